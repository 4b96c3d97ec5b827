//! Export for spreadsheet programs.

use super::Scan;
use super::stream::texts;
use crate::file::DurableFile;
use crate::plane::Plane;
use crate::table::Home;
use crate::{Manifest, PlaneError, ReadError};
use chrono::{DateTime, FixedOffset};
use csv::{Terminator, Writer, WriterBuilder};
use domain::catalogue::Kind;
use domain::sharing::Admitted;
use futures::StreamExt;
use seal::digest::Hasher;
use serde::Serialize;
use std::borrow::Cow;
use std::io::{self, Write};
use std::path::Path;

/// A file that was written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Export {
    /// Data rows.
    pub rows: u64,
    /// Bytes.
    pub bytes: u64,
    /// SM3 of the file, hex.
    pub digest: String,
    /// Table version it shows.
    pub table_version: u64,
    /// When the newest batch in it was accepted.
    pub as_of: DateTime<FixedOffset>,
}

/// Writes what is admitted of the current rows.
pub(crate) async fn export(plane: &Plane, home: &Home, admitted: &Admitted, manifest: &Manifest, to: &Path) -> Result<Export, ReadError> {
    let mut scan = super::scan(plane, home, admitted, manifest, None).await?;
    let failed = || PlaneError::io("导出文件");
    let mut file = Digesting { inner: DurableFile::create(to).map_err(failed())?, hasher: Hasher::new(), bytes: 0 };
    file.write_all("\u{feff}".as_bytes()).map_err(failed())?;
    let mut writer = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(file);
    writer.write_record(scan.titles().into_iter().map(harmless).map(Cow::into_owned)).map_err(|e| failed()(e.into()))?;
    let rows = body(&mut scan, &mut writer).await?;
    let file = writer.into_inner().map_err(|e| failed()(io::Error::other(e.to_string())))?;
    let Digesting { inner, hasher, bytes } = file;
    inner.finish().map_err(failed())?;
    Ok(Export { rows, bytes, digest: hasher.finish().to_string(), table_version: scan.table_version, as_of: scan.as_of })
}

async fn body(scan: &mut Scan, writer: &mut Writer<Digesting>) -> Result<u64, ReadError> {
    let mut rows = 0;
    while let Some(batch) = scan.stream.next().await {
        let batch = batch?;
        for row in 0..batch.num_rows() {
            let texts = texts(&batch, row);
            let cells = texts.iter().zip(&scan.kinds).map(|(text, (_, _, kind))| cell(text.as_deref().unwrap_or_default(), kind));
            writer.write_record(cells.map(|cell| cell.into_owned())).map_err(|e| PlaneError::io("导出文件")(e.into()))?;
        }
        rows += batch.num_rows() as u64;
    }
    Ok(rows)
}

fn cell<'t>(text: &'t str, kind: &Kind) -> Cow<'t, str> {
    if matches!(kind, Kind::Text { .. }) { harmless(text) } else { Cow::Borrowed(text) }
}

/// A text that a spreadsheet program would run as a formula gets an apostrophe in front.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']) {
        Cow::Owned(format!("'{text}"))
    } else {
        Cow::Borrowed(text)
    }
}

struct Digesting {
    inner: DurableFile,
    hasher: Hasher,
    bytes: u64,
}

impl Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.inner.write(bytes)?;
        self.hasher.update(bytes.get(..written).unwrap_or_default());
        self.bytes += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}
