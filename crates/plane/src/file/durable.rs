//! A file that appears under its name only when its bytes and its directory entry are on disk.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// End of the names of unfinished files.
const PART: &str = ".part";
static NEXT: AtomicU64 = AtomicU64::new(0);

/// Written beside its place, synced, then renamed. Dropped unfinished, it leaves nothing.
#[derive(Debug)]
pub(crate) struct DurableFile {
    file: Option<BufWriter<File>>,
    temporary: PathBuf,
    place: PathBuf,
}

impl DurableFile {
    /// Starts the file; its folder is made if need be.
    pub(crate) fn create(place: &Path) -> io::Result<Self> {
        if let Some(folder) = place.parent() {
            durable_dir(folder)?;
        }
        let mut name = place.file_name().unwrap_or_default().to_owned();
        name.push(format!(".{}-{}{PART}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
        let temporary = place.with_file_name(name);
        let file = File::create(&temporary)?;
        Ok(Self { file: Some(BufWriter::with_capacity(256 << 10, file)), temporary, place: place.to_owned() })
    }

    /// Makes the file durable and visible.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        let buffered = self.file.take().ok_or_else(|| io::Error::other("already finished"))?;
        buffered.into_inner().map_err(|e| e.into_error())?.sync_all()?;
        fs::rename(&self.temporary, &self.place)?;
        sync_parents(&self.place)
    }
}

impl Write for DurableFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.file.as_mut().map_or_else(|| Err(io::Error::other("already finished")), |f| f.write(bytes))
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
    }
}

impl Drop for DurableFile {
    fn drop(&mut self) {
        if self.file.take().is_some() {
            // Nothing can be done about a failure here; `discard` looks for leftovers.
            let _ = fs::remove_file(&self.temporary);
        }
    }
}

/// Writes a small file in one go, durably.
pub(crate) fn write_whole(place: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = DurableFile::create(place)?;
    file.write_all(bytes)?;
    file.finish()
}

/// Makes a folder and the entries that lead to it durable.
pub(crate) fn durable_dir(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let parent = folder.parent();
    parent.map_or(Ok(()), durable_dir)?;
    match fs::create_dir(folder) {
        Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error),
        _ => {}
    }
    parent.map_or(Ok(()), sync_dir)
}

/// Removes what crashes left of unfinished writes of a file.
pub(crate) fn remove_parts(place: &Path) -> io::Result<()> {
    let (Some(folder), Some(name)) = (place.parent().filter(|folder| folder.is_dir()), place.file_name()) else { return Ok(()) };
    let start = format!("{}.", name.to_string_lossy());
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with(&start) && name.ends_with(PART) {
            remove(&entry.path())?;
        }
    }
    Ok(())
}

/// Syncs the entries of a folder.
fn sync_dir(folder: &Path) -> io::Result<()> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    File::open(folder)?.sync_all()
}

/// Syncs the folder a file stands in.
pub(crate) fn sync_parents(place: &Path) -> io::Result<()> {
    place.parent().map_or(Ok(()), sync_dir)
}

/// Removes a file if it is there.
pub(crate) fn remove(place: &Path) -> io::Result<()> {
    match fs::remove_file(place) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}
