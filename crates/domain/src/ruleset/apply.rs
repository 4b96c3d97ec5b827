//! What an entry owes to the rule sets in force: the guide's fields by number, a class that is on the list, a grade not below its class.

use super::{Class, Ruleset, RulesetKind, current};
use crate::catalogue::Contract;
use crate::{Context, Fault, OrgId, Refusal};
use law::Key;

/// The entry follows the guide and the rules of classes in force.
pub(crate) fn followed(contract: &Contract, org: &OrgId, all: &[Ruleset], ctx: &Context<'_>) -> Result<(), Refusal> {
    guide(contract, all, ctx)?;
    classed(contract, org, all, ctx)
}

/// The first rule of a guide that it breaks is named by its number.
fn guide(contract: &Contract, all: &[Ruleset], ctx: &Context<'_>) -> Result<(), Refusal> {
    let guide = current(all, RulesetKind::Guide, None);
    let rows = guide.into_iter().flat_map(|guide| guide.fields.iter().enumerate().map(move |row| (guide, row)));
    let Some((guide, (n, field))) = rows.into_iter().find(|(_, (_, field))| field.required && !filled(contract, &field.name, ctx)) else {
        return Ok(());
    };
    let what = format!("目录不符合{}第 {} 项：没有填写{}", guide.called(), n + 1, field.title);
    let fault = Fault::at(format!("fields.{}", field.name), format!("请填写{}", field.title));
    let cite = ctx.law.cite(Key::CatalogueCompile, ctx.today());
    Err(Refusal::law("catalogue.guide_rule", cite, what, "请按指南补齐后再提交").with_faults(vec![fault]))
}

/// What the law lists is looked at under its own article, which knows where each is kept.
fn filled(contract: &Contract, name: &str, ctx: &Context<'_>) -> bool {
    let statutory = ctx.law.table(Key::CatalogueFields, ctx.today()).iter().any(|row| row.get("field").is_some_and(|known| known == name));
    statutory || contract.states(name)
}

/// The classes that an entry of a department may have, and the rule set each is from: the nearest first.
fn classes<'a>(org: &OrgId, all: &'a [Ruleset]) -> Vec<(&'a Ruleset, &'a Class)> {
    let nearest = [
        current(all, RulesetKind::Detail, Some(org)),
        current(all, RulesetKind::GradingLocal, None),
        current(all, RulesetKind::Grading, None),
        current(all, RulesetKind::Guide, None),
    ];
    nearest.into_iter().flatten().flat_map(|set| set.classes.iter().map(move |class| (set, class))).collect()
}

fn classed(contract: &Contract, org: &OrgId, all: &[Ruleset], ctx: &Context<'_>) -> Result<(), Refusal> {
    let known = classes(org, all);
    let stated = contract.fields.get(Contract::CLASS).map_or("", |text| text.trim());
    let Some((set, _)) = known.first().filter(|_| !stated.is_empty()) else { return Ok(()) };
    let named = |class: &Class| class.code.trim() == stated || class.title.trim() == stated;
    let Some((set, class)) = known.iter().find(|(_, class)| named(class)) else {
        let titles: Vec<_> = known.iter().map(|(_, class)| class.title.as_str()).take(20).collect();
        let what = format!("“{}”不是{}的类别", stated.chars().take(40).collect::<String>(), set.called());
        let fault = Fault::at(format!("fields.{}", Contract::CLASS), what.clone());
        let remedy = format!("请改用：{}", titles.join("、"));
        return Err(Refusal::law("catalogue.class_unknown", cited(set, ctx), what, remedy).with_faults(vec![fault]));
    };
    match class.least {
        Some(least) if contract.grade().is_some_and(|grade| grade < least) => {
            let what = format!("“{}”按{}不低于{}", class.title, set.called(), least.title());
            let fault = Fault::at("items", what.clone());
            Err(Refusal::law("catalogue.grade_class", cited(set, ctx), what, "请提高数据项的级别，或者改正类别").with_faults(vec![fault]))
        }
        _ => Ok(()),
    }
}

/// A class that is on no list breaks the rule under which the list was made; where the guide lists classes, the guide.
fn cited(set: &Ruleset, ctx: &Context<'_>) -> Option<law::Citation> {
    let key = match set.kind {
        RulesetKind::Guide if ctx.law.rule(Key::CatalogueGuideFields, ctx.today()).is_some() => Key::CatalogueGuideFields,
        kind => kind.key(),
    };
    ctx.law.cite(key, ctx.today())
}

/// Where the law has departments make their own rules, nothing is graded before they are in force. They follow the city's: while
/// that isn't there, nobody can have them.
pub(crate) fn detailed(org: &OrgId, all: &[Ruleset], ctx: &Context<'_>) -> Result<(), Refusal> {
    let wanted = RulesetKind::Detail.provided(ctx) && current(all, RulesetKind::Grading, None).is_some();
    if !wanted || current(all, RulesetKind::Detail, Some(org)).is_some() {
        return Ok(());
    }
    let cite = ctx.law.cite(Key::CatalogueGradingSector, ctx.today());
    Err(Refusal::law("catalogue.no_detail", cite, "本部门没有现行的分类分级细则", "请先拟定并施行本部门的分类分级细则"))
}

/// The rules by which a department's data is graded now, by title and version; none where there are none.
pub(crate) fn graded_by(org: &OrgId, all: &[Ruleset]) -> Option<String> {
    let detail = current(all, RulesetKind::Detail, Some(org));
    let sets = [current(all, RulesetKind::Grading, None), current(all, RulesetKind::GradingLocal, None), detail];
    let called: Vec<_> = sets.into_iter().flatten().map(Ruleset::called).collect();
    (!called.is_empty()).then(|| called.join("、"))
}

/// The guides in force, by title and version.
pub(crate) fn guides(all: &[Ruleset]) -> impl Iterator<Item = String> {
    [RulesetKind::Guide, RulesetKind::GuideLocal].into_iter().filter_map(|kind| current(all, kind, None)).map(Ruleset::called)
}
