//! Demands, as far as they differ from other matters: those for the same thing side by side.

use super::matter::Desk;
use super::{Answer, List, Who};
use crate::act::Matter as Act;
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, State};
use chrono::{DateTime, FixedOffset};
use domain::demand::{Demand, Open, Step, groups};
use domain::org::OrgKind;
use domain::{Matter as _, OrgId};
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

impl Desk for Demand {
    async fn opening(_: &Node, id: String, open: Open) -> anyhow::Result<Act> {
        Ok(Act::OpenDemand(id, Box::new(open)))
    }

    fn step(_: &Node, id: String, step: Step) -> anyhow::Result<Act> {
        Ok(Act::Demand(id, step))
    }

    fn named(&self) -> Vec<OrgId> {
        self.denials.iter().map(|denial| denial.org.clone()).chain([self.authority.clone()]).collect()
    }
}

/// Open demands that ask for the same.
#[derive(Debug, Serialize)]
pub struct GroupView {
    /// Of the oldest.
    title: String,
    count: usize,
    applicants: BTreeSet<String>,
    items: BTreeSet<String>,
    demands: Vec<GroupRow>,
}

#[derive(Debug, Serialize)]
struct GroupRow {
    id: String,
    number: String,
    title: String,
    state: &'static str,
    applicant: String,
    applicant_name: String,
    provider: Option<String>,
    provider_name: Option<String>,
    since: DateTime<FixedOffset>,
}

/// What is asked for, the most wanted first: of all in the authority, elsewhere of those that concern the viewer.
///
/// # Errors
/// The store failed.
pub async fn board(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<List<GroupView>> {
    let all: Vec<_> = node.store.open_demands().await?.into_iter().map(|row| row.body).collect();
    let sees = |demand: &&Demand| who.actor.kind == OrgKind::Authority || demand.concerns(&who.actor.org);
    let mut items = Vec::new();
    for group in groups(all.iter().filter(sees)) {
        let mut rows = Vec::new();
        for demand in &group.demands {
            rows.push(row(&node, demand).await);
        }
        items.push(GroupView {
            title: group.demands.first().map_or_else(String::new, |first| first.title.clone()),
            count: rows.len(),
            applicants: rows.iter().map(|row| row.applicant_name.clone()).collect(),
            items: group.demands.iter().flat_map(|demand| demand.items.iter().cloned()).collect(),
            demands: rows,
        });
    }
    Ok(Json(List::whole(items)))
}

async fn row(node: &Node, demand: &Demand) -> GroupRow {
    let provider_name = match &demand.provider {
        Some(provider) => Some(node.org_name(provider).await),
        None => None,
    };
    GroupRow {
        id: demand.id.0.clone(),
        number: demand.number.clone(),
        title: demand.title.clone(),
        state: demand.state_name(),
        applicant: demand.applicant.0.clone(),
        applicant_name: node.org_name(&demand.applicant).await,
        provider: demand.provider.as_ref().map(|org| org.0.clone()),
        provider_name,
        since: demand.asked,
    }
}
