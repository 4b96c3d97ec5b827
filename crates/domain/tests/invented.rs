//! The main walk under a law that nobody has seen: its terms, types and articles come from its pack alone.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../law/tests/invented/files.rs"]
mod files;
mod support;

use domain::story::{self, Memory, Story};
use law::{Key, Library, Part};

const CASES: &str = "crates/domain/tests/invented";

/// The stories under the invented law.
fn stories(library: &Library) -> Vec<Story> {
    let (cast, cases) = support::cases_in(CASES);
    let read =
        |(file, text): (&String, &String)| story::read(file, text, &cast, library).unwrap_or_else(|wrong| panic!("{}", lines(&wrong)));
    cases.iter().map(read).collect()
}

#[test]
fn every_story_comes_out_as_told() {
    let stories = stories(&files::library());
    assert!(stories.len() > 5);
    let failures: Vec<_> = stories.iter().filter_map(|story| story::run(story, &mut Memory::of(story)).err()).collect();
    assert!(failures.is_empty(), "{} of {} stories:\n{}", failures.len(), stories.len(), lines(&failures));
}

#[test]
fn every_article_cited_is_this_laws() {
    let stories = stories(&files::library());
    let cites = || stories.iter().flat_map(|story| &story.lines).flat_map(|line| &line.cites);
    assert!(cites().all(|cite| cite.id.starts_with("YX-")));
    let shown: std::collections::BTreeSet<_> = cites().map(|cite| cite.id.as_str()).collect();
    assert!(shown.len() > 12, "{shown:?}");
}

/// What the main walk lives by.
const WALK: [Key; 17] = [
    Key::CatalogueCompile,
    Key::CatalogueFields,
    Key::CatalogueSharingTypes,
    Key::CatalogueConditionalBasis,
    Key::CatalogueWithholdBasis,
    Key::CatalogueReview,
    Key::CatalogueGrading,
    Key::IntakeConverge,
    Key::SharingUnconditional,
    Key::SharingElements,
    Key::SharingReply,
    Key::SharingDeliver,
    Key::SharingRefuseBasis,
    Key::SharingLeastPrivilege,
    Key::DisputeLadder,
    Key::DisputeRefer,
    Key::DisputeCross,
];

/// Change a figure, a start, a rank, or strike out a rule: a story fails, so nothing of it stands in the code.
#[test]
fn a_change_of_the_law_changes_the_walk() {
    let library = files::library();
    let (cast, cases) = support::cases_in(CASES);
    let mut tried = story::try_mutants(&library, library.pack(files::PACK).unwrap(), &cases, &cast);
    tried.retain(|tried| WALK.contains(&tried.mutant.key) && !matches!(tried.mutant.part, Part::By | Part::To));
    assert!(tried.len() > 20);
    let unnoticed: Vec<_> = tried.iter().filter(|tried| tried.noticed.is_none()).map(|tried| tried.mutant.to_string()).collect();
    assert!(unnoticed.is_empty(), "{unnoticed:#?}");
}

fn lines<T: ToString>(all: &[T]) -> String {
    all.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}
