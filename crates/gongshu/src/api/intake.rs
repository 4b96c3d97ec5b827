//! The file channel: upload, progress, quarantine.

use super::act_view::{ActView, timeline};
use super::sharing::resource_title;
use super::{Answer, Cursor, List, Problem, Who, fresh_id};
use crate::act::{ActError, Command, act};
use crate::jobs;
use crate::node::Node;
use axum::Json;
use axum::extract::multipart::{Field, Multipart};
use axum::extract::{Extension, Path, Query, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::catalogue::Secrecy;
use domain::decision::{CaseRef, Room};
use domain::intake::{Accept, Batch, BatchState};
use serde::{Deserialize, Serialize};
use std::path::Path as FilePath;
use std::sync::Arc;
use tokio::io::AsyncWriteExt;

/// Into which resource.
#[derive(Debug, Deserialize)]
pub struct UploadQuery {
    resource: String,
    /// What the sender declares of secrets in it.
    secrecy: Option<Secrecy>,
}

/// Which batches to list.
#[derive(Debug, Deserialize)]
pub struct ListQuery {
    resource: Option<String>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// A batch as shown.
#[derive(Debug, Serialize)]
pub struct BatchView {
    batch: Batch,
    resource_title: String,
    officer_name: String,
    /// The same file was loaded before; nothing was done.
    repeated: bool,
    progress: Option<ProgressView>,
    timeline: Vec<ActView>,
}

/// How far a load has come.
#[derive(Debug, Serialize)]
pub struct ProgressView {
    #[serde(flatten)]
    snapshot: plane::Snapshot,
    percent: Option<u64>,
}

/// Accepts a file: stored and digested while it arrives, then loaded in the background. The same file
/// again changes nothing and answers with the batch it became.
///
/// # Errors
/// Refusals of the domain; no file; a file too large; the disk failed.
pub async fn upload(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(query): Query<UploadQuery>,
    mut form: Multipart,
) -> Result<(StatusCode, Json<BatchView>), Problem> {
    let id = fresh_id();
    if let Some(secret) = query.secrecy.filter(|secrecy| *secrecy != Secrecy::Clear) {
        return Err(turned_away(&node, &who, &query.resource, &id, secret).await);
    }
    let path = node.folders.uploads.join(&id);
    let received = match receive(&node, &mut form, &path).await {
        Ok(received) => received,
        Err(problem) => {
            let _ = tokio::fs::remove_file(&path).await;
            return match problem.is(MARKED) {
                true => Err(turned_away(&node, &who, &query.resource, &id, Secrecy::State).await),
                false => Err(problem),
            };
        }
    };
    let accepted = accept(&node, &who, &query.resource, &id, received).await;
    if !matches!(accepted, Ok(ref view) if view.batch.id.0 == id) {
        let _ = tokio::fs::remove_file(&path).await;
    }
    let view = accepted?;
    let status = if view.repeated { StatusCode::OK } else { StatusCode::ACCEPTED };
    Ok((status, Json(view)))
}

/// Code of the problem that a file bears a mark of secrecy.
const MARKED: &str = "intake.marked";

/// Records that a file was turned away as secret; no byte of it is kept.
async fn turned_away(node: &Node, who: &Who, resource: &str, id: &str, secret: Secrecy) -> Problem {
    let command = Accept { id: id.into(), file: String::new(), digest: String::new(), secrecy: Some(secret) };
    match act(node, &who.actor, Command::Accept(resource.to_owned(), command)).await {
        Err(error) => error.into(),
        Ok(_) => Problem::failed("a secret file was accepted"),
    }
}

/// Marks of secrecy as they stand on documents (绝密★…), in UTF-8 and GB18030.
const MARKS: [&[u8]; 6] = [
    "绝密★".as_bytes(),
    "机密★".as_bytes(),
    "秘密★".as_bytes(),
    &[0xbe, 0xf8, 0xc3, 0xdc, 0xa1, 0xef],
    &[0xbb, 0xfa, 0xc3, 0xdc, 0xa1, 0xef],
    &[0xc3, 0xd8, 0xc3, 0xdc, 0xa1, 0xef],
];

/// Whether bytes bear such a mark.
fn marked(bytes: &[u8]) -> bool {
    MARKS.iter().any(|mark| bytes.windows(mark.len()).any(|window| window == *mark))
}

struct Received {
    name: String,
    digest: String,
}

async fn receive(node: &Node, form: &mut Multipart, path: &FilePath) -> Result<Received, Problem> {
    while let Some(field) = form.next_field().await.map_err(broken)? {
        if field.name() == Some("file") {
            let name = field.file_name().unwrap_or_default().to_owned();
            let digest = keep(node, field, path).await?;
            return Ok(Received { name, digest });
        }
    }
    Err(Problem::input("file", "没有收到文件"))
}

/// Keeps the file of a form. Answers its name.
///
/// # Errors
/// No file; too large; the disk failed.
pub(super) async fn receive_into(node: &Node, form: &mut Multipart, path: &FilePath) -> Result<String, Problem> {
    receive(node, form, path).await.map(|received| received.name)
}

async fn keep(node: &Node, mut field: Field<'_>, path: &FilePath) -> Result<String, Problem> {
    let mut file = tokio::fs::File::create(path).await.map_err(Problem::failed)?;
    let mut hasher = seal::digest::Hasher::new();
    let mut length = 0u64;
    let mut seam: Vec<u8> = Vec::new();
    while let Some(chunk) = field.chunk().await.map_err(broken)? {
        length += chunk.len() as u64;
        if length > node.config.limits.upload_bytes {
            let most = node.config.limits.upload_bytes >> 20;
            return Err(Problem::new(
                StatusCode::PAYLOAD_TOO_LARGE,
                "intake.too_large",
                format!("文件超过上限 {most} MB"),
                "请拆分文件后分批上传",
            ));
        }
        // A mark may lie across two chunks.
        seam.extend_from_slice(&chunk);
        if marked(&seam) {
            return Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, MARKED, "文件带有密级标志", "请在涉密系统办理"));
        }
        seam.drain(..seam.len().saturating_sub(16));
        hasher.update(&chunk);
        file.write_all(&chunk).await.map_err(Problem::failed)?;
    }
    // Flush first: it is where a failed write of the last bytes is told.
    file.flush().await.map_err(Problem::failed)?;
    // The intent must not outlive its file in a crash.
    file.sync_all().await.map_err(Problem::failed)?;
    Ok(hex::encode(hasher.finish().as_bytes()))
}

