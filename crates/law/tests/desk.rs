//! What the command line shows: verification, skeletons, terms, pages.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "support/fixture.rs"]
mod fixture;

use chrono::DateTime;
use law::{Files, Key, Library, Match, Mode, OfficialText, fingerprint, skeleton, verify};

fn library(files: &Files) -> Library {
    Library::read(files).unwrap()
}

#[test]
fn the_text_matches() {
    let library = library(&fixture::files());
    let found = verify(library.pack("mx").unwrap(), &OfficialText::read(fixture::TEXT));
    assert_eq!(found.len(), 4);
    assert!(found.iter().all(law::Verified::good), "{found:#?}");
}

#[test]
fn white_space_and_punctuation_do_not_count_but_every_figure_does() {
    let library = library(&fixture::files());
    let pack = library.pack("mx").unwrap();
    let outcome = |old: &str, new: &str| {
        let text = fixture::TEXT.replace(old, new);
        let found = verify(pack, &OfficialText::read(&text));
        found.into_iter().find(|one| !one.good())
    };
    assert_eq!(outcome("5个工作日内答复。", "5 个工作日内，答复"), None);
    let changed = outcome("5个工作日", "7个工作日").unwrap();
    assert_eq!((changed.id.as_str(), changed.text), ("MX-1.1", Match::Mismatch));
    assert_eq!(changed.unquoted, ["5个工作日"]);
    let missing = outcome("**MX-2.1**", "MX-2.1").unwrap();
    assert_eq!((missing.id.as_str(), missing.text), ("MX-2.1", Match::Missing));
    let extra = outcome("## 第二章", "**MX-1.3** 另加一款。\n\n## 第二章").unwrap();
    assert_eq!((extra.id.as_str(), extra.text), ("MX-1.3", Match::Extra));
    let page = law::verification(&[changed, missing, extra]);
    assert!(page.contains("MX-1.1 文字与指纹不符；引语不在条文中：5个工作日"), "{page}");
}

#[test]
fn a_figure_that_is_not_in_the_text_is_found_though_the_text_matches() {
    let mut files = fixture::files();
    let chapter = files.0.get_mut("mx/01-总则.md").unwrap();
    *chapter = chapter.replace("\"5个工作日\"", "\"15个工作日\"");
    let library = library(&files);
    let found = verify(library.pack("mx").unwrap(), &OfficialText::read(fixture::TEXT));
    assert_eq!((found[0].text, found[0].good()), (Match::Match, false));
}

#[test]
fn a_skeleton_is_a_pack_without_marks() {
    let pages = skeleton(&OfficialText::read(fixture::TEXT));
    assert_eq!(pages.keys().collect::<Vec<_>>(), ["01-总则.md", "02-附则.md"]);
    let mut files = fixture::files();
    files.0.retain(|file, _| !file.ends_with(".md"));
    for (name, page) in pages {
        assert!(!page.contains("数源部门"), "no official wording");
        files.0.insert(format!("mx/{name}"), page);
    }
    let head = files.0.get_mut("mx/pack.toml").unwrap();
    *head = head.replace(
        "silent = [",
        "silent = [\n { key = \"sharing.reply\", why = \"未标注\" },\n { key = \"sharing.refuse_basis\", why = \"未标注\" },",
    );
    let library = library(&files);
    let found = verify(library.pack("mx").unwrap(), &OfficialText::read(fixture::TEXT));
    assert!(found.iter().all(law::Verified::good), "{found:#?}");
    assert_eq!(library.coverage().unmarked, ["MX-1.1", "MX-1.2", "MX-1.2.1", "MX-2.1"]);
}

#[test]
fn fingerprints_are_sm3_over_letters_and_digits() {
    let abc = "sm3:66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";
    assert_eq!(fingerprint("abc"), abc);
    assert_eq!(fingerprint(" a，（b）\n c。"), abc);
}

