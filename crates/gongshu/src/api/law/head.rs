//! The packs as the console lists them: whether they are law, how far they are marked, what goes on under them.

use crate::api::{Answer, List};
use crate::node::Node;
use axum::Json;
use axum::extract::State;
use chrono::NaiveDate;
use law::{Pack, RowState, Status};
use serde::Serialize;
use std::sync::Arc;

/// A pack as listed.
#[derive(Debug, Clone, Serialize)]
pub struct PackHead {
    id: String,
    prefix: String,
    title: String,
    issuer: String,
    rank: String,
    document_no: Option<String>,
    status: Status,
    in_force: Option<NaiveDate>,
    until: Option<NaiveDate>,
    days_left: Option<i64>,
    expiring: bool,
    undated: bool,
    parents: Vec<String>,
    excerpt: bool,
    stance: Stance,
    digest: String,
    counts: Counts,
    text_attached: bool,
}

/// How a pack stands to the node.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Stance {
    /// It binds.
    Binding,
    /// It binds nobody here; the console shows what it would say.
    Simulated,
    /// It is at hand.
    Known,
}

#[derive(Debug, Clone, Default, Serialize)]
struct Counts {
    paragraphs: usize,
    marked: usize,
    rules: usize,
    obligations: usize,
    shown: usize,
    outside: usize,
    pending: usize,
}

impl PackHead {
    /// Of a pack, now.
    pub fn of(node: &Node, pack: &Pack) -> Self {
        let today = node.clock.now().date_naive();
        let days_left = pack.until.map(|last| (last - today).num_days());
        Self {
            id: pack.id.clone(),
            prefix: pack.prefix.clone(),
            title: pack.title.clone(),
            issuer: pack.issuer.clone(),
            rank: pack.rank.to_string(),
            document_no: pack.document_no.clone(),
            status: pack.status,
            in_force: pack.in_force,
            until: pack.until,
            days_left,
            expiring: days_left.is_some_and(|days| days <= node.config.limits.expiry_warn_days),
            undated: pack.status == Status::InForce && pack.in_force.is_none(),
            parents: pack.parents.clone(),
            excerpt: pack.excerpt,
            stance: stance(node, &pack.id),
            digest: pack.digest.clone(),
            counts: counts(node, pack),
            text_attached: node.texts.contains_key(&pack.id),
        }
    }
}

fn stance(node: &Node, id: &str) -> Stance {
    let law = node.law();
    let holds = |mut packs: Box<dyn Iterator<Item = &Pack> + '_>| packs.any(|pack| pack.id == id);
    if holds(Box::new(law.binding())) {
        Stance::Binding
    } else if holds(Box::new(law.simulated())) {
        Stance::Simulated
    } else {
        Stance::Known
    }
}

fn counts(node: &Node, pack: &Pack) -> Counts {
    let mut counts = Counts { obligations: pack.obligations.len(), ..Counts::default() };
    for provision in pack.provisions() {
        counts.paragraphs += 1;
        counts.marked += usize::from(provision.marked());
        counts.rules += provision.rules.len();
    }
    for standing in node.library.standing(pack) {
        match standing.state {
            RowState::Shown => counts.shown += 1,
            RowState::Outside => counts.outside += 1,
            RowState::Pending => counts.pending += 1,
        }
    }
    counts
}

/// All packs.
///
/// # Errors
/// None; the answer's type has room for one.
pub async fn packs(State(node): State<Arc<Node>>) -> Answer<List<PackHead>> {
    Ok(Json(List::whole(node.library.packs.values().map(|pack| PackHead::of(&node, pack)).collect())))
}
