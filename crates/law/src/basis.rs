//! A legal basis is picked from the register; the law says which ranks suffice for what.

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::citation::place;
use crate::{Citation, Key, Lawbook, Norm, Rank, Value};

/// A basis as picked: a norm of the register and, where named, its article.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct BasisRef {
    /// The norm's id.
    pub norm: String,
    /// The article.
    pub article: Option<u16>,
}

/// A basis looked up in the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Basis {
    /// The norm.
    pub norm: Norm,
    /// The article.
    pub article: Option<u16>,
    /// What the article says, in our own words, where the register knows it.
    pub summary: Option<String>,
}

impl fmt::Display for Basis {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "《{}》", self.norm.title)?;
        match self.article {
            Some(article) => f.write_str(&place(article, None, None)),
            None => Ok(()),
        }
    }
}

/// Why a basis doesn't suffice, and what would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Insufficient {
    /// The rule that asks for the basis; `None` where no bound pack has one.
    pub citation: Option<Citation>,
    /// What would suffice, in the terms of the law.
    pub needed: Vec<Rank>,
    /// The rank of what was given.
    pub got: Rank,
    /// Whether the norm given doesn't hold on that day.
    pub out_of_force: bool,
}

impl fmt::Display for Insufficient {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(citation) = &self.citation {
            write!(f, "{citation}：")?;
        }
        if self.out_of_force {
            return write!(f, "所提依据当日不在施行期内；须以施行中的{}为依据", self.terms());
        }
        write!(f, "须以{}为依据，所提依据为{}", self.terms(), self.got)
    }
}

impl std::error::Error for Insufficient {}

impl Insufficient {
    /// What would suffice, as one phrase.
    #[must_use]
    pub fn terms(&self) -> String {
        self.needed.iter().map(ToString::to_string).collect::<Vec<_>>().join("、")
    }
}

impl Lawbook {
    /// Looks a basis up in the register.
    #[must_use]
    pub fn basis(&self, picked: &BasisRef) -> Option<Basis> {
        let norm = self.norms.norms.get(&picked.norm)?;
        let known = norm.articles.iter().find(|known| Some(known.article) == picked.article);
        if picked.article.is_some() && known.is_none() {
            return None; // picked, never typed: an article the register does not know is no basis
        }
        Some(Basis { norm: norm.clone(), article: picked.article, summary: known.map(|known| known.summary.clone()) })
    }

    /// The norms a basis can be picked from on that day.
    pub fn norms_on(&self, day: NaiveDate) -> impl Iterator<Item = &Norm> {
        self.norms.norms.values().filter(move |norm| norm.in_force_on(day))
    }

    /// Those of them that suffice for `key` on that day, the highest rank first.
    #[must_use]
    pub fn sufficient(&self, key: Key, day: NaiveDate) -> Vec<&Norm> {
        let Some(Value::List(terms)) = self.rule(key, day).map(|rule| &rule.value) else {
            return Vec::new();
        };
        let ranks = self.norms.covered_by_all(terms);
        let mut norms: Vec<&Norm> = self.norms_on(day).filter(|norm| ranks.contains(&norm.rank)).collect();
        norms.sort_by_key(|norm| self.norms.height(&norm.rank));
        norms
    }

    /// Whether a basis suffices for `key` on that day: by its rank, and by being in force.
    ///
    /// # Errors
    /// It doesn't; with what would.
    pub fn suffices(&self, key: Key, basis: &Basis, on: NaiveDate) -> Result<Citation, Box<Insufficient>> {
        let rule = self.rule_or_nearest(key, on);
        let terms = match rule.map(|rule| &rule.value) {
            Some(Value::List(terms)) => terms.as_slice(),
            _ => &[],
        };
        let out_of_force = !basis.norm.in_force_on(on);
        let enough = self.norms.covered_by_all(terms).contains(&basis.norm.rank);
        match rule {
            Some(rule) if enough && !out_of_force => Ok(rule.citation.clone()),
            _ => Err(Box::new(Insufficient {
                citation: rule.map(|rule| rule.citation.clone()),
                needed: terms.iter().cloned().map(Rank).collect(),
                got: basis.norm.rank.clone(),
                out_of_force: out_of_force && enough,
            })),
        }
    }
}
