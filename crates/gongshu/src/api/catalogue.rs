//! The catalogue: list, compile, review.

use super::act_view::{ActView, timeline};
use super::clock_view::ClockView;
use super::standing::{Standing, standing};
use super::{Answer, Body, Cursor, List, Problem, Who, fresh_id};
use crate::act::{Command, act};
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, Path, Query, State};
use axum::http::StatusCode;
use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::Actor;
use domain::catalogue::{
    Compile, ConfirmType, Contract, Effect, Inspect, NoteChange, Pass, Reassess, Regrade, Resource, ResourceState, Return, ReviewStep,
    Revise, Typed, Withdraw,
};
use domain::decision::CaseRef;
use domain::org::{OrgKind, Role};
use domain::sharing::Admitted;
use law::BasisRef;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use std::sync::Arc;
use store::{ActFilter, ResourceFilter, Row, StoreError};

/// Which resources to list.
#[derive(Debug, Deserialize)]
pub struct ListQuery {
    q: Option<String>,
    state: Option<String>,
    org: Option<String>,
    #[serde(default)]
    mine: bool,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// A resource in a list.
#[derive(Debug, Serialize)]
pub struct ResourceRow {
    id: String,
    title: String,
    org: String,
    org_name: String,
    state: &'static str,
    share_type: String,
    version: u64,
    items: usize,
    published: bool,
}

/// Data of a resource as served now.
#[derive(Debug, Serialize)]
pub struct DataView {
    rows: Option<u64>,
    table_version: u64,
    as_of: DateTime<FixedOffset>,
}

/// A basis as shown.
#[derive(Debug, Serialize)]
pub struct BasisView {
    norm: String,
    article: Option<u16>,
    title: String,
    rank: String,
    summary: Option<String>,
    text: String,
}

/// How the sharing type in force came to be, as shown.
#[derive(Debug, Serialize)]
pub struct TypedView {
    #[serde(flatten)]
    typed: Typed,
    by_name: String,
    reviewed_by_name: String,
    basis_text: Option<String>,
}

/// A resource as shown.
#[derive(Debug, Serialize)]
pub struct ResourceView {
    resource: Resource,
    row_version: u64,
    org_name: String,
    basis: Option<BasisView>,
    clocks: Vec<ClockView>,
    timeline: Vec<ActView>,
    data: Option<DataView>,
    /// Days since it was found fit to be shared unconditionally.
    fit_days: Option<i64>,
    /// Whether data of it was gathered: `not_digitised`, `empty`, `loaded`.
    gathered: &'static str,
    /// The day by which its data is to be updated.
    update_due: Option<NaiveDate>,
    #[serde(flatten)]
    standing: Standing,
    /// Who set the sharing type in force, and who decided on it.
    typed: Option<TypedView>,
    may: Vec<&'static str>,
}

/// Resources the viewer may see.
///
/// # Errors
/// The store failed; below also refusals.
pub async fn list(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(query): Query<ListQuery>,
) -> Answer<List<ResourceRow>> {
    let filter = ResourceFilter {
        viewer: who.actor.org.0.clone(),
        authority: who.actor.kind == OrgKind::Authority,
        text: query.q,
        state: query.state,
        org: if query.mine { Some(who.actor.org.0.clone()) } else { query.org },
    };
    let page = Cursor { cursor: query.cursor, limit: query.limit };
    let found = node.store.resources(&filter, page.cursor.as_deref(), page.rows()).await?;
    let mut items = Vec::new();
    for row in found.items {
        items.push(row_view(&node, row.body, &who.actor).await);
    }
    Ok(Json(List { items, next: found.next }))
}

async fn row_view(node: &Node, resource: Resource, viewer: &Actor) -> ResourceRow {
    let shown = visible(&resource, viewer);
    ResourceRow {
        id: resource.id.0.clone(),
        title: shown.title.clone(),
        org: resource.org.0.clone(),
        org_name: node.org_name(&resource.org).await,
        state: if inside(&resource, viewer) { resource.state_name() } else { "published" },
        share_type: shown.share_type().to_owned(),
        version: resource.version,
        items: shown.items.len(),
        published: resource.published.is_some(),
    }
}

/// Whether a viewer sees what is under work: the department always, the authority once it was submitted.
fn inside(resource: &Resource, viewer: &Actor) -> bool {
    let submitted =
        matches!(resource.state, ResourceState::Submitted { .. } | ResourceState::Returned { .. } | ResourceState::Published { .. });
    resource.org == viewer.org || (viewer.kind == OrgKind::Authority && submitted)
}

/// The department and the authority see the contract under work, others the one in force.
fn visible<'a>(resource: &'a Resource, viewer: &Actor) -> &'a Contract {
    match &resource.published {
        Some(published) if !inside(resource, viewer) => published,
        _ => &resource.draft,
    }
}

