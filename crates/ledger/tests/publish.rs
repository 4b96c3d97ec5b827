//! The layout of published files, and going on after a restart.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{Memory, ORIGIN, entries, entry, head, key, memory_log, store, trust};
use ledger::Error;
use ledger::folder::Folder;
use ledger::fsck;
use ledger::publish::{File, Publisher};
use ledger::read::Read as _;
use ledger::tile::{Kind, Tile, decode_bundle};
use ledger::tree::{Hash, Tree};
use proptest::prelude::*;

#[test]
fn the_example_of_the_specification() {
    // "A tree of size 70,000 will be represented by 273 full level 0 tiles, one partial level 0
    // tile of width 112, one full level 1 tile, one partial level 1 tile of width 17, and one
    // partial level 2 tile of width 1."
    let log = memory_log(Hash::Sm3, 70_000);
    let tiles: Vec<Tile> = log.keys().filter_map(|path| Tile::parse(path)).collect();
    let count = |kind, full| {
        let of = |tile: &&Tile| tile.kind == kind && (tile.width == 256) == full;
        tiles.iter().filter(of).count()
    };
    assert_eq!(count(Kind::Level(0), true), 273);
    assert_eq!(count(Kind::Level(1), true), 1);
    assert_eq!(count(Kind::Entries, true), 273);
    for path in ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1", "tile/entries/273.p/112"] {
        assert!(log.contains_key(path), "{path}");
    }
    assert_eq!(log.len(), 273 + 1 + 273 + 4 + 1);
}

#[test]
fn a_full_tile_has_no_partial_and_a_parent_of_one() {
    let log = memory_log(Hash::Sm3, 256);
    let paths: Vec<&str> = log.keys().map(String::as_str).collect();
    let expected = ["checkpoint", "tile/0/000", "tile/1/000.p/1", "tile/entries/000"];
    assert_eq!(paths, expected);
    let bundle = decode_bundle("", &log["tile/entries/000"]).unwrap();
    assert_eq!(bundle[255], entry(255));
}

#[test]
fn publishing_in_pieces_gives_the_same_files() {
    let whole = memory_log(Hash::Sm3, 1_000);
    let mut log = Memory::new();
    let mut publisher = Publisher::new(Hash::Sm3);
    for (first, end) in [(0, 1), (1, 255), (255, 256), (256, 257), (257, 999), (999, 1_000)] {
        let files = publisher.publish(first, entries(first, end), ORIGIN, &key()).unwrap();
        assert_eq!(files.last().unwrap().path, "checkpoint");
        store(&mut log, files);
        // A restart between any two pieces changes nothing.
        publisher = Publisher::resume(&log, Hash::Sm3, &head(&log)).unwrap();
    }
    for (path, bytes) in &whole {
        assert_eq!(log.get(path), Some(bytes), "{path}");
    }
    assert!(fsck::check(&log, Hash::Sm3, ORIGIN, &trust()).is_sound());
}

#[test]
fn gaps_and_giants_are_refused() {
    let mut publisher = Publisher::new(Hash::Sm3);
    publisher.push(0, &[0; 65_535]).unwrap();
    let gap = publisher.push(2, b"");
    assert!(matches!(gap, Err(Error::NotContiguous { expected: 1, got: 2 })));
    let giant = publisher.push(1, &[0; 65_536]);
    assert!(matches!(giant, Err(Error::EntryTooLarge { index: 1, len: 65_536 })));
    assert_eq!(publisher.size(), 1);
}

#[test]
fn resuming_on_changed_tiles_is_refused() {
    let mut log = memory_log(Hash::Sm3, 300);
    let head = head(&log);
    log.get_mut("tile/0/001.p/44").unwrap()[5] ^= 1;
    assert!(matches!(Publisher::resume(&log, Hash::Sm3, &head), Err(Error::Rewritten(300))));
    let mut log = memory_log(Hash::Sm3, 300);
    log.get_mut("tile/entries/001.p/44").unwrap()[5] ^= 1;
    assert!(Publisher::resume(&log, Hash::Sm3, &head).is_err());
}

#[test]
fn a_folder_holds_a_log() {
    let dir = tempfile::tempdir().unwrap();
    let folder = Folder::new(dir.path().join("log"));
    assert!(folder.get("checkpoint").unwrap().is_none());
    let mut publisher = Publisher::new(Hash::Sha256);
    for (first, end) in [(0, 100), (100, 600)] {
        let files = publisher.publish(first, entries(first, end), ORIGIN, &key()).unwrap();
        folder.write(&files).unwrap();
    }
    assert!(folder.get("tile/0/000.p/100").unwrap().is_none(), "replaced by the full tile");
    let report = fsck::check(&folder, Hash::Sha256, ORIGIN, &trust());
    assert_eq!((report.faults.as_slice(), report.entries), (&[][..], 600));
    let outside = File { path: "../x".into(), bytes: vec![] };
    assert!(folder.write(&[outside]).is_err());
    assert!(folder.get("/etc/hostname").is_err());
}

#[test]
fn a_tree_comes_back_from_its_edge() {
    let mut tree = Tree::new(Hash::Sm3);
    (0..777).for_each(|n| {
        tree.append_entry(&entry(n));
    });
    let again = Tree::from_edge(Hash::Sm3, tree.size(), tree.edge().to_vec()).unwrap();
    assert_eq!(again.root(), tree.root());
    assert!(Tree::from_edge(Hash::Sm3, 776, tree.edge().to_vec()).is_err());
}

proptest! {
    #[test]
    fn paths_come_back(level in 0u8..64, index: u64, width in 1u64..=256, bundle: bool) {
        let kind = if bundle { Kind::Entries } else { Kind::Level(level) };
        let tile = Tile { kind, index, width };
        prop_assert_eq!(Tile::parse(&tile.path()), Some(tile));
    }

    #[test]
    fn foreign_paths_are_none_or_the_one_spelling(path in "(tile/)?[0-9ex./p+-]{0,24}") {
        if let Some(tile) = Tile::parse(&path) {
            prop_assert_eq!(tile.path(), path);
        }
    }
}
