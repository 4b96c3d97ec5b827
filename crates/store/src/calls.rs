//! An index over the `calls` logs, for lists and boards. The logs themselves are the evidence.

use crate::sql::{count, eq, get, int, name};
use crate::stored::MAX_PAGE;
use crate::{Result, Store};
use sea_orm::sea_query::{Cond, Expr, ExprTrait, OnConflict, Order, Query, SelectStatement, Value};
use sea_orm::{ConnectionTrait, QueryResult};

/// One call as indexed; `body` is the leaf's JSON.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallRow {
    /// Writer of the log.
    pub writer: String,
    /// Index in that log.
    pub index: u64,
    /// Milliseconds since 1970.
    pub at: i64,
    /// The machine client.
    pub client: String,
    /// Its organization.
    pub consumer: String,
    /// The source department, if the grant was its caller's.
    pub source: Option<String>,
    /// The grant called.
    pub grant: Option<String>,
    /// Keyed hash of the record's key that was looked up.
    pub subject: Option<String>,
    /// answered, refused, not_found.
    pub outcome: String,
    /// Code of the refusal.
    pub code: Option<String>,
    /// The leaf as JSON.
    pub body: String,
}

/// Which calls to list.
#[derive(Clone, Debug, Default)]
pub struct CallFilter {
    /// Under this grant.
    pub grant: Option<String>,
    /// By or of this organization.
    pub party: Option<String>,
    /// Before this moment (cursor), milliseconds since 1970 and id.
    pub before: Option<(i64, String)>,
}

/// Calls of one day with one outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CallCount {
    /// Days since 1970, in the node's own time zone.
    pub day: i64,
    /// answered, refused, not_found.
    pub outcome: String,
    /// How many.
    pub count: u64,
}

impl CallRow {
    /// Its place among all logs.
    pub fn id(&self) -> String {
        format!("{}/{:012}", self.writer, self.index)
    }
}

impl Store {
    /// Indexes calls; those already indexed stay as they are.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn index_calls(&self, rows: &[CallRow]) -> Result<()> {
        for chunk in rows.chunks(200) {
            let mut query = Query::insert();
            query.into_table(name("calls")).columns(
                ["id", "writer", "idx", "at", "client", "consumer", "source", "grant_id", "subject", "outcome", "code", "body"].map(name),
            );
            for row in chunk {
                query.values_panic(
                    [
                        row.id().into(),
                        row.writer.clone().into(),
                        int(row.index),
                        row.at.into(),
                        row.client.clone().into(),
                        row.consumer.clone().into(),
                        Value::String(row.source.clone()),
                        Value::String(row.grant.clone()),
                        Value::String(row.subject.clone()),
                        row.outcome.clone().into(),
                        Value::String(row.code.clone()),
                        row.body.clone().into(),
                    ]
                    .map(Expr::val),
                );
            }
            query.on_conflict(OnConflict::column(name("id")).do_nothing_on([name("id")]).to_owned());
            self.db.execute(&query).await?;
        }
        Ok(())
    }

    /// Calls, newest first.
    pub async fn calls(&self, filter: &CallFilter, limit: u64) -> Result<Vec<CallRow>> {
        let mut query = rows();
        if let Some(grant) = &filter.grant {
            query.and_where(eq("grant_id", grant.as_str()));
        }
        if let Some(party) = &filter.party {
            query.cond_where(Cond::any().add(eq("consumer", party.as_str())).add(eq("source", party.as_str())));
        }
        if let Some((at, id)) = &filter.before {
            let same = Cond::all().add(eq("at", *at)).add(Expr::col(name("id")).lt(id.as_str()));
            query.cond_where(Cond::any().add(Expr::col(name("at")).lt(Expr::val(*at))).add(same));
        }
        query.order_by(name("at"), Order::Desc).order_by(name("id"), Order::Desc).limit(limit.clamp(1, MAX_PAGE));
        self.db.query_all(&query).await?.iter().map(parse).collect()
    }

    /// How many calls were answered under a grant since a moment (milliseconds since 1970).
    pub async fn count_calls(&self, grant: &str, since: i64) -> Result<u64> {
        let mut query = Query::select();
        query.expr_as(Expr::col(name("id")).count(), name("n")).from(name("calls"));
        query.and_where(eq("grant_id", grant)).and_where(eq("outcome", "answered")).and_where(Expr::col(name("at")).gte(Expr::val(since)));
        self.db.query_one(&query).await?.map_or(Ok(0), |row| count(&row, "n"))
    }

    /// Calls by day and outcome since a moment; `offset` is the place's distance from UTC in milliseconds.
    pub async fn calls_by_day(&self, since: i64, offset: i64) -> Result<Vec<CallCount>> {
        let day = || Expr::col(name("at")).add(Expr::val(offset)).div(Expr::val(86_400_000i64));
        let mut query = Query::select();
        query.expr_as(day(), name("day")).column(name("outcome")).expr_as(Expr::col(name("id")).count(), name("n"));
        query.from(name("calls")).and_where(Expr::col(name("at")).gte(Expr::val(since)));
        query.add_group_by([Expr::col(name("day")), Expr::col(name("outcome"))]).order_by(name("day"), Order::Asc);
        let parse = |row: &QueryResult| Ok(CallCount { day: get(row, "day")?, outcome: get(row, "outcome")?, count: count(row, "n")? });
        self.db.query_all(&query).await?.iter().map(parse).collect()
    }

    /// The next index a writer's log would have, by what is indexed.
    pub async fn calls_indexed(&self, writer: &str) -> Result<u64> {
        let mut query = Query::select();
        query.expr_as(Expr::col(name("idx")).max(), name("n")).from(name("calls")).and_where(eq("writer", writer));
        let newest = self.db.query_one(&query).await?.map(|row| get::<Option<i64>>(&row, "n")).transpose()?.flatten();
        Ok(newest.map_or(0, |n| u64::try_from(n).unwrap_or(0) + 1))
    }
}

fn rows() -> SelectStatement {
    let columns = ["writer", "idx", "at", "client", "consumer", "source", "grant_id", "subject", "outcome", "code", "body"];
    Query::select().columns(columns.map(name)).from(name("calls")).to_owned()
}

fn parse(row: &QueryResult) -> Result<CallRow> {
    Ok(CallRow {
        writer: get(row, "writer")?,
        index: count(row, "idx")?,
        at: get(row, "at")?,
        client: get(row, "client")?,
        consumer: get(row, "consumer")?,
        source: get(row, "source")?,
        grant: get(row, "grant_id")?,
        subject: get(row, "subject")?,
        outcome: get(row, "outcome")?,
        code: get(row, "code")?,
        body: get(row, "body")?,
    })
}
