//! What the pages of the catalogue say in words, and under which rules: one text for the console, for export and for cases.

use super::edition::Edition;
use super::level::{Charge, Duplicate, Entry, counts, natures};
use super::lists::{Line, ListKind};
use crate::{Context, OrgId, PersonId};
use law::Key;

/// What is asked of the catalogue as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Report {
    /// The entries in force.
    Level,
    /// The versions.
    Editions,
    /// What several departments hold.
    Duplicates,
    /// How far departments are.
    Coverage,
    /// A list.
    List(ListKind),
    /// Which lists there are.
    Kinds,
    /// What a round of lists lacks.
    Gaps,
    /// How much is registered.
    Register,
}

impl Report {
    /// The rules it rests on.
    pub fn keys(self) -> &'static [Key] {
        match self {
            Self::Level => &[Key::CatalogueUnified, Key::CatalogueLevel, Key::CatalogueGather, Key::CataloguePublish, Key::CatalogueNature],
            Self::Editions => &[Key::CatalogueRun, Key::CatalogueLevel, Key::CatalogueGather, Key::CataloguePublish],
            Self::Duplicates => &[Key::CatalogueGather],
            Self::Coverage => &[Key::CatalogueLevel, Key::CatalogueOwn, Key::CatalogueCompileLower, Key::CatalogueMount],
            Self::List(ListKind::Resource) => &[Key::CatalogueLists, Key::CataloguePublicList],
            Self::List(_) => &[Key::CatalogueLists, Key::CatalogueListDuty],
            Self::Kinds => &[Key::CatalogueListing, Key::CatalogueLists, Key::CatalogueListDuty],
            Self::Gaps => &[Key::CatalogueListDuty],
            Self::Register => &[
                Key::CatalogueRegistration,
                Key::CatalogueRegistrationDrive,
                Key::CatalogueRegistrationDuty,
                Key::CatalogueRegistrationGuided,
            ],
        }
    }

    /// Who has which part in it, by law.
    pub fn charges(self, ctx: &Context<'_>) -> Vec<Charge> {
        Charge::all(self.keys(), ctx)
    }
}

/// The level's catalogue: its version, how much each department brought, how much is of each nature, and each entry.
pub fn level_lines(entries: &[Entry], number: u64, org: &dyn Fn(&OrgId) -> String, ctx: &Context<'_>) -> Vec<String> {
    let channel = ctx.law.rule(Key::CataloguePublish, ctx.today()).map(|rule| rule.value.to_string());
    let brought: Vec<_> = counts(entries).iter().map(|(of, n)| format!("{} {n} 条", org(of))).collect();
    let mut lines = vec![format!("总目录第 {number} 版，{} 条", entries.len())];
    lines.extend(brought);
    lines.extend(natures(entries, ctx).iter().map(|(title, n)| format!("{title} {n} 条")));
    lines.extend(entries.iter().map(|entry| match &channel {
        Some(channel) => format!("{}，经{channel}发布", entry.line(org)),
        None => entry.line(org),
    }));
    lines
}

/// The versions of the catalogue, each with its time in force and whose hands it went through.
pub fn edition_lines(editions: &[Edition], org: &dyn Fn(&OrgId) -> String, person: &dyn Fn(&PersonId) -> String) -> Vec<String> {
    let one = |edition: &Edition| {
        let until = edition.until(editions).map_or_else(|| "今".to_owned(), |at| at.date_naive().to_string());
        [format!("第 {} 版：{} 至 {until}", edition.number, edition.at.date_naive()), edition.line(org, person)]
    };
    editions.iter().flat_map(one).collect()
}

/// Duplicates; where the law lets only one collect, they are to be resolved.
pub fn duplicate_lines(all: &[Duplicate], org: &dyn Fn(&OrgId) -> String) -> Vec<String> {
    std::iter::once(format!("重复数据项 {} 个", all.len())).chain(all.iter().map(|one| one.line(org))).collect()
}

/// A list: how many lines, then each.
pub fn list_lines(title: &str, lines: &[Line], org: &dyn Fn(&OrgId) -> String) -> Vec<String> {
    std::iter::once(format!("{title} {} 条", lines.len())).chain(lines.iter().map(|line| line.line(org))).collect()
}

/// The kinds of list: who leads, who compiles, who reviews each.
pub fn kind_lines(issued: &dyn Fn(ListKind) -> Option<u64>, ctx: &Context<'_>) -> Vec<String> {
    let by = |key| Charge::of(key, ctx).map_or_else(|| "（没有规定）".to_owned(), |charge| charge.by);
    let (reviews, leads) = (by(Key::CatalogueListing), by(Key::CatalogueLists));
    let kinds = ListKind::all(ctx).into_iter();
    kinds
        .map(|known| {
            let own = known.kind.title(Key::CatalogueListDuty, ctx).is_some();
            let compiles = if own { by(Key::CatalogueListDuty) } else { leads.clone() };
            let state = issued(known.kind).map_or_else(|| "尚未审定".to_owned(), |number| format!("已审定第 {number} 版"));
            format!("{}：{leads}负责，{compiles}编制，{reviews}审定，{state}", known.title)
        })
        .collect()
}
