//! The one error type of the crate.

/// Why a cryptographic operation did not succeed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// Bytes or text that are not what they should be; the field says what was expected.
    #[error("malformed {0}")]
    Malformed(&'static str),
    /// A signature does not fit the message and key.
    #[error("signature does not verify")]
    Signature,
    /// An envelope was changed, or belongs to another key or associated data.
    #[error("envelope does not open")]
    Envelope,
    /// The keystore does not open: wrong passphrase, or the file was changed.
    #[error("keystore does not open: wrong passphrase or changed file")]
    Passphrase,
    /// The keystore has no such epoch.
    #[error("no epoch {epoch} for purpose {purpose}")]
    NoEpoch {
        /// Purpose asked for.
        purpose: &'static str,
        /// Epoch number asked for.
        epoch: u32,
    },
    /// The operating system gave no randomness.
    #[error("no randomness from the operating system: {0}")]
    Randomness(String),
}
