//! Sources of data: a table like those of other matters, with the element; one assignment in force for each.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const STEPS: &[&str] = &[
    "CREATE TABLE source (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, opener text NOT NULL, \
     opposite text NOT NULL, subject text NOT NULL, state text NOT NULL, since bigint NOT NULL, element text NOT NULL, scope text NOT NULL)",
    "CREATE INDEX source_opener ON source (opener, state)",
    "CREATE INDEX source_opposite ON source (opposite, state)",
    "CREATE INDEX source_element ON source (element)",
    // 一数一源: an element has one source for the same subjects.
    "CREATE UNIQUE INDEX source_single ON source (element, scope) WHERE state = 'in_force'",
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
