//! A law that nobody has seen, marked as a lawyer would: it reads, verifies word by word, and sets its own terms.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "invented/dates.rs"]
mod dates;
#[path = "invented/files.rs"]
mod files;
#[path = "invented/make.rs"]
mod make;
#[path = "invented/own.rs"]
mod own;
#[path = "invented/words.rs"]
mod words;

use files::PACK;
use law::{Library, skeleton};

/// Run alone, under `GONGSHU_BLESS=1`, it renews the fingerprints.
#[test]
fn its_headings_and_fingerprints_are_those_of_the_text() {
    if std::env::var_os("GONGSHU_BLESS").is_some() {
        make::bless();
    }
    let files = files::files();
    let pages = skeleton(&files::official());
    for (name, page) in &pages {
        assert_eq!(make::bones(&files.0[&format!("{PACK}/{name}")]), make::bones(page), "{name}");
    }
    assert_eq!(files.0.keys().filter(|file| file.starts_with(PACK) && file.ends_with(".md")).count(), pages.len());
}

#[test]
fn it_reads_beside_the_real_calendars_and_norms() {
    let library = files::library();
    assert_eq!(library.packs.keys().collect::<Vec<_>>(), [PACK]);
    let coverage = library.coverage();
    assert!(coverage.unmarked.is_empty(), "{:?}", coverage.unmarked);
    assert_eq!((coverage.counts["paragraphs"], coverage.counts["obligations"]), (80, 80));
}

#[test]
fn a_skeleton_alone_reads_once_every_key_is_silent() {
    let mut files = files::files();
    files.0.retain(|file, _| !file.starts_with(&format!("{PACK}/0")));
    files.0.extend(skeleton(&files::official()).into_iter().map(|(name, page)| (format!("{PACK}/{name}"), page)));
    let head = files.0.get_mut(&format!("{PACK}/pack.toml")).unwrap();
    let all: String = law::Key::ALL.iter().map(|key| format!("  {{ key = \"{key}\", why = \"未标注\" }},\n")).collect();
    *head = format!("{}silent = [\n{all}]\n", head.split("silent = [").next().unwrap());
    let library = Library::read(&files).unwrap();
    assert_eq!(library.coverage().unmarked.len(), 80);
    assert!(law::verify(library.pack(PACK).unwrap(), &files::official()).iter().all(law::Verified::good));
}
