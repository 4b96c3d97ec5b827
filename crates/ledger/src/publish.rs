//! From new entries to the files of a log: bundles and tiles, then the checkpoint.

use seal::digest::Digest;
use seal::sign::SigningKey;

use crate::checkpoint::{self, Checkpoint, SignedCheckpoint};
use crate::read::{Read, tile_bytes};
use crate::tile::{self, Kind, Tile, WIDTH};
use crate::tree::{Hash, Tree};
use crate::{Error, Result};

/// A file of a log, to be written at a path within it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct File {
    /// Path within the log, with forward slashes.
    pub path: String,
    /// All its bytes.
    pub bytes: Vec<u8>,
}

/// The writer's end of a published log: what of the tiles may still change.
///
/// Push entries, then take the files and write them **in order**: the checkpoint comes last, so a
/// reader of a checkpoint always finds what it covers. A publisher that died is rebuilt with
/// [`Publisher::resume`] from the last checkpoint that was written; the same entries give the
/// same files.
#[derive(Debug, Clone)]
pub struct Publisher {
    tree: Tree,
    /// Per tile level, the hashes of its last tile, fewer than 256.
    open: Vec<Vec<Digest>>,
    /// The last bundle, fewer than 256 entries.
    bundle: Vec<u8>,
    /// Full files not yet taken.
    full: Vec<File>,
    /// Size when files were last taken.
    taken: u64,
}

impl Publisher {
    /// The publisher of an empty log.
    pub fn new(hash: Hash) -> Self {
        Self { tree: Tree::new(hash), open: Vec::new(), bundle: Vec::new(), full: Vec::new(), taken: 0 }
    }

    /// The publisher of a log whose files for `head` are in `read`: loads the partial tiles and
    /// the partial bundle, and checks them against the root.
    ///
    /// # Errors
    /// Errors of reading; [`Error::Rewritten`] when the tiles do not give the head's root.
    pub fn resume(read: &dyn Read, hash: Hash, head: &Checkpoint) -> Result<Self> {
        let (open, tree) = right_edge(read, hash, head.size)?;
        let mut publisher = Self { tree, open, ..Self::new(hash) };
        if publisher.tree.root() != head.root {
            return Err(Error::Rewritten(head.size));
        }
        if let Some(tile) = open_tile(Kind::Entries, head.size) {
            let leaves = publisher.open.first().map_or(&[][..], Vec::as_slice);
            publisher.bundle = read_bundle(read, &tile, hash, leaves)?;
        }
        publisher.taken = head.size;
        Ok(publisher)
    }

    /// Number of entries pushed so far.
    pub fn size(&self) -> u64 {
        self.tree.size()
    }

    /// Root over them.
    pub fn root(&self) -> Digest {
        self.tree.root()
    }

    /// Appends an entry and gives its leaf hash. `index` must be the present size.
    ///
    /// # Errors
    /// [`Error::NotContiguous`], [`Error::EntryTooLarge`]; nothing is appended then.
    pub fn push(&mut self, index: u64, entry: &[u8]) -> Result<Digest> {
        let expected = self.size();
        if index != expected {
            return Err(Error::NotContiguous { expected, got: index });
        }
        tile::encode_entry(&mut self.bundle, index, entry)?;
        let leaf = self.tree.append_entry(entry);
        if self.size().is_multiple_of(WIDTH) {
            let bytes = std::mem::take(&mut self.bundle);
            self.fill(Kind::Entries, index / WIDTH, bytes);
        }
        self.push_hash(leaf);
        Ok(leaf)
    }

    /// The files to write since the last call: full bundles and tiles, then the partial ones.
    /// Empty when nothing was pushed.
    pub fn take_files(&mut self) -> Vec<File> {
        let mut files = std::mem::take(&mut self.full);
        let size = self.size();
        if size == self.taken {
            return files;
        }
        self.taken = size;
        let entries = open_tile(Kind::Entries, size).map(|tile| (tile, self.bundle.clone()));
        let levels = self.open.iter().zip(0u8..).filter_map(|(hashes, level)| {
            let tile = open_tile(Kind::Level(level), size)?;
            Some((tile, tile::encode_hashes(hashes)))
        });
        let partial = entries.into_iter().chain(levels);
        files.extend(partial.map(|(tile, bytes)| File { path: tile.path(), bytes }));
        files
    }

