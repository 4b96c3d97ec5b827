//! The Delta table of a resource: `changes`, append-only, a file a batch.

mod home;
mod log;
mod schema;

pub(crate) use home::Home;
pub(crate) use log::{Entry, commit, find, has, roll};
pub(crate) use schema::{AT, BATCH, ROW, arrow, differs, ensure};
