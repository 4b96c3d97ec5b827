//! The calendar 工作日历: a year of holidays and make-up working days, recorded when its notice comes out.

use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, PersonId, Refusal, YearId};
use chrono::{DateTime, FixedOffset};
use law::Year;
use serde::{Deserialize, Serialize};

/// A year as it was recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CalendarYear {
    /// The year, four digits.
    pub id: YearId,
    /// Its days.
    pub year: Year,
    /// When it was recorded.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub by: PersonId,
}

/// Loads a year 载入放假安排.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct LoadYear {
    /// The text of the year's file, as in `statutes/calendar/`.
    pub text: String,
    /// Whether it may take the place of a year already loaded, because its notice was amended.
    #[serde(default)]
    pub replace: bool,
}

/// Longest text of a year, in bytes.
const LONGEST: usize = 64 << 10;

impl LoadYear {
    /// Reads the text.
    ///
    /// # Errors
    /// What is wrong in it, line by line.
    pub fn read(&self) -> Result<Year, Refusal> {
        if self.text.len() > LONGEST {
            return Err(Refusal::input(vec![Fault::at("text", "文件太大：一年的放假安排不超过 64 KB")]));
        }
        Year::read("calendar", &self.text).map_err(|mistakes| {
            let fault = |m: law::Mistake| Fault::at(format!("line:{}", m.line), format!("第{}行：{}。改法：{}", m.line, m.wrong, m.remedy));
            Refusal::input(mistakes.into_iter().map(fault).collect())
        })
    }

    /// Decides. Clocks that reach the year are reckoned anew afterwards, each by an act of its own.
    ///
    /// # Errors
    /// Not by the authority's reviewer; unreadable; the year is there already and isn't to be replaced.
    pub fn decide(self, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        let year = self.read()?;
        let known = ctx.law.calendar().loaded().find(|known| known.year == year.year);
        if known == Some(&year) {
            return Err(Refusal::state("calendar.same", format!("{}年的放假安排已经载入，内容相同", year.year), "不必重复载入"));
        }
        if known.is_some() && !self.replace {
            let message = format!("{}年的放假安排已经载入，内容不同", year.year);
            return Err(Refusal::state("calendar.known", message, "通知有修订的，注明更正后再载入"));
        }
        let verb = if known.is_some() { "calendar.corrected" } else { "calendar.loaded" };
        let titles: Vec<_> = year.notice.iter().map(|notice| notice.title.clone()).collect();
        let id = YearId::from(year.year.to_string());
        let event = Event::new(verb, Room::Calendar, id.as_str()).note(titles.join("；"));
        Ok(Decision::of(event, CalendarYear { id, year, at: ctx.now, by: ctx.actor.person.clone() }))
    }
}
