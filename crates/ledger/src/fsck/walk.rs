//! The walk over all tiles and bundles.

use seal::digest::Digest;

use super::Report;
use crate::checkpoint;
use crate::publish::right_edge;
use crate::read::{Read, tile_bytes};
use crate::tile::{self, Kind, Tile, WIDTH};
use crate::tree::Hash;
use crate::{Error, Result};

pub(super) struct Walk<'a> {
    read: &'a dyn Read,
    hash: Hash,
    origin: &'a str,
    size: u64,
    report: &'a mut Report,
    /// The tile above the one at hand, so that 256 neighbours share one read.
    above: Option<(Tile, Vec<Digest>)>,
}

impl<'a> Walk<'a> {
    pub(super) fn new(read: &'a dyn Read, hash: Hash, origin: &'a str, size: u64, report: &'a mut Report) -> Self {
        let above = None;
        Self { read, hash, origin, size, report, above }
    }

    pub(super) fn run(mut self, root: &Digest) {
        match right_edge(self.read, self.hash, self.size) {
            Ok((_, tree)) if tree.root() == *root => {}
            Ok(_) => self.fault(checkpoint::PATH, "root differs from that of the tiles"),
            Err(error) => self.fault(checkpoint::PATH, error),
        }
        for level in tile::levels(self.size) {
            for tile in Tile::all(Kind::Level(level), self.size) {
                // A forged size must not keep the walk going over files that are not there.
                if self.report.is_full() {
                    return;
                }
                self.tile(level, &tile);
            }
        }
    }

    fn fault(&mut self, file: &str, what: impl std::fmt::Display) {
        self.report.fault(self.origin, file, what);
    }

    fn tile(&mut self, level: u8, tile: &Tile) {
        let hashes = match self.hashes(tile) {
            Ok(hashes) => hashes,
            Err(error) => return self.fault(&tile.path(), error),
        };
        self.report.tiles += 1;
        let above = (tile.width == WIDTH).then(|| self.above(level, tile.index));
        let entries_root = if level == 0 { self.entries(tile, &hashes) } else { None };
        // A tile above that cannot be read is reported when the walk gets there.
        if let Some(Ok((path, hash))) = above
            && hash != self.hash.root(&hashes)
        {
            self.torn_from_above(tile, &path, entries_root == Some(hash));
        }
        if tile.width < WIDTH {
            self.earlier(tile, &tile::encode_hashes(&hashes));
        }
    }

    /// A tile and the one above it differ: where entries and the tile above agree, the fault lies
    /// in the tile between them.
    fn torn_from_above(&mut self, tile: &Tile, above: &str, entries_agree: bool) {
        let below = tile.path();
        if entries_agree {
            return self.fault(&below, "differs from its entries and from the tile above");
        }
        let place = format!("{above} hash {}", tile.index % WIDTH);
        self.fault(&place, format!("differs from the root of {below}"));
    }

    /// Checks the bundle of a level 0 tile; gives the root over its entries when they can be read.
    fn entries(&mut self, tile: &Tile, leaves: &[Digest]) -> Option<Digest> {
        let kind = Kind::Entries;
        let bundle = Tile { kind, ..*tile };
        let path = bundle.path();
        let (bytes, found) = match self.bundle(&bundle) {
            Ok(both) => both,
            Err(error) => {
                self.fault(&path, error);
                return None;
            }
        };
        self.report.entries += found.len() as u64;
        for ((leaf, stored), offset) in found.iter().zip(leaves).zip(0u64..) {
            if leaf != stored {
                let index = tile.index * WIDTH + offset;
                let what = format!("differs from its leaf hash in {}", tile.path());
                self.fault(&format!("{path} entry {index}"), what);
            }
        }
        if bundle.width < WIDTH {
            self.earlier(&bundle, &bytes);
        }
        Some(self.hash.root(&found))
    }

    /// The bytes and leaf hashes of a bundle, exactly as many as its width.
    fn bundle(&self, bundle: &Tile) -> Result<(Vec<u8>, Vec<Digest>)> {
        let bytes = tile_bytes(self.read, bundle)?;
        let path = bundle.path();
        let entries = tile::decode_bundle(&path, &bytes)?;
        self.counted(bundle, entries.len())?;
        let width = usize::try_from(bundle.width).unwrap_or(usize::MAX);
        let leaves = entries.iter().take(width).map(|entry| self.hash.leaf(entry));
        let leaves = leaves.collect();
        Ok((bytes, leaves))
    }

    fn hashes(&self, tile: &Tile) -> Result<Vec<Digest>> {
        let mut hashes = tile::decode_hashes(&tile.path(), &tile_bytes(self.read, tile)?)?;
        self.counted(tile, hashes.len())?;
        hashes.truncate(usize::try_from(tile.width).unwrap_or(usize::MAX));
        Ok(hashes)
    }

    /// A partial tile may be served by the full one at its place; otherwise widths are exact.
    fn counted(&self, tile: &Tile, found: usize) -> Result<()> {
        let found = found as u64;
        let by_full = found == WIDTH && self.read.get(&tile.path())?.is_none();
        if found == tile.width || by_full {
            return Ok(());
        }
        let what = format!("holds {found} items, {} expected", tile.width);
        Err(Error::malformed(tile.path(), what))
    }

    /// The hash that the tile above holds for the full tile `index` of `level`, and its path.
    fn above(&mut self, level: u8, index: u64) -> Result<(String, Digest)> {
        let kind = Kind::Level(level + 1);
        let behind = tile::level_size(kind, self.size).saturating_sub(index / WIDTH * WIDTH);
        let tile = Tile { kind, index: index / WIDTH, width: behind.min(WIDTH) };
        let kept = self.above.take().filter(|(kept, _)| *kept == tile);
        let hashes = match kept {
            Some((_, hashes)) => hashes,
            None => self.hashes(&tile)?,
        };
        let place = usize::try_from(index % WIDTH).unwrap_or(usize::MAX);
        let hash = hashes.get(place).copied();
        self.above = Some((tile, hashes));
        let short = || Error::malformed(tile.path(), "too short");
        Ok((tile.path(), hash.ok_or_else(short)?))
    }

    /// Partial files of earlier checkpoints may lie beside the present one; they must be its
    /// beginning.
    fn earlier(&mut self, tile: &Tile, bytes: &[u8]) {
        for width in 1..tile.width {
            let path = Tile { width, ..*tile }.path();
            match self.read.get(&path) {
                Ok(Some(old)) if !bytes.starts_with(&old) || !counts(tile.kind, &old, width) => {
                    self.fault(&path, "is not the beginning of the present partial file");
                }
                Err(error) => self.fault(&path, error),
                Ok(_) => {}
            }
        }
    }
}

fn counts(kind: Kind, bytes: &[u8], width: u64) -> bool {
    let found = match kind {
        Kind::Entries => tile::decode_bundle("", bytes).map(|entries| entries.len()),
        Kind::Level(_) => tile::decode_hashes("", bytes).map(|hashes| hashes.len()),
    };
    found.is_ok_and(|found| found as u64 == width)
}
