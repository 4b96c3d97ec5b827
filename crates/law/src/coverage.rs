//! How far the packs are marked and their obligations shown.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::Library;
use crate::Pack;
use crate::files::Files;
use crate::mistake::{Mistake, read_toml};

/// A row of a pack's matrix of obligations.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Obligation {
    /// Its id; a final letter splits one paragraph into parts.
    pub id: String,
    /// The article.
    pub article: u16,
    /// The paragraph.
    pub paragraph: u16,
    /// What it is, in a few words.
    pub title_zh: String,
    /// The mechanism that meets it.
    pub mechanism: String,
    /// How it is enforced.
    pub enforcement: String,
    /// Cases and tests whose expectations carry the id.
    #[serde(default)]
    pub shown_by: Vec<String>,
    /// Why software can't show it.
    pub outside: Option<String>,
}

impl Obligation {
    /// The provision it belongs to: its id without the final letter.
    #[must_use]
    pub fn provision(&self) -> &str {
        self.id.trim_end_matches(|c: char| c.is_ascii_lowercase())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Matrix {
    obligation: Vec<Obligation>,
}

/// An obligation nothing shows yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Pending {
    /// The obligation.
    pub id: String,
    /// Its mechanism.
    pub mechanism: String,
}

/// What is marked and shown, and what isn't.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Coverage {
    /// Packs, paragraphs, marked, rules, obligations, shown, outside, pending.
    pub counts: BTreeMap<&'static str, usize>,
    /// Ids of paragraphs and items with neither rule nor reason.
    pub unmarked: Vec<String>,
    /// Obligations nothing shows yet.
    pub pending: Vec<Pending>,
}

impl Coverage {
    /// The counts in one sentence.
    #[must_use]
    pub fn summary(&self) -> String {
        let count = |name| self.counts.get(name).copied().unwrap_or(0);
        format!(
            "法规包 {}，款项 {}（已标注 {}），规则 {}；义务 {}，已显示 {}，软件之外 {}，待显示 {}",
            count("packs"),
            count("paragraphs"),
            count("marked"),
            count("rules"),
            count("obligations"),
            count("shown"),
            count("outside"),
            count("pending"),
        )
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{}", self.summary())?;
        writeln!(f, "未标注：{}", self.unmarked.join(" "))?;
        let mut by: BTreeMap<&str, usize> = BTreeMap::new();
        for row in &self.pending {
            *by.entry(&row.mechanism).or_insert(0) += 1;
        }
        let rows: Vec<String> = by.iter().map(|(name, n)| format!("{name} {n}")).collect();
        writeln!(f, "待显示：{}", rows.join("，"))
    }
}

pub(crate) fn read(files: &Files, folder: &str, mistakes: &mut Vec<Mistake>) -> Vec<Obligation> {
    let file = format!("{folder}/obligations.toml");
    let Some(text) = files.0.get(&file) else { return Vec::new() };
    match read_toml::<Matrix>(&file, 1, text) {
        Ok(matrix) => matrix.obligation,
        Err(mistake) => {
            mistakes.push(mistake);
            Vec::new()
        }
    }
}

/// How an obligation stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RowState {
    /// A case or a test shows it, and a change to its rule is noticed.
    Shown,
    /// Software can't show it; the row says why.
    Outside,
    /// Nothing shows it yet, or a change to its rule goes unnoticed.
    Pending,
}

/// An obligation and how it stands.
#[derive(Debug, Clone)]
pub struct Standing<'a> {
    /// The pack.
    pub pack: &'a Pack,
    /// The obligation.
    pub row: &'a Obligation,
    /// How it stands.
    pub state: RowState,
    /// Changes to its rules that no case notices.
    pub survivors: Vec<String>,
}

impl Library {
    /// Every obligation of a pack and how it stands.
    #[must_use]
    pub fn standing<'a>(&'a self, pack: &'a Pack) -> Vec<Standing<'a>> {
        let mut unnoticed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for mutant in self.mutants(pack) {
            let name = mutant.to_string();
            if self.survivors.contains(&name) || !self.noticeable(mutant.key) {
                mutant.rows.into_iter().for_each(|row| unnoticed.entry(row).or_default().push(name.clone()));
            }
        }
        let standing = |row: &'a Obligation| {
            let survivors = unnoticed.remove(&row.id).unwrap_or_default();
            let state = match (row.shown_by.is_empty(), survivors.is_empty(), &row.outside) {
                (false, true, _) => RowState::Shown,
                (true, _, Some(_)) => RowState::Outside,
                _ => RowState::Pending,
            };
            Standing { pack, row, state, survivors }
        };
        pack.obligations.iter().map(standing).collect()
    }

    /// What is marked and shown over all packs.
    #[must_use]
    pub fn coverage(&self) -> Coverage {
        let mut counts = BTreeMap::from([("packs", self.packs.len())]);
        let mut add = |name, n| *counts.entry(name).or_insert(0) += n;
        let (mut unmarked, mut pending) = (Vec::new(), Vec::new());
        for pack in self.packs.values() {
            for provision in pack.provisions() {
                add("paragraphs", 1);
                add("marked", usize::from(provision.marked()));
                add("rules", provision.rules.len());
                if !provision.marked() {
                    unmarked.push(provision.citation.id());
                }
            }
            for Standing { row, state, .. } in self.standing(pack) {
                add("obligations", 1);
                add("shown", usize::from(state == RowState::Shown));
                add("outside", usize::from(state == RowState::Outside));
                add("pending", usize::from(state == RowState::Pending));
                if state == RowState::Pending {
                    pending.push(Pending { id: row.id.clone(), mechanism: row.mechanism.clone() });
                }
            }
        }
        Coverage { counts, unmarked, pending }
    }
}
