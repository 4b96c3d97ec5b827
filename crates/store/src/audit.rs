//! Whether the rows are what the leaves say they are: edits behind the hub's back are found here.

use crate::acts;
use crate::leaf::{ActLeaf, StateMark};
use crate::sql::{count, get, int, name};
use crate::stored::Stored;
use crate::{Result, Store};
use domain::calendar::CalendarYear;
use domain::catalogue::{Edition, Forms, Listing, Registration, Resource, Round};
use domain::clock::Clock;
use domain::collect::{CollectionList, Digitisation, Duties, Form, Standard};
use domain::correction::{Correction, Notice};
use domain::demand::Demand;
use domain::dispute::Dispute;
use domain::feedback::Feedback;
use domain::intake::Batch;
use domain::misuse::Misuse;
use domain::onward::Onward;
use domain::org::task::Task;
use domain::org::{Client, Org, Person};
use domain::oversight::Lapse;
use domain::paper::Paper;
use domain::ruleset::Ruleset;
use domain::sharing::{Grant, Request};
use domain::source::Assignment;
use domain::uselog::UseLog;
use sea_orm::sea_query::{Query, Value};
use sea_orm::{
    AccessMode, ConnectionTrait, DatabaseTransaction, DbBackend, IsolationLevel, QueryResult, TransactionOptions, TransactionTrait,
};
use serde::Serialize;
use std::collections::HashMap;

/// A row that is not what the ledger says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct StateFault {
    /// `table id`.
    pub place: String,
    /// What is wrong.
    pub what: String,
}

/// Outcome of an audit.
#[derive(Clone, Debug, Default, Serialize)]
pub struct StateReport {
    /// Leaves read.
    pub leaves: u64,
    /// Rows compared.
    pub rows: u64,
    /// Faults, by table and row.
    pub faults: Vec<StateFault>,
}

type Marks = HashMap<(String, String), StateMark>;

impl Store {
    /// A transaction that sees one state; SQLite's does by itself, from its first read on.
    async fn snapshot(&self) -> Result<DatabaseTransaction> {
        let options = match self.db.get_database_backend() {
            DbBackend::Sqlite => TransactionOptions::default(),
            _ => TransactionOptions {
                isolation_level: Some(IsolationLevel::RepeatableRead),
                access_mode: Some(AccessMode::ReadOnly),
                ..TransactionOptions::default()
            },
        };
        Ok(self.db.begin_with_options(options).await?)
    }

    /// Compares every row of every aggregate with the digest in its newest leaf.
    ///
    /// # Errors
    /// The database failed, or a leaf can't be read (then the log itself is damaged).
    pub async fn audit(&self) -> Result<StateReport> {
        let mut report = StateReport::default();
        // One snapshot: an act that commits meanwhile must not look like tampering.
        let db = self.snapshot().await?;
        let mut marks = marks(&db, &mut report).await?;
        audit_table::<Org>(&db, &mut marks, &mut report).await?;
        audit_table::<Person>(&db, &mut marks, &mut report).await?;
        audit_table::<Client>(&db, &mut marks, &mut report).await?;
        audit_table::<Resource>(&db, &mut marks, &mut report).await?;
        audit_table::<Batch>(&db, &mut marks, &mut report).await?;
        audit_table::<Request>(&db, &mut marks, &mut report).await?;
        audit_table::<Grant>(&db, &mut marks, &mut report).await?;
        audit_table::<Clock>(&db, &mut marks, &mut report).await?;
        audit_table::<CalendarYear>(&db, &mut marks, &mut report).await?;
        audit_table::<Correction>(&db, &mut marks, &mut report).await?;
        audit_table::<Notice>(&db, &mut marks, &mut report).await?;
        audit_table::<Dispute>(&db, &mut marks, &mut report).await?;
        audit_table::<Demand>(&db, &mut marks, &mut report).await?;
        audit_table::<Assignment>(&db, &mut marks, &mut report).await?;
        audit_table::<Misuse>(&db, &mut marks, &mut report).await?;
        audit_table::<Feedback>(&db, &mut marks, &mut report).await?;
        audit_table::<Onward>(&db, &mut marks, &mut report).await?;
        audit_table::<UseLog>(&db, &mut marks, &mut report).await?;
        audit_table::<Duties>(&db, &mut marks, &mut report).await?;
        audit_table::<Standard>(&db, &mut marks, &mut report).await?;
        audit_table::<CollectionList>(&db, &mut marks, &mut report).await?;
        audit_table::<Form>(&db, &mut marks, &mut report).await?;
        audit_table::<Digitisation>(&db, &mut marks, &mut report).await?;
        audit_table::<Edition>(&db, &mut marks, &mut report).await?;
        audit_table::<Listing>(&db, &mut marks, &mut report).await?;
        audit_table::<Round>(&db, &mut marks, &mut report).await?;
        audit_table::<Registration>(&db, &mut marks, &mut report).await?;
        audit_table::<Forms>(&db, &mut marks, &mut report).await?;
        audit_table::<Ruleset>(&db, &mut marks, &mut report).await?;
        audit_table::<Lapse>(&db, &mut marks, &mut report).await?;
        audit_table::<Paper>(&db, &mut marks, &mut report).await?;
        audit_table::<Task>(&db, &mut marks, &mut report).await?;
        for mark in marks.into_values() {
            report.faults.push(fault(&mark.table, &mark.id, "存证中有此记录，数据库中已不存在"));
        }
        report.faults.sort_by(|a, b| a.place.cmp(&b.place));
        Ok(report)
    }
}

