//! The plane: one root folder, a folder per resource.

use crate::file::durable_dir;
use crate::load::{Load, Staged, clean, land, stage};
use crate::quarantine::{Original, QuarantinePage};
use crate::table::{self, Home};
use crate::vault::{NoVault, Vault};
use crate::{
    Answer, Checked, Export, Landing, LoadError, Manifest, PlaneError, Progress, ReadError, Scan, Settings, Summary, check, read, scan,
};
use deltalake::DeltaTable;
use domain::catalogue::Item;
use domain::intake::Format;
use domain::sharing::Admitted;
use domain::{BatchId, ResourceId};
use serde_json::{Map, Value};
use std::collections::HashMap;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

/// The data plane. Clones share it; two planes on one folder, in one process or two, do not know of
/// each other's loads.
#[derive(Clone, Debug)]
pub struct Plane(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    tables: PathBuf,
    spill: PathBuf,
    settings: Settings,
    vault: Arc<dyn Vault>,
    homes: RwLock<HashMap<ResourceId, Arc<Home>>>,
}

impl Plane {
    /// Opens or makes a plane without keys: resources that must be sealed are refused.
    ///
    /// # Errors
    /// [`PlaneError::Io`] when the folder cannot be made.
    pub async fn open(root: &Path) -> Result<Self, PlaneError> {
        Self::open_with(root, Settings::default(), Arc::new(NoVault)).await
    }

    /// Opens or makes a plane.
    ///
    /// # Errors
    /// [`PlaneError::Io`] when the folder cannot be made.
    pub async fn open_with(root: &Path, settings: Settings, vault: Arc<dyn Vault>) -> Result<Self, PlaneError> {
        let (tables, spill) = (root.join("tables"), root.join("spill"));
        let made = (tables.clone(), spill.clone());
        blocking(move || durable_dir(&made.0).and_then(|()| durable_dir(&made.1)).map_err(PlaneError::io("建立数据目录"))).await?;
        Ok(Self(Arc::new(Inner { tables, spill, settings, vault, homes: RwLock::default() })))
    }

    pub(crate) fn settings(&self) -> &Settings {
        &self.0.settings
    }

    /// Where large scans of open tables put what does not fit into memory.
    pub(crate) fn spill(&self) -> &Path {
        &self.0.spill
    }

    pub(crate) fn vault(&self) -> &dyn Vault {
        self.0.vault.as_ref()
    }

    pub(crate) fn home(&self, resource: &ResourceId) -> Result<Arc<Home>, PlaneError> {
        if let Some(home) = self.0.homes.read().unwrap_or_else(PoisonError::into_inner).get(resource) {
            return Ok(Arc::clone(home));
        }
        let home = Arc::new(Home::open(&self.0.tables, resource, self.vault())?);
        let mut homes = self.0.homes.write().unwrap_or_else(PoisonError::into_inner);
        Ok(Arc::clone(homes.entry(resource.clone()).or_insert(home)))
    }

    /// Puts a home that has just been sealed in the place of the open one.
    pub(crate) fn adopt(&self, home: Home) -> Arc<Home> {
        let home = Arc::new(home);
        self.0.homes.write().unwrap_or_else(PoisonError::into_inner).insert(home.resource.clone(), Arc::clone(&home));
        home
    }

    /// Reads, checks and writes a file; nothing becomes visible. Waits while another batch of the
    /// resource is under way. A batch that has already landed is not read again.
    ///
    /// # Errors
    /// [`LoadError`], in words for the officer; nothing is left behind then, but for
    /// [`LoadError::AllBad`] the quarantine.
    pub async fn stage(&self, load: Load<'_>, progress: &Progress) -> Result<Staged, LoadError> {
        stage(self, load, progress).await
    }

    /// Makes a staged batch visible, wholly.
    ///
    /// # Errors
    /// [`PlaneError`]; [`Plane::landed`] then tells what became of the batch.
    pub async fn commit(&self, staged: Staged) -> Result<Landing, PlaneError> {
        land(self, staged).await
    }

