//! CSV, streamed.

use super::decode::{Decoding, RowBound, RowTooLong};
use super::meter::{Meter, failed};
use super::{RawRow, RowSink, Source, header, inspect, titles};
use crate::{LoadError, Stage};
use csv::{ReaderBuilder, StringRecord};
use domain::quality::Reason;

const BUFFER: usize = 64 << 10;

/// Reads a CSV file into the sink.
pub(crate) fn read(source: Source<'_>, sink: &mut dyn RowSink) -> Result<(), LoadError> {
    let encoding = inspect::encoding(source)?;
    source.progress.enter(Stage::Reading);
    let meter = Meter::open(source.file, source.progress).map_err(LoadError::File)?;
    let bound = RowBound::default();
    let longest = source.settings.max_record + BUFFER;
    let decoding = Decoding::new(meter, encoding, bound.clone(), longest);
    let inner = ReaderBuilder::new().has_headers(false).flexible(true).buffer_capacity(BUFFER).from_reader(decoding);
    let mut reader = Rows { inner, bound, record: StringRecord::new(), number: 0, line: 1, max: source.settings.max_record };
    if !reader.next()? {
        return Err(LoadError::Empty { expected: titles(source.items) });
    }
    let header: Vec<String> = reader.record.iter().map(str::to_owned).collect();
    let places = header::resolve(trimmed(&header), source.items)?;
    rows(&mut reader, &places, sink)
}

/// Without the empty columns at the end that spreadsheet programs leave.
fn trimmed(header: &[String]) -> &[String] {
    let used = header.iter().rposition(|text| !text.trim().is_empty()).map_or(0, |last| last + 1);
    header.get(..used).unwrap_or(header)
}

fn rows<R: std::io::Read>(reader: &mut Rows<R>, places: &[usize], sink: &mut dyn RowSink) -> Result<(), LoadError> {
    let mut row = RawRow::default();
    let mut any = false;
    while reader.next()? {
        let record = &reader.record;
        // Spreadsheet programs leave rows of nothing but commas.
        if record.iter().all(|field| field.trim().is_empty()) {
            continue;
        }
        any = true;
        row.begin(reader.number);
        let extra = record.iter().skip(places.len()).any(|field| !field.trim().is_empty());
        if extra || record.len() < places.len() {
            row.fault = Some(Reason::Ragged { expected: count(places.len()), found: count(record.len()) });
            record.iter().for_each(|field| row.push(field));
        } else {
            places.iter().for_each(|place| row.push(record.get(*place).unwrap_or_default()));
        }
        sink.row(&row)?;
    }
    if any { Ok(()) } else { Err(LoadError::HeaderOnly) }
}

fn count(columns: usize) -> u32 {
    u32::try_from(columns).unwrap_or(u32::MAX)
}

/// Records with the row numbers that a spreadsheet program shows.
struct Rows<R> {
    inner: csv::Reader<R>,
    bound: RowBound,
    record: StringRecord,
    number: u64,
    line: u64,
    max: usize,
}

impl<R: std::io::Read> Rows<R> {
    fn next(&mut self) -> Result<bool, LoadError> {
        self.bound.reset();
        let found = self.inner.read_record(&mut self.record).map_err(|error| self.failed(error))?;
        if found {
            // The parser skips empty lines; a quoted line break does not make a row. What is left of
            // the lines read since the last row are the skipped ones.
            let line = self.inner.position().line();
            let within = self.record.iter().map(|f| f.bytes().filter(|b| *b == b'\n').count() as u64).sum::<u64>();
            let skipped = if self.number == 0 { 0 } else { (line - self.line).saturating_sub(within + 1) };
            self.number += 1 + skipped;
            self.line = line;
        }
        Ok(found)
    }

    fn failed(&self, error: csv::Error) -> LoadError {
        match error.into_kind() {
            csv::ErrorKind::Io(error) if error.get_ref().is_some_and(<dyn std::error::Error + Send + Sync>::is::<RowTooLong>) => {
                LoadError::RecordTooLong { row: self.number + 1, max: self.max }
            }
            csv::ErrorKind::Io(error) => failed(error),
            // The decoder gives nothing but UTF-8.
            other => LoadError::File(std::io::Error::other(format!("{other:?}").split('{').next().unwrap_or_default().to_owned())),
        }
    }
}
