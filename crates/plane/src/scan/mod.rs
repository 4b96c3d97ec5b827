//! Many rows: a grant as projection, filter and mask functions over a plain Delta scan.

mod csv;
mod frame;
mod mask;
mod stream;

pub use csv::Export;
pub(crate) use csv::{export, harmless};
pub(crate) use frame::{count, each, scan};
pub use stream::Scan;
