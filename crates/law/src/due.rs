//! When a duty is due.

use chrono::{DateTime, Datelike, Days, FixedOffset, Months, NaiveDate, NaiveTime, TimeDelta};
use serde::{Deserialize, Serialize};

use crate::{Citation, Key, Lawbook, Ruled, Unit, Value};

/// When something is due, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    /// The last moment, 23:59:59 of the last day in the place's time zone. Where the law only says *promptly*
    /// there is none, and this repeats the start.
    pub at: DateTime<FixedOffset>,
    /// The last day.
    pub date: NaiveDate,
    /// The rule.
    pub citation: Citation,
    /// Whether the rule is law on the day of the start. A draft never is, even where a demo binds it.
    pub in_force: bool,
    /// Whether the term reaches a year whose calendar isn't loaded yet, so that the date may move.
    pub provisional: bool,
    /// The length as the law says it, such as `5个工作日`.
    pub length: String,
    /// The digest of the pack, so that a later change of law is seen.
    pub pack_digest: String,
    /// Whether the law says *promptly* and names no figure; nothing is then overdue by law.
    pub promptly: bool,
}

impl Due {
    /// The last moment, where the law names a figure.
    #[must_use]
    pub fn deadline(&self) -> Option<DateTime<FixedOffset>> {
        (!self.promptly).then_some(self.at)
    }

    /// Whether the term has passed.
    #[must_use]
    pub fn overdue(&self, now: DateTime<FixedOffset>) -> bool {
        self.deadline().is_some_and(|last| last < now)
    }
}

/// Why no due date can be given.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoRule {
    /// No bound pack speaks of it.
    #[error("适用的法规没有“{0}”的规定")]
    Missing(Key),
    /// The rule isn't a term.
    #[error("“{0}”不是期限")]
    NotATerm(Key),
    /// The term runs beyond the end of time.
    #[error("“{0}”的期限超出可计算的日期")]
    TooFar(Key),
}

impl Lawbook {
    /// When a duty that starts at `from` is due. It always calculates, and says whether the rule holds.
    ///
    /// # Errors
    /// No bound pack has a rule for the key, or the rule isn't a term.
    pub fn due(&self, key: Key, from: DateTime<FixedOffset>) -> Result<Due, NoRule> {
        let offset = self.offset().unwrap_or(*from.offset());
        let from = from.with_timezone(&offset);
        let start = from.date_naive();
        let rule = self.rule_or_nearest(key, start).ok_or(NoRule::Missing(key))?;
        let at = self.last_moment(rule, from)?;
        let reaches = (start.year()..=at.year()).any(|year| !self.calendar.has(year));
        Ok(Due {
            at,
            date: at.date_naive(),
            citation: rule.citation.clone(),
            in_force: self.pack_of(rule).is_some_and(|pack| pack.in_force_on(start)),
            provisional: reaches && counts_working_days(&rule.value),
            length: rule.value.to_string(),
            pack_digest: rule.pack_digest.to_string(),
            promptly: rule.value == Value::Promptly,
        })
    }

    /// When a term of that length, in the words of the law (`5个工作日`), ends by the calendar as it now is, and
    /// whether the date may still move. For clocks that run under a law that has changed since.
    #[must_use]
    pub fn end_of(&self, length: &str, from: DateTime<FixedOffset>) -> Option<(DateTime<FixedOffset>, bool)> {
        let value = Value::figure(length).ok()?;
        let from = from.with_timezone(&self.offset().unwrap_or(*from.offset()));
        let at = self.moment_after(&value, from)?;
        let reaches = (from.year()..=at.year()).any(|year| !self.calendar.has(year));
        Some((at, reaches && counts_working_days(&value)))
    }

    fn last_moment(&self, rule: &Ruled, from: DateTime<FixedOffset>) -> Result<DateTime<FixedOffset>, NoRule> {
        if !matches!(rule.value, Value::Promptly | Value::Span { .. }) {
            return Err(NoRule::NotATerm(rule.key));
        }
        self.moment_after(&rule.value, from).ok_or(NoRule::TooFar(rule.key))
    }

    fn moment_after(&self, value: &Value, from: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
        let start = from.date_naive();
        let last = match *value {
            Value::Promptly | Value::Span { unit: Unit::AtOnce, .. } => return Some(from),
            Value::Span { n, unit: Unit::Hours } => return from.checked_add_signed(TimeDelta::hours(i64::from(n))),
            Value::Span { n, unit: Unit::WorkingDays } => self.calendar.after(start, n),
            Value::Span { n, unit: Unit::Days } => start.checked_add_days(Days::new(n.into())),
            Value::Span { n, unit: Unit::Months } => start.checked_add_months(Months::new(n)),
            Value::Span { n, unit: Unit::Years } => start.checked_add_months(Months::new(n.saturating_mul(12))),
            _ => None,
        };
        let end = NaiveTime::from_hms_opt(23, 59, 59).unwrap_or(NaiveTime::MIN);
        last?.and_time(end).and_local_timezone(*from.offset()).single()
    }
}

fn counts_working_days(value: &Value) -> bool {
    matches!(value, Value::Span { unit: Unit::WorkingDays, .. })
}
