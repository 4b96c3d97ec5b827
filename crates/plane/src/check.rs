//! Comparing what a caller states with what is held: a verdict leaves, never a value.

use crate::intake::{RawRow, RowSink, Source, read as read_file};
use crate::read::{admit, find, key as keyed};
use crate::table::Home;
use crate::value::canonical;
use crate::{LoadError, Manifest, Progress, ReadError, Settings};
use chrono::{DateTime, FixedOffset};
use domain::catalogue::Item;
use domain::intake::Format;
use domain::sharing::Admitted;
use seal::digest::Hasher;
use serde::Serialize;
use std::io::Write;
use std::path::Path;

/// How a stated value compares with the one held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The same 一致.
    Match,
    /// Another 不一致.
    Mismatch,
    /// There is no such record, or none that may be compared 无记录.
    NoRecord,
}

impl Verdict {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Match => "一致",
            Self::Mismatch => "不一致",
            Self::NoRecord => "无记录",
        }
    }
}

/// The answer to one comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Checked {
    /// Verdicts in the order of the claims.
    pub verdicts: Vec<Verdict>,
    /// Table version compared with.
    pub table_version: u64,
    /// When the newest batch in it was accepted.
    pub as_of: DateTime<FixedOffset>,
}

/// What a file of comparisons came to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Summary {
    /// Rows of the file.
    pub rows: u64,
    /// Rows whose every value was the same.
    pub same: u64,
    /// Rows without a record.
    pub absent: u64,
    /// Rows not compared: over a limit, or not readable.
    pub skipped: u64,
    /// SM3 of the result, hex.
    pub digest: String,
    /// Table version compared with.
    pub table_version: u64,
}

/// Compares one record.
pub(crate) fn check(
    home: &Home,
    admitted: &Admitted,
    manifest: &Manifest,
    key: &[(&str, &str)],
    claims: &[(&str, &str)],
) -> Result<Checked, ReadError> {
    admit(admitted, manifest)?;
    let key = keyed(manifest, key)?;
    let verdicts = compare(home, admitted, manifest, &key, claims)?;
    Ok(Checked { verdicts, table_version: manifest.table_version, as_of: manifest.as_of })
}

fn compare(home: &Home, admitted: &Admitted, manifest: &Manifest, key: &[u8], claims: &[(&str, &str)]) -> Result<Vec<Verdict>, ReadError> {
    let granted = |item: &str| admitted.items().iter().any(|granted| granted.item == item);
    if let Some((item, _)) = claims.iter().find(|(item, _)| !granted(item)) {
        return Err(ReadError::Item { item: (*item).to_owned() });
    }
    find(home, admitted, manifest, key, |row| {
        let verdict = |(item, claimed): &(&str, &str)| match row {
            None => Verdict::NoRecord,
            Some(cell) => {
                let held = cell(item);
                let stated = manifest.items.iter().find(|known| known.name == *item).and_then(|known| canonical(&known.kind, claimed));
                let empty = held.is_none() && claimed.trim().is_empty();
                let same = empty || (held.is_some() && held == stated);
                if same { Verdict::Match } else { Verdict::Mismatch }
            }
        };
        claims.iter().map(verdict).collect()
    })
}

/// A file of comparisons under way.
pub(crate) struct Checks<'a> {
    pub(crate) home: &'a Home,
    pub(crate) admitted: &'a Admitted,
    pub(crate) manifest: &'a Manifest,
    /// Key items, then the items compared: the columns of the file.
    pub(crate) items: &'a [Item],
    /// Whether a record may be compared once more; the reason where it may not.
    pub(crate) tries: &'a mut dyn FnMut(&[u8]) -> Result<(), String>,
    pub(crate) most: u64,
    pub(crate) out: csv::Writer<Digesting<'a>>,
    pub(crate) summary: Summary,
}

/// What is written, and its digest.
pub(crate) struct Digesting<'a> {
    inner: &'a mut dyn Write,
    hasher: Hasher,
}

impl Write for Digesting<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }
    fn flush(&mut self) -> std::io::Result<()> {
        self.inner.flush()
    }
}