    /// The head at the present size, unsigned.
    pub fn head(&self, origin: &str) -> Checkpoint {
        Checkpoint::of(origin, &self.tree)
    }

    /// Pushes entries from index `first` on, and gives all files to write with the signed
    /// checkpoint last. `origin` is also the name of the signing key.
    ///
    /// # Errors
    /// As [`Publisher::push`] (entries before the refused one stay pushed), and those of signing.
    pub fn publish<E: AsRef<[u8]>>(
        &mut self,
        first: u64,
        entries: impl IntoIterator<Item = E>,
        origin: &str,
        key: &SigningKey,
    ) -> Result<Vec<File>> {
        for (entry, index) in entries.into_iter().zip(first..) {
            self.push(index, entry.as_ref())?;
        }
        let signed = self.head(origin).sign(origin, key)?;
        let mut files = self.take_files();
        files.push(checkpoint_file(&signed));
        Ok(files)
    }

    /// Adds a leaf hash to level 0; a tile that fills gives a hash to the level above.
    fn push_hash(&mut self, leaf: Digest) {
        let mut rising = leaf;
        let mut count = self.size();
        for level in 0u8..8 {
            if self.open.len() == usize::from(level) {
                self.open.push(Vec::new());
            }
            let Some(hashes) = self.open.get_mut(usize::from(level)) else {
                return;
            };
            hashes.push(rising);
            if !count.is_multiple_of(WIDTH) {
                return;
            }
            count /= WIDTH;
            let full = std::mem::take(hashes);
            rising = self.tree.hash().root(&full);
            self.fill(Kind::Level(level), count - 1, tile::encode_hashes(&full));
        }
    }

    fn fill(&mut self, kind: Kind, index: u64, bytes: Vec<u8>) {
        let width = WIDTH;
        let path = Tile { kind, index, width }.path();
        self.full.push(File { path, bytes });
    }
}

/// The checkpoint as a file of the log.
pub fn checkpoint_file(signed: &SignedCheckpoint) -> File {
    File { path: checkpoint::PATH.to_owned(), bytes: signed.to_string().into_bytes() }
}

/// The partial tile at the right end of a level, if it has one.
pub(crate) fn open_tile(kind: Kind, size: u64) -> Option<Tile> {
    let count = tile::level_size(kind, size);
    let (index, width) = (count / WIDTH, count % WIDTH);
    (width > 0).then_some(Tile { kind, index, width })
}

/// The hashes of the last tile of each level where it is partial, and the tree they stand for.
pub(crate) fn right_edge(read: &dyn Read, hash: Hash, size: u64) -> Result<(Vec<Vec<Digest>>, Tree)> {
    let (mut open, mut edge) = (Vec::new(), Vec::new());
    for level in tile::levels(size) {
        let hashes = match open_tile(Kind::Level(level), size) {
            Some(tile) => read_hashes(read, &tile)?,
            None => Vec::new(),
        };
        let mut part = Tree::new(hash);
        hashes.iter().for_each(|hash| part.append(*hash));
        // Higher levels hold larger subtrees, which come first in an edge.
        edge.splice(0..0, part.edge().iter().copied());
        open.push(hashes);
    }
    Ok((open, Tree::from_edge(hash, size, edge)?))
}

fn read_hashes(read: &dyn Read, tile: &Tile) -> Result<Vec<Digest>> {
    let mut hashes = tile::decode_hashes(&tile.path(), &tile_bytes(read, tile)?)?;
    hashes.truncate(usize::try_from(tile.width).unwrap_or(usize::MAX));
    Ok(hashes)
}

fn read_bundle(read: &dyn Read, tile: &Tile, hash: Hash, leaves: &[Digest]) -> Result<Vec<u8>> {
    let path = tile.path();
    let bytes = tile_bytes(read, tile)?;
    let entries = tile::decode_bundle(&path, &bytes)?;
    let mut bundle = Vec::new();
    for (entry, leaf) in entries.iter().zip(leaves) {
        if hash.leaf(entry) != *leaf {
            return Err(Error::malformed(path, "entries differ from their leaf hashes"));
        }
        tile::encode_entry(&mut bundle, tile.index, entry)?;
    }
    if entries.len() < leaves.len() {
        return Err(Error::malformed(path, "bundle is too short"));
    }
    Ok(bundle)
}
