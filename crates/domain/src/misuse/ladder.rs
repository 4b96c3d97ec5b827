//! What the law lets be done about misuse, in its order, and by whom.

use super::{Misuse, MisuseState};
use crate::org::Role;
use crate::{Context, Refusal};
use law::{Citation, Key};

/// What may be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rung {
    Rectify,
    Suspend,
    End,
}

impl Rung {
    fn word(self) -> &'static str {
        match self {
            Self::Rectify => "rectify",
            Self::Suspend => "suspend",
            Self::End => "end",
        }
    }
}

/// The article on what is done about misuse; where the law has none, the one on misuse itself.
pub(super) fn cite(ctx: &Context<'_>) -> Option<Citation> {
    [Key::SharingMisuseSteps, Key::SharingMisuse, Key::SharingLeastPrivilege].into_iter().find_map(|key| ctx.law.cite(key, ctx.today()))
}

/// The steps of the law in their order, each with who may take it.
fn rungs(ctx: &Context<'_>) -> Vec<(String, String)> {
    let otherwise = ctx.law.rule(Key::SharingMisuseSteps, ctx.today()).and_then(|rule| rule.by.clone()).unwrap_or_default();
    let rows = ctx.law.table(Key::SharingMisuseSteps, ctx.today());
    rows.iter().filter_map(|row| Some((row.get("step")?.clone(), row.get("who").cloned().unwrap_or_else(|| otherwise.clone())))).collect()
}

/// Whether the actor may deal with it: whom the law names for the step, else the source or the authority.
pub(super) fn handles(matter: &Misuse, rung: Option<Rung>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let rungs = rungs(ctx);
    let named = rung.and_then(|rung| rungs.iter().find(|(step, _)| step == rung.word())).map(|(_, who)| who.as_str());
    let roles: Vec<&str> = named.unwrap_or("authority、source").split('、').collect();
    let parties = matter.parties();
    let orgs = roles.iter().map(|role| ctx.bearer(Some(role), &parties));
    let mut last = Refusal::hidden();
    for org in orgs {
        let role = if org == ctx.authority && *org != matter.source { Role::Reviewer } else { Role::DataOfficer };
        match ctx.actor.must_for(org, role) {
            Ok(()) => return Ok(()),
            Err(refusal) if refusal.kind == crate::RefusalKind::Role => last = refusal,
            Err(_) => {}
        }
    }
    Err(last)
}

/// Whether the law knows the step, and the one before it was taken and didn't help.
pub(super) fn reached(matter: &Misuse, rung: Rung, ctx: &Context<'_>) -> Result<(), Refusal> {
    let rungs = rungs(ctx);
    let Some(place) = rungs.iter().position(|(step, _)| step == rung.word()) else {
        let remedy = "可以要求说明、了结，或者依其他规定办理";
        return Err(Refusal::law("misuse.no_power", cite(ctx), "适用的法没有规定可以这样处理", remedy));
    };
    let before = place.checked_sub(1).and_then(|place| rungs.get(place)).map(|(step, _)| step.as_str());
    let failed = match (&matter.state, before) {
        (MisuseState::Noted, None) => true,
        (MisuseState::Rectifying, Some("rectify")) => matter.order.as_ref().is_some_and(|order| order.until < ctx.today()),
        (MisuseState::Rectified { .. }, Some("rectify")) | (MisuseState::Suspended { .. }, Some("suspend")) => true,
        _ => false,
    };
    if failed {
        return Ok(());
    }
    let (message, remedy) = match before {
        Some("rectify") => ("须先限期整改，逾期不改或者整改不到位才能暂停", "请先督促整改，到期后再办"),
        Some(_) => ("须先暂停调用，仍不整改才能终止授权", "请先暂停调用"),
        None => ("这一步已经办过", "请刷新后查看最新状态"),
    };
    Err(Refusal::law("misuse.order", cite(ctx), message, remedy))
}
