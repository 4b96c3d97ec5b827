//! The keystore file: JSON with a public half in the clear and sealed private parts.

use serde::{Deserialize, Serialize};
use sm3::Sm3;
use zeroize::Zeroizing;

use super::history::{Epoch, History, Purpose};
use crate::{Error, Result, digest, envelope};

const FORMAT: &str = "keystore/1";
const KDF: &str = "pbkdf2-hmac-sm3";

/// Work factor of the passphrase: iterations of PBKDF2-HMAC-SM3.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost(pub u32);

impl Cost {
    /// For real keystores: from a tenth of a second to a second, by machine and build.
    pub const STRONG: Self = Self(400_000);
    /// For tests and demonstrations only.
    pub const WEAK: Self = Self(1_000);
    /// Files that ask for more are refused: opening them would hang.
    const MAX: u32 = 20_000_000;
}

/// The two keys drawn from the passphrase.
pub(super) struct Master {
    envelope: Zeroizing<[u8; envelope::KEY_LEN]>,
    code: Zeroizing<[u8; 32]>,
}

impl Master {
    pub(super) fn derive(passphrase: &[u8], salt: &[u8], cost: Cost) -> Result<Self> {
        if cost.0 == 0 || cost.0 > Cost::MAX {
            return Err(Error::Malformed("keystore iterations"));
        }
        let mut root = Zeroizing::new([0; 32]);
        pbkdf2::pbkdf2::<hmac::Hmac<Sm3>>(passphrase, salt, cost.0, root.as_mut_slice())
            .map_err(|_| Error::Malformed("keystore passphrase"))?;
        let wide = Zeroizing::new(digest::hmac_sm3(&*root, b"envelope").0);
        let mut envelope = Zeroizing::new([0; envelope::KEY_LEN]);
        envelope.iter_mut().zip(wide.iter()).for_each(|(to, from)| *to = *from);
        let code = Zeroizing::new(digest::hmac_sm3(&*root, b"code").0);
        Ok(Self { envelope, code })
    }

    pub(super) fn seal(&self, nonce: &[u8; 12], plain: &[u8], bound: &[u8]) -> Result<Vec<u8>> {
        envelope::seal(&self.envelope, nonce, plain, bound)
    }

    pub(super) fn open(&self, sealed: &[u8], bound: &[u8]) -> Result<Vec<u8>> {
        envelope::open(&self.envelope, sealed, bound)
    }
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Kdf {
    name: String,
    iterations: u32,
    salt: String,
}

#[derive(Serialize, Deserialize)]
pub(super) struct Entry {
    #[serde(flatten)]
    pub(super) public: Epoch,
    pub(super) sealed: String,
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct StoreFile {
    format: String,
    kdf: Kdf,
    pub(super) epochs: Vec<Entry>,
    #[serde(default)]
    code: String,
}

impl StoreFile {
    pub(super) fn new(salt: &[u8], cost: Cost) -> Self {
        Self {
            format: FORMAT.to_owned(),
            kdf: Kdf { name: KDF.to_owned(), iterations: cost.0, salt: hex::encode(salt) },
            epochs: Vec::new(),
            code: String::new(),
        }
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self> {
        let file: Self = serde_json::from_slice(bytes).map_err(|_| Error::Malformed("keystore file"))?;
        if file.format != FORMAT || file.kdf.name != KDF {
            return Err(Error::Malformed("keystore format"));
        }
        Ok(file)
    }

    pub(super) fn master(&self, passphrase: &[u8]) -> Result<Master> {
        let salt = hex::decode(&self.kdf.salt).map_err(|_| Error::Malformed("keystore salt"))?;
        Master::derive(passphrase, &salt, Cost(self.kdf.iterations))
    }

    pub(super) fn check(&self, master: &Master) -> Result<()> {
        let code = hex::decode(&self.code).map_err(|_| Error::Malformed("keystore code"))?;
        if digest::hmac_sm3_verify(&*master.code, &self.covered()?, &code) { Ok(()) } else { Err(Error::Passphrase) }
    }

    pub(super) fn to_bytes(&self, master: &Master) -> Result<Vec<u8>> {
        let code = digest::hmac_sm3(&*master.code, &self.covered()?);
        let mut value = serde_json::to_value(self).map_err(|_| Error::Malformed("keystore"))?;
        if let Some(map) = value.as_object_mut() {
            map.insert("code".to_owned(), code.to_string().into());
        }
        serde_json::to_vec_pretty(&value).map_err(|_| Error::Malformed("keystore"))
    }

    /// The bytes under the code: everything but the code, in one fixed form.
    fn covered(&self) -> Result<Vec<u8>> {
        let parts = (&self.format, &self.kdf, &self.epochs);
        serde_json::to_vec(&parts).map_err(|_| Error::Malformed("keystore"))
    }

    pub(super) fn current(&self, purpose: Purpose) -> Option<u32> {
        self.of(purpose).map(|entry| entry.public.epoch).max()
    }

    pub(super) fn find(&self, purpose: Purpose, epoch: u32) -> Option<&Entry> {
        self.of(purpose).find(|entry| entry.public.epoch == epoch)
    }

    pub(super) fn retire(&mut self, purpose: Purpose) {
        let all = self.epochs.iter_mut();
        all.filter(|entry| entry.public.purpose == purpose).for_each(|entry| entry.public.retired = true);
    }

    pub(super) fn add(&mut self, public: Epoch, sealed: &[u8]) {
        let sealed = hex::encode(sealed);
        self.epochs.push(Entry { public, sealed });
    }

    pub(super) fn history(&self) -> History {
        History { epochs: self.epochs.iter().map(|e| e.public.clone()).collect() }
    }

    fn of(&self, purpose: Purpose) -> impl Iterator<Item = &Entry> {
        let all = self.epochs.iter();
        all.filter(move |entry| entry.public.purpose == purpose)
    }
}
