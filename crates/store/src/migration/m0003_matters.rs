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
            super::matter_table(db, room).await?;
        }
        for step in STEPS {
            db.execute_unprepared(step).await?;
        }
        let mut last = String::new();
        loop {
            // A page at a time: a hub has more calls than fit into memory. Identifiers are ours: a writer's name and digits.
            let page = format!("SELECT id, body FROM calls WHERE id > '{}' ORDER BY id LIMIT 5000", last.replace('\'', "''"));
            let found = rows(db, &page).await?;
            let Some((newest, _)) = found.last() else { return Ok(()) };
            last.clone_from(newest);
            for (id, leaf) in found {
                let Some(subject) = leaf.get("subject").and_then(Json::as_str) else { continue };
                run(db, ["UPDATE calls SET subject = ", " WHERE id = "], [subject.into(), id.into()]).await?;
            }
        }
    }
}
