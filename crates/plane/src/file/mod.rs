//! Files that are on disk when they say so, sealed where a key is given.

mod chunked;
mod durable;
mod out;

pub(crate) use chunked::{HEADER as SEALED_HEADER, Layout, SealedReader, SealedWriter, file_key};
pub(crate) use durable::{DurableFile, durable_dir, remove, remove_parts, sync_parents, write_whole};
pub(crate) use out::{OutFile, open};
