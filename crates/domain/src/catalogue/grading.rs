//! Classes and grades 分类分级: wanted when an entry is submitted, and again before data is loaded.

use super::complete::lacking;
use super::{Contract, Grade, Item, Resource};
use crate::org::Org;
use crate::region;
use crate::{Context, Fault, Refusal};
use law::Key;
use serde::Serialize;

impl Contract {
    /// Field that holds the class of the data.
    pub const CLASS: &'static str = "category";
    /// Field that holds the record of a treatment after which a lower grade holds.
    pub const TREATMENT: &'static str = "treatment";

    /// The highest grade among its items.
    pub fn grade(&self) -> Option<Grade> {
        self.items.iter().filter_map(|item| item.grade).max()
    }

    /// Items without a grade.
    pub fn ungraded(&self) -> impl Iterator<Item = (usize, &Item)> {
        self.items.iter().enumerate().filter(|(_, item)| item.grade.is_none())
    }
}

/// No data before a grade: every item of the contract in force (of the draft, where none is) has one.
pub(crate) fn graded(resource: &Resource, ctx: &Context<'_>) -> Result<(), Refusal> {
    // Where the law says that grading comes before aggregation, that is the rule broken.
    let first = ctx.law.rule(Key::CatalogueGradingFirst, ctx.today()).map(|_| Key::CatalogueGradingFirst);
    all(resource.published.as_ref().unwrap_or(&resource.draft), first.unwrap_or(Key::CatalogueGrading), ctx)
}

fn all(contract: &Contract, key: Key, ctx: &Context<'_>) -> Result<(), Refusal> {
    let titles: Vec<_> = contract.ungraded().map(|(_, item)| item.title.as_str()).collect();
    if titles.is_empty() {
        return Ok(());
    }
    let fault = |(n, item): (usize, &Item)| Fault::at(format!("items[{n}].grade"), format!("请为“{}”定级", item.title));
    let faults = contract.ungraded().map(fault).collect();
    let message = format!("数据项未分级：{}", titles.join("、"));
    Err(lacking(ctx, key, "catalogue.grading", message, "请为每个数据项确定级别").with_faults(faults))
}

/// Which rule wants class and grade when an entry is submitted; none where the law only wants them before data.
fn wanted(ctx: &Context<'_>) -> Option<Key> {
    let all = [Key::CatalogueGradingSubmit, Key::CatalogueGradingSector];
    all.into_iter().find(|key| ctx.law.rule(*key, ctx.today()).is_some())
}

/// Class and grades are there, what users have to observe with them, and derived data is graded no lower than its sources.
pub(super) fn at_submission(contract: &Contract, known: &[Resource], ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(key) = wanted(ctx) else { return Ok(()) };
    if contract.fields.get(Contract::CLASS).is_none_or(|text| text.trim().is_empty()) {
        let what = "目录没有分类";
        let fault = Fault::at(format!("fields.{}", Contract::CLASS), what);
        return Err(lacking(ctx, key, "catalogue.class", what, "请按分类分级规则写明类别").with_faults(vec![fault]));
    }
    all(contract, key, ctx)?;
    no_lower(contract, known, key, ctx)?;
    if ctx.law.holds(Key::CatalogueUseRequirements, ctx.today()) && !contract.states(Contract::USE_REQUIREMENTS) {
        let what = "定级须写明安全使用要求";
        let fault = Fault::at(format!("fields.{}", Contract::USE_REQUIREMENTS), what);
        let key = Key::CatalogueUseRequirements;
        return Err(lacking(ctx, key, "catalogue.use_requirements", what, "请写明使用部门须遵守的要求").with_faults(vec![fault]));
    }
    Ok(())
}

/// Derived data takes at least the highest grade of its sources, unless it was treated.
fn no_lower(contract: &Contract, known: &[Resource], key: Key, ctx: &Context<'_>) -> Result<(), Refusal> {
    let upstream = known.iter().filter(|resource| contract.derived_from.contains(&resource.id));
    let highest = upstream.filter_map(|resource| Some((resource.published.as_ref()?.grade()?, resource))).max_by_key(|(grade, _)| *grade);
    match (highest, contract.grade()) {
        (Some((grade, source)), Some(own)) if own < grade && !contract.states(Contract::TREATMENT) => {
            let title = source.published.as_ref().map_or("", |contract| contract.title.as_str());
            let what = format!("级别（{}）低于所来自的“{title}”（{}）", own.title(), grade.title());
            let remedy = "请定为不低于来源的级别；经处理后降级的，请写明处理记录";
            Err(lacking(ctx, key, "catalogue.grade_lower", what.clone(), remedy).with_faults(vec![Fault::at("items", what)]))
        }
        _ => Ok(()),
    }
}

/// How far a department has come with grading 分级进度.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Progress {
    /// The department.
    pub org: String,
    /// Its name.
    pub org_name: String,
    /// Code of its region.
    pub region: String,
    /// Entries it has, drafts too.
    pub total: usize,
    /// Those with every item graded.
    pub graded: usize,
}

impl Progress {
    /// As a story tells it.
    pub fn line(&self) -> String {
        format!("{}（{}）：{} 个中已分级 {} 个", self.org_name, self.region, self.total, self.graded)
    }
}

/// Under which rule an authority looks at the progress: a county moves it forward, a city supervises it.
pub fn supervising(region: &str) -> Key {
    if region::city(region) == region::common(region, region) { Key::CatalogueGradingSupervise } else { Key::CatalogueGradingPromote }
}

/// Progress of every department that lies in a region, by region and name: a county sees its own only.
pub fn progress(resources: &[Resource], orgs: &[Org], region: &str) -> Vec<Progress> {
    let of = |org: &Org| {
        let own: Vec<_> = resources.iter().filter(|resource| resource.org == org.id).collect();
        let shown = |resource: &Resource| resource.published.clone().unwrap_or_else(|| resource.draft.clone());
        let graded = own.iter().filter(|resource| shown(resource).ungraded().next().is_none()).count();
        let (id, name, region) = (org.id.to_string(), org.name.clone(), org.region.clone());
        (!own.is_empty()).then_some(Progress { org: id, org_name: name, region, total: own.len(), graded })
    };
    let within = orgs.iter().filter(|org| region::same(&region::common(&org.region, region), region));
    let mut all: Vec<_> = within.filter_map(of).collect();
    all.sort_by(|a, b| (&a.region, &a.org_name).cmp(&(&b.region, &b.org_name)));
    all
}
