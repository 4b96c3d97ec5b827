//! The door that reads data: client, purpose, key → grant → plane → call log → answer.
//!
//! Whatever the outcome, its record is durable before the answer leaves.

use crate::calls_log::CallsLog;
use crate::node::Node;
use chrono::{DateTime, FixedOffset};
use domain::org::Client;
use domain::sharing::{Admitted, Call, Grant, Mode};
use domain::{GrantId, Refusal};
use ledger::receipt::Receipt;
use plane::{Answer, Manifest};
use std::sync::Arc;

mod check;
mod export;
mod gate;
mod record;
mod tries;
pub use check::{Batch, Question, check, check_file};
pub use export::export;
pub use gate::{Gate, Served, manifest};
pub use record::{CallLeaf, Outcome, index_row};
pub use tries::Tries;

/// What a program asks for.
#[derive(Clone, Debug)]
pub struct Ask {
    /// The grant it calls under.
    pub grant: GrantId,
    /// Key items and their values.
    pub key: Vec<(String, String)>,
    /// Items wanted; empty means all granted ones.
    pub items: Vec<String>,
    /// Purpose.
    pub purpose: String,
}

/// An answered call.
#[derive(Debug)]
pub struct Answered {
    /// The row, or none.
    pub answer: Answer,
    /// What was served.
    pub served: Arc<Served>,
    /// Proof that the call was recorded.
    pub receipt: Receipt,
}

/// Why a call was not answered.
#[derive(Debug)]
pub enum CallError {
    /// Refused; recorded.
    Refused(Box<Refusal>, Receipt),
    /// The question was malformed; not recorded.
    Input(Box<Refusal>),
    /// As many files as this node compares at once are being compared.
    Busy,
    /// The machine failed: data, or the record of the call, could not be had.
    Failed(String),
}

/// Longest purpose, key value and item list a call may carry.
const MAX_TEXT: usize = 200;
const MAX_PARTS: usize = 64;

/// Answers a call by key.
///
/// # Errors
/// A refusal with its receipt, malformed input, or the machine failed.
pub async fn call(node: &Node, client: &Client, ask: Ask) -> Result<Answered, CallError> {
    bounded(&ask)?;
    let now = node.clock.now();
    let leaf = CallLeaf::of(node, (client.id.as_str(), client.org.as_str()), &ask, now)?;
    let Some(served) = node.calls.served(node, &ask.grant).await.map_err(failed)? else {
        return refuse(node, leaf, Refusal::hidden()).await;
    };
    if served.grant.consumer != client.org {
        // Another's grant is nothing this caller may know of.
        return refuse(node, leaf, Refusal::hidden()).await;
    }
    let leaf = leaf.under(node, &served, &ask);
    let used = node.calls.reserve(node, &served.grant, now).await.map_err(failed)?;
    match read(node, (&ask, &client.unit), &served, used, now) {
        Ok(answer) => {
            let receipt = record(node, leaf.answered(&answer)).await.inspect_err(|_| node.calls.release(&served.grant, now))?;
            Ok(Answered { answer, served, receipt })
        }
        Err(Stop::Refused(refusal)) => {
            node.calls.release(&served.grant, now);
            refuse(node, leaf, *refusal).await
        }
        Err(Stop::Input(refusal)) => {
            node.calls.release(&served.grant, now);
            Err(CallError::Input(refusal))
        }
        Err(Stop::Failed(why)) => {
            node.calls.release(&served.grant, now);
            Err(CallError::Failed(why))
        }
        Err(Stop::Damaged(why)) => {
            node.calls.release(&served.grant, now);
            mend(node, &served).await?;
            Err(CallError::Failed(why))
        }
    }
}

enum Stop {
    Refused(Box<Refusal>),
    Input(Box<Refusal>),
    Failed(String),
    /// The index is damaged; the table is not.
    Damaged(String),
}

