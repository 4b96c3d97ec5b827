//! The one error type of the crate.

use std::io;

/// Why an operation on a log did not succeed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// The file system refused.
    #[error("{place}: {source}")]
    Io {
        /// The file or directory.
        place: String,
        /// The system's reason.
        source: io::Error,
    },
    /// An entry does not fit the two-byte length of an entry bundle.
    #[error("entry {index} has {len} bytes; at most 65535 fit")]
    EntryTooLarge {
        /// Index the entry would have had.
        index: u64,
        /// Its length in bytes.
        len: usize,
    },
    /// Entries must follow the log without gap or overlap.
    #[error("entries start at {got}, the log goes on at {expected}")]
    NotContiguous {
        /// Size of the log.
        expected: u64,
        /// Index given.
        got: u64,
    },
    /// Bytes that are not what they should be.
    #[error("{place}: malformed: {what}")]
    Malformed {
        /// File or kind of value.
        place: String,
        /// What is wrong.
        what: String,
    },
    /// A file that the checkpoint calls for is not there.
    #[error("{0}: missing")]
    Missing(String),
    /// An index or size outside the log.
    #[error("{what} {got} is outside the log of size {size}")]
    OutOfRange {
        /// What was asked for.
        what: &'static str,
        /// The index or size asked for.
        got: u64,
        /// Size of the log.
        size: u64,
    },
    /// A proof does not lead to the expected root.
    #[error("proof does not verify: {0}")]
    Proof(&'static str),
    /// No trusted key signed, or a trusted key's signature is wrong.
    #[error("checkpoint signature: {0}")]
    Signature(String),
    /// Records that a signed head covers are gone.
    #[error("journal holds {have} whole records, its signed head covers {head}")]
    Lost {
        /// Whole records found.
        have: u64,
        /// Size in the signed head.
        head: u64,
    },
    /// The records are there but are not those that the head was signed over.
    #[error("records differ from the signed head of size {0}")]
    Rewritten(u64),
    /// Another writer has the journal open.
    #[error("{0}: another writer holds it")]
    Locked(String),
    /// An earlier write failed; the journal must be opened again before more is appended.
    #[error("journal stopped after a failed write; open it again")]
    Stopped,
}

impl Error {
    pub(crate) fn io(place: impl std::fmt::Display) -> impl FnOnce(io::Error) -> Self {
        let place = place.to_string();
        move |source| Self::Io { place, source }
    }

    pub(crate) fn malformed(place: impl Into<String>, what: impl Into<String>) -> Self {
        Self::Malformed { place: place.into(), what: what.into() }
    }
}

impl From<seal::Error> for Error {
    fn from(error: seal::Error) -> Self {
        Self::Signature(error.to_string())
    }
}
