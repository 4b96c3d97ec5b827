//! The review of a demand, and taking one back.

use super::{Demand, DemandState, Denial, coordination, elsewhere};
use crate::decision::Room;
use crate::matter::{Matter, brief, stated};
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Finds the demand reasonable 审核通过.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Accept {
    /// What was found; may be empty.
    #[serde(default)]
    pub note: String,
}

impl Accept {
    /// Decides: the review is met; publishing and mounting run from now.
    ///
    /// # Errors
    /// Another's is hidden; not under review.
    pub fn decide(self, matter: Demand, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        reviewable(&matter, ctx)?;
        let note = brief(&self.note, "note", "审核意见")?;
        let cite = ctx.law.cite(Key::DemandReview, ctx.today());
        let event = Event::new("demand.accepted", Room::Demand, matter.id()).under(cite).note(note.clone());
        let met = matter.met(Key::DemandReview);
        let started = matter.start("demand.accepted", ctx, |_| true);
        Ok(Decision::of(event, Demand { state: DemandState::Accepted { note, at: ctx.now }, ..matter }).clocks([met]).clocks(started))
    }
}

/// Refuses a demand that doesn't meet the conditions 驳回.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refuse {
    /// The specific reasons.
    #[serde(default)]
    pub reason: String,
}

impl Refuse {
    /// Decides: every clock is met.
    ///
    /// # Errors
    /// Another's is hidden; not under review; without a reason where the law asks for one.
    pub fn decide(self, matter: Demand, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        reviewable(&matter, ctx)?;
        let key = Key::DemandRefuseReason;
        let reason = match ctx.law.holds(key, ctx.today()) {
            true => stated(&self.reason, "reason", "驳回的具体原因", key, ctx)?,
            false => brief(&self.reason, "reason", "驳回的原因")?,
        };
        let cite = ctx.law.cite(key, ctx.today()).or_else(|| ctx.law.cite(Key::DemandReview, ctx.today()));
        let event = Event::new("demand.refused", Room::Demand, matter.id()).under(cite).note(reason.clone());
        let met = matter.all_met();
        Ok(Decision::of(event, Demand { state: DemandState::Refused { reason, at: ctx.now }, ..matter }).clocks(met))
    }
}

/// Doesn't hold the data 不掌握该数据.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deny {
    /// Why not, or who may.
    #[serde(default)]
    pub reason: String,
}

impl Deny {
    /// Decides: it goes back to the authority; what the provider owed, it owes no longer.
    ///
    /// # Errors
    /// Another's is hidden; not under review; without a word.
    pub fn decide(self, matter: Demand, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        holds(&matter, ctx)?;
        if matter.state != DemandState::Reviewing {
            return Err(elsewhere());
        }
        let reason = brief(&self.reason, "reason", "不掌握该数据的说明")?;
        if reason.is_empty() {
            return Err(Refusal::input(vec![Fault::at("reason", "请说明为什么不掌握该数据")]));
        }
        let cite = ctx.law.cite(Key::DemandMatching, ctx.today()).or_else(|| coordination(ctx));
        let event = Event::new("demand.denied", Room::Demand, matter.id()).under(cite).note(reason.clone());
        let owed = Demand::CLOCKS.into_iter().filter(|key| ctx.falls_to_source(*key));
        let met: Vec<_> = owed.map(|key| matter.met(key)).collect();
        let mut denials = matter.denials.clone();
        denials.push(Denial { org: ctx.actor.org.clone(), reason, at: ctx.now });
        Ok(Decision::of(event, Demand { state: DemandState::Matching, provider: None, denials, ..matter }).clocks(met))
    }
}

/// Takes it back 撤回需求; nobody else can make it go away.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancel {}

impl Cancel {
    /// Decides: every clock is met.
    ///
    /// # Errors
    /// Another's is hidden; closed before.
    pub fn decide(self, matter: Demand, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&matter.applicant, Role::DataOfficer)?;
        if !matter.open() {
            return Err(elsewhere());
        }
        let event = Event::new("demand.cancelled", Room::Demand, matter.id());
        let met = matter.all_met();
        Ok(Decision::of(event, Demand { state: DemandState::Cancelled { at: ctx.now }, ..matter }).clocks(met))
    }
}

/// Under review, and the actor acts for whom the law has review it.
fn reviewable(matter: &Demand, ctx: &Context<'_>) -> Result<(), Refusal> {
    ctx.must_owe(Key::DemandReview, &matter.parties())?;
    if matter.state == DemandState::Reviewing { Ok(()) } else { Err(elsewhere()) }
}

/// The actor acts for the one that is said to hold the data.
pub(super) fn holds(matter: &Demand, ctx: &Context<'_>) -> Result<(), Refusal> {
    let provider = matter.provider.as_ref().ok_or_else(Refusal::hidden)?;
    ctx.actor.must_for(provider, Role::DataOfficer)
}
