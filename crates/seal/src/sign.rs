//! SM2 signatures (GB/T 32918.2) over SM3, with the default distinguishing id.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sm2::dsa::signature::{Signer as _, Verifier as _};
use sm2::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePublicKey, LineEnding};
use zeroize::Zeroizing;

use crate::digest::{self, Hasher};
use crate::{Error, Result};

/// The distinguishing id that GM/T 0009 sets where the parties agreed on no other.
pub const DISTINGUISHING_ID: &str = "1234567812345678";

/// Signature type in the key hash of a signed note: `0xff` says "not in the public registry",
/// the text after it names the algorithm.
pub const NOTE_SIGNATURE_TYPE: &[u8] = b"\xffsm2-with-sm3";

/// A private SM2 key. `Debug` does not show it.
#[derive(Clone)]
pub struct SigningKey(sm2::dsa::SigningKey);

impl SigningKey {
    /// A key from its 32-byte big-endian scalar.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the scalar is zero or not below the group order less one.
    pub fn from_bytes(scalar: &[u8; 32]) -> Result<Self> {
        let key = sm2::dsa::SigningKey::from_slice(DISTINGUISHING_ID, scalar).map_err(|_| Error::Malformed("SM2 private key"))?;
        // d = n - 1 is a valid scalar but cannot sign: 1 + d has no inverse.
        key.try_sign(b"").map(|_| Self(key)).map_err(|_| Error::Malformed("SM2 private key"))
    }

    /// A key made from a seed: the same seed gives the same key. For demonstrations and tests,
    /// or where the seed is itself 32 bytes or more of good randomness.
    ///
    /// # Errors
    /// [`Error::Malformed`], with negligible probability.
    pub fn from_seed(seed: &[u8]) -> Result<Self> {
        (0u8..=u8::MAX)
            .find_map(|n| {
                let scalar = Zeroizing::new(digest::hmac_sm3(seed, &[b's', b'm', b'2', n]).0);
                Self::from_bytes(&scalar).ok()
            })
            .ok_or(Error::Malformed("SM2 seed"))
    }

    /// A key from PKCS#8 PEM (`BEGIN PRIVATE KEY`).
    ///
    /// # Errors
    /// [`Error::Malformed`] when the text is not an SM2 key.
    pub fn from_pem(pem: &str) -> Result<Self> {
        let key = sm2::SecretKey::from_pkcs8_pem(pem).map_err(|_| Error::Malformed("SM2 private key PEM"))?;
        let scalar: Zeroizing<[u8; 32]> = Zeroizing::new(key.to_bytes().into());
        Self::from_bytes(&scalar)
    }

    /// The 32-byte scalar, for keeping in an envelope; cleared when dropped.
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        Zeroizing::new(self.0.to_bytes().into())
    }

    /// The public half.
    pub fn verifying_key(&self) -> VerifyingKey {
        VerifyingKey(self.0.verifying_key().clone())
    }

    /// Signs a message. The nonce is derived from key and message (RFC 6979 with SM3), so the same
    /// message gives the same signature and no random source is needed.
    ///
    /// # Errors
    /// [`Error::Signature`], with negligible probability (a nonce out of range).
    pub fn sign(&self, message: &[u8]) -> Result<Signature> {
        self.0.try_sign(message).map(|signature| Signature(signature.to_bytes().into())).map_err(|_| Error::Signature)
    }
}

impl fmt::Debug for SigningKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SigningKey(of {})", self.verifying_key().to_hex())
    }
}

/// A public SM2 key. Serde form is [`VerifyingKey::to_hex`].
#[derive(Clone)]
pub struct VerifyingKey(sm2::dsa::VerifyingKey);

impl VerifyingKey {
    /// A key from its SEC1 point, compressed (33 bytes) or not (65 bytes).
    ///
    /// # Errors
    /// [`Error::Malformed`] when the bytes are no point of the curve.
    pub fn from_bytes(point: &[u8]) -> Result<Self> {
        sm2::dsa::VerifyingKey::from_sec1_bytes(DISTINGUISHING_ID, point).map(Self).map_err(|_| Error::Malformed("SM2 public key"))
    }

