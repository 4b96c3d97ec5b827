//! One key per purpose, with epochs, in one encrypted JSON file whose public half anyone can read.
//!
//! The caller reads and writes the file; this module turns bytes into a keystore and back. Each
//! epoch has an SM2 key pair and a 32-byte secret. Private parts lie in an envelope under a key
//! drawn from the passphrase by PBKDF2-HMAC-SM3; a code over the whole public half, under a second
//! key from the same passphrase, finds an epoch taken out or changed.

mod file;
mod history;

use zeroize::Zeroizing;

pub use file::Cost;
pub use history::{Epoch, History, Purpose};

use crate::sign::{SigningKey, VerifyingKey};
use crate::{Error, Result};
use file::{Master, StoreFile};

/// An open keystore. Holds private keys: keep it out of logs (it has no `Debug` output of them).
pub struct Keystore {
    file: StoreFile,
    master: Master,
}

impl Keystore {
    /// A new keystore with epoch 1 for every purpose. `created` is the caller's date text and is
    /// kept as given. Key material comes from the operating system.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    pub fn create(passphrase: &[u8], created: &str, cost: Cost) -> Result<Self> {
        let salt = random::<16>()?;
        let master = Master::derive(passphrase, &*salt, cost)?;
        let mut store = Self { file: StoreFile::new(&*salt, cost), master };
        for purpose in Purpose::ALL {
            store.rotate(purpose, created)?;
        }
        Ok(store)
    }

    /// Opens the bytes that [`Keystore::to_bytes`] gave.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the bytes are no keystore; [`Error::Passphrase`] when the
    /// passphrase is wrong or anything in the file was changed.
    pub fn open(bytes: &[u8], passphrase: &[u8]) -> Result<Self> {
        let file = StoreFile::parse(bytes)?;
        let master = file.master(passphrase)?;
        file.check(&master)?;
        let store = Self { file, master };
        for entry in &store.file.epochs {
            let listed = &entry.public;
            let (key, _) = store.private(listed.purpose, listed.epoch)?;
            if key.verifying_key() != listed.public {
                return Err(Error::Passphrase);
            }
        }
        Ok(store)
    }

    /// The file to write. Private parts are encrypted; still keep it readable by its owner only.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the encoder refuses, which no keystore brings about.
    pub fn to_bytes(&self) -> Result<Vec<u8>> {
        self.file.to_bytes(&self.master)
    }

    /// Retires the current epoch of a purpose and makes the next; gives its number. Old epochs
    /// stay for verifying and opening.
    ///
    /// # Errors
    /// [`Error::Randomness`].
    pub fn rotate(&mut self, purpose: Purpose, created: &str) -> Result<u32> {
        let (key, secret) = (fresh_key()?, random::<32>()?);
        let epoch = self.current(purpose).map_or(1, |current| current + 1);
        let public = Epoch { purpose, epoch, created: created.to_owned(), retired: false, public: key.verifying_key() };
        let private = Zeroizing::new([key.to_bytes().as_slice(), secret.as_slice()].concat());
        let nonce = random::<12>()?;
        let sealed = self.master.seal(&nonce, &private, &public.associated())?;
        self.file.retire(purpose);
        self.file.add(public, &sealed);
        Ok(epoch)
    }

    /// Number of the current epoch of a purpose, if it has any.
    pub fn current(&self, purpose: Purpose) -> Option<u32> {
        self.file.current(purpose)
    }

    /// The current private key of a purpose.
    ///
    /// # Errors
    /// [`Error::NoEpoch`].
    pub fn signing_key(&self, purpose: Purpose) -> Result<SigningKey> {
        let epoch = self.current(purpose).unwrap_or(0);
        self.private(purpose, epoch).map(|(key, _)| key)
    }

    /// The 32-byte secret of an epoch, for envelopes, codes and keyed digests. Derive what you
    /// need with [`crate::digest::hmac_sm3`] under a label of your own.
    ///
    /// # Errors
    /// [`Error::NoEpoch`].
    pub fn secret(&self, purpose: Purpose, epoch: u32) -> Result<Zeroizing<[u8; 32]>> {
        self.private(purpose, epoch).map(|(_, secret)| secret)
    }

    /// The public key of an epoch.
    pub fn public(&self, purpose: Purpose, epoch: u32) -> Option<VerifyingKey> {
        self.file.find(purpose, epoch).map(|entry| entry.public.public.clone())
    }

    /// All epochs of all purposes, without private parts.
    pub fn history(&self) -> History {
        self.file.history()
    }

    fn private(&self, purpose: Purpose, epoch: u32) -> Result<(SigningKey, Zeroizing<[u8; 32]>)> {
        let missing = Error::NoEpoch { purpose: purpose.name(), epoch };
        let entry = self.file.find(purpose, epoch).ok_or(missing)?;
        let sealed = hex::decode(&entry.sealed).map_err(|_| Error::Malformed("sealed epoch"))?;
        let plain = Zeroizing::new(self.master.open(&sealed, &entry.public.associated()).map_err(|_| Error::Passphrase)?);
        let split = plain.split_first_chunk::<32>();
        let (scalar, rest) = split.ok_or(Error::Malformed("sealed epoch"))?;
        let secret = <[u8; 32]>::try_from(rest).map_err(|_| Error::Malformed("sealed epoch"))?;
        Ok((SigningKey::from_bytes(scalar)?, Zeroizing::new(secret)))
    }
}

impl std::fmt::Debug for Keystore {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keystore({} epochs)", self.file.epochs.len())
    }
}

fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|e| Error::Randomness(e.to_string()))?;
    Ok(bytes)
}

fn fresh_key() -> Result<SigningKey> {
    // Two draws in 2^32 fall outside the group; draw again rather than reduce.
    loop {
        if let Ok(key) = SigningKey::from_bytes(&*random::<32>()?) {
            return Ok(key);
        }
    }
}
