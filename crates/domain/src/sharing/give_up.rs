//! Grants that end before their last day.

use super::{Grant, GrantState};
use crate::decision::Room;
use crate::matter::brief;
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Gives a grant up 退回授权: its holder needs it no longer.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GiveUp {
    /// Why; may be empty.
    #[serde(default)]
    pub note: String,
}

impl GiveUp {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; ended before.
    pub fn decide(self, grant: Grant, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&grant.consumer, Role::DataOfficer)?;
        if matches!(grant.state, GrantState::Ended { .. } | GrantState::Prepared) || grant.until < ctx.today() {
            return Err(Refusal::state("grant.over", "授权尚未生效或者已经终止", "请刷新后查看最新状态"));
        }
        let note = brief(&self.note, "note", "说明")?;
        let event = Event::new("grant.given_up", Room::Grant, grant.id.as_str()).note(note);
        let state = GrantState::Ended { why: "使用部门退回".into(), at: ctx.now };
        Ok(Decision::of(event, Grant { state, ..grant }))
    }
}

/// Declares that an event is over 事件结束: what was shared because of it is no longer answered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndEvent {
    /// The event, as the grants name it.
    pub event: String,
    /// The document that says so.
    #[serde(default)]
    pub document: String,
}

impl EndEvent {
    /// Decides over the grants that were given because of it.
    ///
    /// # Errors
    /// Not by the authority; no document; no grant rests on such an event.
    pub fn decide(self, grants: Vec<Grant>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        let document = brief(&self.document, "document", "文件")?;
        if document.is_empty() {
            return Err(Refusal::input(vec![Fault::at("document", "请写明宣布结束的文件")]));
        }
        let open = |grant: &Grant| matches!(grant.state, GrantState::Active | GrantState::Prepared | GrantState::Suspended { .. });
        let mut grants = grants.into_iter().filter(open).map(|grant| {
            let why = format!("{}已经结束（{document}）", self.event);
            Grant { state: GrantState::Ended { why, at: ctx.now }, ..grant }
        });
        let first = grants.next().ok_or_else(|| Refusal::state("grant.no_event", "没有因这一事件共享的数据", "请核对事件的名称"))?;
        let cite = ctx.law.cite(Key::SharingSpecial, ctx.today());
        let event = Event::new("grant.event_ended", Room::Grant, first.id.as_str()).note(self.event.clone()).under(cite);
        Ok(grants.fold(Decision::of(event, first), Decision::and))
    }
}
