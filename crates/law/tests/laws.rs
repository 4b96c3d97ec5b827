//! The four laws side by side: dates, ranks, references, silences, differences.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::NaiveDate;
use law::{CannotBind, Dated, Key, Mode, OfficialText, Side, Value, verify};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// The texts aren't in the repository: where a deployer has them, a changed word is noticed where it stands.
#[test]
fn a_changed_word_of_the_official_text_is_noticed() {
    let library = support::library();
    for pack in library.packs.values().filter(|pack| !pack.excerpt) {
        let file = support::root().join("../shared/statutes").join(format!("{}.md", pack.id));
        let Ok(text) = std::fs::read_to_string(&file) else {
            println!("SKIPPED: 没有《{}》的官方文字", pack.title);
            continue;
        };
        let article = |line: &str| {
            line.starts_with(&format!("**{}-", pack.prefix)) && line[pack.prefix.len() + 3..].starts_with(|c: char| c.is_ascii_digit())
        };
        let changed = |line: &str| article(line) && line.contains("应当");
        let told: Vec<&str> = text.lines().filter(|line| changed(line)).collect();
        let words: String =
            text.lines().map(|line| if changed(line) { line.replacen("应当", "可以", 1) } else { line.to_owned() } + "\n").collect();
        let noticed = verify(pack, &OfficialText::read(&words)).into_iter().filter(|found| !found.good()).count();
        assert!(told.len() > 20 && noticed == told.len(), "{}: {noticed} of {} noticed", pack.id, told.len());
    }
}

/// Each figure of each law changed in turn: the law no longer reads, or no longer agrees with its text.
#[test]
fn a_changed_figure_of_a_pack_is_noticed() {
    let (library, files) = (support::library(), support::files());
    for pack in library.packs.values().filter(|pack| !pack.excerpt) {
        let file = support::root().join("../shared/statutes").join(format!("{}.md", pack.id));
        let Ok(text) = std::fs::read_to_string(&file) else {
            println!("SKIPPED: 没有《{}》的官方文字", pack.title);
            continue;
        };
        let official = OfficialText::read(&text);
        let own = |rule: &&law::Ruled| rule.via.is_none() && matches!(rule.value, Value::Span { n, .. } if n > 0);
        for rule in pack.limits().into_iter().filter(own) {
            let mut changed = files.clone();
            let page = changed.0.get_mut(&rule.file).unwrap();
            let at: usize = page.split_inclusive('\n').take(rule.line).map(str::len).sum();
            let value = at + page[at..].find("value").unwrap();
            let quote = value + page[value..].find('"').unwrap() + 1;
            page.insert(quote, '1');
            let noticed = match law::Library::read(&changed) {
                Err(mistakes) => !mistakes.is_empty(), // a city's rule that restates it is told, too
                Ok(other) => {
                    verify(other.pack(&pack.id).unwrap(), &official).iter().any(|found| found.id == rule.citation.id() && !found.good())
                }
            };
            assert!(noticed, "{} {}", rule.citation.id(), rule.key);
        }
    }
}

/// JM-43.1.
#[test]
fn a_law_without_its_first_day_binds_only_once_the_day_is_given() {
    let library = support::library();
    let refused = library.bind(&["jiangmen-2019"], Mode::Production).unwrap_err();
    assert!(matches!(refused, CannotBind::Undated(..)));
    assert!(refused.to_string().contains("第四十三条"), "{refused}");
    let dated = |text: &str, document: &str| library.dated("jiangmen-2019", &Dated { in_force: day(text), document: document.into() });
    assert!(dated("2020-01-01", "江府〔2019〕示例号").unwrap_err().to_string().contains("2019-01-01 至 2019-12-31"));
    assert!(dated("2019-09-01", " ").is_err());
    let law = dated("2019-09-01", "江府〔2019〕示例号").unwrap().bind(&["jiangmen-2019"], Mode::Production).unwrap();
    assert_eq!(law.cite(Key::CorrectionReply, day("2026-03-02")).unwrap().id(), "JM-23.3");
    assert!(law.rule(Key::CorrectionReply, day("2019-08-31")).is_none());
}

/// DG-58.1.
#[test]
fn a_draft_is_refused_with_its_article_until_it_is_issued() {
    let library = support::library();
    let refused = library.bind(&["dongguan-draft"], Mode::Production).unwrap_err().to_string();
    assert!(refused.contains("第五十八条"), "{refused}");
    let issued = Dated { in_force: day("2026-05-01"), document: "东府〔2026〕示例号".into() };
    let law = library.dated("dongguan-draft", &issued).unwrap().bind(&["dongguan-draft"], Mode::Production).unwrap();
    assert_eq!(law.cite(Key::SharingReply, day("2026-05-01")).unwrap().id(), "DG-23.3");
    assert_eq!(law.cite(Key::SharingReply, day("2026-04-30")).unwrap().id(), "GD-23.2");
}

#[test]
fn a_law_whose_text_sets_the_day_takes_no_other() {
    let other = Dated { in_force: day("2022-01-01"), document: "示例".into() };
    assert!(matches!(support::library().dated("guangdong-2021", &other), Err(CannotBind::BadDate(..))));
    assert!(matches!(support::library().dated("none", &other), Err(CannotBind::Unknown(_))));
}

