//! Lists, rounds, registrations and their forms as matters.

use super::matter::{Desk, MatterView, view};
use super::{Answer, Body, Problem, Who};
use crate::act::{Command, Matter as Act, act};
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::StatusCode;
use domain::OrgId;
use domain::catalogue::{
    Begin, Compose, Convene, FormStep, Forms, Listing, ListingStep, PutInForce, Registration, RegistrationStep, Round, RoundStep,
};
use domain::ruleset::{self, Ruleset, RulesetStep};
use std::sync::Arc;

impl Desk for Listing {
    async fn opening(_: &Node, id: String, open: Compose) -> anyhow::Result<Act> {
        Ok(Act::Compose(id, Box::new(open)))
    }
    fn step(_: &Node, id: String, step: ListingStep) -> anyhow::Result<Act> {
        Ok(Act::Listing(id, step))
    }
    fn named(&self) -> Vec<OrgId> {
        self.lines.iter().flat_map(|line| [Some(line.org.clone()), line.provider.clone()]).flatten().collect()
    }
}

impl Desk for Round {
    async fn opening(_: &Node, id: String, open: Convene) -> anyhow::Result<Act> {
        Ok(Act::Convene(id, open))
    }
    fn step(_: &Node, id: String, step: RoundStep) -> anyhow::Result<Act> {
        Ok(Act::Round(id, step))
    }
    fn named(&self) -> Vec<OrgId> {
        self.tasks.iter().map(|task| task.org.clone()).collect()
    }
}

impl Desk for Registration {
    async fn opening(_: &Node, _: String, open: Begin) -> anyhow::Result<Act> {
        Ok(Act::Begin(open))
    }
    fn step(_: &Node, id: String, step: RegistrationStep) -> anyhow::Result<Act> {
        Ok(Act::Registration(id, step))
    }
}

impl Desk for Forms {
    async fn opening(_: &Node, id: String, open: PutInForce) -> anyhow::Result<Act> {
        Ok(Act::PutInForce(id, Box::new(open)))
    }
    fn step(_: &Node, id: String, step: FormStep) -> anyhow::Result<Act> {
        Ok(Act::Forms(id, step))
    }
}

impl Desk for Ruleset {
    async fn opening(_: &Node, id: String, open: ruleset::Compose) -> anyhow::Result<Act> {
        Ok(Act::DrawUp(id, Box::new(open)))
    }
    fn step(_: &Node, id: String, step: RulesetStep) -> anyhow::Result<Act> {
        Ok(Act::Ruleset(id, Box::new(step)))
    }
    fn duty(&self, verb: &str) -> bool {
        matches!(verb, "sign" | "enforce")
    }
    fn named(&self) -> Vec<OrgId> {
        self.signatures.iter().filter_map(|one| one.org.clone()).collect()
    }
}

/// Opens a registration by hand; it is named after its resource.
///
/// # Errors
/// A refusal, or the machine failed.
pub async fn begin(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Body(given): Body<Begin>,
) -> Result<(StatusCode, Json<MatterView>), Problem> {
    let id = given.resource.0.clone();
    act(&node, &who.actor, Command::Matter(Act::Begin(given))).await?;
    Ok((StatusCode::CREATED, Json(view::<Registration>(&node, &who, &id).await?)))
}

/// The forms of registration in force; none where there are none.
///
/// # Errors
/// The store failed.
pub async fn forms(State(node): State<Arc<Node>>) -> Answer<Option<Forms>> {
    Ok(Json(node.store.forms_in_force().await?))
}
