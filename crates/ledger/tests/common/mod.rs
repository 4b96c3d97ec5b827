//! A small log with known keys.
#![allow(dead_code)]

use std::collections::BTreeMap;

use ledger::Digest;
use ledger::checkpoint::{Checkpoint, SignedCheckpoint, Trust};
use ledger::publish::{File, Publisher};
use ledger::tree::Hash;
use seal::sign::SigningKey;

pub const ORIGIN: &str = "city.example.cn/log/acts";

pub type Memory = BTreeMap<String, Vec<u8>>;

pub fn key() -> SigningKey {
    SigningKey::from_seed(b"log key").unwrap()
}

pub fn trust() -> Trust {
    Trust::log(ORIGIN, 1, key().verifying_key())
}

/// Entry `n`: of every length from nothing to some dozens of bytes.
pub fn entry(n: u64) -> Vec<u8> {
    let text = format!("entry {n} ");
    text.bytes().cycle().take((n * 7 % 61) as usize).chain(n.to_be_bytes()).collect()
}

pub fn entries(first: u64, end: u64) -> Vec<Vec<u8>> {
    (first..end).map(entry).collect()
}

pub fn store(log: &mut Memory, files: Vec<File>) {
    for file in files {
        log.insert(file.path, file.bytes);
    }
}

pub fn memory_log(hash: Hash, size: u64) -> Memory {
    let mut log = Memory::new();
    let mut publisher = Publisher::new(hash);
    let files = publisher.publish(0, entries(0, size), ORIGIN, &key());
    store(&mut log, files.unwrap());
    log
}

pub fn head(log: &Memory) -> Checkpoint {
    SignedCheckpoint::parse(&log["checkpoint"]).unwrap().checkpoint
}

/// RFC 6962's own definition, without any cleverness.
pub fn naive_root(hash: Hash, leaves: &[Digest]) -> Digest {
    match leaves.len() {
        0 => hash.empty(),
        1 => leaves[0],
        n => {
            let (left, right) = leaves.split_at(n.next_power_of_two() / 2);
            hash.node(&naive_root(hash, left), &naive_root(hash, right))
        }
    }
}
