//! Lists over the entries of the catalogue: due for a look, behind the guide in force, how types are spread, how far grading has come.

use super::problem::Cited;
use super::{Answer, Who};
use crate::node::Node;
use ::law::Key;
use axum::Json;
use axum::extract::{Extension, Query, State};
use domain::Context;
use domain::catalogue::{Due, DueKind, Outdated, Progress, Ratio, due, outdated, progress, ratios, supervising};
use domain::org::{Org, OrgKind};
use domain::region;
use domain::ruleset::{Behind, Without, behind, without};
use domain::source::Known;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A list, and the article that asks for it.
#[derive(Debug, Serialize)]
pub struct Listed<T> {
    items: Vec<T>,
    citation: Option<Cited>,
}

impl<T> Listed<T> {
    /// A list under an article.
    pub fn new(items: Vec<T>, citation: Option<::law::Citation>) -> Self {
        Self { items, citation: citation.map(Cited::from) }
    }
}

/// Something of a department.
#[derive(Debug, Serialize)]
pub struct Of<T> {
    #[serde(flatten)]
    what: T,
    org_name: String,
    /// In a sentence.
    line: String,
}

/// A finding, in a sentence too.
#[derive(Debug, Serialize)]
pub struct Said<T> {
    #[serde(flatten)]
    what: T,
    line: String,
}

/// For which look.
#[derive(Debug, Deserialize)]
pub struct Kind {
    kind: DueKind,
}

/// Published entries: the authority sees those of all, a department its own.
async fn seen(node: &Node, who: &Who) -> Result<Vec<domain::catalogue::Resource>, store::StoreError> {
    let own = (who.actor.kind != OrgKind::Authority).then(|| who.actor.org.as_str());
    node.store.published(own).await
}

fn cited(node: &Node, key: Key) -> Option<Cited> {
    node.law().cite(key, node.clock.now().date_naive()).map(Cited::from)
}

/// Entries due for a look at their sharing type; the interval is the node's own.
///
/// # Errors
/// The store failed, here and below.
pub async fn due_list(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Query(of): Query<Kind>) -> Answer<Listed<Of<Due>>> {
    let limits = &node.config.limits;
    let months = match of.kind {
        DueKind::Retype => limits.retype_months,
        DueKind::Reassess => limits.reassess_months,
    };
    let mut items = Vec::new();
    for what in due(of.kind, &seen(&node, &who).await?, months, &node.law(), node.clock.now().date_naive()) {
        items.push(Of { org_name: node.org_name(&what.org).await, line: what.line(), what });
    }
    Ok(Json(Listed { items, citation: cited(&node, of.kind.key()) }))
}

/// Entries that lack what the guide in force wants, and were checked by an earlier one.
pub async fn outdated_list(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Listed<Of<Outdated>>> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let resources = seen(&node, &who).await?;
    let known = Known { resources: resources.clone(), rulesets: node.store.rulesets().await?, ..Known::default() };
    let mut items = Vec::new();
    for what in outdated(&resources, &known, &ctx) {
        items.push(Of { org_name: node.org_name(&what.org).await, line: format!("{}：{}", what.title, what.lacks), what });
    }
    Ok(Json(Listed { items, citation: cited(&node, Key::CatalogueGuide) }))
}

/// Entries to be graded anew, and for how long each has waited.
pub async fn regrading(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Listed<Of<Behind>>> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let mut items = Vec::new();
    for what in behind(&seen(&node, &who).await?, &node.store.rulesets().await?, &ctx) {
        items.push(Of { org_name: node.org_name(&what.org).await, line: what.line(), what });
    }
    Ok(Json(Listed { items, citation: cited(&node, Key::CatalogueGradingFollow) }))
}

/// Departments without rules of their own for classes and grades, in the region of the authority that asks.
pub async fn without_detail(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Listed<Said<Without>>> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let orgs = within(node.store.orgs().await?.into_iter().map(|row| row.body).collect(), &who);
    let all = without(&orgs, &node.store.rulesets().await?, &ctx);
    let items = all.into_iter().map(|what| Said { line: what.line(), what }).collect();
    Ok(Json(Listed { items, citation: cited(&node, Key::CatalogueGradingSector) }))
}

/// The organizations that lie in the region of the one that asks.
fn within(orgs: Vec<Org>, who: &Who) -> Vec<Org> {
    let home = orgs.iter().find(|org| org.id == who.actor.org).map_or_else(String::new, |org| org.region.clone());
    orgs.into_iter().filter(|org| region::within(&org.region, &home)).collect()
}

/// How the sharing types are spread, department by department.
pub async fn types(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Listed<Of<Ratio>>> {
    let mut items = Vec::new();
    for what in ratios(&seen(&node, &who).await?, &node.law(), node.clock.now().date_naive()) {
        let org_name = node.org_name(&what.org).await;
        items.push(Of { line: format!("{org_name}：{}", what.line()), org_name, what });
    }
    Ok(Json(Listed { items, citation: cited(&node, Key::SharingPrinciple) }))
}

/// How far grading has come in the region of the authority that asks. Counts only: drafts stay the department's own.
pub async fn grading(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Listed<Said<Progress>>> {
    let orgs: Vec<_> = node.store.orgs().await?.into_iter().map(|row| row.body).collect();
    let region = orgs.iter().find(|org| org.id == who.actor.org).map_or(String::new(), |org| org.region.clone());
    let all = progress(&node.store.entries().await?, &orgs, &region);
    let items = all.into_iter().map(|what| Said { line: what.line(), what }).collect();
    Ok(Json(Listed { items, citation: cited(&node, supervising(&region)) }))
}
