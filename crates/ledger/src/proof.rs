//! Inclusion and consistency proofs of RFC 6962: made from tiles, verified from hashes alone.

use seal::digest::Digest;

use crate::read::{Tiles, split};
use crate::tree::Hash;
use crate::{Error, Result};

/// More hashes than any proof over 2^64 leaves has.
const MAX_LEN: usize = 130;

/// Proof that leaf `index` is in the tree of `size` leaves: sibling hashes from leaf to root.
///
/// # Errors
/// [`Error::OutOfRange`] when `index` is not below `size`, or `size` is above that of the tiles;
/// errors of reading tiles.
pub fn inclusion(tiles: &Tiles<'_>, index: u64, size: u64) -> Result<Vec<Digest>> {
    within(tiles, "size", size)?;
    if index >= size {
        return Err(Error::OutOfRange { what: "index", got: index, size });
    }
    let (mut start, mut end, mut path) = (0, size, Vec::new());
    while end - start > 1 {
        let middle = start + split(end - start);
        if index < middle {
            path.push(tiles.range(middle, end)?);
            end = middle;
        } else {
            path.push(tiles.range(start, middle)?);
            start = middle;
        }
    }
    path.reverse();
    Ok(path)
}

/// Proof that the tree of `old` leaves is a beginning of the tree of `new` leaves. Empty when
/// `old` is zero or equals `new`.
///
/// # Errors
/// [`Error::OutOfRange`] when `old` is above `new`, or `new` above the size of the tiles; errors
/// of reading tiles.
pub fn consistency(tiles: &Tiles<'_>, old: u64, new: u64) -> Result<Vec<Digest>> {
    within(tiles, "size", new)?;
    if old > new {
        return Err(Error::OutOfRange { what: "old size", got: old, size: new });
    }
    if old == 0 || old == new {
        return Ok(Vec::new());
    }
    let (mut start, mut end, mut path) = (0, new, Vec::new());
    while old != end {
        let middle = start + split(end - start);
        if old <= middle {
            path.push(tiles.range(middle, end)?);
            end = middle;
        } else {
            path.push(tiles.range(start, middle)?);
            start = middle;
        }
    }
    // The verifier has the old root itself where the old tree is one complete subtree.
    if start != 0 {
        path.push(tiles.range(start, end)?);
    }
    path.reverse();
    Ok(path)
}

fn within(tiles: &Tiles<'_>, what: &'static str, got: u64) -> Result<()> {
    let size = tiles.size();
    if got <= size { Ok(()) } else { Err(Error::OutOfRange { what, got, size }) }
}

/// Verifies an inclusion proof: `leaf` is the leaf hash at `index` under `root` at `size`.
///
/// # Errors
/// [`Error::Proof`] saying what does not fit.
pub fn verify_inclusion(hash: Hash, leaf: &Digest, index: u64, size: u64, root: &Digest, proof: &[Digest]) -> Result<()> {
    if index >= size {
        return Err(Error::Proof("index is outside the tree"));
    }
    bounded(proof)?;
    let (mut node, mut last, mut here) = (index, size - 1, *leaf);
    for sibling in proof {
        if last == 0 {
            return Err(Error::Proof("inclusion proof is too long"));
        }
        if node & 1 == 1 || node == last {
            here = hash.node(sibling, &here);
            skip_single(&mut node, &mut last);
        } else {
            here = hash.node(&here, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    equal(last == 0 && here == *root, "inclusion")
}

/// Verifies a consistency proof: the log with `old_root` at `old` only grew to have `new_root`
/// at `new`.
///
/// # Errors
/// [`Error::Proof`] saying what does not fit.
pub fn verify_consistency(hash: Hash, old: u64, old_root: &Digest, new: u64, new_root: &Digest, proof: &[Digest]) -> Result<()> {
    bounded(proof)?;
    if old > new {
        return Err(Error::Proof("the old tree is larger than the new"));
    }
    if old == new {
        return equal(proof.is_empty() && old_root == new_root, "consistency");
    }
    if old == 0 {
        return equal(proof.is_empty() && *old_root == hash.empty(), "consistency");
    }
    // Start at the old tree's last complete subtree; when that is all of it, its root is known.
    let shift = old.trailing_zeros();
    let (mut node, mut last) = ((old - 1) >> shift, (new - 1) >> shift);
    let mut rest = proof.iter();
    let seed = if old.is_power_of_two() { Some(old_root) } else { rest.next() };
    let seed = *seed.ok_or(Error::Proof("consistency proof is too short"))?;
    let (mut old_here, mut new_here) = (seed, seed);
    for sibling in rest {
        if last == 0 {
            return Err(Error::Proof("consistency proof is too long"));
        }
        if node & 1 == 1 || node == last {
            old_here = hash.node(sibling, &old_here);
            new_here = hash.node(sibling, &new_here);
            skip_single(&mut node, &mut last);
        } else {
            new_here = hash.node(&new_here, sibling);
        }
        node >>= 1;
        last >>= 1;
    }
    let fits = last == 0 && old_here == *old_root && new_here == *new_root;
    equal(fits, "consistency")
}

/// A node without right neighbour rises until it is a right child itself.
fn skip_single(node: &mut u64, last: &mut u64) {
    while *node & 1 == 0 && *node != 0 {
        *node >>= 1;
        *last >>= 1;
    }
}

fn bounded(proof: &[Digest]) -> Result<()> {
    equal(proof.len() <= MAX_LEN, "proof length")
}

fn equal(fits: bool, what: &'static str) -> Result<()> {
    fits.then_some(()).ok_or(Error::Proof(what))
}
