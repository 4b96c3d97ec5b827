//! The level's catalogue 总目录: the union of what departments had published by then, and what several of them hold.

use super::edition::{Edition, Upto, in_force};
use super::{Contract, Resource, ResourceState, ReviewStep, Way};
use crate::org::Org;
use crate::source::Known;
use crate::{Context, OrgId, Refusal, ResourceId, region};
use chrono::NaiveDate;
use law::{Citation, Key, ROLES, label};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What the law has somebody do, and who that is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Charge {
    /// What, by the name of the rule.
    pub what: String,
    /// Who, in the words of the roles.
    pub by: String,
    /// Where it stands.
    pub citation: Citation,
}

impl Charge {
    /// What the law has under this key; none where it is silent.
    pub fn of(key: Key, ctx: &Context<'_>) -> Option<Self> {
        let rule = ctx.law.rule(key, ctx.today())?;
        let by = rule.by.as_deref().map_or("", |role| label(&ROLES, role));
        Some(Self { what: key.label().to_owned(), by: by.to_owned(), citation: ctx.law.cite(key, ctx.today())? })
    }

    /// Of several keys.
    pub fn all(keys: &[Key], ctx: &Context<'_>) -> Vec<Self> {
        keys.iter().filter_map(|key| Self::of(*key, ctx)).collect()
    }

    /// In one line.
    pub fn line(&self) -> String {
        format!("{}：由{}", self.what, self.by)
    }
}

/// An entry of the level's catalogue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// Its identifier, the same at every level.
    pub resource: ResourceId,
    /// Title.
    pub title: String,
    /// The department.
    pub org: OrgId,
    /// The level of government it belongs to.
    pub level: String,
    /// The sharing type in the words of the law.
    pub share_type: String,
    /// The nature of the data in the words of the law, where it is stated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nature: Option<String>,
    /// How many items.
    pub items: usize,
    /// Version of its contract.
    pub version: u64,
    /// Version of the catalogue that brought it.
    pub number: u64,
    /// The day on which it was approved.
    pub on: NaiveDate,
}

impl Entry {
    fn of(edition: &Edition, orgs: &[Org], ctx: &Context<'_>) -> Option<Self> {
        let contract = edition.contract.as_ref()?;
        let on = edition.at.date_naive();
        let of = orgs.iter().find(|org| org.id == edition.org);
        Some(Self {
            resource: edition.resource.clone(),
            title: contract.title.clone(),
            org: edition.org.clone(),
            level: of.map_or("", |org| region::level(&org.region)).to_owned(),
            share_type: contract.type_title(ctx.law, on),
            nature: contract.nature(ctx.law, on),
            items: contract.items.len(),
            version: edition.version,
            number: edition.number,
            on,
        })
    }

    /// In one line.
    pub fn line(&self, org: &dyn Fn(&OrgId) -> String) -> String {
        format!("“{}”（{}，{}）：{}，目录第 {} 版，{} 审定", self.title, org(&self.org), self.level, self.share_type, self.version, self.on)
    }
}

/// The entries in force then, by title.
pub fn entries(editions: &[Edition], upto: Upto, orgs: &[Org], ctx: &Context<'_>) -> Vec<Entry> {
    let mut all: Vec<_> = in_force(editions, upto).into_iter().filter_map(|edition| Entry::of(edition, orgs, ctx)).collect();
    all.sort_by(|a, b| a.title.cmp(&b.title).then_with(|| a.resource.cmp(&b.resource)));
    all
}

/// How many entries each department brought.
pub fn counts(entries: &[Entry]) -> BTreeMap<OrgId, usize> {
    let mut counts = BTreeMap::new();
    for entry in entries {
        *counts.entry(entry.org.clone()).or_default() += 1;
    }
    counts
}

/// How many entries are of each nature that the law tells apart; none where it tells none apart.
pub fn natures(entries: &[Entry], ctx: &Context<'_>) -> Vec<(String, usize)> {
    let titles = ctx.law.table(Key::CatalogueNature, ctx.today()).into_iter().filter_map(|mut row| row.remove("title"));
    let of = |title: &str| entries.iter().filter(|entry| entry.nature.as_deref() == Some(title)).count();
    titles.map(|title| (title.clone(), of(&title))).collect()
}

