//! Editions 目录版次: each publication and each withdrawal makes a numbered version of the level's catalogue, so that
//! the catalogue of any past moment is computed and never copied.

use super::diff::{Difference, diff};
use super::registration::Registration;
use super::{Contract, Passed, Resource, ResourceState, ReviewStep};
use crate::{Context, EditionId, OrgId, PersonId, ResourceId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a version did to the catalogue.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sort {
    /// A new entry 新增.
    Added,
    /// Another contract of an entry 变更.
    Changed,
    /// An entry taken out 撤销.
    Withdrawn,
}

impl Sort {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Added => "新增",
            Self::Changed => "变更",
            Self::Withdrawn => "撤销",
        }
    }
}

/// One version of the level's catalogue, by what it changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edition {
    /// Identifier: its number, in a form that sorts.
    pub id: EditionId,
    /// Number of the version; the first is 1, none is left out.
    pub number: u64,
    /// Since when it is in force.
    pub at: DateTime<FixedOffset>,
    /// What it did.
    pub sort: Sort,
    /// The resource.
    pub resource: ResourceId,
    /// Its department.
    pub org: OrgId,
    /// Title of the resource.
    pub title: String,
    /// Version of the resource's contract.
    pub version: u64,
    /// The contract in force from now on; none where it was withdrawn.
    pub contract: Option<Contract>,
    /// What changed in it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Difference>,
    /// Why it was withdrawn.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Who compiled and submitted it; none where it was withdrawn.
    pub compiled: Option<PersonId>,
    /// The steps of the review.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<Passed>,
    /// Who published or withdrew it.
    pub by: PersonId,
}

/// What is there before something is published or withdrawn.
#[derive(Clone, Debug, Default)]
pub struct Shelf {
    /// Number of the newest version.
    pub last: u64,
    /// The resource's registration, if there is one.
    pub registration: Option<Registration>,
    /// The forms of registration in force.
    pub forms: Option<super::Forms>,
}

impl Edition {
    /// The version that a publication makes; `before` is the resource under review.
    pub(super) fn published(before: &Resource, contract: &Contract, last: u64, ctx: &Context<'_>) -> Self {
        let changes = before.published.as_ref().map_or_else(Vec::new, |old| diff(old, contract, ctx.law, ctx.today()));
        let compiled = match &before.state {
            ResourceState::Submitted { by, .. } => Some(by.clone()),
            _ => None,
        };
        let sort = if before.published.is_some() { Sort::Changed } else { Sort::Added };
        let title = contract.title.clone();
        Self {
            changes,
            compiled,
            contract: Some(contract.clone()),
            passed: before.passed.clone(),
            version: before.version + 1,
            ..Self::new(before, title, sort, last, ctx)
        }
    }

    /// The version that a withdrawal makes; none where nothing was in force.
    pub(super) fn withdrawn(before: &Resource, reason: &str, last: u64, ctx: &Context<'_>) -> Option<Self> {
        let title = before.published.as_ref()?.title.clone();
        Some(Self { reason: reason.to_owned(), ..Self::new(before, title, Sort::Withdrawn, last, ctx) })
    }

    fn new(of: &Resource, title: String, sort: Sort, last: u64, ctx: &Context<'_>) -> Self {
        let number = last + 1;
        Self {
            id: format!("{number:012}").into(),
            number,
            at: ctx.now,
            sort,
            resource: of.id.clone(),
            org: of.org.clone(),
            title,
            version: of.version,
            contract: None,
            changes: Vec::new(),
            reason: String::new(),
            compiled: None,
            passed: Vec::new(),
            by: ctx.actor.person.clone(),
        }
    }

    /// Who took a step of the review.
    fn who(&self, step: ReviewStep) -> Option<&PersonId> {
        self.passed.iter().find(|passed| passed.step == step).map(|passed| &passed.by)
    }

    /// In one line: what it did, and who compiled, reviewed, checked, re-checked and published it.
    pub fn line(&self, org: &dyn Fn(&OrgId) -> String, person: &dyn Fn(&PersonId) -> String) -> String {
        let steps = [ReviewStep::Review, ReviewStep::Check, ReviewStep::Recheck];
        let mut hands: Vec<(&str, &PersonId)> = self.compiled.iter().map(|by| ("编制", by)).collect();
        hands.extend(steps.into_iter().filter_map(|step| Some((step.title(), self.who(step)?))));
        hands.push((if self.sort == Sort::Withdrawn { "撤销" } else { "发布" }, &self.by));
        let hands: Vec<_> = hands.into_iter().map(|(what, by)| format!("{what} {}", person(by))).collect();
        let mut line = format!(
            "第 {} 版 {} {}“{}”（{}）：{}",
            self.number,
            self.at.date_naive(),
            self.sort.title(),
            self.title,
            org(&self.org),
            hands.join("，")
        );
        let changes: Vec<_> = self.changes.iter().map(Difference::line).collect();
        if !changes.is_empty() {
            line.push_str(&format!("；{}", changes.join("，")));
        }
        if !self.reason.is_empty() {
            line.push_str(&format!("；{}", self.reason));
        }
        line
    }

    /// Up to when it was the newest: `editions` are in the order of their numbers.
    pub fn until<'a>(&self, editions: &'a [Self]) -> Option<&'a DateTime<FixedOffset>> {
        editions.iter().find(|next| next.number == self.number + 1).map(|next| &next.at)
    }
}

/// Up to where the catalogue is looked at; neither means now.
#[derive(Clone, Copy, Debug, Default)]
pub struct Upto {
    /// A version.
    pub number: Option<u64>,
    /// A moment.
    pub at: Option<DateTime<FixedOffset>>,
}

impl Upto {
    /// Whether an edition was made by then.
    pub fn holds(&self, edition: &Edition) -> bool {
        self.number.is_none_or(|number| edition.number <= number) && self.at.is_none_or(|at| edition.at <= at)
    }
}

/// The entries in force then: the newest edition of each resource that wasn't withdrawn. `editions` are in the order
/// of their numbers.
pub fn in_force(editions: &[Edition], upto: Upto) -> Vec<&Edition> {
    let mut newest = BTreeMap::new();
    for edition in editions.iter().filter(|edition| upto.holds(edition)) {
        newest.insert(&edition.resource, edition);
    }
    newest.into_values().filter(|edition| edition.contract.is_some()).collect()
}
