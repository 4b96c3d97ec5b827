//! What the tests share: reading the law folder from the disk.
#![allow(dead_code)]

pub mod holidays;
pub mod judge;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use law::{Files, Library};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn files() -> Files {
    let mut files = BTreeMap::new();
    gather(&root().join("statutes"), "", &mut files);
    Files(files)
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

pub fn library() -> Library {
    Library::read(&files()).unwrap_or_else(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}
