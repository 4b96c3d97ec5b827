//! The law's own tables: recorded years of the calendar; clocks and refusals found by their article.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend, Statement, Value};
use serde_json::Value as Json;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const STEPS: &[&str] = &[
    "CREATE TABLE calendar (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL)",
    "ALTER TABLE clock ADD COLUMN article text NOT NULL DEFAULT ''",
    "ALTER TABLE clock ADD COLUMN provisional boolean NOT NULL DEFAULT FALSE",
    "ALTER TABLE acts ADD COLUMN article text",
    "CREATE INDEX clock_article ON clock (article, met)",
    "CREATE INDEX clock_due ON clock (due)",
    "CREATE INDEX acts_article ON acts (article, refused)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    /// All or nothing on both databases: a start that is cut off begins again from the beginning.
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for step in STEPS {
            db.execute_unprepared(step).await?;
        }
        for row in rows(db, "SELECT id, body FROM clock").await? {
            let (id, body): (String, Json) = row;
            let provisional = body.get("provisional").and_then(Json::as_bool).unwrap_or(false);
            let values = [article(&body).unwrap_or_default().into(), provisional.into(), id.into()];
            run(db, ["UPDATE clock SET article = ", ", provisional = ", " WHERE id = "], values).await?;
        }
        for (idx, leaf) in rows(db, "SELECT CAST(idx AS text) AS id, leaf AS body FROM acts WHERE verb <> 'ledger.calls_head'").await? {
            let Some(article) = article(&leaf) else { continue };
            let idx = idx.parse::<i64>().map_err(|e| DbErr::Custom(e.to_string()))?;
            run(db, ["UPDATE acts SET article = ", " WHERE idx = "], [article.into(), idx.into()]).await?;
        }
        Ok(())
    }
}

/// The article a body cites: `pack/article`.
fn article(body: &Json) -> Option<String> {
    let citation = body.get("citation")?;
    Some(format!("{}/{}", citation.get("pack")?.as_str()?, citation.get("article")?.as_u64()?))
}

pub(super) async fn rows(db: &SchemaManagerConnection<'_>, query: &str) -> Result<Vec<(String, Json)>, DbErr> {
    let found = db.query_all_raw(Statement::from_string(db.get_database_backend(), query)).await?;
    let mut rows = Vec::new();
    for row in &found {
        let body: String = row.try_get("", "body")?;
        // A damaged row is the audit's to tell of, not a reason not to start.
        if let Ok(body) = serde_json::from_str(&body) {
            rows.push((row.try_get("", "id")?, body));
        }
    }
    Ok(rows)
}

pub(super) async fn run<const N: usize>(db: &SchemaManagerConnection<'_>, pieces: [&str; N], values: [Value; N]) -> Result<(), DbErr> {
    let backend = db.get_database_backend();
    let mut sql = String::new();
    for (n, piece) in pieces.iter().enumerate() {
        sql.push_str(piece);
        sql.push_str(&if backend == DatabaseBackend::Postgres { format!("${}", n + 1) } else { "?".to_owned() });
    }
    db.execute_raw(Statement::from_sql_and_values(backend, sql, values)).await?;
    Ok(())
}
