//! A receipt verifies long after, offline, and only for its own entry.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{ORIGIN, entry, key, memory_log, trust};
use ledger::checkpoint::Checkpoint;
use ledger::receipt::{Evidence, Receipt};
use ledger::tree::{Hash, Tree};

const HASH: Hash = Hash::Sm3;

fn receipt(index: u64, size: u64) -> Receipt {
    let mut tree = Tree::new(HASH);
    (0..size).for_each(|n| {
        tree.append_entry(&entry(n));
    });
    let signed = Checkpoint::of(ORIGIN, &tree).sign(ORIGIN, &key()).unwrap();
    Receipt { log: ORIGIN.to_owned(), index, leaf_hash: HASH.leaf(&entry(index)), checkpoint: signed.to_string() }
}

#[test]
fn receipts_before_and_after_the_entry_verify() {
    let log = memory_log(HASH, 700);
    for (index, size) in [(0, 0), (300, 299), (300, 301), (699, 512), (5, 700)] {
        let receipt = receipt(index, size);
        let evidence = receipt.prove(&log, HASH).unwrap();
        let kept = serde_json::to_string(&(&receipt, &evidence)).unwrap();
        let (receipt, evidence): (Receipt, Evidence) = serde_json::from_str(&kept).unwrap();
        receipt.verify(HASH, &evidence, &trust()).unwrap();
        assert!(receipt.is_for(HASH, &entry(index)));
        assert!(!receipt.is_for(HASH, b"another"));
    }
}

#[test]
fn an_entry_not_covered_yet_has_no_evidence() {
    let log = memory_log(HASH, 700);
    assert!(receipt(700, 650).prove(&log, HASH).is_err());
}

#[test]
fn nothing_else_verifies() {
    let log = memory_log(HASH, 700);
    let good = receipt(300, 299);
    let evidence = good.prove(&log, HASH).unwrap();
    let fails = |receipt: &Receipt| receipt.verify(HASH, &evidence, &trust()).is_err();
    assert!(fails(&Receipt { index: 301, ..good.clone() }));
    assert!(fails(&Receipt { leaf_hash: HASH.leaf(b"x"), ..good.clone() }));
    assert!(fails(&Receipt { log: "another".into(), ..good.clone() }));
    assert!(fails(&receipt(300, 298)), "consistency is from another size");
    let other = seal::sign::SigningKey::from_seed(b"other").unwrap();
    let others = ledger::checkpoint::Trust::log(ORIGIN, 1, other.verifying_key());
    assert!(good.verify(HASH, &evidence, &others).is_err());
}
