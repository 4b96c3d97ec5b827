//! The sharing type over time 共享属性的确定和更新: who set it when on which basis, when it is to be looked at again, and how the types are spread.

use super::{Contract, Effect, Resource, ResourceState};
use crate::decision::Room;
use crate::{Context, Decision, Event, Fault, OrgId, Parties, PersonId, Refusal};
use chrono::{DateTime, FixedOffset, Months, NaiveDate};
use law::{BasisRef, Key, Lawbook};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How the sharing type in force came to be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Typed {
    /// The type, in the words of the law at that time.
    pub title: String,
    /// Who set it: the officer who submitted the entry.
    pub by: PersonId,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// On which basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<BasisRef>,
    /// Who decided on it in the review.
    pub reviewed_by: PersonId,
    /// The day it was last confirmed: by the review, or by the department since.
    pub confirmed: NaiveDate,
    /// The words with which the department last confirmed it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub conclusion: String,
}

impl Resource {
    /// The record that publishing leaves: the type was set by whoever submitted it, and confirmed by the review.
    pub(super) fn typed_by_review(&self, ctx: &Context<'_>) -> Option<Typed> {
        let ResourceState::Submitted { at, by } = &self.state else { return self.typed.clone() };
        let title = self.draft.type_title(ctx.law, ctx.today());
        let same = self.typed.clone().filter(|typed| typed.title == title && typed.basis == self.draft.basis);
        let set = same.map_or((by.clone(), *at), |typed| (typed.by, typed.at));
        Some(Typed {
            title,
            by: set.0,
            at: set.1,
            basis: self.draft.basis.clone(),
            reviewed_by: ctx.actor.person.clone(),
            confirmed: ctx.today(),
            conclusion: String::new(),
        })
    }
}

/// What is noted where a draft sets another sharing type or basis than before, and the law asks for reasons.
pub(super) fn newly_typed(before: &Contract, after: &Contract, ctx: &Context<'_>) -> Option<String> {
    let title = |contract: &Contract| contract.type_title(ctx.law, ctx.today());
    let same = title(before) == title(after) && before.basis == after.basis;
    if same || after.share_type().is_empty() || !ctx.law.holds(Key::CatalogueSetType, ctx.today()) {
        return None;
    }
    let basis = after.basis.as_ref().and_then(|picked| ctx.law.basis(picked)).map(|basis| format!("，依据{basis}"));
    Some(format!("共享类型确定为{}{}", title(after), basis.unwrap_or_default()))
}

/// Confirms the type in force 确认共享类型, so that it isn't due for another look.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct ConfirmType {
    /// Why it still fits.
    pub conclusion: String,
}

impl ConfirmType {
    /// Decides.
    ///
    /// # Errors
    /// Another's resource is hidden; nothing in force; without a conclusion.
    pub fn decide(self, resource: Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::CatalogueRetype, &Parties::of(&resource.org))?;
        let cite = ctx.law.cite(Key::CatalogueRetype, ctx.today());
        let Some(typed) = resource.typed.clone().filter(|_| resource.published.is_some()) else {
            return Err(Refusal::state("catalogue.not_published", "目录尚未发布，没有可确认的共享类型", "请先报送目录"));
        };
        let conclusion: String = self.conclusion.trim().chars().take(2_000).collect();
        if conclusion.is_empty() {
            let refusal = Refusal::law("catalogue.confirm_type", cite, "确认共享类型，须写明结论", "请写明该类型仍然合适的理由");
            return Err(refusal.with_faults(vec![Fault::at("conclusion", "请写明结论")]));
        }
        let event = Event::new("catalogue.type_confirmed", Room::Catalogue, resource.id.as_str()).under(cite).note(conclusion.clone());
        let typed = Some(Typed { confirmed: ctx.today(), conclusion, ..typed });
        Ok(Decision::of(event, Resource { typed, ..resource }))
    }
}

/// For which look an entry is due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DueKind {
    /// Its sharing type was not confirmed for long 共享类型待更新.
    Retype,
    /// It is conditional and was not assessed for long 待评估.
    Reassess,
}

impl DueKind {
    /// The rule that wants it done regularly.
    pub fn key(self) -> Key {
        match self {
            Self::Retype => Key::CatalogueRetype,
            Self::Reassess => Key::CatalogueReassess,
        }
    }
}

/// An entry that is due for a look.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Due {
    /// The resource.
    pub resource: String,
    /// Its title.
    pub title: String,
    /// The department.
    pub org: OrgId,
    /// Its sharing type.
    pub share_type: String,
    /// When it was last looked at.
    pub last: NaiveDate,
    /// Since when it is due.
    pub since: NaiveDate,
}

impl Due {
    /// As a story tells it.
    pub fn line(&self) -> String {
        format!("{}：自 {} 起", self.title, self.since)
    }
}

/// The entries that are due, by an interval of months which the node sets: the law only says *regularly*.
pub fn due(kind: DueKind, resources: &[Resource], months: u32, law: &Lawbook, today: NaiveDate) -> Vec<Due> {
    let one = |resource: &Resource| {
        let contract = resource.published.as_ref()?;
        let typed = resource.typed.as_ref()?;
        let last = match kind {
            DueKind::Retype => typed.confirmed,
            DueKind::Reassess if contract.stated_effect(law, today) != Some(Effect::Ask) => return None,
            DueKind::Reassess => resource.assessed.as_ref().map_or(typed.at.date_naive(), |assessed| assessed.on),
        };
        let since = last.checked_add_months(Months::new(months)).filter(|since| *since <= today)?;
        let (title, share_type) = (contract.title.clone(), contract.type_title(law, today));
        Some(Due { resource: resource.id.to_string(), title, org: resource.org.clone(), share_type, last, since })
    };
    if law.rule(kind.key(), today).is_none() {
        return Vec::new();
    }
    resources.iter().filter_map(one).collect()
}

/// How the types of a department's published entries are spread 共享类型占比.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Ratio {
    /// The department.
    pub org: OrgId,
    /// Entries in force.
    pub total: usize,
    /// Entries by type, every type of the law in its order, also those nobody uses.
    pub types: Vec<(String, usize)>,
}

impl Ratio {
    /// `无条件共享 1（50%）、有条件共享 1（50%）、不予共享 0（0%）`.
    pub fn line(&self) -> String {
        let share = |count: usize| (count * 100 + self.total / 2) / self.total.max(1);
        self.types.iter().map(|(title, count)| format!("{title} {count}（{}%）", share(*count))).collect::<Vec<_>>().join("、")
    }
}

/// The spread of types per department.
pub fn ratios(resources: &[Resource], law: &Lawbook, today: NaiveDate) -> Vec<Ratio> {
    let titles: Vec<String> = law.table(Key::CatalogueSharingTypes, today).into_iter().filter_map(|mut row| row.remove("title")).collect();
    let mut by: BTreeMap<&OrgId, Vec<&Contract>> = BTreeMap::new();
    for resource in resources {
        if let Some(contract) = &resource.published {
            by.entry(&resource.org).or_default().push(contract);
        }
    }
    let counted = |contracts: &[&Contract], title: &String| contracts.iter().filter(|one| one.type_title(law, today) == *title).count();
    by.into_iter()
        .map(|(org, contracts)| {
            let types = titles.iter().map(|title| (title.clone(), counted(&contracts, title))).collect();
            Ratio { org: org.clone(), total: contracts.len(), types }
        })
        .collect()
}
