//! Intake: files of three formats as rows of text, in bounded memory.

mod csv;
mod decode;
mod header;
mod inspect;
mod jsonl;
mod meter;
mod row;
mod xlsx;
mod xlsx_cell;

pub(crate) use row::{RawRow, RowSink};
pub(crate) use xlsx::bounded;
pub(crate) use xlsx_cell::text as cell_text;

use crate::{LoadError, Progress, Settings};
use domain::catalogue::Item;
use domain::intake::Format;
use std::path::Path;

/// What every reader works with.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Source<'a> {
    /// The file.
    pub(crate) file: &'a Path,
    /// Items of the resource, in its order: fields of good rows come in this order.
    pub(crate) items: &'a [Item],
    /// Bounds.
    pub(crate) settings: &'a Settings,
    /// Where to tell how far it is.
    pub(crate) progress: &'a Progress,
}

/// Reads the whole file into the sink.
pub(crate) fn read(source: Source<'_>, format: Format, sink: &mut dyn RowSink) -> Result<(), LoadError> {
    let length = std::fs::metadata(source.file).map_err(LoadError::File)?.len();
    source.progress.total(length);
    if length == 0 {
        return Err(LoadError::Empty { expected: titles(source.items) });
    }
    match format {
        Format::Csv => csv::read(source, sink),
        Format::Xlsx => xlsx::read(source, sink),
        Format::JsonLines => jsonl::read(source, sink),
    }
}

/// Titles of the items, for officers.
pub(crate) fn titles(items: &[Item]) -> Vec<String> {
    items.iter().map(|item| item.title.clone()).collect()
}
