//! Every row of the file: checked, then into the table and the index, or into quarantine.

use super::columns::Columns;
use super::parquet::Pipe;
use super::unique::Unique;
use crate::index::SegmentWriter;
use crate::intake::{RawRow, RowSink};
use crate::quarantine::QuarantineWriter;
use crate::value::write_cell;
use crate::{LoadError, PlaneError, Progress, Settings};
use domain::catalogue::Item;
use domain::intake::Counts;
use domain::quality::{Cell, Checker, Reason};
use seal::digest::Hasher;
use std::ops::Range;

/// How often progress is told, in rows.
const TELL: u64 = 1024;

/// Where the rows of one load go.
pub(crate) struct Rows<'a> {
    pub(crate) items: &'a [Item],
    pub(crate) checkers: Vec<Checker>,
    pub(crate) unique: Unique,
    pub(crate) columns: Columns,
    pub(crate) parquet: Pipe,
    pub(crate) index: Option<SegmentWriter>,
    pub(crate) quarantine: QuarantineWriter,
    pub(crate) digest: Hasher,
    pub(crate) counts: Counts,
    pub(crate) held: usize,
    pub(crate) record: Record,
    pub(crate) settings: &'a Settings,
    pub(crate) progress: &'a Progress,
}

/// A row in its canonical form: per item four bytes of length and the text, or `u32::MAX` for an
/// empty cell. The digest of a batch is SM3 over these.
#[derive(Debug, Default)]
pub(crate) struct Record {
    pub(crate) bytes: Vec<u8>,
    pub(crate) key: Vec<u8>,
    spans: Vec<Option<Range<usize>>>,
    text: String,
}

impl Record {
    fn fill(&mut self, items: &[Item], cells: &[Cell<'_>]) {
        self.bytes.clear();
        self.key.clear();
        self.spans.clear();
        for (item, cell) in items.iter().zip(cells) {
            self.text.clear();
            let present = write_cell(cell, &item.kind, &mut self.text);
            let text = present.then_some(self.text.as_str());
            crate::index::put(&mut self.bytes, text);
            let end = self.bytes.len();
            self.spans.push(text.map(|text| end - text.len()..end));
            if item.key {
                crate::index::put(&mut self.key, text);
            }
        }
    }

    fn value(&self, item: usize) -> Option<&[u8]> {
        self.spans.get(item).and_then(Clone::clone).and_then(|span| self.bytes.get(span))
    }
}

impl RowSink for Rows<'_> {
    fn row(&mut self, row: &RawRow) -> Result<(), LoadError> {
        self.counts.rows += 1;
        if self.counts.rows > self.settings.max_rows {
            return Err(LoadError::TooManyRows { max: self.settings.max_rows });
        }
        if self.counts.rows.is_multiple_of(TELL) {
            self.tell()?;
        }
        if let Some(reason) = &row.fault {
            return self.bad(row, &[(None, reason.clone())]);
        }
        match self.check(row) {
            Ok(cells) => self.good(row, &cells),
            Err(faults) => self.bad(row, &faults),
        }
    }
}

impl Rows<'_> {
    fn tell(&self) -> Result<(), LoadError> {
        self.progress.counted(self.counts.rows, self.counts.bad);
        if self.progress.cancelled() { Err(LoadError::Cancelled) } else { Ok(()) }
    }

    /// All faults of a row at once, so that one correction is enough.
    fn check<'r>(&self, row: &'r RawRow) -> Result<Vec<Cell<'r>>, Vec<(Option<usize>, Reason)>> {
        let mut cells = Vec::with_capacity(self.checkers.len());
        let mut faults = Vec::new();
        for (index, checker) in self.checkers.iter().enumerate() {
            let unreadable = row.faults.iter().find(|(place, _)| *place == index).map(|(_, reason)| reason.clone());
            match unreadable.map_or_else(|| checker.check(row.field(index)), Err) {
                Ok(cell) => cells.push(cell),
                Err(reason) => faults.push((Some(index), reason)),
            }
        }
        if faults.is_empty() { Ok(cells) } else { Err(faults) }
    }

    fn good(&mut self, row: &RawRow, cells: &[Cell<'_>]) -> Result<(), LoadError> {
        self.record.fill(self.items, cells);
        let record = &self.record;
        if let Err(clash) = self.unique.admit(row.number, &record.key, |item| record.value(item)) {
            let sole = || self.items.iter().position(|item| item.key).filter(|_| self.items.iter().filter(|item| item.key).count() == 1);
            let fault = (clash.item.or_else(sole), clash.reason);
            return self.bad(row, &[fault]);
        }
        self.digest.update(&self.record.bytes);
        if let Some(index) = &mut self.index {
            index.push(&self.record.key, &self.record.bytes).map_err(PlaneError::io("写入索引"))?;
        }
        self.columns.push(cells, row.number);
        self.counts.good += 1;
        self.held += row.bytes();
        if self.columns.len() >= self.settings.group_rows || self.held >= self.settings.group_bytes {
            self.flush()?;
        }
        Ok(())
    }

    fn bad(&mut self, row: &RawRow, faults: &[(Option<usize>, Reason)]) -> Result<(), LoadError> {
        self.counts.bad += 1;
        self.quarantine.row(row, faults, self.items).map_err(PlaneError::io("写入隔离记录"))?;
        Ok(())
    }

    /// Hands the rows held to the encoder.
    pub(crate) fn flush(&mut self) -> Result<(), LoadError> {
        if self.columns.len() > 0 {
            self.held = 0;
            let batch = self.columns.take(self.items).map_err(PlaneError::from)?;
            self.parquet.write(batch)?;
        }
        self.tell()
    }
}
