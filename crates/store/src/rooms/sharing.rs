//! Sharing requests and grants.

use crate::sql::{eq, name};
use crate::stored::{Page, Row, Stored, find, page, total};
use crate::{Result, Store, Tx};
use chrono::NaiveDate;
use domain::sharing::{Grant, GrantState, Request};
use sea_orm::sea_query::{Cond, Expr, ExprTrait, SimpleExpr, Value};

impl Stored for Request {
    const TABLE: &'static str = "sharing";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("resource", self.resource.0.clone().into()),
            ("source", self.source.0.clone().into()),
            ("applicant", self.applicant.0.clone().into()),
            ("state", self.state_name().into()),
        ]
    }
}

impl Stored for Grant {
    const TABLE: &'static str = "grants";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let state = match self.state {
            GrantState::Active => "active",
            GrantState::Prepared => "prepared",
        };
        vec![
            ("request", self.request.0.clone().into()),
            ("resource", self.resource.0.clone().into()),
            ("consumer", self.consumer.0.clone().into()),
            ("state", state.into()),
            ("until", self.until.to_string().into()),
        ]
    }
}

/// Which requests to list.
#[derive(Clone, Debug, Default)]
pub struct RequestFilter {
    /// Asked by this organization.
    pub applicant: Option<String>,
    /// Asked of this organization.
    pub source: Option<String>,
    /// Asked by or of this organization; with none of the three, all (the authority's view).
    pub party: Option<String>,
    /// State.
    pub state: Option<String>,
}

impl RequestFilter {
    fn conditions(&self) -> Vec<SimpleExpr> {
        let mut conditions = Vec::new();
        conditions.extend(self.applicant.as_deref().map(|o| eq("applicant", o)));
        conditions.extend(self.source.as_deref().map(|o| eq("source", o)));
        conditions.extend(self.party.as_deref().map(|o| SimpleExpr::from(Cond::any().add(eq("applicant", o)).add(eq("source", o)))));
        conditions.extend(self.state.as_deref().map(|s| eq("state", s)));
        conditions
    }
}

impl Store {
    /// One request.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn request(&self, id: &str) -> Result<Option<Row<Request>>> {
        find(&self.db, id).await
    }

    /// Requests, newest first.
    pub async fn requests(&self, filter: &RequestFilter, cursor: Option<&str>, limit: u64) -> Result<Page<Row<Request>>> {
        page(&self.db, filter.conditions(), cursor, limit).await
    }

    /// How many that are.
    pub async fn count_requests(&self, filter: &RequestFilter) -> Result<u64> {
        total::<Request>(&self.db, filter.conditions()).await
    }

    /// One grant.
    pub async fn grant(&self, id: &str) -> Result<Option<Row<Grant>>> {
        find(&self.db, id).await
    }

    /// Grants an organization holds, newest first.
    pub async fn grants_held(&self, consumer: &str, cursor: Option<&str>, limit: u64) -> Result<Page<Row<Grant>>> {
        page(&self.db, vec![eq("consumer", consumer)], cursor, limit).await
    }

    /// Grants on the resources of an organization, newest first.
    pub async fn grants_given(&self, source: &str, cursor: Option<&str>, limit: u64) -> Result<Page<Row<Grant>>> {
        let own = sea_orm::sea_query::Query::select().column(name("id")).from(name("catalogue")).and_where(eq("org", source)).to_owned();
        page(&self.db, vec![Expr::col(name("resource")).in_subquery(own)], cursor, limit).await
    }
}

impl Tx {
    /// Requests for a resource that are not answered or not delivered.
    ///
    /// # Errors
    /// The database failed.
    pub async fn requests_open(&self, resource: &str) -> Result<u64> {
        let open = Expr::col(name("state")).is_in(["asked", "agreed"]);
        total::<Request>(self.conn(), vec![eq("resource", resource), open]).await
    }

    /// Grants of a resource that hold on a day.
    ///
    /// # Errors
    /// The database failed.
    pub async fn grants_holding(&self, resource: &str, on: NaiveDate) -> Result<u64> {
        let live = Expr::col(name("until")).gte(on.to_string());
        total::<Grant>(self.conn(), vec![eq("resource", resource), live]).await
    }
}
