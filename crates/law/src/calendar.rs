//! Which days offices work: weekends, and the yearly notices that move days off and days on.

use std::collections::BTreeSet;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::Deserialize;

use crate::library::Files;
use crate::mistake::{Mistake, read_toml};

/// The working days of the years that are loaded.
#[derive(Debug, Clone, Default)]
pub struct Calendar {
    years: BTreeSet<i32>,
    off: BTreeSet<NaiveDate>,
    on: BTreeSet<NaiveDate>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct YearFile {
    year: i32,
    notice: Vec<Notice>,
    holiday: Vec<Holiday>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Notice {
    id: String,
    #[serde(rename = "title")]
    _title: String,
    #[serde(rename = "number")]
    _number: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Holiday {
    #[serde(rename = "name")]
    _name: String,
    notice: String,
    from: NaiveDate,
    to: NaiveDate,
    #[serde(default)]
    work: Vec<NaiveDate>,
}

impl Calendar {
    pub(crate) fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Self {
        let mut calendar = Self::default();
        let texts = files.0.iter().filter(|(file, _)| file.starts_with("calendar/") && file.ends_with(".toml"));
        for (file, text) in texts {
            match read_toml::<YearFile>(file, 1, text) {
                Ok(year) => calendar.take(&year, file, mistakes),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        calendar
    }

    fn take(&mut self, year: &YearFile, file: &str, mistakes: &mut Vec<Mistake>) {
        if !file.ends_with(&format!("/{}.toml", year.year)) {
            let wrong = format!("文件名与年份 {} 不同", year.year);
            mistakes.push(Mistake::new(file, 1, wrong, "使两者一致"));
        }
        self.years.insert(year.year);
        for holiday in &year.holiday {
            if !year.notice.iter().any(|notice| notice.id == holiday.notice) {
                let wrong = format!("{} 起的假期没有注明通知“{}”", holiday.from, holiday.notice);
                mistakes.push(Mistake::new(file, 1, wrong, "在 [[notice]] 写明所据通知"));
            }
            let days = holiday.from.iter_days().take_while(|day| *day <= holiday.to);
            self.off.extend(days);
            self.on.extend(&holiday.work);
        }
    }

    /// Whether offices work on that day; in a year without a calendar only weekends are off.
    #[must_use]
    pub fn works(&self, day: NaiveDate) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        self.on.contains(&day) || (!weekend && !self.off.contains(&day))
    }

    /// Whether the calendar of that year is loaded.
    #[must_use]
    pub fn has(&self, year: i32) -> bool {
        self.years.contains(&year)
    }

    /// The years that are loaded.
    pub fn years(&self) -> impl Iterator<Item = i32> {
        self.years.iter().copied()
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