    /// What Delta's log says of a batch, with the manifest rolled forward; `None` if it is absent.
    ///
    /// # Errors
    /// [`PlaneError`] when the log cannot be read.
    pub async fn landed(&self, resource: &ResourceId, batch: &BatchId) -> Result<Option<Landing>, PlaneError> {
        let home = self.home(resource)?;
        self.landed_in(&home, batch).await
    }

    pub(crate) async fn landed_in(&self, home: &Arc<Home>, batch: &BatchId) -> Result<Option<Landing>, PlaneError> {
        let Some(table) = home.table(None).await? else { return Ok(None) };
        let Some((version, entry)) = table::find(&table, batch).await? else { return Ok(None) };
        let Some(manifest) = self.newest(home, &table).await? else { return Ok(None) };
        Ok(Some(entry.landing(version, manifest)))
    }

    /// The newest manifest of a resource from Delta's log; `None` if no batch has landed.
    ///
    /// # Errors
    /// [`PlaneError`] when the log cannot be read.
    pub async fn manifest(&self, resource: &ResourceId) -> Result<Option<Manifest>, PlaneError> {
        let home = self.home(resource)?;
        let Some(table) = home.table(None).await? else { return Ok(None) };
        self.newest(&home, &table).await
    }

    /// The newest manifest; missing segments are made again.
    pub(crate) async fn newest(&self, home: &Arc<Home>, table: &DeltaTable) -> Result<Option<Manifest>, PlaneError> {
        let Some(manifest) = table::roll(home, table).await? else { return Ok(None) };
        if manifest.segments.iter().all(|name| home.index().join(name).is_file()) {
            return Ok(Some(manifest));
        }
        self.rebuilt(home, manifest).await.map(Some)
    }

    /// Removes the files of a batch that is not in the log; does nothing to one that is. The
    /// quarantine of a batch without one good row stays. Must not be called while the batch is staged.
    ///
    /// # Errors
    /// [`PlaneError`] when the log cannot be read or a file not removed.
    pub async fn discard(&self, resource: &ResourceId, batch: &BatchId) -> Result<(), PlaneError> {
        let home = self.home(resource)?;
        let _turn = Arc::clone(&home.lock).lock_owned().await;
        if let Some(table) = home.table(None).await?
            && table::has(&table, batch).await?
        {
            return Ok(());
        }
        let keep = home.quarantine(batch)?.of_all_bad();
        clean(&home, batch, keep)
    }

    /// Reads one row by its key, as admitted: granted items, masked; rows outside the filter are as
    /// if they were not there. Waits for nothing but the disk.
    ///
    /// # Errors
    /// [`ReadError`]; after [`ReadError::wants_rebuild`] call [`Plane::rebuild_index`].
    pub fn read(&self, admitted: &Admitted, manifest: &Manifest, key: &[(&str, &str)]) -> Result<Answer, ReadError> {
        read::read(&*self.home(&manifest.resource)?, admitted, manifest, key)
    }

    /// A record's key in canonical form, the same however its values were written.
    ///
    /// # Errors
    /// [`ReadError::Key`], [`ReadError::NoKey`].
    pub fn key(&self, manifest: &Manifest, key: &[(&str, &str)]) -> Result<Vec<u8>, ReadError> {
        read::key(manifest, key)
    }

    /// Compares what is stated of one record with what is held. No value leaves.
    ///
    /// # Errors
    /// [`ReadError`].
    pub fn check(
        &self,
        admitted: &Admitted,
        manifest: &Manifest,
        key: &[(&str, &str)],
        claims: &[(&str, &str)],
    ) -> Result<Checked, ReadError> {
        check::check(&*self.home(&manifest.resource)?, admitted, manifest, key, claims)
    }

