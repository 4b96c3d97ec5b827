//! Due dates in the units of the invented law, against the real calendars.

use chrono::{DateTime, FixedOffset};
use law::{Due, Key, Lawbook, Mode};

use super::files::{PACK, library};

fn law() -> Lawbook {
    library().bind(&[PACK], Mode::Production).unwrap()
}

fn due(key: Key, from: &str) -> Due {
    law().due(key, DateTime::parse_from_rfc3339(&format!("{from}:00+08:00")).unwrap()).unwrap()
}

fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(&format!("{text}+08:00")).unwrap()
}

#[test]
fn every_unit_is_counted_in_its_own_way() {
    for (key, from, at, id) in [
        // Working days: 15 to 23 February and 1 to 5 May 2026 are off; the Saturdays 14 and 28 February and 9 May are worked.
        (Key::SharingReply, "2026-03-02T10:00", "2026-03-05T23:59:59", "YX-23.2"),
        (Key::SharingReply, "2026-04-30T10:00", "2026-05-08T23:59:59", "YX-23.2"),
        (Key::CorrectionReply, "2026-04-30T10:00", "2026-05-09T23:59:59", "YX-29.2"),
        (Key::CatalogueUpgrade, "2026-02-13T23:30", "2026-03-05T23:59:59", "YX-14.1"),
        // Days of the calendar: offices being closed doesn't matter.
        (Key::SharingDeliver, "2026-04-28T10:00", "2026-05-05T23:59:59", "YX-23.3"),
        (Key::DemandPublish, "2026-02-10T10:00", "2026-03-02T23:59:59", "YX-26.2"),
        (Key::DemandDeliver, "2026-02-10T10:00", "2026-03-02T23:59:59", "YX-26.2"),
        // Hours: from the very minute.
        (Key::CatalogueReview, "2026-03-06T16:45", "2026-03-08T16:45:00", "YX-10.1"),
        (Key::SecurityIncident, "2026-05-01T23:10", "2026-05-02T01:10:00", "YX-33.1"),
        // Months and years: the same day, or the last of a shorter month.
        (Key::CatalogueUpdate, "2026-01-31T10:00", "2026-02-28T23:59:59", "YX-11.1"),
        (Key::CatalogueRegrade, "2026-12-31T10:00", "2027-02-28T23:59:59", "YX-7.2"),
        (Key::SharingIdle, "2026-08-31T10:00", "2027-02-28T23:59:59", "YX-28.1"),
        (Key::UseLogKept, "2026-06-15T10:00", "2028-06-15T23:59:59", "YX-27.2"),
        // At once: at that moment.
        (Key::CorrectionReport, "2026-03-07T08:05", "2026-03-07T08:05:00", "YX-29.1"),
    ] {
        let due = due(key, from);
        assert_eq!((due.at, due.citation.id().as_str()), (moment(at), id), "{key} {from}");
        assert!(due.in_force && !due.promptly && !due.provisional, "{key} {from}");
    }
}

#[test]
fn only_working_days_wait_for_a_calendar() {
    assert!(due(Key::SharingReply, "2026-12-30T10:00").provisional);
    assert!(!due(Key::SharingDeliver, "2026-12-30T10:00").provisional);
    assert!(!due(Key::CatalogueReview, "2026-12-31T10:00").provisional);
}

#[test]
fn before_and_after_its_life_it_is_calculated_and_said_not_to_hold() {
    for (from, holds) in [("2025-12-31T10:00", false), ("2026-01-01T00:00", true), ("2028-12-20T23:59", true), ("2028-12-21T00:00", false)]
    {
        assert_eq!(due(Key::SharingDeliver, from).in_force, holds, "{from}");
    }
    assert_eq!(due(Key::SharingReply, "2026-03-02T10:00").citation.to_string(), "《云溪市公共数据管理规定（虚构）》第二十三条第二款");
}
