//! Short names for building queries.

use crate::{Result, StoreError};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, SimpleExpr, Value};
use sea_orm::{QueryResult, TryGetable};

/// A table or column by name.
pub(crate) fn name(text: &str) -> Alias {
    Alias::new(text)
}

/// `column = value`.
pub(crate) fn eq(column: &str, value: impl Into<Value>) -> SimpleExpr {
    Expr::col(name(column)).eq(Expr::val(value))
}

/// One column of a row.
pub(crate) fn get<T: TryGetable>(row: &QueryResult, column: &str) -> Result<T> {
    row.try_get("", column).map_err(StoreError::from)
}

/// An unsigned count or version out of a bigint column.
pub(crate) fn count(row: &QueryResult, column: &str) -> Result<u64> {
    get::<i64>(row, column).map(|n| u64::try_from(n).unwrap_or(0))
}

/// A count or version as a bigint value.
pub(crate) fn int(n: u64) -> Value {
    Value::BigInt(Some(i64::try_from(n).unwrap_or(i64::MAX)))
}

/// A moment as milliseconds since 1970, UTC.
pub(crate) fn millis(at: chrono::DateTime<chrono::FixedOffset>) -> Value {
    Value::BigInt(Some(at.timestamp_millis()))
}
