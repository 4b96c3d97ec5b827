//! Where a resource lives on disk.

use crate::file::{durable_dir, write_whole};
use crate::index::Segment;
use crate::quarantine::Files;
use crate::store::{SealedStore, SyncedStore};
use crate::vault::{TableKey, Vault};
use crate::{Manifest, PlaneError, names};
use deltalake::logstore::{LogStoreRef, ObjectStoreRef, StorageConfig, default_logstore};
use deltalake::{DeltaTable, DeltaTableError};
use domain::{BatchId, ResourceId};
use object_store::prefix::PrefixStore;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use url::Url;

/// Marks a resource whose files are sealed; written before its first file.
const SEALED: &str = "SEALED";
const MANIFEST: &str = "manifest.json";

/// Folder, key, lock and open segments of one resource.
#[derive(Debug)]
pub(crate) struct Home {
    pub(crate) resource: ResourceId,
    pub(crate) key: Option<TableKey>,
    /// Held from staging to commit: one batch at a time.
    pub(crate) lock: Arc<tokio::sync::Mutex<()>>,
    folder: PathBuf,
    segments: RwLock<HashMap<String, Arc<Segment>>>,
}

impl Home {
    /// The home of a resource; its key if it is sealed.
    pub(crate) fn open(tables: &Path, resource: &ResourceId, vault: &dyn Vault) -> Result<Self, PlaneError> {
        let folder = tables.join(names::file_name(resource.as_str())?);
        let key = if folder.join(SEALED).exists() { Some(vault.table_key(resource).ok_or(PlaneError::NoKey)?) } else { None };
        Ok(Self { resource: resource.clone(), key, lock: Arc::default(), folder, segments: RwLock::default() })
    }

    /// The same home, sealed from now on. Only before anything was written.
    pub(crate) fn seal(&self, key: TableKey) -> Result<Self, PlaneError> {
        write_whole(&self.folder.join(SEALED), b"1\n").map_err(PlaneError::io("建立加密存储"))?;
        let (resource, folder) = (self.resource.clone(), self.folder.clone());
        Ok(Self { resource, key: Some(key), lock: Arc::clone(&self.lock), folder, segments: RwLock::default() })
    }

    /// Whether the table has been made.
    pub(crate) fn has_table(&self) -> bool {
        self.changes().join("_delta_log").is_dir()
    }

    /// Folder of the Delta table.
    pub(crate) fn changes(&self) -> PathBuf {
        self.folder.join("changes")
    }

    /// Path of a batch's data file within the table, and on disk.
    pub(crate) fn data(&self, batch: &BatchId) -> Result<(String, PathBuf), PlaneError> {
        let within = format!("data/{}.parquet", names::file_name(batch.as_str())?);
        let place = self.changes().join(&within);
        Ok((within, place))
    }

    /// Files of a batch's quarantine.
    pub(crate) fn quarantine(&self, batch: &BatchId) -> Result<Files, PlaneError> {
        Ok(Files::new(&self.folder.join("quarantine"), &names::file_name(batch.as_str())?))
    }

    /// Folder of the index.
    pub(crate) fn index(&self) -> PathBuf {
        self.folder.join("index")
    }

    /// File name of a batch's segment.
    pub(crate) fn segment_name(batch: &BatchId) -> Result<String, PlaneError> {
        Ok(format!("b-{}.seg", names::file_name(batch.as_str())?))
    }

    /// An open segment; opened once.
    pub(crate) fn segment(&self, name: &str) -> Result<Arc<Segment>, PlaneError> {
        let missing = || PlaneError::Index { segment: name.to_owned() };
        if let Some(open) = self.segments.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return Ok(Arc::clone(open));
        }
        // Manifests come from outside the plane: a name must not lead out of the folder.
        if name.contains(['/', '\\']) || name.starts_with('.') {
            return Err(missing());
        }
        let segment = Arc::new(Segment::open(&self.index().join(name), self.key.as_ref())?);
        self.segments.write().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), Arc::clone(&segment));
        Ok(segment)
    }

    /// Forgets open segments that are not wanted any more, or all of them.
    pub(crate) fn forget(&self, keep: impl Fn(&str) -> bool) {
        self.segments.write().unwrap_or_else(PoisonError::into_inner).retain(|name, _| keep(name));
    }

    /// The manifest kept beside the index. It only saves reading the log: absent or damaged, it is
    /// made again.
    pub(crate) fn kept(&self) -> Option<Manifest> {
        let manifest: Manifest = serde_json::from_slice(&std::fs::read(self.index().join(MANIFEST)).ok()?).ok()?;
        (manifest.resource == self.resource).then_some(manifest)
    }

    /// Keeps a manifest beside the index.
    pub(crate) fn keep(&self, manifest: &Manifest) -> Result<(), PlaneError> {
        let io = PlaneError::io("写入索引清单");
        match serde_json::to_vec(manifest) {
            Ok(bytes) => write_whole(&self.index().join(MANIFEST), &bytes).map_err(io),
            Err(error) => Err(io(error.into())),
        }
    }

    /// Delta's log over the resource's store.
    pub(crate) fn log_store(&self) -> Result<LogStoreRef, PlaneError> {
        durable_dir(&self.changes()).map_err(PlaneError::io("建立数据目录"))?;
        let place = self.changes().canonicalize().map_err(PlaneError::io("打开数据目录"))?;
        let wrong = || DeltaTableError::InvalidTableLocation(self.resource.to_string());
        let url = Url::from_directory_path(&place).map_err(|()| wrong())?;
        let prefix = object_store::path::Path::from_absolute_path(&place).map_err(|_| wrong())?;
        let synced: ObjectStoreRef = Arc::new(SyncedStore::new());
        let root: ObjectStoreRef = match &self.key {
            Some(key) => Arc::new(SealedStore::new(synced, key.clone())),
            None => synced,
        };
        let within: ObjectStoreRef = Arc::new(PrefixStore::new(Arc::clone(&root), prefix));
        Ok(default_logstore(within, root, &url, &StorageConfig::default()))
    }

    /// The table at its newest version, or at a given one; `None` if it was never made.
    pub(crate) async fn table(&self, version: Option<u64>) -> Result<Option<DeltaTable>, PlaneError> {
        if !self.has_table() {
            return Ok(None);
        }
        let mut table = DeltaTable::new(self.log_store()?);
        match version {
            Some(version) => table.load_version(version).await?,
            None => match table.load().await {
                // A crash may have left the folder of the log without its first entry.
                Err(DeltaTableError::NotATable(_) | DeltaTableError::InvalidVersion(_)) => return Ok(None),
                other => other?,
            },
        }
        Ok(Some(table))
    }
}
