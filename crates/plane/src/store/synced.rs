//! The local file system as an object store that answers only when file and folder are on disk.

use crate::file::{durable_dir, sync_parents};
use async_trait::async_trait;
use futures::stream::BoxStream;
use object_store::local::LocalFileSystem;
use object_store::path::Path;
use object_store::{
    CopyOptions, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore, PutMode, PutMultipartOptions, PutOptions,
    PutPayload, PutResult, Result, UploadPart,
};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

const NAME: &str = "SyncedStore";
static NEXT: AtomicU64 = AtomicU64::new(0);

/// [`LocalFileSystem`] whose writes are synced, file and folder, before they succeed.
#[derive(Clone, Debug)]
pub struct SyncedStore {
    inner: Arc<LocalFileSystem>,
}

impl SyncedStore {
    /// The whole local file system; paths are absolute without their leading slash.
    pub fn new() -> Self {
        Self { inner: Arc::new(LocalFileSystem::new()) }
    }
}

impl Default for SyncedStore {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for SyncedStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{NAME}({})", self.inner)
    }
}

fn failed(error: io::Error, place: &std::path::Path) -> object_store::Error {
    let path = place.display().to_string();
    match error.kind() {
        ErrorKind::AlreadyExists => object_store::Error::AlreadyExists { path, source: error.into() },
        ErrorKind::NotFound => object_store::Error::NotFound { path, source: error.into() },
        _ => object_store::Error::Generic { store: NAME, source: error.into() },
    }
}

async fn blocking<T: Send + 'static>(place: PathBuf, work: impl FnOnce(&std::path::Path) -> io::Result<T> + Send + 'static) -> Result<T> {
    tokio::task::spawn_blocking(move || work(&place).map_err(|e| failed(e, &place)))
        .await
        .map_err(|e| object_store::Error::Generic { store: NAME, source: e.into() })?
}

/// Writes beside the place, syncs, then links or renames: a crash leaves the whole file or none.
fn put(place: &std::path::Path, payload: &PutPayload, create: bool) -> io::Result<()> {
    if let Some(folder) = place.parent() {
        durable_dir(folder)?;
    }
    let mut name = place.file_name().unwrap_or_default().to_owned();
    // `#` and digits: the local store leaves such names out of its lists.
    name.push(format!("#{}{:06}", std::process::id(), NEXT.fetch_add(1, Ordering::Relaxed)));
    let temporary = place.with_file_name(name);
    let written = write_synced(&temporary, payload).and_then(|()| {
        if create { fs::hard_link(&temporary, place).and_then(|()| fs::remove_file(&temporary)) } else { fs::rename(&temporary, place) }
    });
    if written.is_err() {
        let _ = fs::remove_file(&temporary);
    }
    written?;
    sync_parents(place)
}

fn write_synced(place: &std::path::Path, payload: &PutPayload) -> io::Result<()> {
    let mut file = File::create(place)?;
    payload.iter().try_for_each(|bytes| file.write_all(bytes))?;
    file.sync_all()
}

#[async_trait]
impl ObjectStore for SyncedStore {
    async fn put_opts(&self, location: &Path, payload: PutPayload, opts: PutOptions) -> Result<PutResult> {
        let create = match opts.mode {
            PutMode::Create => true,
            PutMode::Overwrite => false,
            PutMode::Update(_) => return self.inner.put_opts(location, payload, opts).await,
        };
        let place = self.inner.path_to_filesystem(location)?;
        blocking(place, move |place| put(place, &payload, create)).await?;
        Ok(PutResult { e_tag: None, version: None })
    }

    async fn put_multipart_opts(&self, location: &Path, opts: PutMultipartOptions) -> Result<Box<dyn MultipartUpload>> {
        let place = self.inner.path_to_filesystem(location)?;
        let inner = self.inner.put_multipart_opts(location, opts).await?;
        Ok(Box::new(SyncedUpload { inner, place }))
    }

    async fn get_opts(&self, location: &Path, options: GetOptions) -> Result<GetResult> {
        self.inner.get_opts(location, options).await
    }

    fn delete_stream(&self, locations: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        self.inner.delete_stream(locations)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix)
    }

    fn list_with_offset(&self, prefix: Option<&Path>, offset: &Path) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list_with_offset(prefix, offset)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.inner.copy_opts(from, to, options).await?;
        let place = self.inner.path_to_filesystem(to)?;
        blocking(place, |place| File::open(place)?.sync_all().and_then(|()| sync_parents(place))).await
    }
}

#[derive(Debug)]
struct SyncedUpload {
    inner: Box<dyn MultipartUpload>,
    place: PathBuf,
}

#[async_trait]
impl MultipartUpload for SyncedUpload {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        self.inner.put_part(data)
    }

    async fn complete(&mut self) -> Result<PutResult> {
        let result = self.inner.complete().await?;
        blocking(self.place.clone(), |place| File::open(place)?.sync_all().and_then(|()| sync_parents(place))).await?;
        Ok(result)
    }

    async fn abort(&mut self) -> Result<()> {
        self.inner.abort().await
    }
}
