//! What the tests share: the law folder, the cases, and a world in memory.
#![allow(dead_code)]

use domain::story::{self, Mistake, Story};
use law::{Files, Library};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn library() -> Library {
    let mut files = BTreeMap::new();
    gather(&root().join("statutes"), "", &mut files);
    Library::read(&Files(files)).unwrap_or_else(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// A folder of cases: the cast they share, and the text of each by its path from the root of the repository.
pub fn cases_in(folder: &str) -> (String, BTreeMap<String, String>) {
    let mut files = BTreeMap::new();
    gather(&root().join(folder), &format!("{folder}/"), &mut files);
    let cast = files.remove(&format!("{folder}/cast.txt")).unwrap();
    files.retain(|file, _| file.ends_with(".case"));
    (cast, files)
}

/// Texts of all cases by their path from the root of the repository.
pub fn cases() -> BTreeMap<String, String> {
    cases_in("cases").1
}

pub fn cast() -> String {
    cases_in("cases").0
}

/// All stories, or everything that is wrong in them.
pub fn stories(library: &Library) -> Result<Vec<Story>, Vec<Mistake>> {
    let cast = cast();
    let (mut stories, mut mistakes) = (Vec::new(), Vec::new());
    for (file, text) in cases() {
        match story::read(&file, &text, &cast, library) {
            Ok(story) => stories.push(story),
            Err(wrong) => mistakes.extend(wrong),
        }
    }
    if mistakes.is_empty() { Ok(stories) } else { Err(mistakes) }
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            files.insert(name, text);
        }
    }
}
