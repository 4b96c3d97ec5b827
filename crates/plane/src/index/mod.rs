//! The serving index: immutable mapped segments, one per batch, merged in the background.
//!
//! A segment is `records ‖ fields ‖ slots ‖ trailer`:
//! - a record is four bytes of length and `key length ‖ key ‖ row`, sealed as a whole where the
//!   resource is; a row holds the canonical text of each field (see [`put`]);
//! - fields name the columns of the rows, as JSON;
//! - slots are an open-addressing table: 48 bits of place (plus one; zero is free), 16 bits of hash;
//! - the trailer holds counts, a salt and the checksum of everything before it.
//!
//! Keys are placed by a salted hash, in a sealed segment by a keyed digest, so that a stolen file
//! neither shows keys nor lets them be guessed.

mod compact;
mod format;
mod map;
mod segment;
mod writer;

pub use compact::Compaction;
pub(crate) use compact::merge;
pub(crate) use format::{Field, put};
pub(crate) use segment::{Found, Segment};
pub(crate) use writer::SegmentWriter;

#[cfg(test)]
mod tests;
