//! What goes on under each article: clocks that run, clocks that are late, refusals.

use crate::sql::{count, eq, get, millis, name};
use crate::{Result, Store};
use chrono::{DateTime, FixedOffset};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, Query, SelectStatement};
use std::collections::BTreeMap;

/// What goes on under one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize)]
pub struct Live {
    /// Clocks that run.
    pub running: u64,
    /// Of those, the late ones.
    pub overdue: u64,
    /// Acts refused under it; refused data calls aren't counted.
    pub refusals: u64,
}

impl Store {
    /// What goes on under these articles of a pack; with `org`, only what concerns that organization.
    ///
    /// # Errors
    /// The database failed.
    pub async fn live(&self, pack: &str, articles: &[u16], org: Option<&str>, now: DateTime<FixedOffset>) -> Result<BTreeMap<u16, Live>> {
        let mut found: BTreeMap<u16, Live> = BTreeMap::new();
        let running =
            by_article("clock", pack, articles, org.map(|org| ("owner", org))).and_where(Expr::col(name("met")).is_null()).to_owned();
        let late = running.clone().and_where(Expr::col(name("due")).lt(Expr::val(millis(now)))).to_owned();
        let refused = by_article("acts", pack, articles, org.map(|org| ("org", org))).and_where(eq("refused", true)).to_owned();
        for (article, n) in self.counted(&running).await? {
            found.entry(article).or_default().running = n;
        }
        for (article, n) in self.counted(&late).await? {
            found.entry(article).or_default().overdue = n;
        }
        for (article, n) in self.counted(&refused).await? {
            found.entry(article).or_default().refusals = n;
        }
        Ok(found)
    }

    async fn counted(&self, query: &SelectStatement) -> Result<Vec<(u16, u64)>> {
        let mut found = Vec::new();
        for row in self.db.query_all(query).await? {
            let article: String = get(&row, "article")?;
            if let Some(number) = article.rsplit_once('/').and_then(|(_, number)| number.parse().ok()) {
                found.push((number, count(&row, "n")?));
            }
        }
        Ok(found)
    }
}

fn by_article(table: &'static str, pack: &str, articles: &[u16], whose: Option<(&str, &str)>) -> SelectStatement {
    let places: Vec<String> = articles.iter().map(|article| format!("{pack}/{article}")).collect();
    let mut query = Query::select();
    query.column(name("article")).expr_as(Expr::val(1i64).count(), name("n")).from(name(table));
    query.and_where(Expr::col(name("article")).is_in(places));
    if let Some((column, org)) = whose {
        query.and_where(eq(column, org));
    }
    query.group_by_col(name("article")).to_owned()
}
