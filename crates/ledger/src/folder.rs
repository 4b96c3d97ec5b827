//! A log in a directory of the local file system.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::publish::File;
use crate::read::Read;
use crate::tile::{Tile, WIDTH};
use crate::{Error, Result};

/// A directory that holds the files of one log.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The log in `root`. Nothing is read or made yet.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// Writes files in order, each wholly or not at all: to a temporary name, synced, renamed,
    /// and the directory synced. Directories are made as needed. After the last file, partial
    /// tiles that a full one replaced are removed.
    ///
    /// # Errors
    /// [`Error::Io`] naming the file; earlier files of the list are then written.
    /// [`Error::Malformed`] for a path that leads out of the log.
    pub fn write(&self, files: &[File]) -> Result<()> {
        // Data files need no order among themselves, so their directories are synced together,
        // before the checkpoint that covers them is renamed into place.
        let (data, heads): (Vec<_>, Vec<_>) = files.iter().partition(|file| Tile::parse(&file.path).is_some());
        self.write_group(&data)?;
        for head in heads {
            self.write_group(&[head])?;
        }
        data.iter().try_for_each(|file| self.clear_partials(file))
    }

    fn write_group(&self, files: &[&File]) -> Result<()> {
        let mut changed = BTreeSet::new();
        for file in files {
            let path = self.place(&file.path)?;
            let parent = path.parent().unwrap_or(&self.root).to_path_buf();
            self.make_dirs(&parent, &mut changed)?;
            write_synced(&path, &file.bytes).map_err(Error::io(path.display()))?;
            changed.insert(parent);
        }
        // Deepest first: a directory's own entry is durable only with its parent.
        for dir in changed.iter().rev() {
            sync_dir(dir).map_err(Error::io(dir.display()))?;
        }
        Ok(())
    }

    fn make_dirs(&self, dir: &Path, changed: &mut BTreeSet<PathBuf>) -> Result<()> {
        let mut missing = dir;
        while !missing.exists() {
            let Some(parent) = missing.parent() else { break };
            changed.insert(parent.to_path_buf());
            missing = parent;
        }
        // A relative root of one component has the empty path for parent.
        changed.remove(Path::new(""));
        fs::create_dir_all(dir).map_err(Error::io(dir.display()))
    }

    fn clear_partials(&self, file: &File) -> Result<()> {
        if Tile::parse(&file.path).is_none_or(|tile| tile.width < WIDTH) {
            return Ok(());
        }
        let dir = self.place(&format!("{}.p", file.path))?;
        match fs::remove_dir_all(&dir) {
            Err(e) if e.kind() != io::ErrorKind::NotFound => Err(Error::io(dir.display())(e)),
            _ => Ok(()),
        }
    }

    fn place(&self, path: &str) -> Result<PathBuf> {
        let plain = |part: &str| !part.is_empty() && part != "." && part != "..";
        if path.split('/').all(plain) && !path.contains(['\\', '\0']) {
            Ok(self.root.join(path))
        } else {
            Err(Error::malformed(path, "path leads out of the log"))
        }
    }
}

impl Read for Folder {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>> {
        match fs::read(self.place(path)?) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(e) if e.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(Error::io(path)(e)),
        }
    }
}

fn write_synced(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut name = path.file_name().unwrap_or_default().to_os_string();
    name.push(".tmp");
    let temporary = path.with_file_name(name);
    let mut file = fs::File::create(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&temporary, path)
}

fn sync_dir(dir: &Path) -> io::Result<()> {
    fs::File::open(dir)?.sync_all()
}
