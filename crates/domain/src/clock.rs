//! Statutory clocks 时限: a due date is stored with its citation; *overdue* is computed, never stored.

use crate::decision::CaseRef;
use crate::org::Role;
use crate::oversight::{Involved, Lapse};
use crate::party::Parties;
use crate::{Change, ClockId, Context, Decision, Event, LapseId, OrgId, Refusal};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use law::{Citation, Key, Lawbook};
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
    /// Its length in the words of the law; a law that changes doesn't move it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub length: String,
    /// Whether it reaches a year whose calendar is not loaded.
    pub provisional: bool,
    /// When the duty was met.
    pub met: Option<DateTime<FixedOffset>>,
}

impl Clock {
    /// When it ends by the calendar as it now is, and whether that may still move. A clock from before lengths were
    /// kept is reckoned by its rule, if its law hasn't changed since.
    pub fn reckoned(&self, law: &Lawbook) -> Option<(DateTime<FixedOffset>, bool)> {
        if !self.length.is_empty() {
            return law.end_of(&self.length, self.started);
        }
        let due = law.due(self.key.parse().ok()?, self.started).ok()?;
        (due.pack_digest == self.pack_digest).then_some((due.at, due.provisional))
    }
}

/// What happens to clocks in a decision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ClockStep {
    /// Starts one.
    Start(Box<Clock>),
    /// It is due on another day, since the calendar it was reckoned by has changed.
    Move(Box<Clock>),
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
    /// Kind of the job that reckons a clock anew.
    pub const RECKON: &'static str = "clock.reckon";

    /// Starts those clocks of a case, among `keys`, that the binding law lets run from this event; each is owed by
    /// whom the law names.
    pub fn starting<'a>(ctx: &Context<'a>, event: &str, keys: &[Key], case: &CaseRef, parties: &Parties<'a>) -> Vec<Self> {
        Self::starting_at(ctx, ctx.now, event, keys, case, parties)
    }

    /// The same for an event that happened earlier and is registered now: terms run from the event.
    pub fn starting_at<'a>(
        ctx: &Context<'a>,
        from: DateTime<FixedOffset>,
        event: &str,
        keys: &[Key],
        case: &CaseRef,
        parties: &Parties<'a>,
    ) -> Vec<Self> {
        let starts = |key: &&Key| ctx.law.rule(**key, ctx.today()).is_some_and(|rule| rule.from.as_deref() == Some(event));
        let keys = keys.iter().filter(starts);
        keys.filter_map(|key| Self::start(ctx, from, *key, case.clone(), ctx.owes(*key, parties))).collect()
    }

    /// Starts the clock of `key` for a case, if the binding law has one.
    pub fn start(ctx: &Context<'_>, from: DateTime<FixedOffset>, key: Key, case: CaseRef, owner: &OrgId) -> Option<Self> {
        ctx.law.rule(key, ctx.today())?;
        let due = ctx.law.due(key, from).ok().filter(|due| !due.promptly)?;
        Some(Self::Start(Box::new(Clock {
            // One clock per case, key and start: a repeated act can't start it twice.
            id: format!("{}:{}:{}:{}", case.room.as_str(), case.id, key.as_str(), from.timestamp_millis()).into(),
            key: key.as_str().to_owned(),
            case,
            owner: owner.clone(),
            started: from,
            due: due.at,
            citation: due.citation,
            pack_digest: due.pack_digest,
            length: due.length,
            provisional: due.provisional,
            met: None,
        })))
    }

    /// Starts a clock that runs to the end of a day which whoever acts, or the node's settings, states: the law under `key` wants the
    /// duty done and names no figure. It has no length of its own, so no calendar moves it.
    pub fn stated(ctx: &Context<'_>, key: Key, until: NaiveDate, case: CaseRef, owner: &OrgId) -> Option<Self> {
        let rule = ctx.law.rule(key, ctx.today())?;
        let last = NaiveTime::from_hms_milli_opt(23, 59, 59, 999)?;
        Some(Self::Start(Box::new(Clock {
            id: format!("{}:{}:{}:{}", case.room.as_str(), case.id, key.as_str(), ctx.now.timestamp_millis()).into(),
            key: key.as_str().to_owned(),
            case,
            owner: owner.clone(),
            started: ctx.now,
            due: until.and_time(last).and_local_timezone(*ctx.now.offset()).single()?,
            citation: rule.citation.clone(),
            pack_digest: rule.pack_digest.to_string(),
            length: String::new(),
            provisional: false,
            met: None,
        })))
    }

    /// The duty is met.
    pub fn meet(key: Key, case: CaseRef) -> Self {
        Self::Meet { case, key }
    }
}

/// Notes that a duty is overdue 逾期; by the node itself, once per clock.
#[derive(Clone, Debug)]
pub struct NoteOverdue {
    /// Identifier of the entry in the register.
    pub entry: LapseId,
    /// What is known of the case.
    pub involved: Involved,
    /// Whether the register has an entry of this clock.
    pub known: bool,
}

impl NoteOverdue {
    /// Decides: an event on the case's timeline, under the article that set the clock, and an entry in the register;
    /// nothing for a clock that was met in time.
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
        let entry = (!self.known).then(|| Lapse::of(self.entry, clock, self.involved, ctx));
        let changes = entry.into_iter().map(Change::from).collect();
        Ok(Some(Decision { event, changes, clocks: Vec::new() }))
    }
}

/// Reckons a clock anew 重新计算: by the node itself, once the calendar it reaches has come or changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reckon {}

impl Reckon {
    /// Decides: the same length from the same start, by the calendar as it now is; both dates go on the case's
    /// timeline. Nothing for a clock that was met, or that the calendar doesn't move.
    ///
    /// # Errors
    /// Not by the node.
    pub fn decide(self, clock: Clock, ctx: &Context<'_>) -> Result<Option<Decision>, Refusal> {
        ctx.actor.must(Role::Node)?;
        let Some((due, provisional)) = clock.reckoned(ctx.law).filter(|_| clock.met.is_none()) else {
            return Ok(None);
        };
        if (due, provisional) == (clock.due, clock.provisional) {
            return Ok(None);
        }
        let event = Event {
            verb: if due == clock.due { "clock.confirmed" } else { "clock.moved" }.into(),
            case: clock.case.clone(),
            note: Some(format!("{} → {}", clock.due.date_naive(), due.date_naive())),
            citation: Some(clock.citation.clone()),
        };
        let moved = ClockStep::Move(Box::new(Clock { due, provisional, ..clock }));
        Ok(Some(Decision { event, changes: Vec::new(), clocks: vec![moved] }))
    }
}
