//! Merging segments: the newest row of each key, in one file.

use super::format::{Field, put};
use super::{Segment, SegmentWriter};
use crate::PlaneError;
use crate::vault::TableKey;
use serde::{Deserialize, Serialize};
use std::path::Path;
use std::sync::Arc;

/// Segments that one new segment stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Compaction {
    /// File names of the segments it replaces, oldest first.
    pub replaced: Vec<String>,
    /// File name of the new one.
    pub segment: String,
    /// Rows in it.
    pub rows: u64,
}

/// Writes the newest row of each key of `segments` (oldest first) with the given fields; fields that
/// an older row lacks are empty. Gives the number of rows.
pub(crate) fn merge(segments: &[Arc<Segment>], fields: &[Field], place: &Path, key: Option<&TableKey>) -> Result<u64, PlaneError> {
    let mut writer = SegmentWriter::create(place, fields, key).map_err(PlaneError::io("合并索引"))?;
    let mut row = Vec::new();
    for (age, segment) in segments.iter().enumerate() {
        let newer = segments.get(age + 1..).unwrap_or_default();
        for found in segment.iter() {
            let found = found?;
            if superseded(newer, found.key())? {
                continue;
            }
            let texts = found.texts().ok_or_else(|| PlaneError::Index { segment: "merge".into() })?;
            row.clear();
            for field in fields {
                let place = found.fields().iter().position(|own| own.name == field.name);
                put(&mut row, place.and_then(|place| texts.get(place).copied().flatten()));
            }
            writer.push(found.key(), &row).map_err(PlaneError::io("合并索引"))?;
        }
    }
    writer.finish().map_err(PlaneError::io("合并索引"))
}

fn superseded(newer: &[Arc<Segment>], key: &[u8]) -> Result<bool, PlaneError> {
    for segment in newer {
        if segment.get(key)?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}
