//! What an entry was made from 加工来源: data that others shared is offered on only as each of them consents.

use super::{Effect, Resource};
use crate::source::Known;
use crate::{Context, Fault, Refusal};
use law::Key;

/// Where the law lets shared data go on with its source's consent, an entry made from it has that of every source.
pub(super) fn consented(resource: &Resource, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    let by_consent = ctx.law.rule(Key::UseOnwardConsent, ctx.today()).is_some();
    let Some(cite) = ctx.law.cite(Key::UseNoOnward, ctx.today()).filter(|_| by_consent) else { return Ok(()) };
    if resource.draft.effect(ctx.law, ctx.today()) == Some(Effect::Withhold) {
        return Ok(()); // offered to nobody
    }
    let from = resource.draft.derived_from.iter().filter_map(|id| known.resources.iter().find(|one| one.id == *id));
    let others = from.filter(|one| one.org != resource.org);
    let lacks = |one: &&Resource| !known.consents.iter().any(|consent| consent.opens(&resource.id, &one.id, ctx.today()));
    let missing: Vec<_> = others.filter(lacks).map(title).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let message = format!("由共享取得的数据加工而成，提供部门尚未同意：{}", missing.join("、"));
    let faults = missing.iter().map(|title| Fault::at("derived_from", format!("“{title}”的提供部门尚未同意"))).collect();
    let remedy = "请在授权页请求扩大使用，写明编入的目录，经提供部门同意后再报送；不对外提供的，改为不予共享";
    Err(Refusal::law("catalogue.onward", Some(cite), message, remedy).with_faults(faults))
}

fn title(resource: &Resource) -> String {
    resource.published.as_ref().unwrap_or(&resource.draft).title.clone()
}
