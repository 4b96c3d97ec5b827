//! The data plane: files come in, are checked, and stand as Delta tables; granted reads come out.
//!
//! | module | what it does |
//! |---|---|
//! | [`intake`] | CSV, XLSX and JSON Lines as rows of text, with officers' row numbers |
//! | [`load`] | one file → typed columns, quarantine and index segment, invisible until committed |
//! | [`table`] | the Delta table of a resource and what its log says of a batch |
//! | [`index`] | immutable mapped segments: a row by its key |
//! | [`read`], [`scan`] | the two ways out, both bound to [`domain::sharing::Admitted`] |
//! | [`check`] | comparing with what is held: a verdict leaves, never a value |
//! | [`sheets`] | small tables an officer keeps herself, wholly in memory |
//! | [`file`], [`store`] | files that are on disk when they say so, sealed where the grade asks for it |
//!
//! A batch is wholly there or wholly absent: its one moment is the Delta commit that carries its
//! identifier as application transaction. Everything else is rebuilt from there.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

#[macro_use]
mod crash;
mod check;
mod error;
mod file;
mod index;
mod intake;
mod load;
mod manifest;
mod names;
mod plane;
mod progress;
mod quarantine;
mod read;
mod scan;
mod settings;
mod sheets;
mod store;
mod table;
mod upkeep;
mod value;
mod vault;

pub use check::{Checked, Summary, Verdict};
pub use error::{LoadError, PlaneError, ReadError};
pub use index::Compaction;
pub use load::{Load, Staged};
pub use manifest::{Landing, Manifest};
pub use plane::Plane;
pub use progress::{Progress, Snapshot, Stage};
pub use quarantine::{BadRow, Original, QuarantinePage};
pub use read::Answer;
pub use scan::{Export, Scan};
pub use settings::Settings;
pub use sheets::{read_sheets, write_sheets};
pub use store::{SealedStore, SyncedStore};
pub use vault::{NoVault, TableKey, Vault};

#[cfg(test)]
mod tests;