/// SYS-78.1a, SYS-78.1b.
#[test]
fn shuangyashan_holds_from_its_issue_for_two_years() {
    let library = support::library();
    let law = library.bind(&["shuangyashan-2026"], Mode::Production).unwrap();
    let holds = |text| law.rule(Key::SharingReply, day(text)).is_some();
    assert_eq!([holds("2026-02-10"), holds("2026-02-11"), holds("2028-02-11"), holds("2028-02-12")], [false, true, true, false]);
    let expiries = library.expiries(day("2027-08-11"));
    assert_eq!((expiries[0].pack.as_str(), expiries[0].days_left), ("shuangyashan-2026", 184));
}

#[test]
fn jiangmen_answers_requests_for_opening_by_the_disclosure_regulation() {
    let law = support::library().bind(&["jiangmen-2019"], Mode::Trial).unwrap();
    let rule = law.rule(Key::OpeningReply, day("2026-03-02")).unwrap();
    assert_eq!((rule.citation.pack.as_str(), rule.citation.article), ("disclosure-2019", 33));
    assert_eq!(rule.via.as_ref().unwrap().id(), "JM-33.1");
    let due = law.due(Key::OpeningReply, "2026-03-02T09:00:00+08:00".parse().unwrap()).unwrap();
    assert_eq!((due.date, due.in_force), (day("2026-03-30"), true));
}

#[test]
fn the_four_clocks_for_answering_differ() {
    let library = support::library();
    let reply = |id: &str| {
        let law = library.bind(&[id], Mode::Trial).unwrap();
        let due = law.due(Key::SharingReply, "2026-03-02T09:00:00+08:00".parse().unwrap()).unwrap();
        (due.date, due.citation.id())
    };
    assert_eq!(reply("guangdong-2021"), (day("2026-03-09"), "GD-23.2".into()));
    assert_eq!(reply("dongguan-draft"), (day("2026-03-09"), "DG-23.3".into()));
    assert_eq!(reply("jiangmen-2019"), (day("2026-03-09"), "JM-21.1".into()));
    assert_eq!(reply("shuangyashan-2026"), (day("2026-03-03"), "SYS-27.2.2".into()));
}

#[test]
fn base_data_has_its_sources_item_by_item() {
    let library = support::library();
    let sources = |id: &str, name: &str| {
        let law = library.bind(&[id], Mode::Trial).unwrap();
        let entries = law.entries(Key::SourceAssign, day("2026-03-02"));
        let found = entries.into_iter().find(|entry| entry.value.name() == Some(name)).unwrap().clone();
        let Value::Entry(row) = &found.value else { panic!("an entry") };
        (found.citation.id(), row["sources"].clone())
    };
    assert_eq!(sources("guangdong-2021", "household_registration"), ("GD-18.1.1".into(), "公安机关".into()));
    assert_eq!(sources("shuangyashan-2026", "household_registration"), ("SYS-16.1.1".into(), "公安机关".into()));
    // Jiangmen has no list of its own: the province's holds there.
    assert_eq!(sources("jiangmen-2019", "household_registration"), ("GD-18.1.1".into(), "公安机关".into()));
    let of = |id: &str, class: &str| {
        let law = library.bind(&[id], Mode::Trial).unwrap();
        let entries = law.entries(Key::SourceAssign, day("2026-03-02"));
        entries.iter().filter(|entry| matches!(&entry.value, Value::Entry(row) if row["class"] == class)).count()
    };
    assert_eq!((of("guangdong-2021", "natural_person"), of("guangdong-2021", "legal_person")), (11, 4));
    assert_eq!((of("dongguan-draft", "natural_person"), of("dongguan-draft", "legal_person")), (11, 4));
    assert_eq!((of("shuangyashan-2026", "natural_person"), of("shuangyashan-2026", "legal_person")), (12, 9));
}

#[test]
fn differences_are_told_with_both_citations() {
    let library = support::library();
    let found = library.diff("guangdong-2021", "shuangyashan-2026").unwrap();
    let reply = found.iter().find(|one| one.key == Key::SharingReply).unwrap();
    let told = |side: &Side| match side {
        Side::Rule { value, citation, .. } => format!("{value} {}", citation.id()),
        Side::Silent { why } => why.clone().unwrap_or_default(),
    };
    assert_eq!((told(&reply.left).as_str(), told(&reply.right).as_str()), ("5个工作日 GD-23.2", "1个工作日 SYS-27.2.2"));
    let deliver = found.iter().find(|one| one.key == Key::SharingDeliver).unwrap();
    assert_eq!(told(&deliver.left), "5个工作日 GD-23.2");
    assert!(matches!(&deliver.right, Side::Silent { why: Some(why) } if !why.is_empty()));
    // What both say alike is no difference, whatever the article.
    let near = library.diff("guangdong-2021", "dongguan-draft").unwrap();
    assert!(near.iter().all(|one| one.key != Key::SharingReply));
    assert!(near.iter().any(|one| one.key == Key::OrgSeparation));
    assert!(library.diff("guangdong-2021", "guangdong-2021").unwrap().is_empty());
}
