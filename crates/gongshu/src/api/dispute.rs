//! Disputes, as far as they differ from other matters.

use super::entry::Listed;
use super::matter::Desk;
use super::{Answer, Who};
use crate::act::Matter as Act;
use crate::node::Node;
use ::law::Key;
use axum::Json;
use axum::extract::{Extension, State};
use domain::dispute::{Dispute, DisputeState, Escalated, Open, Order, Step, escalated};
use domain::{Context, OrgId};
use serde::Serialize;
use std::sync::Arc;
use store::MatterFilter;

/// A matter that was brought before the government, in a sentence too.
#[derive(Debug, Serialize)]
pub struct Told {
    #[serde(flatten)]
    what: Escalated,
    line: String,
}

/// What was brought before the government: open matters by age, then those settled.
///
/// # Errors
/// The store failed.
pub async fn before_government(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Listed<Told>> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let mut disputes = Vec::new();
    for state in ["deciding", "decided"] {
        let filter = MatterFilter { state: Some(state.into()), ..MatterFilter::default() };
        disputes.extend(node.store.matters::<Dispute>(&filter, None, MOST).await?.items.into_iter().map(|row| row.body));
    }
    let all = escalated(&disputes, &ctx);
    let items = all.into_iter().map(|what| Told { line: what.line(), what }).collect();
    Ok(Json(Listed::new(items, law.cite(Key::OrgCoordinate, ctx.today()))))
}

/// Most disputes of each state that the list goes through, the newest first.
const MOST: u64 = 200;

impl Desk for Dispute {
    async fn opening(_: &Node, id: String, open: Open) -> anyhow::Result<Act> {
        Ok(Act::OpenDispute(id, Box::new(open)))
    }

    fn step(_: &Node, id: String, step: Step) -> anyhow::Result<Act> {
        Ok(Act::Dispute(id, step))
    }

    fn named(&self) -> Vec<OrgId> {
        let mut orgs: Vec<_> = self.records.iter().map(|taken| taken.org.clone()).collect();
        if let DisputeState::Decided { ruling } = &self.state
            && let Order::Assign { org } = &ruling.order
        {
            orgs.push(org.clone());
        }
        orgs
    }
}
