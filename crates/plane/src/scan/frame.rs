//! Plans: the current state of a table, and what an admission leaves of it.

use super::Scan;
use super::mask::function;
use super::stream::texts;
use crate::plane::Plane;
use crate::read::{admit, leaves};
use crate::table::{AT, Home, ROW};
use crate::value::canonical;
use crate::{Manifest, PlaneError, ReadError};
use datafusion::common::ScalarValue;
use datafusion::dataframe::DataFrame;
use datafusion::execution::disk_manager::{DiskManagerBuilder, DiskManagerMode};
use datafusion::execution::runtime_env::RuntimeEnvBuilder;
use datafusion::functions_window::expr_fn::row_number;
use datafusion::logical_expr::{Expr, ExprFunctionExt, ident, lit};
use datafusion::prelude::{SessionConfig, SessionContext};
use domain::catalogue::{Item, Kind};
use domain::sharing::{Admitted, RowFilter};
use futures::StreamExt;
use std::sync::Arc;

/// Column that numbers the rows of a key, newest first.
const AGE: &str = "_age";

/// Streams the current rows, as admitted.
pub(crate) async fn scan(
    plane: &Plane,
    home: &Home,
    admitted: &Admitted,
    manifest: &Manifest,
    limit: Option<usize>,
) -> Result<Scan, ReadError> {
    // The engine counts in `i64`: a limit beyond that is none.
    let limit = limit.filter(|limit| i64::try_from(*limit).is_ok());
    let frame = granted(plane, home, admitted, manifest).await?.limit(0, limit)?;
    let stream = frame.execute_stream().await?;
    let kinds = admitted.items().iter().map(|granted| shown(manifest, granted.mask.is_some(), &granted.item)).collect();
    Ok(Scan { table_version: manifest.table_version, as_of: manifest.as_of, kinds, stream })
}

/// How many current rows are admitted.
pub(crate) async fn count(plane: &Plane, home: &Home, admitted: &Admitted, manifest: &Manifest) -> Result<u64, ReadError> {
    let frame = granted(plane, home, admitted, manifest).await?;
    Ok(frame.count().await? as u64)
}

/// Calls `take` with the canonical texts of the given items of every current row. For the plane's
/// own work only.
pub(crate) async fn each(
    plane: &Plane,
    home: &Home,
    manifest: &Manifest,
    items: &[Item],
    mut take: impl FnMut(&[Option<String>]) -> Result<(), PlaneError>,
) -> Result<(), PlaneError> {
    let frame = current(plane, home, manifest).await?.select(items.iter().map(|item| ident(&item.name)))?;
    let mut stream = frame.execute_stream().await?;
    while let Some(batch) = stream.next().await {
        let batch = batch?;
        for row in 0..batch.num_rows() {
            take(&texts(&batch, row))?;
        }
    }
    Ok(())
}

fn shown(manifest: &Manifest, masked: bool, name: &str) -> (String, String, Kind) {
    let item = manifest.items.iter().find(|item| item.name == name);
    let kind = item.filter(|_| !masked).map_or(Kind::Text { max: u32::MAX }, |item| item.kind.clone());
    (name.to_owned(), item.map_or_else(|| name.to_owned(), |item| item.title.clone()), kind)
}

async fn granted(plane: &Plane, home: &Home, admitted: &Admitted, manifest: &Manifest) -> Result<DataFrame, ReadError> {
    leaves(admitted)?;
    admit(admitted, manifest)?;
    let mut frame = current(plane, home, manifest).await?;
    if let Some(filter) = admitted.rows() {
        frame = frame.filter(passes(filter, manifest))?;
    }
    let columns = admitted.items().iter().map(|granted| match granted.mask {
        Some(mask) => function(mask).call(vec![ident(&granted.item)]).alias(&granted.item),
        None => ident(&granted.item),
    });
    Ok(frame.select(columns)?)
}

/// The row filter. A value that is not of the item's type equals no row.
fn passes(filter: &RowFilter, manifest: &Manifest) -> Expr {
    let kind = manifest.items.iter().find(|item| item.name == filter.item).map(|item| &item.kind);
    let value = kind.and_then(|kind| canonical(kind, &filter.equals).and_then(|text| scalar(kind, &text)));
    value.map_or_else(|| lit(false), |value| ident(&filter.item).eq(Expr::Literal(value, None)))
}

/// A canonical text as a value of the engine.
fn scalar(kind: &Kind, text: &str) -> Option<ScalarValue> {
    Some(match kind {
        Kind::Text { .. } => ScalarValue::Utf8(Some(text.to_owned())),
        Kind::Integer => ScalarValue::Int64(text.parse().ok()),
        Kind::Decimal { precision, scale } => {
            ScalarValue::Decimal128(text.replace('.', "").parse().ok(), *precision, i8::try_from(*scale).ok()?)
        }
        Kind::Date => ScalarValue::Date32(text.parse().ok().map(crate::value::days)),
        Kind::Time => {
            let time = chrono::NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M:%S").ok()?;
            ScalarValue::TimestampMicrosecond(Some(time.and_utc().timestamp_micros()), None)
        }
        Kind::Boolean => ScalarValue::Boolean(Some(text == "是")),
    })
}

/// The newest row of each key; all rows where there is no key.
async fn current(plane: &Plane, home: &Home, manifest: &Manifest) -> Result<DataFrame, PlaneError> {
    let gone = || PlaneError::Log { version: manifest.table_version, why: "数据表不存在".into() };
    let table = home.table(Some(manifest.table_version)).await?.ok_or_else(gone)?;
    let files = table.snapshot()?.log_data().num_files();
    let session = context(plane, home)?;
    // The engine's own store for local files knows nothing of sealed ones.
    let log = table.log_store();
    session.runtime_env().register_object_store(log.root_url(), log.root_object_store(None));
    let frame = session.read_table(table.table_provider().await?)?;
    let key: Vec<Expr> = manifest.key().map(|item| ident(&item.name)).collect();
    // Keys are unique within a batch, and a batch is a file: one file needs no sorting out.
    if key.is_empty() || files <= 1 {
        return Ok(frame);
    }
    let newest_first = vec![ident(AT).sort(false, false), ident(ROW).sort(false, false)];
    let age = row_number().partition_by(key).order_by(newest_first).build()?.alias(AGE);
    Ok(frame.window(vec![age])?.filter(ident(AGE).eq(lit(1u64)))?)
}

/// A session within the memory of one scan. Rows of sealed tables never spill to disk.
fn context(plane: &Plane, home: &Home) -> Result<SessionContext, PlaneError> {
    let mode = if home.key.is_some() { DiskManagerMode::Disabled } else { DiskManagerMode::Directories(vec![plane.spill().to_owned()]) };
    let runtime = RuntimeEnvBuilder::new()
        .with_memory_limit(plane.settings().scan_memory, 1.0)
        .with_disk_manager_builder(DiskManagerBuilder::default().with_mode(mode))
        .build()?;
    let config = SessionConfig::new().with_target_partitions(2);
    Ok(SessionContext::new_with_config_rt(config, Arc::new(runtime)))
}
