//! Corrections and their notices, as far as they differ from other matters.

use super::matter::{Desk, MatterView, view};
use super::{Answer, Body, Problem, Who};
use crate::act::{ActError, Command, Matter as Act, act};
use crate::node::Node;
use crate::{jobs, secrets};
use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use domain::correction::{Claim, Correct, Correction, Notice, NoticeStep, Open, Step};
use domain::intake::{Batch, BatchState};
use domain::sharing::Admitted;
use serde::Deserialize;
use serde_json::{Map, Value};
use std::sync::Arc;

impl Desk for Correction {
    fn opening(node: &Node, id: String, open: Open) -> anyhow::Result<Act> {
        let subject = secrets::subjects(node, &open.claim.key)?;
        let sealed = Some(secrets::sealed(node, open.claim.clone())?);
        Ok(Act::OpenCorrection(id, Box::new(Open { sealed, subject, ..open })))
    }

    fn step(id: String, step: Step) -> Act {
        Act::Correction(id, step)
    }

    fn shown(self, node: &Node) -> anyhow::Result<Self> {
        // The hashes serve the hub alone.
        Ok(Self { claim: secrets::opened(node, self.claim)?, subject: Vec::new(), ..self })
    }
}

impl Desk for Notice {
    fn opening(_: &Node, _: String, open: domain::correction::Never) -> anyhow::Result<Act> {
        match open {}
    }

    fn step(id: String, step: NoticeStep) -> Act {
        Act::Notice(id, step)
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
    if claim.item.is_empty() || contract.item(&claim.item).is_none() {
        return Err(missing());
    }
    let own = Admitted::own(matter.resource.clone(), contract.items.iter().map(|item| item.name.clone()));
    let key: Vec<_> = claim.key.iter().map(|kv| (kv.item.as_str(), kv.value.trim())).collect();
    node.plane.read(&own, &manifest, &key).map_err(Problem::failed)?.row.ok_or_else(missing)
}

/// Loads one row. A value that the contract does not take is pointed at, and nothing of it stays.
async fn load(node: &Arc<Node>, who: &Who, matter: &Correction, row: &Map<String, Value>) -> Result<Batch, Problem> {
    let path = node.folders.uploads.join(super::fresh_id());
    let line = serde_json::to_vec(row).map_err(Problem::failed)?;
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
