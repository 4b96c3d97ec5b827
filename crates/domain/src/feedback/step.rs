//! Giving feedback, and answering it.

use super::{Counts, Feedback, FeedbackState, Kind};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::matter::{Matter, stated};
use crate::org::Role;
use crate::sharing::Grant;
use crate::{Context, Decision, Event, Fault, FeedbackId, GrantId, OrgId, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// What can be done with feedback.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// The source answers.
    Answer(Answer),
    /// The user reports on the period.
    File(File),
}

/// Gives feedback 反馈.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Open {
    /// The grant the data was had under.
    pub grant: GrantId,
    /// What it is about; on usage the node asks, period by period.
    pub kind: Kind,
    /// What is said.
    #[serde(default)]
    pub text: String,
}

impl Open {
    /// Decides: it goes to the source, and the authority sees it.
    ///
    /// # Errors
    /// Another's grant is hidden; nothing said; a report on use, which is asked for.
    pub fn decide(self, id: FeedbackId, grant: &Grant, title: &str, source: &OrgId, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&grant.consumer, Role::DataOfficer)?;
        if self.kind == Kind::Usage {
            return Err(Refusal::input(vec![Fault::at("kind", "使用情况按期报告，请在收件箱办理")]));
        }
        let text = stated(&self.text, "text", "反馈的内容", Key::SharingMechanism, ctx)?;
        let feedback = Feedback {
            id,
            grant: grant.id.clone(),
            resource: grant.resource.clone(),
            resource_title: title.to_owned(),
            source: source.clone(),
            user: grant.consumer.clone(),
            kind: self.kind,
            period: None,
            opened: ctx.now,
            state: FeedbackState::Told { text },
        };
        let cite = ctx.law.cite(Key::SharingMechanism, ctx.today());
        Ok(Decision::of(Event::new("feedback.given", Room::Feedback, feedback.id.as_str()).under(cite), feedback))
    }
}

/// Answers it 回应反馈.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Answer {
    /// In the source's words.
    #[serde(default)]
    pub reply: String,
}

impl Answer {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; answered before; nothing said.
    pub fn decide(self, feedback: Feedback, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&feedback.source, Role::DataOfficer)?;
        let FeedbackState::Told { text } = feedback.state.clone() else {
            return Err(Refusal::state("feedback.done", "这件反馈不待回应", "请刷新后查看最新状态"));
        };
        let reply = stated(&self.reply, "reply", "回应的内容", Key::SharingMechanism, ctx)?;
        let event = Event::new("feedback.answered", Room::Feedback, feedback.id()).under(ctx.law.cite(Key::SharingMechanism, ctx.today()));
        Ok(Decision::of(event, Feedback { state: FeedbackState::Replied { text, reply, at: ctx.now }, ..feedback }))
    }
}

/// Reports on the period 报告使用情况: to the source and the authority in one act.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// How the data was used, and what came of it.
    #[serde(default)]
    pub text: String,
    /// Calls in the period, counted by the door.
    #[serde(skip)]
    pub counts: Counts,
}

impl File {
    /// Decides: the clock stops.
    ///
    /// # Errors
    /// Another's is hidden; reported before; nothing said.
    pub fn decide(self, feedback: Feedback, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&feedback.user, Role::DataOfficer)?;
        if feedback.state != FeedbackState::Due {
            return Err(Refusal::state("feedback.done", "使用情况已经报告", "无需再报"));
        }
        let text = stated(&self.text, "text", "使用情况", Key::UseFeedback, ctx)?;
        let event = Event::new("feedback.filed", Room::Feedback, feedback.id()).under(ctx.law.cite(Key::UseFeedback, ctx.today()));
        let met = ClockStep::meet(Key::UseFeedback, feedback.case());
        let state = FeedbackState::Filed { text, counts: self.counts, at: ctx.now };
        Ok(Decision::of(event, Feedback { state, ..feedback }).clocks([met]))
    }
}
