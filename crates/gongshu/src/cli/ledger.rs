//! `gongshu ledger`: evidence that verifies without the hub running.

use crate::config::{Config, Folders};
use crate::verify::verify;
use anyhow::Context as _;
use clap::{Args, Subcommand};
use ledger::checkpoint::SignedCheckpoint;
use seal::keystore::History;
use std::path::PathBuf;
use std::process::ExitCode;
use store::Store;

/// Evidence.
#[derive(Debug, Args)]
pub struct LedgerCommand {
    #[command(subcommand)]
    ask: Ask,
}

#[derive(Debug, Subcommand)]
enum Ask {
    /// Re-hash every log and check its signatures.
    Verify {
        /// Data folder of the node.
        #[arg(long, default_value = "data")]
        data: PathBuf,
        /// Also compare every row of state with its newest leaf.
        #[arg(long)]
        state: bool,
        /// Also prove that the log continues this older checkpoint, kept elsewhere.
        #[arg(long)]
        against: Option<PathBuf>,
        /// Public keys (a copy of keys.json kept elsewhere), instead of those in the data folder.
        #[arg(long)]
        keys: Option<PathBuf>,
        /// Print for machines.
        #[arg(long)]
        json: bool,
    },
}

impl LedgerCommand {
    /// Runs it; exit code 1 when something is wrong.
    ///
    /// # Errors
    /// The data folder, the database or a given file can't be read.
    pub async fn run(self) -> anyhow::Result<ExitCode> {
        let Ask::Verify { data, state, against, keys, json } = self.ask;
        let config = Config::read(&data)?.with_context(|| format!("{} 不是节点的数据目录", data.display()))?;
        let folders = Folders::of(&data);
        let keys = keys.unwrap_or_else(|| folders.keys.clone());
        let history = History::read(&std::fs::read(&keys).with_context(|| keys.display().to_string())?)?;
        let old = match &against {
            Some(path) => Some(SignedCheckpoint::parse(&std::fs::read(path).with_context(|| path.display().to_string())?)?),
            None => None,
        };
        let store = if state { Some(Store::open(&config.database_url(&data)).await?) } else { None };
        let found = verify(&folders, &config.origin, &history, store.as_ref(), old.as_ref()).await?;
        if json {
            println!("{}", serde_json::to_string(&found)?);
        } else {
            print(&found);
        }
        Ok(if found.ok { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn print(found: &crate::verify::Verification) {
    for fault in &found.faults {
        println!("不符  {}：{}", fault.place, fault.what);
    }
    let checked = &found.checked;
    let verdict = if found.ok { "校验通过" } else { "校验未通过" };
    println!("{verdict}：存证 {} 条，瓦片 {} 个，状态 {} 行", checked.leaves, checked.tiles, checked.rows);
}