/// One resource.
pub async fn show(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<ResourceView> {
    view(&node, &who, &id).await.map(Json)
}

/// A contract as written so far.
#[derive(Debug, Deserialize)]
pub struct Draft {
    contract: Contract,
}

/// Starts a draft.
pub async fn compile(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Body(draft): Body<Draft>,
) -> Result<(StatusCode, Json<ResourceView>), Problem> {
    let id = fresh_id();
    act(&node, &who.actor, Command::Compile(Compile { id: id.as_str().into(), contract: draft.contract })).await?;
    Ok((StatusCode::CREATED, Json(view(&node, &who, &id).await?)))
}

/// Changes the draft.
pub async fn revise(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(draft): Body<Draft>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Revise(id.clone(), Revise { contract: draft.contract })).await
}

/// Registers a change of its legal basis or of the department's functions.
pub async fn note_change(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<NoteChange>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::NoteChange(id.clone(), given)).await
}

/// Registers an assessment of its sharing type.
pub async fn reassess(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Reassess>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Reassess(id.clone(), given)).await
}

/// Grades it anew.
pub async fn regrade(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Regrade>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Regrade(id.clone(), given)).await
}

/// Records what an inspection of its grades found.
pub async fn inspect(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Inspect>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Inspect(id.clone(), given)).await
}

/// Confirms its sharing type.
pub async fn confirm_type(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<ConfirmType>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::ConfirmType(id.clone(), given)).await
}

/// Passes a step of the review.
pub async fn pass(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Pass>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Pass(id.clone(), given)).await
}

/// Submits it to the authority.
pub async fn submit(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Submit(id.clone())).await
}

/// Sends it back, with a reason.
pub async fn send_back(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Return>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Return(id.clone(), given)).await
}

/// Publishes it.
pub async fn publish(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Publish(id.clone())).await
}

/// Withdraws it, with a reason.
pub async fn withdraw(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Withdraw>,
) -> Answer<ResourceView> {
    done(&node, &who, &id, Command::Withdraw(id.clone(), given)).await
}

/// Rows as the source sees them.
#[derive(Debug, Serialize)]
pub struct Preview {
    columns: Vec<Column>,
    rows: Vec<Map<String, Value>>,
}

#[derive(Debug, Serialize)]
struct Column {
    name: String,
    title: String,
}

/// The source department looks at what it loaded.
pub async fn rows(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Query(page): Query<Cursor>,
) -> Answer<Preview> {
    let row = node.store.resource(&id).await?.ok_or_else(Problem::hidden)?;
    if row.body.org != who.actor.org {
        return Err(Problem::hidden());
    }
    let Some(contract) = &row.body.published else {
        return Ok(Json(Preview { columns: Vec::new(), rows: Vec::new() }));
    };
    let columns = contract.items.iter().map(|item| Column { name: item.name.clone(), title: item.title.clone() }).collect();
    let Some(manifest) = crate::call::manifest(&node, &id).await? else {
        return Ok(Json(Preview { columns, rows: Vec::new() }));
    };
    let own = Admitted::own(row.body.id.clone(), contract.items.iter().map(|item| item.name.clone()));
    let limit = usize::try_from(page.rows()).unwrap_or(20);
    let rows = node.plane.preview(&own, &manifest, limit).await.map_err(Problem::failed)?;
    Ok(Json(Preview { columns, rows }))
}

async fn done(node: &Node, who: &Who, id: &str, command: Command) -> Answer<ResourceView> {
    act(node, &who.actor, command).await?;
    view(node, who, id).await.map(Json)
}

async fn view(node: &Node, who: &Who, id: &str) -> Result<ResourceView, Problem> {
    let Row { version, mut body } = node.store.resource(id).await?.ok_or_else(Problem::hidden)?;
    let inside = inside(&body, &who.actor);
    if !inside {
        // What is under work, and the opinions on it, are the department's own matter.
        body.draft = body.published.clone().ok_or_else(Problem::hidden)?;
        body.regrading = None;
        body.state = ResourceState::Published { at: published_at(node, &body).await? };
    }
    let data = data(node, &body).await?;
    let clocks = if inside { clocks(node, &body.case()).await? } else { Vec::new() };
    let timeline = if inside { timeline(node, body.case(), &who.actor.org).await? } else { Vec::new() };
    let org_name = node.org_name(&body.org).await;
    let basis = basis(node, body.draft.basis.as_ref());
    let (law, today) = (node.law(), node.clock.now().date_naive());
    let fit_days = body.fit_days(today);
    let contract = body.published.as_ref().unwrap_or(&body.draft);
    let gathered = contract.gathered(data.is_some(), &law, today);
    let update_due = data.as_ref().and_then(|data| contract.next_update(data.as_of.date_naive()));
    let standing = if inside { standing(node, &body, &who.actor).await? } else { Standing::default() };
    let typed = typed(node, &body).await?;
    let mut may = may(node, &body, &who.actor);
    may.extend(standing.may(&body, &who.actor));
    Ok(ResourceView {
        resource: body,
        row_version: version,
        org_name,
        basis,
        clocks,
        timeline,
        data,
        fit_days,
        gathered,
        update_due,
        standing,
        typed,
        may,
    })
}

