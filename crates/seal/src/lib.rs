//! National cryptography under the names of what it is for.
//!
//! | module | what it is for | algorithm |
//! |---|---|---|
//! | [`digest`] | naming bytes, keyed names | SM3, HMAC-SM3 |
//! | [`sign`] | who said it | SM2 with SM3 |
//! | [`envelope`] | keeping bytes from readers | SM4-GCM |
//! | [`keystore`] | one key per purpose, with epochs | PBKDF2-HMAC-SM3 over [`envelope`] |
//!
//! Nothing here reads a clock or a file. Randomness is a parameter, except in
//! [`keystore::Keystore::create`] and [`keystore::Keystore::rotate`], which draw key material
//! from the operating system.
//!
//! A certified module (PKCS#11, SDF) is an adapter that offers the same operations as
//! [`sign::SigningKey`] and [`envelope`].
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod digest;
pub mod envelope;
mod error;
pub mod keystore;
pub mod sign;

pub use error::Error;

/// Result of every fallible operation of this crate.
pub type Result<T> = std::result::Result<T, Error>;
