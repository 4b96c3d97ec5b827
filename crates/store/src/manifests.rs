//! The serving manifest of each resource: one row publishes table version and index together.
//! Derived from the table's own log, so it is no state of a case and has no leaf.

use crate::sql::{eq, get, int, name};
use crate::{Result, Store};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, Query};

impl Store {
    /// Publishes a manifest; an older table version never replaces a newer one.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn publish_manifest(&self, resource: &str, table_version: u64, body: &str) -> Result<()> {
        let mut query = Query::insert();
        query
            .into_table(name("manifest"))
            .columns(["resource", "table_version", "body"].map(name))
            .values_panic([Expr::val(resource), Expr::val(int(table_version)), Expr::val(body)])
            .on_conflict(
                OnConflict::column(name("resource"))
                    .update_columns(["table_version", "body"].map(name))
                    .action_and_where(Expr::col((name("manifest"), name("table_version"))).lte(Expr::val(int(table_version))))
                    .to_owned(),
            );
        self.db.execute(&query).await?;
        Ok(())
    }

    /// The manifest of a resource, if data was ever loaded.
    pub async fn manifest(&self, resource: &str) -> Result<Option<String>> {
        let query = Query::select().column(name("body")).from(name("manifest")).and_where(eq("resource", resource)).to_owned();
        self.db.query_one(&query).await?.map(|row| get(&row, "body")).transpose()
    }

    /// All manifests.
    pub async fn manifests(&self) -> Result<Vec<String>> {
        let query = Query::select().column(name("body")).from(name("manifest")).to_owned();
        self.db.query_all(&query).await?.iter().map(|row| get(row, "body")).collect()
    }
}