fn broken(error: axum::extract::multipart::MultipartError) -> Problem {
    tracing::info!(%error, "an upload broke off");
    Problem::new(StatusCode::BAD_REQUEST, "intake.broken", "上传中断或格式有误", "请重新上传")
}

async fn accept(node: &Arc<Node>, who: &Who, resource: &str, id: &str, received: Received) -> Result<BatchView, Problem> {
    let command = Accept { id: id.into(), file: received.name, digest: received.digest.clone(), secrecy: None };
    match act(node, &who.actor, Command::Accept(resource.to_owned(), command)).await {
        Ok(_) => {}
        Err(ActError::Refused { refusal, .. }) if refusal.code == "taken" => return repeated(node, who, resource, &received.digest).await,
        Err(error) => return Err(error.into()),
    }
    let batch = node.store.batch(id).await?.ok_or_else(Problem::hidden)?.body;
    let contract = node.store.resource(resource).await?.and_then(|row| row.body.published).ok_or_else(Problem::hidden)?;
    let path = jobs::upload(node, &batch);
    jobs::begin(node, batch.clone(), contract.items, path);
    view(node, who, batch, false).await
}

async fn repeated(node: &Node, who: &Who, resource: &str, digest: &str) -> Result<BatchView, Problem> {
    let batch = node.store.batch_of_file(resource, digest).await?.ok_or_else(Problem::hidden)?.body;
    view(node, who, batch, true).await
}

