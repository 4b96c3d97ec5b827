//! Statutory clocks 时限: a due date is stored with its citation; *overdue* is computed, never stored.

use crate::decision::CaseRef;
use crate::org::Role;
use crate::{ClockId, Context, Decision, Event, OrgId, Refusal};
use chrono::{DateTime, FixedOffset};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// A clock that runs, or ran, for a case.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    /// Identifier.
    pub id: ClockId,
    /// The rule's key, such as `sharing.reply`.
    pub key: String,
    /// The case.
    pub case: CaseRef,
    /// Who must act before it is due.
    pub owner: OrgId,
    /// When it started.
    pub started: DateTime<FixedOffset>,
    /// Last moment in time.
    pub due: DateTime<FixedOffset>,
    /// The article that sets it.
    pub citation: Citation,
    /// Digest of the pack it was computed under.
    pub pack_digest: String,
    /// Whether it reaches a year whose calendar is not loaded.
    pub provisional: bool,
    /// When the duty was met.
    pub met: Option<DateTime<FixedOffset>>,
}

/// What happens to clocks in a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClockStep {
    /// Starts one.
    Start(Box<Clock>),
    /// The duty under this key is met: the case's running clock stops now.
    Meet {
        /// The case.
        case: CaseRef,
        /// The rule's key.
        key: Key,
    },
}

impl ClockStep {
    /// Kind of the job that looks at a clock once it is past due.
    pub const DUE: &'static str = "clock.due";

    /// Starts the clock of `key` for a case, if the binding law has one.
    pub fn start(ctx: &Context<'_>, key: Key, case: CaseRef, owner: &OrgId) -> Option<Self> {
        ctx.law.rule(key, ctx.today())?;
        let due = ctx.law.due(key, ctx.now).ok().filter(|due| !due.promptly)?;
        Some(Self::Start(Box::new(Clock {
            // One clock per case, key and start: a repeated act can't start it twice.
            id: format!("{}:{}:{}:{}", case.room.as_str(), case.id, key.as_str(), ctx.now.timestamp_millis()).into(),
            key: key.as_str().to_owned(),
            case,
            owner: owner.clone(),
            started: ctx.now,
            due: due.at,
            citation: due.citation,
            pack_digest: due.pack_digest,
            provisional: due.provisional,
            met: None,
        })))
    }

    /// The duty is met.
    pub fn meet(key: Key, case: CaseRef) -> Self {
        Self::Meet { case, key }
    }
}

/// Notes that a duty is overdue 逾期; by the node itself, once per clock.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoteOverdue {}

impl NoteOverdue {
    /// Decides: an event on the case's timeline, under the article that set the clock; nothing for a
    /// clock that was met in time.
    ///
    /// # Errors
    /// Not by the node; not past due.
    pub fn decide(self, clock: &Clock, ctx: &Context<'_>) -> Result<Option<Decision>, Refusal> {
        ctx.actor.must(Role::Node)?;
        if clock.met.is_some() {
            return Ok(None);
        }
        if ctx.now <= clock.due {
            return Err(Refusal::state("clock.not_due", "期限未届满", "届满后再办"));
        }
        let event = Event {
            verb: "clock.overdue".into(),
            case: clock.case.clone(),
            note: Some(clock.owner.0.clone()),
            citation: Some(clock.citation.clone()),
        };
        Ok(Some(Decision { event, changes: Vec::new(), clocks: Vec::new() }))
    }
}
