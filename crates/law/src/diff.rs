//! Where two laws differ, key by key, with both citations.

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use chrono::NaiveDate;
use serde::Serialize;

use crate::{Citation, Key, Library, NoAnswer, Pack, Relation, Ruled};

/// What one of the two laws says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(tag = "says", rename_all = "snake_case")]
pub enum Side {
    /// It has a rule, of its own or of a law above it.
    Rule {
        /// What it says.
        value: String,
        /// The event from which a term runs.
        from: Option<String>,
        /// Who owes it.
        by: Option<String>,
        /// Where it stands.
        citation: Citation,
        /// Where it stands, in words.
        place: String,
        /// The reading chosen.
        reading: Option<String>,
    },
    /// It is silent.
    Silent {
        /// Why, where the pack says so.
        why: Option<String>,
    },
}

/// A matter on which two laws differ.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Difference {
    /// What it is about.
    pub key: Key,
    /// The same in Chinese.
    pub label: &'static str,
    /// The name of the entry, where the key has many.
    pub name: Option<String>,
    /// The first law.
    pub left: Side,
    /// The second law.
    pub right: Side,
}

impl Library {
    /// Where two laws differ, each with the laws above it. Where both are silent, or say the same under another
    /// article, there is no difference.
    ///
    /// # Errors
    /// There is no such pack, or its parents stand in a circle.
    pub fn diff(&self, left: &str, right: &str) -> Result<Vec<Difference>, NoAnswer> {
        let (left, right) = (self.with_parents(&[left])?, self.with_parents(&[right])?);
        let matters: BTreeSet<_> = left.iter().chain(&right).flat_map(|pack| matters(pack)).collect();
        Ok(matters.into_iter().filter_map(|(key, name)| difference(&left, &right, key, name)).collect())
    }

    /// The rules of a pack and of the packs above it that hold together: a child's rule takes the place of its
    /// parent's, one that asks for less doesn't bind.
    ///
    /// # Errors
    /// There is no such pack, or its parents stand in a circle.
    pub fn effective(&self, id: &str) -> Result<Vec<Ruled>, NoAnswer> {
        let packs = self.with_parents(&[id])?;
        let matters: BTreeSet<_> = packs.iter().flat_map(|pack| matters(pack)).collect();
        Ok(matters.into_iter().filter_map(|(key, name)| says(&packs, key, name)).cloned().collect())
    }
}

fn matters(pack: &Pack) -> impl Iterator<Item = (Key, Option<&str>)> {
    pack.rules.values().chain(&pack.entries).map(|rule| (rule.key, rule.value.name()))
}

fn says<'a>(packs: &'a [Arc<Pack>], key: Key, name: Option<&str>) -> Option<&'a Ruled> {
    packs.iter().find_map(|pack| pack.find(key, name).filter(|rule| rule.relation != Some(Relation::Looser)))
}

fn difference(left: &[Arc<Pack>], right: &[Arc<Pack>], key: Key, name: Option<&str>) -> Option<Difference> {
    let (ours, theirs) = (says(left, key, name), says(right, key, name));
    let content = |rule: Option<&Ruled>| rule.map(|rule| (rule.value.clone(), rule.from.clone(), rule.by.clone(), rule.silence.clone()));
    (content(ours) != content(theirs)).then(|| Difference {
        key,
        label: key.label(),
        name: name.map(str::to_owned),
        left: side(left, ours, key),
        right: side(right, theirs, key),
    })
}

fn side(packs: &[Arc<Pack>], rule: Option<&Ruled>, key: Key) -> Side {
    match rule {
        Some(rule) => Side::Rule {
            value: rule.value.to_string(),
            from: rule.from.clone(),
            by: rule.by.clone(),
            citation: rule.citation.clone(),
            place: rule.citation.to_string(),
            reading: rule.reading.clone(),
        },
        None => Side::Silent { why: packs.iter().find_map(|pack| pack.silent.get(&key).cloned()) },
    }
}

impl fmt::Display for Side {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Rule { value, place, .. } => write!(f, "{value}  {place}"),
            Self::Silent { why: Some(why) } => write!(f, "未规定：{why}"),
            Self::Silent { why: None } => f.write_str("未规定"),
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name.as_ref().map_or_else(String::new, |name| format!(" {name}"));
        write!(f, "{}（{}{name}）\n  甲 {}\n  乙 {}", self.label, self.key, self.left, self.right)
    }
}

/// A law that runs out, and when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Expiry {
    /// The pack.
    pub pack: String,
    /// Its title.
    pub title: String,
    /// The last day on which it holds.
    pub until: NaiveDate,
    /// Days left; negative once it has run out.
    pub days_left: i64,
}

impl Library {
    /// Packs with a last day, the nearest first.
    #[must_use]
    pub fn expiries(&self, today: NaiveDate) -> Vec<Expiry> {
        let dated = self.packs.values().filter_map(|pack| Some((pack, pack.until?)));
        let mut found: Vec<Expiry> = dated
            .map(|(pack, until)| Expiry { pack: pack.id.clone(), title: pack.title.clone(), until, days_left: (until - today).num_days() })
            .collect();
        found.sort_by_key(|expiry| expiry.until);
        found
    }
}