async fn typed(node: &Node, resource: &Resource) -> Result<Option<TypedView>, Problem> {
    let Some(typed) = resource.typed.clone() else { return Ok(None) };
    let name = async |id: &str| Ok::<_, Problem>(node.store.person(id).await?.map_or_else(String::new, |row| row.body.name));
    let (by_name, reviewed_by_name) = (name(typed.by.as_str()).await?, name(typed.reviewed_by.as_str()).await?);
    let basis_text = basis(node, typed.basis.as_ref()).map(|basis| basis.text);
    Ok(Some(TypedView { typed, by_name, reviewed_by_name, basis_text }))
}

/// When the contract in force was published.
async fn published_at(node: &Node, resource: &Resource) -> Result<DateTime<FixedOffset>, Problem> {
    let filter =
        ActFilter { case: Some(resource.case()), verb: Some("catalogue.published".into()), refused: Some(false), ..ActFilter::default() };
    let newest = node.store.acts(&filter, None, 1).await?.into_iter().next();
    Ok(newest.ok_or_else(Problem::hidden)?.leaf.at)
}

/// Clocks of a case as shown.
///
/// # Errors
/// The store failed.
pub(super) async fn clocks(node: &Node, case: &CaseRef) -> Result<Vec<ClockView>, StoreError> {
    let mut views = Vec::new();
    for row in node.store.clocks_of(case).await? {
        views.push(ClockView::of(node, row.body).await);
    }
    Ok(views)
}

/// A picked basis as shown.
pub(super) fn basis(node: &Node, picked: Option<&BasisRef>) -> Option<BasisView> {
    let picked = picked?;
    let basis = node.law().basis(picked)?;
    Some(BasisView {
        norm: picked.norm.clone(),
        article: picked.article,
        title: basis.norm.title.clone(),
        rank: basis.norm.rank.to_string(),
        summary: basis.summary.clone(),
        text: basis.to_string(),
    })
}

async fn data(node: &Node, resource: &Resource) -> Result<Option<DataView>, Problem> {
    let Some(manifest) = crate::call::manifest(node, resource.id.as_str()).await? else { return Ok(None) };
    let items = resource.published.iter().flat_map(|c| c.items.iter().map(|i| i.name.clone()));
    let own = Admitted::own(resource.id.clone(), items);
    let rows = node.calls.counted(node, &own, &manifest).await;
    Ok(Some(DataView { rows, table_version: manifest.table_version, as_of: manifest.as_of }))
}

/// What the console may offer; `decide` has the last word.
fn may(node: &Node, resource: &Resource, actor: &Actor) -> Vec<&'static str> {
    let officer = actor.roles.contains(&Role::DataOfficer);
    let mut may = Vec::new();
    if officer && resource.org == actor.org {
        match resource.state {
            ResourceState::Draft | ResourceState::Returned { .. } => may.extend(["revise", "submit", "withdraw"]),
            ResourceState::Published { .. } => may.extend(["revise", "note_change", "withdraw"]),
            ResourceState::Submitted { .. } | ResourceState::Withdrawn { .. } => {}
        }
        if let Some(contract) = &resource.published {
            if contract.is_digital(&node.law(), node.clock.now().date_naive()) {
                may.push("load");
            }
            may.push("confirm_type");
            if contract.stated_effect(&node.law(), node.clock.now().date_naive()) == Some(Effect::Ask) {
                may.push("reassess");
            }
        }
    } else if officer && applicable(node, resource) {
        may.push("apply");
    }
    let reviewer = actor.kind == OrgKind::Authority && actor.roles.contains(&Role::Reviewer);
    if reviewer && matches!(resource.state, ResourceState::Submitted { .. }) {
        let next = resource.next_step(&node.law(), node.clock.now().date_naive());
        may.extend(["return", next.map_or("publish", ReviewStep::name)]);
    }
    may
}

fn applicable(node: &Node, resource: &Resource) -> bool {
    let today = node.clock.now().date_naive();
    resource.published.as_ref().is_some_and(|c| c.effect(&node.law(), today) != Some(Effect::Withhold))
}
