//! Review of the catalogue: submitted, returned, withdrawn.

use super::complete::complete;
use super::edition::{Edition, Shelf};
use super::founded::vague;
use super::guide::edition;
use super::registration::ended_by_withdrawing;
use super::{Resource, ResourceState};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::org::{Before, Role, ready};
use crate::ruleset::graded_by;
use crate::source::{Known, once};
use crate::{Context, Decision, Event, Fault, Parties, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Submits the draft to the authority 报送审定.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Submit {}

impl Submit {
    /// Decides; the review clock starts. `known` is what is known of the elements it names.
    ///
    /// # Errors
    /// What the law still wants of the contract, or of the institution before its first one; made from shared data without consent;
    /// an item that another department is the source of; not a draft.
    pub fn decide(self, resource: Resource, known: &Known, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::CatalogueCompile, &Parties::of(&resource.org))?;
        if !matches!(resource.state, ResourceState::Draft | ResourceState::Returned { .. }) {
            return Err(Refusal::state("catalogue.not_draft", "目录不是草稿，不能提交", "请先修改目录"));
        }
        if let Some(org) = known.org.as_ref().filter(|_| resource.published.is_none()) {
            ready(org, Before::Catalogue, ctx)?;
        }
        if let Some(org) = &known.org {
            super::applies::applies(&resource.draft, org, ctx)?;
        }
        complete(&resource.draft, &resource, known, ctx)?;
        super::upstream::consented(&resource, known, ctx)?;
        let mut event = event("catalogue.submitted", &resource, ctx, Key::CatalogueCompile);
        once(&resource.draft, &resource.org, known, ctx)?;
        let clock = ClockStep::starting(ctx, "catalogue.submitted", &[Key::CatalogueReview], &resource.case(), &Parties::of(&resource.org));
        // Only reporting the update meets the term for it; a draft that is saved does not.
        let updated = ClockStep::meet(Key::CatalogueUpdate, resource.case());
        let state = ResourceState::Submitted { at: ctx.now, by: ctx.actor.person.clone() };
        let (guide, graded_by) = (edition(&known.rulesets, ctx), graded_by(&resource.org, &known.rulesets));
        let graded = graded_by.as_ref().map(|rules| format!("按{rules}分类分级"));
        let follows = resource.draft.by_reference.then(|| "参照执行".to_owned());
        let said: Vec<_> = follows.into_iter().chain(vague(&resource.draft, ctx)).chain(graded).collect();
        event.note = (!said.is_empty()).then(|| said.join("；"));
        let resource = Resource { state, guide, graded_by, passed: Vec::new(), ..resource };
        Ok(Decision::of(event, resource).clocks([updated]).clocks(clock))
    }
}

/// Sends it back 退回修改.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Return {
    /// What has to be changed.
    pub reason: String,
    /// What is wrong with single fields or items, by their names.
    #[serde(default)]
    pub fields: BTreeMap<String, String>,
}

impl Return {
    /// Decides; the review clock is met.
    ///
    /// # Errors
    /// Without a reason; not under review.
    pub fn decide(self, resource: Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        under_review(&resource, ctx)?;
        let reason = reason(&self.reason, Key::CatalogueReview, "退回须说明理由", ctx)?;
        let fields = pointed(self.fields)?;
        let each = fields.iter().map(|(field, why)| format!("{field}：{why}"));
        let said: Vec<_> = std::iter::once(reason.clone()).chain(each).collect();
        let event = event("catalogue.returned", &resource, ctx, Key::CatalogueReview).note(said.join("；"));
        let clock = ClockStep::meet(Key::CatalogueReview, resource.case());
        let state = ResourceState::Returned { reason, at: ctx.now, fields, by: Some(ctx.actor.person.clone()) };
        Ok(Decision::of(event, Resource { state, ..resource }).clocks([clock]))
    }
}

/// Takes it out of the catalogue 撤销.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Withdraw {
    /// Why.
    pub reason: String,
}

impl Withdraw {
    /// Decides. `grants` is the number of grants that still hold, `requests` of applications still open.
    ///
    /// # Errors
    /// Without a reason; under review; while others rely on it.
    pub fn decide(self, resource: Resource, grants: u64, requests: u64, shelf: &Shelf, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&resource.org, Role::DataOfficer)?;
        if matches!(resource.state, ResourceState::Submitted { .. } | ResourceState::Withdrawn { .. }) {
            return Err(Refusal::state("catalogue.not_draft", "目录正在审定或已撤销", "请等待审定结果"));
        }
        let reason = reason(&self.reason, Key::CatalogueCompile, "撤销须说明理由", ctx)?;
        if grants > 0 {
            return Err(Refusal::state("catalogue.in_use", format!("仍有 {grants} 项有效授权在使用该资源"), "请待授权到期后再撤销"));
        }
        if requests > 0 {
            return Err(Refusal::state("catalogue.asked_for", format!("仍有 {requests} 件共享申请未办结"), "请先答复申请、完成提供"));
        }
        let event = event("catalogue.withdrawn", &resource, ctx, Key::CatalogueCompile).note(reason.clone());
        let edition = Edition::withdrawn(&resource, &reason, shelf.last, ctx);
        let registration = ended_by_withdrawing(&resource, shelf.registration.as_ref(), shelf.forms.as_ref(), &reason, ctx);
        let state = ResourceState::Withdrawn { reason, at: ctx.now };
        let nothing_left = [Key::CatalogueUpdate, Key::CatalogueUpgrade].map(|key| ClockStep::meet(key, resource.case()));
        let resource = Resource { state, published: None, filing: None, assessed: None, ..resource };
        let decision = Decision::of(event, resource).clocks(nothing_left);
        let decision = edition.into_iter().fold(decision, Decision::and);
        Ok(registration.into_iter().fold(decision, Decision::and))
    }
}

pub(super) fn under_review(resource: &Resource, ctx: &Context<'_>) -> Result<(), Refusal> {
    ctx.actor.must_authority(Role::Reviewer)?;
    if matches!(resource.state, ResourceState::Submitted { .. }) {
        Ok(())
    } else {
        Err(Refusal::state("catalogue.not_submitted", "目录不在审定中", "请刷新后查看目录的最新状态"))
    }
}

/// Reasons by field, of a size to be read.
fn pointed(fields: BTreeMap<String, String>) -> Result<BTreeMap<String, String>, Refusal> {
    let long = |(field, why): (&String, &String)| field.chars().count() > 100 || why.chars().count() > 500;
    if fields.len() > 100 || fields.iter().any(long) {
        return Err(Refusal::input(vec![Fault::at("fields", "逐项的理由最多 100 项，每项最多 500 字")]));
    }
    Ok(fields.into_iter().filter(|(_, why)| !why.trim().is_empty()).collect())
}

fn reason(text: &str, key: Key, message: &str, ctx: &Context<'_>) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        let cited = Refusal::law("reason", ctx.law.cite(key, ctx.today()), message, "请写明理由和需要修改之处");
        return Err(cited.with_faults(vec![Fault::at("reason", message)]));
    }
    if text.chars().count() > 2_000 {
        return Err(Refusal::input(vec![Fault::at("reason", "理由最多 2000 字")]));
    }
    Ok(text.to_owned())
}

pub(super) fn event(verb: &str, resource: &Resource, ctx: &Context<'_>, key: Key) -> Event {
    Event::new(verb, Room::Catalogue, resource.id.as_str()).under(ctx.law.cite(key, ctx.today()))
}
