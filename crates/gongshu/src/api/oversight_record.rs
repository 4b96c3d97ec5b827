//! Sharing records: what became of what was asked of a department, how far its resources are in service, and what was used
//! across departments, regions and levels.

use super::problem::Cited;
use super::{Answer, Problem, Who};
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, Query, State};
use chrono::{DateTime, NaiveDate};
use domain::catalogue::Resource;
use domain::decision::Room;
use domain::org::{Org, OrgKind};
use domain::oversight::{Fact, Service, SharingRecord, crossing};
use domain::sharing::Request;
use domain::{Context, OrgId};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::{RequestFilter, ResourceFilter, StoreError};

/// Whose record, of which days.
#[derive(Debug, Deserialize)]
pub struct RecordQuery {
    org: Option<String>,
    from: NaiveDate,
    to: NaiveDate,
}

/// A department's sharing record.
#[derive(Debug, Serialize)]
pub struct RecordView {
    org: String,
    org_name: String,
    from: NaiveDate,
    to: NaiveDate,
    record: SharingRecord,
    service: Service,
    /// The articles it answers to.
    citations: Vec<Cited>,
}

/// The record of the viewer's organization; the authority may name another.
///
/// # Errors
/// Another's, for all but the authority; days in the wrong order; the store failed.
pub async fn record(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Query(query): Query<RecordQuery>) -> Answer<RecordView> {
    let org = query.org.filter(|org| !org.is_empty()).map_or_else(|| who.actor.org.clone(), OrgId);
    if org != who.actor.org && who.actor.kind != OrgKind::Authority || !node.orgs().await.contains_key(&org) {
        return Err(Problem::hidden());
    }
    if query.from > query.to {
        return Err(Problem::input("to", "截止日期不能早于起始日期"));
    }
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let facts = facts(&node, &org).await?;
    let own = resources(&node, &org).await?;
    let loaded = loaded(&node).await?;
    let keys = [Key::SharingOwn, Key::SharingService, Key::SharingAsNeeded];
    Ok(Json(RecordView {
        org_name: node.org_name(&org).await,
        record: SharingRecord::of(&facts, (query.from, query.to), &ctx),
        service: Service::of(&own, &loaded, &ctx),
        citations: keys.iter().filter_map(|key| law.cite(*key, ctx.today())).map(Cited::from).collect(),
        org: org.0,
        from: query.from,
        to: query.to,
    }))
}

/// Every request asked of an organization, with its clocks and the day of its first data.
async fn facts(node: &Node, org: &OrgId) -> Result<Vec<Fact>, StoreError> {
    let filter = RequestFilter { source: Some(org.0.clone()), ..RequestFilter::default() };
    let (mut facts, mut cursor) = (Vec::new(), None);
    loop {
        let page = node.store.requests(&filter, cursor.as_deref(), 200).await?;
        let requests: Vec<Request> = page.items.into_iter().map(|row| row.body).collect();
        let ids: Vec<String> = requests.iter().map(|request| request.id.0.clone()).collect();
        let grants: Vec<String> = requests.iter().filter_map(|request| Some(request.grant()?.0.clone())).collect();
        let (mut clocks, firsts) = (node.store.clocks_of_all(Room::Sharing, &ids).await?, node.store.first_calls(&grants).await?);
        facts.extend(requests.into_iter().map(|request| {
            let first = request.grant().and_then(|grant| firsts.get(grant.as_str())).and_then(|at| day(node, *at));
            Fact { clocks: clocks.remove(request.id.as_str()).unwrap_or_default(), first, request }
        }));
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(facts),
        }
    }
}

fn day(node: &Node, millis: i64) -> Option<NaiveDate> {
    Some(DateTime::from_timestamp_millis(millis)?.with_timezone(node.clock.now().offset()).date_naive())
}

async fn resources(node: &Node, org: &OrgId) -> Result<Vec<Resource>, StoreError> {
    let filter = ResourceFilter { viewer: org.0.clone(), org: Some(org.0.clone()), ..ResourceFilter::default() };
    let (mut all, mut cursor) = (Vec::new(), None);
    loop {
        let page = node.store.resources(&filter, cursor.as_deref(), 200).await?;
        all.extend(page.items.into_iter().map(|row| row.body));
        match page.next {
            Some(next) => cursor = Some(next),
            None => return Ok(all),
        }
    }
}

async fn loaded(node: &Node) -> Result<BTreeSet<domain::ResourceId>, StoreError> {
    Ok(node.store.loaded_resources().await?.into_iter().collect())
}

/// What was used across departments, regions and levels.
#[derive(Debug, Serialize)]
pub struct Crossings {
    items: Vec<CrossingRow>,
    citation: Option<Cited>,
}

#[derive(Debug, Serialize)]
struct CrossingRow {
    title: String,
    count: usize,
}

/// Grants under which data was received, by what they cross; empty where the law names no such kinds.
///
/// # Errors
/// The store failed.
pub async fn crossings(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Crossings> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let orgs = node.orgs().await;
    let used = node.store.grants_used().await?;
    let sides = used.iter().filter_map(|(source, consumer)| side(&orgs, source, consumer));
    let items = crossing(sides, &ctx).into_iter().map(|(title, count)| CrossingRow { title, count }).collect();
    Ok(Json(Crossings { items, citation: law.cite(Key::SharingCoordinated, ctx.today()).map(Cited::from) }))
}

fn side<'a>(orgs: &'a BTreeMap<OrgId, Org>, source: &str, consumer: &str) -> Option<(&'a Org, &'a Org)> {
    Some((orgs.get(&OrgId::from(source))?, orgs.get(&OrgId::from(consumer))?))
}
