//! What only a demo has: its accounts on the sign-in page.

use super::session::NodeView;
use super::{Answer, List, Problem};
use crate::node::Node;
use axum::Json;
use axum::extract::State;
use domain::org::Role;
use serde::Serialize;
use std::collections::BTreeSet;
use std::sync::Arc;

/// An account of the demo city.
#[derive(Debug, Serialize)]
pub struct Account {
    login: String,
    name: String,
    org: String,
    org_name: String,
    roles: BTreeSet<Role>,
    password: String,
}

/// The demo's accounts; any other node has none to show.
///
/// # Errors
/// Not a demo.
pub async fn accounts(State(node): State<Arc<Node>>) -> Answer<List<Account>> {
    let password = node.demo_password.clone().filter(|_| node.clock.is_demo()).ok_or_else(Problem::hidden)?;
    let mut items = Vec::new();
    for row in node.store.people().await? {
        let person = row.body;
        let org_name = node.org_name(&person.org).await;
        items.push(Account {
            login: person.login,
            name: person.name,
            org: person.org.0,
            org_name,
            roles: person.roles,
            password: password.clone(),
        });
    }
    Ok(Json(List::whole(items)))
}

/// The node as the sign-in page shows it.
pub async fn node(State(node): State<Arc<Node>>) -> Json<NodeView> {
    Json(NodeView::of(&node))
}
