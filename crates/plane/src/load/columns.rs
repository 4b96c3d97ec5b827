//! Good rows as Arrow columns.

use crate::table::{AT, BATCH, ROW};
use crate::value::days;
use arrow::array::{
    ArrayBuilder, ArrayRef, BooleanBuilder, Date32Builder, Decimal128Builder, Int64Array, Int64Builder, RecordBatch, StringArray,
    StringBuilder, TimestampMicrosecondArray, TimestampMicrosecondBuilder,
};
use arrow::datatypes::SchemaRef;
use arrow::error::ArrowError;
use domain::catalogue::{Item, Kind};
use domain::quality::Cell;
use std::sync::Arc;

/// Columns of the table under construction.
pub(crate) struct Columns {
    schema: SchemaRef,
    items: Vec<Column>,
    rows: Vec<i64>,
    batch: String,
    /// Microseconds since 1970, UTC.
    at: i64,
}

enum Column {
    Text(StringBuilder),
    Integer(Int64Builder),
    Decimal(Decimal128Builder),
    Date(Date32Builder),
    Time(TimestampMicrosecondBuilder),
    Boolean(BooleanBuilder),
}

impl Columns {
    /// Empty columns of the table's schema, for one batch.
    pub(crate) fn new(items: &[Item], schema: SchemaRef, batch: &str, at: i64) -> Self {
        let items = items.iter().map(|item| Column::new(&item.kind)).collect();
        Self { schema, items, rows: Vec::new(), batch: batch.to_owned(), at }
    }

    /// Adds a row; cells are in the order of the items.
    pub(crate) fn push(&mut self, cells: &[Cell<'_>], number: u64) {
        self.items.iter_mut().zip(cells).for_each(|(column, cell)| column.push(cell));
        self.rows.push(i64::try_from(number).unwrap_or(i64::MAX));
    }

    /// Rows held.
    pub(crate) fn len(&self) -> usize {
        self.rows.len()
    }

    /// Takes what is held. Columns of the table that are no longer items of the resource are empty.
    pub(crate) fn take(&mut self, names: &[Item]) -> Result<RecordBatch, ArrowError> {
        let rows = std::mem::take(&mut self.rows);
        let count = rows.len();
        let mut columns: Vec<(&str, ArrayRef)> = vec![
            (BATCH, Arc::new(StringArray::from_iter_values(std::iter::repeat_n(&self.batch, count)))),
            (ROW, Arc::new(Int64Array::from(rows))),
            (AT, Arc::new(TimestampMicrosecondArray::from(vec![self.at; count]).with_timezone("UTC"))),
        ];
        columns.extend(names.iter().map(|item| item.name.as_str()).zip(self.items.iter_mut().map(Column::take)));
        let find = |name: &str| columns.iter().find(|(owner, _)| *owner == name).map(|(_, array)| Arc::clone(array));
        let arrays = self.schema.fields().iter().map(|field| {
            let array = find(field.name()).unwrap_or_else(|| arrow::array::new_null_array(field.data_type(), count));
            // Precision of decimals is the field's.
            if array.data_type() == field.data_type() { Ok(array) } else { arrow::compute::cast(&array, field.data_type()) }
        });
        RecordBatch::try_new(Arc::clone(&self.schema), arrays.collect::<Result<_, _>>()?)
    }
}

impl Column {
    fn new(kind: &Kind) -> Self {
        match kind {
            Kind::Text { .. } => Self::Text(StringBuilder::new()),
            Kind::Integer => Self::Integer(Int64Builder::new()),
            Kind::Decimal { precision, scale } => {
                let decimal = arrow::datatypes::DataType::Decimal128(*precision, i8::try_from(*scale).unwrap_or(0));
                Self::Decimal(Decimal128Builder::new().with_data_type(decimal))
            }
            Kind::Date => Self::Date(Date32Builder::new()),
            Kind::Time => Self::Time(TimestampMicrosecondBuilder::new()),
            Kind::Boolean => Self::Boolean(BooleanBuilder::new()),
        }
    }

    /// A cell of another type cannot come from the checker; it would stand as empty.
    fn push(&mut self, cell: &Cell<'_>) {
        match (self, cell) {
            (Self::Text(b), Cell::Text(text)) => b.append_value(text),
            (Self::Integer(b), Cell::Integer(n)) => b.append_value(*n),
            (Self::Decimal(b), Cell::Decimal(n)) => b.append_value(*n),
            (Self::Date(b), Cell::Date(day)) => b.append_value(days(*day)),
            (Self::Time(b), Cell::Time(time)) => b.append_value(time.and_utc().timestamp_micros()),
            (Self::Boolean(b), Cell::Boolean(yes)) => b.append_value(*yes),
            (Self::Text(b), _) => b.append_null(),
            (Self::Integer(b), _) => b.append_null(),
            (Self::Decimal(b), _) => b.append_null(),
            (Self::Date(b), _) => b.append_null(),
            (Self::Time(b), _) => b.append_null(),
            (Self::Boolean(b), _) => b.append_null(),
        }
    }

    fn take(&mut self) -> ArrayRef {
        let builder: &mut dyn ArrayBuilder = match self {
            Self::Text(b) => b,
            Self::Integer(b) => b,
            Self::Decimal(b) => b,
            Self::Date(b) => b,
            Self::Time(b) => b,
            Self::Boolean(b) => b,
        };
        builder.finish()
    }
}
