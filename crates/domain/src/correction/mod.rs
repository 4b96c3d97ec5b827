//! Correction 校核纠错: somebody doubts a value, its source checks it, corrects it, and everyone who received the
//! wrong one is told.

mod amend;
mod notice;
mod open;
mod reply;

pub use amend::{Correct, Received};
pub use notice::{Acknowledge, Never, Notice, NoticeState, NoticeStep};
pub use open::{Open, Sealed};
pub use reply::{Cancel, Reply};

use crate::clock::ClockStep;
use crate::decision::Room;
use crate::party::Parties;
use crate::{BatchId, Context, CorrectionId, Matter, OrgId, PersonId, ResourceId};
use chrono::{DateTime, FixedOffset};
use law::Key;
use serde::{Deserialize, Serialize};

/// How a doubt came in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Route {
    /// A department that uses the data reports it 用数部门反馈.
    User,
    /// A data subject applies, at a counter that files it for her 数据主体申请.
    Subject,
    /// The authority orders it after a cross-check 校核通知.
    CrossCheck,
}

/// One key item and its value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeyValue {
    /// Item name.
    pub item: String,
    /// Value, as text.
    pub value: String,
}

/// What is said to be wrong. It may hold personal data: the door keeps its values sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Claim {
    /// Key of the record.
    #[serde(default)]
    pub key: Vec<KeyValue>,
    /// The item in doubt; empty where the whole record is missing.
    #[serde(default)]
    pub item: String,
    /// The value as held.
    #[serde(default)]
    pub held: String,
    /// The value as it should be, if known.
    #[serde(default)]
    pub claimed: String,
    /// What another department holds, where two disagree.
    #[serde(default)]
    pub other: String,
}

impl Claim {
    /// The same with every value changed by `f`; empty ones stay empty.
    ///
    /// # Errors
    /// Those of `f`.
    pub fn map<E>(self, mut f: impl FnMut(String) -> Result<String, E>) -> Result<Self, E> {
        let mut each = |text: String| if text.is_empty() { Ok(text) } else { f(text) };
        let key = self.key.into_iter().map(|kv| Ok(KeyValue { value: each(kv.value)?, ..kv })).collect::<Result<_, E>>()?;
        Ok(Self { key, item: self.item, held: each(self.held)?, claimed: each(self.claimed)?, other: each(self.other)? })
    }
}

/// What the source found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The data is right 数据无误.
    Right,
    /// It is wrong 数据有误.
    Wrong,
    /// Part of it is wrong 部分有误.
    Partly,
}

impl Finding {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Right => "数据无误",
            Self::Wrong => "数据有误",
            Self::Partly => "部分有误",
        }
    }
}

/// A correction.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Correction {
    /// Identifier.
    pub id: CorrectionId,
    /// The resource.
    pub resource: ResourceId,
    /// Its title, when this was opened.
    pub resource_title: String,
    /// Its source department.
    pub source: OrgId,
    /// Who brought it.
    pub applicant: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// When.
    pub asked: DateTime<FixedOffset>,
    /// How it came in.
    pub route: Route,
    /// Kind of fault, as the law names it.
    pub kind: String,
    /// What is said to be wrong, values sealed.
    pub claim: Claim,
    /// Title of the item in doubt.
    pub item_title: String,
    /// Keyed hashes of the record's key, one per key epoch: by them those who received it are found.
    #[serde(default)]
    pub subject: Vec<String>,
    /// Why it is believed to be wrong, sealed.
    pub grounds: String,
    /// What shows it, sealed.
    #[serde(default)]
    pub evidence: String,
    /// Where it stands.
    #[serde(flatten)]
    pub state: CorrectionState,
}

/// The source's answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// What was found.
    pub finding: Finding,
    /// In the source's words, sealed.
    pub reason: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// A correction made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Amendment {
    /// The batch that carried the right value.
    pub batch: BatchId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// How many organizations were told.
    pub told: usize,
}

/// Where a correction stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum CorrectionState {
    /// The source has to check it 待校核.
    Asked,
    /// Found wrong; to be corrected 待更正.
    Admitted {
        /// The answer.
        answer: Answer,
    },
    /// Corrected; the result has to be fed back 待反馈.
    Corrected {
        /// What was done.
        amendment: Amendment,
    },
    /// Done 已办结.
    Closed {
        /// The answer.
        answer: Answer,
        /// What was done, if anything had to be.
        amendment: Option<Amendment>,
    },
    /// Taken back 已撤回.
    Cancelled {
        /// When.
        at: DateTime<FixedOffset>,
    },
}

/// What can be done in a correction.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// The source answers.
    Reply(Reply),
    /// The source corrects.
    Correct(Correct),
    /// The applicant takes it back.
    Cancel(Cancel),
}

impl Answer {
    fn map<E>(self, f: &mut impl FnMut(String) -> Result<String, E>) -> Result<Self, E> {
        Ok(Self { reason: f(self.reason)?, ..self })
    }
}

impl Correction {
    /// The same with every sealed text changed by `f`.
    ///
    /// # Errors
    /// Those of `f`.
    pub fn map<E>(self, mut f: impl FnMut(String) -> Result<String, E>) -> Result<Self, E> {
        let state = match self.state {
            CorrectionState::Admitted { answer } => CorrectionState::Admitted { answer: answer.map(&mut f)? },
            CorrectionState::Closed { answer, amendment } => CorrectionState::Closed { answer: answer.map(&mut f)?, amendment },
            other => other,
        };
        let (grounds, evidence) = (f(self.grounds)?, f(self.evidence)?);
        Ok(Self { state, grounds, evidence, claim: self.claim.map(&mut f)?, ..self })
    }

    /// The clocks it can run.
    pub const CLOCKS: [Key; 2] = [Key::CorrectionReply, Key::CorrectionComplete];

    /// Who stands where in it.
    pub fn parties(&self) -> Parties<'_> {
        Parties { source: &self.source, user: Some(&self.applicant) }
    }

    fn met(&self, key: Key) -> ClockStep {
        ClockStep::meet(key, self.case())
    }
}

impl Matter for Correction {
    const ROOM: Room = Room::Correction;
    type Open = Open;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.applicant
    }
    fn opposite(&self) -> &OrgId {
        &self.source
    }
    fn subject(&self) -> Option<&ResourceId> {
        Some(&self.resource)
    }
    fn title(&self) -> String {
        format!("{}·{}", self.resource_title, if self.item_title.is_empty() { "记录" } else { &self.item_title })
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.asked
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            CorrectionState::Asked => "asked",
            CorrectionState::Admitted { .. } => "admitted",
            CorrectionState::Corrected { .. } => "corrected",
            CorrectionState::Closed { .. } => "closed",
            CorrectionState::Cancelled { .. } => "cancelled",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let owes = |key| ctx.must_owe(key, &self.parties()).is_ok();
        let (reply, correct) = (owes(Key::CorrectionReply), owes(Key::CorrectionComplete));
        let open = matches!(self.state, CorrectionState::Asked);
        let mut may = Vec::new();
        if reply && (open || matches!(self.state, CorrectionState::Corrected { .. })) {
            may.push("reply");
        }
        if correct && (open || matches!(self.state, CorrectionState::Admitted { .. })) {
            may.push("correct");
        }
        if open && reply::cancels(self, ctx).is_ok() {
            may.push("cancel");
        }
        may
    }
}
