//! Grants as their holders and givers see them.

use super::ledger::{CallView, call_views};
use super::problem::Cited;
use super::sharing::resource_title;
use super::{Answer, Body as JsonBody, Cursor, List, Problem, Who, fresh_id};
use crate::act::{Command, act};
use crate::node::Node;
use axum::Json;
use axum::body::Body;
use axum::extract::{Extension, Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::catalogue::Contract;
use domain::org::OrgKind;
use domain::sharing::{GiveUp, Grant};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use store::{CallFilter, StoreError};
use tokio::io::AsyncReadExt;

/// Held by the organization, or given by it.
#[derive(Debug, Deserialize)]
pub struct ListQuery {
    tab: Option<String>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// A grant in a list.
#[derive(Debug, Serialize)]
pub struct GrantRow {
    grant: Value,
    resource_title: String,
    consumer_name: String,
    source_name: String,
    calls_today: u64,
    calls_total: u64,
}

/// A grant as shown.
#[derive(Debug, Serialize)]
pub struct GrantView {
    #[serde(flatten)]
    row: GrantRow,
    contract: Option<Contract>,
    calls: Vec<CallView>,
    path: String,
}

/// Grants, newest first.
///
/// # Errors
/// The store failed, here and below.
pub async fn list(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Query(query): Query<ListQuery>) -> Answer<List<GrantRow>> {
    let page = Cursor { cursor: query.cursor, limit: query.limit };
    let (org, cursor) = (who.actor.org.as_str(), page.cursor.as_deref());
    let found = match query.tab.as_deref() {
        Some("given") => node.store.grants_given(org, cursor, page.rows()).await?,
        _ => node.store.grants_held(org, cursor, page.rows()).await?,
    };
    let mut items = Vec::new();
    for row in found.items {
        items.push(row_view(&node, row.body).await?);
    }
    Ok(Json(List { items, next: found.next }))
}

/// One grant.
pub async fn show(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<GrantView> {
    let grant = node.store.grant(&id).await?.ok_or_else(Problem::hidden)?.body;
    let resource = node.store.resource(grant.resource.as_str()).await?.ok_or_else(Problem::hidden)?.body;
    let party = grant.consumer == who.actor.org || resource.org == who.actor.org || who.actor.kind == OrgKind::Authority;
    if !party {
        return Err(Problem::hidden());
    }
    let filter = CallFilter { grant: Some(id.clone()), ..CallFilter::default() };
    let calls = call_views(&node, node.store.calls(&filter, 50).await?).await?;
    let path = format!("/gw/v1/grants/{id}/rows");
    Ok(Json(GrantView { row: row_view(&node, grant).await?, contract: resource.published, calls, path }))
}

/// Gives it up.
///
/// # Errors
/// Refused; the store failed.
pub async fn give_up(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    JsonBody(given): JsonBody<GiveUp>,
) -> Answer<GrantView> {
    act(&node, &who.actor, Command::GiveUp(id.clone(), given)).await?;
    show(State(node), Extension(who), Path(id)).await
}

/// The purpose of a file delivery.
#[derive(Debug, Deserialize)]
pub struct FileQuery {
    #[serde(default)]
    purpose: String,
}

/// The granted items as a CSV file; recorded like a call, before it leaves.
pub async fn file(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Query(query): Query<FileQuery>,
) -> Result<Response, Problem> {
    let path = node.folders.uploads.join(format!("export-{}", fresh_id()));
    let exported = crate::call::export(&node, &who.actor, &id, &query.purpose, &path).await;
    // Opened and unlinked before anything is sent: nothing of it stays behind, whatever happens to the caller.
    let opened = tokio::fs::File::open(&path).await;
    let _ = tokio::fs::remove_file(&path).await;
    let (receipt, rows) = exported.map_err(super::gateway::problem)?;
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{id}.csv\"")),
        (header::HeaderName::from_static("gongshu-rows"), rows.to_string()),
        (header::HeaderName::from_static("gongshu-receipt"), format!("{}/{}", receipt.log, receipt.index)),
    ];
    Ok((head, streamed(opened.map_err(Problem::failed)?)).into_response())
}

/// A file as a body that need not fit into memory.
pub(super) fn streamed(file: tokio::fs::File) -> Body {
    Body::from_stream(chunks(file))
}

/// A file in pieces: an export may be larger than memory.
fn chunks(file: tokio::fs::File) -> impl futures::Stream<Item = std::io::Result<Vec<u8>>> {
    futures::stream::try_unfold(file, |mut file| async move {
        let mut chunk = vec![0; 1 << 16];
        let read = file.read(&mut chunk).await?;
        chunk.truncate(read);
        Ok((read > 0).then_some((chunk, file)))
    })
}

/// A grant with its article in words.
///
/// # Errors
/// It can't be written as JSON.
pub(super) fn shown(grant: Grant) -> Result<Value, StoreError> {
    let damaged = |e: serde_json::Error| StoreError::Damaged { table: "grants".into(), id: grant.id.0.clone(), why: e.to_string() };
    let citation = grant.citation.clone().map(Cited::from);
    let mut value = serde_json::to_value(&grant).map_err(damaged)?;
    if let Some(fields) = value.as_object_mut() {
        fields.insert("citation".into(), serde_json::to_value(citation).map_err(damaged)?);
    }
    Ok(value)
}

async fn row_view(node: &Node, grant: Grant) -> Result<GrantRow, StoreError> {
    let source = node.store.resource(grant.resource.as_str()).await?.map(|row| row.body.org);
    let source_name = match &source {
        Some(org) => node.org_name(org).await,
        None => String::new(),
    };
    Ok(GrantRow {
        resource_title: resource_title(node, &grant.resource).await?,
        consumer_name: node.org_name(&grant.consumer).await,
        source_name,
        calls_today: node.store.count_calls(grant.id.as_str(), crate::call::midnight(node.clock.now())).await?,
        calls_total: node.store.count_calls(grant.id.as_str(), 0).await?,
        grant: shown(grant)?,
    })
}
