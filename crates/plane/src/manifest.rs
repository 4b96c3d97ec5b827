//! What a reader needs to know of a resource: one table version and the segments that show it.

use crate::index::Compaction;
use chrono::{DateTime, FixedOffset};
use domain::catalogue::Item;
use domain::intake::Counts;
use domain::{BatchId, ResourceId};
use serde::{Deserialize, Serialize};

/// Table version and index, published together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Manifest {
    /// The resource.
    pub resource: ResourceId,
    /// Version of the Delta table.
    pub table_version: u64,
    /// File names of the index segments, oldest first; empty when the resource has no key.
    pub segments: Vec<String>,
    /// When the newest batch was accepted.
    pub as_of: DateTime<FixedOffset>,
    /// Items as of the newest batch, without their rules.
    pub items: Vec<Item>,
}

impl Manifest {
    /// The manifest after a merge of segments; batches that landed meanwhile stay.
    #[must_use]
    pub fn compacted(&self, compaction: &Compaction) -> Self {
        let mut next = self.clone();
        // Only if every replaced segment is still named does the merged one stand for them.
        if let Some(rest) = self.segments.strip_prefix(compaction.replaced.as_slice()) {
            next.segments = std::iter::once(&compaction.segment).chain(rest).cloned().collect();
        }
        next
    }

    /// Items of the key, in the order of the resource.
    pub(crate) fn key(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.key)
    }
}

/// What became of a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Landing {
    /// The batch.
    pub batch: BatchId,
    /// Counts of its rows.
    pub counts: Counts,
    /// The table version it made.
    pub table_version: u64,
    /// The manifest with it, or a newer one.
    pub manifest: Manifest,
    /// SM3 of its good rows in canonical form, in the order of the file, hex.
    pub digest: String,
    /// When it was accepted; later than every earlier batch of the resource.
    pub at: DateTime<FixedOffset>,
}
