//! Where two laws differ.

use super::head::PackHead;
use super::rule::Label;
use crate::api::problem::Cited;
use crate::api::{Answer, Problem};
use crate::node::Node;
use axum::Json;
use axum::extract::{Query, State};
use law::{Difference, Key, Side};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Which two.
#[derive(Debug, Deserialize)]
pub struct Pair {
    a: String,
    b: String,
}

/// Where two laws differ.
#[derive(Debug, Serialize)]
pub struct DiffView {
    a: PackHead,
    b: PackHead,
    items: Vec<DifferenceView>,
}

#[derive(Debug, Serialize)]
struct DifferenceView {
    key: Key,
    label: &'static str,
    room: &'static str,
    name: Option<String>,
    left: SideView,
    right: SideView,
}

#[derive(Debug, Serialize)]
#[serde(tag = "says", rename_all = "snake_case")]
enum SideView {
    Rule { value: String, from: Option<Label>, by: Option<Label>, citation: Box<Cited>, reading: Option<String> },
    Silent { why: Option<String> },
}

/// Where two laws differ, each with the laws above it.
///
/// # Errors
/// There is no such pack.
pub async fn diff(State(node): State<Arc<Node>>, Query(pair): Query<Pair>) -> Answer<DiffView> {
    let head = |id: &str| node.library.pack(id).map(|pack| PackHead::of(&node, pack)).ok_or_else(Problem::hidden);
    let (a, b) = (head(&pair.a)?, head(&pair.b)?);
    let found = node.library.diff(&pair.a, &pair.b).map_err(|why| Problem::input("a", &why.to_string()))?;
    Ok(Json(DiffView { a, b, items: found.into_iter().map(view).collect() }))
}

fn view(found: Difference) -> DifferenceView {
    DifferenceView {
        key: found.key,
        label: found.label,
        room: found.key.room(),
        name: found.name,
        left: side(found.left),
        right: side(found.right),
    }
}

fn side(side: Side) -> SideView {
    match side {
        Side::Silent { why } => SideView::Silent { why },
        Side::Rule { value, from, by, citation, reading, .. } => SideView::Rule {
            value,
            from: from.as_deref().map(Label::event),
            by: by.as_deref().map(Label::role),
            citation: Box::new(citation.into()),
            reading,
        },
    }
}
