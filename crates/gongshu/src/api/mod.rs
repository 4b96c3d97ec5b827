//! The HTTP API, a file per room. Handlers read, submit to `act` or `call`, and show; they decide nothing.

pub mod act_view;
pub mod board;
mod body;
pub mod calendar;
pub mod catalogue;
pub mod catalogue_desk;
pub mod catalogue_report;
pub mod check;
pub mod clock_view;
pub mod collect;
pub mod correction;
pub mod demand;
pub mod demo;
pub mod dispute;
pub mod entry;
pub mod gateway;
pub mod grants;
pub mod guard;
pub mod inbox;
pub mod intake;
pub mod law;
pub mod ledger;
pub mod matter;
pub mod org;
pub mod org_page;
pub mod oversight;
pub mod oversight_record;
pub mod page;
pub mod paper;
pub mod problem;
pub mod session;
pub mod sharing;
pub mod sheet;
pub mod source;
mod standing;
mod table_file;
pub mod task;
pub mod token;
pub mod usage;
mod waiting;

pub use body::Body;
pub use guard::{Access, Who};
pub use page::{Cursor, List};
pub use problem::Problem;
pub(crate) use waiting::every_room;

/// What a handler answers.
pub type Answer<T> = Result<axum::Json<T>, Problem>;

/// A fresh identifier: UUIDv7, so that newer sorts after older.
pub fn fresh_id() -> String {
    uuid::Uuid::now_v7().to_string()
}
