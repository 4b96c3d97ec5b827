//! An invented law with the real calendars, norms and mechanisms beside it. Shared, by path, by the tests of other
//! crates: nothing in the code knows this law, so what works under it was read from its pack.
#![allow(dead_code)]

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use law::{Files, Library, OfficialText};

/// The invented pack.
pub const PACK: &str = "yunxi-2026";

/// The folder of the invented law, the pack and its official text.
pub fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../law/tests/invented")
}

/// Its official text.
pub fn text() -> String {
    std::fs::read_to_string(folder().join("official.md")).unwrap()
}

/// The same, cut into paragraphs.
pub fn official() -> OfficialText {
    OfficialText::read(&text())
}

/// A law folder that holds the invented pack and none of the real ones.
pub fn files() -> Files {
    let statutes = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../statutes");
    let mut files = BTreeMap::new();
    for (root, name) in [(&statutes, "calendar"), (&statutes, "norms"), (&folder(), PACK)] {
        for entry in std::fs::read_dir(root.join(name)).unwrap() {
            let path = entry.unwrap().path();
            let file = format!("{name}/{}", path.file_name().unwrap().to_str().unwrap());
            files.insert(file, std::fs::read_to_string(&path).unwrap());
        }
    }
    files.insert("mechanisms.toml".to_owned(), std::fs::read_to_string(statutes.join("mechanisms.toml")).unwrap());
    Files(files)
}

/// That folder, read.
pub fn library() -> Library {
    read(&files())
}

/// A law folder that must read; a mistake in it is told as the lawyer is told.
pub fn read(files: &Files) -> Library {
    Library::read(files).unwrap_or_else(|mistakes| {
        let lines: Vec<String> = mistakes.iter().map(ToString::to_string).collect();
        panic!("{}", lines.join("\n"))
    })
}

/// Writes that folder to the disk, for a node that is to run under the invented law.
pub fn write_to(place: &Path) {
    for (file, text) in files().0 {
        let path = place.join(file);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }
}
