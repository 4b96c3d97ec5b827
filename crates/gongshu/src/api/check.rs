//! Comparing, for programs (single) and officers (single, and a file at once).

use super::gateway::problem;
use super::intake::receive_into;
use super::token::bearer;
use super::{Answer, Body, Problem, Who, fresh_id};
use crate::call::{Ask, Batch, Question, check, check_file};
use crate::node::Node;
use axum::Json;
use axum::extract::multipart::Multipart;
use axum::extract::{Extension, FromRequest, Path, Query, Request, State};
use axum::http::{HeaderName, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, FixedOffset};
use domain::intake::Format;
use ledger::receipt::Receipt;
use plane::Verdict;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// One record to compare.
#[derive(Debug, Deserialize)]
pub struct Given {
    /// Key items and their values.
    key: BTreeMap<String, String>,
    /// Items and the values stated for them.
    claims: BTreeMap<String, String>,
    #[serde(default)]
    purpose: String,
}

/// The answer: a verdict per item.
#[derive(Debug, Serialize)]
pub struct CheckAnswer {
    verdicts: BTreeMap<String, Verdict>,
    version: u64,
    as_of: DateTime<FixedOffset>,
    receipt: Receipt,
}

/// A program compares: `POST /gw/v1/grants/{grant}/check`.
///
/// # Errors
/// No token; a refusal with its article; malformed input; the record could not be made durable.
pub async fn program(State(node): State<Arc<Node>>, Path(grant): Path<String>, request: Request) -> Answer<CheckAnswer> {
    let client = bearer(&node, request.headers()).await?;
    // Only then is the body read: a stranger learns nothing of its shape.
    let Body(given) = Body::<Given>::from_request(request, &()).await?;
    one(&node, (client.id.as_str(), client.org.as_str()), grant, given).await
}

/// An officer compares.
///
/// # Errors
/// As [`program`].
pub async fn officer(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(grant): Path<String>,
    Body(given): Body<Given>,
) -> Answer<CheckAnswer> {
    one(&node, (who.actor.person.as_str(), who.actor.org.as_str()), grant, given).await
}

async fn one(node: &Node, caller: (&str, &str), grant: String, given: Given) -> Answer<CheckAnswer> {
    let key = given.key.into_iter().map(|(item, value)| (item, value.trim().to_owned())).collect();
    let ask = Ask { grant: grant.into(), key, items: Vec::new(), purpose: given.purpose };
    let claims: Vec<_> = given.claims.into_iter().collect();
    let (checked, receipt) = check(node, caller, Question { ask, claims: claims.clone() }).await.map_err(problem)?;
    let verdicts = claims.into_iter().map(|(item, _)| item).zip(checked.verdicts).collect();
    Ok(Json(CheckAnswer { verdicts, version: checked.table_version, as_of: checked.as_of, receipt }))
}

/// What of a file is compared, and what for.
#[derive(Debug, Deserialize)]
pub struct FileQuery {
    #[serde(default)]
    purpose: String,
    /// Items, separated by commas; all granted ones where none are named.
    #[serde(default)]
    items: String,
}

/// Compares all records of a file (CSV, XLSX, JSON Lines: the key and the items under their titles or names). Answers
/// with the result as CSV; how it came out stands in the headers.
///
/// # Errors
/// As [`program`].
pub async fn file(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(grant): Path<String>,
    Query(query): Query<FileQuery>,
    mut form: Multipart,
) -> Result<Response, Problem> {
    let (from, to) = (node.folders.uploads.join(fresh_id()), node.folders.uploads.join(format!("check-{}", fresh_id())));
    let compared = async {
        let name = receive_into(&node, &mut form, &from).await?;
        let format = Format::of_name(&name).ok_or_else(|| Problem::input("file", "只接受 CSV、XLSX、JSON Lines（.jsonl）文件"))?;
        let items = query.items.split(',').map(str::trim).filter(|item| !item.is_empty()).map(str::to_owned).collect();
        let ask = Ask { grant: grant.as_str().into(), key: Vec::new(), items, purpose: query.purpose };
        let caller = (who.actor.person.as_str(), who.actor.org.as_str());
        check_file(&node, caller, &ask, Batch { file: &from, format, to: &to }).await.map_err(problem)
    }
    .await;
    let result = tokio::fs::File::open(&to).await;
    for path in [&from, &to] {
        let _ = tokio::fs::remove_file(path).await;
    }
    let (summary, receipt) = compared?;
    let counted = |name, n: u64| (HeaderName::from_static(name), n.to_string());
    let head = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"verify.csv\"".to_owned()),
        counted("gongshu-rows", summary.rows),
        counted("gongshu-same", summary.same),
        counted("gongshu-absent", summary.absent),
        counted("gongshu-skipped", summary.skipped),
        (HeaderName::from_static("gongshu-receipt"), format!("{}/{}", receipt.log, receipt.index)),
    ];
    Ok((head, super::grants::streamed(result.map_err(Problem::failed)?)).into_response())
}
