//! Rows of a running scan.

use crate::ReadError;
use crate::value::{json, write_arrow};
use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use chrono::{DateTime, FixedOffset};
use datafusion::execution::SendableRecordBatchStream;
use domain::catalogue::Kind;
use futures::StreamExt;
use serde_json::{Map, Value};

/// A running scan. Nothing is cut off silently: it ends when all rows, or the limit, were given.
pub struct Scan {
    /// Table version that is read.
    pub table_version: u64,
    /// When the newest batch in it was accepted.
    pub as_of: DateTime<FixedOffset>,
    /// Name, title and shown type of each column; masked ones are text.
    pub(crate) kinds: Vec<(String, String, Kind)>,
    /// The batches.
    pub stream: SendableRecordBatchStream,
}

impl std::fmt::Debug for Scan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Scan").field("table_version", &self.table_version).field("as_of", &self.as_of).finish_non_exhaustive()
    }
}

impl Scan {
    /// Columns of the batches.
    pub fn schema(&self) -> SchemaRef {
        self.stream.schema()
    }

    /// Titles of the columns.
    pub fn titles(&self) -> Vec<&str> {
        self.kinds.iter().map(|(_, title, _)| title.as_str()).collect()
    }

    /// The next rows as JSON, the same as [`Plane::read`](crate::Plane::read) gives; `None` at the end.
    ///
    /// # Errors
    /// [`ReadError::Plane`] when the scan fails.
    pub async fn next_rows(&mut self) -> Result<Option<Vec<Map<String, Value>>>, ReadError> {
        let Some(batch) = self.stream.next().await else { return Ok(None) };
        let batch = batch?;
        let row = |row| {
            let texts = texts(&batch, row);
            let cells = self.kinds.iter().zip(texts);
            cells.map(|((name, _, kind), text)| (name.clone(), text.map_or(Value::Null, |text| json(kind, &text)))).collect()
        };
        Ok(Some((0..batch.num_rows()).map(row).collect()))
    }
}

/// The canonical texts of one row.
pub(crate) fn texts(batch: &RecordBatch, row: usize) -> Vec<Option<String>> {
    let text = |column: &arrow::array::ArrayRef| {
        let mut out = String::new();
        write_arrow(column.as_ref(), row, &mut out).map(|()| out)
    };
    batch.columns().iter().map(text).collect()
}
