//! Collection: duties, standards, lists, forms, digitisation. Tables like those of other matters.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Rooms of collection; `name` is what each is found by besides the columns of every matter.
const ROOMS: [&str; 5] = ["duties", "standard", "collection", "form", "digitisation"];

const STEPS: &[&str] = &[
    // One of each binds; the newer takes the place of the older in one transaction.
    "CREATE UNIQUE INDEX duties_single ON duties (opposite) WHERE state = 'in_force'",
    "CREATE UNIQUE INDEX standard_single ON standard (name) WHERE state = 'in_force'",
    "CREATE UNIQUE INDEX collection_single ON collection (opener) WHERE state = 'in_force'",
    "CREATE UNIQUE INDEX digitisation_single ON digitisation (subject)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        for room in ROOMS {
            db.execute_unprepared(&format!(
                "CREATE TABLE {room} (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, opener text NOT NULL, \
                 opposite text NOT NULL, subject text NOT NULL, state text NOT NULL, since bigint NOT NULL, name text NOT NULL)"
            ))
            .await?;
            for column in ["opener", "opposite", "name"] {
                db.execute_unprepared(&format!("CREATE INDEX {room}_{column} ON {room} ({column}, state)")).await?;
            }
        }
        for step in STEPS {
            db.execute_unprepared(step).await?;
        }
        Ok(())
    }
}
