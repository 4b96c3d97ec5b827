//! The journal: durability, torn tails, and its way into a published log.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use std::fs;
use std::path::PathBuf;

use common::{Memory, ORIGIN, entries, entry, key, store, trust};
use ledger::Error;
use ledger::fsck::check;
use ledger::journal::Journal;
use ledger::publish::Publisher;
use ledger::tree::Hash;
use proptest::prelude::*;

const HASH: Hash = Hash::Sm3;

struct Place(tempfile::TempDir);

impl Place {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self) -> PathBuf {
        self.0.path().join("calls.journal")
    }

    fn with(&self, size: u64) -> Journal {
        let (mut journal, _) = Journal::open(self.path(), HASH, None).unwrap();
        journal.append(&entries(0, size)).unwrap();
        journal.sync().unwrap();
        journal
    }
}

#[test]
fn records_come_back() {
    let place = Place::new();
    let mut journal = place.with(600);
    let batch = journal.append(&entries(600, 603)).unwrap();
    assert_eq!(batch.first, 600);
    assert_eq!(batch.leaf_hashes[2], HASH.leaf(&entry(602)));
    assert_eq!((journal.size(), journal.durable_size()), (603, 600));
    assert_eq!(journal.head(ORIGIN).size, 600, "a head covers durable records only");
    journal.sync().unwrap();
    let head = journal.head(ORIGIN);
    drop(journal);
    let (journal, recovery) = Journal::open(place.path(), HASH, Some(&head)).unwrap();
    assert_eq!((recovery.records, recovery.cut, recovery.kept), (603, 0, None));
    assert_eq!(journal.head(ORIGIN), head);
    assert_eq!(journal.entries(250, 300).unwrap(), entries(250, 550));
    assert_eq!(journal.entries(600, 99).unwrap(), entries(600, 603));
    assert!(journal.entries(603, 1).unwrap().is_empty());
    assert!(journal.entries(u64::MAX, u64::MAX).unwrap().is_empty());
}

#[test]
fn one_writer_at_a_time() {
    let place = Place::new();
    let first = place.with(1);
    assert!(matches!(Journal::open(place.path(), HASH, None), Err(Error::Locked(_))));
    drop(first);
    Journal::open(place.path(), HASH, None).unwrap();
}

#[test]
fn a_giant_stops_its_whole_batch() {
    let place = Place::new();
    let mut journal = place.with(2);
    let batch = [vec![1], vec![0; 65_536]];
    let refused = journal.append(&batch);
    assert!(matches!(refused, Err(Error::EntryTooLarge { index: 3, .. })));
    assert_eq!(journal.append(&[b"next"]).unwrap().first, 2);
}

#[test]
fn another_hash_or_a_foreign_file_is_refused() {
    let place = Place::new();
    drop(place.with(1));
    let other = Journal::open(place.path(), Hash::Sha256, None);
    assert!(matches!(other, Err(Error::Malformed { .. })));
    fs::write(place.path(), [0; 500]).unwrap();
    assert!(Journal::open(place.path(), HASH, None).is_err());
    assert_eq!(fs::read(place.path()).unwrap(), [0; 500], "left as it was");
}

#[test]
fn a_crash_at_any_byte_leaves_the_whole_records() {
    let place = Place::new();
    let journal = place.with(4);
    let two = {
        let other = Place::new();
        other.with(2).head(ORIGIN)
    };
    drop(journal);
    let whole = fs::read(place.path()).unwrap();
    for len in 0..whole.len() {
        fs::write(place.path(), &whole[..len]).unwrap();
        let (mut journal, recovery) = Journal::open(place.path(), HASH, None).unwrap();
        assert_eq!(journal.size(), recovery.records);
        let kept = fs::metadata(place.path()).unwrap().len();
        assert_eq!(kept, if len < 24 { 24 } else { len as u64 - recovery.cut });
        let added = journal.append(&entries(recovery.records, 4)).unwrap();
        assert_eq!(added.first, recovery.records);
        drop(journal);
        assert_eq!(fs::read(place.path()).unwrap(), whole, "cut at {len}");
        // With a signed head over two records, losing one of them is an error.
        fs::write(place.path(), &whole[..len]).unwrap();
        let opened = Journal::open(place.path(), HASH, Some(&two));
        if recovery.records < 2 {
            assert!(matches!(opened, Err(Error::Lost { head: 2, .. })));
            assert_eq!(fs::read(place.path()).unwrap(), &whole[..len], "left as it was");
        } else {
            opened.unwrap();
        }
    }
}

#[test]
fn the_cut_tail_is_kept_beside_the_journal() {
    let place = Place::new();
    drop(place.with(3));
    let mut bytes = fs::read(place.path()).unwrap();
    bytes.extend([0; 100]);
    fs::write(place.path(), &bytes).unwrap();
    let (_journal, recovery) = Journal::open(place.path(), HASH, None).unwrap();
    assert_eq!((recovery.records, recovery.cut), (3, 100));
    assert_eq!(fs::read(recovery.kept.unwrap()).unwrap(), [0; 100]);
}

#[test]
fn other_records_than_the_signed_ones_are_found() {
    let (place, other) = (Place::new(), Place::new());
    let (mut journal, _) = Journal::open(other.path(), HASH, None).unwrap();
    journal.append(&[b"a", b"b", b"c"]).unwrap();
    journal.sync().unwrap();
    let head = journal.head(ORIGIN);
    drop(place.with(5));
    let opened = Journal::open(place.path(), HASH, Some(&head));
    assert!(matches!(opened, Err(Error::Rewritten(3))));
}

#[test]
fn a_journal_becomes_a_published_log() {
    let place = Place::new();
    let mut journal = place.with(1_000);
    let mut publisher = Publisher::new(HASH);
    let mut log = Memory::new();
    loop {
        let files = journal.publish(&mut publisher, 300, ORIGIN, &key()).unwrap();
        if files.is_empty() {
            break;
        }
        store(&mut log, files);
    }
    journal.append(&entries(1_000, 1_010)).unwrap();
    assert!(journal.publish(&mut publisher, 300, ORIGIN, &key()).unwrap().is_empty());
    let report = check(&log, HASH, ORIGIN, &trust());
    assert_eq!((report.faults.as_slice(), report.entries), (&[][..], 1_000));
    assert_eq!(report.head.unwrap(), journal.head(ORIGIN));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn a_flipped_bit_under_the_head_is_an_error(bit: prop::sample::Index) {
        let place = Place::new();
        let journal = place.with(20);
        let head = journal.head(ORIGIN);
        drop(journal);
        let mut bytes = fs::read(place.path()).unwrap();
        let bit = bit.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        fs::write(place.path(), &bytes).unwrap();
        prop_assert!(Journal::open(place.path(), HASH, Some(&head)).is_err());
    }

    #[test]
    fn any_bytes_open_or_fail_without_panic(tail: Vec<u8>) {
        let place = Place::new();
        drop(place.with(1));
        let mut bytes = fs::read(place.path()).unwrap();
        bytes.extend(&tail);
        fs::write(place.path(), &bytes).unwrap();
        let (journal, _) = Journal::open(place.path(), HASH, None).unwrap();
        prop_assert!(journal.size() >= 1);
    }
}
