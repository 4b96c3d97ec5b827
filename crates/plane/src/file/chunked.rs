//! Sealed files: chunks under SM4-GCM, so that a range can be read without the rest.
//!
//! `magic ‖ salt ‖ chunk…`; each chunk is an envelope of [`CHUNK`] bytes, the last one of what is
//! left. The file's key is derived from the table's key and the salt. A chunk is bound to its
//! number and to being the last, so chunks cannot be moved, and a cut file does not open.

use crate::vault::{FileKey, TableKey, salt};
use seal::envelope::{NONCE_LEN, TAG_LEN};
use std::io::{self, Read, Write};
use std::ops::Range;

/// Plain bytes of a full chunk.
const CHUNK: u64 = 64 << 10;
const OVERHEAD: u64 = (NONCE_LEN + TAG_LEN) as u64;
const MAGIC: &[u8; 8] = b"GSSEAL01";
/// Bytes before the first chunk.
pub(crate) const HEADER: u64 = 24;
const PURPOSE: &str = "file/1";

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "sealed file is damaged or the key is wrong")
}

fn binding(number: u64, last: bool) -> [u8; 9] {
    let mut bytes = [0; 9];
    bytes.iter_mut().zip(number.to_le_bytes()).for_each(|(to, from)| *to = from);
    if let Some(flag) = bytes.last_mut() {
        *flag = u8::from(last);
    }
    bytes
}

fn nonce(number: u64) -> [u8; NONCE_LEN] {
    let mut nonce = [0; NONCE_LEN];
    nonce.iter_mut().zip(number.to_le_bytes()).for_each(|(to, from)| *to = from);
    nonce
}

/// Where the chunks of a sealed file of a given length lie.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Layout {
    body: u64,
}

impl Layout {
    /// For a file of `length` bytes on disk.
    pub(crate) fn new(length: u64) -> io::Result<Self> {
        let body = length.checked_sub(HEADER).filter(|b| *b >= OVERHEAD).ok_or_else(damaged)?;
        Ok(Self { body })
    }

    fn chunks(self) -> u64 {
        self.body.div_ceil(CHUNK + OVERHEAD)
    }

    /// Length of what was sealed.
    pub(crate) fn plain(self) -> u64 {
        self.body.saturating_sub(self.chunks() * OVERHEAD)
    }

    /// First chunk and range on disk that hold the plain range.
    pub(crate) fn span(self, plain: &Range<u64>) -> (u64, Range<u64>) {
        let first = plain.start / CHUNK;
        let end = plain.end.max(plain.start + 1).div_ceil(CHUNK).min(self.chunks());
        let place = |chunk: u64| HEADER + (chunk * (CHUNK + OVERHEAD)).min(self.body);
        (first, place(first)..place(end))
    }

    /// Opens chunks that lie one after another, beginning with chunk `first`.
    pub(crate) fn open(self, key: &FileKey, first: u64, sealed: &[u8]) -> io::Result<Vec<u8>> {
        let mut plain = Vec::with_capacity(sealed.len());
        for (number, chunk) in (first..).zip(sealed.chunks((CHUNK + OVERHEAD) as usize)) {
            let last = number + 1 == self.chunks();
            let opened = seal::envelope::open(&key.0, chunk, &binding(number, last)).map_err(|_| damaged())?;
            plain.extend_from_slice(&opened);
        }
        Ok(plain)
    }

    /// The plain range, cut out of its opened span.
    pub(crate) fn cut(plain: Vec<u8>, first: u64, wanted: &Range<u64>) -> io::Result<Vec<u8>> {
        let start = (wanted.start - first * CHUNK) as usize;
        let length = (wanted.end - wanted.start) as usize;
        plain.get(start..start + length).map(<[u8]>::to_vec).ok_or_else(damaged)
    }
}

/// The key of a file from its header.
pub(crate) fn file_key(key: &TableKey, header: &[u8]) -> io::Result<FileKey> {
    let salt = header.strip_prefix(MAGIC).filter(|s| s.len() == 16).ok_or_else(damaged)?;
    Ok(key.derive(PURPOSE, salt))
}

/// Seals what is written to it.
#[derive(Debug)]
pub(crate) struct SealedWriter<W: Write> {
    inner: W,
    key: FileKey,
    buffer: Vec<u8>,
    number: u64,
}

