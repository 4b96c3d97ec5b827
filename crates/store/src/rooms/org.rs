//! Organizations, people, machine clients.

use crate::sql::{eq, name};
use crate::stored::{Row, Stored, all, find, one, select};
use crate::{Result, Store, Tx};
use domain::Matter;
use domain::catalogue::Resource;
use domain::clock::Clock;
use domain::intake::Batch;
use domain::org::task::Task;
use domain::org::{Client, Org, Person};
use domain::sharing::{Grant, Request};
use sea_orm::sea_query::{Cond, Expr, ExprTrait, LikeExpr, Order, SimpleExpr, Value};

impl Stored for Org {
    const TABLE: &'static str = "org";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let kind = serde_json::to_value(self.kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default();
        vec![("name", self.name.clone().into()), ("kind", kind.into())]
    }
}

impl Stored for Person {
    const TABLE: &'static str = "person";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("login", self.login.clone().into()), ("org", self.org.0.clone().into())]
    }
}

impl Stored for Client {
    const TABLE: &'static str = "client";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![("org", self.org.0.clone().into())]
    }
}

impl Store {
    /// All organizations, by name.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn orgs(&self) -> Result<Vec<Row<Org>>> {
        all(&self.db, select::<Org>().order_by(name("name"), Order::Asc)).await
    }

    /// One organization.
    pub async fn org(&self, id: &str) -> Result<Option<Row<Org>>> {
        find(&self.db, id).await
    }

    /// The public-data authority of this node.
    pub async fn authority(&self) -> Result<Option<Row<Org>>> {
        one(&self.db, select::<Org>().and_where(eq("kind", "authority")).limit(1)).await
    }

    /// The people of an organization.
    pub async fn people_of(&self, org: &str) -> Result<Vec<Row<Person>>> {
        all(&self.db, select::<Person>().and_where(eq("org", org)).order_by(name("login"), Order::Asc)).await
    }

    /// The resources of an organization, whatever their state.
    pub async fn resources_of_org(&self, org: &str) -> Result<Vec<Resource>> {
        let mut query = select::<Resource>();
        query.and_where(eq("org", org)).order_by(name("id"), Order::Asc);
        Ok(all::<Resource>(&self.db, &query).await?.into_iter().map(|row| row.body).collect())
    }

    /// Tasks that wait: of one department, or of all.
    pub async fn open_tasks(&self, org: Option<&str>) -> Result<Vec<Task>> {
        let mut query = select::<Task>();
        query.and_where(Expr::col(name("state")).is_in(["issued", "received"]));
        if let Some(org) = org {
            query.and_where(eq("opposite", org));
        }
        Ok(all::<Task>(&self.db, query.order_by(name("id"), Order::Asc)).await?.into_iter().map(|row| row.body).collect())
    }

    /// All people; only the demo's sign-in page and audits want them.
    pub async fn people(&self) -> Result<Vec<Row<Person>>> {
        all(&self.db, select::<Person>().order_by(name("login"), Order::Asc)).await
    }

    /// One person.
    pub async fn person(&self, id: &str) -> Result<Option<Row<Person>>> {
        find(&self.db, id).await
    }

    /// The person who signs in under this name.
    pub async fn person_by_login(&self, login: &str) -> Result<Option<Row<Person>>> {
        one(&self.db, select::<Person>().and_where(eq("login", login))).await
    }

    /// One machine client.
    pub async fn client(&self, id: &str) -> Result<Option<Row<Client>>> {
        find(&self.db, id).await
    }

    /// The machine clients of an organization.
    pub async fn clients(&self, org: &str) -> Result<Vec<Row<Client>>> {
        all(&self.db, select::<Client>().and_where(eq("org", org)).order_by(name("id"), Order::Desc)).await
    }
}

macro_rules! held {
    ($($(#[$doc:meta])* $name:ident -> $body:ident by $($column:literal),+;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// The database failed.
        pub async fn $name(&mut self, org: &str) -> Result<Vec<$body>> {
            let of = Cond::any()$(.add(eq($column, org)))+;
            self.held(SimpleExpr::from(of)).await
        }
    )*};
}

/// What an organization holds, for the act that hands it on.
impl Tx {
    held! {
        /// Its resources.
        resources_held -> Resource by "org";
        /// Requests it answers or made.
        requests_held -> Request by "source", "applicant";
        /// What it may read.
        grants_held -> Grant by "consumer";
        /// Its batches.
        batches_held -> Batch by "org";
        /// Its programs.
        clients_held -> Client by "org";
        /// Its people.
        people_held -> Person by "org";
    }

    /// All organizations.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn orgs(&self) -> Result<Vec<Org>> {
        Ok(all::<Org>(self.conn(), &select::<Org>()).await?.into_iter().map(|row| row.body).collect())
    }

    /// Names of the organizations there are now.
    pub async fn institutions(&self) -> Result<Vec<String>> {
        Ok(self.orgs().await?.into_iter().filter(|org| org.ended.is_none()).map(|org| org.name).collect())
    }

    /// Its matters of one room, on either side.
    pub async fn matters_held<T: Matter + Stored>(&mut self, org: &str) -> Result<Vec<T>> {
        self.held(SimpleExpr::from(Cond::any().add(eq("opener", org)).add(eq("opposite", org)))).await
    }

    /// Its running clocks.
    pub async fn clocks_held(&mut self, org: &str) -> Result<Vec<Clock>> {
        let running = Cond::all().add(eq("owner", org)).add(Expr::col(name("met")).is_null());
        self.held(SimpleExpr::from(running)).await
    }

    /// Resources of others that may name it among those they are for.
    pub async fn resources_for(&mut self, org: &str) -> Result<Vec<Resource>> {
        let written = serde_json::Value::from(org).to_string();
        let escaped = written.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
        let named = Expr::col(name("body")).like(LikeExpr::new(format!("%{escaped}%")).escape('\\'));
        let others = Cond::all().add(Expr::col(name("org")).ne(org)).add(named);
        self.held(SimpleExpr::from(others)).await
    }

    async fn held<T: Stored>(&mut self, condition: SimpleExpr) -> Result<Vec<T>> {
        let rows = all(self.conn(), select::<T>().and_where(condition).order_by(name("id"), Order::Asc)).await?;
        Ok(self.remember_all(rows))
    }
}
