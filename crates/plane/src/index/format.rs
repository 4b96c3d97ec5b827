//! Bytes of a segment.

use domain::catalogue::{Item, Kind};
use seal::envelope::NONCE_LEN;
use serde::{Deserialize, Serialize};
use twox_hash::XxHash64;

pub(super) const MAGIC: &[u8; 8] = b"GSINDEX1";
/// Bytes of the trailer: magic, salt, five numbers, checksum.
pub(super) const TRAILER: usize = 8 + 16 + 5 * 8 + 8;
/// Length that stands for an empty cell.
const EMPTY: u32 = u32::MAX;

/// A column of a segment's rows.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Field {
    /// Item name.
    pub(crate) name: String,
    /// Item type.
    pub(crate) kind: Kind,
}

impl Field {
    /// The columns of a resource's rows.
    pub(crate) fn of(items: &[Item]) -> Vec<Self> {
        items.iter().map(|item| Self { name: item.name.clone(), kind: item.kind.clone() }).collect()
    }
}

/// Appends a canonical text, or an empty cell.
pub(crate) fn put(bytes: &mut Vec<u8>, text: Option<&str>) {
    match text {
        Some(text) => {
            bytes.extend_from_slice(&u32::try_from(text.len()).unwrap_or(EMPTY).to_le_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        None => bytes.extend_from_slice(&EMPTY.to_le_bytes()),
    }
}

/// Takes a text off the front; `None` where the bytes end too early.
pub(super) fn take<'b>(bytes: &mut &'b [u8]) -> Option<Option<&'b [u8]>> {
    let (length, rest) = bytes.split_first_chunk::<4>()?;
    let length = u32::from_le_bytes(*length);
    if length == EMPTY {
        *bytes = rest;
        return Some(None);
    }
    let (text, rest) = rest.split_at_checked(length as usize)?;
    *bytes = rest;
    Some(Some(text))
}

/// Counts and places of a segment.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Trailer {
    pub(super) salt: [u8; 16],
    pub(super) sealed: u64,
    pub(super) rows: u64,
    pub(super) records: u64,
    pub(super) fields: u64,
    pub(super) slots: u64,
    pub(super) checksum: u64,
}

impl Trailer {
    /// All but the checksum.
    pub(super) fn head(&self) -> Vec<u8> {
        let mut bytes = [MAGIC.as_slice(), &self.salt].concat();
        [self.sealed, self.rows, self.records, self.fields, self.slots].iter().for_each(|n| bytes.extend_from_slice(&n.to_le_bytes()));
        bytes
    }

    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut rest = bytes.strip_prefix(MAGIC)?;
        let (salt, tail) = rest.split_first_chunk::<16>()?;
        rest = tail;
        let mut number = || {
            let (n, tail) = rest.split_first_chunk::<8>()?;
            rest = tail;
            Some(u64::from_le_bytes(*n))
        };
        Some(Self {
            salt: *salt,
            sealed: number()?,
            rows: number()?,
            records: number()?,
            fields: number()?,
            slots: number()?,
            checksum: number()?,
        })
    }
}

/// How keys of a segment are placed.
#[derive(Clone, Debug)]
pub(super) enum Placing {
    /// By a salted hash.
    Open(u64),
    /// By a keyed digest.
    Sealed(crate::vault::FileKey),
}

impl Placing {
    pub(super) fn new(salt: [u8; 16], key: Option<&crate::vault::TableKey>) -> Self {
        match key {
            Some(key) => Self::Sealed(key.derive("index/1", &salt)),
            None => Self::Open(salt.first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes))),
        }
    }

    pub(super) fn hash(&self, key: &[u8]) -> u64 {
        match self {
            Self::Open(seed) => XxHash64::oneshot(*seed, key),
            Self::Sealed(secret) => {
                let digest = seal::digest::hmac_sm3(&secret.0, key);
                digest.as_bytes().first_chunk::<8>().map_or(0, |bytes| u64::from_le_bytes(*bytes))
            }
        }
    }
}

/// First slot of a hash among `slots`.
pub(super) fn home(hash: u64, slots: u64) -> u64 {
    ((u128::from(hash) * u128::from(slots)) >> 64) as u64
}

/// A nonce that no other record of the file has: its place.
pub(super) fn nonce(place: u64) -> [u8; NONCE_LEN] {
    let mut nonce = [0; NONCE_LEN];
    nonce.iter_mut().zip(place.to_le_bytes()).for_each(|(to, from)| *to = from);
    nonce
}
