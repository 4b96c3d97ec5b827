//! What the tests share: the law folder, the cases, and a world in memory.
#![allow(dead_code)]

use domain::story::{self, Mistake, Story};
use law::{Files, Library};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The law folder.
pub fn files() -> Files {
    let mut files = BTreeMap::new();
    gather(&root().join("statutes"), "", &mut files);
    Files(files)
}

pub fn library() -> Library {
    Library::read(&files()).unwrap_or_else(|mistakes| {
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

/// Compares a list in `statutes/` with what is so now. It may only shrink: with `GONGSHU_BLESS=1` what is no longer so
/// is taken off; nothing is ever put on by itself.
pub fn same(file: &str, title: &str, now: &BTreeSet<String>) {
    let path = root().join("statutes").join(file);
    let text = std::fs::read_to_string(&path).ok();
    let lines = text.iter().flat_map(|text| text.lines()).filter(|line| !line.is_empty() && !line.starts_with('#'));
    let known: BTreeSet<String> = lines.map(str::to_owned).collect();
    let new: Vec<_> = now.difference(&known).collect();
    assert!(text.is_none() || new.is_empty(), "{file} 只能减少；新出现：{new:#?}");
    if std::env::var_os("GONGSHU_BLESS").is_some() {
        let lines: String = now.iter().map(|line| format!("{line}\n")).collect();
        return std::fs::write(&path, format!("# {title}\n{lines}")).unwrap();
    }
    let gone: Vec<_> = known.difference(now).collect();
    assert!(text.is_some() && gone.is_empty(), "已不再如此，运行 make bless 从 {file} 删去：{gone:#?}");
}
