//! The second-hand verifier, written apart from this crate, agrees with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing, missing_docs)]

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use common::{ORIGIN, entries, key};
use ledger::folder::Folder;
use ledger::publish::Publisher;
use ledger::tree::Hash;

/// Runs the verifier; `None` when there is no Python.
fn verify(log: &Path, hash: &str, more: &[&str]) -> Option<Output> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tools/oracle/ledger_verify.py");
    let mut command = Command::new("python3");
    command.arg("-B").arg(script).arg(log).args(more);
    command.args(["--key", &key().verifying_key().to_hex()]);
    command.args(["--origin", ORIGIN, "--hash", hash]);
    let output = command.output().ok();
    if output.is_none() {
        println!("SKIPPED: python3 is not on the path");
    }
    output
}

fn accepts(log: &Path, hash: &str, more: &[&str]) -> Option<bool> {
    let output = verify(log, hash, more)?;
    let text = String::from_utf8_lossy(&output.stdout);
    let sound: serde_json::Value = serde_json::from_str(&text).unwrap_or_else(|_| panic!("{}", String::from_utf8_lossy(&output.stderr)));
    assert_eq!(output.status.success(), sound["sound"] == true);
    Some(output.status.success())
}

fn write_log(dir: &Path, hash: Hash, size: u64) -> Vec<PathBuf> {
    let files = Publisher::new(hash).publish(0, entries(0, size), ORIGIN, &key()).unwrap();
    Folder::new(dir).write(&files).unwrap();
    files.iter().map(|file| dir.join(&file.path)).collect()
}

#[test]
fn it_accepts_our_log_and_no_flipped_bit() {
    let dir = tempfile::tempdir().unwrap();
    let files = write_log(dir.path(), Hash::Sm3, 300);
    let Some(accepted) = accepts(dir.path(), "sm3", &[]) else { return };
    assert!(accepted);
    for path in files {
        let good = fs::read(&path).unwrap();
        let mut bad = good.clone();
        bad[good.len() / 2] ^= 2;
        fs::write(&path, bad).unwrap();
        assert_eq!(accepts(dir.path(), "sm3", &[]), Some(false), "{path:?}");
        fs::write(&path, good).unwrap();
    }
}

#[test]
fn it_accepts_larger_logs_in_the_public_hash() {
    let dir = tempfile::tempdir().unwrap();
    write_log(dir.path(), Hash::Sha256, 66_000);
    let Some(accepted) = accepts(dir.path(), "sha256", &[]) else { return };
    assert!(accepted);
}

#[test]
fn it_holds_a_log_to_a_kept_checkpoint() {
    let (dir, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    write_log(dir.path(), Hash::Sha256, 600);
    write_log(other.path(), Hash::Sha256, 500);
    let kept = other.path().join("checkpoint").display().to_string();
    let Some(accepted) = accepts(dir.path(), "sha256", &["--old", &kept]) else { return };
    assert!(accepted);
    let mut all = entries(0, 600);
    all[30] = b"rewritten".to_vec();
    let files = Publisher::new(Hash::Sha256).publish(0, all, ORIGIN, &key()).unwrap();
    Folder::new(dir.path()).write(&files).unwrap();
    assert_eq!(accepts(dir.path(), "sha256", &[]), Some(true));
    assert_eq!(accepts(dir.path(), "sha256", &["--old", &kept]), Some(false));
}
