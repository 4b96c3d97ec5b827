//! Parquet written on a thread of its own: encoding takes two thirds of a load.

use crate::PlaneError;
use crate::file::OutFile;
use arrow::array::RecordBatch;
use arrow::datatypes::SchemaRef;
use domain::catalogue::{Grade, Item};
use parquet::arrow::ArrowWriter;
use parquet::basic::{Compression, ZstdLevel};
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::schema::types::ColumnPath;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

/// Batches waiting for the encoder.
const WAITING: usize = 2;

/// A Parquet file under way. Dropped before [`Pipe::finish`], it leaves nothing.
pub(crate) struct Pipe {
    work: Option<SyncSender<Work>>,
    thread: Option<JoinHandle<Result<u64, PlaneError>>>,
}

enum Work {
    Group(RecordBatch),
    Finish,
}

impl Pipe {
    /// Starts the encoder.
    pub(crate) fn start(file: OutFile, schema: SchemaRef, properties: WriterProperties) -> Self {
        let (sender, receiver) = sync_channel(WAITING);
        let thread = std::thread::spawn(move || encode(file, schema, properties, receiver));
        Self { work: Some(sender), thread: Some(thread) }
    }

    /// Hands a row group over; waits while the encoder is behind.
    pub(crate) fn write(&mut self, batch: RecordBatch) -> Result<(), PlaneError> {
        match self.send(Work::Group(batch)) {
            true => Ok(()),
            // The encoder stops early only on an error: that one is told.
            false => self.end().map(drop),
        }
    }

    /// Waits until the file is on disk; gives its size in bytes.
    pub(crate) fn finish(mut self) -> Result<u64, PlaneError> {
        self.send(Work::Finish);
        self.end()
    }

    fn send(&self, work: Work) -> bool {
        self.work.as_ref().is_some_and(|sender| sender.send(work).is_ok())
    }

    fn end(&mut self) -> Result<u64, PlaneError> {
        self.work = None;
        let died = || PlaneError::Task("parquet".into());
        self.thread.take().ok_or_else(died)?.join().map_err(|_| died())?
    }
}

impl Drop for Pipe {
    /// Waits for the encoder, so that nothing of it appears after the load has cleaned up.
    fn drop(&mut self) {
        if self.thread.is_some() {
            let _ = self.end();
        }
    }
}

fn encode(file: OutFile, schema: SchemaRef, properties: WriterProperties, work: Receiver<Work>) -> Result<u64, PlaneError> {
    let mut writer = ArrowWriter::try_new(file, schema, Some(properties))?;
    for work in work {
        match work {
            Work::Group(batch) => {
                writer.write(&batch)?;
                writer.flush()?;
            }
            Work::Finish => return writer.into_inner()?.finish().map_err(PlaneError::io("写入数据文件")),
        }
    }
    Err(PlaneError::Task("parquet".into()))
}

/// zstd, no statistics on sealed columns: a file's footer must not tell the smallest name.
pub(crate) fn properties(items: &[Item]) -> WriterProperties {
    let level = ZstdLevel::try_new(1).unwrap_or_default();
    let mut builder =
        WriterProperties::builder().set_compression(Compression::ZSTD(level)).set_statistics_enabled(EnabledStatistics::Chunk);
    for item in items.iter().filter(|item| item.grade.is_none_or(Grade::sealed)) {
        builder = builder.set_column_statistics_enabled(ColumnPath::from(item.name.clone()), EnabledStatistics::None);
    }
    builder.build()
}
