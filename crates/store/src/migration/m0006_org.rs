//! Tasks: a table like those of other matters.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const STEPS: &[&str] = &[
    "CREATE TABLE task (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, opener text NOT NULL, \
     opposite text NOT NULL, subject text NOT NULL, state text NOT NULL, since bigint NOT NULL)",
    "CREATE INDEX task_opener ON task (opener, state)",
    "CREATE INDEX task_opposite ON task (opposite, state)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for step in STEPS {
            db.execute_unprepared(step).await?;
        }
        Ok(())
    }
}
