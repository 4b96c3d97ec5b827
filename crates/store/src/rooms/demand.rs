//! Demands: numbered within their year.

use super::matter;
use crate::sql::{eq, name};
use crate::stored::{Row, Stored, all, select, total};
use crate::{Result, Store, Tx};
use domain::Matter;
use domain::catalogue::Resource;
use domain::decision::Room;
use domain::demand::{Demand, DemandState};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Value};

impl Stored for Demand {
    const TABLE: &'static str = Room::Demand.as_str();
    fn id(&self) -> &str {
        Matter::id(self)
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let mut columns = matter::columns(self);
        columns.push(("number", self.number.clone().into()));
        columns
    }
}

impl Store {
    /// Demands in which something is left to do, oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn open_demands(&self) -> Result<Vec<Row<Demand>>> {
        let open = Expr::col(name("state")).is_in(DemandState::OPEN);
        all(&self.db, select::<Demand>().and_where(open).order_by(name("id"), Order::Asc)).await
    }
}

impl Tx {
    /// How many demands have a number that begins so; none is ever deleted.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn demands_in(&self, series: &str) -> Result<u64> {
        total::<Demand>(self.conn(), vec![Expr::col(name("number")).like(format!("{series}%"))]).await
    }

    /// Every resource of the catalogue that is published.
    pub async fn published(&self) -> Result<Vec<Resource>> {
        let rows = all::<Resource>(self.conn(), select::<Resource>().and_where(eq("published", true))).await?;
        Ok(rows.into_iter().map(|row| row.body).collect())
    }
}
