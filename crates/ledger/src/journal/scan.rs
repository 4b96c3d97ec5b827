//! Records on disk: writing one, reading one, reading all.

use std::io::{self, Read};
use std::path::Path;

use seal::digest::Digest;

use crate::checkpoint::Checkpoint;
use crate::tile::{MAX_ENTRY, WIDTH};
use crate::tree::{Hash, Tree};
use crate::{Error, Result};

const CHECK: usize = 8;
const PREFIX: u64 = 4 + CHECK as u64;

pub(super) fn header(hash: Hash) -> Vec<u8> {
    let name = match hash {
        Hash::Sm3 => "sm3",
        Hash::Sha256 => "sha256",
    };
    format!("merkle-journal/1 {name:<6}\n").into_bytes()
}

pub(super) fn encode_record(to: &mut Vec<u8>, leaf: &Digest, entry: &[u8]) {
    let len = u32::try_from(entry.len()).unwrap_or(u32::MAX);
    to.extend_from_slice(&len.to_be_bytes());
    to.extend(leaf.0.iter().take(CHECK));
    to.extend_from_slice(entry);
}

/// The next record with its leaf hash; `None` at the end or where no whole record begins.
pub(super) fn read_record(from: &mut impl Read, hash: Hash) -> io::Result<Option<(Digest, Vec<u8>)>> {
    let (mut len, mut check) = ([0; 4], [0; CHECK]);
    if !(fill(from, &mut len)? && fill(from, &mut check)?) {
        return Ok(None);
    }
    let len = usize::try_from(u32::from_be_bytes(len)).unwrap_or(usize::MAX);
    if len > MAX_ENTRY {
        return Ok(None);
    }
    let mut entry = vec![0; len];
    if !fill(from, &mut entry)? {
        return Ok(None);
    }
    let leaf = hash.leaf(&entry);
    Ok(leaf.0.starts_with(&check).then_some((leaf, entry)))
}

/// Fills the buffer; false when the source ends before that.
fn fill(from: &mut impl Read, buffer: &mut [u8]) -> io::Result<bool> {
    match from.read_exact(buffer) {
        Ok(()) => Ok(true),
        Err(e) if e.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(e) => Err(e),
    }
}

/// What reading a journal from its beginning gives.
pub(super) struct Scanner {
    pub(super) tree: Tree,
    pub(super) offsets: Vec<u64>,
    pub(super) end: u64,
    /// Root when the tree had the head's size.
    at_head: Option<Digest>,
}

/// An error of scanning that does not know its file yet.
pub(super) enum Failure {
    Io(io::Error),
    Header,
}

impl Failure {
    pub(super) fn at(self, path: &Path) -> Error {
        match self {
            Self::Io(error) => Error::io(path.display())(error),
            Self::Header => Error::malformed(path.display().to_string(), "no journal of this hash"),
        }
    }
}

impl Scanner {
    pub(super) fn new(hash: Hash, end: u64) -> Self {
        Self { tree: Tree::new(hash), offsets: Vec::new(), end, at_head: None }
    }

    pub(super) fn run(from: &mut impl Read, hash: Hash, head: Option<&Checkpoint>) -> std::result::Result<Self, Failure> {
        let expected = header(hash);
        let mut found = vec![0; expected.len()];
        if !fill(from, &mut found).map_err(Failure::Io)? || found != expected {
            return Err(Failure::Header);
        }
        let mut scanner = Self::new(hash, expected.len() as u64);
        while let Some((leaf, entry)) = read_record(from, hash).map_err(Failure::Io)? {
            if scanner.tree.size().is_multiple_of(WIDTH) {
                scanner.offsets.push(scanner.end);
            }
            scanner.tree.append(leaf);
            scanner.end += PREFIX + entry.len() as u64;
            if head.is_some_and(|head| head.size == scanner.tree.size()) {
                scanner.at_head = Some(scanner.tree.root());
            }
        }
        Ok(scanner)
    }

    /// Whether the records are at least those the head was signed over.
    pub(super) fn covers(&self, head: Option<&Checkpoint>) -> Result<()> {
        let Some(Checkpoint { size, root, .. }) = head.filter(|head| head.size > 0) else {
            return Ok(());
        };
        match self.at_head {
            None => Err(Error::Lost { have: self.tree.size(), head: *size }),
            Some(found) if found == *root => Ok(()),
            Some(_) => Err(Error::Rewritten(*size)),
        }
    }
}
