//! The gateway: data calls of programs.

use super::problem::Problem;
use super::token::bearer;
use crate::call::{Answered, Ask, CallError, call};
use crate::node::Node;
use axum::Json;
use axum::extract::{Path, RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use chrono::{DateTime, FixedOffset};
use ledger::receipt::Receipt;
use serde::Serialize;
use serde_json::{Map, Value};
use std::sync::Arc;

/// What a program gets.
#[derive(Debug, Serialize)]
pub struct CallAnswer {
    /// The row: granted items only, masks applied. Null when the key is not there.
    data: Option<Map<String, Value>>,
    found: bool,
    source: Source,
    version: Version,
    as_of: DateTime<FixedOffset>,
    receipt: Receipt,
}

#[derive(Debug, Serialize)]
struct Source {
    org: String,
    org_name: String,
    resource: String,
    title: String,
}

#[derive(Debug, Serialize)]
struct Version {
    table: u64,
    resource: u64,
}

/// Looks a row up by key: `GET /gw/v1/grants/{grant}/rows?<key item>=<value>&purpose=…&items=a,b`.
///
/// # Errors
/// No token; a refusal with its article; malformed input; the record could not be made durable.
pub async fn rows(
    State(node): State<Arc<Node>>,
    Path(grant): Path<String>,
    RawQuery(query): RawQuery,
    headers: HeaderMap,
) -> Result<Json<CallAnswer>, Problem> {
    let client = bearer(&node, &headers).await?;
    let ask = ask(grant, query.as_deref().unwrap_or_default())?;
    let answered = call(&node, &client, ask).await.map_err(problem)?;
    Ok(Json(view(&node, answered).await))
}

async fn view(node: &Node, answered: Answered) -> CallAnswer {
    let Answered { answer, served, receipt } = answered;
    let source = Source {
        org: served.source.0.clone(),
        org_name: node.org_name(&served.source).await,
        resource: served.grant.resource.0.clone(),
        title: served.contract.as_ref().map(|c| c.title.clone()).unwrap_or_default(),
    };
    let version = Version { table: answer.table_version, resource: served.resource_version };
    CallAnswer { found: answer.row.is_some(), data: answer.row, source, version, as_of: answer.as_of, receipt }
}

/// `purpose` and `items` are ours, everything else is key; an item named like one of ours is asked for as `key.<name>`.
fn ask(grant: String, query: &str) -> Result<Ask, Problem> {
    let mut ask = Ask { grant: grant.into(), key: Vec::new(), items: Vec::new(), purpose: String::new() };
    let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).map_err(|_| Problem::input("query", "查询参数无法解读"))?;
    for (name, value) in pairs {
        match name.as_str() {
            "purpose" => ask.purpose = value,
            "items" => ask.items.extend(value.split(',').map(|item| item.trim().to_owned()).filter(|item| !item.is_empty())),
            other => ask.key.push((other.strip_prefix("key.").unwrap_or(other).to_owned(), value)),
        }
    }
    Ok(ask)
}

/// A failed call as a problem; a refused one carries its receipt.
pub(super) fn problem(error: CallError) -> Problem {
    match error {
        CallError::Refused(refusal, receipt) if refusal.kind == domain::RefusalKind::Hidden => {
            // Another's grant: plain, without citation; the record of it is the authority's.
            drop(receipt);
            Problem::hidden()
        }
        CallError::Refused(refusal, receipt) => Problem::from(*refusal).receipt(receipt),
        CallError::Input(refusal) => Problem::from(*refusal),
        CallError::Busy => Problem::new(StatusCode::SERVICE_UNAVAILABLE, "call.busy", "正在比对的文件已达上限", "请稍候再试"),
        CallError::Failed(why) => {
            tracing::error!(why, "a call was not answered");
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "call.failed", "数据或调用存证暂不可用，未提供数据", "请稍后重试")
        }
    }
}
