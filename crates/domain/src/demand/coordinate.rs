//! The authority finds who holds what is demanded, or says that nobody does.

use super::{Demand, DemandState, coordination, elsewhere};
use crate::decision::Room;
use crate::matter::{Matter, brief, stated};
use crate::org::{Org, Role};
use crate::{Context, Decision, Event, Fault, OrgId, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Names the department that holds it 对接提供部门.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Assign {
    /// Which.
    pub provider: OrgId,
    /// Why that one; may be empty.
    #[serde(default)]
    pub note: String,
}

impl Assign {
    /// Decides: the provider receives it now, and its clocks run from now. `provider` is the one named, if there is
    /// such an organization.
    ///
    /// # Errors
    /// Not by the authority; not to be matched; nobody, or the applicant, is named.
    pub fn decide(self, matter: Demand, provider: Option<&Org>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        coordinates(ctx)?;
        if matter.state != DemandState::Matching {
            return Err(elsewhere());
        }
        let Some(provider) = provider.filter(|org| org.id != matter.applicant) else {
            return Err(Refusal::input(vec![Fault::at("provider", "请选择申请部门以外的一个机构")]));
        };
        let note = brief(&self.note, "note", "对接说明")?;
        let event =
            Event::new("demand.assigned", Room::Demand, matter.id()).under(coordination(ctx)).note(format!("{} {note}", provider.name));
        let matter = Demand { provider: Some(provider.id.clone()), state: DemandState::Reviewing, ..matter };
        let clocks = matter.start("demand.submitted", ctx, |key| ctx.falls_to_source(*key));
        Ok(Decision::of(event, matter).clocks(clocks))
    }
}

/// Answers that nobody holds it 无来源.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoSource {
    /// Why that is believed.
    #[serde(default)]
    pub reason: String,
}

impl NoSource {
    /// Decides: it is closed, with its reason.
    ///
    /// # Errors
    /// Not by the authority; not to be matched; without a reason.
    pub fn decide(self, matter: Demand, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        coordinates(ctx)?;
        if matter.state != DemandState::Matching {
            return Err(elsewhere());
        }
        let reason = stated(&self.reason, "reason", "没有来源的理由", Key::SharingCoordinate, ctx)?;
        let event = Event::new("demand.unsourced", Room::Demand, matter.id()).under(coordination(ctx)).note(reason.clone());
        let met = matter.all_met();
        Ok(Decision::of(event, Demand { state: DemandState::Unsourced { reason, at: ctx.now }, ..matter }).clocks(met))
    }
}

/// The actor reviews for the authority; to others the matching is nobody's business.
pub(super) fn coordinates(ctx: &Context<'_>) -> Result<(), Refusal> {
    ctx.actor.must_for(ctx.authority, Role::Reviewer)
}
