//! Collection: matters that are also found by the name of what they are about.

use super::matter::columns;
use crate::sql::{eq, name};
use crate::stored::{Row, Stored, all, one, select};
use crate::{Result, Store, Tx};
use domain::Matter;
use domain::collect::{CollectionList, Digitisation, Duties, Form, Standard};
use sea_orm::sea_query::{Expr, ExprTrait, Order, SimpleExpr, Value};

macro_rules! kept {
    ($($matter:ty: $by:expr),* $(,)?) => {$(
        impl Stored for $matter {
            const TABLE: &'static str = <Self as Matter>::ROOM.as_str();
            fn id(&self) -> &str {
                Matter::id(self)
            }
            fn columns(&self) -> Vec<(&'static str, Value)> {
                let by: fn(&Self) -> &str = $by;
                let mut own = columns(self);
                own.push(("name", by(self).to_owned().into()));
                own
            }
        }
    )*};
}

kept! {
    Duties: |one| one.org.as_str(),
    Standard: |one| &one.element,
    CollectionList: |one| one.org.as_str(),
    Form: |one| &one.affair,
    Digitisation: |one| one.resource.as_str(),
}

/// Most rows that a report or a check goes through.
const MOST: u64 = 10_000;

impl Tx {
    /// The duties of a department in force, ready to be replaced.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn duties_of(&mut self, org: &str) -> Result<Option<Duties>> {
        let found = one::<Duties>(self.conn(), binding::<Duties>().and_where(eq("opposite", org))).await?;
        match found {
            Some(row) => self.duties(Matter::id(&row.body)).await,
            None => Ok(None),
        }
    }

    /// The standard of an element in force, ready to be replaced.
    pub async fn standard_of(&mut self, element: &str) -> Result<Option<Standard>> {
        let found = one::<Standard>(self.conn(), binding::<Standard>().and_where(eq("name", element))).await?;
        match found {
            Some(row) => self.standard(Matter::id(&row.body)).await,
            None => Ok(None),
        }
    }

    /// The collection list of a department in force, ready to be replaced.
    pub async fn collection_of(&mut self, org: &str) -> Result<Option<CollectionList>> {
        let found = one::<CollectionList>(self.conn(), binding::<CollectionList>().and_where(eq("opener", org))).await?;
        match found {
            Some(row) => self.collection(Matter::id(&row.body)).await,
            None => Ok(None),
        }
    }

    /// How a resource is kept, as recorded.
    pub async fn digitisation_of(&self, resource: &str) -> Result<Option<Digitisation>> {
        let found = one::<Digitisation>(self.conn(), select::<Digitisation>().and_where(eq("subject", resource))).await?;
        Ok(found.map(|row| row.body))
    }

    /// Standards in force of these elements.
    pub async fn standards_of(&self, elements: &[String]) -> Result<Vec<Standard>> {
        if elements.is_empty() {
            return Ok(Vec::new());
        }
        let named: SimpleExpr = Expr::col(name("name")).is_in(elements.iter().map(String::as_str));
        Ok(bodies(all(self.conn(), binding::<Standard>().and_where(named)).await?))
    }

    /// Forms in use of a matter, of whichever department.
    pub async fn forms_of(&self, affair: &str) -> Result<Vec<Form>> {
        let mut query = select::<Form>();
        query.and_where(eq("name", affair)).and_where(eq("state", "active")).order_by(name("id"), Order::Asc).limit(MOST);
        Ok(bodies(all(self.conn(), &query).await?))
    }
}

impl Store {
    /// Collection lists in force, oldest first.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn collections(&self) -> Result<Vec<CollectionList>> {
        Ok(bodies(all(&self.db, binding::<CollectionList>().order_by(name("id"), Order::Asc).limit(MOST)).await?))
    }

    /// How resources are kept: of one department, or of all.
    pub async fn digitisations(&self, org: Option<&str>) -> Result<Vec<Digitisation>> {
        let mut query = select::<Digitisation>();
        if let Some(org) = org {
            query.and_where(eq("opener", org));
        }
        Ok(bodies(all(&self.db, query.order_by(name("id"), Order::Asc).limit(MOST)).await?))
    }

    /// The duties of a department in force.
    pub async fn duties_in_force(&self, org: &str) -> Result<Option<Duties>> {
        Ok(one::<Duties>(&self.db, binding::<Duties>().and_where(eq("opposite", org))).await?.map(|row| row.body))
    }
}

fn binding<T: Stored>() -> sea_orm::sea_query::SelectStatement {
    select::<T>().and_where(eq("state", "in_force")).to_owned()
}

fn bodies<T>(rows: Vec<Row<T>>) -> Vec<T> {
    rows.into_iter().map(|row| row.body).collect()
}
