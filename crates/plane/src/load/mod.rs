//! Loading a file: everything is written and synced, nothing is visible before the commit.

mod columns;
mod land;
mod parquet;
mod rows;
mod run;
mod stage;
mod unique;

pub(crate) use land::land;
pub(crate) use run::clean;
pub(crate) use stage::stage;
pub use stage::{Load, Staged};
