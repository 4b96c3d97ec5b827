//! Work that falls due: kind, key, time, lease, attempts. Started inside the act that causes it, and
//! finished inside the act that answers it, so nothing is forgotten and nothing is done twice.

use crate::sql::{count, eq, get, name};
use crate::{Result, Store, StoreError, Tx};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{BinOper, Cond, Expr, ExprTrait, OnConflict, Order, Query, SimpleExpr};

/// Work to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Job {
    /// `kind:key`.
    pub id: String,
    /// What sort of work.
    pub kind: String,
    /// What it is about.
    pub key: String,
    /// How often it was begun.
    pub attempts: u64,
}

pub(crate) async fn start(db: &impl ConnectionTrait, kind: &str, key: &str, run_at: i64) -> Result<()> {
    let mut query = Query::insert();
    query
        .into_table(name("job"))
        .columns(["id", "kind", "key", "run_at", "leased_until", "attempts"].map(name))
        .values_panic([
            Expr::val(format!("{kind}:{key}")),
            Expr::val(kind),
            Expr::val(key),
            Expr::val(run_at),
            Expr::val(0i64),
            Expr::val(0i64),
        ])
        .on_conflict(OnConflict::column(name("id")).do_nothing_on([name("id")]).to_owned());
    db.execute(&query).await?;
    Ok(())
}

/// The job is to be done at another time; one that was done already is done again.
pub(crate) async fn move_to(db: &impl ConnectionTrait, kind: &str, key: &str, run_at: i64) -> Result<()> {
    let mut query = Query::delete();
    query.from_table(name("job")).and_where(eq("id", format!("{kind}:{key}")));
    db.execute(&query).await?;
    start(db, kind, key, run_at).await
}

/// A job for each running clock of which `which` is true.
async fn reckon(db: &impl ConnectionTrait, kind: &str, which: SimpleExpr, now: i64) -> Result<u64> {
    let mut clocks = Query::select();
    let id = Expr::val(format!("{kind}:")).binary(BinOper::Custom("||"), Expr::col(name("id")));
    clocks.expr(id).expr(Expr::val(kind)).column(name("id")).expr(Expr::val(now)).expr(Expr::val(0i64)).expr(Expr::val(0i64));
    clocks.from(name("clock")).and_where(Expr::col(name("met")).is_null()).and_where(which);
    let mut query = Query::insert();
    query.into_table(name("job")).columns(["id", "kind", "key", "run_at", "leased_until", "attempts"].map(name));
    query.select_from(clocks).map_err(|e| StoreError::Damaged { table: "job".into(), id: kind.into(), why: e.to_string() })?;
    query.on_conflict(OnConflict::column(name("id")).do_nothing_on([name("id")]).to_owned());
    Ok(db.execute(&query).await?.rows_affected())
}

impl Store {
    /// Has every running clock reckoned anew whose date may still move: the calendar it waits for may have come with
    /// another version of the packs.
    ///
    /// # Errors
    /// The database failed.
    pub async fn reckon_provisional(&self, kind: &str, now: i64) -> Result<u64> {
        reckon(&self.db, kind, Expr::col(name("provisional")).eq(true), now).await
    }

    /// Leases work that is due, oldest first. A lease that ends without the work finished gives it to the next one.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn lease_jobs(&self, now: i64, until: i64, most: u64) -> Result<Vec<Job>> {
        let free =
            || Cond::all().add(Expr::col(name("run_at")).lte(Expr::val(now))).add(Expr::col(name("leased_until")).lt(Expr::val(now)));
        let mut due = Query::select();
        due.columns(["id", "kind", "key", "attempts"].map(name)).from(name("job")).cond_where(free());
        due.order_by(name("run_at"), Order::Asc).limit(most);
        let mut jobs = Vec::new();
        for row in self.db.query_all(&due).await? {
            let id: String = get(&row, "id")?;
            let mut lease = Query::update();
            lease.table(name("job")).value(name("leased_until"), Expr::val(until)).and_where(eq("id", id.as_str())).cond_where(free());
            lease.value(name("attempts"), Expr::col(name("attempts")).add(Expr::val(1i64)));
            // Another process may have been faster.
            if self.db.execute(&lease).await?.rows_affected() == 1 {
                jobs.push(Job { id, kind: get(&row, "kind")?, key: get(&row, "key")?, attempts: count(&row, "attempts")? + 1 });
            }
        }
        Ok(jobs)
    }

    /// How many jobs wait, and how many of them were due before a moment.
    pub async fn count_jobs(&self, now: i64) -> Result<(u64, u64)> {
        let late = Expr::case(Expr::col(name("run_at")).lte(Expr::val(now)), Expr::val(1i64)).finally(Expr::val(0i64));
        let mut query = Query::select();
        query.expr_as(Expr::col(name("id")).count(), name("n")).from(name("job"));
        query.expr_as(Expr::expr(late).sum().cast_as(name("bigint")), name("late"));
        let Some(row) = self.db.query_one(&query).await? else { return Ok((0, 0)) };
        let late: Option<i64> = get(&row, "late")?;
        Ok((count(&row, "n")?, late.map_or(0, |n| u64::try_from(n).unwrap_or(0))))
    }
}

impl Tx {
    /// Starts a job.
    ///
    /// # Errors
    /// The database failed.
    pub async fn start_job(&self, kind: &str, key: &str, run_at: i64) -> Result<()> {
        start(self.conn(), kind, key, run_at).await
    }

    /// Has every running clock that is due on that day or later reckoned anew, each by a job of its own.
    ///
    /// # Errors
    /// The database failed.
    pub async fn reckon_clocks(&self, kind: &str, due_from: i64, now: i64) -> Result<u64> {
        reckon(self.conn(), kind, Expr::col(name("due")).gte(Expr::val(due_from)), now).await
    }

    /// The job is done, if what this transaction records comes about.
    ///
    /// # Errors
    /// The database failed.
    pub async fn finish_job(&self, id: &str) -> Result<()> {
        let mut query = Query::delete();
        query.from_table(name("job")).and_where(eq("id", id));
        self.conn().execute(&query).await?;
        Ok(())
    }
}
