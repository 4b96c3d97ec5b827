//! The register of norms a basis is picked from, and the ranks they have.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::files::Files;
use crate::mistake::{Mistake, line_of, read_toml};

/// A rank of norms, or a term of the law that covers several, such as `法规`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rank(pub String);

impl fmt::Display for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A norm of the register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norm {
    /// Its id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// Its rank.
    pub rank: Rank,
    /// Who issued it.
    pub issuer: Option<String>,
    /// Its number.
    pub document_no: Option<String>,
    /// The first day on which it holds.
    pub in_force_from: Option<NaiveDate>,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// Articles often cited.
    #[serde(default)]
    pub articles: Vec<Article>,
    /// Whether data under it may not be supplied even where those concerned agree.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub bans: bool,
    /// A remark for the reader.
    pub note: Option<String>,
}

/// An article often cited as a basis.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Article {
    /// Its number.
    pub article: u16,
    /// What it says, in our own words.
    pub summary: String,
}

impl Norm {
    /// Whether it holds on that day; a norm without dates is taken to hold.
    #[must_use]
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        self.in_force_from.is_none_or(|first| first <= day) && self.until.is_none_or(|last| day <= last)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Register {
    #[serde(default)]
    norm: Vec<Norm>,
    #[serde(default)]
    rank: Vec<Rank>,
    #[serde(default)]
    term: BTreeMap<String, Vec<Rank>>,
}

/// The norms and ranks of a library.
#[derive(Debug, Clone, Default)]
pub(crate) struct Norms {
    pub norms: BTreeMap<String, Norm>,
    ranks: Vec<Rank>,
    terms: BTreeMap<String, Vec<Rank>>,
}

impl Norms {
    pub fn read(files: &Files, mistakes: &mut Vec<Mistake>) -> Self {
        let mut all = Self::default();
        let texts = files.0.iter().filter(|(file, _)| file.starts_with("norms/") && file.ends_with(".toml"));
        let mut places = BTreeMap::new();
        for (file, text) in texts {
            match read_toml::<Register>(file, 1, text) {
                Ok(register) => all.take(register, file, text, &mut places, mistakes),
                Err(mistake) => mistakes.push(mistake),
            }
        }
        for norm in all.norms.values().filter(|norm| !all.ranks.contains(&norm.rank)) {
            let (file, line) = places.get(&norm.id).copied().unwrap_or(("norms/", 0));
            let wrong = format!("“{}”的位阶“{}”不在位阶表内", norm.title, norm.rank);
            mistakes.push(Mistake::new(file, line, wrong, "改用 norms/ranks.toml 所列位阶"));
        }
        all
    }

    fn take<'a>(
        &mut self,
        register: Register,
        file: &'a str,
        text: &str,
        places: &mut BTreeMap<String, (&'a str, usize)>,
        mistakes: &mut Vec<Mistake>,
    ) {
        self.ranks.extend(register.rank);
        self.terms.extend(register.term);
        for norm in register.norm {
            let line = line_of(text, &norm.id);
            places.insert(norm.id.clone(), (file, line));
            if let Some(before) = self.norms.insert(norm.id.clone(), norm) {
                let wrong = format!("规范“{}”登记了两次", before.id);
                mistakes.push(Mistake::new(file, line, wrong, "只留一处"));
            }
        }
    }

    /// The ranks a term of the law covers: itself, or what it stands for.
    pub fn covered<'a>(&'a self, term: &'a str) -> Option<Vec<&'a Rank>> {
        match self.terms.get(term) {
            Some(ranks) => Some(ranks.iter().collect()),
            None => self.ranks.iter().find(|rank| rank.0 == term).map(|rank| vec![rank]),
        }
    }

    /// All ranks the terms cover together.
    pub fn covered_by_all(&self, terms: &[String]) -> BTreeSet<Rank> {
        terms.iter().filter_map(|term| self.covered(term)).flatten().cloned().collect()
    }

    /// The place of a rank, the highest first.
    pub fn height(&self, rank: &Rank) -> usize {
        self.ranks.iter().position(|known| known == rank).unwrap_or(usize::MAX)
    }

    pub fn knows(&self, rank: &Rank) -> bool {
        self.ranks.contains(rank)
    }
}
