//! After a crash: every batch is wholly there or wholly absent.

use super::load;
use crate::node::Node;
use domain::intake::Batch;
use plane::Progress;
use std::path::PathBuf;

/// Rolls forward what the table's log holds, loads again what it does not.
///
/// # Errors
/// The database or a table can't be read.
pub async fn recover(node: &Node) -> anyhow::Result<()> {
    for row in node.store.intended_batches().await? {
        let batch = row.body;
        tracing::info!(batch = %batch.id, "a load was cut off; recovering");
        match node.plane.landed(&batch.resource, &batch.id).await? {
            Some(landing) => load::land(node, &landing, &batch).await?,
            None => again(node, &batch).await?,
        }
    }
    Ok(())
}

async fn again(node: &Node, batch: &Batch) -> anyhow::Result<()> {
    node.plane.discard(&batch.resource, &batch.id).await?;
    let items = match node.store.resource(batch.resource.as_str()).await? {
        Some(row) => row.body.published.map(|contract| contract.items).unwrap_or_default(),
        None => Vec::new(),
    };
    let file = upload(node, batch);
    if !file.exists() {
        return load::fail(node, batch, "文件在节点重启时已不存在，请重新上传").await;
    }
    load::run(node, batch, &items, &file, &Progress::default()).await
}

/// Where the file of a batch waits.
pub(crate) fn upload(node: &Node, batch: &Batch) -> PathBuf {
    node.folders.uploads.join(batch.id.as_str())
}
