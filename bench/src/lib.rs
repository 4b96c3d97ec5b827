//! What the measurements in `benches/` share: the law folder of this checkout.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};

use law::Files;

/// The folder of the checkout.
#[must_use]
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The texts of the law folder.
///
/// # Errors
/// A file or a folder can't be read.
pub fn statutes() -> io::Result<Files> {
    let folder = root().join("statutes");
    let mut files = BTreeMap::new();
    let mut open = vec![folder.clone()];
    while let Some(path) = open.pop() {
        if path.is_dir() {
            for entry in path.read_dir()? {
                open.push(entry?.path());
            }
        } else {
            let name = path.strip_prefix(&folder).unwrap_or(&path).to_string_lossy().into_owned();
            files.insert(name, std::fs::read_to_string(&path)?);
        }
    }
    Ok(Files(files))
}