async fn marks(db: &impl ConnectionTrait, report: &mut StateReport) -> Result<Marks> {
    let mut marks = Marks::new();
    loop {
        let rows = db.query_all(&acts::with_columns(report.leaves, 2_000)).await?;
        if rows.is_empty() {
            return Ok(marks);
        }
        for row in rows {
            let index = count(&row, "idx")?;
            if index != report.leaves {
                let what = format!("序号应为 {}，实为 {index}", report.leaves);
                report.faults.push(fault("acts", &report.leaves.to_string(), &what));
            }
            report.leaves = index + 1;
            match serde_json::from_str::<ActLeaf>(&get::<String>(&row, "leaf")?) {
                Ok(leaf) => {
                    report.faults.extend(listed_otherwise(&row, index, &leaf)?.map(|what| fault("acts", &index.to_string(), &what)));
                    marks.extend(leaf.states.into_iter().map(|mark| ((mark.table.clone(), mark.id.clone()), mark)));
                }
                Err(_) => report.faults.push(fault("acts", &index.to_string(), "内容无法解读")),
            }
        }
    }
}

async fn audit_table<T: Stored>(db: &impl ConnectionTrait, marks: &mut Marks, report: &mut StateReport) -> Result<()> {
    let query = Query::select().column(sea_orm::sea_query::Asterisk).from(name(T::TABLE)).to_owned();
    for row in db.query_all(&query).await? {
        report.rows += 1;
        let id: String = get(&row, "id")?;
        let what = match marks.remove(&(T::TABLE.to_owned(), id.clone())) {
            None => Some("数据库中有此记录，存证中没有".to_owned()),
            Some(mark) => differs::<T>(&row, &mark)?,
        };
        report.faults.extend(what.map(|what| fault(T::TABLE, &id, &what)));
    }
    Ok(())
}

/// Lists find acts by columns beside the leaf: what they say must be what the leaf says.
fn listed_otherwise(row: &QueryResult, index: u64, leaf: &ActLeaf) -> Result<Option<String>> {
    let mut columns = acts::columns(leaf);
    columns.push(("idx", int(leaf.index)));
    for (column, value) in columns {
        if !same(row, column, &value)? {
            return Ok(Some(format!("列 {column} 与第 {index} 条的内容不符")));
        }
    }
    Ok(None)
}

fn differs<T: Stored>(row: &QueryResult, mark: &StateMark) -> Result<Option<String>> {
    let (version, body) = (count(row, "version")?, get::<String>(row, "body")?);
    if version != mark.version {
        return Ok(Some(format!("版本应为 {}，实为 {version}", mark.version)));
    }
    if StateMark::new(T::TABLE, &mark.id, version, &body).digest != mark.digest {
        return Ok(Some("内容与存证摘要不符".into()));
    }
    let Ok(parsed) = serde_json::from_str::<T>(&body) else { return Ok(Some("内容无法解读".into())) };
    for (column, value) in parsed.columns() {
        if !same(row, column, &value)? {
            return Ok(Some(format!("列 {column} 与内容不符")));
        }
    }
    Ok(None)
}

fn same(row: &QueryResult, column: &str, value: &Value) -> Result<bool> {
    Ok(match value {
        Value::String(text) => get::<Option<String>>(row, column)? == text.as_ref().map(ToString::to_string),
        Value::BigInt(n) => get::<Option<i64>>(row, column)? == *n,
        Value::Bool(flag) => get::<Option<bool>>(row, column)? == *flag,
        _ => false,
    })
}

fn fault(table: &str, id: &str, what: &str) -> StateFault {
    StateFault { place: format!("{table} {id}"), what: what.to_owned() }
}
