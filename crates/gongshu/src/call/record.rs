//! The record of one call.

use super::{Ask, CallError, Served};
use crate::node::Node;
use chrono::{DateTime, FixedOffset};
use domain::{Refusal, RefusalKind};
use plane::Answer;
use seal::keystore::Purpose;
use serde::{Deserialize, Serialize};
use store::CallRow;

/// How a call ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Answered with a row, or with the word that there is none.
    Answered,
    /// Refused under an article.
    Refused,
    /// Nothing the caller may know of.
    NotFound,
}

impl Outcome {
    /// Its name, as serialized.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Answered => "answered",
            Self::Refused => "refused",
            Self::NotFound => "not_found",
        }
    }
}

/// A leaf of a calls log. The subject's key is never in it, only its keyed hash.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct CallLeaf {
    /// When.
    pub at: DateTime<FixedOffset>,
    /// The program.
    pub client: String,
    /// Its organization.
    pub consumer: String,
    /// The grant called.
    pub grant: String,
    /// The resource, once the grant is known to be the caller's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<String>,
    /// Its source department.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
    /// Keyed SM3 of the key looked up, under the subject key of `epoch`.
    pub subject: String,
    /// Epoch of that key.
    pub epoch: u32,
    /// Items asked for; empty means all granted ones.
    pub items: Vec<String>,
    /// Purpose given.
    pub purpose: String,
    /// How it ended.
    pub outcome: Outcome,
    /// Code of the refusal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// Article of the refusal, such as `GD-24.1`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<String>,
    /// Version of the table answered from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub table_version: Option<u64>,
    /// How many records were compared at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<u64>,
    /// SM3 of the answer's data, so that a past answer can be proven.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answer: Option<String>,
}

impl CallLeaf {
    pub(super) fn of(node: &Node, caller: (&str, &str), ask: &Ask, at: DateTime<FixedOffset>) -> Result<Self, CallError> {
        let epoch = node.keys.current(Purpose::Subject).unwrap_or(0);
        let secret = node.keys.secret(Purpose::Subject, epoch).map_err(super::failed)?;
        let mut key = ask.key.clone();
        key.sort();
        let key = serde_json::to_vec(&key).map_err(super::failed)?;
        Ok(Self {
            at,
            client: caller.0.to_owned(),
            consumer: caller.1.to_owned(),
            grant: ask.grant.0.clone(),
            resource: None,
            source: None,
            subject: hashed(secret.as_slice(), &key),
            epoch,
            items: ask.items.clone(),
            purpose: ask.purpose.clone(),
            outcome: Outcome::Answered,
            code: None,
            citation: None,
            table_version: None,
            rows: None,
            answer: None,
        })
    }

    /// Under the grant, once it is known to be the caller's: however the key was written, the record is the same.
    pub(super) fn under(self, node: &Node, served: &Served, ask: &Ask) -> Self {
        let key: Vec<_> = ask.key.iter().map(|(item, value)| (item.as_str(), value.as_str())).collect();
        let canonical = served.manifest.as_ref().and_then(|manifest| node.plane.key(manifest, &key).ok());
        let hash = |key: Vec<u8>| Some(hashed(node.keys.secret(Purpose::Subject, self.epoch).ok()?.as_slice(), &key));
        let subject = canonical.and_then(hash).unwrap_or_else(|| self.subject.clone());
        Self { subject, resource: Some(served.grant.resource.0.clone()), source: Some(served.source.0.clone()), ..self }
    }

    pub(super) fn answered(self, answer: &Answer) -> Self {
        let data = serde_json::to_vec(&answer.row).unwrap_or_default();
        let digest = hex::encode(seal::digest::sm3(&data).as_bytes());
        Self { outcome: Outcome::Answered, table_version: Some(answer.table_version), answer: Some(digest), ..self }
    }

    pub(super) fn exported(self, table_version: u64, digest: &str) -> Self {
        Self { outcome: Outcome::Answered, table_version: Some(table_version), answer: Some(digest.to_owned()), ..self }
    }

    pub(super) fn rows(self, rows: u64) -> Self {
        Self { rows: Some(rows), ..self }
    }

    pub(super) fn refused(self, refusal: &Refusal) -> Self {
        let outcome = if refusal.kind == RefusalKind::Hidden { Outcome::NotFound } else { Outcome::Refused };
        Self { outcome, code: Some(refusal.code.clone()), citation: refusal.citation.as_ref().map(law::Citation::id), ..self }
    }
}

/// Keyed hash of a record's key.
fn hashed(secret: &[u8], key: &[u8]) -> String {
    hex::encode(seal::digest::keyed(secret, key).as_bytes())
}

/// The index row of a record; none if it is no call (then the log is damaged, which `ledger verify` tells).
pub fn index_row(writer: &str, index: u64, entry: &[u8]) -> Option<CallRow> {
    let leaf: CallLeaf = serde_json::from_slice(entry).ok()?;
    Some(CallRow {
        writer: writer.to_owned(),
        index,
        at: leaf.at.timestamp_millis(),
        client: leaf.client,
        consumer: leaf.consumer,
        source: leaf.source,
        grant: Some(leaf.grant),
        subject: Some(leaf.subject),
        outcome: leaf.outcome.as_str().to_owned(),
        code: leaf.code,
        body: String::from_utf8(entry.to_vec()).ok()?,
    })
}
