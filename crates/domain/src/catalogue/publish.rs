//! Putting a contract in force: the authority publishes what it has reviewed.

use super::complete::complete;
use super::edition::{Edition, Shelf};
use super::registration::opened_by_publishing;
use super::retype::{filed, opened_for_want_of_basis, tightened};
use super::review::{event, under_review};
use super::steps::all_passed;
use super::{Contract, Resource, ResourceState};
use crate::clock::ClockStep;
use crate::org::OrgKind;
use crate::source::{Known, once};
use crate::{Context, Decision, Event, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Publishes it 审定发布.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Publish {}

impl Publish {
    /// Decides; the review clock is met and the contract comes into force, as the next version of the level's
    /// catalogue. A limit without a basis is lifted where the law wants that. Where the law has resources
    /// registered, a registration opens.
    ///
    /// # Errors
    /// By the department itself; not under review; by the one who submitted it; a step is missing; the law changed meanwhile and wants
    /// more of the contract; withheld and not filed; another became the source of an item.
    pub fn decide(self, resource: Resource, known: &Known, shelf: &Shelf, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        not_by_itself(&resource, ctx)?;
        under_review(&resource, ctx)?;
        four_eyes(&resource, ctx)?;
        all_passed(&resource, ctx)?;
        let (opened, tightened) = (opened_for_want_of_basis(&resource.draft, ctx)?, tightened(&resource, ctx));
        let lifted = opened.is_some();
        let resource = Resource { draft: opened.unwrap_or_else(|| resource.draft.clone()), ..resource };
        complete(&resource.draft, &resource, known, ctx)?;
        once(&resource.draft, &resource.org, known, ctx)?;
        let filing = filed(&resource, ctx)?;
        let event = match (lifted, tightened) {
            (true, _) => {
                let note = format!("限制共享没有依据，转为{}", resource.draft.type_title(ctx.law, ctx.today()));
                published(&resource, ctx, Key::CatalogueUnfoundedOpen).note(note)
            }
            (_, Some(change)) => published(&resource, ctx, Key::CatalogueTighten).note(format!("{change}，经审核同意")),
            _ => match &filing {
                Some(filing) => {
                    let note = format!("备案：{}，{}", filing.number, filing.on);
                    published(&resource, ctx, Key::CatalogueWithholdFiling).note(note)
                }
                None => published(&resource, ctx, Key::CatalogueReview),
            },
        };
        let mut met = vec![ClockStep::meet(Key::CatalogueReview, resource.case())];
        let effect = |contract: &Contract| contract.stated_effect(ctx.law, ctx.today());
        // An assessment, and the term that follows from it, holds for the type it was about.
        let retyped = resource.published.as_ref().map(effect) != Some(effect(&resource.draft));
        met.extend(retyped.then(|| ClockStep::meet(Key::CatalogueUpgrade, resource.case())));
        let assessed = resource.assessed.clone().filter(|_| !retyped);
        let typed = resource.typed_by_review(ctx);
        let edition = Edition::published(&resource, &resource.draft, shelf.last, ctx);
        let registration = opened_by_publishing(&resource, &resource.draft, shelf.registration.as_ref(), shelf.forms.as_ref(), ctx);
        let (published, version) = (Some(resource.draft.clone()), resource.version + 1);
        let state = ResourceState::Published { at: ctx.now };
        let resource = Resource { state, published, version, filing, passed: Vec::new(), assessed, typed, ..resource };
        let decision = Decision::of(event, resource).and(edition).clocks(met);
        Ok(registration.into_iter().fold(decision, Decision::and))
    }
}

fn published(resource: &Resource, ctx: &Context<'_>, key: Key) -> Event {
    event("catalogue.published", resource, ctx, key)
}

/// The law gives the review to the authority: a department does not put its own catalogue in force, and least of
/// all a stricter sharing type.
fn not_by_itself(resource: &Resource, ctx: &Context<'_>) -> Result<(), Refusal> {
    // Whoever serves the hub sees the entry; it is told next whose review it is.
    if ctx.actor.kind == OrgKind::Authority || ctx.serves().is_some() {
        return Ok(());
    }
    if ctx.actor.org != resource.org {
        return Err(Refusal::hidden());
    }
    let cite = |key| ctx.law.cite(key, ctx.today());
    let (cite, what) = match tightened(resource, ctx) {
        Some(change) => (cite(Key::CatalogueTighten), format!("{change}，须先经公共数据主管部门审核")),
        None => (cite(Key::CatalogueReviewer), "目录由公共数据主管部门审定，本机构不能自行发布".to_owned()),
    };
    if cite.is_none() {
        return Ok(());
    }
    Err(Refusal::law("catalogue.own_review", cite, what, "请报送公共数据主管部门"))
}

/// Whoever submitted it does not review it, also within the authority.
pub(super) fn four_eyes(resource: &Resource, ctx: &Context<'_>) -> Result<(), Refusal> {
    match &resource.state {
        ResourceState::Submitted { by, .. } if ctx.actor.is(by) => Err(Refusal::law(
            "catalogue.four_eyes",
            ctx.law.cite(Key::CatalogueGather, ctx.today()),
            "报送人不能审定自己报送的目录",
            "请由主管部门的其他审核员审定",
        )),
        _ => Ok(()),
    }
}
