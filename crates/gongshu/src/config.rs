//! What a deployer decides about a node.

use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// Settings of a node, kept as `node.json` in its data folder. None of them is law.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Config {
    /// Name shown on every page.
    pub name: String,
    /// Name of its ledgers, a host name of the deployer's.
    pub origin: String,
    /// Packs that bind it.
    pub packs: Vec<String>,
    /// Packs that are only simulated: they bind nobody, and the console shows what they would say.
    #[serde(default)]
    pub simulated: Vec<String>,
    /// First days of packs whose text leaves them open, and the documents that say so.
    #[serde(default)]
    pub dates: BTreeMap<String, law::Dated>,
    /// How drafts are treated.
    pub mode: Mode,
    /// Database; without one, SQLite in the data folder.
    #[serde(default)]
    pub database: Option<String>,
    /// Seconds by which a demo's clock is shifted.
    #[serde(default)]
    pub clock_shift: Option<i64>,
    /// Limits and local service targets.
    #[serde(default)]
    pub limits: Limits,
}

/// How drafts of law are treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Drafts never bind.
    Production,
    /// A node marked as a trial.
    Trial,
    /// The demo city.
    Demo,
}

/// Limits of a node.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(default)]
pub struct Limits {
    /// Largest file of the file channel, in bytes.
    pub upload_bytes: u64,
    /// Loads under way at once.
    pub loads: usize,
    /// Minutes without use after which a session ends.
    pub session_idle_minutes: i64,
    /// Sessions of one person at once.
    pub sessions: u64,
    /// Wrong passwords in a row after which an account waits.
    pub password_tries: u32,
    /// Minutes it waits.
    pub password_wait_minutes: i64,
    /// Minutes a program's token holds.
    pub token_minutes: i64,
    /// Working days before a due date from which it shows yellow. A local service target, not law.
    pub warn_days: i64,
    /// Days before a law's last day from which the authority is told. A local service target, not law.
    pub expiry_warn_days: i64,
    /// Days without use after which a line of a collection list shows as possibly unnecessary. A local target, not law.
    pub unused_days: u32,
    /// Months after which a sharing type is due for another look. The laws say *regularly*; a local target, not law.
    pub retype_months: u32,
    /// Months after which a conditional entry is due for another assessment. A local target, not law.
    pub reassess_months: u32,
    /// How often one organization may urge about the same duty in a day. Not law.
    pub nudges_per_day: u32,
    /// Most records of one file of comparisons.
    pub verify_rows: u64,
    /// Months of a period on whose use is reported; a divisor of twelve. The laws say *regularly* and no more: this is no figure of theirs.
    pub report_months: u32,
    /// Calls in an hour from which they may be an anomaly. A local service target, not law.
    pub surge_calls: u64,
    /// How many usual days' calls an hour's must exceed to be one. A local service target, not law.
    pub surge_times: u64,
    /// Rounds by which the keystore's passphrase is stretched when the keystore is made.
    pub keystore_rounds: u32,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            upload_bytes: 2 << 30,
            loads: 2,
            session_idle_minutes: 30,
            sessions: 5,
            password_tries: 5,
            password_wait_minutes: 30,
            token_minutes: 60,
            warn_days: 2,
            expiry_warn_days: 183,
            unused_days: 365,
            retype_months: 12,
            reassess_months: 12,
            nudges_per_day: 1,
            verify_rows: 1_000_000,
            report_months: 3,
            surge_calls: 1_000,
            surge_times: 10,
            keystore_rounds: seal::keystore::Cost::STRONG.0,
        }
    }
}

impl Config {
    const FILE: &'static str = "node.json";

    /// Reads the settings of a data folder, if it has any.
    ///
    /// # Errors
    /// The file can't be read or understood.
    pub fn read(data: &Path) -> anyhow::Result<Option<Self>> {
        let path = data.join(Self::FILE);
        match std::fs::read(&path) {
            Ok(bytes) => Ok(Some(serde_json::from_slice(&bytes).map_err(|e| anyhow::anyhow!("{}: {e}", path.display()))?)),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => Ok(None),
            Err(e) => Err(anyhow::anyhow!("{}: {e}", path.display())),
        }
    }

    /// Writes them.
    ///
    /// # Errors
    /// The file can't be written.
    pub fn write(&self, data: &Path) -> anyhow::Result<()> {
        std::fs::create_dir_all(data)?;
        Ok(std::fs::write(data.join(Self::FILE), serde_json::to_vec_pretty(self)?)?)
    }

    /// URL of the database.
    pub fn database_url(&self, data: &Path) -> String {
        self.database.clone().unwrap_or_else(|| format!("sqlite://{}?mode=rwc", data.join("gongshu.db").display()))
    }
}

/// Folders of a node.
#[derive(Clone, Debug)]
pub struct Folders {
    /// Tables, indexes and quarantine.
    pub plane: PathBuf,
    /// Tiles of the acts log.
    pub acts: PathBuf,
    /// Journals and tiles of the calls logs.
    pub calls: PathBuf,
    /// Files on their way in.
    pub uploads: PathBuf,
    /// The keystore.
    pub keys: PathBuf,
}

impl Folders {
    /// Under a data folder.
    pub fn of(data: &Path) -> Self {
        Self {
            plane: data.join("plane"),
            acts: data.join("ledger/acts"),
            calls: data.join("ledger/calls"),
            uploads: data.join("uploads"),
            keys: data.join("keys.json"),
        }
    }
}