    /// The uncompressed SEC1 point: `04`, x, y; 65 bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.to_sec1_bytes().into_vec()
    }

    /// A key from the hexadecimal form of its SEC1 point.
    ///
    /// # Errors
    /// As [`VerifyingKey::from_bytes`].
    pub fn from_hex(text: &str) -> Result<Self> {
        let point = hex::decode(text).map_err(|_| Error::Malformed("SM2 public key hex"))?;
        Self::from_bytes(&point)
    }

    /// Hexadecimal form of [`VerifyingKey::to_bytes`], 130 digits.
    pub fn to_hex(&self) -> String {
        hex::encode(self.to_bytes())
    }

    /// A key from SubjectPublicKeyInfo PEM (`BEGIN PUBLIC KEY`).
    ///
    /// # Errors
    /// [`Error::Malformed`] when the text is not an SM2 key.
    pub fn from_pem(pem: &str) -> Result<Self> {
        let key = sm2::PublicKey::from_public_key_pem(pem).map_err(|_| Error::Malformed("SM2 public key PEM"))?;
        Self::from_bytes(&key.to_sec1_bytes())
    }

    /// SubjectPublicKeyInfo PEM.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the encoder refuses, which no valid key brings about.
    pub fn to_pem(&self) -> Result<String> {
        self.0.to_public_key_pem(LineEnding::LF).map_err(|_| Error::Malformed("SM2 public key"))
    }

    /// Checks that the holder of this key signed `message`.
    ///
    /// # Errors
    /// [`Error::Signature`] when it did not.
    pub fn verify(&self, message: &[u8], signature: &Signature) -> Result<()> {
        let signature = sm2::dsa::Signature::from_slice(&signature.0).map_err(|_| Error::Signature)?;
        self.0.verify(message, &signature).map_err(|_| Error::Signature)
    }

    /// Key id as in a signed note: the first four bytes of
    /// `SM3(name ‖ 0x0A ‖ NOTE_SIGNATURE_TYPE ‖ 65-byte point)`.
    pub fn key_id(&self, name: &str) -> [u8; 4] {
        let mut hasher = Hasher::new();
        hasher.update(name.as_bytes());
        hasher.update(b"\n");
        hasher.update(NOTE_SIGNATURE_TYPE);
        hasher.update(&self.to_bytes());
        let [a, b, c, d, ..] = hasher.finish().0;
        [a, b, c, d]
    }
}

impl PartialEq for VerifyingKey {
    fn eq(&self, other: &Self) -> bool {
        self.to_bytes() == other.to_bytes()
    }
}

impl Eq for VerifyingKey {}

impl fmt::Debug for VerifyingKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "VerifyingKey({})", self.to_hex())
    }
}

impl Serialize for VerifyingKey {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.to_hex())
    }
}

impl<'de> Deserialize<'de> for VerifyingKey {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        Self::from_hex(&String::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

/// An SM2 signature: r then s, each 32 bytes big-endian. Serde form is 128 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Signature([u8; 64]);

impl Signature {
    /// Length of a signature in bytes.
    pub const LEN: usize = 64;

    /// A signature from exactly 64 bytes.
    ///
    /// # Errors
    /// [`Error::Malformed`] for another length, or r or s outside the group.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self> {
        sm2::dsa::Signature::from_slice(bytes)
            .map(|signature| Self(signature.to_bytes().into()))
            .map_err(|_| Error::Malformed("SM2 signature"))
    }

    /// The 64 bytes r ‖ s.
    pub fn to_bytes(&self) -> [u8; 64] {
        self.0
    }

    /// A signature from ASN.1 DER, the form most other tools write.
    ///
    /// # Errors
    /// [`Error::Malformed`] when the bytes are not such a signature.
    pub fn from_der(bytes: &[u8]) -> Result<Self> {
        sm2::dsa::Signature::from_der(bytes)
            .map(|signature| Self(signature.to_bytes().into()))
            .map_err(|_| Error::Malformed("SM2 signature DER"))
    }

    /// ASN.1 DER: a sequence of the two integers.
    ///
    /// # Errors
    /// [`Error::Malformed`], which no value made by this crate brings about.
    pub fn to_der(&self) -> Result<Vec<u8>> {
        sm2::dsa::Signature::from_slice(&self.0)
            .map(|signature| signature.to_der().as_bytes().to_vec())
            .map_err(|_| Error::Malformed("SM2 signature"))
    }
}

impl fmt::Debug for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Signature({})", hex::encode(self.0))
    }
}

impl Serialize for Signature {
    fn serialize<S: Serializer>(&self, serializer: S) -> std::result::Result<S::Ok, S::Error> {
        serializer.serialize_str(&hex::encode(self.0))
    }
}

impl<'de> Deserialize<'de> for Signature {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> std::result::Result<Self, D::Error> {
        let bytes = hex::decode(String::deserialize(deserializer)?).map_err(de::Error::custom)?;
        Self::from_bytes(&bytes).map_err(de::Error::custom)
    }
}
