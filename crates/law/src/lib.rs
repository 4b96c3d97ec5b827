//! The law as data: packs of statutes become a [`Lawbook`] that answers which rule holds, when a duty is due,
//! which basis suffices and under which article.
//!
//! The crate reads no files and knows no clock: the caller hands in the texts ([`Files`]) and the moments.
//! No legal number, role or list stands in this crate; they stand in `statutes/`, under their paragraph.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

mod basis;
mod calendar;
mod chapter;
mod citation;
mod columns;
mod coverage;
mod dated;
mod diff;
mod due;
mod fence;
mod files;
mod form;
mod key;
mod lawbook;
mod library;
mod mistake;
mod mutate;
mod names;
mod norms;
mod numerals;
mod official;
mod order;
mod pack;
mod plain;
mod relation;
mod report;
mod rows;
mod see;
mod skeleton;
mod terms;
mod value;
mod verify;
mod year;

pub use basis::{Basis, BasisRef, Insufficient};
pub use calendar::Calendar;
pub use chapter::{Chapter, Provision};
pub use citation::Citation;
pub use coverage::{Coverage, Obligation, Pending, RowState, Standing};
pub use dated::Dated;
pub use diff::{Difference, Expiry, Side};
pub use due::{Due, NoRule};
pub use fence::{Relation, Ruled};
pub use files::Files;
pub use form::{CLASSES, Cell, Column, EFFECTS, FILINGS, Form, MISUSE_STEPS, SIGNS, UnknownKey};
pub use key::Key;
pub use lawbook::{Conflict, Lawbook};
pub use library::{CannotBind, Library, Mode};
pub use mistake::Mistake;
pub use mutate::{Mutant, Part};
pub use norms::{Article, Norm, Rank};
pub use numerals::{from_chinese, to_chinese};
pub use official::{OfficialText, fingerprint};
pub use pack::{Pack, Status};
pub use report::{DueLine, Limit, NoAnswer, verification};
pub use skeleton::{head, skeleton};
pub use terms::{EVENTS, ROLES, SILENCES, label};
pub use value::{NotAFigure, Unit, Value};
pub use verify::{Match, Verified, verify};
pub use year::{Holiday, Notice, Year};
