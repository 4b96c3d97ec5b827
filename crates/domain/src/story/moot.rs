//! Which case notices when a law is changed 变异检验.

use super::memory::Memory;
use super::reader::{self, Story};
use super::run::run;
use law::{Library, Mutant, Pack};
use std::collections::BTreeMap;

/// A changed law, and the case that noticed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The change.
    pub mutant: Mutant,
    /// The file of the first case that failed under it; none if no case noticed.
    pub noticed: Option<String>,
}

/// Changes one pack in every way that can be noticed, and tells for each change which case fails. `cases` are texts
/// by file; those that name the changed paragraph are asked first. Keys that no room reads aren't tried: nothing
/// could notice.
pub fn try_mutants(library: &Library, pack: &Pack, cases: &BTreeMap<String, String>, cast: &str) -> Vec<Tried> {
    let stories = cases.iter().filter_map(|(file, text)| Some((reader::read(file, text, cast, library).ok()?, text.as_str())));
    let stories: Vec<_> = stories.filter(|(story, _)| story.law.binding().any(|bound| bound.id == pack.id)).collect();
    let mutants: Vec<_> = library.mutants(pack).into_iter().filter(|mutant| library.noticeable(mutant.key)).collect();
    let workers = std::thread::available_parallelism().map_or(1, usize::from);
    let share = mutants.len().div_ceil(workers).max(1);
    let (stories, mut tried) = (&stories, Vec::new());
    std::thread::scope(|scope| {
        let shares = mutants.chunks(share);
        let work =
            shares.map(|share| scope.spawn(move || share.iter().map(|one| try_one(library, one, stories, cast)).collect::<Vec<_>>()));
        for worker in work.collect::<Vec<_>>() {
            tried.extend(worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
    });
    tried
}

fn try_one(library: &Library, mutant: &Mutant, stories: &[(Story, &str)], cast: &str) -> Tried {
    let changed = library.mutated(mutant);
    let near = |(_, text): &&(Story, &str)| text.contains(&mutant.at);
    let mut order: Vec<_> = stories.iter().filter(near).collect();
    order.extend(stories.iter().filter(|story| !near(story)));
    let fails = |(story, text): &&&(Story, &str)| match reader::read(&story.file, text, cast, &changed) {
        Ok(story) => run(&story, &mut Memory::of(&story)).is_err(),
        Err(_) => true,
    };
    let noticed = order.iter().find(fails).map(|(story, _)| story.file.clone());
    Tried { mutant: mutant.clone(), noticed }
}
