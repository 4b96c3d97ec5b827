//! A law that is changed must be noticed by a case, or stand on the list of changes that aren't; the list may only shrink.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use domain::story::try_mutants;
use law::Key;
use std::collections::BTreeSet;
use std::path::Path;
use support::same;

#[test]
fn changes_to_the_law_that_no_case_notices_only_shrink() {
    let library = support::library();
    let (cases, cast) = (support::cases(), support::cast());
    let tried: Vec<_> = library.packs.values().flat_map(|pack| try_mutants(&library, pack, &cases, &cast)).collect();
    let unnoticed = tried.iter().filter(|one| one.noticed.is_none());
    let now: BTreeSet<String> = unnoticed.map(|one| one.mutant.to_string()).collect();
    assert!(tried.len() > now.len() + 30, "{} of {} changes go unnoticed", now.len(), tried.len());
    same("SURVIVORS.txt", "改动后没有案例察觉的规则，只能减少：位置、规则、改了什么。由 make bless 更新。", &now);
}

#[test]
fn keys_that_no_room_reads_only_shrink() {
    let mut source = String::new();
    for folder in ["crates/law/src", "crates/domain/src", "crates/gongshu/src"] {
        gather(&support::root().join(folder), &mut source);
    }
    let reads = |key: &&Key| source.contains(&format!("Key::{key:?}"));
    let now: BTreeSet<String> = Key::ALL.iter().filter(|key| !reads(key)).map(|key| key.as_str().to_owned()).collect();
    same("UNREAD.txt", "还没有哪一间读取的规则，只能减少。由 make bless 更新。", &now);
}

/// The program's text: no stories, and whole names only.
fn gather(folder: &Path, source: &mut String) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && path.file_name().is_some_and(|name| name != "story" && name != "demo") {
            gather(&path, source);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("law/src/key.rs") && !path.ends_with("law/src/form.rs")
        {
            source.push_str(&std::fs::read_to_string(&path).unwrap());
        }
    }
}
