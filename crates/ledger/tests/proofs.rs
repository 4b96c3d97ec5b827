//! Proofs from tiles verify, and nothing else does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{entry, memory_log, naive_root};
use ledger::Digest;
use ledger::proof::{consistency, inclusion, verify_consistency, verify_inclusion};
use ledger::read::Tiles;
use ledger::tree::{Hash, Tree};
use proptest::prelude::*;

const HASH: Hash = Hash::Sm3;

fn leaves(size: u64) -> Vec<Digest> {
    (0..size).map(|n| HASH.leaf(&entry(n))).collect()
}

/// Root at every size from 0 to `size`.
fn roots(leaves: &[Digest]) -> Vec<Digest> {
    let mut tree = Tree::new(HASH);
    let mut roots = vec![tree.root()];
    for leaf in leaves {
        tree.append(*leaf);
        roots.push(tree.root());
    }
    roots
}

#[test]
fn roots_are_those_of_the_definition() {
    let leaves = leaves(300);
    for (size, root) in roots(&leaves).iter().enumerate() {
        assert_eq!(*root, naive_root(HASH, &leaves[..size]));
    }
}

#[test]
fn all_sizes_to_300() {
    let (log, leaves) = (memory_log(HASH, 300), leaves(300));
    let roots = roots(&leaves);
    let tiles = Tiles::new(&log, HASH, 300);
    for size in 1..=300 {
        let root = &roots[size as usize];
        // All indices of small trees, and a seventh of those of larger ones, ever another.
        let wanted = |n: &u64| size <= 70 || n % 7 == size % 7 || n + 1 >= size;
        for index in (0..size).filter(wanted) {
            let path = inclusion(&tiles, index, size).unwrap();
            let leaf = &leaves[index as usize];
            verify_inclusion(HASH, leaf, index, size, root, &path).unwrap();
        }
        for old in (0..=size).filter(wanted) {
            let path = consistency(&tiles, old, size).unwrap();
            let old_root = &roots[old as usize];
            verify_consistency(HASH, old, old_root, size, root, &path).unwrap();
        }
    }
}

#[test]
fn outside_the_log_is_an_error() {
    let log = memory_log(HASH, 10);
    let tiles = Tiles::new(&log, HASH, 10);
    assert!(inclusion(&tiles, 10, 10).is_err());
    assert!(inclusion(&tiles, 0, 11).is_err());
    assert!(consistency(&tiles, 5, 11).is_err());
    assert!(consistency(&tiles, 6, 5).is_err());
    assert!(Tiles::new(&log, HASH, 3_000).root(3_000).is_err());
}

fn changed(path: &[Digest]) -> Vec<Vec<Digest>> {
    let mut all = vec![[path, &[HASH.empty()]].concat()];
    for at in 0..path.len() {
        let mut other = path.to_vec();
        other[at].0[0] ^= 1;
        all.push(other);
        let mut shorter = path.to_vec();
        shorter.remove(at);
        all.push(shorter);
    }
    all
}

#[test]
fn a_changed_proof_does_not_verify() {
    let log = memory_log(HASH, 100);
    let leaves = leaves(100);
    let (roots, tiles) = (roots(&leaves), Tiles::new(&log, HASH, 100));
    for size in [1, 2, 3, 64, 65, 99, 100] {
        let root = &roots[size as usize];
        for at in [0, size / 2, size - 1] {
            let leaf = &leaves[at as usize];
            for path in changed(&inclusion(&tiles, at, size).unwrap()) {
                assert!(verify_inclusion(HASH, leaf, at, size, root, &path).is_err());
            }
            let old_root = &roots[at as usize];
            for path in changed(&consistency(&tiles, at, size).unwrap()) {
                assert!(verify_consistency(HASH, at, old_root, size, root, &path).is_err());
            }
        }
    }
}

#[test]
fn a_proof_is_for_one_size_only() {
    let log = memory_log(HASH, 8);
    let leaves = leaves(8);
    let (roots, tiles) = (roots(&leaves), Tiles::new(&log, HASH, 8));
    let path = inclusion(&tiles, 0, 4).unwrap();
    verify_inclusion(HASH, &leaves[0], 0, 4, &roots[4], &path).unwrap();
    for size in [1, 2, 5, 8] {
        assert!(verify_inclusion(HASH, &leaves[0], 0, size, &roots[4], &path).is_err());
    }
    let path = consistency(&tiles, 3, 4).unwrap();
    for size in [5, 8] {
        assert!(verify_consistency(HASH, 3, &roots[3], size, &roots[4], &path).is_err());
    }
}

fn large() -> &'static (common::Memory, Vec<Digest>) {
    static LARGE: std::sync::OnceLock<(common::Memory, Vec<Digest>)> = std::sync::OnceLock::new();
    LARGE.get_or_init(|| (memory_log(HASH, 70_000), leaves(70_000)))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn random_larger_sizes(size in 301u64..70_000, a: u64, b: u64) {
        let (log, leaves) = large();
        let tiles = Tiles::new(log, HASH, 70_000);
        let (index, old) = (a % size, b % size);
        let root = HASH.root(&leaves[..size as usize]);
        prop_assert_eq!(tiles.root(size).unwrap(), root);
        let path = inclusion(&tiles, index, size).unwrap();
        let leaf = &leaves[index as usize];
        verify_inclusion(HASH, leaf, index, size, &root, &path).unwrap();
        prop_assert!(verify_inclusion(HASH, leaf, (index + 1) % size, size, &root, &path).is_err());
        let old_root = HASH.root(&leaves[..old as usize]);
        let path = consistency(&tiles, old, size).unwrap();
        verify_consistency(HASH, old, &old_root, size, &root, &path).unwrap();
        prop_assert!(verify_consistency(HASH, old, &root, size, &root, &path).is_err());
    }

    #[test]
    fn random_proofs_neither_verify_nor_panic(
        index: u64, size: u64, old: u64, path in prop::collection::vec(any::<[u8; 32]>(), 0..140),
    ) {
        let path: Vec<Digest> = path.into_iter().map(Digest).collect();
        let (leaf, root) = (HASH.leaf(b"x"), HASH.leaf(b"y"));
        prop_assert!(verify_inclusion(HASH, &leaf, index, size, &root, &path).is_err());
        prop_assert!(verify_consistency(HASH, old, &leaf, size, &root, &path).is_err());
    }
}
