//! The door that changes: actor and command → one transaction → `store` loads → `domain` decides →
//! `store` records → commit.

use crate::node::Node;
use domain::decision::{CaseRef, Room};
use domain::{Actor, Change, Context, Decision, Event, Refusal, RefusalKind};
use store::{StoreError, Tx};

mod collect;
mod command;
mod demand;
mod lists;
mod matter;
mod org;
mod oversight;
mod ruleset;
mod sharing;
mod usage;
pub use collect::Collect;
pub use command::Command;
pub use matter::Matter;
pub use org::OrgAct;
pub use usage::Seen;

/// Why an act did not come about.
#[derive(Debug, thiserror::Error)]
pub enum ActError {
    /// It was refused; an answer, recorded where it is no mere slip of the pen.
    #[error("{refusal}")]
    Refused {
        /// The refusal.
        refusal: Box<Refusal>,
        /// Its leaf.
        index: Option<u64>,
    },
    /// The machine failed.
    #[error(transparent)]
    Failed(#[from] StoreError),
}

/// How often an act is decided again when another was faster.
const TRIES: u32 = 5;

/// Submits a command. Answers the index of its leaf (of the next one, where there was nothing to record).
///
/// # Errors
/// A refusal, or the machine failed; then nothing has happened.
pub async fn act(node: &Node, actor: &Actor, command: Command) -> Result<u64, ActError> {
    let mut tries = 0;
    loop {
        tries += 1;
        match attempt(node, actor, command.clone()).await {
            Err(ActError::Failed(error)) if error.retry() && tries < TRIES => {}
            Err(ActError::Failed(StoreError::Unique(what))) => return Err(taken(&what)),
            done => return done,
        }
    }
}

async fn attempt(node: &Node, actor: &Actor, command: Command) -> Result<u64, ActError> {
    let _turn = node.writing.lock().await;
    let authority = node.authority().await;
    // The transaction first: the moment is taken once the write lock is held, so the log's order is time's order.
    let mut tx = node.store.begin().await?;
    let law = node.law();
    let ctx = Context { now: node.clock.now(), actor, law: &law, authority: &authority };
    let (verb, case) = (command.verb(), command.case());
    match command.decide(&mut tx, &ctx).await? {
        Ok(None) => {
            tx.commit().await?;
            Ok(node.store.acts_head().await?.0)
        }
        Ok(Some(decision)) => {
            let index = tx.record(&ctx, &decision).await?;
            tx.commit().await?;
            node.after(&decision).await;
            Ok(index)
        }
        Err(refusal) => Err(refuse(node, tx, &ctx, verb, case, refusal.reserved(&ctx)).await?),
    }
}

/// Malformed input is no act; every other refusal is a leaf.
async fn refuse(node: &Node, mut tx: Tx, ctx: &Context<'_>, verb: &str, case: CaseRef, refusal: Refusal) -> Result<ActError, ActError> {
    let mut index = None;
    if refusal.kind != RefusalKind::Input {
        index = Some(tx.refuse(ctx, &Event { case, ..Event::new(verb, Room::Ledger, "") }, &refusal).await?);
        tx.commit().await?;
        node.publish.notify_one();
    }
    Ok(ActError::Refused { refusal: Box::new(refusal), index })
}

/// Records that a signed-in caller was turned away before any room was asked. Answers the leaf's index.
///
/// # Errors
/// The machine failed.
pub async fn note_refusal(node: &Node, actor: &Actor, place: &str, refusal: &Refusal) -> Result<u64, StoreError> {
    let _turn = node.writing.lock().await;
    let authority = node.authority().await;
    let mut tx = node.store.begin().await?;
    let law = node.law();
    let ctx = Context { now: node.clock.now(), actor, law: &law, authority: &authority };
    let place: String = place.chars().take(200).collect();
    let index = tx.refuse(&ctx, &Event::new("session.denied", Room::Person, actor.person.as_str()).note(place), refusal).await?;
    tx.commit().await?;
    node.publish.notify_one();
    Ok(index)
}

fn taken(what: &str) -> ActError {
    tracing::info!(constraint = what, "a unique rule was broken");
    let refusal = Refusal::state("taken", "已有相同的记录", "请刷新后查看最新状态");
    ActError::Refused { refusal: Box::new(refusal), index: None }
}

impl Node {
    /// What follows a committed decision: caches forget, the ledger is published.
    async fn after(&self, decision: &Decision) {
        for change in &decision.changes {
            match change {
                Change::Org(_) => self.forget_orgs().await,
                Change::Grant(_) | Change::Catalogue(_) | Change::Client(_) => self.calls.forget(),
                Change::Calendar(recorded) => self.reckon_by(recorded.year.clone()),
                Change::Person(_)
                | Change::Task(_)
                | Change::Intake(_)
                | Change::Sharing(_)
                | Change::Correction(_)
                | Change::Notice(_)
                | Change::Dispute(_)
                | Change::Demand(_)
                | Change::Source(_)
                | Change::Misuse(_)
                | Change::Feedback(_)
                | Change::Onward(_)
                | Change::UseLog(_) => {}
                Change::Duties(_) | Change::Standard(_) | Change::Collection(_) | Change::Form(_) | Change::Digitisation(_) => {}
                Change::Edition(_) | Change::Listing(_) | Change::Round(_) | Change::Registration(_) | Change::RegisterForm(_) => {}
                Change::Ruleset(_) => {}
                Change::Oversight(_) | Change::Paper(_) => {}
            }
        }
        self.publish.notify_one();
    }
}
