//! What an act leaves in the ledger.

use chrono::{DateTime, FixedOffset};
use domain::Refusal;
use law::Citation;
use serde::{Deserialize, Serialize};

/// A leaf of the `acts` log, kept as JSON. Never carries a subject's personal data.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActLeaf {
    /// Its place in the log.
    pub index: u64,
    /// When, in the node's own time zone.
    pub at: DateTime<FixedOffset>,
    /// `room.verb`: what happened, or was asked for and refused.
    pub verb: String,
    /// Room of the case.
    pub room: String,
    /// The case.
    pub case: String,
    /// The person who acted.
    pub person: String,
    /// The organization acted for.
    pub org: String,
    /// In whose place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acting_for: Option<String>,
    /// Opinion or reason.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The article acted under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
    /// The refusal, if it was refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<Refusal>,
    /// Digest of each state the act made.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub states: Vec<StateMark>,
}

/// The state of one row after an act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StateMark {
    /// Table.
    pub table: String,
    /// Row.
    pub id: String,
    /// Version.
    pub version: u64,
    /// SM3 of the body as stored, hex.
    pub digest: String,
}

impl StateMark {
    pub(crate) fn new(table: &str, id: &str, version: u64, body: &str) -> Self {
        let digest = hex::encode(seal::digest::sm3(body.as_bytes()).as_bytes());
        Self { table: table.into(), id: id.into(), version, digest }
    }
}
