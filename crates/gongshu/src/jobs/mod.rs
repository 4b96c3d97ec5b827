//! What a node does by itself: recover, publish, load, and what falls due.

mod load;
mod publish;
mod recover;
mod ticker;
mod watch;

pub use load::{Loads, begin, load_file, publish as publish_manifest};
pub use publish::Latest;
pub use recover::recover;
pub(crate) use recover::upload;
pub use ticker::tick;
pub use watch::{Noted, watch};

use crate::calls_log;
use crate::node::Node;
use std::sync::Arc;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

/// Starts the jobs of a node; they end with the process.
///
/// # Errors
/// The acts log on disk is ahead of the database, or can't be read.
pub async fn start(node: &Arc<Node>) -> anyhow::Result<()> {
    let mut publisher = publish::Publish::open(node).await?;
    publisher.catch_up(node).await?;
    let own = Arc::clone(node);
    let (stop, stopped) = oneshot::channel();
    let tasks = Tasks {
        follow: tokio::spawn(calls_log::follow(Arc::clone(node))),
        publish: tokio::spawn(async move { publisher.run(&own, stopped).await }),
        stop,
        ticker: tokio::spawn(ticker::run(Arc::clone(node))),
        watch: tokio::spawn(watch::run(Arc::clone(node))),
    };
    *node.tasks.lock().await = Some(tasks);
    Ok(())
}

/// The jobs of a running node.
#[derive(Debug)]
pub struct Tasks {
    follow: JoinHandle<()>,
    publish: JoinHandle<()>,
    stop: oneshot::Sender<()>,
    ticker: JoinHandle<()>,
    watch: JoinHandle<()>,
}

/// Ends the jobs in order: the calls log signs its last head, that head becomes a leaf, the leaves are published.
///
/// # Errors
/// The last leaves could not be published; they are at the next start.
pub async fn stop(node: &Arc<Node>) -> anyhow::Result<()> {
    let Some(tasks) = node.tasks.lock().await.take() else { return Ok(()) };
    node.calls.log().close().await;
    tasks.follow.await?;
    for task in [tasks.ticker, tasks.watch] {
        task.abort();
        let _ = task.await;
    }
    // Not aborted: its files may be under way, and two writers would meet in them.
    let _ = tasks.stop.send(());
    tasks.publish.await?;
    publish::Publish::open(node).await?.catch_up(node).await
}
