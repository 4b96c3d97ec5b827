//! The source's answer, and taking a doubt back.

use super::{Answer, Correction, CorrectionState, Finding};
use crate::decision::Room;
use crate::matter::{Matter, stated};
use crate::org::Role;
use crate::{Context, Decision, Event, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Answers 答复校核.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reply {
    /// What was found.
    pub finding: Finding,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// The same as it may be kept, made by the door: it may name a person.
    #[serde(skip)]
    pub sealed: Option<String>,
}

impl Reply {
    /// Decides: the clock of answering is met; where the data is right, nothing is left to do.
    ///
    /// # Errors
    /// Another's is hidden; without a reason; already answered; *wrong* before it is corrected, where the law wants
    /// the result fed back.
    pub fn decide(self, matter: Correction, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::CorrectionReply, &matter.parties())?;
        let reason = stated(&self.reason, "reason", "核实的情况", Key::CorrectionReply, ctx)?;
        let answer = Answer { finding: self.finding, reason: self.sealed.unwrap_or(reason), at: ctx.now };
        let reply = matter.met(Key::CorrectionReply);
        let complete = matter.met(Key::CorrectionComplete);
        let (state, met) = match (&matter.state, self.finding) {
            (CorrectionState::Asked, Finding::Right) => (CorrectionState::Closed { answer, amendment: None }, vec![reply, complete]),
            (CorrectionState::Asked, _) if ctx.law.holds(Key::CorrectionFeedback, ctx.today()) => return Err(correct_first(ctx)),
            (CorrectionState::Asked, _) => (CorrectionState::Admitted { answer }, vec![reply]),
            (CorrectionState::Corrected { .. }, Finding::Right) => {
                return Err(Refusal::state("correction.corrected", "数据已经更正，不能答复为无误", "请按更正结果答复"));
            }
            (CorrectionState::Corrected { amendment }, _) => {
                (CorrectionState::Closed { answer, amendment: Some(amendment.clone()) }, vec![reply])
            }
            _ => return Err(done()),
        };
        let event = Event::new("correction.replied", Room::Correction, matter.id()).under(ctx.law.cite(Key::CorrectionReply, ctx.today()));
        Ok(Decision::of(event.note(self.finding.title()), Correction { state, ..matter }).clocks(met))
    }
}

/// The law wants the result, not the intention.
fn correct_first(ctx: &Context<'_>) -> Refusal {
    let cite = ctx.law.cite(Key::CorrectionFeedback, ctx.today());
    Refusal::law("correction.feedback", cite, "反馈的应当是处理结果，数据尚未更正", "请先更正数据，再反馈结果")
}

/// Takes it back 撤回校核申请, before it is answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancel {}

impl Cancel {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; already answered.
    pub fn decide(self, matter: Correction, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        cancels(&matter, ctx)?;
        if matter.state != CorrectionState::Asked {
            return Err(done());
        }
        let event = Event::new("correction.cancelled", Room::Correction, matter.id());
        let met = Correction::CLOCKS.map(|key| matter.met(key));
        Ok(Decision::of(event, Correction { state: CorrectionState::Cancelled { at: ctx.now }, ..matter }).clocks(met))
    }
}

/// Whoever brought it may take it back.
pub(super) fn cancels(matter: &Correction, ctx: &Context<'_>) -> Result<(), Refusal> {
    let role = if matter.route == super::Route::CrossCheck { Role::Reviewer } else { Role::DataOfficer };
    ctx.actor.must_for(&matter.applicant, role)
}

/// Nothing is left to answer.
pub(super) fn done() -> Refusal {
    Refusal::state("correction.done", "校核已答复、已办结或者已撤回", "请刷新后查看最新状态")
}
