//! One kind of file for the plane's writers, sealed or not.

use super::{DurableFile, SealedReader, SealedWriter};
use crate::vault::TableKey;
use std::fs::File;
use std::io::{self, BufReader, Read, Write};
use std::path::Path;

/// A durable file, sealed when a key is given. Counts the plain bytes written.
#[derive(Debug)]
pub(crate) struct OutFile {
    target: Target,
    written: u64,
}

#[derive(Debug)]
enum Target {
    Plain(DurableFile),
    Sealed(SealedWriter<DurableFile>),
}

impl OutFile {
    /// Starts a file.
    pub(crate) fn create(place: &Path, key: Option<&TableKey>) -> io::Result<Self> {
        let file = DurableFile::create(place)?;
        let target = match key {
            Some(key) => Target::Sealed(SealedWriter::new(file, key)?),
            None => Target::Plain(file),
        };
        Ok(Self { target, written: 0 })
    }

    /// Makes it durable and visible; gives the number of plain bytes.
    pub(crate) fn finish(self) -> io::Result<u64> {
        match self.target {
            Target::Plain(file) => file.finish()?,
            Target::Sealed(file) => file.finish()?.finish()?,
        }
        Ok(self.written)
    }
}

impl Write for OutFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = match &mut self.target {
            Target::Plain(file) => file.write(bytes)?,
            Target::Sealed(file) => file.write(bytes)?,
        };
        self.written += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.target {
            Target::Plain(file) => file.flush(),
            Target::Sealed(file) => file.flush(),
        }
    }
}

/// Opens what an [`OutFile`] wrote, from its beginning.
pub(crate) fn open(place: &Path, key: Option<&TableKey>) -> io::Result<Box<dyn Read>> {
    let file = File::open(place)?;
    let length = file.metadata()?.len();
    let file = BufReader::with_capacity(256 << 10, file);
    Ok(match key {
        Some(key) => Box::new(SealedReader::new(file, length, key)?),
        None => Box::new(file),
    })
}
