//! What Delta's log says of batches: the one truth that everything else is rebuilt from.

use super::Home;
use crate::{Landing, Manifest, PlaneError};
use chrono::{DateTime, FixedOffset};
use deltalake::DeltaTable;
use deltalake::kernel::transaction::{CommitBuilder, CommitProperties};
use deltalake::kernel::{Action, Add, Transaction};
use deltalake::logstore::LogStoreRef;
use deltalake::protocol::{DeltaOperation, SaveMode};
use domain::BatchId;
use domain::catalogue::Item;
use domain::intake::Counts;
use serde::{Deserialize, Serialize};

/// Key of the plane's own words in `commitInfo`.
const NAME: &str = "gongshu";
/// Version of the application transaction; the batch is its application.
const TXN: i64 = 1;

/// What the log keeps of a batch.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Entry {
    pub(crate) batch: BatchId,
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) counts: Counts,
    pub(crate) digest: String,
    /// File name of its index segment, if the resource has a key.
    pub(crate) segment: Option<String>,
    /// Items without their rules.
    pub(crate) items: Vec<Item>,
}

impl Entry {
    /// Adds the batch to a manifest.
    pub(crate) fn extend(&self, home: &Home, before: Option<Manifest>, version: u64) -> Manifest {
        let mut segments = before.map(|manifest| manifest.segments).unwrap_or_default();
        segments.extend(self.segment.clone());
        Manifest { resource: home.resource.clone(), table_version: version, segments, as_of: self.at, items: self.items.clone() }
    }

    /// What became of the batch.
    pub(crate) fn landing(self, version: u64, manifest: Manifest) -> Landing {
        Landing { batch: self.batch, counts: self.counts, table_version: version, manifest, digest: self.digest, at: self.at }
    }
}

/// Whether the log has the batch.
pub(crate) async fn has(table: &DeltaTable, batch: &BatchId) -> Result<bool, PlaneError> {
    Ok(table.snapshot()?.transaction_version(table.log_store().as_ref(), batch.as_str()).await?.is_some())
}

/// Commits a batch; gives the version it made.
pub(crate) async fn commit(table: &DeltaTable, entry: &Entry, add: Add) -> Result<u64, PlaneError> {
    let words = serde_json::to_value(entry).map_err(|e| PlaneError::Log { version: 0, why: e.to_string() })?;
    let properties = CommitProperties::default()
        .with_metadata([(NAME.to_owned(), words)])
        .with_application_transaction(Transaction::new(entry.batch.as_str(), TXN));
    let operation = DeltaOperation::Write { mode: SaveMode::Append, partition_by: None, predicate: None };
    let committed = CommitBuilder::from(properties)
        .with_actions(vec![Action::Add(add)])
        .build(Some(table.snapshot()?), table.log_store(), operation)
        .await?;
    Ok(committed.version())
}

/// The batch that made a version, if one did.
async fn entry(log: &LogStoreRef, version: u64) -> Result<Option<Entry>, PlaneError> {
    let wrong = |why: String| PlaneError::Log { version, why };
    let bytes = log.read_commit_entry(version).await?.ok_or_else(|| wrong("缺失".into()))?;
    for line in bytes.split(|byte| *byte == b'\n').filter(|line| !line.is_empty()) {
        let mut action: serde_json::Value = serde_json::from_slice(line).map_err(|e| wrong(e.to_string()))?;
        if let Some(words) = action.get_mut("commitInfo").and_then(|info| info.get_mut(NAME)) {
            return serde_json::from_value(words.take()).map(Some).map_err(|e| wrong(e.to_string()));
        }
    }
    Ok(None)
}

/// The batch's entry and the version it made, newest versions first.
pub(crate) async fn find(table: &DeltaTable, batch: &BatchId) -> Result<Option<(u64, Entry)>, PlaneError> {
    if !has(table, batch).await? {
        return Ok(None);
    }
    let log = table.log_store();
    for version in (0..=table.version().unwrap_or_default()).rev() {
        if let Some(entry) = entry(&log, version).await?.filter(|entry| entry.batch == *batch) {
            return Ok(Some((version, entry)));
        }
    }
    Ok(None)
}

/// The newest manifest: the kept one, and every batch of the log after it.
pub(crate) async fn roll(home: &Home, table: &DeltaTable) -> Result<Option<Manifest>, PlaneError> {
    let newest = table.version().unwrap_or_default();
    let mut manifest = home.kept().filter(|manifest| manifest.table_version <= newest);
    let first = manifest.as_ref().map_or(0, |manifest| manifest.table_version + 1);
    let log = table.log_store();
    for version in first..=newest {
        match entry(&log, version).await? {
            Some(entry) => manifest = Some(entry.extend(home, manifest, version)),
            None => {
                if let Some(manifest) = &mut manifest {
                    manifest.table_version = version;
                }
            }
        }
    }
    Ok(manifest)
}
