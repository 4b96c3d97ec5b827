//! Sharing requests and grants.

use crate::sql::{eq, get, name};
use crate::stored::{Page, Row, Stored, all, find, page, select, total};
use crate::{Result, Store, Tx};
use chrono::NaiveDate;
use domain::sharing::{Grant, Mode, Request};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Query, SimpleExpr, Value};
use std::collections::HashMap;

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
            ("number", self.number.clone().into()),
            ("filed", (!self.filings.is_empty()).into()),
        ]
    }
}

impl Stored for Grant {
    const TABLE: &'static str = "grants";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("request", self.request.0.clone().into()),
            ("resource", self.resource.0.clone().into()),
            ("consumer", self.consumer.0.clone().into()),
            ("state", self.state.name().into()),
            ("event", self.event.clone().into()),
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
    /// Filed across levels or regions.
    pub filed: bool,
}

impl RequestFilter {
    fn conditions(&self) -> Vec<SimpleExpr> {
        let mut conditions = Vec::new();
        conditions.extend(self.applicant.as_deref().map(|o| eq("applicant", o)));
        conditions.extend(self.source.as_deref().map(|o| eq("source", o)));
        conditions.extend(self.party.as_deref().map(|o| SimpleExpr::from(Cond::any().add(eq("applicant", o)).add(eq("source", o)))));
        conditions.extend(self.state.as_deref().map(|s| eq("state", s)));
        conditions.extend(self.filed.then(|| Expr::col(name("filed")).eq(true)));
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
        let own = Query::select().column(name("id")).from(name("catalogue")).and_where(eq("org", source)).to_owned();
        page(&self.db, vec![Expr::col(name("resource")).in_subquery(own)], cursor, limit).await
    }
}

impl Store {
    /// When the first call under each of these grants was answered, in milliseconds; grants never called are left out.
    ///
    /// # Errors
    /// The database failed.
    pub async fn first_calls(&self, grants: &[String]) -> Result<HashMap<String, i64>> {
        let mut query = Query::select();
        query.column(name("grant_id")).expr_as(Expr::col(name("at")).min(), name("first")).from(name("calls"));
        query.and_where(eq("outcome", "answered")).and_where(Expr::col(name("grant_id")).is_in(grants.iter().map(String::as_str)));
        query.group_by_col(name("grant_id"));
        self.db.query_all(&query).await?.iter().map(|row| Ok((get(row, "grant_id")?, get(row, "first")?))).collect()
    }
}

impl Store {
    /// Grants under which a call was answered: whose data, and who received it.
    ///
    /// # Errors
    /// The database failed.
    pub async fn grants_used(&self) -> Result<Vec<(String, String)>> {
        let calls = Query::select().column(name("grant_id")).from(name("calls")).and_where(eq("outcome", "answered")).to_owned();
        let column = |table: &str, of: &str| Expr::col((name(table), name(of)));
        let mut query = Query::select();
        query.expr_as(column("catalogue", "org"), name("source")).expr_as(column("grants", "consumer"), name("consumer"));
        query.from(name("grants")).inner_join(name("catalogue"), column("catalogue", "id").eq(column("grants", "resource")));
        query.and_where(column("grants", "id").in_subquery(calls));
        self.db.query_all(&query).await?.iter().map(|row| Ok((get(row, "source")?, get(row, "consumer")?))).collect()
    }
}

impl Tx {
    /// Who received a record of a resource before: grants under which a call about one of `subjects` was answered, and
    /// those under which whole files left.
    ///
    /// # Errors
    /// The database failed.
    pub async fn received(&self, resource: &str, subjects: &[String]) -> Result<(Vec<Grant>, Vec<Grant>)> {
        let about = Expr::col(name("subject")).is_in(subjects.iter().map(String::as_str));
        let asked = self.answered(resource, Some(about)).await?;
        let files = self.answered(resource, None).await?.into_iter().filter(|grant| grant.mode == Mode::File);
        let took = files.collect();
        Ok((asked, took))
    }

    /// Grants on a resource under which calls were answered.
    async fn answered(&self, resource: &str, about: Option<SimpleExpr>) -> Result<Vec<Grant>> {
        let mut calls = Query::select();
        calls.column(name("grant_id")).from(name("calls")).and_where(eq("outcome", "answered"));
        if let Some(about) = about {
            calls.and_where(about);
        }
        let mut query = select::<Grant>();
        query.and_where(eq("resource", resource)).and_where(Expr::col(name("id")).in_subquery(calls.to_owned()));
        Ok(all::<Grant>(self.conn(), &query).await?.into_iter().map(|row| row.body).collect())
    }

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
        total::<Grant>(self.conn(), vec![eq("resource", resource), live, Expr::col(name("state")).ne("ended")]).await
    }

    /// Requests whose numbers begin so.
    ///
    /// # Errors
    /// The database failed.
    pub async fn requests_in(&self, series: &str) -> Result<u64> {
        total::<Request>(self.conn(), vec![Expr::col(name("number")).like(format!("{series}%"))]).await
    }

    /// Grants that were given because of an event.
    ///
    /// # Errors
    /// The database failed.
    pub async fn grants_for(&mut self, event: &str) -> Result<Vec<Grant>> {
        let rows = all::<Grant>(self.conn(), select::<Grant>().and_where(eq("event", event))).await?;
        let mut grants = Vec::new();
        for row in rows {
            // Loaded once more each, so that its version is remembered.
            grants.extend(self.grant(row.body.id.as_str()).await?);
        }
        Ok(grants)
    }
}
