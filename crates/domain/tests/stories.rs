//! Every story of `cases/`, on `domain` in memory.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use domain::story;
use domain::story::Memory;

#[test]
fn every_story_comes_out_as_told() {
    let library = support::library();
    let stories = support::stories(&library).unwrap_or_else(|mistakes| panic!("{}", lines(&mistakes)));
    assert!(!stories.is_empty());
    let failures: Vec<_> = stories.iter().filter_map(|story| story::run(story, &mut Memory::of(story)).err()).collect();
    assert!(failures.is_empty(), "{} of {} stories:\n{}", failures.len(), stories.len(), lines(&failures));
}

fn lines<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
