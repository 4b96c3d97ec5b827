//! Whether an application is complete and sound, and what whoever answers it should see first.

use super::Application;
use super::request::repeats;
use crate::catalogue::{Contract, Effect, Mark};
use crate::{Context, Fault, Refusal};
use chrono::Datelike;
use law::Key;

/// What the answering officer should see first: who asks, or what for, is not what the catalogue says.
pub(super) fn doubts(application: &Application, contract: &Contract, ctx: &Context<'_>) -> Option<String> {
    let outside = !contract.scope.is_empty() && !contract.scope.contains(&ctx.actor.org);
    let stated = contract.fields.get(Contract::USE_PURPOSE).map(|text| text.trim()).filter(|text| !text.is_empty());
    let strays = stated.is_some_and(|text| !text.contains(application.purpose.trim()));
    let doubts = [(outside, "申请机构不在目录写明的共享范围内"), (strays, "申请的用途不是目录写明的使用用途")];
    let found: Vec<_> = doubts.iter().filter(|(so, _)| *so).map(|(_, text)| *text).collect();
    (!found.is_empty()).then(|| found.join("；"))
}

/// What both sides are told where it is the law that makes the resource unconditional, not its contract.
pub(super) fn deemed(contract: &Contract, ctx: &Context<'_>) -> Option<String> {
    if contract.stated_effect(ctx.law, ctx.today()) == Some(Effect::Open) {
        return None;
    }
    let title = contract.type_title(ctx.law, ctx.today());
    let personal = if contract.holds(Mark::Personal) { "；含个人信息，请主管部门留意" } else { "" };
    Some(format!("列为{title}而未明确条件，视为无条件共享{personal}"))
}

/// Every element the law wants reviewed is stated.
pub(super) fn elements(application: &Application, ctx: &Context<'_>) -> Result<(), Refusal> {
    let stated = |name: &str| match name {
        "scenario" => !application.scenario.trim().is_empty(),
        "unit" => !application.unit.trim().is_empty(),
        "items" => !application.items.is_empty(),
        // Mode and end date are typed: they can't be left out.
        _ => true,
    };
    let rows = ctx.law.table(Key::SharingElements, ctx.today());
    let mut missing: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row.get("field")?.clone(), row.get("title")?.clone())))
        .filter(|(name, _)| !stated(name))
        .collect();
    if application.purpose.trim().is_empty() {
        missing.push(("purpose".into(), "用途".into()));
    }
    if missing.is_empty() {
        return Ok(());
    }
    let titles: Vec<_> = missing.iter().map(|(_, title)| title.as_str()).collect();
    let faults = missing.iter().map(|(name, title)| Fault::at(name.clone(), format!("请填写{title}"))).collect();
    let cited = Refusal::law(
        "sharing.elements",
        ctx.law.cite(Key::SharingElements, ctx.today()),
        format!("申请缺少：{}", titles.join("、")),
        "请补齐审核要素后再提交",
    );
    Err(cited.with_faults(faults))
}

/// What is stated fits the contract and the calendar.
pub(super) fn sound(application: &Application, contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    let mut faults: Vec<_> = application
        .items
        .iter()
        .filter(|name| contract.item(name).is_none())
        .map(|name| Fault::at("items", format!("资源中没有数据项 {name}")))
        .collect();
    let kept = application.items.iter().filter_map(|name| contract.item(name)).filter(|item| item.marks.contains(&Mark::Unshared));
    faults.extend(kept.map(|item| Fault::at("items", format!("数据项“{}”不共享", item.title))));
    if repeats(application.items.iter()) {
        faults.push(Fault::at("items", "数据项重复"));
    }
    if application.until < ctx.today() {
        faults.push(Fault::at("until", "截止时间不能早于今天"));
    }
    if application.until.year() > 9_999 {
        faults.push(Fault::at("until", "截止时间的年份应为四位"));
    }
    if application.purpose.chars().count() > 60 || application.scenario.chars().count() > 2_000 || application.unit.chars().count() > 100 {
        faults.push(Fault::at("purpose", "用途最多 60 字，用数单位最多 100 字，场景最多 2000 字"));
    }
    match &application.basis {
        Some(basis) if ctx.law.basis(basis).is_some_and(|b| b.norm.in_force_on(ctx.today())) => {}
        _ => faults.push(Fault::at("basis", "请从依据库中选择履行职责的依据")),
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
}
