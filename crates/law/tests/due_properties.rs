//! What holds of every due date, whatever the term: drawn at random over an invented law and the real calendars.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/fixture.rs"]
mod fixture;
mod support;

use std::sync::LazyLock;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, TimeDelta};
use law::{Calendar, Due, Files, Key, Lawbook, Library, Mode};
use proptest::prelude::*;

const UNITS: [&str; 5] = ["个工作日", "日", "小时", "个月", "年"];

/// The invented law with the real calendars.
static FILES: LazyLock<Files> = LazyLock::new(|| {
    let mut files = fixture::files();
    files.0.extend(support::files().0.into_iter().filter(|(file, _)| file.starts_with("calendar/")));
    files
});

static CALENDAR: LazyLock<Calendar> = LazyLock::new(|| law("1日").calendar().clone());

/// The invented law with this length as its one term.
fn law(length: &str) -> Lawbook {
    let mut files = FILES.clone();
    let chapter = files.0.get_mut("mx/01-总则.md").unwrap();
    *chapter = chapter.replace("value = \"5个工作日\"", &format!("value = \"{length}\""));
    Library::read(&files).unwrap().bind(&["mx"], Mode::Production).unwrap()
}

fn due(length: &str, start: DateTime<FixedOffset>) -> Due {
    law(length).due(Key::SharingReply, start).unwrap()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// A moment of 2018–2028, so on both sides of the years that are loaded.
fn start() -> impl Strategy<Value = DateTime<FixedOffset>> {
    let noon = DateTime::parse_from_rfc3339("2018-01-01T12:00:00+08:00").unwrap();
    (0..11 * 365 * 86_400_i64, -14..=14).prop_map(move |(seconds, hours)| {
        let zone = FixedOffset::east_opt(hours * 3600).unwrap();
        (noon + TimeDelta::seconds(seconds)).with_timezone(&zone)
    })
}

fn date() -> impl Strategy<Value = NaiveDate> {
    (0..11 * 365_u64).prop_map(|days| day("2018-01-01") + Days::new(days))
}

fn unit() -> impl Strategy<Value = &'static str> {
    prop::sample::select(&UNITS[..])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn never_before_the_start(n in 1..400_u32, unit in unit(), start in start()) {
        let due = due(&format!("{n}{unit}"), start);
        prop_assert!(due.at > start);
        prop_assert!(!due.overdue(start) && !due.overdue(due.at) && due.overdue(due.at + TimeDelta::seconds(1)));
    }

    #[test]
    fn more_is_later(n in 1..400_u32, more in 1..40_u32, unit in unit(), start in start()) {
        let (shorter, longer) = (due(&format!("{n}{unit}"), start), due(&format!("{}{unit}", n + more), start));
        prop_assert!(shorter.at < longer.at);
    }

    #[test]
    fn a_later_start_is_never_due_earlier(n in 1..400_u32, unit in unit(), start in start(), later in 0..40 * 86_400_i64) {
        let law = law(&format!("{n}{unit}"));
        let at = |start| law.due(Key::SharingReply, start).unwrap().at;
        prop_assert!(at(start) <= at(start + TimeDelta::seconds(later)));
    }

    #[test]
    fn the_zone_in_which_the_start_is_told_does_not_matter(n in 1..400_u32, unit in unit(), start in start()) {
        let law = law(&format!("{n}{unit}"));
        let at = |start| law.due(Key::SharingReply, start).unwrap();
        prop_assert_eq!(at(start), at(start.with_timezone(&FixedOffset::west_opt(18_000).unwrap())));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1024, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn working_days_end_on_one_and_count_back(n in 1..60_u32, start in date()) {
        let calendar = &CALENDAR;
        let last = calendar.after(start, n).unwrap();
        prop_assert!(calendar.works(last));
        prop_assert_eq!(calendar.between(start, last), i64::from(n));
        prop_assert!(last - start >= TimeDelta::days(n.into()));
    }

    #[test]
    fn a_day_off_counts_from_the_next_working_day(n in 1..60_u32, start in date()) {
        let calendar = &CALENDAR;
        let next = start.iter_days().skip(1).find(|day| calendar.works(*day)).unwrap();
        prop_assert_eq!(calendar.after(start, 1), Some(next));
        prop_assert_eq!(calendar.after(start, n), calendar.after(next, n - 1));
        if !calendar.works(start) {
            prop_assert_eq!(calendar.after(start, n), calendar.after(start - Days::new(1), n));
        }
    }
}

#[test]
fn starts_around_days_off() {
    let calendar = &CALENDAR;
    for (start, n, last) in [
        ("2026-03-07", 1, "2026-03-09"), // a Saturday
        ("2026-03-08", 5, "2026-03-13"), // a Sunday
        ("2026-02-14", 1, "2026-02-24"), // a Saturday worked before the Spring Festival
        ("2026-02-17", 1, "2026-02-24"), // in the festival
        ("2026-02-17", 5, "2026-02-28"), // which ends with a Saturday worked
        ("2026-10-01", 3, "2026-10-10"),
        ("2026-12-31", 1, "2027-01-01"), // the notice for 2027 isn't loaded: provisional
    ] {
        assert_eq!(calendar.after(day(start), n), Some(day(last)), "{start} {n}");
    }
}
