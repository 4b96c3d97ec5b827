//! Batches of data.

use crate::sql::{eq, name};
use crate::stored::{Page, Row, Stored, all, find, one, page, select};
use crate::{Result, Store, Tx};
use domain::intake::{Batch, BatchState};
use sea_orm::sea_query::{Expr, ExprTrait, Order, Value};

impl Stored for Batch {
    const TABLE: &'static str = "intake";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let state = match self.state {
            BatchState::Intended => "intended",
            BatchState::Landed { .. } => "landed",
            BatchState::Failed { .. } => "failed",
        };
        vec![
            ("resource", self.resource.0.clone().into()),
            ("org", self.org.0.clone().into()),
            ("digest", self.digest.clone().into()),
            ("state", state.into()),
        ]
    }
}

impl Store {
    /// One batch.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn batch(&self, id: &str) -> Result<Option<Row<Batch>>> {
        find(&self.db, id).await
    }

    /// Batches of an organization, newest first.
    pub async fn batches(&self, org: &str, resource: Option<&str>, cursor: Option<&str>, limit: u64) -> Result<Page<Row<Batch>>> {
        let mut conditions = vec![eq("org", org)];
        conditions.extend(resource.map(|r| eq("resource", r)));
        page(&self.db, conditions, cursor, limit).await
    }

    /// The batch this very file already became, unless that failed.
    pub async fn batch_of_file(&self, resource: &str, digest: &str) -> Result<Option<Row<Batch>>> {
        let mut query = select::<Batch>();
        query.and_where(eq("resource", resource)).and_where(eq("digest", digest)).and_where(Expr::col(name("state")).ne("failed"));
        one(&self.db, &query).await
    }

    /// Batches whose outcome is not recorded: loads under way, or cut off by a crash. Oldest first.
    pub async fn intended_batches(&self) -> Result<Vec<Row<Batch>>> {
        all(&self.db, select::<Batch>().and_where(eq("state", "intended")).order_by(name("id"), Order::Asc)).await
    }
}

impl Tx {
    /// Whether any batch of the resource has landed.
    ///
    /// # Errors
    /// The database failed.
    pub async fn loaded(&self, resource: &str) -> Result<bool> {
        let mut query = select::<Batch>();
        query.and_where(eq("resource", resource)).and_where(eq("state", "landed")).limit(1);
        Ok(one::<Batch>(self.conn(), &query).await?.is_some())
    }
}
