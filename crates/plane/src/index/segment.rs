//! Reading a segment. Every place in it is checked: a damaged file gives an error, never a panic.

use super::Field;
use super::format::{Placing, TRAILER, Trailer, home, nonce, take};
use super::map::map;
use crate::PlaneError;
use crate::vault::{FileKey, TableKey};
use memmap2::Mmap;
use std::borrow::Cow;
use std::hash::Hasher;
use std::path::Path;
use twox_hash::XxHash64;

/// An open segment.
#[derive(Debug)]
pub(crate) struct Segment {
    name: String,
    map: Mmap,
    trailer: Trailer,
    fields: Vec<Field>,
    placing: Placing,
    key: Option<FileKey>,
}

/// A row that was found.
#[derive(Debug)]
pub(crate) struct Found<'s> {
    fields: &'s [Field],
    record: Cow<'s, [u8]>,
    row: usize,
}

impl Segment {
    /// Opens a file and checks it from end to end.
    pub(crate) fn open(place: &Path, key: Option<&TableKey>) -> Result<Self, PlaneError> {
        let name = place.file_name().unwrap_or_default().to_string_lossy().into_owned();
        Self::load(&name, place, key).ok_or(PlaneError::Index { segment: name })
    }

    fn load(name: &str, place: &Path, key: Option<&TableKey>) -> Option<Self> {
        let map = map(place).ok()?;
        let (body, tail) = map.split_at_checked(map.len().checked_sub(TRAILER)?)?;
        let trailer = Trailer::parse(tail)?;
        let length = trailer.records.checked_add(trailer.fields)?.checked_add(trailer.slots.checked_mul(8)?)?;
        let (checked, _) = map.split_at_checked(map.len() - 8)?;
        let mut checksum = XxHash64::with_seed(0);
        checksum.write(checked);
        // A sealed resource has sealed segments only, and no other has.
        let sealed = key.is_some();
        if length != body.len() as u64
            || checksum.finish() != trailer.checksum
            || trailer.slots <= trailer.rows
            || trailer.sealed != u64::from(sealed)
        {
            return None;
        }
        let fields = body.get(trailer.records as usize..(trailer.records + trailer.fields) as usize)?;
        let fields = serde_json::from_slice(fields).ok()?;
        let (placing, key) = (Placing::new(trailer.salt, key), key.map(|key| key.derive("record/1", &trailer.salt)));
        Some(Self { name: name.to_owned(), trailer, fields, placing, key, map })
    }

    fn damaged(&self) -> PlaneError {
        PlaneError::Index { segment: self.name.clone() }
    }

    fn slot(&self, index: u64) -> Option<u64> {
        let start = usize::try_from(self.trailer.records + self.trailer.fields + index * 8).ok()?;
        self.map.get(start..)?.first_chunk::<8>().map(|bytes| u64::from_le_bytes(*bytes))
    }

    /// The record at a place, opened, and its length on disk.
    fn record(&self, place: u64) -> Option<(Cow<'_, [u8]>, u64)> {
        let records = self.map.get(..usize::try_from(self.trailer.records).ok()?)?;
        let (length, rest) = records.get(usize::try_from(place).ok()?..)?.split_first_chunk::<4>()?;
        let bytes = rest.get(..u32::from_le_bytes(*length) as usize)?;
        let size = 4 + bytes.len() as u64;
        match &self.key {
            None => Some((Cow::Borrowed(bytes), size)),
            Some(key) => {
                // The nonce stands in the envelope; it must be the one of this place.
                bytes.starts_with(&nonce(place)).then_some(())?;
                seal::envelope::open(&key.0, bytes, &place.to_le_bytes()).ok().map(|plain| (Cow::Owned(plain), size))
            }
        }
    }

    /// The row of a key.
    pub(crate) fn get(&self, key: &[u8]) -> Result<Option<Found<'_>>, PlaneError> {
        let (hash, slots) = (self.placing.hash(key), self.trailer.slots);
        let start = home(hash, slots);
        for step in 0..slots {
            let slot = self.slot((start + step) % slots).ok_or_else(|| self.damaged())?;
            if slot == 0 {
                return Ok(None);
            }
            if slot & 0xFFFF == hash & 0xFFFF {
                let place = (slot >> 16).checked_sub(1).ok_or_else(|| self.damaged())?;
                let (record, _) = self.record(place).ok_or_else(|| self.damaged())?;
                let found = self.found(record).ok_or_else(|| self.damaged())?;
                if found.key() == key {
                    return Ok(Some(found));
                }
            }
        }
        Ok(None)
    }

    fn found<'s>(&'s self, record: Cow<'s, [u8]>) -> Option<Found<'s>> {
        let length = u32::from_le_bytes(*record.first_chunk::<4>()?) as usize;
        let row = length.checked_add(4).filter(|row| *row <= record.len())?;
        Some(Found { fields: &self.fields, record, row })
    }

    /// Every row, in the order they were written.
    pub(crate) fn iter(&self) -> impl Iterator<Item = Result<Found<'_>, PlaneError>> {
        let mut place = 0;
        std::iter::from_fn(move || {
            if place >= self.trailer.records {
                return None;
            }
            let next = self.record(place).and_then(|(record, size)| {
                place += size;
                self.found(record)
            });
            if next.is_none() {
                place = self.trailer.records;
            }
            Some(next.ok_or_else(|| self.damaged()))
        })
    }
}

impl<'s> Found<'s> {
    /// Its key.
    pub(crate) fn key(&self) -> &[u8] {
        self.record.get(4..self.row).unwrap_or_default()
    }

    /// Names and types of its fields.
    pub(crate) fn fields(&self) -> &'s [Field] {
        self.fields
    }

    /// The canonical texts, in the order of the fields; `None` where a cell is empty, and an error
    /// where the record is cut.
    pub(crate) fn texts(&self) -> Option<Vec<Option<&str>>> {
        let mut rest = self.record.get(self.row..)?;
        let mut texts = Vec::with_capacity(self.fields.len());
        for _ in self.fields {
            let bytes = take(&mut rest)?;
            texts.push(match bytes {
                None => None,
                Some(bytes) => Some(std::str::from_utf8(bytes).ok()?),
            });
        }
        Some(texts)
    }
}
