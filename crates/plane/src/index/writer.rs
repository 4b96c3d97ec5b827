//! Writing a segment: records as they come, the table of slots at the end.

use super::Field;
use super::format::{Placing, Trailer, home, nonce};
use crate::file::DurableFile;
use crate::vault::{TableKey, salt};
use std::hash::Hasher;
use std::io::{self, Write};
use std::path::Path;
use twox_hash::XxHash64;

/// A segment under way. Holds 16 bytes a row, and 11 more while it finishes.
pub(crate) struct SegmentWriter {
    file: DurableFile,
    checksum: XxHash64,
    trailer: Trailer,
    fields: Vec<u8>,
    placing: Placing,
    key: Option<crate::vault::FileKey>,
    places: Vec<(u64, u64)>,
    scratch: Vec<u8>,
}

impl SegmentWriter {
    /// Starts a segment whose rows have these fields.
    pub(crate) fn create(place: &Path, fields: &[Field], key: Option<&TableKey>) -> io::Result<Self> {
        let salt = salt()?;
        let fields = serde_json::to_vec(fields)?;
        Ok(Self {
            file: DurableFile::create(place)?,
            checksum: XxHash64::with_seed(0),
            trailer: Trailer { salt, sealed: u64::from(key.is_some()), fields: fields.len() as u64, ..Trailer::default() },
            fields,
            placing: Placing::new(salt, key),
            key: key.map(|key| key.derive("record/1", &salt)),
            places: Vec::new(),
            scratch: Vec::new(),
        })
    }

    fn write(&mut self, bytes: &[u8]) -> io::Result<()> {
        self.checksum.write(bytes);
        self.file.write_all(bytes)
    }

    /// Adds a row. Keys must differ from each other.
    pub(crate) fn push(&mut self, key: &[u8], row: &[u8]) -> io::Result<()> {
        let place = self.trailer.records;
        self.places.push((self.placing.hash(key), place));
        let mut record = std::mem::take(&mut self.scratch);
        record.clear();
        record.extend_from_slice(&length(key)?);
        record.extend_from_slice(key);
        record.extend_from_slice(row);
        if let Some(secret) = &self.key {
            let sealed = seal::envelope::seal(&secret.0, &nonce(place), &record, &place.to_le_bytes());
            record = sealed.map_err(|_| io::Error::other("record cannot be sealed"))?;
        }
        self.write(&length(&record)?)?;
        self.write(&record)?;
        self.trailer.records += 4 + record.len() as u64;
        self.scratch = record;
        Ok(())
    }

    /// Makes the segment durable; gives its number of rows.
    pub(crate) fn finish(mut self) -> io::Result<u64> {
        let rows = self.places.len() as u64;
        // Three quarters full at most, and always one free slot to end a search.
        let slots = rows + rows / 3 + 1;
        let fields = std::mem::take(&mut self.fields);
        self.write(&fields)?;
        for slot in table(&self.places, slots)? {
            self.write(&slot.to_le_bytes())?;
        }
        self.trailer.rows = rows;
        self.trailer.slots = slots;
        let head = self.trailer.head();
        self.write(&head)?;
        let checksum = self.checksum.finish();
        self.file.write_all(&checksum.to_le_bytes())?;
        self.file.finish()?;
        Ok(rows)
    }
}

fn length(bytes: &[u8]) -> io::Result<[u8; 4]> {
    u32::try_from(bytes.len()).map(u32::to_le_bytes).map_err(|_| io::Error::other("row too long for the index"))
}

fn table(places: &[(u64, u64)], slots: u64) -> io::Result<Vec<u64>> {
    let size = usize::try_from(slots).map_err(|_| io::Error::other("too many rows"))?;
    let mut table = vec![0u64; size];
    for (hash, place) in places {
        let entry = ((place + 1) << 16) | (hash & 0xFFFF);
        let mut at = home(*hash, slots) as usize;
        while table.get(at).is_some_and(|slot| *slot != 0) {
            at = (at + 1) % size;
        }
        if let Some(slot) = table.get_mut(at) {
            *slot = entry;
        }
    }
    Ok(table)
}