/// An item that several departments hold, and so perhaps collect twice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duplicate {
    /// The element, or the item's title.
    pub item: String,
    /// Whether more than one department says that it collects it.
    pub collected: bool,
    /// Where it stands: resource, title, department.
    pub at: Vec<(ResourceId, String, OrgId)>,
}

impl Duplicate {
    /// In one line.
    pub fn line(&self, org: &dyn Fn(&OrgId) -> String) -> String {
        let at: Vec<_> = self.at.iter().map(|(_, title, of)| format!("“{title}”（{}）", org(of))).collect();
        format!("数据项“{}”重复：{}", self.item, at.join("、"))
    }
}

/// Items of the same element or title in entries of different departments. Keys only identify and don't count, nor does
/// what a department has by sharing.
pub fn duplicates(editions: &[Edition], upto: Upto) -> Vec<Duplicate> {
    let mut found: BTreeMap<String, Vec<(&Edition, bool)>> = BTreeMap::new();
    for edition in in_force(editions, upto) {
        let mut own = BTreeMap::new();
        for (name, collected) in edition.contract.iter().flat_map(held) {
            *own.entry(name).or_insert(false) |= collected;
        }
        for (name, collected) in own {
            found.entry(name).or_default().push((edition, collected));
        }
    }
    let several = |all: &Vec<(&Edition, bool)>, count: fn(&(&Edition, bool)) -> bool| {
        all.iter().filter(|one| count(one)).map(|(edition, _)| &edition.org).collect::<BTreeSet<_>>().len() > 1
    };
    let found = found.into_iter().filter(|(_, all)| several(all, |_| true));
    found
        .map(|(item, all)| Duplicate {
            item,
            collected: several(&all, |(_, collected)| *collected),
            at: all.iter().map(|(edition, _)| (edition.resource.clone(), edition.title.clone(), edition.org.clone())).collect(),
        })
        .collect()
}

/// What a contract holds of its own: by its element, else by its title; and whether it says that it collects it.
fn held(contract: &Contract) -> impl Iterator<Item = (String, bool)> {
    let own = contract.items.iter().filter(|item| !item.key && item.element.as_ref().is_none_or(|of| of.way == Way::Collected));
    own.map(|item| match &item.element {
        Some(of) => (of.name.trim().to_owned(), true),
        None => (item.title.trim().to_owned(), false),
    })
}

/// Two entries that claim to collect the same element aren't both collated until one of them is made its source, or
/// they collect it jointly. `known` holds the resources that name it, in every state.
pub(super) fn collated_by_another(resource: &Resource, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(cite) = ctx.law.cite(Key::CatalogueGather, ctx.today()) else { return Ok(()) };
    for (name, _) in held(&resource.draft).filter(|(_, collected)| *collected) {
        if known.assignments.iter().any(|one| one.in_force() && one.element == name) {
            continue;
        }
        let claims = |contract: &&Contract| held(contract).any(|(other, collected)| collected && other == name);
        let others = known.resources.iter().filter(|other| other.org != resource.org && other.id != resource.id);
        if let Some(other) = others.filter_map(collated).find(claims) {
            let what = format!("“{name}”与已汇总的“{}”重复，两个部门都称由本部门采集", other.title);
            return Err(Refusal::law("catalogue.claimed_twice", Some(cite), what, "请先认定数源部门，或者商定协同采集"));
        }
    }
    Ok(())
}

/// The contract of a resource that stands in the catalogue, or is past the check on its way there.
fn collated(resource: &Resource) -> Option<&Contract> {
    let checked = resource.passed.iter().any(|passed| passed.step == ReviewStep::Check);
    let under_way = matches!(resource.state, ResourceState::Submitted { .. }) && checked;
    if under_way { Some(&resource.draft) } else { resource.published.as_ref() }
}