/// The organization's batches, newest first.
///
/// # Errors
/// The store failed, here and below.
pub async fn list(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(query): Query<ListQuery>,
) -> Answer<List<BatchView>> {
    let page = Cursor { cursor: query.cursor, limit: query.limit };
    let found = node.store.batches(who.actor.org.as_str(), query.resource.as_deref(), page.cursor.as_deref(), page.rows()).await?;
    let mut items = Vec::new();
    for row in found.items {
        items.push(BatchView { timeline: Vec::new(), ..view(&node, &who, row.body, false).await? });
    }
    Ok(Json(List { items, next: found.next }))
}

/// One batch.
pub async fn show(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<BatchView> {
    let batch = own(&node, &who, &id).await?;
    view(&node, &who, batch, false).await.map(Json)
}

/// Which part of the quarantine.
#[derive(Debug, Deserialize)]
pub struct QuarantineQuery {
    #[serde(default)]
    offset: u64,
    limit: Option<usize>,
}

/// Rows in quarantine: row number, item, reason.
#[derive(Debug, Serialize)]
pub struct QuarantineView {
    total: u64,
    items: Vec<BadRowView>,
}

#[derive(Debug, Serialize)]
struct BadRowView {
    row: u64,
    item: Option<String>,
    item_title: Option<String>,
    reason: domain::quality::Reason,
    text: String,
}

/// A page of the quarantine.
pub async fn quarantine(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Query(query): Query<QuarantineQuery>,
) -> Answer<QuarantineView> {
    let batch = own(&node, &who, &id).await?;
    let limit = query.limit.unwrap_or(50).clamp(1, 500);
    let plane = node.plane.clone();
    let read = tokio::task::spawn_blocking(move || plane.quarantine(&batch.resource, &batch.id, query.offset, limit));
    let page = match read.await.map_err(Problem::failed)? {
        Ok(page) => page,
        // The file was turned away as a whole, or is still being read: no row of it is in quarantine.
        Err(plane::PlaneError::NoQuarantine) => return Ok(Json(QuarantineView { total: 0, items: Vec::new() })),
        Err(error) => return Err(Problem::failed(error)),
    };
    let view = |bad: plane::BadRow| BadRowView {
        text: bad.reason.to_string(),
        row: bad.row,
        item: bad.item,
        item_title: bad.title,
        reason: bad.reason,
    };
    Ok(Json(QuarantineView { total: page.total, items: page.rows.into_iter().map(view).collect() }))
}

/// The whole quarantine as CSV: row number, item, reason.
pub async fn quarantine_csv(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
) -> Result<Response, Problem> {
    let batch = own(&node, &who, &id).await?;
    let plane = node.plane.clone();
    let read = tokio::task::spawn_blocking(move || {
        let mut bytes = Vec::new();
        plane.quarantine_csv(&batch.resource, &batch.id, &mut bytes).map(|()| bytes)
    });
    let bytes = match read.await.map_err(Problem::failed)? {
        Ok(bytes) => bytes,
        Err(plane::PlaneError::NoQuarantine) => return Err(Problem::hidden()),
        Err(error) => return Err(Problem::failed(error)),
    };
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"quarantine-{id}.csv\"")),
    ];
    Ok((head, bytes).into_response())
}

async fn own(node: &Node, who: &Who, id: &str) -> Result<Batch, Problem> {
    let batch = node.store.batch(id).await?.ok_or_else(Problem::hidden)?.body;
    if batch.org == who.actor.org { Ok(batch) } else { Err(Problem::hidden()) }
}

async fn view(node: &Node, who: &Who, batch: Batch, repeated: bool) -> Result<BatchView, Problem> {
    let officer_name = node.store.person(batch.officer.as_str()).await?.map_or_else(String::new, |row| row.body.name);
    let progress = if batch.state == BatchState::Intended { node.loads.progress(&batch.id).map(progress) } else { None };
    let case = CaseRef::new(Room::Intake, batch.id.as_str());
    Ok(BatchView {
        resource_title: resource_title(node, &batch.resource).await?,
        officer_name,
        repeated,
        progress,
        timeline: timeline(node, case, &who.actor.org).await?,
        batch,
    })
}

fn progress(snapshot: plane::Snapshot) -> ProgressView {
    let percent = (snapshot.bytes_read * 100).checked_div(snapshot.bytes_total).map(|p| p.min(100));
    ProgressView { snapshot, percent }
}
