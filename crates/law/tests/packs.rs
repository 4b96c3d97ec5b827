//! The packs as they stand in the law folder.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::{DateTime, FixedOffset, NaiveDate};
use law::{BasisRef, CannotBind, Key, Lawbook, Mode, OfficialText, Value, verify};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

fn province() -> Lawbook {
    support::library().bind(&["guangdong-2021"], Mode::Production).unwrap()
}

fn city() -> Lawbook {
    support::library().bind(&["dongguan-draft"], Mode::Demo).unwrap()
}

#[test]
fn every_pack_reads() {
    let library = support::library();
    let ids: Vec<&str> = library.packs.keys().map(String::as_str).collect();
    for id in ["disclosure-2019", "dongguan-draft", "guangdong-2021", "jiangmen-2019", "shuangyashan-2026"] {
        assert!(ids.contains(&id), "{id}: {ids:?}");
    }
    let size = |id| (library.pack(id).unwrap().provisions().count(), library.pack(id).unwrap().obligations.len());
    assert_eq!(size("guangdong-2021"), (147, 363));
    assert_eq!(size("dongguan-draft"), (145, 370));
    assert_eq!(size("jiangmen-2019"), (93, 274));
    assert_eq!(size("shuangyashan-2026"), (215, 558));
}

#[test]
fn due_dates_cite_and_say_whether_they_hold() {
    let law = province();
    let due = law.due(Key::SharingReply, at("2026-03-02T09:30:00+08:00")).unwrap();
    assert_eq!(due.date, day("2026-03-09"));
    assert_eq!(due.at, at("2026-03-09T23:59:59+08:00"));
    assert_eq!(due.citation.id(), "GD-23.2");
    assert_eq!(due.citation.to_string(), "《广东省公共数据管理办法》第二十三条第二款");
    assert_eq!((due.in_force, due.provisional, due.promptly), (true, false, false));
    assert_eq!(due.length, "5个工作日");
    assert_eq!(law.working_days_between(day("2026-03-10"), due.date), -1);
    let rows = [
        (Key::CatalogueUpdate, "2026-02-10T10:00:00+08:00", "2026-03-09"),
        (Key::CatalogueReview, "2026-09-30T18:00:00+08:00", "2026-10-13"),
        (Key::SharingDeliver, "2026-02-13T23:30:00+08:00", "2026-02-27"),
        (Key::SharingReply, "2025-12-31T23:59:59+08:00", "2026-01-08"),
        (Key::SharingReply, "2025-12-31T16:30:00Z", "2026-01-08"),
    ];
    for (key, from, date) in rows {
        assert_eq!(law.due(key, at(from)).unwrap().date, day(date), "{key} {from}");
    }
}

#[test]
fn a_due_date_is_given_even_where_the_rule_does_not_hold() {
    let due = province().due(Key::SharingReply, at("2021-11-24T09:00:00+08:00")).unwrap();
    assert_eq!((due.in_force, due.date), (false, day("2021-12-01")));
    let due = city().due(Key::SharingReply, at("2026-03-02T09:00:00+08:00")).unwrap();
    assert_eq!((due.in_force, due.citation.id()), (false, "DG-23.3".to_owned()));
}

#[test]
fn a_year_without_calendar_is_provisional() {
    let law = province();
    let due = law.due(Key::SharingReply, at("2026-12-30T09:00:00+08:00")).unwrap();
    assert_eq!((due.provisional, due.date), (true, day("2027-01-06")));
    assert!(!law.due(Key::SharingReply, at("2026-12-24T09:00:00+08:00")).unwrap().provisional);
}

#[test]
fn promptly_names_no_figure() {
    let due = province().due(Key::SharingVerify, at("2026-03-02T09:00:00+08:00")).unwrap();
    assert!(due.promptly && due.deadline().is_none());
    assert!(!due.overdue(at("2027-03-02T09:00:00+08:00")));
    assert_eq!(due.length, "及时");
}

#[test]
fn a_draft_binds_only_in_demo_or_trial() {
    let library = support::library();
    let error = library.bind(&["dongguan-draft"], Mode::Production).unwrap_err();
    assert!(matches!(error, CannotBind::Draft(..)));
    assert!(error.to_string().contains("尚未施行"));
    assert!(library.bind(&["dongguan-draft"], Mode::Trial).is_ok());
    let law = province().simulating(&library, &["dongguan-draft"]).unwrap();
    assert_eq!(law.rule(Key::SharingReply, day("2026-03-02")).unwrap().citation.id(), "GD-23.2");
    assert_eq!(law.simulated_rule(Key::SharingReply).unwrap().citation.id(), "DG-23.3");
}

#[test]
fn the_child_speaks_first_and_the_parent_fills_the_gaps() {
    let law = city();
    let on = day("2026-03-02");
    let id = |key| law.cite(key, on).unwrap().id();
    assert_eq!(id(Key::SharingReply), "DG-23.3");
    assert_eq!(id(Key::SharingOffline), "GD-23.4");
    assert_eq!(id(Key::SharingCrossFiling), "GD-25.1");
    assert_eq!(id(Key::SharingChannel), "DG-23.1");
    assert!(province().cite(Key::SharingChannel, on).is_none());
    assert!(province().cite(Key::LedgerTrace, on).is_none());
}

