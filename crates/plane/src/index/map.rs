//! The one place where a file is mapped into memory.

use memmap2::Mmap;
use std::fs::File;
use std::io;
use std::path::Path;

/// Maps a whole file for reading.
#[allow(unsafe_code)]
pub(crate) fn map(place: &Path) -> io::Result<Mmap> {
    let file = File::open(place)?;
    // SAFETY: segments are written under another name, synced, renamed, and never written again by
    // this program; removing one keeps its mapping alive. What a mapping holds is checked before use.
    unsafe { Mmap::map(&file) }
}
