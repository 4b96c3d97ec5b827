//! What can go wrong with the store; none of it is a decision.

use sea_orm::{DbErr, SqlErr};

/// A failure of the store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another act changed the same row first: the caller loads again and decides again.
    #[error("another act changed {table} {id} first")]
    Conflict {
        /// Table.
        table: String,
        /// Row.
        id: String,
    },
    /// A unique constraint: a rule across aggregates.
    #[error("already there: {0}")]
    Unique(String),
    /// The clock stands behind the newest leaf; nothing is written.
    #[error("the clock stands before the newest ledger entry: set the clock right before writing")]
    ClockBehind,
    /// A row that can't be read as what it should be.
    #[error("{table} {id} is damaged: {why}")]
    Damaged {
        /// Table.
        table: String,
        /// Row.
        id: String,
        /// What was wrong.
        why: String,
    },
    /// A text holds the character NUL, which PostgreSQL does not keep.
    #[error("a text holds the character NUL")]
    Nul,
    /// The database failed.
    #[error("the database failed: {0}")]
    Db(DbErr),
}

impl StoreError {
    /// Whether deciding again from fresh state may succeed.
    pub fn retry(&self) -> bool {
        match self {
            Self::Conflict { .. } => true,
            // SQLite: another process holds the write lock; PostgreSQL: serialization or deadlock.
            Self::Db(e) => ["database is locked", "could not serialize", "deadlock detected"].iter().any(|t| e.to_string().contains(t)),
            _ => false,
        }
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(what)) => Self::Unique(what),
            _ if error.to_string().contains("invalid byte sequence for encoding \"UTF8\": 0x00") => Self::Nul,
            _ => Self::Db(error),
        }
    }
}
