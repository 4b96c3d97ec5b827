//! SM3 digests (GB/T 32905) and HMAC-SM3.

use std::fmt;
use std::str::FromStr;

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sm3::{Digest as _, Sm3};

use crate::{Error, Result};

/// Length of a digest in bytes.
pub const LEN: usize = 32;

/// Separates [`keyed`] from other uses of the same key.
const KEYED_DOMAIN: &[u8] = b"keyed-value/1\0";

/// A digest of 32 bytes.
///
/// Text form (`Display`, `FromStr`, serde) is 64 hexadecimal digits, written in lower case.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Digest(pub [u8; LEN]);

impl Digest {
    /// The bytes of the digest.
    pub fn as_bytes(&self) -> &[u8; LEN] {
        &self.0
    }

    /// A digest from exactly 32 bytes.
    ///
    /// # Errors
    /// [`Error::Malformed`] for any other length.
    pub fn from_slice(bytes: &[u8]) -> Result<Self> {
        bytes.try_into().map(Self).map_err(|_| Error::Malformed("digest: 32 bytes expected"))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Digest({self})")
    }
}

impl AsRef<[u8]> for Digest {
    fn as_ref(&self) -> &[u8] {
        &self.0
    }
}

impl FromStr for Digest {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let mut bytes = [0; LEN];
        hex::decode_to_slice(text, &mut bytes).map_err(|_| Error::Malformed("digest: 64 hexadecimal digits expected"))?;
        Ok(Self(bytes))
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(de::Error::custom)
    }
}

/// SM3 of a byte string.
pub fn sm3(bytes: &[u8]) -> Digest {
    Digest(Sm3::digest(bytes).into())
}

/// SM3 over bytes that come in pieces; the pieces' borders do not matter.
#[derive(Clone, Default)]
pub struct Hasher(Sm3);

impl Hasher {
    /// A hasher that has seen nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Takes the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The digest of all pieces.
    pub fn finish(self) -> Digest {
        Digest(self.0.finalize().into())
    }
}

impl fmt::Debug for Hasher {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Hasher(..)")
    }
}

fn mac(key: &[u8], parts: &[&[u8]]) -> Hmac<Sm3> {
    let Ok(mut mac) = Hmac::<Sm3>::new_from_slice(key) else { unreachable!("HMAC takes keys of every length") };
    parts.iter().for_each(|part| mac.update(part));
    mac
}

/// HMAC-SM3 of `data` under `key` (any length).
pub fn hmac_sm3(key: &[u8], data: &[u8]) -> Digest {
    Digest(mac(key, &[data]).finalize().into_bytes().into())
}

/// Whether `tag` is the HMAC-SM3 of `data` under `key`, compared in constant time.
pub fn hmac_sm3_verify(key: &[u8], data: &[u8], tag: &[u8]) -> bool {
    mac(key, &[data]).verify_slice(tag).is_ok()
}

/// Stands for a personal value (identity number, telephone) where the value itself must not:
/// equal values under one key give equal digests, and without the key no guess can be tested.
pub fn keyed(key: &[u8], value: &[u8]) -> Digest {
    Digest(mac(key, &[KEYED_DOMAIN, value]).finalize().into_bytes().into())
}
