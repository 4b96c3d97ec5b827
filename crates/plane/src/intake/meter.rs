//! A reader that tells how far it is and can be stopped.

use crate::{LoadError, Progress};
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// A file whose bytes count towards the progress.
#[derive(Debug)]
pub(crate) struct Meter {
    file: File,
    progress: Progress,
}

impl Meter {
    /// Opens a file at its beginning.
    pub(crate) fn open(file: &Path, progress: &Progress) -> io::Result<Self> {
        Ok(Self { file: File::open(file)?, progress: progress.clone() })
    }
}

impl Read for Meter {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        if self.progress.cancelled() {
            return Err(io::Error::other(Cancelled));
        }
        let read = self.file.read(out)?;
        self.progress.read(read as u64);
        Ok(read)
    }
}

/// Carried through readers that know only `io::Error`.
#[derive(Debug)]
struct Cancelled;

impl std::fmt::Display for Cancelled {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("cancelled")
    }
}

impl std::error::Error for Cancelled {}

/// What an error of a reader means for the load.
pub(crate) fn failed(error: io::Error) -> LoadError {
    if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<Cancelled>) {
        LoadError::Cancelled
    } else {
        LoadError::File(error)
    }
}
