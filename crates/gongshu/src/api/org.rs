//! Organizations, divisions, machine clients.

use super::{Answer, Body, List, Problem, Who, fresh_id};
use crate::act::{Command, act};
use crate::keys::random_hex;
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, Query, State};
use axum::http::StatusCode;
use domain::org::{AddClient, Org, Profile, Standing};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::Region;

/// All organizations.
///
/// # Errors
/// The store failed, here and below.
pub async fn orgs(State(node): State<Arc<Node>>) -> Answer<List<Org>> {
    // Who is who is for all; what an organization says of itself, and its contracts, for itself and the authority.
    let brief = |org: &Org| Org { profile: Profile::default(), standing: Standing::default(), term: None, ..org.clone() };
    let mut orgs: Vec<_> = node.orgs().await.values().map(brief).collect();
    orgs.sort_by(|a, b| a.region.cmp(&b.region).then_with(|| a.name.cmp(&b.name)));
    Ok(Json(List::whole(orgs)))
}

/// Under which division.
#[derive(Debug, Deserialize)]
pub struct RegionQuery {
    parent: Option<String>,
}

/// Divisions under a code.
pub async fn regions(State(node): State<Arc<Node>>, Query(query): Query<RegionQuery>) -> Answer<List<Region>> {
    Ok(Json(List::whole(node.store.regions(query.parent.as_deref()).await?)))
}

/// A machine client as shown; its secret only once.
#[derive(Debug, Serialize)]
pub struct ClientView {
    id: String,
    name: String,
    /// The unit it is registered for; empty for the organization as a whole.
    unit: String,
    org: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    secret: Option<String>,
}

/// The organization's own machine clients.
pub async fn clients(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<List<ClientView>> {
    let rows = node.store.clients(who.actor.org.as_str()).await?;
    let view = |row: store::Row<domain::org::Client>| ClientView {
        id: row.body.id.0,
        name: row.body.name,
        unit: row.body.unit,
        org: row.body.org.0,
        secret: None,
    };
    Ok(Json(List::whole(rows.into_iter().map(view).collect())))
}

/// A name for a new client.
#[derive(Debug, Deserialize)]
pub struct NewClient {
    name: String,
    #[serde(default)]
    unit: String,
}

/// Registers a client; its secret is in this answer and nowhere else.
pub async fn add_client(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Body(new): Body<NewClient>,
) -> Result<(StatusCode, Json<ClientView>), Problem> {
    let id = fresh_id();
    let secret = random_hex(32).map_err(Problem::failed)?;
    let digest = hex::encode(seal::digest::sm3(secret.as_bytes()).as_bytes());
    act(
        &node,
        &who.actor,
        Command::AddClient(AddClient { id: id.as_str().into(), name: new.name.clone(), unit: new.unit.clone(), secret: digest }),
    )
    .await?;
    let view = ClientView {
        id,
        name: new.name.trim().to_owned(),
        unit: new.unit.trim().to_owned(),
        org: who.actor.org.0.clone(),
        secret: Some(secret),
    };
    Ok((StatusCode::CREATED, Json(view)))
}
