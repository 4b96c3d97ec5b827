//! Verification of a whole log: every entry against its leaf hash, every tile against the tile
//! above it, the right edge against the root, the signatures against the keys.
//!
//! One check does not suffice against the log's own operator, who can rewrite everything and sign
//! again: [`against`] holds the log to a checkpoint that someone else kept.

mod walk;

use serde::{Deserialize, Serialize};

use crate::checkpoint::{self, Checkpoint, SignedCheckpoint, Signers, Trust};
use crate::read::{Read, Tiles};
use crate::tree::Hash;
use crate::{Error, Result, proof};
use walk::Walk;

/// Faults after which a check stops; more would only repeat.
pub const MAX_FAULTS: usize = 1_000;

/// Something that is not as it should be, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// Log, file and item, such as `acts tile/entries/x001/234.p/7 entry 1234`.
    pub place: String,
    /// What is wrong there.
    pub what: String,
}

impl std::fmt::Display for Fault {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}: {}", self.place, self.what)
    }
}

/// The outcome of [`check`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// The checkpoint's head, when it could be read.
    pub head: Option<Checkpoint>,
    /// Who signed it, when the signatures are good.
    pub signers: Option<Signers>,
    /// Entries whose leaf hash was computed.
    pub entries: u64,
    /// Tiles read, all levels.
    pub tiles: u64,
    /// What was found, at most [`MAX_FAULTS`].
    pub faults: Vec<Fault>,
}

impl Report {
    /// Whether nothing is wrong.
    pub fn is_sound(&self) -> bool {
        self.faults.is_empty()
    }

    fn fault(&mut self, origin: &str, file: &str, what: impl std::fmt::Display) {
        if !self.is_full() {
            self.faults.push(Fault { place: format!("{origin} {file}"), what: what.to_string() });
        }
    }

    fn is_full(&self) -> bool {
        self.faults.len() >= MAX_FAULTS
    }
}

/// Verifies the log `origin` in `read` from end to end. A file that cannot be read is a fault
/// like any other. Work and reads grow with the log; memory does not.
pub fn check(read: &dyn Read, hash: Hash, origin: &str, trust: &Trust) -> Report {
    let mut report = Report { head: None, signers: None, entries: 0, tiles: 0, faults: Vec::new() };
    match signed(read) {
        Ok(signed) => {
            check_head(&mut report, &signed, origin, trust);
            let head = &signed.checkpoint;
            Walk::new(read, hash, origin, head.size, &mut report).run(&head.root);
            report.head = Some(signed.checkpoint);
        }
        Err(error) => report.fault(origin, checkpoint::PATH, error),
    }
    report
}

fn signed(read: &dyn Read) -> Result<SignedCheckpoint> {
    let missing = || Error::Missing(checkpoint::PATH.to_owned());
    SignedCheckpoint::parse(&read.get(checkpoint::PATH)?.ok_or_else(missing)?)
}

fn check_head(report: &mut Report, signed: &SignedCheckpoint, origin: &str, trust: &Trust) {
    if signed.checkpoint.origin != origin {
        let what = format!("is of the log {}", signed.checkpoint.origin);
        report.fault(origin, checkpoint::PATH, what);
    }
    match signed.verify(trust) {
        Ok(signers) => report.signers = Some(signers),
        Err(error) => report.fault(origin, checkpoint::PATH, error),
    }
}

/// Verifies that the log in `read` still begins with what the kept checkpoint `old` stood for.
/// `now` is the log's present head. Both must have been verified by their signatures before.
///
/// # Errors
/// The fault: another log, a shorter log, or a history that was rewritten.
pub fn against(read: &dyn Read, hash: Hash, now: &Checkpoint, old: &Checkpoint) -> std::result::Result<(), Fault> {
    let fault = |what: String| Fault { place: format!("{} {} at size {}", now.origin, checkpoint::PATH, old.size), what };
    if now.origin != old.origin {
        return Err(fault(format!("the kept one is of the log {}", old.origin)));
    }
    if now.size < old.size {
        return Err(fault(format!("the log has shrunk to {}", now.size)));
    }
    let tiles = Tiles::new(read, hash, now.size);
    proof::consistency(&tiles, old.size, now.size)
        .and_then(|path| {
            let (old_size, new_size) = (old.size, now.size);
            proof::verify_consistency(hash, old_size, &old.root, new_size, &now.root, &path)
        })
        .map_err(|error| fault(format!("history differs from the kept checkpoint: {error}")))
}
