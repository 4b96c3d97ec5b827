//! Who is behind the rule sets in force: entries graded by an earlier version, departments without rules of their own.

use super::{Ruleset, RulesetKind, current};
use crate::catalogue::Resource;
use crate::org::{Org, OrgKind};
use crate::{Context, OrgId};
use law::Key;
use serde::Serialize;

/// An entry to be graded anew 待重新定级.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Behind {
    /// The resource.
    pub resource: String,
    /// Its title.
    pub title: String,
    /// The department.
    pub org: OrgId,
    /// The rules by which it was last graded.
    pub graded_by: Option<String>,
    /// Why it is looked at again.
    pub why: String,
    /// For how many days, counted from the day after.
    pub days: i64,
}

impl Behind {
    /// As a story tells it.
    pub fn line(&self) -> String {
        format!("{}：{}，已 {} 天", self.title, self.why, self.days)
    }
}

/// The entries in force to be graded anew: those graded by a version that was replaced, and those whose task is open, the oldest first.
/// Empty where the law says nothing of either.
pub fn behind(resources: &[Resource], all: &[Ruleset], ctx: &Context<'_>) -> Vec<Behind> {
    let mut found: Vec<_> = resources.iter().filter_map(|resource| one(resource, all, ctx)).collect();
    found.sort_by(|a, b| b.days.cmp(&a.days).then_with(|| a.title.cmp(&b.title)));
    found
}

fn one(resource: &Resource, all: &[Ruleset], ctx: &Context<'_>) -> Option<Behind> {
    let title = resource.published.as_ref()?.title.clone();
    let (why, since) = match &resource.regrading {
        Some(task) => (task.why(), task.since),
        None => replaced(resource, all, ctx)?,
    };
    let (id, org, graded_by) = (resource.id.to_string(), resource.org.clone(), resource.graded_by.clone());
    let days = ctx.today().signed_duration_since(since).num_days();
    Some(Behind { resource: id, title, org, graded_by, why, days })
}

/// It was graded by another version than the one in force.
fn replaced(resource: &Resource, all: &[Ruleset], ctx: &Context<'_>) -> Option<(String, chrono::NaiveDate)> {
    ctx.law.rule(Key::CatalogueGradingFollow, ctx.today())?;
    let rules = current(all, RulesetKind::Grading, None)?;
    let now = super::graded_by(&resource.org, all);
    (resource.graded_by != now).then(|| (format!("{}已施行", rules.called()), rules.from().map_or(ctx.today(), |from| from.date_naive())))
}

/// A department without rules of its own in force, where the law wants them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Without {
    /// The department.
    pub org: OrgId,
    /// Its name.
    pub org_name: String,
    /// What is missing.
    pub why: String,
}

impl Without {
    /// As a story tells it.
    pub fn line(&self) -> String {
        format!("{}：{}", self.org_name, self.why)
    }
}

/// Departments without a detail, or with one that follows a version of the standard that was replaced; by name.
pub fn without(orgs: &[Org], all: &[Ruleset], ctx: &Context<'_>) -> Vec<Without> {
    let Some(standard) = current(all, RulesetKind::Grading, None).filter(|_| RulesetKind::Detail.provided(ctx)) else {
        return Vec::new();
    };
    let why = |org: &Org| match current(all, RulesetKind::Detail, Some(&org.id)) {
        None => Some("没有现行的分类分级细则".to_owned()),
        Some(detail) if detail.follows.as_ref() != Some(&standard.id) => {
            Some(format!("细则{}所依的标准已由{}替代", detail.called(), standard.called()))
        }
        Some(_) => None,
    };
    let lacking = |org: &Org| Some(Without { org: org.id.clone(), org_name: org.name.clone(), why: why(org)? });
    let departments = orgs.iter().filter(|org| org.kind == OrgKind::Department && org.ended.is_none());
    let mut all: Vec<_> = departments.filter_map(lacking).collect();
    all.sort_by(|a, b| a.org_name.cmp(&b.org_name));
    all
}
