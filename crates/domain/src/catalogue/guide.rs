//! What the guide for compiling 编制指南 wants besides the statutory fields: contents of its own, an owner, a frequency that says something.

use super::complete::lacking;
use super::{Contract, Resource};
use crate::ruleset::{Ruleset, guides};
use crate::source::Known;
use crate::{Context, Fault, OrgId, Refusal};
use chrono::{Days, Months, NaiveDate};
use law::Key;
use serde::Serialize;

/// Words for an update that follows no rhythm; with nothing more, they don't say when.
const IRREGULAR: [&str; 5] = ["不定期", "不定时", "不固定", "按需", "实际发生时"];

/// What the guide lists is written down.
pub(super) fn listed(contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    let key = Key::CatalogueGuideFields;
    let rows = ctx.law.table(key, ctx.today());
    let named = |row: &std::collections::BTreeMap<String, String>| {
        let field = row.get("field")?.clone();
        let title = row.get("label").or_else(|| row.get("title"))?.clone();
        Some((field, title))
    };
    let (mut missing, mut faults) = (Vec::new(), Vec::new());
    for (field, title) in rows.iter().filter_map(named) {
        if contract.fields.get(&field).is_none_or(|text| text.trim().is_empty()) {
            faults.push(Fault::at(format!("fields.{field}"), format!("请填写{title}")));
            missing.push(title);
        }
    }
    // The attributes of data are its items.
    let itemised = rows.iter().any(|row| row.get("field").is_some_and(|field| field == "attributes"));
    if itemised && contract.items.is_empty() && contract.has_items(ctx.law, ctx.today()) {
        faults.push(Fault::at("items", "请至少编入一个数据项"));
        missing.push("数据项".into());
    }
    if missing.is_empty() {
        return Ok(());
    }
    Err(lacking(ctx, key, "catalogue.guide", format!("目录缺少指南列明的：{}", missing.join("、")), "请补齐后再提交").with_faults(faults))
}

/// The responsible party that the guide lists is an institution there is, not one that was dissolved.
pub(super) fn responsible(contract: &Contract, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    let key = Key::CatalogueGuideFields;
    let listed = ctx.law.table(key, ctx.today()).iter().any(|row| row.get("field").is_some_and(|field| field == Contract::RESPONSIBLE));
    let stated = contract.fields.get(Contract::RESPONSIBLE).map_or("", |text| text.trim());
    if !listed || known.institutions.is_empty() || known.institutions.iter().any(|name| name == stated) {
        return Ok(());
    }
    let what = format!("责任方“{}”不是已登记的机构，或者已经撤销", stated.chars().take(40).collect::<String>());
    let fault = Fault::at(format!("fields.{}", Contract::RESPONSIBLE), what.clone());
    Err(lacking(ctx, key, "catalogue.responsible", what, "请填写现有机构的全称").with_faults(vec![fault]))
}

/// Irregular updates name the event that triggers them.
pub(super) fn frequency(contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    let text = contract.fields.get(Contract::FREQUENCY).map_or("", |text| text.trim());
    if !IRREGULAR.contains(&text) {
        return Ok(());
    }
    let what = format!("更新频率为“{text}”的，须写明触发更新的情形");
    let fault = Fault::at(format!("fields.{}", Contract::FREQUENCY), what.clone());
    let remedy = "请写作：不定期：发生何种情形时更新";
    Err(lacking(ctx, Key::CatalogueFields, "catalogue.frequency", what, remedy).with_faults(vec![fault]))
}

/// The data belongs to whom the law says; what an import or a hand puts there instead is refused. Answers the contract with
/// its owner, which nobody types.
pub(super) fn owned(contract: Contract, ctx: &Context<'_>) -> Result<Contract, Refusal> {
    let key = Key::CatalogueOwner;
    let Some(rule) = ctx.law.rule(key, ctx.today()) else { return Ok(contract) };
    let owner = format!("本级{}", rule.value);
    let stated = contract.fields.get(Contract::OWNER).map_or("", |text| text.trim());
    if !stated.is_empty() && *stated != owner && stated != rule.value.to_string() {
        let what = format!("数据归{}所有，不能登记为“{}”", rule.value, stated.chars().take(40).collect::<String>());
        let fault = Fault::at(format!("fields.{}", Contract::OWNER), what.clone());
        let remedy = "请删去该栏；提供、管理数据的机构写在责任方";
        return Err(lacking(ctx, key, "catalogue.owner", what, remedy).with_faults(vec![fault]));
    }
    let mut contract = contract;
    contract.fields.insert(Contract::OWNER.into(), owner);
    Ok(contract)
}

