//! The rules an officer can put on an item.

use serde::{Deserialize, Serialize};

/// A rule on one item 质量规则.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    /// The whole text matches this pattern (Rust `regex` syntax, anchored at both ends).
    Format {
        /// The pattern, at most [`Rule::MAX_PATTERN`] bytes.
        pattern: String,
    },
    /// The check digit is right.
    Checksum {
        /// Which standard.
        standard: Checksum,
    },
    /// The value is one of these.
    CodeList {
        /// Allowed values.
        values: Vec<String>,
    },
    /// Numbers and dates lie between the ends, both included; an absent end is open.
    Range {
        /// Lowest value, as text of the item's type.
        min: Option<String>,
        /// Highest value, as text of the item's type.
        max: Option<String>,
    },
    /// No two rows have the same value.
    Unique,
}

impl Rule {
    /// Longest pattern accepted, in bytes.
    pub const MAX_PATTERN: usize = 512;
    /// Longest code list accepted inside a resource, in values.
    pub const MAX_CODES: usize = 5_000;
}

/// Standards with a check digit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Checksum {
    /// Citizen identification number, GB 11643 (ISO 7064 MOD 11-2).
    ResidentId,
    /// Unified social credit code, GB 32100 (MOD 31).
    Uscc,
}
