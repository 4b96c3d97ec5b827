//! What the ledgers hold on disk.

use super::hub::{Hub, eventually};
use gongshu::config::Folders;
use gongshu::node::Node;
use gongshu::verify::{Verification, verify};
use ledger::checkpoint::{NamedKey, SignedCheckpoint, Trust};
use ledger::folder::Folder;
use ledger::read::Read;
use seal::keystore::Purpose;
use serde_json::Value;
use std::path::{Path, PathBuf};

/// The records of the calls journal, in order, read from the file itself.
pub fn journal(folders: &Folders) -> Vec<Value> {
    let bytes = std::fs::read(folders.calls.join("main/journal")).unwrap();
    let mut rest = bytes.get(24..).unwrap_or_default();
    let mut records = Vec::new();
    while let Some((length, tail)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*length) as usize;
        records.push(serde_json::from_slice(&tail[8..8 + length]).unwrap());
        rest = &tail[8 + length..];
    }
    records
}

pub fn acts_folder(node: &Node) -> Folder {
    Folder::new(&node.folders.acts)
}

pub fn calls_folder(node: &Node) -> Folder {
    Folder::new(node.folders.calls.join("main"))
}

/// The newest checkpoint of a log.
pub fn head(folder: &Folder) -> Option<SignedCheckpoint> {
    folder.get("checkpoint").unwrap().map(|bytes| SignedCheckpoint::parse(&bytes).unwrap())
}

/// Trust in the node's own checkpoint keys, for one of its logs.
pub fn trust(node: &Node, origin: &str) -> Trust {
    let history = node.keys.history();
    let log =
        history.of(Purpose::Checkpoint).map(|e| NamedKey { name: origin.to_owned(), epoch: e.epoch, key: e.public.clone() }).collect();
    Trust { log, witnesses: Vec::new(), witnesses_required: 0 }
}

impl Hub {
    /// Waits until both logs are published to their last entry.
    pub async fn published(&self) {
        let calls = journal(&self.node.folders).len() as u64;
        eventually("published logs", || async {
            let covered = head(&calls_folder(&self.node)).map_or(0, |h| h.checkpoint.size) >= calls;
            let recorded = self.node.store.calls_indexed("main").await.unwrap() >= calls;
            // The head of the calls log becomes an act, which is published in turn.
            let newest =
                self.node.store.acts(&store::ActFilter { verb: Some("ledger.calls_head".into()), ..Default::default() }, None, 1).await;
            let named = newest.unwrap().first().and_then(|act| act.leaf.note.clone());
            let named = named.map_or(0, |text| SignedCheckpoint::parse(text.as_bytes()).unwrap().checkpoint.size) >= calls;
            let acts = self.node.store.acts_head().await.unwrap().0;
            let whole = head(&acts_folder(&self.node)).map_or(0, |h| h.checkpoint.size) == acts;
            (covered && recorded && named && whole).then_some(())
        })
        .await;
    }

    /// Verifies logs and state, against an older checkpoint if one was kept.
    pub async fn verify(&self, folders: &Folders, state: bool, against: Option<&SignedCheckpoint>) -> Verification {
        let store = state.then_some(&self.node.store);
        verify(folders, &self.node.config.origin, &self.node.keys.history(), store, against).await.unwrap()
    }
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        std::fs::create_dir_all(target.parent().unwrap()).unwrap();
        std::fs::copy(&file, target).unwrap();
    }
}
