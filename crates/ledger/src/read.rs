//! Where the files of a log come from, and tree hashes out of its tiles.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::rc::Rc;

use seal::digest::Digest;

use crate::tile::{HEIGHT, Kind, Tile, WIDTH, decode_hashes, level_size};
use crate::tree::Hash;
use crate::{Error, Result};

/// A source of the files of one log: a folder, a table, another node.
pub trait Read {
    /// The bytes at a path such as `checkpoint` or `tile/0/000.p/5`; `None` when there are none.
    ///
    /// # Errors
    /// [`Error::Io`] when the source cannot tell.
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>>;
}

impl<R: Read + ?Sized> Read for &R {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>> {
        (**self).get(path)
    }
}

/// A log held in memory.
impl Read for BTreeMap<String, Vec<u8>> {
    fn get(&self, path: &str) -> Result<Option<Vec<u8>>> {
        Ok(BTreeMap::get(self, path).cloned())
    }
}

/// Reads `tile`, or the full tile at its place when the partial one was cleared away.
pub(crate) fn tile_bytes(read: &dyn Read, tile: &Tile) -> Result<Vec<u8>> {
    if let Some(bytes) = read.get(&tile.path())? {
        return Ok(bytes);
    }
    read.get(&tile.full_path())?.ok_or_else(|| Error::Missing(tile.path()))
}

/// Hashes of complete subtrees of a tree of a given size, read from tiles on demand.
///
/// Tiles are believed as they are: a proof made from them is worth what verifying it shows.
pub struct Tiles<'a> {
    read: &'a dyn Read,
    hash: Hash,
    size: u64,
    seen: RefCell<BTreeMap<Tile, Rc<[Digest]>>>,
}

impl<'a> Tiles<'a> {
    /// The tiles of `read` for a tree of `size` leaves.
    pub fn new(read: &'a dyn Read, hash: Hash, size: u64) -> Self {
        let seen = RefCell::default();
        Self { read, hash, size, seen }
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// Root over the leaves `start..end`, as RFC 6962 splits that range.
    ///
    /// # Errors
    /// [`Error::OutOfRange`], and those of reading tiles.
    pub fn range(&self, start: u64, end: u64) -> Result<Digest> {
        let width = end.saturating_sub(start);
        if end > self.size || width == 0 {
            return Err(self.outside("range end", end));
        }
        if width.is_power_of_two() && start.is_multiple_of(width) {
            return self.subtree(width.trailing_zeros(), start / width);
        }
        let middle = start + split(width);
        let (left, right) = (self.range(start, middle)?, self.range(middle, end)?);
        Ok(self.hash.node(&left, &right))
    }

    /// Root at an earlier (or the present) size.
    ///
    /// # Errors
    /// As [`Tiles::range`].
    pub fn root(&self, size: u64) -> Result<Digest> {
        if size == 0 {
            return Ok(self.hash.empty());
        }
        self.range(0, size)
    }

    /// Hash of the `index`-th complete subtree of 2^`height` leaves.
    fn subtree(&self, height: u32, index: u64) -> Result<Digest> {
        let (level, inner) = (height / HEIGHT, height % HEIGHT);
        let level = u8::try_from(level).map_err(|_| self.outside("level", u64::from(level)))?;
        // The subtree's root lies `inner` tree levels above 2^inner hashes of the tile level.
        let (first, count) = (index << inner, 1u64 << inner);
        let hashes = self.tile(level, first / WIDTH)?;
        let from = usize::try_from(first % WIDTH).unwrap_or(usize::MAX);
        let to = from.saturating_add(usize::try_from(count).unwrap_or(usize::MAX));
        let part = hashes.get(from..to).ok_or_else(|| self.outside("subtree", index))?;
        Ok(self.hash.root(part))
    }

    fn tile(&self, level: u8, index: u64) -> Result<Rc<[Digest]>> {
        let kind = Kind::Level(level);
        let behind = level_size(kind, self.size).saturating_sub(index * WIDTH);
        let width = behind.min(WIDTH);
        let tile = Tile { kind, index, width };
        if let Some(hashes) = self.seen.borrow().get(&tile) {
            return Ok(Rc::clone(hashes));
        }
        let path = tile.path();
        let mut hashes = decode_hashes(&path, &tile_bytes(self.read, &tile)?)?;
        if (hashes.len() as u64) < width || width == 0 {
            return Err(Error::malformed(path, "tile is too short"));
        }
        hashes.truncate(usize::try_from(width).unwrap_or(usize::MAX));
        let hashes: Rc<[Digest]> = hashes.into();
        self.seen.borrow_mut().insert(tile, Rc::clone(&hashes));
        Ok(hashes)
    }

    fn outside(&self, what: &'static str, got: u64) -> Error {
        let size = self.size;
        Error::OutOfRange { what, got, size }
    }
}

/// Where RFC 6962 splits a range of `width` leaves: the largest power of two below `width`.
pub(crate) fn split(width: u64) -> u64 {
    match width {
        0 | 1 => 0,
        _ => 1 << (width - 1).ilog2(),
    }
}
