//! Versions of the level's catalogue, lists, rounds, registrations and their forms.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Rooms of matters; their tables have the same columns, and some of their own.
const MATTERS: [(&str, &str); 4] = [
    ("listing", ", list text NOT NULL, number bigint NOT NULL, round text NOT NULL"),
    ("round", ", topic text NOT NULL"),
    ("registration", ", number text NOT NULL"),
    ("register_form", ""),
];

const STEPS: &[&str] = &[
    "CREATE TABLE edition (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, number bigint NOT NULL, \
     resource text NOT NULL, org text NOT NULL, at bigint NOT NULL)",
    // No number is given twice.
    "CREATE UNIQUE INDEX edition_number ON edition (number)",
    "CREATE INDEX edition_resource ON edition (resource, number)",
    "CREATE UNIQUE INDEX listing_number ON listing (opener, list, number)",
    "CREATE INDEX listing_round ON listing (round)",
    // One round of a topic at a time, one version of the forms in force, a number for one resource.
    "CREATE UNIQUE INDEX round_open ON round (topic) WHERE state = 'open'",
    "CREATE UNIQUE INDEX register_form_in_force ON register_form (state) WHERE state = 'in_force'",
    "CREATE UNIQUE INDEX registration_number ON registration (number) WHERE number <> ''",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for (room, own) in MATTERS {
            db.execute_unprepared(&format!(
                "CREATE TABLE {room} (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, opener text NOT NULL, \
                 opposite text NOT NULL, subject text NOT NULL, state text NOT NULL, since bigint NOT NULL{own})"
            ))
            .await?;
            for column in ["opener", "opposite", "subject"] {
                db.execute_unprepared(&format!("CREATE INDEX {room}_{column} ON {room} ({column}, state)")).await?;
            }
        }
        for step in STEPS {
            db.execute_unprepared(step).await?;
        }
        Ok(())
    }
}
