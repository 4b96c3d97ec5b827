//! What the law itself says about the sources of base data 基础数据, entry by entry, and what nobody was made the source of.

use super::Assignment;
use crate::org::Org;
use crate::{Context, Parties};
use chrono::NaiveDate;
use law::{CLASSES, Citation, Key, Lawbook, Ruled, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One entry of the law.
#[derive(Clone, Copy, Debug)]
pub struct Entry<'a> {
    rule: &'a Ruled,
    row: &'a BTreeMap<String, String>,
}

impl<'a> Entry<'a> {
    /// All that bind on that day, in the order of the text.
    pub fn all(law: &'a Lawbook, on: NaiveDate) -> Vec<Self> {
        let row = |rule: &'a Ruled| match &rule.value {
            Value::Entry(row) => Some(Self { rule, row }),
            _ => None,
        };
        law.entries(Key::SourceAssign, on).into_iter().filter_map(row).collect()
    }

    /// The one that an element belongs to: the one named, else the one that names the element.
    pub(super) fn of(element: &str, named: &str, ctx: &Context<'a>) -> Option<Self> {
        let is = |entry: &Self| match named {
            "" => entry.title() == element || entry.parts().any(|part| part == element),
            name => entry.name() == name,
        };
        Self::all(ctx.law, ctx.today()).into_iter().find(is)
    }

    fn cell(&self, name: &str) -> &'a str {
        self.row.get(name).map_or("", String::as_str)
    }

    fn terms(&self, name: &str) -> impl Iterator<Item = &'a str> + use<'a> {
        self.cell(name).split('、').filter(|term| !term.is_empty())
    }

    /// Its short name.
    pub fn name(&self) -> &'a str {
        self.cell("name")
    }

    /// Its data, in the words of the law.
    pub fn title(&self) -> &'a str {
        self.cell("title")
    }

    /// What the data is about.
    pub fn class(&self) -> &'a str {
        self.cell("class")
    }

    /// The kinds that the text lists one by one.
    pub fn parts(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.terms("parts")
    }

    /// The departments, in the words of the law.
    pub fn sources(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.terms("sources")
    }

    /// Where it stands.
    pub fn citation(&self) -> &'a Citation {
        &self.rule.citation
    }

    /// Whether the law leaves open which of several departments has which part: somebody has to divide it.
    pub fn divided(&self) -> bool {
        self.sources().count() > 1 || self.terms("unnamed").next().is_some()
    }

    /// The word by which the law means this organization; none where it doesn't. The duty must also be one of a
    /// department that stands as the organization would.
    pub(super) fn means(&self, org: &Org, ctx: &Context<'_>) -> Option<&'a str> {
        if *ctx.bearer(self.rule.by.as_deref(), &Parties::of(&org.id)) != org.id {
            return None;
        }
        let unnamed = |word: &str| self.terms("unnamed").any(|open| open == word);
        self.sources().find(|word| org.stands_for.iter().any(|known| known == word) || unnamed(word))
    }

    /// Whether whoever the law means by this word acts by entrustment.
    pub(super) fn entrusted(&self, word: &str) -> bool {
        self.terms("entrusted").any(|known| known == word)
    }
}

/// Base data that nobody is the source of 缺口.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// The law's entry.
    pub entry: String,
    /// The data: the entry, or one kind that it lists.
    pub element: String,
    /// What it is about.
    pub class: String,
    /// Who may be the source, in the words of the law.
    pub sources: Vec<String>,
    /// Where it stands.
    pub citation: Citation,
}

/// What the law lists, and no assignment in force covers. An entry that must be divided is covered once a part of it
/// has a source; where the text lists its kinds, each kind needs one.
pub fn gaps(assignments: &[Assignment], law: &Lawbook, on: NaiveDate) -> Vec<Gap> {
    let mut gaps = Vec::new();
    for entry in Entry::all(law, on) {
        let holds = |element: &str| assignments.iter().any(|one| one.in_force() && one.element == element);
        let any = assignments.iter().any(|one| one.in_force() && one.entry == entry.name());
        let open: Vec<&str> = match entry.parts().next() {
            Some(_) => entry.parts().filter(|part| !holds(part)).collect(),
            None => [entry.title()].into_iter().filter(|_| !any).collect(),
        };
        gaps.extend(open.into_iter().map(|element| Gap {
            entry: entry.name().to_owned(),
            element: element.to_owned(),
            class: entry.class().to_owned(),
            sources: entry.sources().map(str::to_owned).collect(),
            citation: entry.citation().clone(),
        }));
    }
    gaps
}

impl Gap {
    /// In one line.
    pub fn line(&self) -> String {
        format!("{} 没有数源部门，条文：{}", self.element, self.sources.join("、"))
    }

    /// How many there are of each class.
    pub fn counts(gaps: &[Self]) -> Vec<(&'static str, usize)> {
        let of = |class: &str| gaps.iter().filter(|gap| gap.class == class).count();
        CLASSES.into_iter().map(|(class, title)| (title, of(class))).collect()
    }
}
