//! Append-only Merkle logs in the tiled layout of C2SP `tlog-tiles`, with signed checkpoints.
//!
//! | module | what it holds |
//! |---|---|
//! | [`tree`] | hashing of RFC 6962, and a tree that keeps only its right edge |
//! | [`tile`] | paths of tiles and entry bundles, and the bundle encoding |
//! | [`checkpoint`] | the signed head of a log |
//! | [`read`] | where files of a log come from, and tree hashes out of tiles |
//! | [`proof`] | inclusion and consistency: making and verifying |
//! | [`publish`] | new entries to files |
//! | [`folder`] | a log in a directory |
//! | [`fsck`] | verification of a whole log, naming the place of each fault |
//! | [`journal`] | a durable record file for one writer, with a head at any time |
//! | [`receipt`] | what a caller keeps, and its later offline verification |
//!
//! The hash is SM3 unless a log is configured for SHA-256 ([`tree::Hash`]); a log never changes
//! it. No clock and no randomness is used. Untrusted bytes lead to errors, never to panics.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod checkpoint;
mod error;
pub mod folder;
pub mod fsck;
pub mod journal;
pub mod proof;
pub mod publish;
pub mod read;
pub mod receipt;
pub mod tile;
pub mod tree;

pub use error::Error;
pub use seal::digest::Digest;

/// Result of every fallible operation of this crate.
pub type Result<T> = std::result::Result<T, Error>;
