//! Administrative divisions (GB/T 2260 codes): reference data, loaded from the published list.

use crate::sql::{eq, get, name};
use crate::{Result, Store};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Order, Query, Value};
use serde::{Deserialize, Serialize};

/// A division.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Region {
    /// Administrative code.
    pub code: String,
    /// Name.
    pub name: String,
    /// Code of the division above; none for provinces.
    pub parent: Option<String>,
}

impl Store {
    /// Loads divisions; those already there take the new name.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn put_regions(&self, regions: &[Region]) -> Result<()> {
        for chunk in regions.chunks(500) {
            let mut query = Query::insert();
            query.into_table(name("region")).columns(["code", "name", "parent"].map(name));
            for region in chunk {
                let parent = Value::String(region.parent.clone());
                query.values_panic([Expr::val(region.code.as_str()), Expr::val(region.name.as_str()), Expr::val(parent)]);
            }
            query.on_conflict(OnConflict::column(name("code")).update_columns(["name", "parent"].map(name)).to_owned());
            self.db.execute(&query).await?;
        }
        Ok(())
    }

    /// Divisions under a code; the provinces under none.
    pub async fn regions(&self, parent: Option<&str>) -> Result<Vec<Region>> {
        let mut query = Query::select();
        query.columns(["code", "name", "parent"].map(name)).from(name("region")).order_by(name("code"), Order::Asc);
        match parent {
            Some(code) => query.and_where(eq("parent", code)),
            None => query.and_where(Expr::col(name("parent")).is_null()),
        };
        let rows = self.db.query_all(&query).await?;
        rows.iter().map(|row| Ok(Region { code: get(row, "code")?, name: get(row, "name")?, parent: get(row, "parent")? })).collect()
    }

    /// The name of a division.
    pub async fn region(&self, code: &str) -> Result<Option<String>> {
        let query = Query::select().column(name("name")).from(name("region")).and_where(eq("code", code)).to_owned();
        self.db.query_one(&query).await?.map(|row| get(&row, "name")).transpose()
    }
}
