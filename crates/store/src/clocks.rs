//! Statutory clocks: who owes what until when.

use crate::sql::{count, eq, get, millis, name};
use crate::stored::{MAX_PAGE, Page, Row, Stored, all, select};
use crate::{Result, Store};
use chrono::{DateTime, FixedOffset};
use domain::clock::Clock;
use domain::decision::{CaseRef, Room};
use law::Citation;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Asterisk, Cond, Expr, ExprTrait, Order, Query, SimpleExpr, Value};
use std::collections::HashMap;

impl Stored for Clock {
    const TABLE: &'static str = "clock";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("key", self.key.clone().into()),
            ("room", self.case.room.as_str().into()),
            ("case_id", self.case.id.clone().into()),
            ("owner", self.owner.0.clone().into()),
            ("started", millis(self.started)),
            ("due", millis(self.due)),
            ("article", article(&self.citation).into()),
            ("provisional", self.provisional.into()),
            ("met", Value::BigInt(self.met.map(|at| at.timestamp_millis()))),
        ]
    }
}

/// How an article is found: `pack/article`.
pub(crate) fn article(citation: &Citation) -> String {
    format!("{}/{}", citation.pack, citation.article)
}

/// Which clocks to list.
#[derive(Clone, Debug, Default)]
pub struct ClockFilter {
    /// Whose duty.
    pub owner: Option<String>,
    /// Running, or met.
    pub running: Option<bool>,
    /// Due before this moment.
    pub due_before: Option<DateTime<FixedOffset>>,
    /// Due at this moment or later.
    pub due_from: Option<DateTime<FixedOffset>>,
    /// Whether the date may still move.
    pub provisional: Option<bool>,
    /// Under this article: `pack/article`.
    pub article: Option<String>,
}

/// How many clocks one organization has running, and how many of them are late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// The organization.
    pub owner: String,
    /// Running clocks.
    pub running: u64,
    /// Of those, due before the moment asked for.
    pub overdue: u64,
}

impl ClockFilter {
    fn conditions(&self) -> Vec<SimpleExpr> {
        let met = || Expr::col(name("met"));
        let mut conditions = Vec::new();
        conditions.extend(self.owner.as_deref().map(|o| eq("owner", o)));
        conditions.extend(self.running.map(|running| if running { met().is_null() } else { met().is_not_null() }));
        conditions.extend(self.article.as_deref().map(|article| eq("article", article)));
        conditions.extend(self.due_from.map(|at| Expr::col(name("due")).gte(Expr::val(millis(at)))));
        conditions.extend(self.provisional.map(|yes| Expr::col(name("provisional")).eq(yes)));
        conditions.extend(self.due_before.map(|at| Expr::col(name("due")).lt(Expr::val(millis(at)))));
        conditions
    }
}

impl Store {
    /// Clocks: running ones by due date, met ones newest first. At most one page.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn clocks(&self, filter: &ClockFilter, limit: u64) -> Result<Vec<Row<Clock>>> {
        let mut query = select::<Clock>();
        for condition in filter.conditions() {
            query.and_where(condition);
        }
        let (column, order) = if filter.running == Some(false) { ("met", Order::Desc) } else { ("due", Order::Asc) };
        query.order_by(name(column), order).order_by(name("id"), Order::Asc).limit(limit.clamp(1, MAX_PAGE));
        all(&self.db, &query).await
    }

    /// A page of clocks by due date, the most pressing first.
    ///
    /// # Errors
    /// As above; a cursor that isn't one of ours begins at the beginning.
    pub async fn clocks_page(&self, filter: &ClockFilter, cursor: Option<&str>, limit: u64) -> Result<Page<Row<Clock>>> {
        let limit = limit.clamp(1, MAX_PAGE);
        let mut query = select::<Clock>();
        for condition in filter.conditions() {
            query.and_where(condition);
        }
        let (due, id) = (|| Expr::col(name("due")), || Expr::col(name("id")));
        if let Some((at, last)) = cursor.and_then(|cursor| cursor.split_once('/')).and_then(|(at, id)| Some((at.parse::<i64>().ok()?, id)))
        {
            let same = Cond::all().add(due().eq(Expr::val(at))).add(id().gt(Expr::val(last)));
            query.cond_where(Cond::any().add(due().gt(Expr::val(at))).add(same));
        }
        query.order_by(name("due"), Order::Asc).order_by(name("id"), Order::Asc).limit(limit + 1);
        let mut items = all::<Clock>(&self.db, &query).await?;
        let more = items.len() as u64 > limit;
        items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let place = |row: &Row<Clock>| format!("{}/{}", row.body.due.timestamp_millis(), row.body.id);
        let next = if more { items.last().map(place) } else { None };
        Ok(Page { items, next })
    }

    /// How many that are.
    pub async fn count_clocks(&self, filter: &ClockFilter) -> Result<u64> {
        // Rows, not identifiers: the answer stands in an index, however many clocks run.
        let mut query = Query::select();
        query.expr_as(Expr::col(Asterisk).count(), name("n")).from(name("clock"));
        for condition in filter.conditions() {
            query.and_where(condition);
        }
        self.db.query_one(&query).await?.map_or(Ok(0), |row| count(&row, "n"))
    }

    /// Every clock of a case, oldest first.
    pub async fn clocks_of(&self, case: &CaseRef) -> Result<Vec<Row<Clock>>> {
        let mut query = select::<Clock>();
        query.and_where(eq("room", case.room.as_str())).and_where(eq("case_id", case.id.as_str())).order_by(name("started"), Order::Asc);
        all(&self.db, &query).await
    }

    /// Every clock of these cases of a room, by case.
    pub async fn clocks_of_all(&self, room: Room, cases: &[String]) -> Result<HashMap<String, Vec<Clock>>> {
        let mut query = select::<Clock>();
        query.and_where(eq("room", room.as_str())).and_where(Expr::col(name("case_id")).is_in(cases.iter().map(String::as_str)));
        let mut found: HashMap<String, Vec<Clock>> = HashMap::new();
        for row in all::<Clock>(&self.db, &query).await? {
            found.entry(row.body.case.id.clone()).or_default().push(row.body);
        }
        Ok(found)
    }

    /// Running and late clocks by organization.
    pub async fn duties(&self, now: DateTime<FixedOffset>) -> Result<Vec<Duty>> {
        let late = Expr::case(Expr::col(name("due")).lt(Expr::val(millis(now))), Expr::val(1i64)).finally(Expr::val(0i64));
        let mut query = Query::select();
        query
            .column(name("owner"))
            .expr_as(Expr::col(Asterisk).count(), name("running"))
            // PostgreSQL sums bigint into numeric; cast back, so that both databases answer alike.
            .expr_as(Expr::expr(late).sum().cast_as(name("bigint")), name("overdue"))
            .from(name("clock"))
            .and_where(Expr::col(name("met")).is_null())
            .group_by_col(name("owner"));
        let duty = |row: &sea_orm::QueryResult| {
            Ok(Duty { owner: get(row, "owner")?, running: count(row, "running")?, overdue: count(row, "overdue")? })
        };
        self.db.query_all(&query).await?.iter().map(duty).collect()
    }
}

/// The running clock of a case under a key.
pub(crate) fn running(case: &CaseRef, key: &str) -> sea_orm::sea_query::SelectStatement {
    let mut query = select::<Clock>();
    query.and_where(eq("room", case.room.as_str())).and_where(eq("case_id", case.id.as_str())).and_where(eq("key", key));
    query.and_where(Expr::col(name("met")).is_null()).limit(1).to_owned()
}
