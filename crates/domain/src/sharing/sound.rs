//! Whether an application is complete and sound, and what whoever answers it should see first.

use super::request::repeats;
use super::{Application, Mode};
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

/// Every element the law wants stated and reviewed is there; the first that is missing gives the article.
pub(super) fn elements(application: &Application, ctx: &Context<'_>) -> Result<(), Refusal> {
    let wanted = wanted(ctx);
    let missing: Vec<_> = wanted.iter().filter(|one| !stated(application, &one.field)).collect();
    let Some(first) = missing.first() else { return vague(application, ctx) };
    let titles: Vec<_> = missing.iter().map(|one| one.title.as_str()).collect();
    let faults = missing.iter().map(|one| Fault::at(one.field.clone(), format!("请填写{}", one.title))).collect();
    let message = format!("申请缺少：{}", titles.join("、"));
    let cite = ctx.law.cite(first.key, ctx.today());
    Err(Refusal::law("sharing.elements", cite, message, "请补齐审核要素后再提交").with_faults(faults))
}

/// Something an application has to state, and the key under which.
struct Wanted {
    key: Key,
    field: String,
    title: String,
}

/// What the law's lists name comes first, in their words; the purpose is always wanted: it is repeated with every call.
fn wanted(ctx: &Context<'_>) -> Vec<Wanted> {
    let mut all: Vec<Wanted> = Vec::new();
    for key in [Key::SharingApplication, Key::SharingElements] {
        for row in ctx.law.table(key, ctx.today()) {
            let (Some(field), Some(title)) = (row.get("field"), row.get("title")) else { continue };
            if all.iter().any(|one| one.field == *field) {
                continue;
            }
            all.push(Wanted { key, field: field.clone(), title: title.clone() });
        }
    }
    let also = [
        (Key::SharingRequest, "purpose", "用途", true),
        (Key::SharingReviewNeed, "basis", "履行职责的依据", ctx.law.holds(Key::SharingReviewNeed, ctx.today())),
        (Key::SharingBusiness, "business", "具体业务", ctx.law.holds(Key::SharingBusiness, ctx.today())),
    ];
    for (key, field, title, asked) in also {
        if asked && all.iter().all(|one| one.field != field) {
            all.push(Wanted { key, field: field.into(), title: title.into() });
        }
    }
    all
}

/// Where the law has the application say how data is to be shared, it names a way that the entry offers. Comparing needs no way.
pub(super) fn offered(application: &Application, contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    let rows = ctx.law.table(Key::SharingApplication, ctx.today());
    let asks = rows.iter().any(|row| row.get("field").is_some_and(|field| field == "mode"));
    let ways = contract.fields.get(Contract::SHARE_MODE).map_or("", |text| text.trim());
    let names = |mode: Mode| ways.contains(mode.title());
    if !asks || application.mode == Mode::Verify || ![Mode::Api, Mode::File].into_iter().any(names) || names(application.mode) {
        return Ok(());
    }
    let message = format!("该资源的共享方式为{ways}，不提供{}", application.mode.title());
    let refusal = Refusal::law("sharing.mode", ctx.law.cite(Key::SharingApplication, ctx.today()), message, "请选择目录写明的共享方式");
    Err(refusal.with_faults(vec![Fault::at("mode", "请选择目录写明的共享方式")]))
}

fn stated(application: &Application, field: &str) -> bool {
    let says = |text: &str| !text.trim().is_empty();
    match field {
        "scenario" => says(&application.scenario),
        "unit" => says(&application.unit),
        "items" => !application.items.is_empty(),
        "purpose" => says(&application.purpose),
        "basis" => application.basis.is_some(),
        "business" => says(&application.business),
        // Mode and end date are typed: they can't be left out.
        _ => true,
    }
}

/// Words that name no business at all: ours, to keep what the law wants named from being filled with nothing.
const NO_BUSINESS: [&str; 6] = ["工作需要", "业务需要", "办公", "日常工作", "履职需要", "工作"];

fn vague(application: &Application, ctx: &Context<'_>) -> Result<(), Refusal> {
    let cite = ctx.law.cite(Key::SharingBusiness, ctx.today()).filter(|_| NO_BUSINESS.contains(&application.business.trim()));
    cite.map_or(Ok(()), |cite| {
        let refusal =
            Refusal::law("sharing.business", Some(cite), "没有写明办理的是哪一项业务", "请写明具体的业务，如最低生活保障对象认定");
        Err(refusal.with_faults(vec![Fault::at("business", "请写明具体业务")]))
    })
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
    let long = |text: &str, most: usize| text.chars().count() > most;
    if long(&application.purpose, 60)
        || long(&application.scenario, 2_000)
        || long(&application.unit, 100)
        || long(&application.business, 100)
    {
        faults.push(Fault::at("purpose", "用途最多 60 字，用数单位、具体业务最多 100 字，场景最多 2000 字"));
    }
    match &application.basis {
        Some(basis) if ctx.law.basis(basis).is_some_and(|b| b.norm.in_force_on(ctx.today())) => {}
        _ => faults.push(Fault::at("basis", "请从依据库中选择履行职责的依据")),
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
}
