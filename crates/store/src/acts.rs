//! The rows of the `acts` log: contiguous indexes, given inside the act's own transaction.

use crate::clocks::article;
use crate::leaf::ActLeaf;
use crate::sql::{count, eq, get, int, name};
use crate::stored::MAX_PAGE;
use crate::{Result, Store, StoreError};
use domain::decision::CaseRef;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, LockType, Order, Query, SelectStatement, Value};
use sea_orm::{ConnectionTrait, QueryResult};

const LOG: &str = "acts";

/// A leaf as committed: its very bytes, and what they say.
#[derive(Clone, Debug)]
pub struct StoredAct {
    /// The bytes the Merkle tree is over.
    pub bytes: String,
    /// What they say.
    pub leaf: ActLeaf,
}

/// Which acts to list.
#[derive(Clone, Debug, Default)]
pub struct ActFilter {
    /// Acted for this organization.
    pub org: Option<String>,
    /// Of this case.
    pub case: Option<CaseRef>,
    /// This verb.
    pub verb: Option<String>,
    /// Refused ones, or carried-out ones.
    pub refused: Option<bool>,
    /// Leaves out refusals of other organizations than this.
    pub viewer: Option<String>,
    /// Leaves out the heads of the calls logs, of which there is one a second.
    pub cases_only: bool,
}

/// Appends a leaf. The head row is locked, so indexes are contiguous whoever writes.
pub(crate) async fn append(db: &impl ConnectionTrait, mut leaf: ActLeaf) -> Result<u64> {
    let head = Query::select()
        .columns(["size", "at"].map(name))
        .from(name("log_head"))
        .and_where(eq("log", LOG))
        .lock(LockType::Update)
        .to_owned();
    let row = db.query_one(&head).await?.ok_or_else(|| damaged("log_head", LOG, "missing"))?;
    let (index, newest) = (count(&row, "size")?, get::<i64>(&row, "at")?);
    let at = leaf.at.timestamp_millis();
    if at < newest {
        return Err(StoreError::ClockBehind);
    }
    leaf.index = index;
    let text = serde_json::to_string(&leaf).map_err(|e| damaged(LOG, &index.to_string(), &e.to_string()))?;
    if text.len() > ledger::tile::MAX_ENTRY {
        // Rather no act than a log that can't be published.
        return Err(damaged(LOG, &index.to_string(), "the leaf is too large"));
    }
    let mut row = columns(&leaf);
    row.extend([("idx", int(index)), ("leaf", text.into())]);
    let (names, values): (Vec<_>, Vec<_>) = row.into_iter().map(|(column, value)| (name(column), Expr::val(value))).unzip();
    let mut insert = Query::insert();
    insert.into_table(name(LOG)).columns(names).values_panic(values);
    db.execute(&insert).await?;
    let mut grow = Query::update();
    grow.table(name("log_head")).value(name("size"), Expr::val(int(index + 1))).value(name("at"), Expr::val(at)).and_where(eq("log", LOG));
    db.execute(&grow).await?;
    Ok(index)
}

/// Columns acts are found by, derived from the leaf; an audit derives them again and compares.
pub(crate) fn columns(leaf: &ActLeaf) -> Vec<(&'static str, Value)> {
    vec![
        ("at", Value::BigInt(Some(leaf.at.timestamp_millis()))),
        ("verb", leaf.verb.clone().into()),
        ("room", leaf.room.clone().into()),
        ("case_id", leaf.case.clone().into()),
        ("person", leaf.person.clone().into()),
        ("org", leaf.org.clone().into()),
        ("refused", leaf.refusal.is_some().into()),
        ("article", leaf.citation.as_ref().map(article).into()),
    ]
}

/// Whole rows from an index on, oldest first.
pub(crate) fn with_columns(index: u64, limit: u64) -> SelectStatement {
    let mut query = Query::select();
    query.column(sea_orm::sea_query::Asterisk).from(name(LOG)).and_where(Expr::col(name("idx")).gte(Expr::val(int(index))));
    query.order_by(name("idx"), Order::Asc).limit(limit).to_owned()
}

impl Store {
    /// How many leaves are committed, and the time of the newest in milliseconds since 1970.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn acts_head(&self) -> Result<(u64, i64)> {
        let head = Query::select().columns(["size", "at"].map(name)).from(name("log_head")).and_where(eq("log", LOG)).to_owned();
        let row = self.db.query_one(&head).await?.ok_or_else(|| damaged("log_head", LOG, "missing"))?;
        Ok((count(&row, "size")?, get(&row, "at")?))
    }

    /// Leaves from an index on, oldest first, at most `limit`: for publishing and audit.
    pub async fn acts_from(&self, index: u64, limit: u64) -> Result<Vec<StoredAct>> {
        let mut query = leaves();
        query.and_where(Expr::col(name("idx")).gte(Expr::val(int(index)))).order_by(name("idx"), Order::Asc).limit(limit);
        self.db.query_all(&query).await?.iter().map(parse).collect()
    }

    /// Leaves, newest first, before an index.
    pub async fn acts(&self, filter: &ActFilter, before: Option<u64>, limit: u64) -> Result<Vec<StoredAct>> {
        let mut query = leaves();
        if let Some(org) = &filter.org {
            query.and_where(eq("org", org.as_str()));
        }
        if let Some(case) = &filter.case {
            query.and_where(eq("room", case.room.as_str())).and_where(eq("case_id", case.id.as_str()));
        }
        if let Some(verb) = &filter.verb {
            query.and_where(eq("verb", verb.as_str()));
        }
        if let Some(refused) = filter.refused {
            query.and_where(eq("refused", refused));
        }
        if let Some(viewer) = &filter.viewer {
            query.cond_where(Cond::any().add(eq("refused", false)).add(eq("org", viewer.as_str())));
        }
        if filter.cases_only {
            query.and_where(Expr::col(name("room")).ne("ledger"));
        }
        if let Some(before) = before {
            query.and_where(Expr::col(name("idx")).lt(Expr::val(int(before))));
        }
        query.order_by(name("idx"), Order::Desc).limit(limit.clamp(1, MAX_PAGE));
        self.db.query_all(&query).await?.iter().map(parse).collect()
    }

    /// Refusals of people since a moment, in milliseconds since 1970.
    pub async fn count_refusals(&self, since: i64) -> Result<u64> {
        let mut query = Query::select();
        query.expr_as(Expr::col(name("idx")).count(), name("n")).from(name(LOG)).and_where(eq("refused", true));
        query.and_where(Expr::col(name("at")).gte(Expr::val(since)));
        self.db.query_one(&query).await?.map_or(Ok(0), |row| count(&row, "n"))
    }
}

fn leaves() -> SelectStatement {
    Query::select().columns(["idx", "leaf"].map(name)).from(name(LOG)).to_owned()
}

fn parse(row: &QueryResult) -> Result<StoredAct> {
    let bytes: String = get(row, "leaf")?;
    let index = count(row, "idx")?;
    let leaf: ActLeaf = serde_json::from_str(&bytes).map_err(|e| damaged(LOG, &index.to_string(), &e.to_string()))?;
    Ok(StoredAct { bytes, leaf })
}

fn damaged(table: &str, id: &str, why: &str) -> StoreError {
    StoreError::Damaged { table: table.into(), id: id.into(), why: why.into() }
}
