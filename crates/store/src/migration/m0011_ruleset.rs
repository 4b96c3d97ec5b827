//! Rule sets: guides and rules of classes and grades, in versions.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const STEPS: &[&str] = &[
    "ALTER TABLE ruleset ADD COLUMN kind text NOT NULL DEFAULT ''",
    // One of a kind is in force; a department's detail is its own.
    "CREATE UNIQUE INDEX ruleset_single ON ruleset (kind, opener) WHERE state = 'in_force'",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        super::matter_table(db, "ruleset").await?;
        for step in STEPS {
            db.execute_unprepared(step).await?;
        }
        Ok(())
    }
}
