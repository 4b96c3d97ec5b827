//! Comparing 核实比对: the same door, grant and record as a call; a verdict leaves, never a value.

use super::tries::{Day, Mark, Slot, Turn};
use super::{Ask, CallError, CallLeaf, Served, failed, record, refuse};
use crate::node::Node;
use chrono::{DateTime, FixedOffset};
use domain::intake::Format;
use domain::sharing::{Admitted, Call, Mode};
use domain::{Fault, Refusal};
use ledger::receipt::Receipt;
use plane::{Checked, LoadError, ReadError, Summary};
use seal::keystore::Purpose;
use std::path::Path;
use std::sync::Arc;

/// What is asked of one record: its key and purpose as in [`Ask`], whose `items` are those of `claims`.
#[derive(Clone, Debug)]
pub struct Question {
    /// Grant, key and purpose.
    pub ask: Ask,
    /// Items and the values stated for them.
    pub claims: Vec<(String, String)>,
}

/// Compares one record, for a program or an officer.
///
/// # Errors
/// As [`super::call`].
pub async fn check(node: &Node, caller: (&str, &str), question: Question) -> Result<(Checked, Receipt), CallError> {
    let items = question.claims.iter().map(|(item, _)| item.clone()).collect();
    let ask = Ask { items, ..question.ask };
    super::bounded(&ask)?;
    if question.claims.is_empty() || question.claims.iter().any(|(_, value)| value.chars().count() > super::MAX_TEXT) {
        return Err(malformed("claims", "请写明要比对的数据项和值，每个值最多 200 字"));
    }
    let door = Door::open(node, caller, &ask).await?;
    let key: Vec<_> = ask.key.iter().map(|(item, value)| (item.as_str(), value.as_str())).collect();
    let claims: Vec<_> = question.claims.iter().map(|(item, value)| (item.as_str(), value.as_str())).collect();
    let Door { leaf, served, admitted, day, now } = door;
    let manifest = served.manifest.as_ref().ok_or_else(|| CallError::Failed("no manifest".into()))?;
    let mark = mark(node, &node.plane.key(manifest, &key).map_err(unread)?)?;
    if let Err(refusal) = count(node, &served, &day, mark, now).map_err(failed)? {
        return refuse(node, leaf, refusal).await;
    }
    let checked = match node.plane.check(&admitted, manifest, &key, &claims) {
        Err(error) if error.wants_rebuild() => {
            super::mend(node, &served).await?;
            return Err(CallError::Failed(error.to_string()));
        }
        checked => checked.map_err(unread)?,
    };
    let digest = seal::digest::sm3(&serde_json::to_vec(&checked.verdicts).map_err(failed)?).to_string();
    let receipt = record(node, leaf.exported(checked.table_version, &digest)).await?;
    Ok((checked, receipt))
}

/// Counts one more comparison of a record, before it is made: durable, or not made.
fn count(node: &Node, served: &Served, slot: &Slot, mark: Mark, now: DateTime<FixedOffset>) -> std::io::Result<Result<(), Refusal>> {
    // A batch of the same grant counts record by record and holds the day until it is done.
    let Some(mut day) = slot.day() else {
        return Ok(Err(Refusal::state("grant.busy", "该授权正在批量比对", "请稍候再试")));
    };
    let admitted = within(node, served, &day).and_then(|()| served.grant.admit_try(day.before(&mark), &node.law(), now.date_naive()));
    if admitted.is_ok() {
        day.add(mark)?;
        day.sync()?;
    }
    Ok(admitted)
}

fn unread(error: ReadError) -> CallError {
    match error {
        ReadError::Key { .. } | ReadError::NoKey | ReadError::Item { .. } => malformed("key", &error.to_string()),
        other => CallError::Failed(other.to_string()),
    }
}

/// A file of records to compare.
#[derive(Clone, Debug)]
pub struct Batch<'a> {
    /// The file.
    pub file: &'a Path,
    /// Its format.
    pub format: Format,
    /// Where the result goes.
    pub to: &'a Path,
}

/// Compares all records of a file.
///
/// # Errors
/// As [`super::call`]; a file that can't be read to its end is malformed input, and what was counted until then stays so.
pub async fn check_file(node: &Arc<Node>, caller: (&str, &str), ask: &Ask, batch: Batch<'_>) -> Result<(Summary, Receipt), CallError> {
    super::bounded(ask)?;
    let Ok(_one) = node.calls.comparing().try_acquire() else {
        return Err(CallError::Busy);
    };
    let Door { leaf, served, admitted, day, .. } = Door::open(node, caller, ask).await?;
    let Some(turn) = day.turn() else {
        return refuse(node, leaf, Refusal::state("grant.busy", "该授权正在批量比对", "请稍候再试")).await;
    };
    let (file, to, format) = (batch.file.to_owned(), batch.to.to_owned(), batch.format);
    let work = {
        let (node, served) = (Arc::clone(node), Arc::clone(&served));
        tokio::task::spawn_blocking(move || compare(&node, &served, &admitted, &turn, (&file, format), &to))
    };
    let summary = work
        .await
        .map_err(failed)?
        .map_err(|error| if error.is_failure() { CallError::Failed(error.to_string()) } else { malformed("file", &error.to_string()) })?;
    let receipt = record(node, leaf.exported(summary.table_version, &summary.digest).rows(summary.rows)).await?;
    Ok((summary, receipt))
}

