//! Quality 质量: rules on one item, and the check of one cell against them.
//!
//! A [`Checker`] is compiled once per item and then answers per cell, without allocation for good
//! cells where it can. Uniqueness needs the whole batch and is done where the batch is read.

mod cell;
mod checker;
mod checksum;
mod reason;
mod rule;

pub use cell::Cell;
pub use checker::Checker;
pub use checksum::{resident_id, uscc};
pub use reason::Reason;
pub use rule::{Checksum, Rule};
