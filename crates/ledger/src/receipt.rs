//! What a caller keeps of an entry, and its later verification without the log's help.

use seal::digest::Digest;
use serde::{Deserialize, Serialize};

use crate::checkpoint::{self, SignedCheckpoint, Trust};
use crate::read::{Read, Tiles};
use crate::tree::Hash;
use crate::{Error, Result, proof};

/// Says that an entry was recorded. The checkpoint is the newest at that moment, so it may not
/// cover the entry yet; a later one will, and must be consistent with it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    /// Origin of the log.
    pub log: String,
    /// Index of the entry.
    pub index: u64,
    /// Its leaf hash.
    pub leaf_hash: Digest,
    /// The newest checkpoint file when the receipt was given, as text. A log that has none yet
    /// signs one of size 0.
    pub checkpoint: String,
}

/// What makes a receipt verifiable offline.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// A checkpoint file that covers the entry, as text.
    pub checkpoint: String,
    /// Proof that the entry is under it.
    pub inclusion: Vec<Digest>,
    /// Proof that it follows the receipt's own checkpoint.
    pub consistency: Vec<Digest>,
}

impl Receipt {
    /// Whether the receipt is for these bytes.
    pub fn is_for(&self, hash: Hash, entry: &[u8]) -> bool {
        hash.leaf(entry) == self.leaf_hash
    }

    /// Makes the evidence from the published log.
    ///
    /// # Errors
    /// [`Error::OutOfRange`] when the log does not cover the entry yet; errors of reading.
    pub fn prove(&self, read: &dyn Read, hash: Hash) -> Result<Evidence> {
        let missing = || Error::Missing(checkpoint::PATH.to_owned());
        let bytes = read.get(checkpoint::PATH)?.ok_or_else(missing)?;
        let now = SignedCheckpoint::parse(&bytes)?;
        let then = SignedCheckpoint::parse(self.checkpoint.as_bytes())?;
        let size = now.checkpoint.size;
        let tiles = Tiles::new(read, hash, size);
        Ok(Evidence {
            inclusion: proof::inclusion(&tiles, self.index, size)?,
            consistency: proof::consistency(&tiles, then.checkpoint.size, size)?,
            checkpoint: now.to_string(),
        })
    }

    /// Verifies the receipt with nothing but evidence and trusted keys: both checkpoints are
    /// signed, the later grew from the earlier, and the entry is under it.
    ///
    /// # Errors
    /// [`Error::Signature`], [`Error::Proof`], [`Error::Malformed`].
    pub fn verify(&self, hash: Hash, evidence: &Evidence, trust: &Trust) -> Result<()> {
        // Witnesses sign later than the log, so they are asked of the evidence only.
        let log_only = Trust { witnesses_required: 0, ..trust.clone() };
        let then = self.trusted(&self.checkpoint, &log_only)?.checkpoint;
        let now = self.trusted(&evidence.checkpoint, trust)?.checkpoint;
        let (old, new) = (then.size, now.size);
        let path = &evidence.consistency;
        proof::verify_consistency(hash, old, &then.root, new, &now.root, path)?;
        let (leaf, path) = (&self.leaf_hash, &evidence.inclusion);
        proof::verify_inclusion(hash, leaf, self.index, new, &now.root, path)
    }

    fn trusted(&self, text: &str, trust: &Trust) -> Result<SignedCheckpoint> {
        let signed = SignedCheckpoint::parse(text.as_bytes())?;
        if signed.checkpoint.origin != self.log {
            return Err(Error::Proof("checkpoint is of another log"));
        }
        signed.verify(trust).map(|_| signed)
    }
}
