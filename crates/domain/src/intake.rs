//! Intake 汇聚: batches of data on their way into the centre.

use crate::{BatchId, OrgId, PersonId, ResourceId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

mod batch;
pub use batch::*;

/// File formats of the file channel.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Format {
    /// Comma-separated values, UTF-8 or GB18030, header of item names or titles.
    Csv,
    /// First sheet of a workbook, header in its first row.
    Xlsx,
    /// One JSON object a line.
    JsonLines,
}

impl Format {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Csv => "CSV",
            Self::Xlsx => "XLSX",
            Self::JsonLines => "JSON Lines",
        }
    }

    /// The format that a catalogue names.
    pub fn named(text: &str) -> Option<Self> {
        let plain: String = text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        match plain.as_str() {
            "csv" => Some(Self::Csv),
            "xlsx" => Some(Self::Xlsx),
            "jsonl" | "jsonlines" | "ndjson" => Some(Self::JsonLines),
            _ => None,
        }
    }

    /// The format a file name speaks of.
    pub fn of_name(name: &str) -> Option<Self> {
        let extension = name.rsplit_once('.')?.1.to_ascii_lowercase();
        Some(match extension.as_str() {
            "csv" | "txt" => Self::Csv,
            "xlsx" => Self::Xlsx,
            "jsonl" | "ndjson" => Self::JsonLines,
            _ => return None,
        })
    }
}

/// What the file held, counted by the data plane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
    /// Data rows in the file.
    pub rows: u64,
    /// Rows that passed.
    pub good: u64,
    /// Rows in quarantine.
    pub bad: u64,
}

/// A batch 批次: one file, loaded once, wholly or not at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// Identifier.
    pub id: BatchId,
    /// The resource it goes into.
    pub resource: ResourceId,
    /// Version of the resource its columns were checked against.
    pub resource_version: u64,
    /// The source department.
    pub org: OrgId,
    /// The officer who sent it.
    pub officer: PersonId,
    /// Name of the file as sent.
    pub file: String,
    /// Its format.
    pub format: Format,
    /// SM3 of the file's bytes, hex: the same file is the same batch.
    pub digest: String,
    /// When it was accepted.
    pub accepted: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: BatchState,
}

/// Where a batch stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum BatchState {
    /// Recorded as intended; not visible to any reader.
    Intended,
    /// Committed to the table, wholly.
    Landed {
        /// Counts.
        counts: Counts,
        /// Version of the table it made.
        table_version: u64,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Not loaded; nothing of it is in the table.
    Failed {
        /// What was wrong with the file, for the officer.
        why: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}
