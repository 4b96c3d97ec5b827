//! Quarantine: rows that did not pass, with their reasons, for the officer who sent them.
//!
//! Three files a batch: `<batch>.faults`, a [`BadRow`] a line and free of values;
//! `<batch>.rows`, the original texts, sealed where the resource is; `<batch>.meta`, written last.

use crate::file::{OutFile, open, remove, write_whole};
use crate::intake::RawRow;
use crate::vault::TableKey;
use crate::{PlaneError, ReadError};
use domain::catalogue::Item;
use domain::intake::Counts;
use domain::quality::Reason;
use serde::{Deserialize, Serialize};
use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};

/// One fault of a row in quarantine. A row with several faults has several of these.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BadRow {
    /// Row number as the officer's program shows it; the header is row 1 (JSON Lines: line number).
    pub row: u64,
    /// Name of the item; none when the row as a whole is at fault.
    pub item: Option<String>,
    /// Title of the item.
    pub title: Option<String>,
    /// Why.
    pub reason: Reason,
}

/// A page of faults.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuarantinePage {
    /// Faults in all.
    pub total: u64,
    /// Counts of the batch.
    pub counts: Counts,
    /// The faults of this page, in the order of the file.
    pub rows: Vec<BadRow>,
}

/// The original text of a row in quarantine.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Original {
    /// Row number.
    pub row: u64,
    /// Item names and texts; of a row that fits no header, numbered columns.
    pub fields: Vec<(String, String)>,
}

#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
struct Meta {
    faults: u64,
    counts: Counts,
}

/// The files of one batch's quarantine.
#[derive(Clone, Debug)]
pub(crate) struct Files {
    faults: PathBuf,
    rows: PathBuf,
    meta: PathBuf,
}

impl Files {
    /// In the folder of the resource's quarantines.
    pub(crate) fn new(folder: &Path, batch: &str) -> Self {
        let place = |end: &str| folder.join(format!("{batch}.{end}"));
        Self { faults: place("faults"), rows: place("rows"), meta: place("meta") }
    }

    fn meta(&self) -> Result<Meta, PlaneError> {
        match fs::read(&self.meta) {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| PlaneError::NoQuarantine),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Err(PlaneError::NoQuarantine),
            Err(error) => Err(PlaneError::io("读取隔离记录")(error)),
        }
    }

    /// Whether it is all that is left of a batch without one good row.
    pub(crate) fn of_all_bad(&self) -> bool {
        self.meta().is_ok_and(|meta| meta.counts.good == 0 && meta.counts.bad > 0)
    }

    /// Where the files are; the one that makes the others valid first.
    pub(crate) fn places(&self) -> impl Iterator<Item = &Path> {
        [&self.meta, &self.faults, &self.rows].into_iter().map(PathBuf::as_path)
    }

    /// Removes the files.
    pub(crate) fn remove(&self) -> io::Result<()> {
        self.places().try_for_each(remove)
    }

    /// Faults from `offset` on.
    pub(crate) fn page(&self, offset: u64, limit: usize) -> Result<QuarantinePage, PlaneError> {
        let meta = self.meta()?;
        let rows = lines(open(&self.faults, None).map_err(PlaneError::io("读取隔离记录"))?, offset, limit)?;
        Ok(QuarantinePage { total: meta.faults, counts: meta.counts, rows })
    }

    /// All faults as CSV: row number, item title, reason. UTF-8 with a byte order mark.
    pub(crate) fn csv(&self, mut to: impl Write) -> Result<(), PlaneError> {
        self.meta()?;
        let io = || PlaneError::io("导出问题清单");
        to.write_all("\u{feff}行号,数据项,问题\r\n".as_bytes()).map_err(io())?;
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(to);
        let reader = BufReader::new(open(&self.faults, None).map_err(io())?);
        for line in reader.lines() {
            let fault: BadRow = parse(&line.map_err(io())?)?;
            let fields = [fault.row.to_string(), fault.title.unwrap_or_else(|| "整行".into()), fault.reason.to_string()];
            writer.write_record(fields).map_err(|e| io()(e.into()))?;
        }
        writer.flush().map_err(io())
    }

    /// Original texts from `offset` on, counted in rows.
    pub(crate) fn originals(&self, key: Option<&TableKey>, offset: u64, limit: usize) -> Result<Vec<Original>, ReadError> {
        self.meta()?;
        Ok(lines(open(&self.rows, key).map_err(PlaneError::io("读取隔离记录"))?, offset, limit)?)
    }
}

fn parse<T: serde::de::DeserializeOwned>(line: &str) -> Result<T, PlaneError> {
    serde_json::from_str(line)
        .map_err(|e| PlaneError::io("读取隔离记录")(io::Error::new(io::ErrorKind::InvalidData, e.classify_text())))
}

/// The kind of a JSON error, without what it quotes.
trait Classify {
    fn classify_text(&self) -> String;
}

impl Classify for serde_json::Error {
    fn classify_text(&self) -> String {
        format!("{:?}", self.classify())
    }
}

fn lines<T: serde::de::DeserializeOwned>(file: impl Read, offset: u64, limit: usize) -> Result<Vec<T>, PlaneError> {
    let mut reader = BufReader::new(file);
    let io = || PlaneError::io("读取隔离记录");
    for _ in 0..offset {
        if reader.skip_until(b'\n').map_err(io())? == 0 {
            return Ok(Vec::new());
        }
    }
    reader.lines().take(limit).map(|line| parse(&line.map_err(io())?)).collect()
}

/// Writes a quarantine while a file is read.
pub(crate) struct QuarantineWriter {
    files: Files,
    faults: OutFile,
    rows: OutFile,
    count: u64,
}

impl QuarantineWriter {
    /// Starts the files; a former quarantine of the batch is void from here on.
    pub(crate) fn create(files: Files, key: Option<&TableKey>) -> io::Result<Self> {
        files.remove()?;
        Ok(Self { faults: OutFile::create(&files.faults, None)?, rows: OutFile::create(&files.rows, key)?, count: 0, files })
    }

    /// Puts a row away.
    pub(crate) fn row(&mut self, row: &RawRow, faults: &[(Option<usize>, Reason)], items: &[Item]) -> io::Result<()> {
        for (index, reason) in faults {
            let item = index.and_then(|index| items.get(index));
            let name = |get: fn(&Item) -> &String| item.map(|item| get(item).clone());
            let fault = BadRow { row: row.number, item: name(|i| &i.name), title: name(|i| &i.title), reason: reason.clone() };
            line(&mut self.faults, &fault)?;
            self.count += 1;
        }
        let whole = row.fault.is_some();
        let title = |index: usize| match items.get(index).filter(|_| !whole) {
            Some(item) => item.name.clone(),
            None => format!("第 {} 列", index + 1),
        };
        let fields = row.fields().enumerate().map(|(index, text)| (title(index), text.to_owned())).collect();
        line(&mut self.rows, &Original { row: row.number, fields })
    }

    /// Makes the quarantine durable and readable.
    pub(crate) fn finish(self, counts: Counts) -> io::Result<()> {
        self.faults.finish()?;
        self.rows.finish()?;
        let meta = serde_json::to_vec(&Meta { faults: self.count, counts })?;
        write_whole(&self.files.meta, &meta)
    }
}

fn line(file: &mut OutFile, value: &impl Serialize) -> io::Result<()> {
    let mut bytes = serde_json::to_vec(value)?;
    bytes.push(b'\n');
    file.write_all(&bytes)
}
