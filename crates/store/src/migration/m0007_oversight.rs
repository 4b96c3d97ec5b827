//! The overdue register, official papers, and the index by which running clocks are swept.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const STEPS: &[&str] = &[
    "CREATE TABLE oversight (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, opener text NOT NULL, \
     opposite text NOT NULL, subject text NOT NULL, state text NOT NULL, since bigint NOT NULL, clock text NOT NULL, room text NOT NULL, \
     case_id text NOT NULL, due bigint NOT NULL, waiting text NOT NULL)",
    "CREATE INDEX oversight_opposite ON oversight (opposite, state)",
    "CREATE INDEX oversight_state ON oversight (state, due)",
    "CREATE INDEX oversight_case ON oversight (room, case_id)",
    // A clock runs out once.
    "CREATE UNIQUE INDEX oversight_clock ON oversight (clock)",
    "CREATE TABLE paper (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, number text NOT NULL, \
     sender text NOT NULL, recipient text NOT NULL, room text NOT NULL, case_id text NOT NULL, issued bigint NOT NULL, served bigint)",
    // A number is said over the telephone: it names one paper.
    "CREATE UNIQUE INDEX paper_number ON paper (number)",
    "CREATE INDEX paper_case ON paper (room, case_id)",
    "CREATE INDEX paper_recipient ON paper (recipient, issued)",
    "CREATE INDEX paper_sender ON paper (sender, issued)",
    // The sweep over running clocks reads only these, never the rows: by owner, and by day.
    "CREATE INDEX clock_open ON clock (owner, due) WHERE met IS NULL",
    "CREATE INDEX clock_open_due ON clock (due, id) WHERE met IS NULL",
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
