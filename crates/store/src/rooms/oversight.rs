//! The overdue register: found by clock, case, owner, and how long it has lain.

use super::matter;
use crate::sql::{count, eq, get, millis, name};
use crate::stored::{MAX_PAGE, Page, Row, Stored, all, one, select, total};
use crate::{Result, Store, Tx};
use chrono::{DateTime, FixedOffset};
use domain::Matter;
use domain::decision::{CaseRef, Room};
use domain::oversight::Lapse;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, LikeExpr, Order, Query, SimpleExpr, Value};

impl Stored for Lapse {
    const TABLE: &'static str = Room::Oversight.as_str();
    fn id(&self) -> &str {
        Matter::id(self)
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let mut columns = matter::columns(self);
        columns.extend([
            ("clock", self.clock.0.clone().into()),
            ("room", self.subject.room.as_str().into()),
            ("case_id", self.subject.id.clone().into()),
            ("due", millis(self.due)),
            ("waiting", waiting(self.waiting.iter().map(|org| org.as_str())).into()),
        ]);
        columns
    }
}

/// Organizations in one column, each between commas.
fn waiting<'a>(orgs: impl Iterator<Item = &'a str>) -> String {
    orgs.fold(",".to_owned(), |all, org| all + org + ",")
}

/// Which entries to list.
#[derive(Clone, Debug, Default)]
pub struct LapseFilter {
    /// Whose duty.
    pub owner: Option<String>,
    /// Whose duty, or who waits; with neither, all (the authority's view).
    pub party: Option<String>,
    /// Who waits.
    pub waits: Option<String>,
    /// In the cases of this room.
    pub room: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// Not closed yet, or closed.
    pub open: Option<bool>,
    /// Due before this moment: for so long it has lain at least.
    pub due_before: Option<DateTime<FixedOffset>>,
}

impl LapseFilter {
    fn conditions(&self) -> Vec<SimpleExpr> {
        let mut conditions = Vec::new();
        conditions.extend(self.owner.as_deref().map(|org| eq("opposite", org)));
        // An underscore in an identifier stands for itself.
        let waits = |org: &str| {
            let sought = waiting([org].into_iter()).replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            Expr::col(name("waiting")).like(LikeExpr::new(format!("%{sought}%")).escape('\\'))
        };
        conditions.extend(self.party.as_deref().map(|org| SimpleExpr::from(Cond::any().add(eq("opposite", org)).add(waits(org)))));
        conditions.extend(self.waits.as_deref().map(waits));
        conditions.extend(self.room.as_deref().map(|room| eq("room", room)));
        conditions.extend(self.state.as_deref().map(|state| eq("state", state)));
        conditions.extend(self.open.map(|open| {
            let state = Expr::col(name("state"));
            if open { state.is_in(Lapse::OPEN) } else { state.is_not_in(Lapse::OPEN) }
        }));
        conditions.extend(self.due_before.map(|at| Expr::col(name("due")).lt(Expr::val(millis(at)))));
        conditions
    }
}

impl Store {
    /// A page of entries, the longest overdue first.
    ///
    /// # Errors
    /// The database failed, here and below; a cursor that isn't one of ours begins at the beginning.
    pub async fn lapses(&self, filter: &LapseFilter, cursor: Option<&str>, limit: u64) -> Result<Page<Row<Lapse>>> {
        let limit = limit.clamp(1, MAX_PAGE);
        let mut query = select::<Lapse>();
        for condition in filter.conditions() {
            query.and_where(condition);
        }
        let (due, id) = (|| Expr::col(name("due")), || Expr::col(name("id")));
        let place = cursor.and_then(|cursor| cursor.split_once('/')).and_then(|(at, id)| Some((at.parse::<i64>().ok()?, id)));
        if let Some((at, last)) = place {
            let same = Cond::all().add(due().eq(Expr::val(at))).add(id().gt(Expr::val(last)));
            query.cond_where(Cond::any().add(due().gt(Expr::val(at))).add(same));
        }
        query.order_by(name("due"), Order::Asc).order_by(name("id"), Order::Asc).limit(limit + 1);
        let mut items = all::<Lapse>(&self.db, &query).await?;
        let more = items.len() as u64 > limit;
        items.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
        let place = |row: &Row<Lapse>| format!("{}/{}", row.body.due.timestamp_millis(), row.body.id);
        let next = if more { items.last().map(place) } else { None };
        Ok(Page { items, next })
    }

    /// How many that are.
    pub async fn count_lapses(&self, filter: &LapseFilter) -> Result<u64> {
        total::<Lapse>(&self.db, filter.conditions()).await
    }

    /// Entries about a case, oldest first.
    pub async fn lapses_of(&self, case: &CaseRef) -> Result<Vec<Row<Lapse>>> {
        let mut query = select::<Lapse>();
        query.and_where(eq("room", case.room.as_str())).and_where(eq("case_id", case.id.as_str())).order_by(name("since"), Order::Asc);
        all(&self.db, &query).await
    }

    /// Entries that aren't closed, by state.
    pub async fn lapses_by_state(&self) -> Result<Vec<(String, u64)>> {
        let mut query = Query::select();
        query.column(name("state")).expr_as(Expr::col(name("id")).count(), name("n")).from(name(Lapse::TABLE));
        query.and_where(Expr::col(name("state")).is_in(Lapse::OPEN)).group_by_col(name("state"));
        let found = self.db.query_all(&query).await?;
        found.iter().map(|row| Ok((get(row, "state")?, count(row, "n")?))).collect()
    }
}

impl Tx {
    /// Loads the entry of a clock, if it has one.
    ///
    /// # Errors
    /// The database failed.
    pub async fn lapse_of(&mut self, clock: &str) -> Result<Option<Lapse>> {
        let row = one::<Lapse>(self.conn(), select::<Lapse>().and_where(eq("clock", clock))).await?;
        Ok(self.remember(row))
    }
}
