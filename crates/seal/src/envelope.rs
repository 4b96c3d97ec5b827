//! SM4-GCM envelopes (RFC 8998 gives the same construction for TLS): secrecy and integrity of a
//! byte string, bound to associated data that stays in the clear.

use aes_gcm::AesGcm;
use aes_gcm::aead::{Aead, KeyInit, Payload, consts::U12};
use sm4::Sm4;

use crate::{Error, Result};

/// Length of a key in bytes.
pub const KEY_LEN: usize = 16;
/// Length of a nonce in bytes.
pub const NONCE_LEN: usize = 12;
/// Length of the tag at the end of an envelope, in bytes.
pub const TAG_LEN: usize = 16;

type Sm4Gcm = AesGcm<Sm4, U12>;

/// Seals `plain` under `key`. The envelope is nonce ‖ ciphertext ‖ tag: 28 bytes longer than
/// `plain`. `associated` is not kept in it; [`open`] needs the same bytes.
///
/// `nonce` must be fresh for every envelope under one key: two envelopes with the same nonce
/// give away both texts and the power to forge.
///
/// # Errors
/// [`Error::Envelope`] when `plain` is longer than GCM allows (64 GiB).
pub fn seal(key: &[u8; KEY_LEN], nonce: &[u8; NONCE_LEN], plain: &[u8], associated: &[u8]) -> Result<Vec<u8>> {
    let payload = Payload { msg: plain, aad: associated };
    let sealed = Sm4Gcm::new(key.into()).encrypt(nonce.into(), payload).map_err(|_| Error::Envelope)?;
    Ok([nonce.as_slice(), &sealed].concat())
}

/// Opens what [`seal`] made. The result holds what was sealed: clear it when it is a key.
///
/// # Errors
/// [`Error::Envelope`] when the key, the associated data or any byte differs.
pub fn open(key: &[u8; KEY_LEN], envelope: &[u8], associated: &[u8]) -> Result<Vec<u8>> {
    let (nonce, sealed) = envelope.split_first_chunk::<NONCE_LEN>().ok_or(Error::Envelope)?;
    let payload = Payload { msg: sealed, aad: associated };
    Sm4Gcm::new(key.into()).decrypt(nonce.into(), payload).map_err(|_| Error::Envelope)
}
