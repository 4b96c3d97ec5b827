//! The durable record file of one writer, with a Merkle head at any time.
//!
//! File: a header of 24 bytes that names the hash, then records. A record is its length (four
//! bytes, big-endian), the first eight bytes of its leaf hash, and its bytes. A record counts when
//! it is whole; durable is what [`Journal::sync`] has returned for. A crash can leave a torn tail,
//! which opening cuts off and keeps beside the journal, unless a signed head covers it.
//!
//! ```no_run
//! use ledger::{journal::Journal, tree::Hash};
//! # fn main() -> ledger::Result<()> {
//! let (mut journal, _) = Journal::open("calls.journal", Hash::Sm3, None)?;
//! let batch = journal.append(&[b"one call", b"two call"])?;
//! journal.sync()?;                       // one fdatasync for the whole batch
//! let head = journal.head("example.cn/calls/1");
//! assert_eq!(head.size, batch.first + 2);
//! # Ok(()) }
//! ```

mod scan;

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{BufReader, Read as _, Seek as _, SeekFrom, Write as _};
use std::path::{Path, PathBuf};

use seal::digest::Digest;
use seal::sign::SigningKey;

use crate::checkpoint::Checkpoint;
use crate::publish::{self, Publisher};
use crate::tile::{MAX_ENTRY, WIDTH};
use crate::tree::{Hash, Tree};
use crate::{Error, Result};
use scan::{Scanner, encode_record, header};

/// What opening a journal found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovery {
    /// Whole records.
    pub records: u64,
    /// Bytes of a torn tail that were cut off; zero after a clean end.
    pub cut: u64,
    /// Where the cut bytes were kept.
    pub kept: Option<PathBuf>,
}

/// Where a batch came to stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appended {
    /// Index of the first entry of the batch; the others follow.
    pub first: u64,
    /// Leaf hashes, in the order of the batch.
    pub leaf_hashes: Vec<Digest>,
}

/// An open journal. It is the only writer of its file: a lock keeps others out.
#[derive(Debug)]
pub struct Journal {
    path: PathBuf,
    file: File,
    tree: Tree,
    /// The tree at the last sync: what a head may cover.
    durable: Tree,
    /// File offsets of the records 0, 256, 512, …
    offsets: Vec<u64>,
    /// File offset behind the last whole record.
    end: u64,
    stopped: bool,
}

impl Journal {
    /// Opens or creates a journal, reading all of it. `head` is the last signed head of this
    /// log, if there is one; its signature is the caller's to verify.
    ///
    /// # Errors
    /// [`Error::Lost`] when fewer whole records are there than the head covers, and
    /// [`Error::Rewritten`] when they give another root: the file is then left untouched.
    /// [`Error::Locked`], [`Error::Io`], [`Error::Malformed`] for a foreign header.
    pub fn open(path: impl AsRef<Path>, hash: Hash, head: Option<&Checkpoint>) -> Result<(Self, Recovery)> {
        let path = path.as_ref().to_path_buf();
        let mut file = open_locked(&path)?;
        let len = file.metadata().map_err(Error::io(path.display()))?.len();
        let header = header(hash);
        // A crash while creating leaves a part of the header and no record.
        let fresh = len < header.len() as u64;
        let scanned = if fresh {
            Scanner::new(hash, header.len() as u64)
        } else {
            let mut reader = BufReader::with_capacity(1 << 20, &file);
            Scanner::run(&mut reader, hash, head).map_err(|e| e.at(&path))?
        };
        scanned.covers(head)?;
        if fresh {
            file.rewind().and_then(|()| file.set_len(0)).map_err(Error::io(path.display()))?;
            file.write_all(&header).map_err(Error::io(path.display()))?;
        }
        let mut journal = Self {
            file,
            durable: scanned.tree.clone(),
            tree: scanned.tree,
            offsets: scanned.offsets,
            end: scanned.end,
            stopped: false,
            path,
        };
        let recovery = journal.recover(if fresh { 0 } else { len - scanned.end })?;
        Ok((journal, recovery))
    }

    /// Cuts the torn tail off and makes the rest durable.
    fn recover(&mut self, cut: u64) -> Result<Recovery> {
        let place = self.path.display().to_string();
        let kept = if cut > 0 { Some(self.keep_tail()?) } else { None };
        self.file.set_len(self.end).map_err(Error::io(&place))?;
        self.file.sync_all().map_err(Error::io(&place))?;
        sync_parent(&self.path).map_err(Error::io(&place))?;
        let records = self.tree.size();
        Ok(Recovery { records, cut, kept })
    }

    /// A tail can hold records that were whole before something else damaged it; keep it.
    fn keep_tail(&mut self) -> Result<PathBuf> {
        let mut name = self.path.clone().into_os_string();
        name.push(format!(".torn-{}", self.end));
        let kept = PathBuf::from(name);
        let place = kept.display().to_string();
        let mut copy = || {
            self.file.seek(SeekFrom::Start(self.end))?;
            let mut to = File::create(&kept)?;
            std::io::copy(&mut self.file, &mut to)?;
            to.sync_all()
        };
        copy().map_err(Error::io(place))?;
        Ok(kept)
    }

