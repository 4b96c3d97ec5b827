//! Upkeep of the serving index: merging, rebuilding, sweeping.

use crate::file::remove;
use crate::index::{Field, SegmentWriter, merge, put};
use crate::plane::{Plane, blocking};
use crate::table::{self, Home};
use crate::{Compaction, Manifest, PlaneError, scan};
use domain::ResourceId;
use domain::catalogue::Item;
use std::sync::Arc;

impl Plane {
    /// Merges the segments of a manifest when there are more than the settings allow. Store
    /// [`Manifest::compacted`] of the newest manifest, then [`Plane::sweep`].
    ///
    /// # Errors
    /// [`PlaneError::Index`] when a segment is damaged.
    pub async fn compact_index(&self, manifest: &Manifest) -> Result<Option<Compaction>, PlaneError> {
        if manifest.segments.len() <= self.settings().max_segments {
            return Ok(None);
        }
        let (home, manifest) = (self.home(&manifest.resource)?, manifest.clone());
        let at = Arc::clone(&home);
        let compaction = blocking(move || {
            let segments: Vec<_> = manifest.segments.iter().map(|name| at.segment(name)).collect::<Result<_, _>>()?;
            let segment = merged_name(manifest.table_version)?;
            let rows = merge(&segments, &Field::of(&manifest.items), &at.index().join(&segment), at.key.as_ref())?;
            Ok(Compaction { replaced: manifest.segments, segment, rows })
        })
        .await?;
        let _turn = Arc::clone(&home.lock).lock_owned().await;
        if let Some(table) = home.table(None).await?
            && let Some(newest) = table::roll(&home, &table).await?
        {
            home.keep(&newest.compacted(&compaction))?;
        }
        Ok(Some(compaction))
    }

    /// Builds the index again from the Delta table, as one segment.
    ///
    /// # Errors
    /// [`PlaneError`] when the table cannot be read, or no batch has landed.
    pub async fn rebuild_index(&self, resource: &ResourceId) -> Result<Manifest, PlaneError> {
        let home = self.home(resource)?;
        let _turn = Arc::clone(&home.lock).lock_owned().await;
        let none = || PlaneError::Log { version: 0, why: "没有已入库的批次".into() };
        let table = home.table(None).await?.ok_or_else(none)?;
        let manifest = table::roll(&home, &table).await?.ok_or_else(none)?;
        self.rebuilt(&home, manifest).await
    }

    pub(crate) async fn rebuilt(&self, home: &Arc<Home>, mut manifest: Manifest) -> Result<Manifest, PlaneError> {
        if manifest.key().next().is_none() {
            return Ok(manifest);
        }
        tracing::warn!(resource = %home.resource, version = manifest.table_version, "index is rebuilt from the table");
        let name = merged_name(manifest.table_version)?;
        let io = || PlaneError::io("重建索引");
        let fields = Field::of(&manifest.items);
        let mut writer = SegmentWriter::create(&home.index().join(&name), &fields, home.key.as_ref()).map_err(io())?;
        let items: Vec<Item> = manifest.items.clone();
        let (mut key, mut row) = (Vec::new(), Vec::new());
        scan::each(self, home, &manifest, &items, |texts| {
            key.clear();
            row.clear();
            for (item, text) in items.iter().zip(texts) {
                put(&mut row, text.as_deref());
                if item.key {
                    put(&mut key, text.as_deref());
                }
            }
            writer.push(&key, &row).map_err(io())
        })
        .await?;
        writer.finish().map_err(io())?;
        manifest.segments = vec![name];
        home.keep(&manifest)?;
        Ok(manifest)
    }

    /// Removes segments that neither this manifest nor the newest one names. Readers that have them
    /// open keep them. Gives the number of files removed.
    ///
    /// # Errors
    /// [`PlaneError::Io`].
    pub async fn sweep(&self, manifest: &Manifest) -> Result<usize, PlaneError> {
        let home = self.home(&manifest.resource)?;
        let _turn = Arc::clone(&home.lock).lock_owned().await;
        let newest = match home.table(None).await? {
            Some(table) => table::roll(&home, &table).await?,
            None => None,
        };
        let named = |name: &str| manifest.segments.iter().chain(newest.iter().flat_map(|m| &m.segments)).any(|own| own == name);
        let io = || PlaneError::io("清理索引");
        let mut removed = 0;
        for entry in std::fs::read_dir(home.index()).map_err(io())? {
            let name = entry.map_err(io())?.file_name().to_string_lossy().into_owned();
            if name.ends_with(".seg") && !named(&name) {
                remove(&home.index().join(&name)).map_err(io())?;
                removed += 1;
            }
        }
        home.forget(named);
        Ok(removed)
    }
}

/// A name that no other segment has.
fn merged_name(version: u64) -> Result<String, PlaneError> {
    let salt = crate::vault::salt().map_err(PlaneError::io("建立索引"))?;
    let tail: String = salt.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("m-{version:010}-{tail}.seg"))
}
