//! What a node does by itself: recover, publish, load, and what falls due.

mod load;
mod publish;
mod recover;
mod ticker;

pub use load::{Loads, begin, load_file};
pub use publish::Latest;
pub use recover::recover;
pub(crate) use recover::upload;
pub use ticker::tick;

use crate::calls_log;
use crate::node::Node;
use std::sync::Arc;

/// Starts the jobs of a node; they end with the process.
///
/// # Errors
/// The acts log on disk is ahead of the database, or can't be read.
pub async fn start(node: &Arc<Node>) -> anyhow::Result<()> {
    let mut publisher = publish::Publish::open(node).await?;
    publisher.catch_up(node).await?;
    let own = Arc::clone(node);
    tokio::spawn(async move { publisher.run(&own).await });
    tokio::spawn(calls_log::follow(Arc::clone(node)));
    tokio::spawn(ticker::run(Arc::clone(node)));
    Ok(())
}
