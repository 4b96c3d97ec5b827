//! Publishes the acts log: tiles and signed checkpoints from committed rows.

use crate::node::Node;
use ledger::checkpoint::{self, SignedCheckpoint};
use ledger::folder::Folder;
use ledger::publish::Publisher;
use ledger::read::Read;
use ledger::tree::Hash;
use seal::keystore::Purpose;
use std::time::Duration;
use tokio::sync::oneshot;

/// Rows published in one step.
const STEP: u64 = 4_096;
/// Rows that appear without a notice (another process wrote them) are seen after this long.
const POLL: Duration = Duration::from_secs(1);

/// The publisher of one node's acts log.
pub struct Publish {
    folder: Folder,
    publisher: Publisher,
    origin: String,
}

/// The newest checkpoint on disk.
#[derive(Debug)]
pub struct Latest;

impl Latest {
    /// Its text, if anything was published.
    ///
    /// # Errors
    /// The folder can't be read.
    pub fn of(node: &Node) -> anyhow::Result<Option<SignedCheckpoint>> {
        let bytes = Folder::new(&node.folders.acts).get(checkpoint::PATH)?;
        Ok(bytes.map(|bytes| SignedCheckpoint::parse(&bytes)).transpose()?)
    }
}

impl Publish {
    pub(super) async fn open(node: &Node) -> anyhow::Result<Self> {
        let folder = Folder::new(&node.folders.acts);
        let (rows, _) = node.store.acts_head().await?;
        let publisher = match Latest::of(node)? {
            Some(head) => {
                anyhow::ensure!(
                    head.checkpoint.size <= rows,
                    "存证检查点覆盖 {} 条，数据库只有 {rows} 条：数据库丢失了记录，请从备份恢复",
                    head.checkpoint.size
                );
                Publisher::resume(&folder, Hash::default(), &head.checkpoint)?
            }
            None => Publisher::new(Hash::default()),
        };
        Ok(Self { folder, publisher, origin: node.acts_origin() })
    }

    pub(super) async fn run(&mut self, node: &Node, mut stop: oneshot::Receiver<()>) {
        loop {
            tokio::select! {
                _ = tokio::time::timeout(POLL, node.publish.notified()) => {}
                // Only here: files that are being written are written to the end.
                _ = &mut stop => return,
            }
            if let Err(error) = self.catch_up(node).await {
                tracing::error!(%error, "the acts log can't be published; acts stay committed and are published later");
                self.begin_anew(node).await;
            }
        }
    }

    /// Goes on from what is on disk: a file that could not be written must be written again.
    async fn begin_anew(&mut self, node: &Node) {
        match Self::open(node).await {
            Ok(fresh) => *self = fresh,
            Err(error) => tracing::error!(%error, "the acts log can't be read"),
        }
    }

    /// Publishes every committed row not yet published.
    pub(super) async fn catch_up(&mut self, node: &Node) -> anyhow::Result<()> {
        loop {
            let first = self.publisher.size();
            let rows = node.store.acts_from(first, STEP).await?;
            if rows.is_empty() {
                return Ok(());
            }
            let key = node.keys.signing_key(Purpose::Checkpoint)?;
            let files = self.publisher.publish(first, rows.iter().map(|row| row.bytes.as_bytes()), &self.origin, &key)?;
            let folder = self.folder.clone();
            tokio::task::spawn_blocking(move || folder.write(&files)).await??;
        }
    }
}
