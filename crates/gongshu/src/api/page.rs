//! Lists page by cursor.

use serde::{Deserialize, Serialize};

/// A page.
#[derive(Debug, Serialize)]
pub struct List<T> {
    /// Rows.
    pub items: Vec<T>,
    /// Cursor of the next page; null at the end.
    pub next: Option<String>,
}

impl<T> List<T> {
    /// All there is.
    pub fn whole(items: Vec<T>) -> Self {
        Self { items, next: None }
    }
}

/// Where to start and how much.
#[derive(Debug, Default, Deserialize)]
pub struct Cursor {
    /// From an earlier page's `next`.
    pub cursor: Option<String>,
    /// Rows wanted, at most 200.
    pub limit: Option<u64>,
}

impl Cursor {
    /// Rows of this page.
    pub fn rows(&self) -> u64 {
        self.limit.unwrap_or(50).clamp(1, 200)
    }
}
