//! What users have to observe 使用要求: who applies has read it, and the words that were read go with the grant.

use super::Application;
use crate::catalogue::{Contract, Resource};
use crate::{Context, Fault, PersonId, Refusal};
use chrono::{DateTime, FixedOffset};
use law::Key;
use serde::{Deserialize, Serialize};

/// Requirements as they were acknowledged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Requirements {
    /// In the words of the entry.
    pub text: String,
    /// Version of the entry that had these words.
    pub version: u64,
    /// Who acknowledged them.
    pub by: PersonId,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// Under which rule requirements are stated in an entry; none where the law wants none.
fn wanted(ctx: &Context<'_>) -> Option<Key> {
    let own = ctx.law.holds(Key::CatalogueUseRequirements, ctx.today()).then_some(Key::CatalogueUseRequirements);
    let rows = ctx.law.table(Key::CatalogueGuideFields, ctx.today());
    let listed = rows.iter().any(|row| row.get("field").is_some_and(|field| field == Contract::USE_REQUIREMENTS));
    own.or(listed.then_some(Key::CatalogueGuideFields))
}

/// The requirements in force were read, in the words they have now.
pub(super) fn acknowledged(
    application: &Application,
    resource: &Resource,
    contract: &Contract,
    ctx: &Context<'_>,
) -> Result<Option<Requirements>, Refusal> {
    let text = contract.fields.get(Contract::USE_REQUIREMENTS).map_or("", |text| text.trim());
    let Some(key) = wanted(ctx).filter(|_| contract.states(Contract::USE_REQUIREMENTS)) else { return Ok(None) };
    if application.acknowledged.trim() == text {
        let (by, version) = (ctx.actor.person.clone(), resource.version);
        return Ok(Some(Requirements { text: text.to_owned(), version, by, at: ctx.now }));
    }
    let what = match application.acknowledged.trim() {
        "" => format!("没有确认使用要求：{text}"),
        _ => format!("使用要求已经更新为第 {} 版：{text}", resource.version),
    };
    let fault = Fault::at("acknowledged", "请阅读并确认使用要求");
    let cite = ctx.law.cite(key, ctx.today());
    Err(Refusal::law("sharing.unacknowledged", cite, what, "请阅读并确认遵守后再申请").with_faults(vec![fault]))
}
