//! The packs: those built into the binary, or a folder of the deployer's.

use law::{Files, Library};
use std::collections::BTreeMap;
use std::path::Path;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../statutes"]
#[include = "**/*.toml"]
#[include = "**/*.md"]
#[include = "*.txt"]
struct BuiltIn;

/// The text of every pack file: of `folder`, or the built-in ones.
///
/// # Errors
/// The folder can't be read.
pub fn files(folder: Option<&Path>) -> anyhow::Result<Files> {
    let mut files = BTreeMap::new();
    match folder {
        Some(folder) => read_folder(folder, folder, &mut files)?,
        None => {
            for path in BuiltIn::iter() {
                if let Some(file) = BuiltIn::get(&path) {
                    files.insert(path.to_string(), String::from_utf8_lossy(&file.data).into_owned());
                }
            }
        }
    }
    Ok(Files(files))
}

/// Reads the library, with every mistake in it as one error.
///
/// # Errors
/// The packs have mistakes; each names its file, article, line and remedy.
pub fn library(folder: Option<&Path>) -> anyhow::Result<Library> {
    Library::read(&files(folder)?).map_err(|mistakes| {
        let text: Vec<_> = mistakes.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("{}", text.join("\n"))
    })
}

fn read_folder(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) -> anyhow::Result<()> {
    for entry in std::fs::read_dir(folder).map_err(|e| anyhow::anyhow!("{}: {e}", folder.display()))? {
        let path = entry?.path();
        if path.is_dir() {
            read_folder(root, &path, files)?;
        } else if path.extension().is_some_and(|e| e == "toml" || e == "md" || e == "txt") {
            let name = path.strip_prefix(root)?.to_string_lossy().replace('\\', "/");
            files.insert(name, std::fs::read_to_string(&path).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?);
        }
    }
    Ok(())
}

/// Official texts attached by the deployer: `texts/<pack>.md` in the data folder, by pack and provision.
///
/// # Errors
/// The folder is there and can't be read.
pub fn texts(folder: &Path) -> anyhow::Result<BTreeMap<String, BTreeMap<String, String>>> {
    if !folder.is_dir() {
        return Ok(BTreeMap::new());
    }
    let mut files = BTreeMap::new();
    read_folder(folder, folder, &mut files)?;
    let pack = |name: String| name.strip_suffix(".md").map(str::to_owned);
    let words =
        |text: &str| law::OfficialText::read(text).by_id().into_iter().map(|(id, words)| (id.to_owned(), words.to_owned())).collect();
    Ok(files.into_iter().filter_map(|(name, text)| Some((pack(name)?, words(&text)))).collect())
}
