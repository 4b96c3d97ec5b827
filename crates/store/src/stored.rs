//! How an aggregate lies in its table: `id`, `version`, its JSON `body`, and columns to find it by.

use crate::sql::{count, eq, get, int, name};
use crate::{Result, StoreError};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement, SimpleExpr, Value};
use sea_orm::{ConnectionTrait, QueryResult};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// An aggregate that has a table. Sealed: its columns are no business of others.
pub trait Stored: Serialize + DeserializeOwned + Send + Sync {
    /// Its table.
    const TABLE: &'static str;
    /// Its identifier.
    fn id(&self) -> &str;
    /// Columns derived from the body; an audit derives them again and compares.
    fn columns(&self) -> Vec<(&'static str, Value)>;
}

/// A row and the version it was read at.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Row<T> {
    /// Grows by one with every recorded change.
    pub version: u64,
    /// The aggregate.
    pub body: T,
}

/// A page of a list.
#[derive(Clone, Debug, Serialize)]
pub struct Page<T> {
    /// Rows, newest first.
    pub items: Vec<T>,
    /// Where the next page starts; none at the end.
    pub next: Option<String>,
}

/// Most rows of one page.
pub(crate) const MAX_PAGE: u64 = 200;

pub(crate) fn parse<T: Stored>(row: &QueryResult) -> Result<Row<T>> {
    let id: String = get(row, "id")?;
    let body: String = get(row, "body")?;
    let body = serde_json::from_str(&body).map_err(|e| StoreError::Damaged { table: T::TABLE.into(), id, why: e.to_string() })?;
    Ok(Row { version: count(row, "version")?, body })
}

pub(crate) fn select<T: Stored>() -> SelectStatement {
    Query::select().columns(["id", "version", "body"].map(name)).from(name(T::TABLE)).to_owned()
}

pub(crate) async fn find<T: Stored>(db: &impl ConnectionTrait, id: &str) -> Result<Option<Row<T>>> {
    one(db, select::<T>().and_where(eq("id", id))).await
}

pub(crate) async fn one<T: Stored>(db: &impl ConnectionTrait, query: &SelectStatement) -> Result<Option<Row<T>>> {
    db.query_one(query).await?.as_ref().map(parse).transpose()
}

pub(crate) async fn all<T: Stored>(db: &impl ConnectionTrait, query: &SelectStatement) -> Result<Vec<Row<T>>> {
    db.query_all(query).await?.iter().map(parse).collect()
}

/// A page of rows that satisfy `wheres`, newest identifier first (identifiers are UUIDv7).
pub(crate) async fn page<T: Stored>(
    db: &impl ConnectionTrait,
    wheres: Vec<SimpleExpr>,
    cursor: Option<&str>,
    limit: u64,
) -> Result<Page<Row<T>>> {
    let limit = limit.clamp(1, MAX_PAGE);
    let mut query = select::<T>();
    for condition in wheres {
        query.and_where(condition);
    }
    if let Some(cursor) = cursor {
        query.and_where(Expr::col(name("id")).lt(cursor));
    }
    query.order_by(name("id"), Order::Desc).limit(limit + 1);
    let mut items = all::<T>(db, &query).await?;
    let more = items.len() as u64 > limit;
    items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let next = if more { items.last().map(|row| row.body.id().to_owned()) } else { None };
    Ok(Page { items, next })
}

pub(crate) async fn total<T: Stored>(db: &impl ConnectionTrait, wheres: Vec<SimpleExpr>) -> Result<u64> {
    let mut query = Query::select().expr_as(Expr::col(name("id")).count(), name("n")).from(name(T::TABLE)).to_owned();
    for condition in wheres {
        query.and_where(condition);
    }
    match db.query_one(&query).await? {
        Some(row) => count(&row, "n"),
        None => Ok(0),
    }
}

/// Writes a state over the version it was decided from (`None`: it must be new). Answers its body as text.
pub(crate) async fn write<T: Stored>(db: &impl ConnectionTrait, body: &T, from: Option<u64>) -> Result<String> {
    let text = serde_json::to_string(body).map_err(|e| StoreError::Damaged {
        table: T::TABLE.into(),
        id: body.id().into(),
        why: e.to_string(),
    })?;
    let mut columns = body.columns();
    columns.push(("version", int(from.unwrap_or(0) + 1)));
    columns.push(("body", text.clone().into()));
    match from {
        None => insert::<T>(db, body.id(), columns).await?,
        Some(version) => update::<T>(db, body.id(), version, columns).await?,
    }
    Ok(text)
}

async fn insert<T: Stored>(db: &impl ConnectionTrait, id: &str, mut columns: Vec<(&'static str, Value)>) -> Result<()> {
    columns.push(("id", id.into()));
    let (names, values): (Vec<_>, Vec<_>) = columns.into_iter().map(|(column, value)| (name(column), Expr::val(value))).unzip();
    let mut query = Query::insert();
    query.into_table(name(T::TABLE)).columns(names).values_panic(values);
    db.execute(&query).await?;
    Ok(())
}

async fn update<T: Stored>(db: &impl ConnectionTrait, id: &str, version: u64, columns: Vec<(&'static str, Value)>) -> Result<()> {
    let mut query = Query::update();
    query.table(name(T::TABLE)).and_where(eq("id", id)).and_where(eq("version", int(version)));
    for (column, value) in columns {
        query.value(name(column), Expr::val(value));
    }
    if db.execute(&query).await?.rows_affected() == 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict { table: T::TABLE.into(), id: id.into() })
    }
}
