//! The `calls` log of this process: an answer leaves only after its record is durable.
//!
//! One thread owns the journal. Records that arrive together are written and synced together
//! (group commit); each waiter gets its place in the log.

use crate::act::{Command, act};
use crate::node::Node;
use anyhow::Context as _;
use ledger::checkpoint::SignedCheckpoint;
use ledger::folder::Folder;
use ledger::journal::Journal;
use ledger::publish::Publisher;
use ledger::receipt::Receipt;
use ledger::tree::Hash;
use seal::keystore::{Keystore, Purpose};
use std::path::Path;
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, Instant};
use store::{ActFilter, CallRow, Store};
use tokio::sync::{mpsc, oneshot};

mod writer;
use writer::Writer;

/// Name of this process's log; one serving process has one.
pub const WRITER: &str = "main";

/// What the log's thread is asked to do.
struct Append {
    entry: Vec<u8>,
    done: oneshot::Sender<Result<Place, String>>,
}

/// Where a record stands.
#[derive(Clone, Debug)]
pub struct Place {
    /// Index in the log.
    pub index: u64,
    /// Hash of the leaf.
    pub leaf_hash: ledger::Digest,
}

/// What the thread reports to the async side.
enum Report {
    Recorded(u64, Vec<u8>),
    Head(String),
}

/// The log as the doors see it.
pub struct CallsLog {
    origin: String,
    appends: Mutex<Option<std::sync::mpsc::SyncSender<Append>>>,
    thread: Mutex<Option<std::thread::JoinHandle<()>>>,
    head: Arc<RwLock<String>>,
    reports: Mutex<Option<mpsc::UnboundedReceiver<Report>>>,
}

impl CallsLog {
    /// Opens the journal, checks it against its last recorded head, and starts the thread.
    ///
    /// # Errors
    /// The journal lost what a recorded head covers, or can't be opened.
    pub async fn open(folder: &Path, origin: &str, keys: Arc<Keystore>, store: &Store) -> anyhow::Result<Self> {
        let origin = format!("{origin}/calls/{WRITER}");
        let head = recorded_head(store).await?;
        let folder = folder.join(WRITER);
        std::fs::create_dir_all(&folder)?;
        let (journal, recovery) = Journal::open(folder.join("journal"), Hash::default(), head.as_ref().map(|h| &h.checkpoint))
            .context("调用存证与已签名的检查点不符")?;
        if recovery.cut > 0 {
            tracing::warn!(bytes = recovery.cut, "an unfinished call record was cut off; it had never been answered");
        }
        let (reporter, reports) = mpsc::unbounded_channel();
        let from = store.calls_indexed(WRITER).await?;
        writer::catch_up(&journal, from, &reporter)?;
        let (appends, inbox) = std::sync::mpsc::sync_channel(4_096);
        let mut writer = Writer::new(journal, Folder::new(&folder), origin.clone(), keys, reporter)?;
        let head = writer.head();
        writer.publish_head()?;
        let thread = std::thread::Builder::new().name("calls-log".into()).spawn(move || writer.run(&inbox))?;
        Ok(Self { origin, appends: Mutex::new(Some(appends)), thread: Mutex::new(Some(thread)), head, reports: Mutex::new(Some(reports)) })
    }

    /// Appends a record and waits until it is durable.
    ///
    /// # Errors
    /// It could not be made durable: the caller must not answer with data.
    pub async fn append(&self, entry: Vec<u8>) -> Result<Place, String> {
        if entry.len() > ledger::tile::MAX_ENTRY {
            return Err("调用记录过长".to_owned()); // alone, before it could take its group down
        }
        let (done, wait) = oneshot::channel();
        let appends = held(&self.appends).clone().ok_or_else(|| "节点正在停止".to_owned())?;
        appends.try_send(Append { entry, done }).map_err(|_| "存证队列已满".to_owned())?;
        wait.await.map_err(|_| "存证写入已停止".to_owned())?
    }

    /// Takes no more records, signs a last head and lets go of the journal.
    pub async fn close(&self) {
        drop(held(&self.appends).take());
        let thread = held(&self.thread).take();
        let joined = tokio::task::spawn_blocking(move || thread.map(std::thread::JoinHandle::join)).await;
        if !matches!(joined, Ok(None | Some(Ok(())))) {
            tracing::error!("the calls log did not end well; the next start checks it");
        }
    }

    /// The receipt of a place.
    pub fn receipt(&self, place: &Place) -> Receipt {
        let checkpoint = self.head.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone();
        Receipt { log: self.origin.clone(), index: place.index, leaf_hash: place.leaf_hash, checkpoint }
    }

    /// The newest signed head.
    pub fn newest_head(&self) -> String {
        self.head.read().unwrap_or_else(std::sync::PoisonError::into_inner).clone()
    }

    /// Name of the log.
    pub fn origin(&self) -> &str {
        &self.origin
    }
}

/// Indexes records and turns signed heads into leaves of the acts log, for as long as the node lives.
pub async fn follow(node: Arc<Node>) {
    let log = node.calls.log();
    let reports = held(&log.reports).take();
    let Some(mut reports) = reports else { return };
    let mut batch = Vec::new();
    while reports.recv_many(&mut batch, 1_000).await > 0 {
        let mut rows = Vec::new();
        let mut head = None;
        for report in batch.drain(..) {
            match report {
                Report::Recorded(index, entry) => rows.extend(crate::call::index_row(WRITER, index, &entry)),
                Report::Head(text) => head = Some(text),
            }
        }
        if let Err(error) = keep(&node, rows, head).await {
            tracing::error!(%error, "calls could not be indexed; the log itself is complete");
        }
    }
}

async fn keep(node: &Node, rows: Vec<CallRow>, head: Option<String>) -> anyhow::Result<()> {
    // Quotas and lists rest on the index: it has no gaps.
    while let Err(error) = node.store.index_calls(&rows).await {
        tracing::error!(%error, "calls could not be indexed; trying again");
        tokio::time::sleep(HEAD_EVERY).await;
    }
    if let Some(head) = head {
        act(node, &node.actor().await, Command::CallsHead(WRITER.to_owned(), head)).await?;
    }
    Ok(())
}

/// The newest head of this log that became a leaf of the acts log.
pub(crate) async fn recorded_head(store: &Store) -> anyhow::Result<Option<SignedCheckpoint>> {
    let filter = ActFilter { verb: Some("ledger.calls_head".into()), ..ActFilter::default() };
    let newest = store.acts(&filter, None, 1).await?.into_iter().next();
    Ok(newest.and_then(|act| act.leaf.note).map(|text| SignedCheckpoint::parse(text.as_bytes())).transpose()?)
}

fn held<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

fn wait_for(inbox: &std::sync::mpsc::Receiver<Append>, until: Instant) -> Result<Append, std::sync::mpsc::RecvTimeoutError> {
    inbox.recv_timeout(until.saturating_duration_since(Instant::now()))
}

/// How often a grown log's head is signed.
const HEAD_EVERY: Duration = Duration::from_secs(1);

fn sign(keys: &Keystore, head: &ledger::checkpoint::Checkpoint, origin: &str) -> anyhow::Result<String> {
    Ok(head.sign(origin, &keys.signing_key(Purpose::Checkpoint)?)?.to_string())
}

fn publisher(folder: &Folder, head: Option<&SignedCheckpoint>) -> anyhow::Result<Publisher> {
    Ok(match head {
        Some(head) => Publisher::resume(folder, Hash::default(), &head.checkpoint)?,
        None => Publisher::new(Hash::default()),
    })
}
