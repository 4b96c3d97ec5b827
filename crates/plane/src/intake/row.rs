//! One row as it stands in a file.

use crate::LoadError;
use domain::quality::Reason;

/// Takes rows one by one.
pub(crate) trait RowSink {
    /// Takes a row; an error ends the load.
    fn row(&mut self, row: &RawRow) -> Result<(), LoadError>;
}

/// Fields of one row in one buffer, used again for the next row. In the order of the items; of a
/// row with a fault, in the order of the file.
#[derive(Debug, Default)]
pub(crate) struct RawRow {
    /// Row number as an officer sees it; the header is row 1.
    pub(crate) number: u64,
    /// Why the row as a whole cannot be read.
    pub(crate) fault: Option<Reason>,
    /// Fields that could not be read, by position.
    pub(crate) faults: Vec<(usize, Reason)>,
    text: String,
    ends: Vec<usize>,
}

impl RawRow {
    /// Begins the next row.
    pub(crate) fn begin(&mut self, number: u64) {
        self.number = number;
        self.fault = None;
        self.faults.clear();
        self.text.clear();
        self.ends.clear();
    }

    /// Adds a field.
    pub(crate) fn push(&mut self, field: &str) {
        self.text.push_str(field);
        self.ends.push(self.text.len());
    }

    /// Number of fields.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// Bytes of all fields.
    pub(crate) fn bytes(&self) -> usize {
        self.text.len()
    }

    /// A field; empty when there is none.
    pub(crate) fn field(&self, index: usize) -> &str {
        let start = index.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).copied());
        let end = self.ends.get(index).copied();
        start.zip(end).and_then(|(start, end)| self.text.get(start..end)).unwrap_or_default()
    }

    /// All fields.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|index| self.field(index))
    }
}
