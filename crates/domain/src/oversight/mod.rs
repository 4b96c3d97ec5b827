//! The overdue register 逾期台账: each duty that ran out unmet has an entry, with what those who wait, the owner and the
//! authority did about it. An entry never moves the clock it is about.

mod close;
mod note;
mod order;
mod record;
mod remind;
mod waiting;

pub use close::{Close, Record};
pub use note::Involved;
pub use order::Order;
pub use record::{Fact, Record as SharingRecord, Service, Standing, crossing};
pub use remind::{Explain, Nudge};
pub use waiting::Open as OpenRequest;

use crate::decision::{CaseRef, Room};
use crate::org::Role;
use crate::{ClockId, Context, LapseId, Matter, OrgId, PersonId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// An entry of the register: one clock that ran out.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lapse {
    /// Identifier.
    pub id: LapseId,
    /// The clock.
    pub clock: ClockId,
    /// The duty: the rule's key.
    pub key: String,
    /// The case it was owed in.
    pub subject: CaseRef,
    /// What that case is about, in one line without personal data.
    pub about: String,
    /// Whose duty.
    pub owner: OrgId,
    /// The other parties of the case: they wait, and may nudge.
    pub waiting: Vec<OrgId>,
    /// The authority that watches over it.
    pub authority: OrgId,
    /// When it was due.
    pub due: DateTime<FixedOffset>,
    /// The article that set the term.
    pub citation: Citation,
    /// Whether that law has the delay go up 上报.
    #[serde(default)]
    pub escalates: bool,
    /// When it was noted.
    pub noted: DateTime<FixedOffset>,
    /// Nudges 催办.
    #[serde(default)]
    pub nudges: Vec<Said>,
    /// Orders 督办.
    #[serde(default)]
    pub orders: Vec<Ordered>,
    /// What the owner said of it 说明.
    #[serde(default)]
    pub explanations: Vec<Said>,
    /// What the authority did besides 措施.
    #[serde(default)]
    pub measures: Vec<Said>,
    /// Number of the newest order.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<String>,
    /// When the duty was met after all.
    #[serde(default)]
    pub met: Option<DateTime<FixedOffset>>,
    /// When the authority closed it.
    #[serde(default)]
    pub closed: Option<DateTime<FixedOffset>>,
}

/// Something somebody said, when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    /// Who.
    pub org: OrgId,
    /// The officer.
    pub person: PersonId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// In their words.
    pub words: String,
}

/// An order 督办通知.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ordered {
    /// Its number, as people say it: 督办〔2026〕第3号.
    pub number: String,
    /// By when; stated by the authority, not by a law.
    pub until: NaiveDate,
    /// What is demanded.
    pub demand: String,
    /// The officer who ordered.
    pub person: PersonId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// Under which article.
    pub citation: Option<Citation>,
}

/// What can be done about an entry.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// Who waits urges the owner.
    Nudge(Nudge),
    /// The authority sets a term and demands an explanation.
    Order(Order),
    /// The owner explains.
    Explain(Explain),
    /// The authority records what it did.
    Record(Record),
    /// The authority closes it, saying what it did.
    Close(Close),
}

/// Nobody opens an entry by hand: the node does, when a clock runs out.
#[derive(Clone, Copy, Debug, Deserialize)]
pub enum Never {}

impl Lapse {
    /// Names of the states in which something is left to do.
    pub const OPEN: [&'static str; 4] = ["overdue", "ordered", "explained", "fulfilled"];

    /// What the numbers of orders of a year begin with.
    pub fn series(year: i32) -> String {
        format!("督办〔{year}〕第")
    }

    /// The duty was met, though late; noted on the entry in the act that meets it.
    #[must_use]
    pub fn fulfilled(self, at: DateTime<FixedOffset>) -> Self {
        Self { met: self.met.or(Some(at)), ..self }
    }

    /// The last order that the owner hasn't explained itself on.
    pub fn unanswered(&self) -> Option<&Ordered> {
        let last = self.orders.last()?;
        self.explanations.iter().all(|said| said.at < last.at).then_some(last)
    }

    /// Under which article the authority sees to it: the one on sharing for what departments ask of one another, else
    /// the one on everyday supervision.
    pub fn ground(&self, ctx: &Context<'_>) -> Option<Citation> {
        self.ground_key(ctx).and_then(|key| ctx.law.cite(key, ctx.today()))
    }

    fn ground_key(&self, ctx: &Context<'_>) -> Option<Key> {
        let sharing = matches!(self.subject.room, Room::Sharing | Room::Demand).then_some(Key::SharingCoordinate);
        sharing.into_iter().chain([Key::OversightDaily]).find(|key| ctx.law.rule(*key, ctx.today()).is_some())
    }

    /// The entry in short lines, oldest first.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("催办 {} 次", self.nudges.len())];
        lines.extend(self.orders.iter().map(|order| format!("{} 限 {} 前办结：{}", order.number, order.until, order.demand)));
        lines.extend(self.explanations.iter().map(|said| format!("说明：{}", said.words)));
        lines.extend(self.measures.iter().map(|said| format!("措施：{}", said.words)));
        lines.extend(self.met.map(|at| format!("{} 补办", at.date_naive())));
        lines
    }

    fn said(words: String, ctx: &Context<'_>) -> Said {
        Said { org: ctx.actor.org.clone(), person: ctx.actor.person.clone(), at: ctx.now, words }
    }

    /// The authority's reviewer acts, in an entry that isn't closed.
    fn watched(&self, ctx: &Context<'_>) -> Result<(), Refusal> {
        if ctx.actor.org != self.authority {
            return Err(if self.concerns(&ctx.actor.org) { Refusal::role(Role::Reviewer.title()) } else { Refusal::hidden() });
        }
        ctx.actor.must(Role::Reviewer)?;
        if self.closed.is_some() { Err(shut()) } else { Ok(()) }
    }
}

fn shut() -> Refusal {
    Refusal::state("oversight.closed", "该逾期事项已办结", "请刷新后查看最新状态")
}

fn fulfilled() -> Refusal {
    Refusal::state("oversight.fulfilled", "义务已经履行", "请主管部门记明采取的措施后办结")
}

impl Matter for Lapse {
    const ROOM: Room = Room::Oversight;
    type Open = Never;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.authority
    }
    fn opposite(&self) -> &OrgId {
        &self.owner
    }
    fn subject(&self) -> Option<&ResourceId> {
        None
    }
    fn title(&self) -> String {
        format!("{}：{}", self.key.parse().map_or("办理", Key::label), self.about)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.noted
    }
    fn state_name(&self) -> &'static str {
        match () {
            () if self.closed.is_some() => "closed",
            () if self.met.is_some() => "fulfilled",
            () if self.unanswered().is_some() => "ordered",
            () if !self.orders.is_empty() || !self.explanations.is_empty() => "explained",
            () => "overdue",
        }
    }
    fn concerns(&self, org: &OrgId) -> bool {
        self.owner == *org || self.authority == *org || self.waiting.contains(org)
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let late = self.met.is_none() && self.closed.is_none();
        let watches = self.watched(ctx).is_ok();
        let acts = [
            ("nudge", late && remind::waits(self, ctx).is_ok()),
            ("order", late && watches && self.owner != self.authority),
            ("explain", self.closed.is_none() && remind::owes(self, ctx).is_ok()),
            ("record", watches),
            ("close", watches && self.met.is_some()),
        ];
        acts.into_iter().filter_map(|(act, may)| may.then_some(act)).collect()
    }
}
