//! Matters in the inbox: what waits for the viewer's organization though no clock runs for it, and what it opened.

use super::inbox::Todo;
use super::matter::Desk;
use crate::node::Node;
use domain::decision::CaseRef;
use domain::{Actor, Context, Matter, OrgId};
use store::{MatterFilter, StoreError};

/// Most matters of a room that are looked through, newest first.
const MOST: u64 = 200;
/// States in which nothing is left to do.
const DONE: &[&str] = &[
    "closed",
    "cancelled",
    "acknowledged",
    "met",
    "refused",
    "unsourced",
    "settled",
    "decided",
    "ended",
    "issued",
    "registered",
    "deregistered",
];

/// The rooms whose matters come into the inbox: `every_room!(act)` does `act!(room)` for each.
macro_rules! every_room {
    ($act:ident) => {
        $act!(domain::correction::Correction);
        $act!(domain::correction::Notice);
        $act!(domain::demand::Demand);
        $act!(domain::dispute::Dispute);
        $act!(domain::misuse::Misuse);
        $act!(domain::feedback::Feedback);
        $act!(domain::onward::Onward);
        $act!(domain::collect::CollectionList);
        $act!(domain::catalogue::Listing);
        $act!(domain::catalogue::Round);
        $act!(domain::catalogue::Registration);
        $act!(domain::oversight::Lapse);
        $act!(domain::org::task::Task);
    };
}

pub(crate) use every_room;

/// Matters in which the viewer's organization has to act without a clock.
///
/// # Errors
/// The store failed.
pub(super) async fn waiting(node: &Node, actor: &Actor) -> Result<Vec<Todo>, StoreError> {
    let mut items = Vec::new();
    macro_rules! add {
        ($room:ty) => {
            items.extend(of::<$room>(node, actor).await?)
        };
    }
    every_room!(add);
    Ok(items)
}

/// What a matter is about, and who opened it; none where the case is no matter, or there is none.
///
/// # Errors
/// The store failed.
pub(super) async fn subject(node: &Node, case: &CaseRef) -> Result<Option<(String, OrgId)>, StoreError> {
    macro_rules! look {
        ($room:ty) => {
            if case.room == <$room as Matter>::ROOM {
                let found = node.store.matter::<$room>(&case.id).await?;
                return Ok(found.map(|row| (row.body.title(), row.body.opener().clone())));
            }
        };
    }
    every_room!(look);
    Ok(None)
}

async fn of<T: Desk>(node: &Node, actor: &Actor) -> Result<Vec<Todo>, StoreError> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor, law: &law, authority: &authority };
    // The authority may have to act in any; others only where they are a party.
    let party = (actor.org != authority && !T::PUBLIC).then(|| actor.org.0.clone());
    let filter = MatterFilter { party, not: DONE.to_vec(), ..MatterFilter::default() };
    let mut items = Vec::new();
    for row in node.store.matters::<T>(&filter, None, MOST).await?.items {
        let matter = row.body;
        if !matter.may(&ctx).iter().any(|verb| matter.duty(verb)) || runs(node, &matter, actor).await? {
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
    let mut items = Vec::new();
    macro_rules! add {
        ($room:ty) => {
            items.extend(by::<$room>(node, actor).await?)
        };
    }
    every_room!(add);
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
    let mut count = 0;
    macro_rules! add {
        ($room:ty) => {
            count += node.store.count_matters::<$room>(&filter).await?
        };
    }
    every_room!(add);
    Ok(count)
}
