//! Feedback 使用反馈: what users of data tell its source and the authority, of themselves or when the period is over.

mod period;
mod step;

pub use period::{Ask, Period};
pub use step::{Answer, File, Open, Step};

use crate::decision::Room;
use crate::org::Role;
use crate::{Context, FeedbackId, GrantId, Matter, OrgId, ResourceId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// What it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Whether the data is right 质量.
    Quality,
    /// Whether it covers what it should 覆盖.
    Coverage,
    /// Whether it was of use 成效.
    Usefulness,
    /// How it was used in a period 使用情况.
    Usage,
}

impl Kind {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Quality => "数据质量",
            Self::Coverage => "数据覆盖",
            Self::Usefulness => "应用成效",
            Self::Usage => "使用情况",
        }
    }
}

/// Calls under the grant in a period, as the hub counted them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Answered.
    pub answered: u64,
    /// Refused.
    pub refused: u64,
}

/// A piece of feedback.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Feedback {
    /// Identifier.
    pub id: FeedbackId,
    /// The grant the data was had under.
    pub grant: GrantId,
    /// Its resource.
    pub resource: ResourceId,
    /// The resource's title.
    pub resource_title: String,
    /// Its source department.
    pub source: OrgId,
    /// Who uses the data.
    pub user: OrgId,
    /// What it is about.
    pub kind: Kind,
    /// The period, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub period: Option<Period>,
    /// When it was opened.
    pub opened: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: FeedbackState,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FeedbackState {
    /// The user has to report on the period 待报告.
    Due,
    /// The source has to answer it 待回应.
    Told {
        /// What was said.
        text: String,
    },
    /// Answered 已回应.
    Replied {
        /// What was said.
        text: String,
        /// The source's answer.
        reply: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// The report is in, with the source and the authority 已报告.
    Filed {
        /// What was said.
        text: String,
        /// What the hub counted.
        counts: Counts,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

impl Matter for Feedback {
    const ROOM: Room = Room::Feedback;
    type Open = Open;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.user
    }
    fn opposite(&self) -> &OrgId {
        &self.source
    }
    fn subject(&self) -> Option<&ResourceId> {
        Some(&self.resource)
    }
    fn title(&self) -> String {
        let period = self.period.as_ref().map(|period| format!("（{}）", period.title())).unwrap_or_default();
        format!("{}·{}{period}", self.resource_title, self.kind.title())
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.opened
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            FeedbackState::Due => "due",
            FeedbackState::Told { .. } => "told",
            FeedbackState::Replied { .. } => "replied",
            FeedbackState::Filed { .. } => "filed",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let officer = |org| ctx.actor.must_for(org, Role::DataOfficer).is_ok();
        match self.state {
            FeedbackState::Due if officer(&self.user) => vec!["file"],
            FeedbackState::Told { .. } if officer(&self.source) => vec!["answer"],
            _ => Vec::new(),
        }
    }
}
