//! The first sheet of a workbook, cell by cell.

use super::xlsx_cell::text;
use super::{RawRow, RowSink, Source, header, titles};
use crate::{LoadError, Stage};
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use domain::quality::Reason;
use std::fs::File;
use std::io::{self, BufReader, Read};

/// Reads the first sheet into the sink; its first used row is the header.
pub(crate) fn read(source: Source<'_>, sink: &mut dyn RowSink) -> Result<(), LoadError> {
    source.progress.enter(Stage::Inspecting);
    bounded(source)?;
    source.progress.enter(Stage::Reading);
    let mut book: Xlsx<_> = calamine::open_workbook(source.file).map_err(|error| unreadable(&error))?;
    let sheet = book.sheet_names().first().cloned().ok_or_else(|| LoadError::Empty { expected: titles(source.items) })?;
    let mut cells = book.worksheet_cells_reader(&sheet).map_err(|error| unreadable(&error))?;
    let mut rows = Rows { source, sink, places: None, row: RawRow::default(), current: Vec::new(), number: 0, any: false };
    while let Some(cell) = cells.next_cell().map_err(|error| unreadable(&error))? {
        if !matches!(cell.get_value(), DataRef::Empty) {
            let (row, column) = cell.get_position();
            rows.cell(u64::from(row) + 1, column as usize, cell.get_value().clone())?;
        }
    }
    rows.end()?;
    source.progress.read(std::fs::metadata(source.file).map_or(0, |meta| meta.len()));
    match (rows.places, rows.any) {
        (None, _) => Err(LoadError::Empty { expected: titles(source.items) }),
        (Some(_), false) => Err(LoadError::HeaderOnly),
        (Some(_), true) => Ok(()),
    }
}

/// Refuses a workbook that unpacks to more than the bound. What its directory says is checked
/// first, then what it really unpacks to.
pub(crate) fn bounded(source: Source<'_>) -> Result<(), LoadError> {
    let max = source.settings.max_unpacked;
    let file = BufReader::new(File::open(source.file).map_err(LoadError::File)?);
    let broken = || not_table("不是有效的 .xlsx 工作簿（可能是旧版 .xls、已加密或已损坏）。请用表格软件打开后另存为不加密的 .xlsx 再上传");
    let too_large = || not_table(&format!("工作簿解压后超过 {} MB。请删去多余的格式与工作表，或另存为“CSV UTF-8”后上传", max >> 20));
    let mut archive = zip::ZipArchive::new(file).map_err(|_| broken())?;
    if archive.decompressed_size().is_some_and(|size| size > u128::from(max)) {
        return Err(too_large());
    }
    let mut left = max;
    for index in 0..archive.len() {
        if source.progress.cancelled() {
            return Err(LoadError::Cancelled);
        }
        let entry = archive.by_index(index).map_err(|_| broken())?;
        let size = io::copy(&mut entry.take(left + 1), &mut io::sink()).map_err(|_| broken())?;
        left = left.checked_sub(size).ok_or_else(too_large)?;
    }
    Ok(())
}

fn not_table(why: &str) -> LoadError {
    LoadError::NotTable { why: why.into() }
}

/// Errors of the reader may quote the sheet: only their kind is told.
fn unreadable(error: &XlsxError) -> LoadError {
    match error {
        XlsxError::Password => not_table("工作簿已加密。请取消密码后重新上传"),
        _ => not_table("工作簿无法读取，可能已损坏。请用表格软件打开后另存为 .xlsx 再上传"),
    }
}

struct Rows<'a> {
    source: Source<'a>,
    sink: &'a mut dyn RowSink,
    places: Option<Vec<usize>>,
    row: RawRow,
    current: Vec<(usize, OwnedCell)>,
    number: u64,
    any: bool,
}

/// A cell kept until its row is complete.
type OwnedCell = DataRef<'static>;

impl Rows<'_> {
    fn cell(&mut self, row: u64, column: usize, value: DataRef<'_>) -> Result<(), LoadError> {
        if row != self.number {
            self.end()?;
            self.number = row;
        }
        let value = match value {
            DataRef::SharedString(text) => DataRef::String(text.to_owned()),
            DataRef::String(text) => DataRef::String(text),
            DataRef::Int(n) => DataRef::Int(n),
            DataRef::Float(n) => DataRef::Float(n),
            DataRef::Bool(yes) => DataRef::Bool(yes),
            DataRef::DateTime(time) => DataRef::DateTime(time),
            DataRef::DateTimeIso(text) => DataRef::DateTimeIso(text),
            DataRef::DurationIso(text) => DataRef::DurationIso(text),
            DataRef::Error(error) => DataRef::Error(error),
            DataRef::Empty => return Ok(()),
        };
        self.current.push((column, value));
        Ok(())
    }

    /// The row is complete.
    fn end(&mut self) -> Result<(), LoadError> {
        let cells = std::mem::take(&mut self.current);
        let blank = |cell: &OwnedCell| matches!(cell, DataRef::String(text) if text.trim().is_empty());
        if cells.iter().all(|(_, cell)| blank(cell)) {
            return Ok(());
        }
        match &self.places {
            None => self.places = Some(head(&cells, self.source)?),
            Some(places) => {
                self.any = true;
                fill(&mut self.row, self.number, &cells, places, self.source);
                self.sink.row(&self.row)?;
            }
        }
        Ok(())
    }
}

fn head(cells: &[(usize, OwnedCell)], source: Source<'_>) -> Result<Vec<usize>, LoadError> {
    let width = cells.iter().map(|(column, _)| column + 1).max().unwrap_or_default();
    let mut header = vec![String::new(); width];
    for (column, cell) in cells {
        if let (Some(slot), DataRef::String(text)) = (header.get_mut(*column), cell) {
            slot.clone_from(text);
        }
    }
    let used = header.iter().rposition(|text| !text.trim().is_empty()).map_or(0, |last| last + 1);
    header.truncate(used);
    header::resolve(&header, source.items)
}

fn fill(row: &mut RawRow, number: u64, cells: &[(usize, OwnedCell)], places: &[usize], source: Source<'_>) {
    row.begin(number);
    let width = cells.iter().map(|(column, _)| column + 1).max().unwrap_or_default();
    if width > places.len() {
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        row.fault = Some(Reason::Ragged { expected: count(places.len()), found: count(width) });
        cells.iter().for_each(|(_, cell)| row.push(&text(cell, &domain::catalogue::Kind::Text { max: u32::MAX }).unwrap_or_default()));
        return;
    }
    for (index, (place, item)) in places.iter().zip(source.items).enumerate() {
        match cells.iter().find(|(column, _)| column == place).map_or_else(|| Ok(String::new()), |(_, cell)| text(cell, &item.kind)) {
            Ok(text) => row.push(&text),
            Err(reason) => {
                row.push("");
                row.faults.push((index, reason));
            }
        }
    }
}
