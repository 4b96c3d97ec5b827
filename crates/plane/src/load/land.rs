//! From a staged batch to a landed one.

use super::stage::{Staged, State};
use crate::plane::Plane;
use crate::table;
use crate::{Landing, PlaneError, Stage};
use deltalake::kernel::Add;
use std::collections::HashMap;

/// Commits a staged batch.
pub(crate) async fn land(plane: &Plane, staged: Staged) -> Result<Landing, PlaneError> {
    let Staged { home, progress, state, _turn } = staged;
    let (table, before, written) = match state {
        State::Landed(landing) => {
            progress.enter(Stage::Done);
            return Ok(*landing);
        }
        State::New { table, before, written } => (table, before, written),
    };
    progress.enter(Stage::Committing);
    let add = Add {
        path: written.path,
        partition_values: HashMap::new(),
        size: i64::try_from(written.size).unwrap_or(i64::MAX),
        modification_time: written.entry.at.timestamp_millis(),
        data_change: true,
        // Counts only: least and greatest values would stand in a log that is not sealed.
        stats: Some(format!("{{\"numRecords\":{}}}", written.entry.counts.good)),
        tags: None,
        deletion_vector: None,
        base_row_id: None,
        default_row_commit_version: None,
        clustering_provider: None,
    };
    crash_point!("before_commit");
    let landing = match table::commit(&table, &written.entry, add).await {
        Ok(version) => {
            crash_point!("after_commit");
            let manifest = written.entry.extend(&home, before, version);
            home.keep(&manifest)?;
            crash_point!("after_manifest");
            written.entry.landing(version, manifest)
        }
        // The commit may stand although something after it failed: the log decides.
        Err(error) => plane.landed_in(&home, &written.entry.batch).await?.ok_or(error)?,
    };
    progress.enter(Stage::Done);
    Ok(landing)
}
