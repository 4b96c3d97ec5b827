//! Layers: what a version must hold before it is put in force, measured by the law and by what stands above it.

use super::{Class, Home, Ruleset, RulesetKind, current};
use crate::catalogue::Grade;
use crate::{Context, Fault, Refusal};
use law::Key;

/// A guide keeps what the law lists, a supplement adds only, nothing lowers a grade set above.
pub(super) fn sound(ruleset: &Ruleset, home: Home<'_>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let base = match ruleset.kind.above() {
        Some(above) => Some(current(home.all, above, None).ok_or_else(|| baseless(above, ruleset.kind, ctx))?),
        None => None,
    };
    match (ruleset.kind, base) {
        (RulesetKind::Guide, _) => statutory(ruleset, ctx),
        (RulesetKind::GuideLocal, Some(base)) => optional(ruleset, base, ctx),
        (RulesetKind::GradingLocal | RulesetKind::Detail, Some(base)) => no_lower(ruleset, base, ctx),
        _ => Ok(()),
    }
}

fn baseless(above: RulesetKind, kind: RulesetKind, ctx: &Context<'_>) -> Refusal {
    let what = format!("没有现行的{}，{}无所依从", above.title(), kind.title());
    Refusal::law("ruleset.baseless", ctx.law.cite(kind.key(), ctx.today()), what, format!("请先登记现行的{}", above.title()))
}

/// What the law lists is a least: a guide may ask for more, not for less.
fn statutory(ruleset: &Ruleset, ctx: &Context<'_>) -> Result<(), Refusal> {
    let rows = ctx.law.table(Key::CatalogueFields, ctx.today());
    let kept = |name: &str| ruleset.fields.iter().any(|field| field.name == name && field.required);
    let dropped: Vec<_> =
        rows.iter().filter(|row| row.get("field").is_some_and(|name| !kept(name))).filter_map(|row| row.get("title").cloned()).collect();
    if dropped.is_empty() {
        return Ok(());
    }
    let what = format!("指南缺少法定必填的内容：{}", dropped.join("、"));
    let cite = ctx.law.cite(Key::CatalogueFields, ctx.today());
    let fault = Fault::at("fields", what.clone());
    Err(Refusal::law("ruleset.statutory", cite, what, "请列入并设为必填；可以另外增加，不能减少").with_faults(vec![fault]))
}

/// The guide's own fields are made above; here they are neither changed nor added to but by what may be left out.
fn optional(ruleset: &Ruleset, base: &Ruleset, ctx: &Context<'_>) -> Result<(), Refusal> {
    let known = |name: &str| base.fields.iter().any(|field| field.name == name);
    let bad = ruleset.fields.iter().enumerate().find(|(_, field)| field.required || known(&field.name));
    let Some((n, field)) = bad else { return Ok(()) };
    let maker = ctx.law.text(Key::CatalogueGuide, ctx.today()).unwrap_or_default();
    let what = match known(&field.name) {
        true => format!("“{}”是{}的内容，由{maker}制定，本级不能改动", field.title, base.called()),
        false => format!("编制指南由{maker}制定，本级不能另设必填的“{}”", field.title),
    };
    let fault = Fault::at(format!("fields[{n}]"), what.clone());
    let cite = ctx.law.cite(Key::CatalogueGuide, ctx.today());
    Err(Refusal::law("ruleset.guide_above", cite, what, "本级只能增加选填的内容").with_faults(vec![fault]))
}

/// A class that stands above keeps at least its grade.
fn no_lower(ruleset: &Ruleset, base: &Ruleset, ctx: &Context<'_>) -> Result<(), Refusal> {
    let lower = |class: &Class| {
        let above = base.classes.iter().find(|known| known.code.trim() == class.code.trim())?;
        let least = above.least?;
        (class.least < Some(least)).then_some((above, least))
    };
    let Some((n, class, (above, least))) = ruleset.classes.iter().enumerate().find_map(|(n, class)| Some((n, class, lower(class)?))) else {
        return Ok(());
    };
    let own = class.least.map_or("不设最低级别", Grade::title);
    let what = format!("“{}”{own}，低于{}的{}", class.title, base.called(), least.title());
    let remedy = format!("请定为不低于{}；可以增加类别、提高级别", least.title());
    let fault = Fault::at(format!("classes[{n}]"), format!("{}：{what}", above.code));
    Err(Refusal::law("ruleset.lower", ctx.law.cite(ruleset.kind.key(), ctx.today()), what, remedy).with_faults(vec![fault]))
}
