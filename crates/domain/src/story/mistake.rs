//! What is wrong in a case file, and where.

use std::fmt;

/// A mistake in a case file: a typo, an unknown verb, an unknown id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mistake {
    /// The file.
    pub file: String,
    /// The line, from 1.
    pub line: usize,
    /// What is wrong.
    pub wrong: String,
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 第 {} 行：{}", self.file, self.line, self.wrong)
    }
}

impl std::error::Error for Mistake {}