/// Builds a damaged index anew from the table; the next call finds it whole.
async fn mend(node: &Node, served: &Served) -> Result<(), CallError> {
    tracing::warn!(resource = %served.grant.resource, "the serving index is damaged and is built anew");
    let manifest = node.plane.rebuild_index(&served.grant.resource).await.map_err(failed)?;
    crate::jobs::publish_manifest(node, &manifest).await.map_err(failed)
}

fn read(node: &Node, (ask, unit): (&Ask, &str), served: &Served, used_today: u32, now: DateTime<FixedOffset>) -> Result<Answer, Stop> {
    let refused = |refusal| Stop::Refused(Box::new(refusal));
    let admitted = admit(&served.grant, (ask, unit), used_today, now, node).map_err(refused)?;
    let Some(manifest) = &served.manifest else {
        return Err(refused(Refusal::state("call.no_data", "该资源尚无已汇聚的数据", "请联系数源部门")));
    };
    answer(node, &admitted, manifest, ask)
}

fn admit(grant: &Grant, (ask, unit): (&Ask, &str), used_today: u32, now: DateTime<FixedOffset>, node: &Node) -> Result<Admitted, Refusal> {
    let call = Call { items: &ask.items, purpose: &ask.purpose, mode: Mode::Api, today: now.date_naive(), used_today, unit };
    grant.admit(&call, &node.law())
}

fn answer(node: &Node, admitted: &Admitted, manifest: &Manifest, ask: &Ask) -> Result<Answer, Stop> {
    let key: Vec<_> = ask.key.iter().map(|(item, value)| (item.as_str(), value.as_str())).collect();
    node.plane.read(admitted, manifest, &key).map_err(|error| match error {
        plane::ReadError::Key { .. } | plane::ReadError::NoKey => {
            Stop::Input(Box::new(Refusal::input(vec![domain::Fault::at("key", error.to_string())])))
        }
        other if other.wants_rebuild() => Stop::Damaged(other.to_string()),
        other => Stop::Failed(other.to_string()),
    })
}

fn bounded(ask: &Ask) -> Result<(), CallError> {
    let long = |text: &str| text.chars().count() > MAX_TEXT || text.chars().any(char::is_control);
    let parts = ask.key.len() > MAX_PARTS || ask.items.len() > MAX_PARTS;
    if parts
        || long(ask.grant.as_str())
        || long(&ask.purpose)
        || ask.items.iter().any(|i| long(i))
        || ask.key.iter().any(|(k, v)| long(k) || long(v))
    {
        let fault = domain::Fault::at("query", format!("每个参数最多 {MAX_TEXT} 字，不含空字符，最多 {MAX_PARTS} 个"));
        return Err(CallError::Input(Box::new(Refusal::input(vec![fault]))));
    }
    Ok(())
}

/// Records a refusal and gives it back as the answer.
async fn refuse<T>(node: &Node, leaf: CallLeaf, refusal: Refusal) -> Result<T, CallError> {
    let receipt = record(node, leaf.refused(&refusal)).await?;
    Err(CallError::Refused(Box::new(refusal), receipt))
}

/// Audit or refuse: no record, no answer.
async fn record(node: &Node, leaf: CallLeaf) -> Result<Receipt, CallError> {
    let entry = serde_json::to_vec(&leaf).map_err(failed)?;
    let log: &CallsLog = node.calls.log();
    let place = log.append(entry).await.map_err(CallError::Failed)?;
    Ok(log.receipt(&place))
}

/// The start of a day in its own zone, in milliseconds since 1970.
pub fn midnight_of(day: chrono::NaiveDate, zone: FixedOffset) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_local_timezone(zone).single().map_or(i64::MAX, |at| at.timestamp_millis())
}

/// Milliseconds at the beginning of that day.
pub fn midnight(now: DateTime<FixedOffset>) -> i64 {
    now.date_naive().and_time(chrono::NaiveTime::MIN).and_local_timezone(*now.offset()).single().unwrap_or(now).timestamp_millis()
}

fn failed(error: impl std::fmt::Display) -> CallError {
    CallError::Failed(error.to_string())
}
