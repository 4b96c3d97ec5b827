//! An object store whose data files are sealed; Delta's log, which holds no values, stays plain.

use crate::file::{Layout, SealedWriter};
use crate::file::{SEALED_HEADER, file_key};
use crate::vault::TableKey;
use async_trait::async_trait;
use bytes::Bytes;
use futures::stream::{self, BoxStream, StreamExt};
use object_store::path::Path;
use object_store::{
    CopyOptions, GetOptions, GetResult, GetResultPayload, ListResult, MultipartUpload, ObjectMeta, ObjectStore, ObjectStoreExt,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result,
};
use std::fmt;
use std::io::Write;
use std::ops::Range;
use std::sync::Arc;

const NAME: &str = "SealedStore";

/// Opens sealed Parquet files on the way out and seals them on the way in. Sizes it tells are
/// those of the opened files.
#[derive(Clone, Debug)]
pub struct SealedStore {
    inner: Arc<dyn ObjectStore>,
    key: TableKey,
}

impl SealedStore {
    /// Wraps a store whose data files are sealed under `key`.
    pub fn new(inner: Arc<dyn ObjectStore>, key: TableKey) -> Self {
        Self { inner, key }
    }

    async fn read(&self, location: &Path, layout: Layout, wanted: &Range<u64>) -> Result<Vec<u8>> {
        let header = self.inner.get_range(location, 0..SEALED_HEADER).await?;
        let key = file_key(&self.key, &header).map_err(failed)?;
        let (first, span) = layout.span(wanted);
        let sealed = self.inner.get_range(location, span).await?;
        let plain = layout.open(&key, first, &sealed).map_err(failed)?;
        Layout::cut(plain, first, wanted).map_err(failed)
    }
}

impl fmt::Display for SealedStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{NAME}({})", self.inner)
    }
}

fn failed(error: impl std::error::Error + Send + Sync + 'static) -> object_store::Error {
    object_store::Error::Generic { store: NAME, source: error.into() }
}

fn unsupported(operation: &str) -> object_store::Error {
    object_store::Error::NotImplemented { operation: operation.into(), implementer: NAME.into() }
}

/// Whether the file holds values.
fn holds_values(location: &Path) -> bool {
    location.extension() == Some("parquet") && !location.parts().any(|part| part.as_ref() == "_delta_log")
}

/// The size as readers see it.
fn told(mut meta: ObjectMeta) -> ObjectMeta {
    if holds_values(&meta.location) {
        meta.size = Layout::new(meta.size).map_or(0, Layout::plain);
    }
    meta
}

#[async_trait]
impl ObjectStore for SealedStore {
    async fn put_opts(&self, location: &Path, payload: PutPayload, opts: PutOptions) -> Result<PutResult> {
        if !holds_values(location) {
            return self.inner.put_opts(location, payload, opts).await;
        }
        let mut writer = SealedWriter::new(Vec::new(), &self.key).map_err(failed)?;
        payload.iter().try_for_each(|bytes| writer.write_all(bytes)).map_err(failed)?;
        let sealed = writer.finish().map_err(failed)?;
        self.inner.put_opts(location, sealed.into(), opts).await
    }

    async fn put_multipart_opts(&self, location: &Path, opts: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        if holds_values(location) {
            return Err(unsupported("multipart upload of a sealed file"));
        }
        self.inner.put_multipart_opts(location, opts).await
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        if !holds_values(location) {
            return self.inner.get_opts(location, options).await;
        }
        let disk = self.inner.head(location).await?;
        options.check_preconditions(&disk)?;
        let layout = Layout::new(disk.size).map_err(failed)?;
        let meta = told(disk);
        let range = match &options.range {
            Some(range) => range.as_range(meta.size).map_err(failed)?,
            None => 0..meta.size,
        };
        let bytes = if options.head { Bytes::new() } else { self.read(location, layout, &range).await?.into() };
        let payload = GetResultPayload::Stream(stream::once(async move { Ok(bytes) }).boxed());
        Ok(GetResult { payload, meta, range, attributes: Default::default() })
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.inner.delete_stream(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix).map(|meta| meta.map(told)).boxed()
    }

    fn list_with_offset(&self, prefix: Option<&Path>, offset: &Path) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list_with_offset(prefix, offset).map(|meta| meta.map(told)).boxed()
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        let mut result = self.inner.list_with_delimiter(prefix).await?;
        result.objects = result.objects.into_iter().map(told).collect();
        Ok(result)
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.inner.copy_opts(from, to, options).await
    }
}
