//! Which days offices work: weekends, and the yearly notices that move days off and days on.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::{Datelike, Days, NaiveDate};

use crate::Year;
use crate::files::Files;
use crate::mistake::Mistake;
use crate::year::weekend;

/// The working days of the years that are loaded.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: BTreeMap<i32, Arc<Year>>,
    off: BTreeSet<NaiveDate>,
    on: BTreeSet<NaiveDate>,
}

impl Calendar {
    pub(crate) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Self {
        let mut calendar = Self::default();
        let texts = files.0.iter().filter(|(file, _)| file.starts_with("calendar/") && file.ends_with(".toml"));
        for (file, text) in texts {
            match Year::read(file, text) {
                Ok(year) => {
                    if !file.ends_with(&format!("/{}.toml", year.year)) {
                        let line = text.lines().position(|line| line.starts_with("year")).map_or(1, |place| place + 1);
                        let wrong = format!("year 是 {}，与文件名不同", year.year);
                        mistakes.push(Mistake::new(file, line, wrong, "改正 year，或者给文件改名"));
                    }
                    calendar = calendar.with(year);
                }
                Err(wrong) => mistakes.extend(wrong),
            }
        }
        calendar
    }

    /// The same calendar with one more year, or with that year as it now is.
    #[must_use]
    pub fn with(&self, year: Year) -> Self {
        let mut years = self.years.clone();
        years.insert(year.year, Arc::new(year));
        let holidays = || years.values().flat_map(|year| &year.holiday);
        let off = holidays().flat_map(|holiday| holiday.from.iter_days().take_while(|day| *day <= holiday.to)).collect();
        let on = holidays().flat_map(|holiday| &holiday.work).copied().collect();
        Self { years, off, on }
    }

    /// The first day on which a year, as it was or as it now is, can make a difference to a term.
    #[must_use]
    pub fn touched_from(&self, now: &Year) -> NaiveDate {
        let versions = self.loaded().filter(|known| known.year == now.year).chain([now]);
        let days = versions.flat_map(|year| &year.holiday).flat_map(|holiday| holiday.work.iter().copied().chain([holiday.from]));
        days.chain(NaiveDate::from_ymd_opt(now.year, 1, 1)).min().unwrap_or(NaiveDate::MIN)
    }

    /// The years that are loaded, with their notices and holidays.
    pub fn loaded(&self) -> impl Iterator<Item = &Year> {
        self.years.values().map(Arc::as_ref)
    }

    /// What makes this day other than usual: the holiday's name, and whether it is worked instead.
    #[must_use]
    pub fn named(&self, day: NaiveDate) -> Option<(&str, bool)> {
        // A holiday over New Year stands in one of the two files.
        [day.year(), day.year() + 1, day.year() - 1].into_iter().find_map(|year| self.years.get(&year)?.named(day))
    }

    /// Whether offices work on that day; in a year without a calendar only weekends are off.
    #[must_use]
    pub fn works(&self, day: NaiveDate) -> bool {
        self.on.contains(&day) || (!weekend(day) && !self.off.contains(&day))
    }

    /// Whether the calendar of that year is loaded.
    #[must_use]
    pub fn has(&self, year: i32) -> bool {
        self.years.contains_key(&year)
    }

    /// The years that are loaded.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.keys().copied()
    }

    /// The `n`th working day after `day`, which itself isn't counted; `None` beyond the end of time.
    #[must_use]
    pub fn after(&self, day: NaiveDate, n: u32) -> Option<NaiveDate> {
        let mut date = day;
        let mut left = n;
        while left > 0 {
            date = date.checked_add_days(Days::new(1))?;
            left -= u32::from(self.works(date));
        }
        Some(date)
    }

    /// Working days after `a` up to and with `b`; negative where `b` lies before `a`.
    #[must_use]
    pub fn between(&self, a: NaiveDate, b: NaiveDate) -> i64 {
        let (first, last, sign) = if a <= b { (a, b, 1) } else { (b, a, -1) };
        let days = first.iter_days().skip(1).take_while(|day| *day <= last);
        sign * days.map(|day| i64::from(self.works(day))).sum::<i64>()
    }
}
