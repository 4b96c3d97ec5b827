//! A year of holidays, told in one line of a story.

use super::act::Act;
use super::options::Options;
use super::words::{self, Wrong};
use law::{Holiday, Notice, Year};

/// `载入放假安排 2027，通知 …，放假 元旦 2027-01-01 至 2027-01-03、…，上班 2027-01-09、…`, and `更正`.
pub(super) fn load(year: &str, options: &mut Options<'_>) -> Result<Act, Wrong> {
    let year: i32 = year.parse().map_err(|_| format!("“{year}”不是年份"))?;
    let notice = options.value("通知").ok_or("须写明通知")?;
    let mut holiday = options.list("放假", one)?.ok_or("须写明放假的日子")?;
    let work = options.list("上班", words::day)?.unwrap_or_default();
    if let Some(first) = holiday.first_mut() {
        first.work = work;
    }
    let notice = vec![Notice { id: "notice".into(), title: notice.into(), number: None }];
    let text = toml::to_string(&Year { year, notice, holiday }).map_err(|error| error.to_string())?;
    Ok(Act::LoadYear { text, replace: options.flag("更正") })
}

fn one(text: &str) -> Result<Holiday, Wrong> {
    let (name, days) = text.split_once(' ').ok_or("放假写作：元旦 2027-01-01 至 2027-01-03")?;
    let (from, to) = days.split_once('至').unwrap_or((days, days));
    Ok(Holiday { name: name.into(), notice: "notice".into(), from: words::day(from.trim())?, to: words::day(to.trim())?, work: Vec::new() })
}
