//! Misuse 未按申请使用: what calls and silence tell of a grant, and what follows: rectify, suspend, end.

mod detect;
mod ladder;
mod step;

pub use detect::{Detect, Of, Open, surges};
pub use step::{Accept, Dismiss, End, Rectify, Report, Step, Suspend};

use crate::decision::Room;
use crate::party::Parties;
use crate::{Context, GrantId, Matter, MisuseId, OrgId, ResourceId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// By what it was noticed; the law's cases name these signs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sign {
    /// A call for items or rows beyond the grant 超范围.
    Scope,
    /// A call for another purpose, or by another unit 超目的.
    Purpose,
    /// No call within the term of the law 闲置.
    Idle,
    /// Many more calls than usual 异常.
    Anomaly,
    /// A call under a grant that had ended or is another's 非授权.
    Unauthorised,
    /// Somebody reported it 有人反映.
    Reported,
}

impl Sign {
    /// The signs that the node looks for by itself.
    pub const SEEN: [Self; 5] = [Self::Scope, Self::Purpose, Self::Unauthorised, Self::Idle, Self::Anomaly];

    /// Codes of the refusals of calls that are a sign of it.
    pub const fn codes(self) -> &'static [&'static str] {
        match self {
            Self::Scope => &["grant.item", "grant.mode"],
            Self::Purpose => &["grant.purpose", "grant.unit"],
            Self::Unauthorised => &["grant.ended", "grant.closed", "grant.suspended"],
            Self::Idle | Self::Anomaly | Self::Reported => &[],
        }
    }

    /// What a refused call is a sign of, by the refusal's code.
    pub fn of_code(code: &str) -> Option<Self> {
        Self::SEEN.into_iter().find(|sign| sign.codes().contains(&code))
    }

    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Scope => "超范围调用",
            Self::Purpose => "超目的调用",
            Self::Idle => "长期未调用",
            Self::Anomaly => "调用异常",
            Self::Unauthorised => "未经授权调用",
            Self::Reported => "有人反映",
        }
    }

    /// Its name, as serialized and as the law's cases name it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Scope => "scope",
            Self::Purpose => "purpose",
            Self::Idle => "idle",
            Self::Anomaly => "anomaly",
            Self::Unauthorised => "unauthorised",
            Self::Reported => "reported",
        }
    }
}

/// What was seen: counts and times, never whom the calls were about.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Calls it rests on; none for idleness.
    pub calls: u64,
    /// From when.
    pub from: DateTime<FixedOffset>,
    /// To when.
    pub to: DateTime<FixedOffset>,
}

/// An order to rectify.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// What has to be done.
    pub demand: String,
    /// Until when, as whoever ordered it stated.
    pub until: NaiveDate,
    /// By whom.
    pub by: OrgId,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// A case of misuse, suspected or found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Misuse {
    /// Identifier.
    pub id: MisuseId,
    /// The grant.
    pub grant: GrantId,
    /// Its resource.
    pub resource: ResourceId,
    /// The resource's title.
    pub resource_title: String,
    /// Its source department.
    pub source: OrgId,
    /// Who holds the grant.
    pub user: OrgId,
    /// Who noticed: the node, or whoever reported it.
    pub reporter: OrgId,
    /// By what.
    pub sign: Sign,
    /// What the law calls it; in our words where it names no such case.
    pub title: String,
    /// What was seen.
    pub evidence: Evidence,
    /// What whoever reported it says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
    /// When it was opened.
    pub opened: DateTime<FixedOffset>,
    /// What was ordered, if something was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub order: Option<Order>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: MisuseState,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum MisuseState {
    /// To be looked at 待处理.
    Noted,
    /// The user has to rectify it 整改中.
    Rectifying,
    /// The user says that it is rectified 待核查.
    Rectified {
        /// What was done.
        report: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Calls are not answered 已暂停.
    Suspended {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Nothing is left to do 已了结.
    Closed {
        /// What was found.
        conclusion: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// The grant was ended 已终止.
    Ended {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

impl Misuse {
    /// Who stands where in it.
    pub fn parties(&self) -> Parties<'_> {
        Parties { source: &self.source, user: Some(&self.user) }
    }

    /// Whether something is left to do.
    pub fn open(&self) -> bool {
        !matches!(self.state, MisuseState::Closed { .. } | MisuseState::Ended { .. })
    }
}

impl Matter for Misuse {
    const ROOM: Room = Room::Misuse;
    type Open = Open;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.source
    }
    fn opposite(&self) -> &OrgId {
        &self.user
    }
    fn subject(&self) -> Option<&ResourceId> {
        Some(&self.resource)
    }
    fn title(&self) -> String {
        format!("{}·{}", self.resource_title, self.title)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.opened
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            MisuseState::Noted => "noted",
            MisuseState::Rectifying => "rectifying",
            MisuseState::Rectified { .. } => "rectified",
            MisuseState::Suspended { .. } => "suspended",
            MisuseState::Closed { .. } => "closed",
            MisuseState::Ended { .. } => "ended",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        step::may(self, ctx)
    }
}
