//! A notice 更正通知: what you received was wrong; fetch it anew, and say that you have.

use super::KeyValue;
use crate::decision::Room;
use crate::matter::{Matter, brief};
use crate::org::Role;
use crate::{Context, CorrectionId, Decision, Event, GrantId, NoticeId, OrgId, PersonId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// A notice to one organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// Identifier: correction and organization.
    pub id: NoticeId,
    /// The correction.
    pub correction: CorrectionId,
    /// The resource.
    pub resource: ResourceId,
    /// Its title.
    pub resource_title: String,
    /// Its source department.
    pub source: OrgId,
    /// Who received the wrong value.
    pub org: OrgId,
    /// Key of the record, values sealed; empty for whoever took files or sees only part of the rows.
    pub key: Vec<KeyValue>,
    /// The item that was wrong; empty where a record was missing.
    pub item: String,
    /// Its title.
    pub item_title: String,
    /// The grants under which it was received.
    pub grants: Vec<GrantId>,
    /// When it was sent.
    pub sent: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: NoticeState,
}

/// Where a notice stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum NoticeState {
    /// To be acknowledged 待确认.
    Sent,
    /// Acknowledged 已确认.
    Acknowledged {
        /// By whom.
        by: PersonId,
        /// What was done with it.
        note: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

/// What can be done with a notice.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum NoticeStep {
    /// The recipient acknowledges it.
    Acknowledge(Acknowledge),
}

/// Acknowledges 确认收到更正.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Acknowledge {
    /// What was done with it; may be empty.
    #[serde(default)]
    pub note: String,
}

impl Acknowledge {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; acknowledged before.
    pub fn decide(self, notice: Notice, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&notice.org, Role::DataOfficer)?;
        if notice.state != NoticeState::Sent {
            return Err(Refusal::state("notice.acknowledged", "更正通知已经确认", "无需再次确认"));
        }
        let note = brief(&self.note, "note", "处理情况")?;
        let event = Event::new("notice.acknowledged", Room::Notice, notice.id());
        let state = NoticeState::Acknowledged { by: ctx.actor.person.clone(), note, at: ctx.now };
        Ok(Decision::of(event, Notice { state, ..notice }))
    }
}

/// A notice is opened by correcting, never by itself.
#[derive(Clone, Debug, Deserialize)]
pub enum Never {}

impl Matter for Notice {
    const ROOM: Room = Room::Notice;
    type Open = Never;
    type Step = NoticeStep;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.source
    }
    fn opposite(&self) -> &OrgId {
        &self.org
    }
    fn subject(&self) -> Option<&ResourceId> {
        Some(&self.resource)
    }
    fn title(&self) -> String {
        format!("{}·{}", self.resource_title, if self.item_title.is_empty() { "记录" } else { &self.item_title })
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.sent
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            NoticeState::Sent => "sent",
            NoticeState::Acknowledged { .. } => "acknowledged",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let sent = self.state == NoticeState::Sent && ctx.actor.must_for(&self.org, Role::DataOfficer).is_ok();
        if sent { vec!["acknowledge"] } else { Vec::new() }
    }
}
