//! Migrations, one set for both databases.

mod m0001_first;
mod m0002_law;
mod m0003_matters;
mod m0004_source;
mod m0005_usage;
mod m0006_org;
mod m0007_oversight;
mod m0008_lists;
mod m0010_collect;
mod m0011_ruleset;

use sea_orm_migration::prelude::*;

pub(crate) struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_first::Migration),
            Box::new(m0002_law::Migration),
            Box::new(m0003_matters::Migration),
            Box::new(m0004_source::Migration),
            Box::new(m0005_usage::Migration),
            Box::new(m0010_collect::Migration),
            Box::new(m0008_lists::Migration),
            Box::new(m0007_oversight::Migration),
            Box::new(m0006_org::Migration),
            Box::new(m0011_ruleset::Migration),
        ]
    }
}

/// The table of a room that keeps matters, and the indexes they are found by.
async fn matter_table(db: &SchemaManagerConnection<'_>, room: &str) -> Result<(), DbErr> {
    db.execute_unprepared(&format!(
        "CREATE TABLE {room} (id text NOT NULL PRIMARY KEY, version bigint NOT NULL, body text NOT NULL, opener text NOT NULL, \
         opposite text NOT NULL, subject text NOT NULL, state text NOT NULL, since bigint NOT NULL)"
    ))
    .await?;
    for column in ["opener", "opposite", "subject"] {
        db.execute_unprepared(&format!("CREATE INDEX {room}_{column} ON {room} ({column}, state)")).await?;
    }
    Ok(())
}
