//! Which authority a dispute goes to, by the regions of the parties. Nobody picks it.

use super::ladder::{Who, ladder};
use crate::Context;
use crate::org::Org;
use crate::region;
use law::Key;
use serde::{Deserialize, Serialize};

/// Where a dispute is coordinated.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Venue {
    /// Administrative code of the region whose authority it is.
    pub region: String,
    /// Whether that is this node's.
    pub here: bool,
}

/// Whether the parties are of different levels or regions.
pub(super) fn crosses(claimant: &Org, respondent: &Org) -> bool {
    !region::same(&claimant.region, &respondent.region)
}

/// The authority that coordinates: across levels or regions the one of `dispute.cross`, else the one of the ladder.
pub(super) fn venue(claimant: &Org, respondent: &Org, authority: Option<&Org>, ctx: &Context<'_>) -> Venue {
    let own = authority.map_or(claimant.region.as_str(), |authority| authority.region.as_str());
    let role = if crosses(claimant, respondent) { across(ctx) } else { level(ctx) };
    let region = match role.as_deref() {
        Some("superior_authority" | "authority_of_level") => region::common(&claimant.region, &respondent.region),
        Some("provincial_authority") => region::province(own),
        Some("city_authority") => region::city(own),
        _ => own.to_owned(),
    };
    Venue { here: region::same(&region, own), region }
}

/// To whom a dispute across levels or regions goes: to whom it is brought, where the law says so, else who takes it.
fn across(ctx: &Context<'_>) -> Option<String> {
    let rule = ctx.law.rule(Key::DisputeCross, ctx.today())?;
    rule.to.clone().or_else(|| rule.by.clone())
}

/// Who takes the first step that isn't the parties' own.
fn level(ctx: &Context<'_>) -> Option<String> {
    ladder(ctx).into_iter().find(|rung| rung.who == Who::Authority).and_then(|rung| rung.by)
}
