//! What the obligation matrices say is shown by cases is what the cases say, no more and no less.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use std::collections::{BTreeMap, BTreeSet};

#[test]
fn shown_by_agrees_with_the_cases() {
    let library = support::library();
    let mut told: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for story in support::stories(&library).unwrap() {
        for cite in story.lines.iter().flat_map(|line| &line.cites).filter(|cite| cite.shows) {
            told.entry(cite.id.clone()).or_default().insert(story.file.clone());
        }
    }
    assert!(told.len() > 30, "only {} obligations are shown", told.len());
    let rows = library.packs.values().flat_map(|pack| &pack.obligations);
    let written = |row: &law::Obligation| row.shown_by.iter().filter(|by| by.starts_with("cases/")).cloned().collect::<BTreeSet<_>>();
    let differ: Vec<_> = rows
        .filter(|row| written(row) != told.get(&row.id).cloned().unwrap_or_default())
        .map(|row| format!("{}：义务表 {:?}，案例 {:?}", row.id, written(row), told.get(&row.id)))
        .collect();
    assert!(differ.is_empty(), "运行 python3 tools/lawbook/shown_by.py：\n{}", differ.join("\n"));
}

/// A row counts as shown by a test only where the test carries its id.
#[test]
fn tests_named_by_hand_carry_the_id() {
    let library = support::library();
    for row in library.packs.values().flat_map(|pack| &pack.obligations) {
        for by in row.shown_by.iter().filter(|by| !by.starts_with("cases/")) {
            let text = std::fs::read_to_string(support::root().join(by)).unwrap_or_else(|_| panic!("{}：没有 {by}", row.id));
            assert!(text.contains(&row.id), "{by} 没有写到 {}", row.id);
        }
    }
}

/// What is shown stays shown.
#[test]
fn pending_rows_only_shrink() {
    let now: BTreeSet<String> = support::library().coverage().pending.into_iter().map(|row| row.id).collect();
    support::same("PENDING.txt", "还没有案例或者测试显示的义务，只能减少。由 make bless 更新。", &now);
}

/// What earlier work closed stays closed.
#[test]
fn rows_of_the_calendar_are_all_shown() {
    let library = support::library();
    let rows = library.packs.values().flat_map(|pack| library.standing(pack));
    let open: Vec<_> =
        rows.filter(|one| one.row.mechanism == "calendar" && one.state == law::RowState::Pending).map(|one| one.row.id.clone()).collect();
    assert_eq!(open, Vec::<String>::new());
}
