//! From a file to a staged batch.

use super::run::{Run, Written};
use super::unique::Unique;
use crate::plane::Plane;
use crate::table::{self, Home};
use crate::{Landing, LoadError, Manifest, PlaneError, Progress, Stage, scan};
use chrono::{DateTime, DurationRound, FixedOffset, TimeDelta};
use deltalake::DeltaTable;
use domain::catalogue::{Grade, Item};
use domain::intake::{Counts, Format};
use domain::quality::Checker;
use domain::{BatchId, ResourceId};
use std::path::Path;
use std::sync::Arc;
use tokio::sync::OwnedMutexGuard;

/// A file to load.
#[derive(Clone, Copy, Debug)]
pub struct Load<'a> {
    /// The batch; loading the same one twice changes nothing.
    pub batch: &'a BatchId,
    /// The resource it goes into.
    pub resource: &'a ResourceId,
    /// Items of the resource, all graded.
    pub items: &'a [Item],
    /// Format of the file.
    pub format: Format,
    /// The file.
    pub file: &'a Path,
    /// When it was accepted.
    pub at: DateTime<FixedOffset>,
}

/// A batch that is written and synced but visible to nobody. No other batch of the resource is
/// loaded until it is committed or dropped; dropped, its files stay until
/// [`Plane::discard`](crate::Plane::discard).
pub struct Staged {
    pub(crate) home: Arc<Home>,
    pub(crate) progress: Progress,
    pub(crate) state: State,
    pub(crate) _turn: OwnedMutexGuard<()>,
}

/// A batch that waits, or one that had already landed.
pub(crate) enum State {
    New { table: Box<DeltaTable>, before: Option<Manifest>, written: Box<Written> },
    Landed(Box<Landing>),
}

impl Staged {
    /// Counts of its rows.
    pub fn counts(&self) -> Counts {
        match &self.state {
            State::New { written, .. } => written.entry.counts,
            State::Landed(landing) => landing.counts,
        }
    }
}

impl std::fmt::Debug for Staged {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Staged").field("resource", &self.home.resource).field("counts", &self.counts()).finish_non_exhaustive()
    }
}

/// Stages a load.
pub(crate) async fn stage(plane: &Plane, load: Load<'_>, progress: &Progress) -> Result<Staged, LoadError> {
    let checkers = checkers(load.items)?;
    progress.enter(Stage::Waiting);
    let turn = Arc::clone(&plane.home(load.resource)?.lock).lock_owned().await;
    if progress.cancelled() {
        return Err(LoadError::Cancelled);
    }
    let home = home(plane, load.resource, load.items)?;
    let staged = |state| Staged { home: Arc::clone(&home), progress: progress.clone(), state, _turn: turn };
    if let Some(landing) = plane.landed_in(&home, load.batch).await? {
        return Ok(staged(State::Landed(Box::new(landing))));
    }
    let table = table::ensure(&home, load.items).await?;
    let before = plane.newest(&home, &table).await?;
    if let Some(before) = &before {
        table::differs(before, load.items)?;
    }
    let run = Run {
        home: Arc::clone(&home),
        batch: load.batch.clone(),
        items: load.items.to_vec(),
        checkers,
        format: load.format,
        file: load.file.to_owned(),
        schema: table::arrow(&table)?,
        at: later(load.at, before.as_ref()),
        unique: taken(plane, &home, load.items, before.as_ref()).await?,
        settings: plane.settings().clone(),
        progress: progress.clone(),
    };
    let written = tokio::task::spawn_blocking(move || run.go()).await.map_err(|e| PlaneError::Task(e.to_string()))??;
    crash_point!("stage_done");
    Ok(staged(State::New { table: Box::new(table), before, written: Box::new(written) }))
}

fn checkers(items: &[Item]) -> Result<Vec<Checker>, LoadError> {
    let ungraded: Vec<_> = items.iter().filter(|item| item.grade.is_none()).map(|item| item.title.clone()).collect();
    if !ungraded.is_empty() {
        return Err(LoadError::Ungraded { items: ungraded });
    }
    if items.is_empty() {
        return Err(LoadError::Schema { why: "资源没有数据项。请先在资源目录中填写数据项".into() });
    }
    let compile = |item: &Item| Checker::new(item).map_err(|why| LoadError::Rule { item: item.title.clone(), why });
    items.iter().map(compile).collect()
}

/// The home of the resource, sealed if an item's grade asks for it.
fn home(plane: &Plane, resource: &ResourceId, items: &[Item]) -> Result<Arc<Home>, LoadError> {
    let home = plane.home(resource)?;
    let sealed: Vec<_> = items.iter().filter(|item| item.grade.is_some_and(Grade::sealed)).map(|item| item.title.clone()).collect();
    if sealed.is_empty() || home.key.is_some() {
        return Ok(home);
    }
    if home.has_table() {
        let why = "数据级别已提高到须加密存储，而已入库的数据未加密。请联系运维人员迁移后再入库".into();
        return Err(LoadError::Schema { why });
    }
    let key = plane.vault().table_key(resource).ok_or(LoadError::Sealed { items: sealed })?;
    Ok(plane.adopt(home.seal(key)?))
}

/// The time of acceptance, to the microsecond, and later than every earlier batch.
fn later(at: DateTime<FixedOffset>, before: Option<&Manifest>) -> DateTime<FixedOffset> {
    let micro = TimeDelta::microseconds(1);
    let at = at.duration_trunc(micro).unwrap_or(at);
    match before {
        Some(before) if before.as_of >= at => (before.as_of + micro).with_timezone(&at.timezone()),
        _ => at,
    }
}

/// Values that the table has now, for the items whose values must be unique.
async fn taken(plane: &Plane, home: &Arc<Home>, items: &[Item], before: Option<&Manifest>) -> Result<Unique, LoadError> {
    let mut unique = Unique::new(items);
    let (Some(before), false) = (before, unique.items().is_empty()) else { return Ok(unique) };
    let wanted: Vec<(usize, &Item)> = unique.items().into_iter().filter_map(|index| items.get(index).map(|item| (index, item))).collect();
    let known = |item: &Item| before.items.iter().any(|old| old.name == item.name);
    let columns: Vec<_> = before.key().chain(wanted.iter().map(|(_, item)| *item).filter(|item| known(item))).cloned().collect();
    let keys = before.key().count();
    let indices: Vec<usize> = wanted.iter().filter(|(_, item)| known(item)).map(|(index, _)| *index).collect();
    scan::each(plane, home, before, &columns, |texts| {
        let mut key = Vec::new();
        texts.iter().take(keys).for_each(|text| crate::index::put(&mut key, text.as_deref()));
        for (index, text) in indices.iter().zip(texts.iter().skip(keys)) {
            if let Some(text) = text {
                unique.stored(*index, text.as_bytes(), &key);
            }
        }
        Ok(())
    })
    .await?;
    Ok(unique)
}
