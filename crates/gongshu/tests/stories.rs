//! Every story of `cases/`, over HTTP against a node of its own, on a clock set by hand.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod story;

use domain::story::{self as stories, Story};
use std::path::{Path, PathBuf};
use story::hub::Hub;

#[test]
fn every_story_comes_out_as_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let library = gongshu::statutes::library(Some(&root.join("statutes"))).unwrap();
    let cast = std::fs::read_to_string(root.join("cases/cast.txt")).unwrap();
    let mut files = Vec::new();
    gather(&root.join("cases"), &mut files);
    files.sort();
    let read = |path: &PathBuf| {
        let name = path.strip_prefix(&root).unwrap().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(path).unwrap();
        stories::read(&name, &text, &cast, &library).unwrap_or_else(|mistakes| panic!("{}", mistakes[0]))
    };
    let played: Vec<Story> = files.iter().map(read).filter(|story| !story.core_only).collect();
    assert!(!played.is_empty());
    let hand = std::sync::Mutex::new(played.iter());
    let failures = std::sync::Mutex::new(Vec::new());
    let play = || {
        while let Some(story) = { hand.lock().unwrap().next() } {
            if let Err(failure) = stories::run(story, &mut Hub::of(story)) {
                failures.lock().unwrap().push(failure.to_string());
            }
        }
    };
    std::thread::scope(|scope| [(); 2].map(|()| drop(scope.spawn(play))));
    let failures = failures.into_inner().unwrap();
    assert!(failures.is_empty(), "{} of {} stories:\n{}", failures.len(), played.len(), failures.join("\n"));
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
