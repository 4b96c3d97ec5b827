//! The calendar against an independent judge, day by day. Runs where `GONGSHU_PYTHON` names a Python that has
//! `chinesecalendar`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::{Days, NaiveDate};
use law::{Key, Mode};
use support::judge::{Dice, ask};

#[test]
fn every_day_agrees() {
    let Some(lines) = ask("workdays.py", &["days"], "") else { return };
    let calendar = support::library().calendar;
    assert_eq!(lines.len(), 2922);
    for line in lines {
        let (day, works) = line.split_once(' ').unwrap();
        let day: NaiveDate = day.parse().unwrap();
        assert_eq!(calendar.works(day), works == "1", "{day}");
        assert!(calendar.has(chrono::Datelike::year(&day)));
    }
}

#[test]
fn due_dates_agree() {
    let library = support::library();
    let law = library.bind(&["guangdong-2021"], Mode::Production).unwrap();
    let first: NaiveDate = "2019-01-01".parse().unwrap();
    let mut dice = Dice(20_211_125);
    let mut starts = Vec::new();
    for _ in 0..4000 {
        let day = first.checked_add_days(Days::new(dice.roll(2880))).unwrap();
        let n = [5, 15, u32::try_from(dice.roll(19)).unwrap() + 1][usize::try_from(dice.roll(3)).unwrap()];
        starts.push((day, n));
    }
    let input: String = starts.iter().map(|(day, n)| format!("{day} {n}\n")).collect();
    let Some(lines) = ask("workdays.py", &["due"], &input) else { return };
    assert_eq!(lines.len(), starts.len());
    for ((day, n), line) in starts.into_iter().zip(lines) {
        let expected: NaiveDate = line.parse().unwrap();
        assert_eq!(law.calendar().after(day, n), Some(expected), "{day} {n}");
        let key = match n {
            5 => Key::SharingReply,
            15 => Key::CatalogueUpdate,
            _ => continue,
        };
        let hour = u32::try_from(dice.roll(24)).unwrap();
        let from = day.and_hms_opt(hour, 59, 59).unwrap();
        let due = law.due(key, from.and_local_timezone(law.offset().unwrap()).unwrap()).unwrap();
        assert_eq!((due.date, due.provisional), (expected, false), "{day} {key}");
        assert_eq!(law.working_days_between(day, due.date), i64::from(n));
    }
}
