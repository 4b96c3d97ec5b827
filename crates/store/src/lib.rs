//! Relational state: the only place that knows SQL, and [`Tx::record`] the only write of state.
//!
//! SQLite is embedded by default (one file, WAL, one writer, `BEGIN IMMEDIATE`), PostgreSQL comes by
//! configuration; both run the same migrations and the same tests.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod acts;
mod articles;
mod audit;
mod calls;
mod clocks;
mod connect;
mod error;
mod jobs;
mod leaf;
mod manifests;
mod migration;
mod record;
mod regions;
mod rooms;
mod sessions;
mod sql;
mod stored;

pub use acts::{ActFilter, StoredAct};
pub use articles::Live;
pub use audit::{StateFault, StateReport};
pub use calls::{CallCount, CallFilter, CallRow};
pub use clocks::{ClockFilter, Duty};
pub use connect::Store;
pub use error::StoreError;
pub use jobs::Job;
pub use leaf::{ActLeaf, StateMark};
pub use record::Tx;
pub use regions::Region;
pub use rooms::catalogue::ResourceFilter;
pub use rooms::matter::MatterFilter;
pub use rooms::oversight::LapseFilter;
pub use rooms::paper::PaperFilter;
pub use rooms::sharing::RequestFilter;
pub use rooms::usage::Span;
pub use sessions::SessionRow;
pub use stored::{Page, Row, Stored};

/// What every query answers with.
pub type Result<T> = std::result::Result<T, StoreError>;