    /// Compares the records of a file, whose columns are `items`: the key and what is compared. The result is CSV for
    /// spreadsheet programs: row number, key, a verdict per item. `tries` says of a record's key whether it may be
    /// compared once more, and why not. At most `most` rows. Blocks.
    ///
    /// # Errors
    /// [`LoadError`], in words for an officer.
    #[allow(clippy::too_many_arguments)] // each is one of the plane's own, none can be grouped with another
    pub fn check_file(
        &self,
        admitted: &Admitted,
        manifest: &Manifest,
        (file, format): (&Path, Format),
        items: &[Item],
        tries: &mut dyn FnMut(&[u8]) -> Result<(), String>,
        most: u64,
        to: &mut dyn Write,
    ) -> Result<Summary, LoadError> {
        let home = self.home(&manifest.resource)?;
        check::check_file(&home, admitted, manifest, (file, format), items, tries, most, to)
    }

    /// Opens the segments of a manifest before the first read.
    ///
    /// # Errors
    /// [`PlaneError::Index`] naming the first that is missing or damaged.
    pub fn warm(&self, manifest: &Manifest) -> Result<(), PlaneError> {
        let home = self.home(&manifest.resource)?;
        manifest.segments.iter().try_for_each(|name| home.segment(name).map(drop))
    }

    /// Streams the current rows, as admitted.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn scan(&self, admitted: &Admitted, manifest: &Manifest, limit: Option<usize>) -> Result<Scan, ReadError> {
        scan::scan(self, &*self.home(&manifest.resource)?, admitted, manifest, limit).await
    }

    /// The first current rows, as admitted.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn preview(&self, admitted: &Admitted, manifest: &Manifest, limit: usize) -> Result<Vec<Map<String, Value>>, ReadError> {
        let mut scan = self.scan(admitted, manifest, Some(limit)).await?;
        let mut rows = Vec::new();
        while let Some(more) = scan.next_rows().await? {
            rows.extend(more);
        }
        Ok(rows)
    }

    /// How many current rows are admitted.
    ///
    /// # Errors
    /// [`ReadError`].
    pub async fn count(&self, admitted: &Admitted, manifest: &Manifest) -> Result<u64, ReadError> {
        scan::count(self, &*self.home(&manifest.resource)?, admitted, manifest).await
    }

    /// Writes the current rows, as admitted, as CSV for spreadsheet programs: UTF-8 with a byte order
    /// mark, titles in the header, cells that would be taken for formulas made harmless. The file is
    /// on disk when this returns.
    ///
    /// # Errors
    /// [`ReadError`]; no file is left then.
    pub async fn export_csv(&self, admitted: &Admitted, manifest: &Manifest, to: &Path) -> Result<Export, ReadError> {
        scan::export(self, &*self.home(&manifest.resource)?, admitted, manifest, to).await
    }

    /// A page of a batch's faults; free of values.
    ///
    /// # Errors
    /// [`PlaneError::NoQuarantine`] when the batch has none.
    pub fn quarantine(&self, resource: &ResourceId, batch: &BatchId, offset: u64, limit: usize) -> Result<QuarantinePage, PlaneError> {
        self.home(resource)?.quarantine(batch)?.page(offset, limit)
    }

    /// All faults of a batch as CSV (行号, 数据项, 问题); free of values.
    ///
    /// # Errors
    /// [`PlaneError::NoQuarantine`] when the batch has none.
    pub fn quarantine_csv(&self, resource: &ResourceId, batch: &BatchId, to: impl Write) -> Result<(), PlaneError> {
        self.home(resource)?.quarantine(batch)?.csv(to)
    }

    /// The original texts of rows in quarantine, for the source only.
    ///
    /// # Errors
    /// [`ReadError::NotOwner`] when the admission is not the source's own.
    pub fn quarantined_originals(
        &self,
        admitted: &Admitted,
        batch: &BatchId,
        offset: u64,
        limit: usize,
    ) -> Result<Vec<Original>, ReadError> {
        if admitted.grant().is_some() || admitted.rows().is_some() {
            return Err(ReadError::NotOwner);
        }
        let home = self.home(admitted.resource())?;
        home.quarantine(batch)?.originals(home.key.as_ref(), offset, limit)
    }
}

pub(crate) async fn blocking<T: Send + 'static>(work: impl FnOnce() -> Result<T, PlaneError> + Send + 'static) -> Result<T, PlaneError> {
    tokio::task::spawn_blocking(work).await.map_err(|e| PlaneError::Task(e.to_string()))?
}