impl<W: Write> SealedWriter<W> {
    /// Writes the header under a fresh salt.
    pub(crate) fn new(mut inner: W, key: &TableKey) -> io::Result<Self> {
        let salt = salt()?;
        inner.write_all(MAGIC)?;
        inner.write_all(&salt)?;
        Ok(Self { inner, key: key.derive(PURPOSE, &salt), buffer: Vec::with_capacity(CHUNK as usize), number: 0 })
    }

    fn chunk(&mut self, last: bool) -> io::Result<()> {
        let number = self.number;
        let sealed = seal::envelope::seal(&self.key.0, &nonce(number), &self.buffer, &binding(number, last)).map_err(|_| damaged())?;
        self.inner.write_all(&sealed)?;
        self.buffer.clear();
        self.number += 1;
        Ok(())
    }

    /// Writes the last chunk and gives back what it wrote to.
    pub(crate) fn finish(mut self) -> io::Result<W> {
        self.chunk(true)?;
        Ok(self.inner)
    }
}

impl<W: Write> Write for SealedWriter<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if self.buffer.len() == CHUNK as usize && !bytes.is_empty() {
            self.chunk(false)?;
        }
        let room = CHUNK as usize - self.buffer.len();
        let taken = bytes.get(..room).unwrap_or(bytes);
        self.buffer.extend_from_slice(taken);
        Ok(taken.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Reads a sealed file from its beginning.
#[derive(Debug)]
pub(crate) struct SealedReader<R: Read> {
    inner: R,
    layout: Layout,
    key: FileKey,
    number: u64,
    plain: io::Cursor<Vec<u8>>,
}

impl<R: Read> SealedReader<R> {
    /// For a file of `length` bytes on disk.
    pub(crate) fn new(mut inner: R, length: u64, key: &TableKey) -> io::Result<Self> {
        let mut header = [0; HEADER as usize];
        inner.read_exact(&mut header)?;
        let key = file_key(key, &header)?;
        Ok(Self { inner, layout: Layout::new(length)?, key, number: 0, plain: io::Cursor::default() })
    }

    fn refill(&mut self) -> io::Result<()> {
        let mut sealed = Vec::new();
        self.inner.by_ref().take(CHUNK + OVERHEAD).read_to_end(&mut sealed)?;
        let plain = self.layout.open(&self.key, self.number, &sealed)?;
        self.number += 1;
        self.plain = io::Cursor::new(plain);
        Ok(())
    }
}

impl<R: Read> Read for SealedReader<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let read = self.plain.read(out)?;
        if read == 0 && !out.is_empty() && self.number < self.layout.chunks() {
            self.refill()?;
            return self.plain.read(out);
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(plain: &[u8], key: &TableKey) -> Vec<u8> {
        let mut writer = SealedWriter::new(Vec::new(), key).unwrap();
        writer.write_all(plain).unwrap();
        writer.finish().unwrap()
    }

    #[test]
    fn every_length_and_range_comes_back() {
        let key = TableKey::new([7; 16]);
        for length in [0u64, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let plain: Vec<u8> = (0..length).map(|i| (i % 251) as u8).collect();
            let disk = sealed(&plain, &key);
            let layout = Layout::new(disk.len() as u64).unwrap();
            assert_eq!(layout.plain(), length);
            let mut all = Vec::new();
            SealedReader::new(&disk[..], disk.len() as u64, &key).unwrap().read_to_end(&mut all).unwrap();
            assert_eq!(all, plain);
            if length > CHUNK {
                let wanted = CHUNK - 3..CHUNK + 1;
                let (first, span) = layout.span(&wanted);
                let file = file_key(&key, &disk[..24]).unwrap();
                let opened = layout.open(&file, first, &disk[span.start as usize..span.end as usize]).unwrap();
                assert_eq!(Layout::cut(opened, first, &wanted).unwrap(), &plain[wanted.start as usize..wanted.end as usize]);
            }
        }
    }

    #[test]
    fn a_cut_or_changed_file_does_not_open() {
        let key = TableKey::new([7; 16]);
        let disk = sealed(&vec![1; 2 * CHUNK as usize], &key);
        let open = |bytes: &[u8]| {
            let mut out = Vec::new();
            SealedReader::new(bytes, bytes.len() as u64, &key)?.read_to_end(&mut out)
        };
        assert!(open(&disk).is_ok());
        assert!(open(&disk[..(HEADER + CHUNK + OVERHEAD) as usize]).is_err(), "cut at a chunk's border");
        let mut changed = disk.clone();
        changed[40] ^= 1;
        assert!(open(&changed).is_err());
        assert!(!disk.windows(64).any(|w| w == [1; 64]), "no plain bytes on disk");
    }
}
