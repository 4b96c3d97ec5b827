//! Tasks, as far as they differ from other matters: one act issues them to many.

use super::matter::Desk;
use super::{Answer, Body, List, Problem, Who, fresh_id};
use crate::act::{Command, Matter as Act, OrgAct, act};
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use domain::Context;
use domain::org::OrgKind;
use domain::org::task::{Count, Issue, Step, Task};
use serde::Serialize;
use std::sync::Arc;

impl Desk for Task {
    async fn opening(_: &Node, id: String, open: Issue) -> anyhow::Result<Act> {
        Ok(Act::Org(OrgAct::Issue(id, open)))
    }

    fn step(_: &Node, id: String, step: Step) -> anyhow::Result<Act> {
        Ok(Act::Org(OrgAct::Task(id, step)))
    }
}

/// Tasks that were issued, by department.
#[derive(Debug, Serialize)]
pub struct Issued {
    /// Identifiers, in the order of the departments.
    ids: Vec<String>,
}

/// Issues a task to one or more departments.
///
/// # Errors
/// Refused, or the store failed; below the same.
pub async fn issue(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Body(given): Body<Issue>,
) -> Result<(StatusCode, Json<Issued>), Problem> {
    let id = fresh_id();
    let ids = given.orgs.iter().map(|org| Issue::id_of(&id, org).0).collect();
    act(&node, &who.actor, Command::Matter(Act::Org(OrgAct::Issue(id, given)))).await?;
    Ok((StatusCode::CREATED, Json(Issued { ids })))
}

/// Open and overdue tasks by kind of work: of the viewer's own department, in the authority of all.
pub async fn counts(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<List<Count>> {
    let own = (who.actor.kind != OrgKind::Authority).then(|| who.actor.org.0.clone());
    let tasks = node.store.open_tasks(own.as_deref()).await?;
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    Ok(Json(List::whole(Count::of(&tasks, &ctx))))
}
