//! The thread that owns the journal.

use super::{Append, HEAD_EVERY, Place, Report, publisher, sign, wait_for};
use ledger::checkpoint::{self, SignedCheckpoint};
use ledger::folder::Folder;
use ledger::journal::Journal;
use ledger::publish::Publisher;
use ledger::read::Read;
use seal::keystore::{Keystore, Purpose};
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, RwLock};
use std::time::Instant;
use tokio::sync::mpsc::UnboundedSender;

/// Most records of one group commit.
const GROUP: usize = 1_024;
/// Most entries published in one step.
const STEP: u64 = 16_384;

pub(super) struct Writer {
    journal: Journal,
    folder: Folder,
    publisher: Publisher,
    origin: String,
    keys: Arc<Keystore>,
    reports: UnboundedSender<Report>,
    head: Arc<RwLock<String>>,
    signed: u64,
}

impl Writer {
    pub(super) fn new(
        journal: Journal,
        folder: Folder,
        origin: String,
        keys: Arc<Keystore>,
        reports: UnboundedSender<Report>,
    ) -> anyhow::Result<Self> {
        let (publisher, signed) = published(&folder)?;
        let head = Arc::new(RwLock::new(sign(&keys, &journal.head(&origin), &origin)?));
        Ok(Self { journal, folder, publisher, origin, keys, reports, head, signed })
    }

    pub(super) fn head(&self) -> Arc<RwLock<String>> {
        Arc::clone(&self.head)
    }

    /// Works until every sender is gone, then signs a last head.
    pub(super) fn run(mut self, inbox: &Receiver<Append>) {
        let mut head_due = Instant::now() + HEAD_EVERY;
        loop {
            match wait_for(inbox, head_due) {
                Ok(first) => self.group(first, inbox),
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => break,
            }
            if Instant::now() >= head_due {
                self.head_or_log();
                head_due = Instant::now() + HEAD_EVERY;
            }
        }
        self.head_or_log();
    }

    fn group(&mut self, first: Append, inbox: &Receiver<Append>) {
        let mut group = vec![first];
        group.extend(inbox.try_iter().take(GROUP - 1));
        let entries: Vec<_> = group.iter().map(|append| append.entry.as_slice()).collect();
        let written = self.journal.append(&entries).and_then(|places| self.journal.sync().map(|()| places));
        match written {
            Ok(places) => {
                for ((append, leaf_hash), index) in group.into_iter().zip(places.leaf_hashes).zip(places.first..) {
                    let _ = self.reports.send(Report::Recorded(index, append.entry));
                    let _ = append.done.send(Ok(Place { index, leaf_hash }));
                }
            }
            Err(error) => {
                tracing::error!(%error, "calls can't be recorded: no call is answered");
                group.into_iter().for_each(|append| drop(append.done.send(Err("调用存证写入失败".to_owned()))));
            }
        }
    }

    fn head_or_log(&mut self) {
        if let Err(error) = self.publish_head() {
            tracing::error!(%error, "the head of the calls log can't be published");
            // Goes on from what is on disk: a file that could not be written must be written again.
            match published(&self.folder) {
                Ok((publisher, signed)) => (self.publisher, self.signed) = (publisher, signed),
                Err(error) => tracing::error!(%error, "the published calls log can't be read"),
            }
        }
    }

    /// Signs and publishes the head, if the log has grown since the last one.
    pub(super) fn publish_head(&mut self) -> anyhow::Result<()> {
        if self.journal.durable_size() == self.signed {
            return Ok(());
        }
        let key = self.keys.signing_key(Purpose::Checkpoint)?;
        loop {
            let files = self.journal.publish(&mut self.publisher, STEP, &self.origin, &key)?;
            if files.is_empty() {
                break;
            }
            self.folder.write(&files)?;
        }
        let text = sign(&self.keys, &self.publisher.head(&self.origin), &self.origin)?;
        self.signed = self.publisher.size();
        *self.head.write().unwrap_or_else(std::sync::PoisonError::into_inner) = text.clone();
        let _ = self.reports.send(Report::Head(text));
        Ok(())
    }
}

/// The publisher of what is on disk, and how much that is.
fn published(folder: &Folder) -> anyhow::Result<(Publisher, u64)> {
    let head = folder.get(checkpoint::PATH)?.map(|bytes| SignedCheckpoint::parse(&bytes)).transpose()?;
    Ok((publisher(folder, head.as_ref())?, head.map_or(0, |head| head.checkpoint.size)))
}

/// Reports what the index has not seen yet: records made durable right before a crash.
pub(super) fn catch_up(journal: &Journal, mut from: u64, reports: &UnboundedSender<Report>) -> anyhow::Result<()> {
    while from < journal.size() {
        let entries = journal.entries(from, STEP.min(journal.size() - from))?;
        for entry in entries {
            let _ = reports.send(Report::Recorded(from, entry));
            from += 1;
        }
    }
    Ok(())
}
