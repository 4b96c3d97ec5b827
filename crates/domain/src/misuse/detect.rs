//! How a case of misuse comes up: by what the node sees, or because somebody reports it.

use super::{Evidence, Misuse, MisuseState, Sign};
use crate::decision::Room;
use crate::matter::stated;
use crate::org::Role;
use crate::sharing::{Grant, GrantState};
use crate::{Context, Decision, Event, GrantId, MisuseId, OrgId, Refusal};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// Whether so many calls in one hour are an anomaly: at least `least`, and more than `times` what a usual day has.
pub fn surges(in_an_hour: u64, usual_day: u64, times: u64, least: u64) -> bool {
    in_an_hour >= least && in_an_hour > usual_day.saturating_mul(times)
}

/// Notes what was seen under a grant 登记监测发现; by the node itself.
#[derive(Clone, Debug)]
pub struct Detect {
    /// By what.
    pub sign: Sign,
    /// What was seen. For idleness: since when nothing was called.
    pub evidence: Evidence,
}

/// The grant a case is about, with what its title and parties come from.
#[derive(Clone, Copy, Debug)]
pub struct Of<'a> {
    /// The grant.
    pub grant: &'a Grant,
    /// Title of its resource.
    pub title: &'a str,
    /// The resource's source department.
    pub source: &'a OrgId,
    /// Whether a case with the same sign is open under it.
    pub known: bool,
}

impl Detect {
    /// Decides; none where it is known already, or the law's term has not run out.
    ///
    /// # Errors
    /// Not by the node.
    pub fn decide(self, id: MisuseId, of: &Of<'_>, ctx: &Context<'_>) -> Result<Option<Decision>, Refusal> {
        ctx.actor.must(Role::Node)?;
        if of.known || matches!(of.grant.state, GrantState::Ended { .. } | GrantState::Prepared) && self.sign != Sign::Unauthorised {
            return Ok(None);
        }
        let Some(cite) = (if self.sign == Sign::Idle { self.idle(of, ctx) } else { Some(under(self.sign, ctx)) }) else { return Ok(None) };
        let matter = noted(id, of, ctx.authority.clone(), self.sign, self.evidence, String::new(), ctx);
        let event = Event::new("misuse.detected", Room::Misuse, matter.id.as_str()).note(matter.title.clone()).under(cite);
        Ok(Some(Decision::of(event, matter)))
    }

    /// The article whose term ran out; none while it runs, or where no law has one.
    fn idle(&self, of: &Of<'_>, ctx: &Context<'_>) -> Option<Option<Citation>> {
        ctx.law.rule(Key::SharingIdle, ctx.today())?;
        let term = ctx.law.due(Key::SharingIdle, self.evidence.from).ok()?;
        let over = ctx.now > term.at && of.grant.state == GrantState::Active && of.grant.until >= ctx.today();
        over.then_some(Some(term.citation))
    }
}

/// Reports misuse 反映未按申请使用.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Open {
    /// The grant.
    pub grant: GrantId,
    /// What is said to have happened.
    #[serde(default)]
    pub note: String,
}

impl Open {
    /// Decides: by the source department or the authority.
    ///
    /// # Errors
    /// Another's is hidden; nothing said.
    pub fn decide(self, id: MisuseId, of: &Of<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let role = if ctx.actor.org == *of.source { Role::DataOfficer } else { Role::Reviewer };
        if ctx.actor.org != *of.source && ctx.actor.org != *ctx.authority {
            return Err(Refusal::hidden());
        }
        ctx.actor.must(role)?;
        let note = stated(&self.note, "note", "反映的情况", Key::SharingMisuse, ctx)?;
        let seen = Evidence { calls: 0, from: ctx.now, to: ctx.now };
        let matter = noted(id, of, ctx.actor.org.clone(), Sign::Reported, seen, note, ctx);
        let event = Event::new("misuse.reported", Room::Misuse, matter.id.as_str()).under(under(Sign::Reported, ctx));
        Ok(Decision::of(event, matter))
    }
}

fn noted(id: MisuseId, of: &Of<'_>, reporter: OrgId, sign: Sign, evidence: Evidence, note: String, ctx: &Context<'_>) -> Misuse {
    Misuse {
        id,
        grant: of.grant.id.clone(),
        resource: of.grant.resource.clone(),
        resource_title: of.title.to_owned(),
        source: of.source.clone(),
        user: of.grant.consumer.clone(),
        reporter,
        sign,
        title: title(sign, ctx),
        evidence,
        note,
        opened: ctx.now,
        order: None,
        state: MisuseState::Noted,
    }
}

/// The case of the law that a sign stands for: its own, else that of any call without authority.
fn title(sign: Sign, ctx: &Context<'_>) -> String {
    let rows = ctx.law.table(Key::SharingMisuse, ctx.today());
    let of =
        |word: &str| rows.iter().find(|row| row.get("sign").is_some_and(|known| known == word)).and_then(|row| row.get("title").cloned());
    let call = matches!(sign, Sign::Scope | Sign::Purpose);
    of(sign.word()).or_else(|| of(Sign::Unauthorised.word()).filter(|_| call)).unwrap_or_else(|| sign.title().to_owned())
}

/// The article under which it is noted.
fn under(sign: Sign, ctx: &Context<'_>) -> Option<Citation> {
    let special = matches!(sign, Sign::Scope | Sign::Purpose | Sign::Unauthorised).then_some(Key::SharingMisuse);
    let keys = special.into_iter().chain([Key::SharingMisuse, Key::SharingLeastPrivilege, Key::UsePurpose]);
    keys.into_iter().find_map(|key| ctx.law.cite(key, ctx.today()))
}
