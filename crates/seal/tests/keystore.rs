//! Keystores: opening, rotating, and what a changed file does.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

use proptest::prelude::*;
use seal::Error;
use seal::keystore::{Cost, History, Keystore, Purpose};

fn store() -> Keystore {
    Keystore::create(b"correct horse", "2026-03-01", Cost::WEAK).unwrap()
}

#[test]
fn a_store_comes_back_with_its_keys() {
    let store = store();
    let again = Keystore::open(&store.to_bytes().unwrap(), b"correct horse").unwrap();
    for purpose in Purpose::ALL {
        let (key, same) = (store.signing_key(purpose), again.signing_key(purpose));
        assert_eq!(*key.unwrap().to_bytes(), *same.unwrap().to_bytes());
        assert_eq!(*store.secret(purpose, 1).unwrap(), *again.secret(purpose, 1).unwrap());
        assert_eq!(again.current(purpose), Some(1));
    }
}

#[test]
fn rotation_keeps_the_old_epoch_for_verifying() {
    let mut store = store();
    let old = store.signing_key(Purpose::Checkpoint).unwrap();
    let signature = old.sign(b"head").unwrap();
    assert_eq!(store.rotate(Purpose::Checkpoint, "2027-03-01").unwrap(), 2);
    let store = Keystore::open(&store.to_bytes().unwrap(), b"correct horse").unwrap();
    let first = store.public(Purpose::Checkpoint, 1).unwrap();
    first.verify(b"head", &signature).unwrap();
    let new = store.signing_key(Purpose::Checkpoint).unwrap();
    assert_ne!(new.verifying_key(), first);
    assert!(store.secret(Purpose::Checkpoint, 1).is_ok());
    assert!(matches!(store.secret(Purpose::Checkpoint, 3), Err(Error::NoEpoch { epoch: 3, .. })));
}

#[test]
fn the_public_history_needs_no_passphrase() {
    let mut store = store();
    store.rotate(Purpose::Licence, "2027-01-01").unwrap();
    let bytes = store.to_bytes().unwrap();
    let history = History::read(&bytes).unwrap();
    assert_eq!(history, store.history());
    let licences: Vec<_> = history.of(Purpose::Licence).collect();
    assert_eq!(licences.iter().map(|e| e.retired).collect::<Vec<_>>(), [true, false]);
    assert_eq!(licences[1].created, "2027-01-01");
    assert_eq!(history.public(Purpose::Licence, 2), store.public(Purpose::Licence, 2).as_ref());
    let text = String::from_utf8(bytes).unwrap();
    for purpose in Purpose::ALL {
        let private = hex::encode(*store.signing_key(purpose).unwrap().to_bytes());
        assert!(!text.contains(&private));
    }
}

#[test]
fn a_wrong_passphrase_does_not_open() {
    let bytes = store().to_bytes().unwrap();
    assert!(matches!(Keystore::open(&bytes, b"wrong"), Err(Error::Passphrase)));
}

#[test]
fn an_epoch_taken_out_is_found() {
    let mut store = store();
    store.rotate(Purpose::Token, "later").unwrap();
    let mut value: serde_json::Value = serde_json::from_slice(&store.to_bytes().unwrap()).unwrap();
    value["epochs"].as_array_mut().unwrap().pop();
    let cut = serde_json::to_vec(&value).unwrap();
    assert!(matches!(Keystore::open(&cut, b"correct horse"), Err(Error::Passphrase)));
}

#[test]
fn absurd_work_factors_are_refused_not_run() {
    let bytes = store().to_bytes().unwrap();
    let mut value: serde_json::Value = serde_json::from_slice(&bytes).unwrap();
    value["kdf"]["iterations"] = u32::MAX.into();
    let heavy = serde_json::to_vec(&value).unwrap();
    assert!(matches!(Keystore::open(&heavy, b"x"), Err(Error::Malformed(_))));
    assert!(Keystore::create(b"x", "now", Cost(0)).is_err());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_bytes_give_an_error_and_no_panic(bytes: Vec<u8>) {
        prop_assert!(Keystore::open(&bytes, b"x").is_err());
        prop_assert!(History::read(&bytes).is_err());
    }
}
