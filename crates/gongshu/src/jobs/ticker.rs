//! The ticker: an actor like any other, submitting ordinary commands when something falls due.

use crate::act::{Command, act};
use crate::api::fresh_id;
use crate::node::Node;
use domain::clock::ClockStep;
use std::sync::Arc;
use std::time::Duration;
use store::Job;

/// How often it looks.
const EVERY: Duration = Duration::from_secs(5);
/// How long one process may work on a job before another takes it, in milliseconds.
const LEASE: i64 = 60_000;
/// Jobs taken at once.
const MOST: u64 = 200;

pub(super) async fn run(node: Arc<Node>) {
    let mut interval = tokio::time::interval(EVERY);
    loop {
        interval.tick().await;
        if let Err(error) = tick(&node).await {
            tracing::error!(%error, "the ticker could not do its work; it is tried again");
        }
    }
}

/// Does all work that is due now.
///
/// # Errors
/// The database failed; leased work is taken up again when its lease ends.
pub async fn tick(node: &Node) -> anyhow::Result<()> {
    loop {
        let now = node.clock.now().timestamp_millis();
        let jobs = node.store.lease_jobs(now, now + LEASE, MOST).await?;
        if jobs.is_empty() {
            return Ok(());
        }
        for job in jobs {
            let id = job.id.clone();
            if let Err(error) = work(node, job).await {
                tracing::error!(job = %id, %error, "a job could not be done; it is tried again when its lease ends");
            }
        }
    }
}

async fn work(node: &Node, job: Job) -> anyhow::Result<()> {
    match job.kind.as_str() {
        ClockStep::DUE => {
            act(node, &node.actor().await, Command::NoteOverdue(job.id, job.key, fresh_id())).await?;
        }
        ClockStep::RECKON => {
            act(node, &node.actor().await, Command::Reckon(job.id, job.key)).await?;
        }
        other => tracing::warn!(kind = other, "a job of a kind this version does not know is left for a later one"),
    }
    Ok(())
}
