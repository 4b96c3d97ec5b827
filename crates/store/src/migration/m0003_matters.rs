//! Matters, and calls found by whom they were about.

use super::m0002_law::{rows, run};
use sea_orm_migration::prelude::*;
use serde_json::Value as Json;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Rooms of matters; their tables have the same columns.
const MATTERS: [&str; 4] = ["correction", "notice", "dispute", "demand"];

const STEPS: &[&str] = &[
    "ALTER TABLE calls ADD COLUMN subject text",
    "CREATE INDEX calls_subject ON calls (subject)",
    "ALTER TABLE demand ADD COLUMN number text NOT NULL DEFAULT ''",
    // A number is said over the telephone: it names one demand.
    "CREATE UNIQUE INDEX demand_number ON demand (number)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for room in MATTERS {
            db.execute_unprepared(&format!(
                "CREATE TABLE {room} (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, opener text NOT NULL, \
                 opposite text NOT NULL, subject text NOT NULL, state text NOT NULL, since bigint NOT NULL)"
            ))
            .await?;
            for column in ["opener", "opposite", "subject"] {
                db.execute_unprepared(&format!("CREATE INDEX {room}_{column} ON {room} ({column}, state)")).await?;
            }
        }
        for step in STEPS {
            db.execute_unprepared(step).await?;
        }
        for (id, leaf) in rows(db, "SELECT id, body FROM calls").await? {
            let Some(subject) = leaf.get("subject").and_then(Json::as_str) else { continue };
            run(db, ["UPDATE calls SET subject = ", " WHERE id = "], [subject.into(), id.into()]).await?;
        }
        Ok(())
    }
}
