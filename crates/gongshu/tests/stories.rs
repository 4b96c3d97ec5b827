//! Every story of `cases/`, and those under an invented law, over HTTP against a node of its own, on a clock set by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../law/tests/invented/files.rs"]
mod invented;
mod story;

use domain::story::{self as stories, Story};
use law::Library;
use std::path::{Path, PathBuf};
use story::hub::Hub;

#[test]
fn every_story_comes_out_as_told() {
    let library = gongshu::statutes::library(Some(&root().join("statutes"))).unwrap();
    play_all(&read_all("cases", &library), None);
}

/// Under a law that nobody has seen, which the node reads from a folder of the deployer's.
#[test]
fn every_story_under_an_invented_law_comes_out_as_told() {
    let statutes = tempfile::tempdir().unwrap();
    invented::write_to(statutes.path());
    let library = gongshu::statutes::library(Some(statutes.path())).unwrap();
    play_all(&read_all("crates/domain/tests/invented", &library), Some(statutes.path()));
}

/// The stories of a folder, but those told of the core alone.
fn read_all(folder: &str, library: &Library) -> Vec<Story> {
    let folder = root().join(folder);
    let cast = std::fs::read_to_string(folder.join("cast.txt")).unwrap();
    let mut files = Vec::new();
    gather(&folder, &mut files);
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(root()).unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        stories::read(&name, &text, &cast, library).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
    };
    files.iter().map(read).filter(|story| !story.core_only).collect()
}

fn play_all(played: &[Story], statutes: Option<&Path>) {
    assert!(!played.is_empty());
    let hand = std::sync::Mutex::new(played.iter());
    let failures = std::sync::Mutex::new(Vec::new());
    let play = || {
        while let Some(story) = { hand.lock().unwrap().next() } {
            if let Err(failure) = stories::run(story, &mut Hub::of(story, statutes)) {
                failures.lock().unwrap().push(failure.to_string());
            }
        }
    };
    std::thread::scope(|scope| [(); 2].map(|()| drop(scope.spawn(play))));
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{} of {} stories:\n{}", failures.len(), played.len(), failures.join("\n"));
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn gather(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            gather(&path, files);
        } else if path.extension().is_some_and(|e| e == "case") {
            files.push(path);
        }
    }
}