impl RowSink for Checks<'_> {
    fn row(&mut self, row: &RawRow) -> Result<(), LoadError> {
        self.summary.rows += 1;
        if self.summary.rows > self.most {
            return Err(LoadError::TooManyRows { max: self.most });
        }
        let verdicts = match self.verdicts(row) {
            Ok(verdicts) => verdicts,
            Err(Stop::Read(ReadError::Plane(error))) => return Err(LoadError::Plane(error)),
            Err(Stop::Read(error)) => return Err(LoadError::NotTable { why: error.to_string() }),
            Err(Stop::Skipped(why)) => {
                self.summary.skipped += 1;
                return self.line(row, &[why.as_str()]);
            }
        };
        if verdicts.iter().all(|verdict| *verdict == Verdict::Match) {
            self.summary.same += 1;
        } else if verdicts.contains(&Verdict::NoRecord) {
            self.summary.absent += 1;
        }
        let titles: Vec<_> = verdicts.into_iter().map(Verdict::title).collect();
        self.line(row, &titles)
    }
}

enum Stop {
    Read(ReadError),
    Skipped(String),
}

impl Checks<'_> {
    fn verdicts(&mut self, row: &RawRow) -> Result<Vec<Verdict>, Stop> {
        if row.fault.is_some() || !row.faults.is_empty() {
            return Err(Stop::Skipped("本行无法读取".into()));
        }
        let cells = || self.items.iter().zip(row.fields());
        let key: Vec<_> = cells().filter(|(item, _)| item.key).map(|(item, text)| (item.name.as_str(), text.trim())).collect();
        let claims: Vec<_> = cells().filter(|(item, _)| !item.key).map(|(item, text)| (item.name.as_str(), text)).collect();
        let key = keyed(self.manifest, &key).map_err(|_| Stop::Skipped("主键缺失或者格式不符".into()))?;
        (self.tries)(&key).map_err(Stop::Skipped)?;
        compare(self.home, self.admitted, self.manifest, &key, &claims).map_err(Stop::Read)
    }

    /// Row number, what was asked for, the verdicts.
    fn line(&mut self, row: &RawRow, verdicts: &[&str]) -> Result<(), LoadError> {
        let number = row.number.to_string();
        let keys =
            self.items.iter().zip(row.fields()).filter(|(item, _)| item.key).map(|(_, text)| crate::scan::harmless(text).into_owned());
        let mut cells: Vec<String> = std::iter::once(number).chain(keys).collect();
        cells.resize(1 + self.items.iter().filter(|item| item.key).count(), String::new());
        cells.extend(verdicts.iter().map(|text| (*text).to_owned()));
        cells.resize(1 + self.items.len(), String::new());
        self.out.write_record(cells).map_err(|e| LoadError::File(e.into()))
    }
}

/// Compares a whole file; the result is CSV for spreadsheet programs.
#[allow(clippy::too_many_arguments)] // each is one of the plane's own, none can be grouped with another
pub(crate) fn check_file(
    home: &Home,
    admitted: &Admitted,
    manifest: &Manifest,
    (file, format): (&Path, Format),
    items: &[Item],
    tries: &mut dyn FnMut(&[u8]) -> Result<(), String>,
    most: u64,
    to: &mut dyn Write,
) -> Result<Summary, LoadError> {
    admit(admitted, manifest).map_err(|error| LoadError::NotTable { why: error.to_string() })?;
    let mut digesting = Digesting { inner: to, hasher: Hasher::new() };
    digesting.write_all("\u{feff}".as_bytes()).map_err(LoadError::File)?;
    let mut out = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(digesting);
    let heads = items.iter().map(|item| if item.key { item.title.clone() } else { format!("{}（比对结果）", item.title) });
    out.write_record(std::iter::once("行号".to_owned()).chain(heads)).map_err(|e| LoadError::File(e.into()))?;
    let (settings, progress) = (Settings::default(), Progress::default());
    let summary = Summary { table_version: manifest.table_version, ..Summary::default() };
    let mut checks = Checks { home, admitted, manifest, items, tries, most, out, summary };
    read_file(Source { file, items, settings: &settings, progress: &progress }, format, &mut checks)?;
    if checks.summary.rows == 0 {
        return Err(LoadError::HeaderOnly);
    }
    let done = checks.out.into_inner().map_err(|e| LoadError::File(std::io::Error::other(e.to_string())))?;
    done.inner.flush().map_err(LoadError::File)?;
    Ok(Summary { digest: done.hasher.finish().to_string(), ..checks.summary })
}
