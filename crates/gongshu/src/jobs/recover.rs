//! After a crash: every batch is wholly there or wholly absent.

use super::load;
use crate::node::Node;
use domain::intake::Batch;
use plane::Progress;
use std::path::PathBuf;
use store::Row;

/// Rolls forward what the table's log holds, loads again what it does not.
///
/// # Errors
/// The database or a table can't be read.
pub async fn recover(node: &Node) -> anyhow::Result<()> {
    let intended = node.store.intended_batches().await?;
    sweep(node, &intended);
    for row in intended {
        let batch = row.body;
        tracing::info!(batch = %batch.id, "a load was cut off; recovering");
        if let Err(error) = one(node, &batch).await {
            // One batch must not keep the whole hub from starting.
            tracing::error!(batch = %batch.id, %error, "not recovered: it stays intended, and the next start tries again");
        }
    }
    Ok(())
}

async fn one(node: &Node, batch: &Batch) -> anyhow::Result<()> {
    match node.plane.landed(&batch.resource, &batch.id).await? {
        Some(landing) => load::land(node, &landing, batch).await,
        None => again(node, batch).await,
    }
}

/// Removes files that belong to no load: uploads and exports a crash cut off.
fn sweep(node: &Node, intended: &[Row<Batch>]) {
    let Ok(files) = std::fs::read_dir(&node.folders.uploads) else { return };
    for file in files.flatten() {
        let wanted = intended.iter().any(|row| file.file_name() == row.body.id.as_str());
        if !wanted && let Err(error) = std::fs::remove_file(file.path()) {
            tracing::warn!(%error, "a left-over upload could not be removed");
        }
    }
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
