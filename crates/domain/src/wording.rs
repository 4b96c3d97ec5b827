//! Words that the law defines 用语: what they mean, and where that stands.

use chrono::NaiveDate;
use law::{Citation, Key, Lawbook, Value};
use serde::{Deserialize, Serialize};

/// One word as the law defines it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Word {
    /// The word.
    pub title: String,
    /// What it means, in our words.
    pub means: String,
    /// Where it is defined.
    pub citation: Citation,
}

impl Word {
    /// Every word defined on that day, in the order of the texts; a child's before its parent's.
    pub fn all(law: &Lawbook, on: NaiveDate) -> Vec<Self> {
        let read = |rule: &law::Ruled| {
            let Value::Entry(row) = &rule.value else { return None };
            Some(Self { title: row.get("title")?.clone(), means: row.get("means")?.clone(), citation: rule.citation.clone() })
        };
        law.entries(Key::LawTermDefined, on).into_iter().filter_map(read).collect()
    }

    /// As a story tells it.
    pub fn line(&self) -> String {
        format!("{}：{}（{}）", self.title, self.means, self.citation)
    }
}
