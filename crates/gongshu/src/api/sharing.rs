//! Sharing: requests, answers, grants.

use super::act_view::{ActView, timeline};
use super::catalogue::{BasisView, basis, clocks};
use super::clock_view::ClockView;
use super::problem::Cited;
use super::{Answer, Body, Cursor, List, Problem, Who, fresh_id};
use crate::act::{Command, act};
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, Path, Query, State};
use axum::http::StatusCode;
use chrono::{DateTime, FixedOffset};
use domain::catalogue::Contract;
use domain::org::{OrgKind, Role};
use domain::sharing::{Agree, Application, Apply, Deliver, EndEvent, Finding, Refuse, Request, RequestState, Reviewer, Terms, Undertake};
use domain::{Actor, ResourceId};
use law::{BasisRef, Citation, Key};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::sync::Arc;
use store::{RequestFilter, StoreError};

/// Which requests to list.
#[derive(Debug, Deserialize)]
pub struct ListQuery {
    tab: Option<String>,
    state: Option<String>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// A request in a list.
#[derive(Debug, Serialize)]
pub struct RequestRow {
    id: String,
    number: String,
    resource: String,
    resource_title: String,
    applicant_name: String,
    source_name: String,
    state: &'static str,
    at: DateTime<FixedOffset>,
    purpose: String,
    clock: Option<ClockView>,
}

/// A request as shown.
#[derive(Debug, Serialize)]
pub struct RequestView {
    request: Request,
    row_version: u64,
    resource_title: String,
    applicant_name: String,
    source_name: String,
    contract: Option<Contract>,
    /// What whoever answers has to look at one by one.
    conditions: Vec<String>,
    basis: Option<BasisView>,
    refusal_basis: Option<BasisView>,
    grant: Option<Value>,
    clocks: Vec<ClockView>,
    timeline: Vec<ActView>,
    /// What remains to a refused applicant.
    verification: Option<Remains>,
    may: Vec<&'static str>,
}

/// An application for having data compared, filled in from the one that was refused.
#[derive(Debug, Serialize)]
pub struct Remains {
    application: Application,
    citation: Cited,
}

/// Requests by, to, or (in the authority) of anyone.
///
/// # Errors
/// The store failed; below also refusals.
pub async fn list(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(query): Query<ListQuery>,
) -> Answer<List<RequestRow>> {
    let own = Some(who.actor.org.0.clone());
    let mut filter = RequestFilter { state: query.state, ..RequestFilter::default() };
    filter.filed = query.tab.as_deref() == Some("filed");
    match query.tab.as_deref() {
        Some("mine") => filter.applicant = own,
        Some("received") => filter.source = own,
        _ if who.actor.kind == OrgKind::Authority => {}
        _ => filter.party = own,
    }
    let page = Cursor { cursor: query.cursor, limit: query.limit };
    let found = node.store.requests(&filter, page.cursor.as_deref(), page.rows()).await?;
    let mut items = Vec::new();
    for row in found.items {
        items.push(row_view(&node, row.body).await?);
    }
    Ok(Json(List { items, next: found.next }))
}

async fn row_view(node: &Node, request: Request) -> Result<RequestRow, StoreError> {
    let running = node.store.clocks_of(&request.case()).await?.into_iter().rfind(|row| row.body.met.is_none());
    let clock = match running {
        Some(row) => Some(ClockView::of(node, row.body).await),
        None => None,
    };
    Ok(RequestRow {
        resource_title: resource_title(node, &request.resource).await?,
        applicant_name: node.org_name(&request.applicant).await,
        source_name: node.org_name(&request.source).await,
        state: request.state_name(),
        number: request.number.clone(),
        at: request.asked,
        purpose: request.application.purpose,
        resource: request.resource.0,
        id: request.id.0,
        clock,
    })
}

/// An application for a resource.
#[derive(Debug, Deserialize)]
pub struct NewRequest {
    resource: String,
    application: Application,
}

/// Applies.
pub async fn apply(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Body(new): Body<NewRequest>,
) -> Result<(StatusCode, Json<RequestView>), Problem> {
    let id = fresh_id();
    let command = Apply { id: id.as_str().into(), grant: fresh_id().into(), application: new.application };
    act(&node, &who.actor, Command::Apply(new.resource, command)).await?;
    Ok((StatusCode::CREATED, Json(view(&node, &who, &id).await?)))
}

/// One request.
pub async fn show(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<RequestView> {
    view(&node, &who, &id).await.map(Json)
}

/// Terms agreed to.
#[derive(Debug, Deserialize)]
pub struct Agreed {
    terms: Terms,
    #[serde(default)]
    findings: Vec<Finding>,
    #[serde(default)]
    basis: Option<BasisRef>,
}

/// Agrees.
pub async fn agree(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(agreed): Body<Agreed>,
) -> Answer<RequestView> {
    done(
        &node,
        &who,
        &id,
        Command::Agree(id.clone(), Agree { grant: fresh_id().into(), terms: agreed.terms, findings: agreed.findings, basis: agreed.basis }),
    )
    .await
}

/// Refuses.
pub async fn refuse(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Refuse>,
) -> Answer<RequestView> {
    done(&node, &who, &id, Command::Refuse(id.clone(), given)).await
}

/// Delivers.
pub async fn deliver(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Deliver>,
) -> Answer<RequestView> {
    done(&node, &who, &id, Command::Deliver(id.clone(), given)).await
}

/// The recipient says how it keeps the data safe.
pub async fn undertake(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Undertake>,
) -> Answer<RequestView> {
    done(&node, &who, &id, Command::Undertake(id.clone(), given)).await
}

/// What ended with an event.
#[derive(Debug, Serialize)]
pub struct Over {
    event: String,
    state: &'static str,
    citation: Option<Citation>,
}

/// An event is over: what was shared because of it ends.
pub async fn end_event(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Body(given): Body<EndEvent>) -> Answer<Over> {
    let event = given.event.clone();
    act(&node, &who.actor, Command::EndEvent(given)).await?;
    let citation = node.law().cite(Key::SharingSpecial, node.clock.now().date_naive());
    Ok(Json(Over { event, state: "ended", citation }))
}

/// Takes it back.
pub async fn cancel(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<RequestView> {
    done(&node, &who, &id, Command::Cancel(id.clone())).await
}

async fn done(node: &Node, who: &Who, id: &str, command: Command) -> Answer<RequestView> {
    act(node, &who.actor, command).await?;
    view(node, who, id).await.map(Json)
}

async fn view(node: &Node, who: &Who, id: &str) -> Result<RequestView, Problem> {
    let row = node.store.request(id).await?.ok_or_else(Problem::hidden)?;
    let request = row.body;
    let party = request.applicant == who.actor.org || request.source == who.actor.org || who.actor.kind == OrgKind::Authority;
    if !party {
        return Err(Problem::hidden());
    }
    let resource = node.store.resource(request.resource.as_str()).await?.map(|row| row.body);
    let (contract, today) = (resource.and_then(|resource| resource.published), node.clock.now().date_naive());
    let grant = match request.grant() {
        Some(grant) => node.store.grant(grant.as_str()).await?.map(|row| super::grants::shown(row.body)).transpose()?,
        None => None,
    };
    let refusal_basis = match &request.state {
        RequestState::Refused { basis: picked, .. } => basis(node, picked.as_ref()),
        _ => None,
    };
    Ok(RequestView {
        row_version: row.version,
        resource_title: resource_title(node, &request.resource).await?,
        applicant_name: node.org_name(&request.applicant).await,
        source_name: node.org_name(&request.source).await,
        conditions: contract.as_ref().map(|contract| request.conditions(contract, &node.law(), today)).unwrap_or_default(),
        contract,
        basis: basis(node, request.application.basis.as_ref()),
        refusal_basis,
        grant,
        clocks: clocks(node, &request.case()).await?,
        timeline: timeline(node, request.case(), &who.actor.org).await?,
        verification: remains(node, &request, &who.actor),
        may: may(&request, &who.actor),
        request,
    })
}

/// For the applicant alone.
fn remains(node: &Node, request: &Request, actor: &Actor) -> Option<Remains> {
    let (application, citation) = request.verification(&node.law(), node.clock.now().date_naive())?;
    (request.applicant == actor.org).then(|| Remains { application, citation: citation.into() })
}

/// What the console may offer; `decide` has the last word.
fn may(request: &Request, actor: &Actor) -> Vec<&'static str> {
    let reviewer = request.reviewer == Reviewer::Authority && actor.kind == OrgKind::Authority && actor.roles.contains(&Role::Reviewer);
    if reviewer && request.state == RequestState::Asked {
        return vec!["agree", "refuse"];
    }
    if !actor.roles.contains(&Role::DataOfficer) {
        return Vec::new();
    }
    let answers = request.source == actor.org && request.reviewer == Reviewer::Source;
    let open = matches!(request.state, RequestState::Asked | RequestState::Agreed { .. });
    let mut may = match request.state {
        RequestState::Asked if answers && request.ordered.is_some() => vec!["agree"],
        RequestState::Asked if answers => vec!["agree", "refuse"],
        RequestState::Agreed { .. } if request.source == actor.org => vec!["deliver"],
        _ => Vec::new(),
    };
    if open && request.applicant == actor.org {
        may.push("cancel");
        may.extend(request.application.special.is_some().then_some("undertake"));
    }
    may
}

/// Title of a resource as in the catalogue.
///
/// # Errors
/// The store failed.
pub(super) async fn resource_title(node: &Node, id: &ResourceId) -> Result<String, StoreError> {
    let row = node.store.resource(id.as_str()).await?;
    Ok(row.map_or_else(|| id.to_string(), |row| row.body.published.unwrap_or(row.body.draft).title))
}
