//! Sources of data: a matter that is also found by its element.

use super::matter::columns;
use crate::sql::{eq, name};
use crate::stored::{Row, Stored, all, select};
use crate::{Result, Store, Tx};
use domain::Matter;
use domain::catalogue::{Contract, Resource};
use domain::source::Assignment;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, LikeExpr, Order, SimpleExpr, Value};

impl Stored for Assignment {
    const TABLE: &'static str = <Self as Matter>::ROOM.as_str();
    fn id(&self) -> &str {
        Matter::id(self)
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let mut own = columns(self);
        own.push(("element", self.element.clone().into()));
        own.push(("scope", self.scope.clone().into()));
        own
    }
}

impl Tx {
    /// Assignments of these elements.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn assignments(&self, elements: &[String]) -> Result<Vec<Assignment>> {
        assignments(self.conn(), Some(elements)).await
    }

    /// All assignments, oldest first.
    pub async fn all_assignments(&self) -> Result<Vec<Assignment>> {
        assignments(self.conn(), None).await
    }

    /// Published resources with an item of one of these elements.
    pub async fn resources_of(&self, elements: &[String]) -> Result<Vec<Resource>> {
        let mut naming = Cond::any();
        for element in elements {
            // As the body has it; what else matches is sorted out by reading the contract.
            let written = serde_json::Value::from(element.as_str()).to_string();
            let escaped = written.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            naming = naming.add(Expr::col(name("body")).like(LikeExpr::new(format!("%{escaped}%")).escape('\\')));
        }
        if elements.is_empty() {
            return Ok(Vec::new());
        }
        let rows =
            all::<Resource>(self.conn(), select::<Resource>().and_where(eq("published", true)).and_where(SimpleExpr::from(naming))).await?;
        let names =
            |contract: &Contract| contract.items.iter().filter_map(|item| item.element.as_ref()).any(|of| elements.contains(&of.name));
        Ok(rows.into_iter().map(|row| row.body).filter(|resource| resource.published.as_ref().is_some_and(names)).collect())
    }
}

impl Store {
    /// All assignments, oldest first.
    pub async fn assignments(&self) -> Result<Vec<Assignment>> {
        assignments(&self.db, None).await
    }

    /// All published resources, oldest first; of one department, or of all.
    pub async fn published(&self, org: Option<&str>) -> Result<Vec<Resource>> {
        let mut query = select::<Resource>();
        query.and_where(eq("published", true));
        if let Some(org) = org {
            query.and_where(eq("org", org));
        }
        Ok(bodies(all(&self.db, query.order_by(name("id"), Order::Asc)).await?))
    }
}

async fn assignments(db: &impl ConnectionTrait, elements: Option<&[String]>) -> Result<Vec<Assignment>> {
    let mut query = select::<Assignment>();
    if let Some(elements) = elements {
        query.and_where(Expr::col(name("element")).is_in(elements.iter().map(String::as_str)));
    }
    Ok(bodies(all(db, query.order_by(name("id"), Order::Asc)).await?))
}

fn bodies<T>(rows: Vec<Row<T>>) -> Vec<T> {
    rows.into_iter().map(|row| row.body).collect()
}
