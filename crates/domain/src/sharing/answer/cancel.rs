//! Taking a request back.

use super::super::{Request, RequestState};
use super::asked;
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, Refusal};
use serde::{Deserialize, Serialize};

/// Takes the request back 撤回申请, before it is delivered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancel {}

impl Cancel {
    /// Decides.
    ///
    /// # Errors
    /// Another's request is hidden; already delivered or refused.
    pub fn decide(self, request: Request, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&request.applicant, Role::DataOfficer)?;
        if !matches!(request.state, RequestState::Agreed { .. }) {
            asked(&request, ctx)?;
        }
        let event = Event::new("sharing.cancelled", Room::Sharing, request.id.as_str());
        let met = request.all_met();
        Ok(Decision::of(event, Request { state: RequestState::Cancelled { at: ctx.now }, ..request }).clocks(met))
    }
}
