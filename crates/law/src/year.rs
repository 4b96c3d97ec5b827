//! One year of the calendar, as its file has it: the notices, the holidays, the days worked instead.

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use crate::mistake::{Mistake, line_of, read_toml};

/// A year of holidays and make-up working days.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Year {
    /// The year.
    pub year: i32,
    /// The notices that moved its days.
    pub notice: Vec<Notice>,
    /// Its holidays.
    pub holiday: Vec<Holiday>,
}

/// A notice of the State Council's office.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// The name holidays refer to it by.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its number.
    pub number: Option<String>,
}

/// A holiday, from its first to its last day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Holiday {
    /// What it is called.
    pub name: String,
    /// The notice it rests on.
    pub notice: String,
    /// The first day off.
    pub from: NaiveDate,
    /// The last day off.
    pub to: NaiveDate,
    /// Weekend days worked instead.
    #[serde(default)]
    pub work: Vec<NaiveDate>,
}

/// Most days off in a row: a longer holiday is a slip of the pen.
const LONGEST: i64 = 31;

impl Year {
    /// Reads the file of a year.
    ///
    /// # Errors
    /// Every mistake in it, with line and remedy.
    pub fn read(file: &str, text: &str) -> Result<Self, Vec<Mistake>> {
        let year: Self = read_toml(file, 1, text).map_err(|mistake| vec![mistake])?;
        let mut mistakes = Vec::new();
        for holiday in &year.holiday {
            year.check(holiday, file, text, &mut mistakes);
        }
        if year.holiday.is_empty() {
            mistakes.push(Mistake::new(file, 1, "没有一个假期", "照国务院办公厅的通知写全 [[holiday]]"));
        }
        if mistakes.is_empty() { Ok(year) } else { Err(mistakes) }
    }

    fn check(&self, holiday: &Holiday, file: &str, text: &str, mistakes: &mut Vec<Mistake>) {
        let mut wrong = |day: NaiveDate, what: String, remedy: &str| {
            let line =
                text.lines().position(|line| line.contains(&day.to_string())).map_or_else(|| line_of(text, &holiday.name), |n| n + 1);
            mistakes.push(Mistake::new(file, line, what, remedy));
        };
        if !self.notice.iter().any(|notice| notice.id == holiday.notice) {
            wrong(
                holiday.from,
                format!("{}所据的通知“{}”没有写明", holiday.name, holiday.notice),
                "在 [[notice]] 写明这份通知的名称和文号",
            );
        }
        if holiday.to < holiday.from || (holiday.to - holiday.from).num_days() >= LONGEST {
            wrong(holiday.from, format!("{}的假期从 {} 到 {}，起止不对", holiday.name, holiday.from, holiday.to), "核对通知中的起止日期");
        }
        if holiday.to.year() != self.year && holiday.from.year() != self.year {
            wrong(holiday.from, format!("{} 起的假期不在 {} 年", holiday.from, self.year), "移到该年的文件");
        }
        for day in holiday.work.iter().filter(|day| !weekend(**day)) {
            wrong(*day, format!("调休上班的 {day} 不是周末"), "核对通知中的调休日期");
        }
        for day in holiday.work.iter().filter(|day| (holiday.from..=holiday.to).contains(day)) {
            wrong(*day, format!("调休上班的 {day} 又在放假之内"), "核对通知中的放假和调休日期");
        }
        for day in holiday.work.iter().filter(|day| day.year() != self.year) {
            wrong(*day, format!("调休上班的 {day} 不在 {} 年", self.year), "移到该年的文件");
        }
    }

    /// The name of what makes this day other than usual: the holiday, or the work done instead.
    #[must_use]
    pub fn named(&self, day: NaiveDate) -> Option<(&str, bool)> {
        let off = self.holiday.iter().find(|holiday| (holiday.from..=holiday.to).contains(&day));
        let on = self.holiday.iter().find(|holiday| holiday.work.contains(&day));
        on.map(|holiday| (holiday.name.as_str(), true)).or_else(|| off.map(|holiday| (holiday.name.as_str(), false)))
    }
}

pub(crate) fn weekend(day: NaiveDate) -> bool {
    matches!(day.weekday(), Weekday::Sat | Weekday::Sun)
}
