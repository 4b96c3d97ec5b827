//! Whatever is changed in a log is found, and its place is named.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{Memory, ORIGIN, entries, head, key, memory_log, store, trust};
use ledger::checkpoint::Checkpoint;
use ledger::fsck::{Report, against, check};
use ledger::publish::{Publisher, checkpoint_file};
use ledger::tree::Hash;
use proptest::prelude::*;

const HASH: Hash = Hash::Sm3;

fn run(log: &Memory) -> Report {
    check(log, HASH, ORIGIN, &trust())
}

fn places(log: &Memory) -> Vec<String> {
    run(log).faults.into_iter().map(|fault| fault.place).collect()
}

#[test]
fn a_sound_log_has_no_fault() {
    for size in [0, 1, 255, 256, 257, 700] {
        let report = run(&memory_log(HASH, size));
        assert!(report.is_sound(), "{size}: {:?}", report.faults);
        assert_eq!(report.entries, size);
        assert_eq!(report.signers.unwrap().epoch, 1);
    }
}

#[test]
fn a_changed_entry_is_named() {
    let mut log = memory_log(HASH, 700);
    let bundle = log.get_mut("tile/entries/001").unwrap();
    let last = bundle.len() - 1;
    bundle[last] ^= 1;
    assert_eq!(places(&log), [format!("{ORIGIN} tile/entries/001 entry 511")]);
}

#[test]
fn a_changed_tile_is_named() {
    let mut log = memory_log(HASH, 700);
    log.get_mut("tile/0/001").unwrap()[40] ^= 1;
    let found = places(&log);
    assert!(found.contains(&format!("{ORIGIN} tile/0/001")), "{found:?}");
    let mut log = memory_log(HASH, 700);
    log.get_mut("tile/1/000.p/2").unwrap()[40] ^= 1;
    let found = places(&log);
    assert!(found.contains(&format!("{ORIGIN} tile/1/000.p/2 hash 1")), "{found:?}");
}

#[test]
fn a_missing_file_is_named() {
    let whole = memory_log(HASH, 700);
    for path in whole.keys() {
        let mut log = whole.clone();
        log.remove(path);
        let found = places(&log);
        let named = |place: &String| place.ends_with(path.as_str());
        let told = run(&log).faults.iter().any(|fault| fault.what.contains(path));
        assert!(found.iter().any(named) || told, "{path}: {found:?}");
    }
}

#[test]
fn a_longer_file_is_found() {
    let whole = memory_log(HASH, 700);
    for path in whole.keys() {
        let mut log = whole.clone();
        log.get_mut(path).unwrap().extend([0; 32]);
        assert!(!run(&log).is_sound(), "{path}");
    }
}

#[test]
fn left_over_partial_files_are_checked_too() {
    let mut log = Memory::new();
    let mut publisher = Publisher::new(HASH);
    for (first, end) in [(0, 5), (5, 20)] {
        let files = publisher.publish(first, entries(first, end), ORIGIN, &key());
        store(&mut log, files.unwrap());
    }
    assert!(run(&log).is_sound());
    for path in ["tile/0/000.p/5", "tile/entries/000.p/5"] {
        let mut log = log.clone();
        log.get_mut(path).unwrap()[3] ^= 1;
        assert_eq!(places(&log), [format!("{ORIGIN} {path}")]);
    }
}

#[test]
fn a_checkpoint_of_another_log_or_key_is_found() {
    let log = memory_log(HASH, 10);
    assert!(!check(&log, HASH, "another", &trust()).is_sound());
    assert!(!check(&log, Hash::Sha256, ORIGIN, &trust()).is_sound());
    let other = seal::sign::SigningKey::from_seed(b"other").unwrap();
    let others = ledger::checkpoint::Trust::log(ORIGIN, 1, other.verifying_key());
    assert!(!check(&log, HASH, ORIGIN, &others).is_sound());
}

#[test]
fn a_forged_size_does_not_keep_the_check_busy() {
    let mut log = memory_log(HASH, 10);
    let forged = Checkpoint { size: u64::MAX, ..head(&log) };
    let signed = forged.sign(ORIGIN, &key()).unwrap();
    store(&mut log, vec![checkpoint_file(&signed)]);
    assert!(!run(&log).is_sound());
}

/// A log of `size` entries in which entry `at` reads otherwise, signed by the log's own key.
fn rewritten(size: u64, at: usize) -> Memory {
    let mut all = entries(0, size);
    all[at] = b"history as the operator would have it".to_vec();
    let mut log = Memory::new();
    let files = Publisher::new(HASH).publish(0, all, ORIGIN, &key());
    store(&mut log, files.unwrap());
    log
}

#[test]
fn a_rewritten_and_signed_history_is_found_by_a_kept_checkpoint() {
    let log = memory_log(HASH, 700);
    for size in [0, 1, 255, 256, 300, 512, 699, 700] {
        against(&log, HASH, &head(&log), &head(&memory_log(HASH, size))).unwrap();
    }
    for (size, at) in [(1, 0), (256, 255), (300, 7), (512, 300), (700, 699)] {
        let forged = rewritten(700, at);
        assert!(run(&forged).is_sound(), "by itself it looks sound");
        let kept = head(&memory_log(HASH, size));
        let fault = against(&forged, HASH, &head(&forged), &kept).unwrap_err();
        assert!(fault.what.contains("history differs"), "{fault}");
    }
    let shorter = memory_log(HASH, 600);
    let fault = against(&shorter, HASH, &head(&shorter), &head(&log)).unwrap_err();
    assert!(fault.what.contains("shrunk to 600"), "{fault}");
}

#[test]
fn a_rewritten_history_under_the_old_checkpoint_is_found() {
    // Entries and tiles agree among themselves; only the signed root tells.
    let mut forged = rewritten(700, 699);
    forged.insert("checkpoint".into(), memory_log(HASH, 700)["checkpoint"].clone());
    let found = run(&forged).faults;
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].place, format!("{ORIGIN} checkpoint"));
}

fn sample() -> &'static Memory {
    static LOG: std::sync::OnceLock<Memory> = std::sync::OnceLock::new();
    LOG.get_or_init(|| memory_log(HASH, 700))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn every_flipped_bit_is_found(file: prop::sample::Index, bit: prop::sample::Index) {
        let mut log = sample().clone();
        let path = file.get(&log.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = log.get_mut(&path).unwrap();
        let bit = bit.index(bytes.len() * 8);
        bytes[bit / 8] ^= 1 << (bit % 8);
        prop_assert!(!run(&log).is_sound(), "{path} bit {bit}");
    }

    #[test]
    fn every_cut_file_is_found(file: prop::sample::Index, at: prop::sample::Index) {
        let mut log = sample().clone();
        let path = file.get(&log.keys().cloned().collect::<Vec<_>>()).clone();
        let bytes = log.get_mut(&path).unwrap();
        bytes.truncate(at.index(bytes.len()));
        prop_assert!(!run(&log).is_sound(), "{path}");
    }
}

#[test]
fn three_levels_of_tiles() {
    let mut log = memory_log(HASH, 66_000);
    assert!(run(&log).is_sound());
    for path in ["tile/0/100", "tile/1/000", "tile/2/000.p/1", "tile/entries/200"] {
        log.get_mut(path).unwrap()[20] ^= 4;
        assert!(!run(&log).is_sound(), "{path}");
        log.get_mut(path).unwrap()[20] ^= 4;
    }
}
