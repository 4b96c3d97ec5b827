//! Migrations, one set for both databases.

mod m0001_first;
mod m0002_law;
mod m0003_matters;
mod m0004_source;
mod m0006_org;

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
            Box::new(m0006_org::Migration),
        ]
    }
}
