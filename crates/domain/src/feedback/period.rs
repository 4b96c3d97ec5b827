//! Periods on whose use is reported. The law says *regularly* and no more: how long a period is, is a setting of the node.

use super::{Feedback, FeedbackState, Kind};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::matter::Matter;
use crate::org::Role;
use crate::sharing::{Grant, GrantState};
use crate::{Context, Decision, Event, FeedbackId, OrgId, Refusal};
use chrono::{Datelike, Months, NaiveDate};
use law::Key;
use serde::{Deserialize, Serialize};

/// A period of whole months.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Period {
    /// Its first day.
    pub first: NaiveDate,
    /// Its last day.
    pub last: NaiveDate,
}

impl Period {
    /// The period of so many months, counted from January, in which a day lies. None where the months don't divide a year.
    pub fn of(day: NaiveDate, months: u32) -> Option<Self> {
        if months == 0 || 12 % months != 0 {
            return None;
        }
        let first = NaiveDate::from_ymd_opt(day.year(), day.month0() / months * months + 1, 1)?;
        Some(Self { first, last: first.checked_add_months(Months::new(months))?.pred_opt()? })
    }

    /// Its name for an officer.
    pub fn title(&self) -> String {
        let (year, from, to) = (self.first.year(), self.first.month(), self.last.month());
        if from == to { format!("{year}年{from}月") } else { format!("{year}年{from}月至{to}月") }
    }
}

/// Asks the user for a report on a period 布置使用情况报告; by the node, once per grant and period.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The period.
    pub period: Period,
}

impl Ask {
    /// Identifier of the one report of a grant on a period.
    pub fn id(grant: &Grant, period: &Period) -> FeedbackId {
        FeedbackId(format!("{}:{}", grant.id, period.first))
    }

    /// Decides: the user has the rest of the period for it. None where no law wants it, or the grant isn't in use.
    ///
    /// # Errors
    /// Not by the node.
    pub fn decide(self, grant: &Grant, title: &str, source: &OrgId, ctx: &Context<'_>) -> Result<Option<Decision>, Refusal> {
        ctx.actor.must(Role::Node)?;
        let used = grant.state == GrantState::Active && grant.until >= ctx.today();
        if !used || !ctx.law.holds(Key::UseFeedback, ctx.today()) {
            return Ok(None);
        }
        let last = self.period.last;
        let feedback = Feedback {
            id: Self::id(grant, &self.period),
            grant: grant.id.clone(),
            resource: grant.resource.clone(),
            resource_title: title.to_owned(),
            source: source.clone(),
            user: grant.consumer.clone(),
            kind: Kind::Usage,
            period: Some(self.period),
            opened: ctx.now,
            state: FeedbackState::Due,
        };
        let cite = ctx.law.cite(Key::UseFeedback, ctx.today());
        let clock = ClockStep::stated(ctx, Key::UseFeedback, last, feedback.case(), &grant.consumer);
        let event = Event::new("feedback.asked", Room::Feedback, feedback.id.as_str()).under(cite);
        Ok(Some(Decision::of(event, feedback).clocks(clock)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_lies_in_its_quarter() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let quarter = Period::of(day("2026-05-31"), 3).unwrap();
        assert_eq!((quarter.first, quarter.last), (day("2026-04-01"), day("2026-06-30")));
        assert_eq!(quarter.title(), "2026年4月至6月");
        assert_eq!(Period::of(day("2028-02-29"), 1).unwrap().last, day("2028-02-29"));
        assert_eq!(Period::of(day("2026-12-31"), 12).unwrap().title(), "2026年1月至12月");
        assert!(Period::of(day("2026-01-01"), 5).is_none() && Period::of(day("2026-01-01"), 0).is_none());
    }
}
