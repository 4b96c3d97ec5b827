//! The ledger as the console shows it; and its tiles, for anyone's verifier.

use super::act_view::ActView;
use super::sharing::resource_title;
use super::{Answer, Cursor, List, Problem, Who};
use crate::call::CallLeaf;
use crate::jobs::Latest;
use crate::node::Node;
use crate::verify::{Verification, verify};
use axum::Json;
use axum::extract::{Extension, Path, Query, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, FixedOffset};
use domain::OrgId;
use domain::org::OrgKind;
use ledger::folder::Folder;
use ledger::proof;
use ledger::read::{Read, Tiles};
use ledger::tree::Hash;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{ActFilter, CallFilter, CallRow, StoreError};

/// Which acts to list.
#[derive(Debug, Deserialize)]
pub struct ActQuery {
    verb: Option<String>,
    refused: Option<bool>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// Acts, newest first: the authority sees all, a department its own.
///
/// # Errors
/// The store failed, here and below.
pub async fn acts(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Query(query): Query<ActQuery>) -> Answer<List<ActView>> {
    let org = (who.actor.kind != OrgKind::Authority).then(|| who.actor.org.0.clone());
    let filter = ActFilter { org, verb: query.verb, refused: query.refused, cases_only: true, ..ActFilter::default() };
    let page = Cursor { cursor: None, limit: query.limit };
    let before = query.cursor.as_deref().map(str::parse).transpose().map_err(|_| Problem::input("cursor", "游标无效"))?;
    let acts = node.store.acts(&filter, before, page.rows()).await?;
    let next = if acts.len() as u64 == page.rows() { acts.last().map(|act| act.leaf.index.to_string()) } else { None };
    Ok(Json(List { items: ActView::all(&node, acts).await?, next }))
}

/// A leaf with its proof.
#[derive(Debug, Serialize)]
pub struct LeafView {
    act: ActView,
    leaf: store::ActLeaf,
    leaf_text: String,
    leaf_hash: String,
    proof: Option<Vec<String>>,
    tree_size: u64,
    root: String,
    checkpoint: String,
}

/// One act, with the proof that it is in the signed log.
pub async fn act(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(index): Path<u64>) -> Answer<LeafView> {
    let stored =
        node.store.acts_from(index, 1).await?.into_iter().next().filter(|act| act.leaf.index == index).ok_or_else(Problem::hidden)?;
    if who.actor.kind != OrgKind::Authority && stored.leaf.org != who.actor.org.0 {
        return Err(Problem::hidden());
    }
    let head = Latest::of(&node).map_err(Problem::failed)?;
    let (tree_size, root, checkpoint) = match &head {
        Some(head) => (head.checkpoint.size, head.checkpoint.root.to_string(), head.to_string()),
        None => (0, String::new(), String::new()),
    };
    let proof = if index < tree_size { Some(prove(&node, index, tree_size)?) } else { None };
    Ok(Json(LeafView {
        leaf: stored.leaf.clone(),
        leaf_text: stored.bytes.clone(),
        leaf_hash: Hash::default().leaf(stored.bytes.as_bytes()).to_string(),
        act: ActView::of(&node, stored).await?,
        proof,
        tree_size,
        root,
        checkpoint,
    }))
}

fn prove(node: &Node, index: u64, size: u64) -> Result<Vec<String>, Problem> {
    let folder = Folder::new(&node.folders.acts);
    let tiles = Tiles::new(&folder, Hash::default(), size);
    let hashes = proof::inclusion(&tiles, index, size).map_err(Problem::failed)?;
    Ok(hashes.iter().map(ToString::to_string).collect())
}

/// Which calls to list.
#[derive(Debug, Deserialize)]
pub struct CallQuery {
    grant: Option<String>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// A call as shown.
#[derive(Debug, Serialize)]
pub struct CallView {
    writer: String,
    index: u64,
    at: DateTime<FixedOffset>,
    client: String,
    client_name: String,
    org_name: String,
    grant: Option<String>,
    resource_title: String,
    purpose: String,
    items: Vec<String>,
    outcome: String,
    code: Option<String>,
    citation: Option<String>,
    table_version: Option<u64>,
}

/// Calls, newest first: the authority sees all, a department those by or of it.
pub async fn calls(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(query): Query<CallQuery>,
) -> Answer<List<CallView>> {
    let party = (who.actor.kind != OrgKind::Authority).then(|| who.actor.org.0.clone());
    let page = Cursor { cursor: None, limit: query.limit };
    let before = query.cursor.as_deref().map(cursor).transpose()?;
    let rows = node.store.calls(&CallFilter { grant: query.grant, party, before }, page.rows()).await?;
    let next = if rows.len() as u64 == page.rows() { rows.last().map(|row| format!("{}:{}", row.at, row.id())) } else { None };
    Ok(Json(List { items: call_views(&node, rows).await?, next }))
}

fn cursor(text: &str) -> Result<(i64, String), Problem> {
    let wrong = || Problem::input("cursor", "游标无效");
    let (at, id) = text.split_once(':').ok_or_else(wrong)?;
    Ok((at.parse().map_err(|_| wrong())?, id.to_owned()))
}

/// Calls as shown.
///
/// # Errors
/// The store failed, or a row can't be understood.
pub(super) async fn call_views(node: &Node, rows: Vec<CallRow>) -> Result<Vec<CallView>, StoreError> {
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let damaged = |e: serde_json::Error| StoreError::Damaged { table: "calls".into(), id: row.id(), why: e.to_string() };
        let leaf: CallLeaf = serde_json::from_str(&row.body).map_err(damaged)?;
        let client_name = node.calls.client(node, &row.client).await?.map_or_else(String::new, |client| client.name.clone());
        let resource_title = match leaf.resource {
            Some(id) => resource_title(node, &id.into()).await?,
            None => String::new(),
        };
        views.push(CallView {
            org_name: node.org_name(&OrgId(row.consumer)).await,
            writer: row.writer,
            index: row.index,
            at: leaf.at,
            client: row.client,
            client_name,
            grant: row.grant,
            resource_title,
            purpose: leaf.purpose,
            items: leaf.items,
            outcome: row.outcome,
            code: leaf.code,
            citation: leaf.citation,
            table_version: leaf.table_version,
        });
    }
    Ok(views)
}

/// Sizes and heads of the logs.
#[derive(Debug, Serialize)]
pub struct StatusView {
    acts: LogView,
    calls: Vec<LogView>,
}

#[derive(Debug, Serialize)]
struct LogView {
    origin: String,
    size: u64,
    root: Option<String>,
    checkpoint: Option<String>,
}

/// How large the logs are and what was last signed.
pub async fn status(State(node): State<Arc<Node>>) -> Answer<StatusView> {
    let head = Latest::of(&node).map_err(Problem::failed)?;
    let acts = LogView {
        origin: node.acts_origin(),
        size: node.store.acts_head().await?.0,
        root: head.as_ref().map(|h| h.checkpoint.root.to_string()),
        checkpoint: head.map(|h| h.to_string()),
    };
    let newest = node.calls.log().newest_head();
    let size = node.store.calls_indexed(crate::calls_log::WRITER).await?;
    let calls = vec![LogView { origin: node.calls.log().origin().to_owned(), size, root: None, checkpoint: Some(newest) }];
    Ok(Json(StatusView { acts, calls }))
}

/// Verifies logs and state now; the same work as `gongshu ledger verify --state`.
pub async fn check(State(node): State<Arc<Node>>) -> Answer<Verification> {
    Ok(Json(verify(&node.folders, &node.config.origin, &node.keys.history(), Some(&node.store), None).await.map_err(Problem::failed)?))
}

/// A file of the acts log: checkpoint, tile or entry bundle. Entry bundles stay inside.
pub async fn tile(State(node): State<Arc<Node>>, Path(path): Path<String>) -> Result<Response, Problem> {
    let known = path == ledger::checkpoint::PATH || ledger::tile::Tile::parse(&path).is_some();
    if !known || path.starts_with("tile/entries/") {
        return Err(Problem::hidden());
    }
    let bytes = Folder::new(&node.folders.acts).get(&path).map_err(Problem::failed)?.ok_or_else(Problem::hidden)?;
    let kind = if path == ledger::checkpoint::PATH { "text/plain; charset=utf-8" } else { "application/octet-stream" };
    Ok(([(header::CONTENT_TYPE, kind)], bytes).into_response())
}
