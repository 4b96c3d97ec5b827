//! How often each record was compared today: kept beside the calls, so that a restart forgets nothing and a guesser
//! gains nothing by it.

use chrono::NaiveDate;
use domain::GrantId;
use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// Bytes of a record's keyed hash that are kept: enough that two records don't meet.
const KEPT: usize = 16;

/// A record, as counted.
pub type Mark = [u8; KEPT];

/// Comparisons of all grants.
#[derive(Debug)]
pub struct Tries {
    folder: PathBuf,
    /// With the day each is of: a batch holds its day for long, and nobody waits for it here.
    days: Mutex<HashMap<GrantId, Dated>>,
}

type Dated = (NaiveDate, Arc<Slot>);

/// The day of a grant, and whether a batch is being compared under it.
#[derive(Debug)]
pub struct Slot {
    batch: AtomicBool,
    day: Mutex<Day>,
}

/// Held while a batch is compared: no other comparison of the grant begins meanwhile.
#[derive(Debug)]
pub struct Turn(Arc<Slot>);

impl Slot {
    /// The day, unless a batch holds it.
    pub fn day(&self) -> Option<MutexGuard<'_, Day>> {
        if self.batch.load(SeqCst) { None } else { Some(held(&self.day)) }
    }

    /// A batch's turn, unless another has it.
    pub fn turn(self: &Arc<Self>) -> Option<Turn> {
        let free = self.batch.compare_exchange(false, true, SeqCst, SeqCst).is_ok();
        free.then(|| Turn(Arc::clone(self)))
    }
}

impl Turn {
    /// The day.
    pub fn day(&self) -> MutexGuard<'_, Day> {
        held(&self.0.day)
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        self.0.batch.store(false, SeqCst);
    }
}

/// Comparisons of one grant on one day.
#[derive(Debug)]
pub struct Day {
    counts: HashMap<Mark, u32>,
    total: u64,
    file: BufWriter<File>,
}

impl Tries {
    /// Under a folder.
    pub fn new(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), days: Mutex::default() }
    }

    /// The day of a grant; the day before is forgotten.
    ///
    /// # Errors
    /// The disk failed.
    pub fn of(&self, grant: &GrantId, on: NaiveDate) -> std::io::Result<Arc<Slot>> {
        let mut days = held(&self.days);
        if let Some((_, day)) = days.get(grant).filter(|(of, _)| *of >= on) {
            return Ok(Arc::clone(day));
        }
        // Whoever asked before midnight counts for the day that has begun; days gone by are let go.
        days.retain(|_, (of, _)| *of >= on);
        let day = Arc::new(Slot { batch: AtomicBool::new(false), day: Mutex::new(Day::open(&self.folder, grant, on)?) });
        days.insert(grant.clone(), (on, Arc::clone(&day)));
        Ok(day)
    }
}

impl Day {
    fn open(folder: &Path, grant: &GrantId, on: NaiveDate) -> std::io::Result<Self> {
        std::fs::create_dir_all(folder)?;
        let name = hex::encode(seal::digest::sm3(grant.as_str().as_bytes()).as_bytes());
        for entry in std::fs::read_dir(folder)?.flatten() {
            let past = entry.file_name().to_str().is_some_and(|file| file.strip_prefix(&name).is_some_and(|day| *day < *format!("-{on}")));
            if past {
                std::fs::remove_file(entry.path())?;
            }
        }
        let path = folder.join(format!("{name}-{on}"));
        let mut bytes = Vec::new();
        if path.exists() {
            File::open(&path)?.read_to_end(&mut bytes)?;
        }
        let whole = bytes.len() - bytes.len() % KEPT;
        let mut day =
            Self { counts: HashMap::new(), total: 0, file: BufWriter::new(File::options().create(true).append(true).open(&path)?) };
        // A mark cut off by a crash belonged to a comparison that was never answered.
        day.file.get_ref().set_len(whole as u64)?;
        for mark in bytes.as_chunks::<KEPT>().0 {
            day.count(*mark);
        }
        Ok(day)
    }

    /// How often a record was compared today.
    pub fn before(&self, mark: &Mark) -> u32 {
        self.counts.get(mark).copied().unwrap_or(0)
    }

    /// How many comparisons there were today.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Counts one more; on disk after [`Day::sync`].
    ///
    /// # Errors
    /// The disk failed.
    pub fn add(&mut self, mark: Mark) -> std::io::Result<()> {
        self.file.write_all(&mark)?;
        self.count(mark);
        Ok(())
    }

    /// Makes what was counted durable: before the answer leaves.
    ///
    /// # Errors
    /// The disk failed.
    pub fn sync(&mut self) -> std::io::Result<()> {
        self.file.flush()?;
        self.file.get_ref().sync_data()
    }

    fn count(&mut self, mark: Mark) {
        *self.counts.entry(mark).or_default() += 1;
        self.total += 1;
    }
}

/// Locks; a thread that panicked left nothing half done.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
