//! Official papers: listed and read by sender and addressee, received by the addressee.

use super::problem::Cited;
use super::{Answer, Cursor, List, Problem, Who};
use crate::act::{Command, act};
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, Path, Query, State};
use chrono::{DateTime, FixedOffset};
use domain::decision::CaseRef;
use domain::org::OrgKind;
use domain::paper::Paper;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::PaperFilter;

/// Which papers to list.
#[derive(Debug, Deserialize)]
pub struct PaperQuery {
    /// `received`, or all that the viewer may read.
    tab: Option<String>,
    /// Only those not served yet.
    unserved: Option<bool>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// A paper as shown.
#[derive(Debug, Serialize)]
pub struct PaperView {
    id: String,
    number: String,
    kind: &'static str,
    case: CaseRef,
    from: String,
    from_name: String,
    to: String,
    to_name: String,
    issued: DateTime<FixedOffset>,
    text: Vec<String>,
    citation: Option<Cited>,
    /// When the addressee received it, and who did.
    served: Option<DateTime<FixedOffset>>,
    served_by: Option<String>,
    /// Whether the viewer is to receive it.
    may: Vec<&'static str>,
}

impl PaperView {
    async fn of(node: &Node, paper: Paper, who: &Who) -> Result<Self, Problem> {
        let served_by = match &paper.served {
            Some(served) => node.store.person(served.person.as_str()).await?.map(|row| row.body.name),
            None => None,
        };
        let receives = paper.to == who.actor.org && paper.served.is_none();
        Ok(Self {
            from_name: node.org_name(&paper.from).await,
            to_name: node.org_name(&paper.to).await,
            may: if receives { vec!["receive"] } else { Vec::new() },
            kind: paper.kind.title(),
            served: paper.served.map(|served| served.at),
            served_by,
            id: paper.id.0,
            number: paper.number,
            case: paper.case,
            from: paper.from.0,
            to: paper.to.0,
            issued: paper.issued,
            text: paper.text,
            citation: paper.citation.map(Cited::from),
        })
    }
}

/// Papers, newest first: all in the authority, elsewhere one's own.
///
/// # Errors
/// The store failed; below also refusals.
pub async fn list(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(query): Query<PaperQuery>,
) -> Answer<List<PaperView>> {
    let own = Some(who.actor.org.0.clone());
    let received = query.tab.as_deref() == Some("received");
    let filter = PaperFilter {
        recipient: own.clone().filter(|_| received),
        party: own.filter(|_| !received && who.actor.kind != OrgKind::Authority),
        served: query.unserved.filter(|unserved| *unserved).map(|_| false),
        case: None,
    };
    let page = Cursor { cursor: query.cursor, limit: query.limit };
    let found = node.store.papers(&filter, page.cursor.as_deref(), page.rows()).await?;
    let mut items = Vec::new();
    for row in found.items {
        items.push(PaperView::of(&node, row.body, &who).await?);
    }
    Ok(Json(List { items, next: found.next }))
}

/// One paper.
pub async fn show(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<PaperView> {
    view(&node, &who, &id).await
}

/// The addressee receives it; again, nothing more is recorded.
pub async fn receive(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<PaperView> {
    act(&node, &who.actor, Command::Receive(id.clone())).await?;
    view(&node, &who, &id).await
}

async fn view(node: &Node, who: &Who, id: &str) -> Answer<PaperView> {
    let paper = node.store.paper(id).await?.ok_or_else(Problem::hidden)?.body;
    if !paper.concerns(&who.actor.org) && who.actor.kind != OrgKind::Authority {
        return Err(Problem::hidden());
    }
    Ok(Json(PaperView::of(node, paper, who).await?))
}
