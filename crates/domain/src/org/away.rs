//! Acting in a colleague's place while she is away 代办: for a span of days, recorded, under both names.

use super::{Person, Role};
use crate::decision::Room;
use crate::matter::brief;
use crate::{Context, Decision, Event, Fault, PersonId, Refusal};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// Somebody acts in her place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Away {
    /// Who acts.
    pub to: PersonId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Why she is away.
    pub reason: String,
    /// When it was ended before its time.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<DateTime<FixedOffset>>,
}

impl Away {
    fn open(&self) -> bool {
        self.ended.is_none()
    }
}

impl Person {
    /// Whether a colleague acts in her place on a day.
    pub fn stood_in_by(&self, colleague: &Person, on: NaiveDate) -> bool {
        let holds = |away: &Away| away.open() && away.to == colleague.id && away.from <= on && on <= away.until;
        self.org == colleague.org && self.away.iter().any(holds)
    }
}

/// Most spans kept for one person.
const MAX_SPANS: usize = 500;

/// Hands her duties to a colleague 委托代办.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct StandIn {
    /// The colleague.
    pub to: PersonId,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl StandIn {
    /// Decides: by herself, or by the chief data officer of her organization.
    ///
    /// # Errors
    /// By another; acting in somebody's place already; the colleague is of another organization or herself; days that
    /// don't follow one another, are past, or overlap; submitting and reviewing would come into one hand.
    pub fn decide(self, person: Person, colleague: Option<&Person>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        hers(&person, ctx)?;
        let reason = brief(&self.reason, "reason", "事由")?;
        let Some(colleague) = colleague.filter(|other| other.org == person.org && other.id != person.id) else {
            return Err(Refusal::input(vec![Fault::at("to", "请选择本机构的其他人员")]));
        };
        if self.until < self.from || self.until < ctx.today() {
            return Err(Refusal::input(vec![Fault::at("until", "结束日不能早于开始日和今日")]));
        }
        let clash = |away: &&Away| away.open() && away.from <= self.until && self.from <= away.until;
        if person.away.iter().any(|away| clash(&away)) || person.away.len() >= MAX_SPANS {
            return Err(Refusal::state("org.away_taken", "这一期间已经委托代办", "请先终止原来的委托，或者改选日期"));
        }
        apart(&person, colleague)?;
        let note = format!("{} 至 {}，由 {} 代办", self.from, self.until, colleague.id);
        let event = Event::new("org.stood_in", Room::Person, person.id.as_str()).note(note);
        let mut away = person.away.clone();
        away.push(Away { to: self.to, from: self.from, until: self.until, reason, ended: None });
        Ok(Decision::of(event, Person { away, ..person }))
    }
}

/// Ends it before its time 终止代办.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndAway {}

impl EndAway {
    /// Decides: whatever has not ended, ends.
    ///
    /// # Errors
    /// By another; nothing to end.
    pub fn decide(self, person: Person, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        hers(&person, ctx)?;
        let mut away = person.away.clone();
        let open: Vec<_> = away.iter_mut().filter(|away| away.open() && ctx.today() <= away.until).collect();
        if open.is_empty() {
            return Err(Refusal::state("org.not_away", "没有在期的代办委托", "无需终止"));
        }
        open.into_iter().for_each(|away| away.ended = Some(ctx.now));
        Ok(Decision::of(Event::new("org.back", Room::Person, person.id.as_str()), Person { away, ..person }))
    }
}

/// Only she herself or her chief data officer, and nobody in another's place: duties aren't handed on.
fn hers(person: &Person, ctx: &Context<'_>) -> Result<(), Refusal> {
    if ctx.actor.acting_for.is_some() {
        return Err(Refusal::state("org.handed_on", "代办人不能再委托他人代办", "请由本人或者本机构首席数据官委托"));
    }
    if ctx.actor.person == person.id && ctx.actor.org == person.org {
        return Ok(());
    }
    ctx.actor.must_for(&person.org, Role::ChiefDataOfficer)
}

/// What one submits another reviews: the two don't come into one hand.
fn apart(person: &Person, colleague: &Person) -> Result<(), Refusal> {
    let both = |one: &Person, other: &Person| one.roles.contains(&Role::Reviewer) && other.roles.contains(&Role::DataOfficer);
    if both(person, colleague) || both(colleague, person) || both(person, person) {
        return Err(Refusal::state("org.one_hand", "报送和审定不能由一人兼办", "兼有两种职责的不能委托；请委托职责相同的人员"));
    }
    Ok(())
}
