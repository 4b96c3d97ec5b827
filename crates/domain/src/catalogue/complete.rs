//! What a contract lacks before it can be submitted, each lack under its article.

use super::{Contract, Effect, Item, Kind, Resource};
use crate::quality::{Checker, Rule};
use crate::{Context, Fault, Refusal};
use law::Key;
use std::collections::BTreeSet;

/// Most items of a resource.
pub(super) const MAX_ITEMS: usize = 500;
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
    let mut names = BTreeSet::new();
    for (n, item) in contract.items.iter().enumerate() {
        faults.extend(item_faults(n, item));
        if !names.insert(&item.name) {
            faults.push(Fault::at(format!("items[{n}].name"), format!("数据项英文名 {} 重复", item.name)));
        }
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
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
    if matches!(item.kind, Kind::Decimal { precision, scale } if !(1..=38).contains(&precision) || scale > precision) {
        faults.push(Fault::at(format!("items[{n}].kind"), "数值位数应为 1 至 38，小数位不超过总位数"));
    }
    if let Err(why) = Checker::new(item) {
        faults.push(Fault::at(format!("items[{n}].rules"), why));
    }
    faults
}

/// Completeness: what the binding law wants before the authority looks at it.
pub(super) fn complete(contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    fields(contract, ctx)?;
    let Some(effect) = contract.effect(ctx.law, ctx.today()) else {
        let known = ctx.law.table(Key::CatalogueSharingTypes, ctx.today());
        let names: Vec<_> = known.iter().filter_map(|row| row.get("title").cloned()).collect();
        return Err(lacking(
            ctx,
            Key::CatalogueSharingTypes,
            "catalogue.sharing_type",
            "未注明共享类型",
            format!("共享类型为：{}", names.join("、")),
        ));
    };
    basis(contract, effect, ctx)
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
    if !missing.is_empty() {
        let titles: Vec<_> = missing.iter().map(|(_, title)| title.as_str()).collect();
        let faults = missing.iter().map(|(field, title)| Fault::at(format!("fields.{field}"), format!("请填写{title}"))).collect();
        let refusal = lacking(ctx, Key::CatalogueFields, "catalogue.fields", format!("目录缺少：{}", titles.join("、")), "请补齐后再提交");
        return Err(refusal.with_faults(faults));
    }
    if contract.items.is_empty() {
        return Err(lacking(ctx, Key::CatalogueFields, "catalogue.items", "目录没有数据项", "请至少编入一个数据项"));
    }
    Ok(())
}

/// No data before a grade: every item of the contract in force (of the draft, where none is) has one.
pub(crate) fn graded(resource: &Resource, ctx: &Context<'_>) -> Result<(), Refusal> {
    let items = &resource.published.as_ref().unwrap_or(&resource.draft).items;
    let missing: Vec<_> = items.iter().enumerate().filter(|(_, item)| item.grade.is_none()).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let titles: Vec<_> = missing.iter().map(|(_, item)| item.title.as_str()).collect();
    let faults = missing.iter().map(|(n, item)| Fault::at(format!("items[{n}].grade"), format!("请为“{}”定级", item.title))).collect();
    let message = format!("数据项未分级：{}", titles.join("、"));
    Err(lacking(ctx, Key::CatalogueGrading, "catalogue.grading", message, "请为每个数据项确定级别").with_faults(faults))
}

/// The basis of a conditional or withheld type: whether the law asks for one, and of which rank.
fn basis(contract: &Contract, effect: Effect, ctx: &Context<'_>) -> Result<(), Refusal> {
    let (asks, ranks, what) = match effect {
        Effect::Open => return Ok(()),
        Effect::Ask => (Key::CatalogueConditionalBasis, Key::CatalogueConditionalRanks, "须明确依据"),
        Effect::Withhold => (Key::CatalogueWithholdBasis, Key::CatalogueWithholdBasis, "须有法定依据"),
    };
    let ruled = |key| ctx.law.rule(key, ctx.today()).is_some();
    let Some(key) = [asks, ranks].into_iter().find(|key| ruled(*key)) else { return Ok(()) };
    let held = |norm: &law::Norm| effect == Effect::Withhold || norm.in_force_on(ctx.today());
    let Some(basis) = contract.basis.as_ref().and_then(|b| ctx.law.basis(b)).filter(|b| held(&b.norm)) else {
        let what = format!("{}{what}", contract.type_title(ctx.law, ctx.today()));
        let fault = Fault::at("basis", what.clone());
        return Err(lacking(ctx, key, "catalogue.basis", what, "请从依据库中选择具体条款").with_faults(vec![fault]));
    };
    if !ruled(ranks) {
        return Ok(());
    }
    ctx.law.suffices(ranks, &basis, ctx.today()).map(|_| ()).map_err(|short| {
        Refusal::law(
            "catalogue.basis_rank",
            short.citation.clone(),
            crate::refusal::short_basis(&short),
            format!("请改用施行中的{}", short.terms()),
        )
        .with_faults(vec![Fault::at("basis", "依据的效力位阶不足")])
    })
}

fn lacking(ctx: &Context<'_>, key: Key, code: &str, message: impl Into<String>, remedy: impl Into<String>) -> Refusal {
    Refusal::law(code, ctx.law.cite(key, ctx.today()), message, remedy)
}
