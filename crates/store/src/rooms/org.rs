//! Organizations, people, machine clients.

use crate::sql::{eq, name};
use crate::stored::{Row, Stored, all, find, one, select};
use crate::{Result, Store};
use domain::org::{Client, Org, Person};
use sea_orm::sea_query::{Order, Value};

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
