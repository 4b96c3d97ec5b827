//! The holidays as the calendar files name them.

use chrono::{Days, NaiveDate};
use serde::Deserialize;

/// One stretch of days off, with the weekends on which offices work for it.
#[derive(Deserialize)]
pub struct Holiday {
    pub from: NaiveDate,
    pub to: NaiveDate,
    #[serde(default)]
    pub work: Vec<NaiveDate>,
}

#[derive(Deserialize)]
struct YearFile {
    holiday: Vec<Holiday>,
}

pub fn holidays() -> Vec<Holiday> {
    let files = super::files().0.into_iter().filter(|(file, _)| file.starts_with("calendar/"));
    files.flat_map(|(_, text)| toml::from_str::<YearFile>(&text).unwrap().holiday).collect()
}

impl Holiday {
    /// The days off and the days worked for them.
    pub fn moved(&self) -> Vec<NaiveDate> {
        let off = self.from.iter_days().take_while(|day| *day <= self.to);
        off.chain(self.work.iter().copied()).collect()
    }

    /// The same, each with the day before and the day after.
    pub fn around(&self) -> Vec<NaiveDate> {
        self.moved().into_iter().flat_map(|day| [day - Days::new(1), day, day + Days::new(1)]).collect()
    }
}
