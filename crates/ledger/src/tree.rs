//! Merkle tree hashing of RFC 6962 and a tree that keeps only its right edge.

use seal::digest::{Digest, Hasher, sm3};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{Error, Result};

const LEAF: u8 = 0;
const NODE: u8 = 1;

/// The hash function of a log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Hash {
    /// SM3, the national standard.
    #[default]
    Sm3,
    /// SHA-256, for logs that public tools should read.
    Sha256,
}

impl Hash {
    /// Root of the tree without leaves: the hash of nothing.
    pub fn empty(self) -> Digest {
        match self {
            Self::Sm3 => sm3(b""),
            Self::Sha256 => Digest(Sha256::digest(b"").into()),
        }
    }

    /// Hash of a leaf: H(0x00 ‖ entry).
    pub fn leaf(self, entry: &[u8]) -> Digest {
        self.prefixed(LEAF, &[entry])
    }

    /// Hash of an inner node: H(0x01 ‖ left ‖ right).
    pub fn node(self, left: &Digest, right: &Digest) -> Digest {
        self.prefixed(NODE, &[left.as_ref(), right.as_ref()])
    }

    fn prefixed(self, prefix: u8, parts: &[&[u8]]) -> Digest {
        match self {
            Self::Sm3 => {
                let mut hasher = Hasher::new();
                hasher.update(&[prefix]);
                parts.iter().for_each(|part| hasher.update(part));
                hasher.finish()
            }
            Self::Sha256 => {
                let mut hasher = Sha256::new_with_prefix([prefix]);
                parts.iter().for_each(|part| hasher.update(part));
                Digest(hasher.finalize().into())
            }
        }
    }

    /// Root of the tree over the given leaf (or complete subtree) hashes.
    pub fn root(self, hashes: &[Digest]) -> Digest {
        let mut tree = Tree::new(self);
        hashes.iter().for_each(|hash| tree.append(*hash));
        tree.root()
    }
}

/// A growing tree of which only the right edge is kept: at most 64 hashes for any size.
///
/// ```
/// use ledger::tree::{Hash, Tree};
/// let mut tree = Tree::new(Hash::Sm3);
/// let first = tree.append_entry(b"one");
/// assert_eq!(tree.root(), first);
/// tree.append_entry(b"two");
/// assert_eq!(tree.size(), 2);
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    hash: Hash,
    size: u64,
    /// Roots of the complete subtrees, largest first: one for each bit set in `size`.
    edge: Vec<Digest>,
}

impl Tree {
    /// A tree without leaves.
    pub fn new(hash: Hash) -> Self {
        Self { hash, size: 0, edge: Vec::new() }
    }

    /// A tree from a kept right edge, as [`Tree::edge`] gave it.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the number of hashes does not fit the size.
    pub fn from_edge(hash: Hash, size: u64, edge: Vec<Digest>) -> Result<Self> {
        if u64::from(size.count_ones()) == edge.len() as u64 {
            Ok(Self { hash, size, edge })
        } else {
            Err(Error::malformed("tree edge", "one hash per bit of the size expected"))
        }
    }

    /// Appends a leaf by its hash.
    pub fn append(&mut self, leaf: Digest) {
        let mut hash = leaf;
        // Each trailing one bit of the size is a complete subtree that the new leaf completes.
        for _ in 0..self.size.trailing_ones() {
            if let Some(left) = self.edge.pop() {
                hash = self.hash.node(&left, &hash);
            }
        }
        self.edge.push(hash);
        self.size = self.size.saturating_add(1);
    }

    /// Appends an entry and gives its leaf hash.
    pub fn append_entry(&mut self, entry: &[u8]) -> Digest {
        let leaf = self.hash.leaf(entry);
        self.append(leaf);
        leaf
    }

    /// Root at the present size.
    pub fn root(&self) -> Digest {
        let mut subtrees = self.edge.iter().rev();
        let Some(last) = subtrees.next() else {
            return self.hash.empty();
        };
        subtrees.fold(*last, |right, left| self.hash.node(left, &right))
    }

    /// Number of leaves.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// The hash function.
    pub fn hash(&self) -> Hash {
        self.hash
    }

    /// Roots of the complete subtrees, largest first.
    pub fn edge(&self) -> &[Digest] {
        &self.edge
    }
}