#[test]
fn looser_is_shown_and_does_not_bind() {
    let law = city();
    let conflicts = law.conflicts();
    let pairs: Vec<_> = conflicts.iter().map(|found| (found.looser.id(), found.binds.as_ref().unwrap().id())).collect();
    let pairs: Vec<_> = pairs.iter().map(|(looser, binds)| (looser.as_str(), binds.as_str())).collect();
    assert!(pairs.contains(&("DG-14.2", "GD-13.2")), "{pairs:?}");
    assert!(pairs.contains(&("DG-2.4", "GD-2.3")), "{pairs:?}");
    assert!(pairs.iter().all(|(looser, binds)| looser.starts_with("DG-") && binds.starts_with("GD-")), "{pairs:?}");
    let on = day("2026-03-02");
    assert_eq!(law.cite(Key::CatalogueWithholdBasis, on).unwrap().id(), "GD-13.2");
    assert_eq!(law.list(Key::CatalogueWithholdBasis, on), ["法律", "法规", "国家相关规定"]);
}

#[test]
fn ranks_decide_what_suffices() {
    let law = province();
    let on = day("2026-03-02");
    let basis = |norm: &str| law.basis(&BasisRef { norm: norm.to_owned(), article: None }).unwrap();
    let refuse = |norm| law.suffices(Key::SharingRefuseBasis, &basis(norm), on);
    let withhold = |norm| law.suffices(Key::CatalogueWithholdBasis, &basis(norm), on);
    assert_eq!(refuse("data-security-law").unwrap().id(), "GD-23.2");
    assert!(refuse("guangdong-public-data-measures").is_ok());
    let error = refuse("example-city-guideline").unwrap_err();
    assert_eq!(error.citation.as_ref().unwrap().id(), "GD-23.2");
    assert_eq!((error.terms().as_str(), error.got.0.as_str()), ("法律、法规、规章", "规范性文件"));
    assert!(refuse("government-information-sharing-measures").is_err());
    assert!(withhold("government-information-sharing-measures").is_ok());
    assert!(withhold("marriage-archives-measures").is_ok());
    assert!(withhold("guangdong-public-data-measures").is_err());
    let early = law.suffices(Key::SharingRefuseBasis, &basis("government-data-sharing-regulation"), day("2025-07-31"));
    assert!(early.unwrap_err().out_of_force);
    assert!(law.basis(&BasisRef { norm: "none".to_owned(), article: None }).is_none());
}

#[test]
fn tables_carry_machine_names() {
    let law = province();
    let on = day("2026-03-02");
    let column = |key, name: &str| -> Vec<String> { law.table(key, on).iter().map(|row| row[name].clone()).collect() };
    assert_eq!(column(Key::CatalogueFields, "field").len(), 10);
    assert_eq!(column(Key::CatalogueSharingTypes, "effect"), ["open", "ask", "withhold"]);
    let elements = ["scenario", "unit", "items", "mode", "until"];
    assert_eq!(column(Key::SharingElements, "field"), elements);
}

#[test]
fn no_paragraph_is_unmarked() {
    let library = support::library();
    assert_eq!(library.coverage().unmarked, Vec::<String>::new());
    for provision in library.packs.values().flat_map(|pack| pack.provisions()) {
        assert!(!provision.summary.is_empty(), "{}", provision.citation);
        assert!(provision.none.as_ref().is_none_or(|why| why.chars().count() > 8), "{}", provision.citation);
    }
}

#[test]
fn the_official_texts_match_where_they_are_at_hand() {
    let library = support::library();
    for pack in library.packs.values().filter(|pack| !pack.excerpt) {
        let path = support::root().join("../shared/statutes").join(format!("{}.md", pack.id));
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("SKIPPED: 没有《{}》的官方文字", pack.title);
            continue;
        };
        let found = verify(pack, &OfficialText::read(&text));
        let bad: Vec<_> = found.iter().filter(|one| !one.good()).collect();
        assert!(bad.is_empty(), "{bad:#?}");
        assert_eq!(found.len(), pack.provisions().count());
    }
}

#[test]
fn no_official_sentence_is_copied() {
    let library = support::library();
    for pack in library.packs.values().filter(|pack| !pack.excerpt) {
        let path = support::root().join("../shared/statutes").join(format!("{}.md", pack.id));
        let Ok(text) = std::fs::read_to_string(&path) else {
            println!("SKIPPED: 没有《{}》的官方文字", pack.title);
            continue;
        };
        for provision in pack.provisions().filter(|one| one.summary.chars().count() > 24) {
            assert!(!text.contains(provision.summary.trim_end_matches('。')), "{}", provision.citation);
        }
    }
}

#[test]
fn values_keep_their_forms() {
    let law = province();
    for rule in law.rules(day("2026-03-02")) {
        if let Value::Span { n, .. } = rule.value {
            assert!(n > 0 && rule.from.is_some(), "{}", rule.key);
        }
    }
}
