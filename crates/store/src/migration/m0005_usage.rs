//! What becomes of shared data: tables like those of other matters; numbers and filings of requests; calls found by why they were refused.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const MATTERS: [&str; 4] = ["misuse", "feedback", "onward", "use_log"];

const STEPS: &[&str] = &[
    "ALTER TABLE sharing ADD COLUMN number text NOT NULL DEFAULT ''",
    "ALTER TABLE sharing ADD COLUMN filed boolean NOT NULL DEFAULT FALSE",
    // Requests from before numbers were given have none.
    "CREATE UNIQUE INDEX sharing_number ON sharing (number) WHERE number <> ''",
    "ALTER TABLE grants ADD COLUMN event text",
    "CREATE INDEX grants_event ON grants (event)",
    "CREATE INDEX grants_state ON grants (state, until)",
    "ALTER TABLE calls ADD COLUMN code text",
    "CREATE INDEX calls_watch ON calls (grant_id, outcome, at)",
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
        Ok(())
    }
}
