//! `gongshu ledger verify`: re-hashes every log, checks signatures, and compares state with its leaves.

use crate::calls_log::{WRITER, recorded_head};
use crate::config::Folders;
use ledger::checkpoint::{Checkpoint, NamedKey, SignedCheckpoint, Trust};
use ledger::folder::Folder;
use ledger::fsck;
use ledger::read::{Read, Tiles};
use ledger::tree::Hash;
use seal::keystore::{History, Purpose};
use serde::Serialize;
use std::path::Path;
use store::{Store, StoredAct};

/// What was checked and what is wrong.
#[derive(Debug, Default, Serialize)]
pub struct Verification {
    /// Whether nothing is wrong.
    pub ok: bool,
    /// How much was checked.
    pub checked: Checked,
    /// What is wrong, each with its place.
    pub faults: Vec<Fault>,
}

/// How much was checked.
#[derive(Debug, Default, Serialize)]
pub struct Checked {
    /// Log entries re-hashed.
    pub leaves: u64,
    /// Tiles compared.
    pub tiles: u64,
    /// Rows of state compared with their leaves.
    pub rows: u64,
}

/// Something wrong, and where.
#[derive(Debug, Serialize)]
pub struct Fault {
    /// Log and file, or table and row.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

/// Verifies the logs of a data folder; with a store, also state; with an older checkpoint, also that history was not re-signed.
///
/// # Errors
/// The database can't be read. Anything else that is wrong is a fault, not an error.
pub async fn verify(
    folders: &Folders,
    origin: &str,
    keys: &History,
    store: Option<&Store>,
    against: Option<&SignedCheckpoint>,
) -> anyhow::Result<Verification> {
    let mut found = Verification::default();
    let acts = format!("{origin}/acts");
    let calls = format!("{origin}/calls/{WRITER}");
    let (acts_folder, calls_folder) = (Folder::new(&folders.acts), Folder::new(folders.calls.join(WRITER)));
    // Read before the logs, which may grow meanwhile.
    let recorded = match store {
        Some(store) => recorded_head(store).await,
        None => Ok(None),
    };
    let head = log(&folders.acts, &acts, keys, &mut found).await?;
    let calls_head = log(&folders.calls.join(WRITER), &calls, keys, &mut found).await?;
    if let Some(old) = against {
        older(&acts_folder, &acts, keys, head.as_ref(), old, &mut found);
    }
    if let Some(store) = store {
        state(store, &acts_folder, head.as_ref(), &mut found).await?;
    }
    match recorded {
        Ok(Some(old)) => older(&calls_folder, &calls, keys, calls_head.as_ref(), &old, &mut found),
        Ok(None) => {}
        Err(error) => found.faults.push(Fault { place: calls, what: error.to_string() }),
    }
    found.ok = found.faults.is_empty();
    Ok(found)
}

fn trust(origin: &str, keys: &History) -> Trust {
    let log = keys.of(Purpose::Checkpoint).map(|e| NamedKey { name: origin.to_owned(), epoch: e.epoch, key: e.public.clone() }).collect();
    Trust { log, witnesses: Vec::new(), witnesses_required: 0 }
}

/// Re-hashes one log, on a thread of its own: a long log must not hold up the others' answers.
async fn log(path: &Path, origin: &str, keys: &History, found: &mut Verification) -> anyhow::Result<Option<Checkpoint>> {
    let (path, origin, trust) = (path.to_owned(), origin.to_owned(), trust(origin, keys));
    let report = tokio::task::spawn_blocking(move || {
        let folder = Folder::new(&path);
        // Without tiles nothing was ever published, and nothing is covered; with tiles, the head was taken away.
        let empty = matches!(folder.get(ledger::checkpoint::PATH), Ok(None)) && !path.join("tile").exists();
        (!empty).then(|| fsck::check(&folder, Hash::default(), &origin, &trust))
    });
    let Some(report) = report.await? else { return Ok(None) };
    found.checked.leaves += report.entries;
    found.checked.tiles += report.tiles;
    found.faults.extend(report.faults.into_iter().map(|f| Fault { place: f.place, what: f.what }));
    Ok(report.head)
}

fn older(folder: &Folder, origin: &str, keys: &History, head: Option<&Checkpoint>, old: &SignedCheckpoint, found: &mut Verification) {
    if let Err(error) = old.verify(&trust(origin, keys)) {
        found.faults.push(Fault { place: "留存的检查点".into(), what: error.to_string() });
    }
    match head {
        None => found.faults.push(Fault { place: origin.to_owned(), what: "日志为空，而留存的检查点不为空".into() }),
        Some(now) => {
            if let Err(fault) = fsck::against(folder, Hash::default(), now, &old.checkpoint) {
                found.faults.push(Fault { place: fault.place, what: fault.what });
            }
        }
    }
}

/// Rows against leaves, and leaves in the database against the signed log.
async fn state(store: &Store, folder: &Folder, head: Option<&Checkpoint>, found: &mut Verification) -> anyhow::Result<()> {
    let report = store.audit().await?;
    found.checked.rows += report.rows;
    found.faults.extend(report.faults.into_iter().map(|f| Fault { place: f.place, what: f.what }));
    let Some(head) = head else {
        if store.acts_head().await?.0 > 0 {
            found.faults.push(Fault { place: "acts 0".into(), what: "数据库中有记录，而没有签名日志".into() });
        }
        return Ok(());
    };
    let mut next = 0;
    while next < head.size {
        let rows = store.acts_from(next, 2_000).await?;
        let Some(last) = rows.last() else {
            found.faults.push(Fault { place: format!("acts {next}"), what: "签名日志中有此记录，数据库中没有".into() });
            break;
        };
        // A leaf whose index was changed must not send the reading back.
        next = last.leaf.index.saturating_add(1).max(next + rows.len() as u64);
        found.faults.extend(signed_otherwise(folder, head.size, &rows));
    }
    Ok(())
}

fn signed_otherwise(folder: &Folder, size: u64, rows: &[StoredAct]) -> Vec<Fault> {
    let tiles = Tiles::new(folder, Hash::default(), size);
    let differs = |row: &&StoredAct| {
        let index = row.leaf.index;
        index < size && tiles.range(index, index + 1).is_ok_and(|hash| hash != Hash::default().leaf(row.bytes.as_bytes()))
    };
    let fault =
        |row: &StoredAct| Fault { place: format!("acts {}", row.leaf.index), what: "数据库中的记录与签名日志不符".into() };
    rows.iter().filter(differs).map(fault).collect()
}
