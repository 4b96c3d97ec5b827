//! What a contract lacks before it can be submitted, each lack under its article.

use super::{Contract, Item, Kind, Resource};
use crate::quality::{Checker, Rule};
use crate::ruleset;
use crate::source::Known;
use crate::{Context, Fault, Refusal};
use law::Key;
use std::collections::BTreeSet;

/// Most items of a resource.
pub(super) const MAX_ITEMS: usize = 500;
/// Most resources that derived data comes from.
const MAX_SOURCES: usize = 100;
/// Most institutions a scope of sharing lists.
const MAX_SCOPE: usize = 1_000;
/// Longest title, field or note, in characters.
const MAX_TEXT: usize = 2_000;

/// Shape: what any draft must satisfy to be kept at all.
pub(super) fn shape(contract: &Contract) -> Result<(), Refusal> {
    let mut faults = Vec::new();
    let title = contract.title.trim().chars().count();
    if title == 0 || title > 100 {
        faults.push(Fault::at("title", "请填写资源名称（最多 100 字）"));
    }
    if contract.items.len() > MAX_ITEMS {
        faults.push(Fault::at("items", format!("数据项最多 {MAX_ITEMS} 个")));
    }
    let long = |text: &String| text.chars().count() > MAX_TEXT;
    if long(&contract.summary) || contract.fields.values().any(long) || contract.fields.len() > 100 {
        faults.push(Fault::at("fields", format!("每项内容最多 {MAX_TEXT} 字")));
    }
    faults.extend(limit_faults(contract));
    let mut names = BTreeSet::new();
    for (n, item) in contract.items.iter().enumerate() {
        faults.extend(item_faults(n, item));
        if !names.insert(&item.name) {
            faults.push(Fault::at(format!("items[{n}].name"), format!("数据项英文名 {} 重复", item.name)));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
}

/// What the contract says about limits is of a size to be read.
fn limit_faults(contract: &Contract) -> Vec<Fault> {
    let longer = |text: &str, most: usize| text.chars().count() > most;
    let released = contract.release.as_ref().is_some_and(|release| longer(release.text(), MAX_TEXT));
    let all = [
        (contract.scope.len() > MAX_SCOPE, "scope", format!("共享范围最多列 {MAX_SCOPE} 个机构")),
        (contract.derived_from.len() > MAX_SOURCES, "derived_from", format!("来源最多列 {MAX_SOURCES} 个资源")),
        (contract.filing.as_deref().is_some_and(|number| longer(number, 100)), "filing", "备案号最多 100 字".into()),
        (released, "release", format!("放宽的依据最多 {MAX_TEXT} 字")),
    ];
    all.into_iter().filter(|(so, _, _)| *so).map(|(_, place, what)| Fault::at(place, what)).collect()
}

fn item_faults(n: usize, item: &Item) -> Vec<Fault> {
    let mut faults = Vec::new();
    let good = item.name.len() <= 63
        && item.name.starts_with(|c: char| c.is_ascii_lowercase())
        && item.name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if !good {
        faults.push(Fault::at(
            format!("items[{n}].name"),
            format!("数据项英文名“{}”应为小写字母开头，由小写字母、数字、下划线组成", item.name),
        ));
    }
    let title = item.title.trim().chars().count();
    if title == 0 || title > 100 {
        faults.push(Fault::at(format!("items[{n}].title"), "请填写数据项名称（最多 100 字）"));
    }
    if item.rules.iter().any(|r| matches!(r, Rule::CodeList { values } if values.is_empty() || values.len() > Rule::MAX_CODES)) {
        faults.push(Fault::at(format!("items[{n}].rules"), format!("代码表应有 1 至 {} 个值", Rule::MAX_CODES)));
    }
    if let Some(of) = &item.element
        && !(1..=100).contains(&of.name.trim().chars().count())
    {
        faults.push(Fault::at(format!("items[{n}].element"), "请填写数据名称（最多 100 字）"));
    }
    if item.element.as_ref().is_some_and(|of| of.reason.chars().count() > MAX_TEXT) {
        faults.push(Fault::at(format!("items[{n}].element.reason"), format!("理由最多 {MAX_TEXT} 字")));
    }
    if matches!(item.kind, Kind::Decimal { precision, scale } if !(1..=38).contains(&precision) || scale > precision) {
        faults.push(Fault::at(format!("items[{n}].kind"), "数值位数应为 1 至 38，小数位不超过总位数"));
    }
    if let Err(why) = Checker::new(item) {
        faults.push(Fault::at(format!("items[{n}].rules"), why));
    }
    faults
}

/// Completeness: what the binding law, and the rule sets made under it, want before the authority looks at a contract of this
/// resource. `known` has the rule sets and the resources that derived data comes from.
pub(super) fn complete(contract: &Contract, of: &Resource, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    super::secrecy::declared(contract, ctx)?;
    super::guide::listed(contract, ctx)?;
    super::guide::responsible(contract, known, ctx)?;
    fields(contract, ctx)?;
    super::guide::frequency(contract, ctx)?;
    super::choice::chosen(contract, ctx)?;
    super::founded::sound_type(contract, of.published.as_ref(), ctx)?;
    ruleset::detailed(&of.org, &known.rulesets, ctx)?;
    super::grading::at_submission(contract, &known.resources, ctx)?;
    ruleset::followed(contract, &of.org, &known.rulesets, ctx)
}

fn fields(contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    let empty = |name: &str| contract.fields.get(name).is_none_or(|text| text.trim().is_empty());
    let missing: Vec<_> = ctx
        .law
        .table(Key::CatalogueFields, ctx.today())
        .into_iter()
        .filter_map(|row| Some((row.get("field")?.clone(), row.get("label").or_else(|| row.get("title"))?.clone())))
        .filter(|(field, _)| empty(field))
        .collect();
    if let [(field, _)] = missing.as_slice()
        && field == Contract::SHARE_TYPE
        && ctx.law.holds(Key::CatalogueMarkTypes, ctx.today())
    {
        return Err(unmarked(ctx));
    }
    if !missing.is_empty() {
        let titles: Vec<_> = missing.iter().map(|(_, title)| title.as_str()).collect();
        let faults = missing.iter().map(|(field, title)| Fault::at(format!("fields.{field}"), format!("请填写{title}"))).collect();
        let refusal = lacking(ctx, Key::CatalogueFields, "catalogue.fields", format!("目录缺少：{}", titles.join("、")), "请补齐后再提交");
        return Err(refusal.with_faults(faults));
    }
    if contract.items.is_empty() && contract.has_items(ctx.law, ctx.today()) {
        return Err(lacking(ctx, Key::CatalogueFields, "catalogue.items", "目录没有数据项", "请至少编入一个数据项"));
    }
    Ok(())
}

/// Nothing is missing but the sharing type, which the law wants marked entry by entry.
fn unmarked(ctx: &Context<'_>) -> Refusal {
    let what = "没有注明共享类型";
    let fault = Fault::at(format!("fields.{}", Contract::SHARE_TYPE), what);
    lacking(ctx, Key::CatalogueMarkTypes, "catalogue.unmarked", what, "请逐一注明共享类型").with_faults(vec![fault])
}

pub(super) fn lacking(ctx: &Context<'_>, key: Key, code: &str, message: impl Into<String>, remedy: impl Into<String>) -> Refusal {
    Refusal::law(code, ctx.law.cite(key, ctx.today()), message, remedy)
}
