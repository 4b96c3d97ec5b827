//! Journal, publication, verification and a receipt in one go:
//! `cargo run --release -p ledger --example round_trip -- FOLDER [ENTRIES]`.
#![allow(clippy::print_stdout)]

use std::path::Path;

use ledger::checkpoint::Trust;
use ledger::folder::Folder;
use ledger::fsck;
use ledger::journal::Journal;
use ledger::publish::Publisher;
use ledger::receipt::Receipt;
use ledger::tree::Hash;
use seal::sign::SigningKey;

const ORIGIN: &str = "city.example.cn/calls/1";

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let place = args.next().unwrap_or_else(|| "round-trip".to_owned());
    let count = args.next().and_then(|n| n.parse().ok()).unwrap_or(100_000);
    run(Path::new(&place), count)
}

fn run(place: &Path, count: u64) -> Result<(), Box<dyn std::error::Error>> {
    let key = SigningKey::from_seed(b"an example key, not to be used")?;
    let trust = Trust::log(ORIGIN, 1, key.verifying_key());
    let folder = Folder::new(place);
    std::fs::create_dir_all(place)?;

    let (mut journal, _) = Journal::open(place.with_extension("journal"), Hash::Sm3, None)?;
    let first = journal.size();
    for start in (first..first + count).step_by(1_000) {
        let batch: Vec<String> = (start..(start + 1_000).min(first + count)).map(|n| format!("{n:0>200}")).collect();
        journal.append(&batch)?;
        journal.sync()?;
    }
    println!("appended {count} entries; the journal holds {}", journal.size());

    let mut publisher = Publisher::new(Hash::Sm3);
    loop {
        let files = journal.publish(&mut publisher, 65_536, ORIGIN, &key)?;
        if files.is_empty() {
            break;
        }
        folder.write(&files)?;
    }
    let report = fsck::check(&folder, Hash::Sm3, ORIGIN, &trust);
    println!("{} entries, {} tiles, faults: {:?}", report.entries, report.tiles, report.faults);

    let receipt = Receipt {
        log: ORIGIN.to_owned(),
        index: first,
        leaf_hash: Hash::Sm3.leaf(format!("{first:0>200}").as_bytes()),
        checkpoint: journal.head(ORIGIN).sign(ORIGIN, &key)?.to_string(),
    };
    let evidence = receipt.prove(&folder, Hash::Sm3)?;
    receipt.verify(Hash::Sm3, &evidence, &trust)?;
    println!("receipt of entry {first} verifies with {} hashes", evidence.inclusion.len());
    Ok(())
}