/// The edition of the guide in force: of the law that lists the fields, and of the guide where that lists its own, by whoever
/// makes it.
pub(super) fn edition(all: &[Ruleset], ctx: &Context<'_>) -> Option<String> {
    let fields = ctx.law.edition(Key::CatalogueFields, ctx.today())?;
    let own = ctx.law.edition(Key::CatalogueGuideFields, ctx.today()).filter(|own| *own != fields);
    let by = ctx.law.rule(Key::CatalogueGuide, ctx.today()).map(|rule| rule.value.to_string());
    let own = own.map(|own| format!("、{own}")).unwrap_or_default();
    let law = format!("{fields}{own}{}", by.map(|by| format!("（{by}制定）")).unwrap_or_default());
    Some(std::iter::once(law).chain(guides(all)).collect::<Vec<_>>().join("、"))
}

/// An entry in force that lacks what the guide in force wants, and has not been checked by it yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Outdated {
    /// The resource.
    pub resource: String,
    /// Its title.
    pub title: String,
    /// The department.
    pub org: OrgId,
    /// The edition it was checked by.
    pub guide: Option<String>,
    /// What it lacks.
    pub lacks: String,
}

/// The entries to be checked again 待按现行指南复核.
pub fn outdated(resources: &[Resource], known: &Known, ctx: &Context<'_>) -> Vec<Outdated> {
    let one = |resource: &Resource| {
        let (lacks, title) = (resource.outdated(known, ctx)?, resource.published.as_ref()?.title.clone());
        Some(Outdated { resource: resource.id.to_string(), title, org: resource.org.clone(), guide: resource.guide.clone(), lacks })
    };
    resources.iter().filter_map(one).collect()
}

impl Resource {
    /// What the guide in force wants of an entry that was submitted under an earlier edition: the entry stays valid, and the
    /// rest is demanded when it is next changed. None where nothing is missing.
    pub fn outdated(&self, known: &Known, ctx: &Context<'_>) -> Option<String> {
        let contract = self.published.as_ref().filter(|_| self.guide != edition(&known.rulesets, ctx))?;
        super::complete::complete(contract, self, known, ctx).err().map(|refusal| refusal.message)
    }
}

impl Contract {
    /// Field that holds how often the data is updated.
    pub const FREQUENCY: &'static str = "update_frequency";
    /// Field that holds the owner of the data.
    pub const OWNER: &'static str = "owner";
    /// Field that holds who answers for the data.
    pub const RESPONSIBLE: &'static str = "responsible";
    /// Field that holds the format of the files.
    pub const FORMAT: &'static str = "data_format";
    /// Field that holds how the data is shared.
    pub const SHARE_MODE: &'static str = "sharing_mode";
    /// Field that holds what users have to observe.
    pub const USE_REQUIREMENTS: &'static str = "use_requirements";

    /// The day by which the data is to be updated again, counted from its last update; none where the frequency names no rhythm.
    pub fn next_update(&self, last: NaiveDate) -> Option<NaiveDate> {
        let text = self.fields.get(Self::FREQUENCY)?.trim();
        let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
        if IRREGULAR.iter().any(|word| text.starts_with(word)) {
            return None;
        }
        // Half-years first: 每半年 has 年 in it too.
        match () {
            () if has(&["半年"]) => last.checked_add_months(Months::new(6)),
            () if has(&["实时", "每日", "每天", "日更新"]) => last.checked_add_days(Days::new(1)),
            () if has(&["每周", "周更新"]) => last.checked_add_days(Days::new(7)),
            () if has(&["季"]) => last.checked_add_months(Months::new(3)),
            () if has(&["月"]) => last.checked_add_months(Months::new(1)),
            () if has(&["年"]) => last.checked_add_months(Months::new(12)),
            () => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Contract;
    use chrono::NaiveDate;

    #[test]
    fn a_frequency_yields_the_next_day_due() {
        let day = |text: &str| text.parse::<NaiveDate>().ok();
        let due = |text: &str, from: &str| {
            let fields = [(Contract::FREQUENCY.to_owned(), text.to_owned())].into();
            Contract { fields, ..Contract::default() }.next_update(day(from)?)
        };
        let told = [
            ("每日", "2026-03-02", "2026-03-03"),
            ("实时", "2026-03-02", "2026-03-03"),
            ("每周", "2026-03-02", "2026-03-09"),
            ("每月", "2026-01-31", "2026-02-28"),
            ("每季度", "2026-03-02", "2026-06-02"),
            ("每半年", "2026-03-02", "2026-09-02"),
            ("每年", "2026-03-02", "2027-03-02"),
        ];
        for (text, from, then) in told {
            assert_eq!(due(text, from), day(then), "{text}");
        }
        assert_eq!(due("不定期：每年换届以后", "2026-03-02"), None);
        assert_eq!(due("更新频率（案例）", "2026-03-02"), None);
    }
}
