//! Opening a database, and the two ways in: read, or begin an act.

use crate::migration::Migrator;
use crate::record::Tx;
use crate::{Result, StoreError};
use sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, SqliteTransactionMode, TransactionOptions, TransactionTrait,
};
use sea_orm_migration::MigratorTrait;
use std::time::Duration;

/// The relational state of a node.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
}

impl Store {
    /// Opens (and brings up to date) the database of a URL: `sqlite://FILE?mode=rwc` or `postgres://…`.
    ///
    /// # Errors
    /// The database can't be reached, or a migration fails.
    pub async fn open(url: &str) -> Result<Self> {
        let mut options = ConnectOptions::new(url);
        options.max_connections(8).sqlx_logging(false).acquire_timeout(Duration::from_secs(20));
        options.map_sqlx_sqlite_opts(|o| {
            o.pragma("journal_mode", "WAL").pragma("synchronous", "FULL").pragma("busy_timeout", "20000").pragma("foreign_keys", "ON")
        });
        let db = Database::connect(options).await?;
        Migrator::up(&db, None).await?;
        Ok(Self { db })
    }

    /// Begins the one transaction of an act.
    ///
    /// # Errors
    /// The write lock can't be had in time.
    pub async fn begin(&self) -> Result<Tx> {
        let immediate = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        Ok(Tx::new(self.db.begin_with_options(immediate).await?))
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// It does not.
    pub async fn ping(&self) -> Result<()> {
        self.db.ping().await.map_err(StoreError::from)
    }

    /// Closes every connection; SQLite's write-ahead log is folded into the file.
    ///
    /// # Errors
    /// The database failed while closing.
    pub async fn close(self) -> Result<()> {
        if self.db.get_database_backend() == DbBackend::Sqlite {
            self.db.execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)").await?;
        }
        self.db.close().await.map_err(StoreError::from)
    }
}
