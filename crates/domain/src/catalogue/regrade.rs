//! Grading anew 重新定级: what the data is about changed, so its grades are looked at again.

use super::complete::shape;
use super::{Contract, Grade, Resource, ResourceState};
use crate::clock::ClockStep;
use crate::org::Role;
use crate::ruleset::{Ruleset, detailed, graded_by};
use crate::{Context, Decision, Fault, Parties, Refusal};
use chrono::NaiveDate;
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A task: the grades are to be looked at again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Regrading {
    /// Since the change was saved.
    pub since: NaiveDate,
    /// What changed, in the words of the law.
    pub aspects: Vec<String>,
    /// What an inspection found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finding: Option<String>,
}

impl Regrading {
    /// Why it is to be done.
    pub fn why(&self) -> String {
        let changed = (!self.aspects.is_empty()).then(|| format!("{}发生变化", self.aspects.join("、")));
        let found = self.finding.as_ref().map(|finding| format!("检查发现{finding}"));
        found.into_iter().chain(changed).collect::<Vec<_>>().join("；")
    }
}

/// Fields that say something of each aspect.
const ASPECTS: [(&str, &[&str]); 4] = [
    ("content", &["content", "resource_summary"]),
    ("scope", &["sharing_scope", "area_covered", "industry"]),
    ("timeliness", &["time_covered", Contract::FREQUENCY]),
    ("application", &[Contract::USE_PURPOSE, Contract::SHARE_TYPE, "openness", "operation_scenario"]),
];

/// The aspects in which two contracts differ, in the words of the law; none where the law asks for no new grading.
fn changed(before: &Contract, after: &Contract, ctx: &Context<'_>) -> Vec<String> {
    if ctx.law.rule(Key::CatalogueRegrade, ctx.today()).is_none() {
        return Vec::new();
    }
    let rows = ctx.law.table(Key::CatalogueRegradeAspects, ctx.today());
    let title = |name: &str| rows.iter().find(|row| row.get("name").is_some_and(|known| known == name))?.get("title").cloned();
    let differs = |name: &str, fields: &[&str]| {
        let written = fields.iter().any(|field| before.fields.get(*field) != after.fields.get(*field));
        written
            || match name {
                "content" => before.summary != after.summary || items(before) != items(after),
                "scope" => before.scope != after.scope,
                _ => false,
            }
    };
    let of = |(name, fields): &(&str, &[&str])| title(name).filter(|_| differs(name, fields));
    ASPECTS.iter().filter_map(of).collect()
}

/// Items without their grades, which are what is to be found.
fn items(contract: &Contract) -> Vec<super::Item> {
    contract.items.iter().map(|item| super::Item { grade: None, ..item.clone() }).collect()
}

impl Resource {
    /// The task that follows from a draft: open while the draft differs from what is in force, and from then on until it is done.
    pub(super) fn regrading_after(&self, draft: &Contract, ctx: &Context<'_>) -> (Option<Regrading>, Vec<ClockStep>) {
        let Some(before) = &self.published else { return (None, Vec::new()) };
        let aspects = changed(before, draft, ctx);
        match &self.regrading {
            Some(open) if aspects.is_empty() => (Some(open.clone()), Vec::new()),
            Some(open) => (Some(Regrading { aspects, ..open.clone() }), Vec::new()),
            None if aspects.is_empty() => (None, Vec::new()),
            None => (Some(Regrading { since: ctx.today(), aspects, finding: None }), self.regrading_clock(ctx)),
        }
    }

    /// The term for grading it anew.
    pub(super) fn regrading_clock(&self, ctx: &Context<'_>) -> Vec<ClockStep> {
        ClockStep::starting(ctx, "catalogue.content_changed", &[Key::CatalogueRegrade], &self.case(), &Parties::of(&self.org))
    }
}

/// Settles the task 重新定级: grades are confirmed or set anew. A higher grade holds at once, also for data already there.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Regrade {
    /// New grades by item; those left out stay.
    #[serde(default)]
    pub grades: BTreeMap<String, Grade>,
    /// The conclusion.
    pub conclusion: String,
}

impl Regrade {
    /// Decides.
    ///
    /// # Errors
    /// Another's resource is hidden; under review; an unknown item; a lower grade for what is in force; without a conclusion;
    /// the department has no rules of its own where the law wants them.
    pub fn decide(self, resource: Resource, rulesets: &[Ruleset], ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&resource.org, Role::DataOfficer)?;
        if matches!(resource.state, ResourceState::Submitted { .. } | ResourceState::Withdrawn { .. }) {
            return Err(Refusal::state("catalogue.not_draft", "目录正在审定或已撤销，不能调整级别", "请等待审定结果"));
        }
        let conclusion: String = self.conclusion.trim().chars().take(2_000).collect();
        let mut faults: Vec<_> = self.grades.keys().filter(|name| resource.draft.item(name).is_none()).map(|name| unknown(name)).collect();
        if conclusion.is_empty() {
            faults.push(Fault::at("conclusion", "请写明定级的结论"));
        }
        if !faults.is_empty() {
            return Err(Refusal::input(faults));
        }
        detailed(&resource.org, rulesets, ctx)?;
        let published = resource.published.as_ref().map(|contract| self.raised(contract, ctx)).transpose()?;
        let draft = self.applied(&resource.draft);
        shape(&draft)?;
        let event = super::review::event("catalogue.regraded", &resource, ctx, Key::CatalogueRegrade).note(conclusion);
        let met = ClockStep::meet(Key::CatalogueRegrade, resource.case());
        let graded_by = graded_by(&resource.org, rulesets);
        Ok(Decision::of(event, Resource { draft, published, graded_by, regrading: None, ..resource }).clocks([met]))
    }

    fn applied(&self, contract: &Contract) -> Contract {
        let mut contract = contract.clone();
        for item in &mut contract.items {
            item.grade = self.grades.get(&item.name).copied().or(item.grade);
        }
        contract
    }

    /// What is in force may be graded higher at once; lower only by a new version that is reviewed.
    fn raised(&self, contract: &Contract, ctx: &Context<'_>) -> Result<Contract, Refusal> {
        let lower = contract.items.iter().filter(|item| self.grades.get(&item.name).is_some_and(|grade| Some(*grade) < item.grade));
        let titles: Vec<_> = lower.map(|item| item.title.as_str()).collect();
        if titles.is_empty() {
            return Ok(self.applied(contract));
        }
        let what = format!("调低级别须经审定：{}", titles.join("、"));
        Err(Refusal::law("catalogue.grade_lower", ctx.law.cite(Key::CatalogueReviewer, ctx.today()), what, "请修改目录，报送审定"))
    }
}

fn unknown(name: &str) -> Fault {
    Fault::at(format!("grades.{}", name.chars().take(63).collect::<String>()), "没有这个数据项")
}
