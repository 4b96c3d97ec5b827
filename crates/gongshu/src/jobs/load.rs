//! Loading a batch: staged, committed, settled; its progress while that goes on.

use crate::act::{Command, act};
use crate::node::Node;
use anyhow::Context as _;
use domain::catalogue::Item;
use domain::intake::{Accept, Batch, Outcome, Settle};
use domain::{Actor, BatchId};
use plane::{Landing, Load, Progress};
use std::collections::HashMap;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::sync::Semaphore;

/// Loads under way.
#[derive(Debug)]
pub struct Loads {
    turns: Arc<Semaphore>,
    /// Landing, compacting and sweeping are one turn: a manifest must not name what another landing removes.
    landing: tokio::sync::Mutex<()>,
    progress: Mutex<HashMap<BatchId, Progress>>,
}

impl Loads {
    /// At most `at_once` run at the same time; the others wait their turn.
    pub fn new(at_once: usize) -> Self {
        Self { turns: Arc::new(Semaphore::new(at_once.max(1))), landing: tokio::sync::Mutex::new(()), progress: Mutex::default() }
    }

    /// How far a load has come, while it is under way.
    pub fn progress(&self, batch: &BatchId) -> Option<plane::Snapshot> {
        self.progress.lock().unwrap_or_else(PoisonError::into_inner).get(batch).map(Progress::snapshot)
    }

    fn note(&self, batch: &BatchId, progress: Option<Progress>) {
        let mut map = self.progress.lock().unwrap_or_else(PoisonError::into_inner);
        match progress {
            Some(progress) => map.insert(batch.clone(), progress),
            None => map.remove(batch),
        };
    }
}

/// Begins loading an accepted batch, in the background.
pub fn begin(node: &Arc<Node>, batch: Batch, items: Vec<Item>, file: PathBuf) {
    let progress = Progress::default();
    node.loads.note(&batch.id, Some(progress.clone()));
    let node = Arc::clone(node);
    tokio::spawn(async move {
        let turns = Arc::clone(&node.loads.turns);
        let _turn = turns.acquire_owned().await;
        if let Err(error) = run(&node, &batch, &items, &file, &progress).await {
            // The intent stays; the next start rolls it forward or back.
            tracing::error!(batch = %batch.id, %error, "a load could not be finished");
        }
        node.loads.note(&batch.id, None);
    });
}

/// Accepts a file that lies on this machine and loads it at once; the file is taken. Answers the batch as settled.
///
/// # Errors
/// The domain refused it, or the machine failed.
pub async fn load_file(node: &Node, actor: &Actor, resource: &str, name: &str, path: &Path) -> anyhow::Result<Batch> {
    let id = crate::api::fresh_id();
    let digest = digest(path)?;
    let waiting = node.folders.uploads.join(&id);
    std::fs::rename(path, &waiting)?;
    let accept = Accept { id: id.as_str().into(), file: name.to_owned(), digest, secrecy: None };
    if let Err(error) = act(node, actor, Command::Accept(resource.to_owned(), accept)).await {
        let _ = std::fs::remove_file(&waiting);
        return Err(error.into());
    }
    let batch = node.store.batch(&id).await?.context("batch")?.body;
    let items = node.store.resource(resource).await?.and_then(|row| row.body.published).context("contract")?.items;
    run(node, &batch, &items, &waiting, &Progress::default()).await?;
    Ok(node.store.batch(&id).await?.context("batch")?.body)
}

fn digest(path: &Path) -> anyhow::Result<String> {
    let mut file = std::fs::File::open(path)?;
    let mut hasher = seal::digest::Hasher::new();
    let mut buffer = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut buffer)?;
        match buffer.get(..read) {
            Some(bytes) if read > 0 => hasher.update(bytes),
            _ => return Ok(hex::encode(hasher.finish().as_bytes())),
        }
    }
}

/// Loads a batch and records how it went; the file is removed once that is recorded.
///
/// # Errors
/// The machine failed; the batch stays intended.
pub(super) async fn run(node: &Node, batch: &Batch, items: &[Item], file: &Path, progress: &Progress) -> anyhow::Result<()> {
    let load = Load { batch: &batch.id, resource: &batch.resource, items, format: batch.format, file, at: batch.accepted };
    match node.plane.stage(load, progress).await {
        Ok(staged) => {
            let landing = node.plane.commit(staged).await?;
            land(node, &landing, batch).await?;
        }
        Err(fault) if fault.is_failure() => return Err(fault.into()),
        Err(fault) => {
            node.plane.discard(&batch.resource, &batch.id).await?;
            settle(node, &batch.id, Outcome::Failed { why: fault.to_string() }).await?;
        }
    }
    let _ = std::fs::remove_file(file);
    Ok(())
}

/// Records that nothing of a batch was loaded, and why.
pub(super) async fn fail(node: &Node, batch: &Batch, why: &str) -> anyhow::Result<()> {
    settle(node, &batch.id, Outcome::Failed { why: why.to_owned() }).await
}

/// Publishes the manifest and records that the batch landed.
pub(super) async fn land(node: &Node, landing: &Landing, batch: &Batch) -> anyhow::Result<()> {
    let _turn = node.loads.landing.lock().await;
    let newest = node.plane.manifest(&batch.resource).await?.unwrap_or_else(|| landing.manifest.clone());
    publish(node, &newest).await?;
    settle(node, &batch.id, Outcome::Landed { counts: landing.counts, table_version: landing.table_version }).await?;
    if let Some(compaction) = node.plane.compact_index(&newest).await? {
        let compacted = newest.compacted(&compaction);
        publish(node, &compacted).await?;
        node.plane.sweep(&compacted).await?;
    }
    Ok(())
}

/// Makes a manifest the one that is served.
///
/// # Errors
/// The store failed.
pub async fn publish(node: &Node, manifest: &plane::Manifest) -> anyhow::Result<()> {
    node.store.publish_manifest(manifest.resource.as_str(), manifest.table_version, &serde_json::to_string(manifest)?).await?;
    node.calls.forget();
    Ok(())
}

async fn settle(node: &Node, batch: &BatchId, outcome: Outcome) -> anyhow::Result<()> {
    act(node, &node.actor().await, Command::Settle(batch.0.clone(), Settle { outcome })).await?;
    Ok(())
}
