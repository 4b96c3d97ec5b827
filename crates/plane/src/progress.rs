//! How far a load is, for a progress bar, and the way to stop it.

use serde::Serialize;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU8, AtomicU64, Ordering::Relaxed};

/// Progress of one load; clones share it. Reading it never waits.
#[derive(Clone, Debug, Default)]
pub struct Progress(Arc<Gauge>);

#[derive(Debug, Default)]
struct Gauge {
    stage: AtomicU8,
    bytes_read: AtomicU64,
    bytes_total: AtomicU64,
    rows: AtomicU64,
    bad: AtomicU64,
    cancelled: AtomicBool,
}

/// Step of a load.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Another batch of the resource is being loaded.
    Waiting,
    /// Encoding and shape of the file are examined.
    Inspecting,
    /// Rows are read and checked.
    Reading,
    /// What was read is written out and synced.
    Sealing,
    /// The batch becomes visible.
    Committing,
    /// The batch has landed.
    Done,
}

/// Progress at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Snapshot {
    /// Step.
    pub stage: Stage,
    /// Bytes of the file read in this step (a workbook counts when it has been unpacked).
    pub bytes_read: u64,
    /// Bytes of the file.
    pub bytes_total: u64,
    /// Rows read.
    pub rows: u64,
    /// Rows put into quarantine.
    pub bad: u64,
}

impl Progress {
    /// Where the load stands.
    pub fn snapshot(&self) -> Snapshot {
        let gauge = &self.0;
        let stage = match gauge.stage.load(Relaxed) {
            0 => Stage::Waiting,
            1 => Stage::Inspecting,
            2 => Stage::Reading,
            3 => Stage::Sealing,
            4 => Stage::Committing,
            _ => Stage::Done,
        };
        Snapshot {
            stage,
            bytes_read: gauge.bytes_read.load(Relaxed),
            bytes_total: gauge.bytes_total.load(Relaxed),
            rows: gauge.rows.load(Relaxed),
            bad: gauge.bad.load(Relaxed),
        }
    }

    /// Asks the load to stop. A load past its commit is not stopped.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Relaxed);
    }

    pub(crate) fn cancelled(&self) -> bool {
        self.0.cancelled.load(Relaxed)
    }

    /// Enters a step; the bytes of the last one no longer count.
    pub(crate) fn enter(&self, stage: Stage) {
        self.0.stage.store(stage as u8, Relaxed);
        if stage <= Stage::Reading {
            self.0.bytes_read.store(0, Relaxed);
        }
    }

    pub(crate) fn total(&self, bytes: u64) {
        self.0.bytes_total.store(bytes, Relaxed);
    }

    pub(crate) fn read(&self, bytes: u64) {
        self.0.bytes_read.fetch_add(bytes, Relaxed);
    }

    pub(crate) fn counted(&self, rows: u64, bad: u64) {
        self.0.rows.store(rows, Relaxed);
        self.0.bad.store(bad, Relaxed);
    }
}