fn compare(
    node: &Node,
    served: &Served,
    admitted: &Admitted,
    turn: &Turn,
    (file, format): (&Path, Format),
    to: &Path,
) -> Result<Summary, LoadError> {
    let manifest = served.manifest.as_ref().ok_or_else(|| LoadError::NotTable { why: "该资源尚无已汇聚的数据".into() })?;
    let wanted = |name: &str| admitted.items().iter().any(|granted| granted.item == name);
    let items: Vec<_> = manifest.items.iter().filter(|item| item.key || wanted(&item.name)).cloned().collect();
    let law = node.law();
    let today = node.clock.now().date_naive();
    let mut day = turn.day();
    let mut out = std::io::BufWriter::new(std::fs::File::create(to).map_err(LoadError::File)?);
    let mut once_more = |key: &[u8]| {
        within(node, served, &day).map_err(|refusal| refusal.message)?;
        let mark = mark(node, key).map_err(|_| "无法计数".to_owned())?;
        served.grant.admit_try(day.before(&mark), &law, today).map_err(|refusal| refusal.message)?;
        day.add(mark).map_err(|error| error.to_string())
    };
    let most = node.config.limits.verify_rows;
    let summary = node.plane.check_file(admitted, manifest, (file, format), &items, &mut once_more, most, &mut out);
    day.sync().map_err(LoadError::File)?;
    summary
}

/// What every comparison passes: the caller's own grant, in force, for comparing, on data.
struct Door {
    leaf: CallLeaf,
    served: Arc<Served>,
    admitted: Admitted,
    day: Arc<Slot>,
    now: DateTime<FixedOffset>,
}

impl Door {
    async fn open(node: &Node, caller: (&str, &str), ask: &Ask) -> Result<Self, CallError> {
        let now = node.clock.now();
        let leaf = CallLeaf::of(node, caller, ask, now)?;
        let served = node.calls.served(node, &ask.grant).await.map_err(failed)?;
        let Some(served) = served.filter(|served| served.grant.consumer.as_str() == caller.1) else {
            return refuse(node, leaf, Refusal::hidden()).await;
        };
        let leaf = leaf.under(node, &served, ask);
        // Records are counted one by one, not calls: `used_today` is checked with each.
        let call = Call { items: &ask.items, purpose: &ask.purpose, mode: Mode::Verify, today: now.date_naive(), used_today: 0, unit: "" };
        let admitted = match served.grant.admit(&call, &node.law()) {
            Ok(admitted) => admitted,
            Err(refusal) => return refuse(node, leaf, refusal).await,
        };
        if served.manifest.is_none() {
            return refuse(node, leaf, Refusal::state("call.no_data", "该资源尚无已汇聚的数据", "请联系数源部门")).await;
        }
        let day = node.calls.tries().of(&served.grant.id, now.date_naive()).map_err(failed)?;
        Ok(Self { leaf, served, admitted, day, now })
    }
}

/// Whether the day's quota leaves room for one more record; without one agreed on, the node's own bound.
fn within(node: &Node, served: &Served, day: &Day) -> Result<(), Refusal> {
    let most = served.grant.daily_quota.map_or(node.config.limits.verify_rows, u64::from);
    if day.total() < most {
        return Ok(());
    }
    let remedy = "次日恢复；确需增加的，请与数源部门重新核定";
    Err(Refusal::state("grant.quota", format!("今日比对条数已达上限 {most} 条"), remedy))
}

/// A record as counted: never its key.
fn mark(node: &Node, key: &[u8]) -> Result<Mark, CallError> {
    let epoch = node.keys.current(Purpose::Subject).unwrap_or(0);
    let secret = node.keys.secret(Purpose::Subject, epoch).map_err(failed)?;
    let hash = seal::digest::keyed(secret.as_slice(), key);
    hash.as_bytes().first_chunk().copied().ok_or_else(|| CallError::Failed("the hash is too short".into()))
}

fn malformed(place: &str, message: &str) -> CallError {
    CallError::Input(Box::new(Refusal::input(vec![Fault::at(place, message)])))
}
