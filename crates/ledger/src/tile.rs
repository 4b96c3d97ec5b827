//! Tiles and entry bundles: their paths and encodings (C2SP `tlog-tiles`).

use seal::digest::{Digest, LEN};

use crate::{Error, Result};

/// Hashes in a full tile, entries in a full bundle.
pub const WIDTH: u64 = 256;
/// Tree levels within one tile.
pub const HEIGHT: u32 = 8;
/// Longest entry in bytes.
pub const MAX_ENTRY: usize = u16::MAX as usize;

/// What a file under `tile/` holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// Hashes of a tile level, 0 to 7: level 0 holds leaf hashes, level n the roots of full
    /// tiles of level n-1.
    Level(u8),
    /// Entries.
    Entries,
}

/// One file under `tile/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Tile {
    /// Level, or entries.
    pub kind: Kind,
    /// Index within the level.
    pub index: u64,
    /// Hashes or entries in it, 1 to 256.
    pub width: u64,
}

impl Tile {
    /// Path of the file within the log, such as `tile/0/x001/x234/067.p/8`.
    ///
    /// ```
    /// use ledger::tile::{Kind, Tile};
    /// let tile = Tile { kind: Kind::Level(0), index: 1_234_067, width: 8 };
    /// assert_eq!(tile.path(), "tile/0/x001/x234/067.p/8");
    /// assert_eq!(Tile::parse(&tile.path()), Some(tile));
    /// ```
    pub fn path(&self) -> String {
        if self.width >= WIDTH {
            return self.full_path();
        }
        format!("{}.p/{}", self.full_path(), self.width)
    }

    /// Path of the full tile at the same place.
    pub fn full_path(&self) -> String {
        let index = encode_index(self.index);
        match self.kind {
            Kind::Level(level) => format!("tile/{level}/{index}"),
            Kind::Entries => format!("tile/entries/{index}"),
        }
    }

    /// The tile at a path; `None` when the path is no tile's, or not in its one valid spelling.
    pub fn parse(path: &str) -> Option<Self> {
        let (kind, rest) = path.strip_prefix("tile/")?.split_once('/')?;
        let kind = match kind {
            "entries" => Kind::Entries,
            level => Kind::Level(level.parse().ok().filter(|level| *level < 64)?),
        };
        let (index, width) = match rest.split_once(".p/") {
            Some((index, width)) => (index, width.parse().ok().filter(|w| (1..WIDTH).contains(w))?),
            None => (rest, WIDTH),
        };
        let index = decode_index(index)?;
        let tile = Self { kind, index, width };
        // Leading zeroes, plus signs and the like give another spelling.
        (tile.path() == path).then_some(tile)
    }

    /// The files of a level that a tree of `size` leaves calls for: full ones, then the partial.
    pub fn all(kind: Kind, size: u64) -> impl Iterator<Item = Self> {
        let count = level_size(kind, size);
        (0..count.div_ceil(WIDTH)).map(move |index| Self { kind, index, width: (count - index * WIDTH).min(WIDTH) })
    }
}

/// Number of hashes at a tile level (or of entries) in a tree of `size` leaves.
pub fn level_size(kind: Kind, size: u64) -> u64 {
    match kind {
        Kind::Entries => size,
        Kind::Level(level) => size.checked_shr(HEIGHT * u32::from(level)).unwrap_or(0),
    }
}

/// The tile levels a tree of `size` leaves has.
pub fn levels(size: u64) -> impl Iterator<Item = u8> {
    (0..8).take_while(move |level| level_size(Kind::Level(*level), size) > 0)
}

fn encode_index(index: u64) -> String {
    let mut path = format!("{:03}", index % 1000);
    let mut rest = index / 1000;
    while rest > 0 {
        path = format!("x{:03}/{path}", rest % 1000);
        rest /= 1000;
    }
    path
}

fn decode_index(path: &str) -> Option<u64> {
    path.split('/').try_fold(0u64, |index, part| {
        let digits = part.strip_prefix('x').unwrap_or(part);
        let number: u64 = digits.parse().ok()?;
        index.checked_mul(1000)?.checked_add(number)
    })
}

/// Appends one entry to a bundle: its length as two big-endian bytes, then its bytes. `index` is
/// the entry's index in the log and serves the error only.
///
/// # Errors
/// [`Error::EntryTooLarge`] above [`MAX_ENTRY`] bytes.
pub fn encode_entry(bundle: &mut Vec<u8>, index: u64, entry: &[u8]) -> Result<()> {
    let len = u16::try_from(entry.len()).map_err(|_| Error::EntryTooLarge { index, len: entry.len() })?;
    bundle.extend_from_slice(&len.to_be_bytes());
    bundle.extend_from_slice(entry);
    Ok(())
}

/// The entries of a bundle. `path` serves the error only.
///
/// # Errors
/// [`Error::Malformed`] when a length runs over the end.
pub fn decode_bundle<'a>(path: &str, bundle: &'a [u8]) -> Result<Vec<&'a [u8]>> {
    let mut entries = Vec::new();
    let mut rest = bundle;
    while !rest.is_empty() {
        let entry = rest.split_first_chunk::<2>().and_then(|(len, tail)| tail.split_at_checked(usize::from(u16::from_be_bytes(*len))));
        let Some((entry, tail)) = entry else {
            let what = format!("entry {} of the bundle runs over its end", entries.len());
            return Err(Error::malformed(path, what));
        };
        entries.push(entry);
        rest = tail;
    }
    Ok(entries)
}

/// The bytes of a tile.
pub fn encode_hashes(hashes: &[Digest]) -> Vec<u8> {
    hashes.iter().flat_map(|hash| hash.0).collect()
}

/// The hashes of a tile. `path` serves the error only.
///
/// # Errors
/// [`Error::Malformed`] when the length is no multiple of 32.
pub fn decode_hashes(path: &str, bytes: &[u8]) -> Result<Vec<Digest>> {
    let (chunks, rest) = bytes.as_chunks::<LEN>();
    if rest.is_empty() {
        Ok(chunks.iter().map(|chunk| Digest(*chunk)).collect())
    } else {
        Err(Error::malformed(path, "length is no multiple of 32"))
    }
}
