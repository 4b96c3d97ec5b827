//! The blocking part of a load: the whole file, once through.

use super::columns::Columns;
use super::parquet::{Pipe, properties};
use super::rows::{Record, Rows};
use super::unique::Unique;
use crate::file::{OutFile, remove, remove_parts};
use crate::index::{Field, SegmentWriter};
use crate::intake::{Source, read};
use crate::quarantine::QuarantineWriter;
use crate::table::{Entry, Home};
use crate::{LoadError, PlaneError, Progress, Settings, Stage};
use arrow::datatypes::SchemaRef;
use chrono::{DateTime, FixedOffset};
use domain::BatchId;
use domain::catalogue::Item;
use domain::intake::{Counts, Format};
use domain::quality::Checker;
use seal::digest::Hasher;
use std::path::{Path, PathBuf};
use std::sync::Arc;

/// A load, prepared: all it needs without waiting for anyone.
pub(crate) struct Run {
    pub(crate) home: Arc<Home>,
    pub(crate) batch: BatchId,
    pub(crate) items: Vec<Item>,
    pub(crate) checkers: Vec<Checker>,
    pub(crate) format: Format,
    pub(crate) file: PathBuf,
    pub(crate) schema: SchemaRef,
    pub(crate) at: DateTime<FixedOffset>,
    pub(crate) unique: Unique,
    pub(crate) settings: Settings,
    pub(crate) progress: Progress,
}

/// What a load wrote.
pub(crate) struct Written {
    pub(crate) entry: Entry,
    /// Path of the data file within the table.
    pub(crate) path: String,
    /// Its size in bytes as readers see it.
    pub(crate) size: u64,
}

impl Run {
    /// Reads, checks and writes. On an error nothing is left but, if no row passed, the quarantine.
    pub(crate) fn go(mut self) -> Result<Written, LoadError> {
        let (home, batch) = (Arc::clone(&self.home), self.batch.clone());
        let result = self.write();
        if let Err(error) = &result {
            clean(&home, &batch, matches!(error, LoadError::AllBad { .. }))?;
        }
        result
    }

    fn write(&mut self) -> Result<Written, LoadError> {
        let (path, place) = self.home.data(&self.batch)?;
        let segment = if self.items.iter().any(|item| item.key) { Some(Home::segment_name(&self.batch)?) } else { None };
        let (checkers, unique) = (std::mem::take(&mut self.checkers), std::mem::take(&mut self.unique));
        let mut rows = self.rows(checkers, unique, &place, segment.as_deref())?;
        let source = Source { file: &self.file, items: &self.items, settings: &self.settings, progress: &self.progress };
        read(source, self.format, &mut rows)?;
        rows.flush()?;
        self.progress.enter(Stage::Sealing);
        let (counts, digest, size) = finish(rows)?;
        let items = self.items.iter().map(|item| Item { rules: Vec::new(), ..item.clone() }).collect();
        let entry = Entry { batch: self.batch.clone(), at: self.at, counts, digest, segment, items };
        Ok(Written { entry, path, size })
    }

    fn rows(&self, checkers: Vec<Checker>, unique: Unique, place: &Path, segment: Option<&str>) -> Result<Rows<'_>, LoadError> {
        let (home, key) = (&self.home, self.home.key.as_ref());
        let io = || PlaneError::io("建立批次文件");
        let file = OutFile::create(place, key).map_err(io())?;
        let fields = Field::of(&self.items);
        let segment = segment.map(|name| SegmentWriter::create(&home.index().join(name), &fields, key)).transpose().map_err(io())?;
        let at = self.at.timestamp_micros();
        Ok(Rows {
            items: &self.items,
            checkers,
            unique,
            columns: Columns::new(&self.items, Arc::clone(&self.schema), self.batch.as_str(), at),
            parquet: Pipe::start(file, Arc::clone(&self.schema), properties(&self.items)),
            index: segment,
            quarantine: QuarantineWriter::create(home.quarantine(&self.batch)?, key).map_err(io())?,
            digest: Hasher::new(),
            counts: Counts::default(),
            held: 0,
            record: Record::default(),
            settings: &self.settings,
            progress: &self.progress,
        })
    }
}

/// Makes everything durable, in the order in which it will be needed.
fn finish(rows: Rows<'_>) -> Result<(Counts, String, u64), LoadError> {
    let counts = rows.counts;
    let io = || PlaneError::io("写入批次文件");
    rows.quarantine.finish(counts).map_err(io())?;
    if counts.good == 0 {
        return Err(LoadError::AllBad { counts });
    }
    let size = rows.parquet.finish()?;
    crash_point!("stage_parquet");
    if let Some(index) = rows.index {
        index.finish().map_err(io())?;
    }
    crash_point!("stage_segment");
    Ok((counts, rows.digest.finish().to_string(), size))
}

/// Removes what a batch left on disk that is not in the log.
pub(crate) fn clean(home: &Home, batch: &BatchId, keep_quarantine: bool) -> Result<(), PlaneError> {
    let io = || PlaneError::io("清理批次文件");
    let (_, data) = home.data(batch)?;
    let segment = Home::segment_name(batch)?;
    home.forget(|name| name != segment);
    for place in [data, home.index().join(segment)] {
        remove(&place).and_then(|()| remove_parts(&place)).map_err(io())?;
    }
    let quarantine = home.quarantine(batch)?;
    if !keep_quarantine {
        quarantine.remove().map_err(io())?;
    }
    quarantine.places().try_for_each(remove_parts).map_err(io())
}
