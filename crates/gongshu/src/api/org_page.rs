//! One organization: what it has made clear, what is missing, who stands in for whom, and its reorganization.

use super::act_view::{ActView, timeline};
use super::problem::Cited;
use super::{Answer, Body, List, Problem, Who, fresh_id};
use crate::act::{Command, Matter as Act, OrgAct, act};
use crate::node::Node;
use ::law::{Citation, Key};
use axum::Json;
use axum::extract::{Extension, Path, State};
use axum::http::StatusCode;
use domain::decision::{CaseRef, Room};
use domain::org::{Away, Gap, Org, OrgKind, Part, Person, Register, Registry, Reorganize, Role, SaveProfile, StandIn, gaps};
use domain::{Context, OrgId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Something that the law has an organization make clear.
#[derive(Debug, Serialize)]
pub struct PartView {
    name: String,
    title: String,
    /// Before which step.
    before: String,
    choices: Vec<String>,
    /// Which of the choices are a team.
    teams: Vec<String>,
    citation: Cited,
}

/// A person of the organization.
#[derive(Debug, Serialize)]
pub struct PersonRow {
    id: String,
    name: String,
    roles: BTreeSet<Role>,
    away: Vec<Away>,
}

/// One organization.
#[derive(Debug, Serialize)]
pub struct OrgPage {
    org: Org,
    parts: Vec<PartView>,
    gaps: Vec<GapView>,
    people: Vec<PersonRow>,
    names: BTreeMap<String, String>,
    timeline: Vec<ActView>,
    may: Vec<&'static str>,
}

/// A gap as shown.
#[derive(Debug, Serialize)]
pub struct GapView {
    #[serde(flatten)]
    gap: Gap,
    cited: Cited,
}

fn shown(gap: Gap) -> GapView {
    GapView { cited: gap.citation.clone().into(), gap }
}

/// Whether the viewer sees what an organization says of itself.
async fn sees(node: &Node, who: &Who, org: &Org) -> bool {
    let orgs = node.orgs().await;
    match who.actor.kind {
        OrgKind::Authority => true,
        OrgKind::LocalAuthority => {
            orgs.get(&who.actor.org).is_some_and(|own| domain::region::within(&org.region, &own.region)) || org.id == who.actor.org
        }
        _ => org.id == who.actor.org,
    }
}

/// One organization, to itself and to whoever oversees it.
///
/// # Errors
/// Another's; the store failed. Below also refusals.
pub async fn show(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<OrgPage> {
    page(&node, &who, &id).await.map(Json)
}

async fn page(node: &Node, who: &Who, id: &str) -> Result<OrgPage, Problem> {
    let org = node.store.org(id).await?.ok_or_else(Problem::hidden)?.body;
    if !sees(node, who, &org).await {
        return Err(Problem::hidden());
    }
    let (law, today) = (node.law(), node.clock.now().date_naive());
    let part = |part: Part<'_>| PartView {
        name: part.name().to_owned(),
        title: part.title().to_owned(),
        before: part.before().to_owned(),
        choices: part.choices().into_iter().map(str::to_owned).collect(),
        teams: part.choices().into_iter().filter(|choice| part.team(choice)).map(str::to_owned).collect(),
        citation: part.ground(&org, &law, today).into(),
    };
    let parts = Part::of(&org, &law, today).into_iter().map(part).collect();
    let own = who.actor.org == org.id;
    let people = if own { node.store.people_of(id).await?.into_iter().map(|row| person(row.body)).collect() } else { Vec::new() };
    let mut names = BTreeMap::new();
    for heir in org.ended.iter().flat_map(|ended| &ended.heirs).chain(&org.standing.parent) {
        names.insert(heir.0.clone(), node.org_name(heir).await);
    }
    let officer = [Role::DataOfficer, Role::ChiefDataOfficer].iter().any(|role| who.actor.roles.contains(role));
    let reviewer = who.actor.kind == OrgKind::Authority && who.actor.roles.contains(&Role::Reviewer);
    let alive = org.ended.is_none();
    let may = [("profile", alive && (own && officer || reviewer)), ("reorganize", alive && reviewer)];
    let found = found(node, who).await?;
    Ok(OrgPage {
        parts,
        gaps: found.into_iter().filter(|gap| gap.org == org.id).map(shown).collect(),
        people,
        names,
        timeline: timeline(node, CaseRef::new(Room::Org, id), &who.actor.org).await?,
        may: may.into_iter().filter(|(_, so)| *so).map(|(verb, _)| verb).collect(),
        org,
    })
}

fn person(person: Person) -> PersonRow {
    PersonRow { id: person.id.0, name: person.name, roles: person.roles, away: person.away }
}

async fn found(node: &Node, who: &Who) -> Result<Vec<Gap>, Problem> {
    let orgs: Vec<_> = node.orgs().await.values().cloned().collect();
    let catalogued = node.store.published(None).await?.into_iter().map(|resource| resource.org).collect();
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    Ok(gaps(&Registry { orgs: &orgs, catalogued: &catalogued }, &ctx))
}

/// The gaps of those the viewer oversees, and how many institutions that are.
#[derive(Debug, Serialize)]
pub struct Gaps {
    items: Vec<GapView>,
    /// Institutions that ought to have a catalogue.
    institutions: usize,
    /// The articles under which institutions are kept in view.
    citation: Option<Citation>,
}

/// What is missing: in the authority of all, elsewhere one's own.
pub async fn missing(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Gaps> {
    let items = found(&node, &who).await?.into_iter().map(shown).collect();
    let orgs: Vec<_> = node.orgs().await.values().cloned().collect();
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let none = BTreeSet::new();
    let institutions = Registry { orgs: &orgs, catalogued: &none }.institutions(&ctx);
    Ok(Json(Gaps { items, institutions, citation: law.cite(Key::OrgOverview, ctx.today()) }))
}

/// Sets up an organization.
pub async fn register(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Body(given): Body<Register>,
) -> Result<(StatusCode, Json<OrgPage>), Problem> {
    let id = fresh_id();
    submit(&node, &who, OrgAct::Register(id.clone(), Box::new(given))).await?;
    Ok((StatusCode::CREATED, Json(page(&node, &who, &id).await?)))
}

/// Writes an organization's profile.
pub async fn save(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<SaveProfile>,
) -> Answer<OrgPage> {
    submit(&node, &who, OrgAct::Profile(id.clone(), given)).await?;
    page(&node, &who, &id).await.map(Json)
}

/// Renames, divides, merges or abolishes an organization.
pub async fn reorganize(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<Reorganize>,
) -> Answer<OrgPage> {
    submit(&node, &who, OrgAct::Reorganize(id.clone(), given)).await?;
    page(&node, &who, &id).await.map(Json)
}

/// A resource that may go to another.
#[derive(Debug, Serialize)]
pub struct Movable {
    id: String,
    title: String,
    published: bool,
}

/// The resources of an organization, for its reorganization.
pub async fn resources(State(node): State<Arc<Node>>, Path(id): Path<String>) -> Answer<List<Movable>> {
    let org = node.store.org(&id).await?.ok_or_else(Problem::hidden)?.body;
    let rows = node.store.resources_of_org(org.id.as_str()).await?;
    let movable = |row: domain::catalogue::Resource| Movable { published: row.published.is_some(), title: row.draft.title, id: row.id.0 };
    Ok(Json(List::whole(rows.into_iter().map(movable).collect())))
}

/// Hands a person's duties to a colleague.
pub async fn stand_in(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(given): Body<StandIn>,
) -> Answer<PersonRow> {
    submit(&node, &who, OrgAct::StandIn(id.clone(), given)).await?;
    shown_person(&node, &id).await
}

/// Nothing to say.
#[derive(Debug, Deserialize)]
pub struct Nothing {}

/// Ends it.
pub async fn back(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(id): Path<String>,
    Body(Nothing {}): Body<Nothing>,
) -> Answer<PersonRow> {
    submit(&node, &who, OrgAct::EndAway(id.clone())).await?;
    shown_person(&node, &id).await
}

async fn shown_person(node: &Node, id: &str) -> Answer<PersonRow> {
    let row = node.store.person(id).await?.ok_or_else(Problem::hidden)?;
    Ok(Json(person(row.body)))
}

async fn submit(node: &Node, who: &Who, what: OrgAct) -> Result<OrgId, Problem> {
    act(node, &who.actor, Command::Matter(Act::Org(what))).await?;
    Ok(who.actor.org.clone())
}