    /// Appends a batch with one write. The records are not durable before [`Journal::sync`].
    ///
    /// # Errors
    /// [`Error::EntryTooLarge`]: nothing of the batch is written. [`Error::Io`]: the journal
    /// stops, and must be opened again. [`Error::Stopped`] after that.
    pub fn append<E: AsRef<[u8]>>(&mut self, batch: &[E]) -> Result<Appended> {
        self.running()?;
        let first = self.tree.size();
        let hash = self.tree.hash();
        let (mut bytes, mut leaf_hashes) = (Vec::new(), Vec::with_capacity(batch.len()));
        let mut offsets = Vec::new();
        for (entry, index) in batch.iter().map(AsRef::as_ref).zip(first..) {
            let len = entry.len();
            if len > MAX_ENTRY {
                return Err(Error::EntryTooLarge { index, len });
            }
            if index.is_multiple_of(WIDTH) {
                offsets.push(self.end + bytes.len() as u64);
            }
            let leaf = hash.leaf(entry);
            encode_record(&mut bytes, &leaf, entry);
            leaf_hashes.push(leaf);
        }
        self.write(&bytes)?;
        self.offsets.extend(offsets);
        leaf_hashes.iter().for_each(|leaf| self.tree.append(*leaf));
        Ok(Appended { first, leaf_hashes })
    }

    fn write(&mut self, bytes: &[u8]) -> Result<()> {
        let written = self.file.seek(SeekFrom::Start(self.end)).and_then(|_| self.file.write_all(bytes));
        if let Err(error) = written {
            self.stopped = true;
            return Err(Error::io(self.path.display())(error));
        }
        self.end += bytes.len() as u64;
        Ok(())
    }

    /// Makes all appended records durable (fdatasync).
    ///
    /// # Errors
    /// [`Error::Io`]: what is durable is then unknown, so the journal stops and must be opened
    /// again. [`Error::Stopped`] after that.
    pub fn sync(&mut self) -> Result<()> {
        self.running()?;
        if self.durable.size() == self.tree.size() {
            return Ok(());
        }
        if let Err(error) = self.file.sync_data() {
            self.stopped = true;
            return Err(Error::io(self.path.display())(error));
        }
        self.durable = self.tree.clone();
        Ok(())
    }

    /// The head over the durable records, unsigned; costs a hash per bit of the size.
    pub fn head(&self, origin: &str) -> Checkpoint {
        Checkpoint::of(origin, &self.durable)
    }

    /// Number of records, durable or not.
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// Number of durable records.
    pub fn durable_size(&self) -> u64 {
        self.durable.size()
    }

    /// Up to `count` durable entries from index `first` on.
    ///
    /// # Errors
    /// [`Error::Io`], and [`Error::Malformed`] when the file was changed under the journal.
    pub fn entries(&self, first: u64, count: u64) -> Result<Vec<Vec<u8>>> {
        let last = first.saturating_add(count).min(self.durable.size());
        let slot = usize::try_from(first / WIDTH).unwrap_or(usize::MAX);
        let Some(offset) = self.offsets.get(slot).filter(|_| first < last) else {
            return Ok(Vec::new());
        };
        let place = self.path.display().to_string();
        let mut file = File::open(&self.path).map_err(Error::io(&place))?;
        file.seek(SeekFrom::Start(*offset)).map_err(Error::io(&place))?;
        let mut reader = BufReader::new(file.take(self.end - offset));
        let mut found = Vec::new();
        for index in first / WIDTH * WIDTH..last {
            let record = scan::read_record(&mut reader, self.tree.hash());
            let record = record.map_err(Error::io(&place))?;
            let changed = || Error::malformed(format!("{place} record {index}"), "changed on disk");
            let (_, entry) = record.ok_or_else(changed)?;
            if index >= first {
                found.push(entry);
            }
        }
        Ok(found)
    }

    /// Moves up to `limit` durable entries on to a publisher of the same log and gives the files
    /// to write, with a signed checkpoint at the publisher's new size last. Empty when the
    /// publisher has everything; call again while it has not.
    ///
    /// # Errors
    /// Those of [`Journal::entries`] and [`Publisher::publish`].
    pub fn publish(&self, publisher: &mut Publisher, limit: u64, origin: &str, key: &SigningKey) -> Result<Vec<publish::File>> {
        let first = publisher.size();
        let entries = self.entries(first, limit)?;
        if entries.is_empty() {
            return Ok(Vec::new());
        }
        publisher.publish(first, entries, origin, key)
    }

    fn running(&self) -> Result<()> {
        if self.stopped { Err(Error::Stopped) } else { Ok(()) }
    }
}

fn open_locked(path: &Path) -> Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    let file = options.open(path).map_err(Error::io(path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => Err(Error::Locked(path.display().to_string())),
        Err(TryLockError::Error(error)) => Err(Error::io(path.display())(error)),
    }
}

fn sync_parent(path: &Path) -> std::io::Result<()> {
    let parent = fs::canonicalize(path)?;
    parent.parent().map_or(Ok(()), |dir| File::open(dir)?.sync_all())
}
