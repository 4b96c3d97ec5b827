//! Corrections and their notices, as far as they differ from other matters.

use super::matter::{Desk, MatterView, view};
use super::{Answer, Body, Problem, Who};
use crate::act::{ActError, Command, Matter as Act, act};
use crate::node::Node;
use crate::{jobs, secrets};
use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use domain::correction::{Claim, Correct, Correction, Notice, NoticeStep, Open, Reply, Sealed, Step};
use domain::intake::{Batch, BatchState};
use domain::sharing::Admitted;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::Arc;

impl Desk for Correction {
    async fn opening(node: &Node, id: String, open: Open) -> anyhow::Result<Act> {
        let subject = secrets::subjects(node, open.resource.as_str(), &open.claim.key).await?;
        let text = |text: &String| if text.trim().is_empty() { Ok(String::new()) } else { secrets::seal(node, text.trim()) };
        let (grounds, evidence) = (text(&open.grounds)?, text(&open.evidence)?);
        let sealed = Some(Box::new(Sealed { claim: secrets::sealed(node, open.claim.clone())?, grounds, evidence }));
        Ok(Act::OpenCorrection(id, Box::new(Open { sealed, subject, ..open })))
    }

    fn step(node: &Node, id: String, step: Step) -> anyhow::Result<Act> {
        let step = match step {
            Step::Reply(reply) => Step::Reply(Reply { sealed: Some(secrets::seal(node, reply.reason.trim())?), ..reply }),
            other => other,
        };
        Ok(Act::Correction(id, step))
    }

    fn shown(self, node: &Node) -> anyhow::Result<Self> {
        // The hashes serve the hub alone.
        Ok(Self { subject: Vec::new(), ..self.map(|text| secrets::open(node, &text))? })
    }
}

impl Desk for Notice {
    async fn opening(_: &Node, _: String, open: domain::correction::Never) -> anyhow::Result<Act> {
        match open {}
    }

    fn step(_: &Node, id: String, step: NoticeStep) -> anyhow::Result<Act> {
        Ok(Act::Notice(id, step))
    }

    fn shown(self, node: &Node) -> anyhow::Result<Self> {
        let key = secrets::opened(node, Claim { key: self.key, ..Claim::default() })?.key;
        Ok(Self { key, ..self })
    }
}

/// The right value.
#[derive(Debug, Deserialize)]
pub struct Amended {
    value: String,
}

/// Corrects one value of one record: the row as held, with the right value in it, is loaded as a batch of its own, and
/// the correction is recorded on it.
///
/// # Errors
/// Nothing to correct here; the value is not one the item takes; the record is not held; the machine failed.
pub async fn amend(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Amended>,
) -> Answer<MatterView> {
    let shown = view::<Correction>(&node, &who, &id).await?;
    let matter = node.store.matter::<Correction>(&id).await?.ok_or_else(Problem::hidden)?.body;
    if matter.source != who.actor.org || !shown.may("correct") {
        // The room words the refusal and records it.
        let step = Step::Correct(Correct { batch: "none".into() });
        act(&node, &who.actor, Command::Matter(Act::Correction(id, step))).await?;
        return Err(Problem::hidden());
    }
    let mut row = held(&node, &matter).await?;
    row.insert(matter.claim.item.clone(), Value::String(given.value));
    let batch = load(&node, &who, &matter, &row).await?;
    act(&node, &who.actor, Command::Matter(Act::Correction(id.clone(), Step::Correct(Correct { batch: batch.id })))).await?;
    view::<Correction>(&node, &who, &id).await.map(Json)
}

/// The record as the centre holds it now.
async fn held(node: &Node, matter: &Correction) -> Result<Map<String, Value>, Problem> {
    let missing = || {
        let remedy = "请加载包含该记录的文件，再办理更正";
        Problem::new(StatusCode::CONFLICT, "correction.no_record", "中心没有这条记录", remedy)
    };
    let claim = secrets::opened(node, matter.claim.clone()).map_err(Problem::failed)?;
    let contract = node.store.resource(matter.resource.as_str()).await?.and_then(|row| row.body.published).ok_or_else(missing)?;
    let manifest = crate::call::manifest(node, matter.resource.as_str()).await?.ok_or_else(missing)?;
    match contract.item(&claim.item) {
        None => return Err(missing()),
        // Under another key it would be another record, and the wrong one would stay.
        Some(item) if item.key => {
            let remedy = "主键有误的，请加载更正后的文件，再选择批次办理更正";
            return Err(Problem::new(StatusCode::CONFLICT, "correction.key", "主键项不能在此更正", remedy));
        }
        Some(_) => {}
    }
    let own = Admitted::own(matter.resource.clone(), contract.items.iter().map(|item| item.name.clone()));
    let key: Vec<_> = claim.key.iter().map(|kv| (kv.item.as_str(), kv.value.trim())).collect();
    let read = node.plane.read(&own, &manifest, &key).map_err(|error| match error {
        plane::ReadError::Key { .. } | plane::ReadError::NoKey => missing(),
        other => Problem::failed(other),
    })?;
    read.row.ok_or_else(missing)
}

/// Loads one row. A value that the contract does not take is pointed at, and nothing of it stays.
async fn load(node: &Arc<Node>, who: &Who, matter: &Correction, row: &Map<String, Value>) -> Result<Batch, Problem> {
    let path = node.folders.uploads.join(super::fresh_id());
    // Blank lines carry nothing; so many that no two files are the same, and the digest in the open tells nothing of the row.
    let mut line = serde_json::to_vec(row).map_err(Problem::failed)?;
    let salt = crate::keys::random_hex(32).map_err(Problem::failed)?;
    line.push(b'\n');
    line.extend(salt.bytes().map(|byte| if byte & 1 == 0 { b' ' } else { b'\n' }));
    tokio::fs::write(&path, line).await.map_err(Problem::failed)?;
    let loaded = jobs::load_file(node, &who.actor, matter.resource.as_str(), &format!("更正-{}.jsonl", matter.id), &path).await;
    let batch = loaded.map_err(|error| match error.downcast::<ActError>() {
        Ok(refused) => Problem::from(refused),
        Err(other) => Problem::failed(other),
    })?;
    match &batch.state {
        BatchState::Landed { counts, .. } if counts.bad == 0 && counts.good > 0 => Ok(batch),
        _ => Err(Problem::input("value", &format!("“{}”不接受这个值，请按目录的要求填写", matter.item_title))),
    }
}
