//! Checkpoints: signing, witnesses, and untrusted text.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use common::{ORIGIN, entry, key, trust};
use ledger::Error;
use ledger::checkpoint::{Checkpoint, NamedKey, SignedCheckpoint};
use ledger::fsck::check;
use ledger::tile::{Tile, decode_bundle, decode_hashes};
use ledger::tree::{Hash, Tree};
use proptest::prelude::*;
use seal::sign::SigningKey;

const WITNESS: &str = "province.example.cn/witness";

fn signed() -> SignedCheckpoint {
    let mut tree = Tree::new(Hash::Sm3);
    (0..10).for_each(|n| {
        tree.append_entry(&entry(n));
    });
    Checkpoint::of(ORIGIN, &tree).sign(ORIGIN, &key()).unwrap()
}

#[test]
fn text_comes_back_and_verifies() {
    let signed = signed();
    let again = SignedCheckpoint::parse(signed.to_string().as_bytes()).unwrap();
    assert_eq!(again, signed);
    assert_eq!(again.verify(&trust()).unwrap().epoch, 1);
}

#[test]
fn two_epochs_and_a_witness() {
    let (next, witness) = (SigningKey::from_seed(b"next").unwrap(), SigningKey::from_seed(b"witness").unwrap());
    let mut trust = trust();
    let named = |name: &str, epoch, key: &SigningKey| NamedKey { name: name.into(), epoch, key: key.verifying_key() };
    trust.log.push(named(ORIGIN, 2, &next));
    trust.witnesses.push(named(WITNESS, 1, &witness));
    trust.witnesses_required = 1;
    let mut signed = signed();
    assert!(matches!(signed.verify(&trust), Err(Error::Signature(_))));
    signed.cosign(ORIGIN, &next).unwrap();
    signed.cosign(WITNESS, &witness).unwrap();
    signed.cosign(WITNESS, &witness).unwrap();
    assert_eq!(signed.signatures.len(), 3);
    let signers = signed.verify(&trust).unwrap();
    assert_eq!((signers.epoch, signers.witnesses), (2, vec![WITNESS.to_owned()]));
    // A wrong signature of a known key spoils the whole, even beside a good one.
    signed.signatures[2].signature[9] ^= 1;
    assert!(signed.verify(&trust).is_err());
}

#[test]
fn strangers_do_not_count() {
    let stranger = SigningKey::from_seed(b"stranger").unwrap();
    let mut signed = signed();
    signed.cosign(ORIGIN, &stranger).unwrap();
    signed.verify(&trust()).unwrap();
    signed.signatures.remove(0);
    assert!(signed.verify(&trust()).is_err());
}

#[test]
fn names_that_would_break_the_note_are_refused() {
    let mut signed = signed();
    for name in ["", "a b", "a+b", "a\nb", "a\u{3000}b"] {
        assert!(signed.cosign(name, &key()).is_err(), "{name:?}");
    }
    for origin in ["", "a\nb", "a\n\nb", "a\tb", "a\n5\n"] {
        let head = Checkpoint::of(origin, &Tree::new(Hash::Sm3));
        assert!(head.sign(ORIGIN, &key()).is_err(), "{origin:?}");
    }
}

#[test]
fn every_flipped_bit_is_found() {
    let good = signed().to_string().into_bytes();
    for bit in 0..good.len() * 8 {
        let mut bytes = good.clone();
        bytes[bit / 8] ^= 1 << (bit % 8);
        let verified = SignedCheckpoint::parse(&bytes).and_then(|note| note.verify(&trust()));
        assert!(verified.is_err(), "bit {bit}");
    }
}

#[test]
fn loose_spellings_are_refused() {
    let good = signed().to_string();
    for (from, to) in [("\n10\n", "\n010\n"), ("\n10\n", "\n+10\n"), ("\n\n", "\n"), ("—", "-")] {
        assert!(SignedCheckpoint::parse(good.replacen(from, to, 1).as_bytes()).is_err());
    }
    assert!(SignedCheckpoint::parse(good.trim_end().as_bytes()).is_err());
    let line = good.lines().last().unwrap();
    let many = format!("{good}{}", format!("{line}\n").repeat(64));
    assert!(SignedCheckpoint::parse(many.as_bytes()).is_err());
    let long = format!("{}{good}", "x".repeat(70_000));
    assert!(SignedCheckpoint::parse(long.as_bytes()).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn random_bytes_never_panic(bytes: Vec<u8>, text in "\\PC*") {
        let _ = SignedCheckpoint::parse(&bytes);
        let _ = SignedCheckpoint::parse(text.as_bytes());
        let _ = Tile::parse(&text);
        let _ = decode_bundle("x", &bytes);
        let _ = decode_hashes("x", &bytes);
    }

    #[test]
    fn near_misses_never_panic(at: usize, bytes: Vec<u8>, cut: usize) {
        let mut note = signed().to_string().into_bytes();
        let (at, end) = (at % note.len(), cut % note.len());
        let end = end.max(at);
        note.splice(at..end, bytes);
        let _ = SignedCheckpoint::parse(&note);
        let log = std::collections::BTreeMap::from([("checkpoint".to_owned(), note)]);
        prop_assert!(!check(&log, Hash::Sm3, ORIGIN, &trust()).is_sound());
    }
}
