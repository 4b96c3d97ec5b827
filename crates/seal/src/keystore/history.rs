//! The public half of a keystore.

use serde::{Deserialize, Serialize};

use super::file::StoreFile;
use crate::Result;
use crate::sign::VerifyingKey;

/// What a key is for. A key of one purpose is never used for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Purpose {
    /// Signs the heads of append-only logs.
    Checkpoint,
    /// Signs what goes to other nodes.
    Federation,
    /// Signs or codes access tokens.
    Token,
    /// Signs electronic licences.
    Licence,
    /// Encrypts data at rest.
    Storage,
    /// Encrypts backups.
    Backup,
    /// Keys the digests that stand for persons.
    Subject,
}

impl Purpose {
    /// Every purpose, in a fixed order.
    pub const ALL: [Self; 7] = [Self::Checkpoint, Self::Federation, Self::Token, Self::Licence, Self::Storage, Self::Backup, Self::Subject];

    /// The word used in files, lower case.
    pub fn name(self) -> &'static str {
        match self {
            Self::Checkpoint => "checkpoint",
            Self::Federation => "federation",
            Self::Token => "token",
            Self::Licence => "licence",
            Self::Storage => "storage",
            Self::Backup => "backup",
            Self::Subject => "subject",
        }
    }
}

/// What everyone may know of one epoch of one purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Epoch {
    /// What the key is for.
    pub purpose: Purpose,
    /// Number within the purpose, from 1.
    pub epoch: u32,
    /// Creation date as the caller wrote it.
    pub created: String,
    /// Whether a newer epoch took over.
    pub retired: bool,
    /// The public key.
    pub public: VerifyingKey,
}

impl Epoch {
    /// What binds an envelope to its epoch. `retired` is left out: it changes later.
    pub(super) fn associated(&self) -> Vec<u8> {
        let (purpose, epoch) = (self.purpose.name(), self.epoch);
        let public = self.public.to_hex();
        format!("{purpose}\n{epoch}\n{public}\n{}", self.created).into_bytes()
    }
}

/// The public history of a keystore: every epoch of every purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct History {
    /// The epochs, in the order they were made.
    pub epochs: Vec<Epoch>,
}

impl History {
    /// Reads the public half of a keystore file without the passphrase. Without the passphrase
    /// nothing can be said about changes to the file: publish the history by a way of its own.
    ///
    /// # Errors
    /// [`crate::Error::Malformed`] when the bytes are no keystore.
    pub fn read(keystore: &[u8]) -> Result<Self> {
        StoreFile::parse(keystore).map(|file| file.history())
    }

    /// The epochs of one purpose, oldest first.
    pub fn of(&self, purpose: Purpose) -> impl Iterator<Item = &Epoch> {
        self.epochs.iter().filter(move |e| e.purpose == purpose)
    }

    /// The public key of one epoch.
    pub fn public(&self, purpose: Purpose, epoch: u32) -> Option<&VerifyingKey> {
        self.of(purpose).find(|e| e.epoch == epoch).map(|e| &e.public)
    }
}