#[test]
fn pages_and_terms() {
    let library = library(&fixture::files());
    assert!(library.list().contains("自2020-01-01施行"));
    let page = library.show("mx", Some(1)).unwrap();
    assert!(page.contains("第一条第一款") && page.contains("sharing.reply = 5个工作日"), "{page}");
    assert!(library.show("mx", Some(9)).is_err());
    let limits = library.limits("mx").unwrap();
    assert_eq!((limits.len(), limits[0].id.as_str()), (1, "MX-1.1"));
    let due = library.due_line("mx", Key::SharingReply, "2026-09-30").unwrap();
    let json = serde_json::to_string(&due).unwrap();
    let expected = "{\"due\":\"2026-10-07\",\"citation\":\"《某地数据办法》第一条第一款\",\"in_force\":true,\"provisional\":true}";
    assert_eq!(json, expected);
    assert!(library.due_line("mx", Key::SharingReply, "明天").is_err());
    assert!(library.due_line("zz", Key::SharingReply, "2026-09-30").is_err());
    assert!(library.due_line("mx", Key::SourceDuty, "2026-09-30").is_err());
}

#[test]
fn every_unit_is_counted() {
    for (length, from, at) in [
        ("5日", "2026-01-30T10:00:00+08:00", "2026-02-04T23:59:59+08:00"),
        ("24小时", "2026-01-30T10:00:00+08:00", "2026-01-31T10:00:00+08:00"),
        ("1个月", "2026-01-31T10:00:00+08:00", "2026-02-28T23:59:59+08:00"),
        ("2年", "2024-02-29T10:00:00+08:00", "2026-02-28T23:59:59+08:00"),
        ("立即", "2026-01-31T10:00:00+08:00", "2026-01-31T10:00:00+08:00"),
        ("5日", "2026-01-30T20:00:00Z", "2026-02-05T23:59:59+08:00"),
        ("1个工作日", "2026-01-30T10:00:00+08:00", "2026-02-02T23:59:59+08:00"),
    ] {
        let mut files = fixture::files();
        let chapter = files.0.get_mut("mx/01-总则.md").unwrap();
        *chapter = chapter.replace("\"5个工作日\"", &format!("\"{length}\""));
        let law = library(&files).bind(&["mx"], Mode::Production).unwrap();
        let from = DateTime::parse_from_rfc3339(from).unwrap();
        let due = law.due(Key::SharingReply, from).unwrap();
        assert_eq!(due.at, DateTime::parse_from_rfc3339(at).unwrap(), "{length}");
        assert_eq!(due.provisional, length == "1个工作日", "{length}");
    }
}

#[test]
fn a_digest_moves_with_the_law_and_not_with_the_matrix() {
    let mut files = fixture::files();
    let digest = |files: &Files| library(files).pack("mx").unwrap().digest.clone();
    let before = digest(&files);
    files.0.insert("mx/README.md".to_owned(), "随记".to_owned());
    assert_eq!(digest(&files), before);
    files.0.get_mut("mx/01-总则.md").unwrap().push_str("\n补一句摘要。\n");
    assert_ne!(digest(&files), before);
}

#[test]
fn a_looser_child_is_shown_and_its_parent_binds() {
    let rule = "key = \"sharing.reply\"\nvalue = \"10个工作日\"\nfrom = \"sharing.requested\"\nrelation = \"looser\"";
    let law = library(&fixture::with_child(rule)).bind(&["cx"], Mode::Production).unwrap();
    let on = "2026-01-05".parse().unwrap();
    assert_eq!(law.cite(Key::SharingReply, on).unwrap().id(), "MX-1.1");
    let conflict = law.conflicts().remove(0);
    assert_eq!((conflict.looser.id(), conflict.says.to_string()), ("CX-1.1".to_owned(), "10个工作日".to_owned()));
    let stricter = rule.replace("10个工作日", "3个工作日").replace("looser", "stricter");
    let law = library(&fixture::with_child(&stricter)).bind(&["cx"], Mode::Production).unwrap();
    assert_eq!(law.cite(Key::SharingReply, on).unwrap().id(), "CX-1.1");
    assert!(law.conflicts().is_empty());
}
