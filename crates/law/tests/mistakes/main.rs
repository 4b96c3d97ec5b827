//! What the lawyer is told when something in the law folder is wrong: every mistake with its whole sentence, which
//! names the file, the line, the article, what is wrong, and what to do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/fixture.rs"]
mod fixture;

mod calendar;
mod cells;
mod chapter;
mod child;
mod form;
mod head;
mod matrix;
mod rule;

use law::{Files, Key, Library};

const CHAPTER: &str = "mx/01-总则.md";
const LAST: &str = "mx/02-附则.md";
const HEAD: &str = "mx/pack.toml";

/// The invented law with `old` replaced by `new` in one file.
fn changed(file: &str, old: &str, new: &str) -> Files {
    change(fixture::files(), file, old, new)
}

fn change(mut files: Files, file: &str, old: &str, new: &str) -> Files {
    let text = files.0.get_mut(file).unwrap();
    assert!(text.contains(old), "{file} hasn't got {old}");
    *text = text.replacen(old, new, 1);
    files
}

/// The invented law with one more file.
fn with(file: &str, text: &str) -> Files {
    let mut files = fixture::files();
    files.0.insert(file.to_owned(), text.to_owned());
    files
}

/// The lawyer is told this and nothing else.
#[track_caller]
fn told(files: &Files, sentences: &[&str]) {
    let mistakes = Library::read(files).expect_err("nothing was said");
    let said: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
    assert_eq!(said, sentences);
}

/// The words of a vocabulary, which grows, as the lawyer is shown them.
fn choice(words: &[(&str, &str)]) -> String {
    words.iter().map(|(word, label)| format!("{word} {label}")).collect::<Vec<_>>().join("、")
}

/// The keys of a room, likewise.
fn keys(room: &str) -> String {
    let keys: Vec<_> = Key::ALL.iter().filter(|key| key.room() == room).map(|key| (key.as_str(), key.label())).collect();
    choice(&keys)
}

#[test]
fn the_law_they_are_made_in_is_sound() {
    assert!(Library::read(&fixture::files()).is_ok());
}
