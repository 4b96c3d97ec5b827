//! Items as columns, and the table that has them.

use super::Home;
use crate::{LoadError, Manifest, PlaneError};
use arrow::datatypes::{DataType, Field, Schema, SchemaRef, TimeUnit};
use deltalake::DeltaTable;
use deltalake::kernel::engine::arrow_conversion::TryIntoKernel as _;
use deltalake::kernel::{StructField, StructType};
use deltalake::operations::create::CreateBuilder;
use deltalake::protocol::SaveMode;
use domain::catalogue::{Item, Kind};
use std::sync::Arc;

/// Column with the batch a row came in.
pub(crate) const BATCH: &str = "_batch";
/// Column with the row's number in its file.
pub(crate) const ROW: &str = "_row";
/// Column with the time its batch was accepted; grows from batch to batch.
pub(crate) const AT: &str = "_at";

fn data_type(kind: &Kind) -> DataType {
    match kind {
        Kind::Text { .. } => DataType::Utf8,
        Kind::Integer => DataType::Int64,
        Kind::Decimal { precision, scale } => DataType::Decimal128(*precision, i8::try_from(*scale).unwrap_or(0)),
        Kind::Date => DataType::Date32,
        // A civil time, without zone: Delta's `timestamp_ntz`.
        Kind::Time => DataType::Timestamp(TimeUnit::Microsecond, None),
        Kind::Boolean => DataType::Boolean,
    }
}

fn fields(items: &[Item]) -> Vec<Field> {
    items.iter().map(|item| Field::new(&item.name, data_type(&item.kind), true)).collect()
}

fn own() -> [Field; 3] {
    let at = DataType::Timestamp(TimeUnit::Microsecond, Some("UTC".into()));
    [Field::new(BATCH, DataType::Utf8, true), Field::new(ROW, DataType::Int64, true), Field::new(AT, at, true)]
}

/// What speaks against loading these items into the table that stands.
pub(crate) fn differs(before: &Manifest, items: &[Item]) -> Result<(), LoadError> {
    let keys = |items: &[Item]| items.iter().filter(|item| item.key).map(|item| item.name.clone()).collect::<Vec<_>>();
    let (old, new) = (keys(&before.items), keys(items));
    if old != new {
        let named = |keys: Vec<String>| if keys.is_empty() { "无".to_owned() } else { keys.join("、") };
        let why = format!("主键由“{}”变为“{}”。已有数据的资源不能更换主键，请另建资源", named(old), named(new));
        return Err(LoadError::Schema { why });
    }
    let changed = |item: &Item| before.items.iter().any(|old| old.name == item.name && data_type(&old.kind) != data_type(&item.kind));
    match items.iter().find(|item| changed(item)) {
        Some(item) => Err(LoadError::Schema {
            why: format!("数据项“{}”的类型已改变。请新增一个数据项，或另建资源", item.title)
        }),
        None => Ok(()),
    }
}

/// The schema of the table, as Arrow, with all columns it ever had.
pub(crate) fn arrow(table: &DeltaTable) -> Result<SchemaRef, PlaneError> {
    let schema = table.snapshot()?.snapshot().arrow_schema();
    let fields = schema.fields().iter().map(|field| match field.data_type() {
        // Readers may prefer views; files are written plain.
        DataType::Utf8View | DataType::LargeUtf8 => Field::new(field.name(), DataType::Utf8, true),
        _ => field.as_ref().clone(),
    });
    Ok(Arc::new(Schema::new(fields.collect::<Vec<_>>())))
}

/// The table with a column for each item: made, or widened.
pub(crate) async fn ensure(home: &Home, items: &[Item]) -> Result<DeltaTable, LoadError> {
    let strange = items.iter().find(|item| item.name.starts_with('_') || items.iter().filter(|other| other.name == item.name).count() > 1);
    if let Some(item) = strange {
        return Err(LoadError::Schema {
            why: format!("数据项“{}”的列名重复或以下划线开头。请在资源目录中修改", item.title)
        });
    }
    match home.table(None).await? {
        Some(table) => Ok(widen(table, items).await?),
        None => Ok(create(home, items).await?),
    }
}

fn kernel(fields: Vec<Field>) -> Result<Vec<StructField>, PlaneError> {
    let schema: StructType = (&Schema::new(fields)).try_into_kernel()?;
    Ok(schema.fields().cloned().collect())
}

async fn create(home: &Home, items: &[Item]) -> Result<DeltaTable, PlaneError> {
    let columns = fields(items).into_iter().chain(own()).collect();
    let configuration = [
        ("delta.appendOnly", "true"),
        // The log is evidence and the way to recover: it is never cleaned up.
        ("delta.enableExpiredLogCleanup", "false"),
        ("delta.logRetentionDuration", "interval 36500 days"),
        ("delta.checkpointInterval", "20"),
    ];
    Ok(CreateBuilder::new()
        .with_log_store(home.log_store()?)
        .with_table_name(home.resource.as_str())
        .with_save_mode(SaveMode::ErrorIfExists)
        .with_columns(kernel(columns)?)
        .with_configuration(configuration.map(|(key, value)| (key.to_owned(), Some(value.to_owned()))))
        .await?)
}

async fn widen(table: DeltaTable, items: &[Item]) -> Result<DeltaTable, PlaneError> {
    let have = arrow(&table)?;
    let new: Vec<Field> = fields(items).into_iter().filter(|field| have.field_with_name(field.name()).is_err()).collect();
    if new.is_empty() {
        return Ok(table);
    }
    Ok(table.add_columns().with_fields(kernel(new)?).await?)
}
