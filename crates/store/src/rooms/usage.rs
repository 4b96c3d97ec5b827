//! What calls tell of a grant: for those who watch over it.

use crate::sql::{count, eq, get, name};
use crate::stored::{Row, all, select};
use crate::{Result, Store, Tx};
use chrono::NaiveDate;
use domain::misuse::Misuse;
use domain::sharing::Grant;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Order, Query, SelectStatement};

/// Calls counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    /// How many.
    pub calls: u64,
    /// The first, in milliseconds since 1970.
    pub first: i64,
    /// The last.
    pub last: i64,
}

impl Store {
    /// Grants that were in use at some time and whose last day isn't long past, a page at a time by identifier.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn grants_watched(&self, after: &str, since: NaiveDate, limit: u64) -> Result<Vec<Row<Grant>>> {
        let mut query = select::<Grant>();
        query.and_where(Expr::col(name("id")).gt(after)).and_where(Expr::col(name("until")).gte(since.to_string()));
        query.and_where(Expr::col(name("state")).ne("prepared")).order_by(name("id"), Order::Asc).limit(limit);
        all(&self.db, &query).await
    }

    /// Cases of misuse under a grant, oldest first.
    pub async fn misuses_of(&self, grant: &Grant) -> Result<Vec<Misuse>> {
        let mut query = select::<Misuse>();
        query.and_where(eq("subject", grant.resource.as_str())).and_where(eq("opposite", grant.consumer.as_str()));
        query.order_by(name("since"), Order::Asc);
        let found = all::<Misuse>(&self.db, &query).await?;
        Ok(found.into_iter().map(|row| row.body).filter(|one| one.grant == grant.id).collect())
    }

    /// Calls under a grant that were refused for one of these reasons after a moment (milliseconds since 1970); none where there were none.
    pub async fn refused_calls(&self, grant: &str, codes: &[&str], after: i64) -> Result<Option<Span>> {
        let mut query = span(grant, after);
        query.and_where(eq("outcome", "refused")).and_where(Expr::col(name("code")).is_in(codes.iter().copied()));
        self.spanned(&query).await
    }

    /// Calls under a grant that were answered after a moment.
    pub async fn answered_calls(&self, grant: &str, after: i64) -> Result<Option<Span>> {
        let mut query = span(grant, after);
        query.and_where(eq("outcome", "answered"));
        self.spanned(&query).await
    }

    /// Calls under a grant after a moment, however they ended.
    pub async fn tried_calls(&self, grant: &str, after: i64) -> Result<Option<Span>> {
        self.spanned(&span(grant, after)).await
    }

    async fn spanned(&self, query: &SelectStatement) -> Result<Option<Span>> {
        let Some(row) = self.db.query_one(query).await? else { return Ok(None) };
        let calls = count(&row, "n")?;
        let ends = (get::<Option<i64>>(&row, "first")?, get::<Option<i64>>(&row, "last")?);
        Ok(match ends {
            (Some(first), Some(last)) if calls > 0 => Some(Span { calls, first, last }),
            _ => None,
        })
    }
}

fn span(grant: &str, after: i64) -> SelectStatement {
    let at = || Expr::col(name("at"));
    let mut query = Query::select();
    query.expr_as(Expr::col(name("id")).count(), name("n")).expr_as(at().min(), name("first")).expr_as(at().max(), name("last"));
    query.from(name("calls")).and_where(eq("grant_id", grant)).and_where(at().gt(Expr::val(after)));
    query
}

impl Tx {
    /// Calls under a grant, answered and refused, from a moment to before another.
    ///
    /// # Errors
    /// The database failed.
    pub async fn calls_between(&self, grant: &str, from: i64, to: i64) -> Result<(u64, u64)> {
        let mut found = [0, 0];
        for (place, outcome) in ["answered", "refused"].into_iter().enumerate() {
            let mut query = span(grant, from.saturating_sub(1));
            query.and_where(eq("outcome", outcome)).and_where(Expr::col(name("at")).lt(Expr::val(to)));
            if let (Some(row), Some(slot)) = (self.conn().query_one(&query).await?, found.get_mut(place)) {
                *slot = count(&row, "n")?;
            }
        }
        Ok((found[0], found[1]))
    }
}
