//! Matters in the inbox: what waits for the viewer's organization though no clock runs for it, and what it opened.

use super::inbox::Todo;
use super::matter::Desk;
use crate::node::Node;
use domain::correction::{Correction, Notice};
use domain::demand::Demand;
use domain::dispute::Dispute;
use domain::{Actor, Context, Matter};
use store::{MatterFilter, StoreError};

/// Most matters of a room that are looked through, newest first.
const MOST: u64 = 200;
/// States in which nothing is left to do.
const DONE: [&str; 9] = ["closed", "cancelled", "acknowledged", "met", "refused", "unsourced", "settled", "decided", "ended"];
/// Taking back is never a duty.
const NO_DUTY: [&str; 2] = ["cancel", "withdraw"];

/// Matters in which the viewer's organization has to act without a clock.
///
/// # Errors
/// The store failed.
pub(super) async fn waiting(node: &Node, actor: &Actor) -> Result<Vec<Todo>, StoreError> {
    let mut items = of::<Correction>(node, actor).await?;
    items.extend(of::<Notice>(node, actor).await?);
    items.extend(of::<Demand>(node, actor).await?);
    items.extend(of::<Dispute>(node, actor).await?);
    Ok(items)
}

async fn of<T: Desk>(node: &Node, actor: &Actor) -> Result<Vec<Todo>, StoreError> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor, law: &law, authority: &authority };
    // The authority may have to act in any; others only where they are a party.
    let party = (actor.org != authority).then(|| actor.org.0.clone());
    let filter = MatterFilter { party, not: DONE.to_vec(), ..MatterFilter::default() };
    let mut items = Vec::new();
    for row in node.store.matters::<T>(&filter, None, MOST).await?.items {
        let matter = row.body;
        if matter.may(&ctx).iter().all(|verb| NO_DUTY.contains(verb)) || runs(node, &matter, actor).await? {
            continue;
        }
        items.push(Todo::of_matter(node, &matter, matter.opener()).await?);
    }
    Ok(items)
}

/// Whether a clock already puts it into the inbox.
async fn runs<T: Matter>(node: &Node, matter: &T, actor: &Actor) -> Result<bool, StoreError> {
    let clocks = node.store.clocks_of(&matter.case()).await?;
    Ok(clocks.iter().any(|row| row.body.met.is_none() && row.body.owner == actor.org))
}

/// Matters the organization opened, newest first.
///
/// # Errors
/// The store failed.
pub(super) async fn opened(node: &Node, actor: &Actor) -> Result<Vec<Todo>, StoreError> {
    let mut items = by::<Correction>(node, actor).await?;
    items.extend(by::<Demand>(node, actor).await?);
    items.extend(by::<Dispute>(node, actor).await?);
    Ok(items)
}

async fn by<T: Desk>(node: &Node, actor: &Actor) -> Result<Vec<Todo>, StoreError> {
    let filter = MatterFilter { opener: Some(actor.org.0.clone()), ..MatterFilter::default() };
    let mut items = Vec::new();
    for row in node.store.matters::<T>(&filter, None, MOST).await?.items {
        items.push(Todo::of_matter(node, &row.body, row.body.opposite()).await?);
    }
    Ok(items)
}

/// How many matters the organization opened.
///
/// # Errors
/// The store failed.
pub(super) async fn count_opened(node: &Node, actor: &Actor) -> Result<u64, StoreError> {
    let filter = MatterFilter { opener: Some(actor.org.0.clone()), ..MatterFilter::default() };
    Ok(node.store.count_matters::<Correction>(&filter).await?
        + node.store.count_matters::<Demand>(&filter).await?
        + node.store.count_matters::<Dispute>(&filter).await?)
}
