//! Matters: one way to list, show and act for all rooms that keep procedures between organizations.

use super::act_view::{ActView, timeline};
use super::catalogue::clocks;
use super::clock_view::ClockView;
use super::{Answer, Body, Cursor, List, Problem, Who, fresh_id};
use crate::act::{Command, Matter as Act, act};
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, Path, Query, State};
use axum::http::StatusCode;
use chrono::{DateTime, FixedOffset};
use domain::catalogue::Contract;
use domain::org::OrgKind;
use domain::{Context, Matter, OrgId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{MatterFilter, Stored};

/// What a room adds to the common way.
pub trait Desk: Matter + Stored {
    /// The command that opens one.
    ///
    /// # Errors
    /// The machine failed.
    fn opening(node: &Node, id: String, open: Self::Open) -> impl Future<Output = anyhow::Result<Act>> + Send;
    /// The command of a step.
    ///
    /// # Errors
    /// The machine failed.
    fn step(node: &Node, id: String, step: Self::Step) -> anyhow::Result<Act>;
    /// The matter as shown to whom it concerns.
    ///
    /// # Errors
    /// The machine failed.
    fn shown(self, _node: &Node) -> anyhow::Result<Self> {
        Ok(self)
    }
    /// Whether doing this is a duty of whoever may do it, so that it waits in the inbox. Taking back never is, nor is a use already made.
    fn duty(&self, verb: &str) -> bool {
        !matches!(verb, "cancel" | "withdraw" | "use")
    }
    /// Other organizations named in it.
    fn named(&self) -> Vec<OrgId> {
        Vec::new()
    }
}

/// Which matters to list.
#[derive(Debug, Deserialize)]
pub struct ListQuery {
    tab: Option<String>,
    state: Option<String>,
    subject: Option<String>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// A matter in a list.
#[derive(Debug, Serialize)]
pub struct MatterRow {
    id: String,
    room: &'static str,
    title: String,
    state: &'static str,
    opener: String,
    opener_name: String,
    opposite: String,
    opposite_name: String,
    subject: Option<String>,
    since: DateTime<FixedOffset>,
    clock: Option<ClockView>,
}

/// A matter as shown.
#[derive(Debug, Serialize)]
pub struct MatterView {
    matter: Value,
    row_version: u64,
    title: String,
    state: &'static str,
    opener_name: String,
    opposite_name: String,
    /// Names of every organization in it.
    names: BTreeMap<String, String>,
    contract: Option<Contract>,
    clocks: Vec<ClockView>,
    timeline: Vec<ActView>,
    may: Vec<&'static str>,
}

impl MatterView {
    /// Whether the viewer may do this now.
    pub(super) fn may(&self, verb: &str) -> bool {
        self.may.contains(&verb)
    }
}

/// Matters opened by the viewer's organization, brought to it, or (in the authority) all.
///
/// # Errors
/// The store failed; below also refusals.
pub async fn list<T: Desk>(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(query): Query<ListQuery>,
) -> Answer<List<MatterRow>> {
    let own = Some(who.actor.org.0.clone());
    let mut filter = MatterFilter { state: query.state, subject: query.subject, ..MatterFilter::default() };
    match query.tab.as_deref() {
        Some("mine") => filter.opener = own,
        Some("received") => filter.opposite = own,
        _ if T::PUBLIC || who.actor.kind == OrgKind::Authority => {}
        _ => filter.party = own,
    }
    let page = Cursor { cursor: query.cursor, limit: query.limit };
    let found = node.store.matters::<T>(&filter, page.cursor.as_deref(), page.rows()).await?;
    let mut items = Vec::new();
    for row in found.items {
        items.push(row_view(&node, &row.body).await?);
    }
    Ok(Json(List { items, next: found.next }))
}

async fn row_view<T: Desk>(node: &Node, matter: &T) -> Result<MatterRow, Problem> {
    let running = node.store.clocks_of(&matter.case()).await?.into_iter().filter(|row| row.body.met.is_none());
    let clock = match running.min_by_key(|row| row.body.due) {
        Some(row) => Some(ClockView::of(node, row.body).await),
        None => None,
    };
    Ok(MatterRow {
        id: Matter::id(matter).to_owned(),
        room: T::ROOM.as_str(),
        title: matter.title(),
        state: matter.state_name(),
        opener: matter.opener().0.clone(),
        opener_name: node.org_name(matter.opener()).await,
        opposite: matter.opposite().0.clone(),
        opposite_name: node.org_name(matter.opposite()).await,
        subject: matter.subject().map(|id| id.0.clone()),
        since: matter.since(),
        clock,
    })
}

/// Opens one.
pub async fn open<T: Desk>(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Body(given): Body<T::Open>,
) -> Result<(StatusCode, Json<MatterView>), Problem> {
    let id = fresh_id();
    let command = T::opening(&node, id.clone(), given).await.map_err(Problem::failed)?;
    act(&node, &who.actor, Command::Matter(command)).await?;
    Ok((StatusCode::CREATED, Json(view::<T>(&node, &who, &id).await?)))
}

/// One matter.
pub async fn show<T: Desk>(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<MatterView> {
    view::<T>(&node, &who, &id).await.map(Json)
}

/// Does something in it: the last part of the path says what.
pub async fn step<T: Desk>(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path((id, verb)): Path<(String, String)>,
    Body(mut given): Body<Value>,
) -> Answer<MatterView> {
    let fields = given.as_object_mut().ok_or_else(|| Problem::input("", "请求内容应为 JSON 对象"))?;
    fields.insert("act".into(), json!(verb));
    let step = serde_json::from_value(given).map_err(|fault| unreadable(&verb, &fault))?;
    act(&node, &who.actor, Command::Matter(T::step(&node, id.clone(), step).map_err(Problem::failed)?)).await?;
    view::<T>(&node, &who, &id).await.map(Json)
}

fn unreadable(verb: &str, fault: &serde_json::Error) -> Problem {
    let fault = fault.to_string();
    if fault.contains(&format!("unknown variant `{verb}`")) {
        let verb: String = verb.chars().take(40).collect();
        return Problem::input("act", &format!("没有“{verb}”这一步"));
    }
    Problem::input("", &format!("请求内容无法解读：{fault}"))
}

/// A matter as the viewer may see it.
///
/// # Errors
/// Hidden where it is no concern of the viewer's; the store failed.
pub(super) async fn view<T: Desk>(node: &Node, who: &Who, id: &str) -> Result<MatterView, Problem> {
    let row = node.store.matter::<T>(id).await?.ok_or_else(Problem::hidden)?;
    if !row.body.concerns(&who.actor.org) && who.actor.kind != OrgKind::Authority {
        return Err(Problem::hidden());
    }
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let may = row.body.may(&ctx);
    let contract = match row.body.subject() {
        Some(id) => node.store.resource(id.as_str()).await?.and_then(|row| row.body.published),
        None => None,
    };
    let mut names = BTreeMap::new();
    let both = [row.body.opener().clone(), row.body.opposite().clone()];
    for org in both.iter().cloned().chain(row.body.named()) {
        names.insert(org.0.clone(), node.org_name(&org).await);
    }
    let [opener_name, opposite_name] = both.map(|org| names.get(&org.0).cloned().unwrap_or_default());
    let (case, title, state) = (row.body.case(), row.body.title(), row.body.state_name());
    Ok(MatterView {
        row_version: row.version,
        title,
        state,
        opener_name,
        opposite_name,
        names,
        contract,
        clocks: clocks(node, &case).await?,
        timeline: timeline(node, case, &who.actor.org).await?,
        may,
        matter: serde_json::to_value(row.body.shown(node).map_err(Problem::failed)?).map_err(Problem::failed)?,
    })
}
