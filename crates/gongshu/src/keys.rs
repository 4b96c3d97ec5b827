//! The node's keystore: one key per purpose, with epochs.

use anyhow::Context as _;
use domain::ResourceId;
use seal::keystore::{Cost, Keystore, Purpose};
use std::io::Write;
use std::path::Path;
use std::sync::Arc;

/// Opens the keystore, or creates it at `created` with a passphrase stretched by `rounds`.
///
/// # Errors
/// The file can't be read or written, or the passphrase is wrong.
pub fn open(path: &Path, passphrase: &str, created: &str, rounds: u32) -> anyhow::Result<Keystore> {
    match std::fs::read(path) {
        Ok(bytes) => Keystore::open(&bytes, passphrase.as_bytes()).context("密钥库无法打开：请检查口令"),
        Err(e) if e.kind() == std::io::ErrorKind::NotFound => {
            let keys = Keystore::create(passphrase.as_bytes(), created, Cost(rounds))?;
            write_secret(path, &keys.to_bytes()?)?;
            Ok(keys)
        }
        Err(e) => Err(e).with_context(|| path.display().to_string()),
    }
}

/// The passphrase: from the environment, or (demo and first trials) a random one kept beside the data, readable by its owner only.
///
/// # Errors
/// The file can't be read or written.
pub fn passphrase(data: &Path) -> anyhow::Result<String> {
    if let Ok(given) = std::env::var("GONGSHU_PASSPHRASE") {
        return Ok(given);
    }
    let path = data.join("passphrase");
    if let Ok(kept) = std::fs::read_to_string(&path) {
        return Ok(kept.trim().to_owned());
    }
    let fresh = random_hex(24)?;
    write_secret(&path, fresh.as_bytes())?;
    Ok(fresh)
}

/// Random bytes of the operating system, as hex.
///
/// # Errors
/// The system has none to give.
pub fn random_hex(bytes: usize) -> anyhow::Result<String> {
    let mut buffer = vec![0u8; bytes];
    getrandom::fill(&mut buffer).map_err(|e| anyhow::anyhow!("no randomness: {e}"))?;
    Ok(hex::encode(buffer))
}

fn write_secret(path: &Path, bytes: &[u8]) -> anyhow::Result<()> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path).with_context(|| path.display().to_string())?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

/// Keys of tables whose grade asks for encryption at rest, derived from the storage key.
#[derive(Debug)]
pub struct Vault {
    keys: Arc<Keystore>,
}

impl Vault {
    /// Over a keystore.
    pub fn new(keys: Arc<Keystore>) -> Self {
        Self { keys }
    }
}

impl plane::Vault for Vault {
    fn table_key(&self, resource: &ResourceId) -> Option<plane::TableKey> {
        // The first epoch: a table keeps its key; moving tables to a new epoch is a job of its own.
        let first = self.keys.history().of(Purpose::Storage).map(|epoch| epoch.epoch).min()?;
        let secret = self.keys.secret(Purpose::Storage, first).ok()?;
        let derived = seal::digest::keyed(secret.as_slice(), resource.as_str().as_bytes());
        let key = derived.as_bytes().first_chunk::<16>()?;
        Some(plane::TableKey::new(*key))
    }
}
