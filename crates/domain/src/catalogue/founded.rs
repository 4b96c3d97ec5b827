//! Whether a sharing type stands: what each type needs by law, and no more than it may limit.

use super::complete::lacking;
use super::contract::conditions;
use super::retype::released;
use super::{Contract, Effect, Mark};
use crate::{Context, Fault, Refusal};
use law::Key;

/// Words that leave a condition to the source department.
const DISCRETION: [&str; 5] = ["协商", "酌情", "视情", "自行决定", "另行确定"];
/// A condition longer than this says more than that.
const VAGUE_TEXT: usize = 16;

/// The stated type is one of the law's, and the contract has what that type needs.
pub(super) fn sound_type(contract: &Contract, published: Option<&Contract>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let known = ctx.law.table(Key::CatalogueSharingTypes, ctx.today());
    if known.is_empty() {
        return Ok(());
    }
    let Some(effect) = contract.stated_effect(ctx.law, ctx.today()) else {
        let names: Vec<_> = known.iter().filter_map(|row| row.get("title").cloned()).collect();
        let remedy = format!("共享类型为：{}", names.join("、"));
        return Err(lacking(ctx, Key::CatalogueSharingTypes, "catalogue.sharing_type", "未注明共享类型", remedy));
    };
    unlimited(contract, published, effect, ctx)?;
    basis(contract, effect, ctx)?;
    stated(contract, effect, ctx)?;
    super::free::free(contract, effect, ctx)?;
    released(contract, published, ctx)
}

/// What is open to all is open to all of them, as a whole.
fn unlimited(contract: &Contract, published: Option<&Contract>, effect: Effect, ctx: &Context<'_>) -> Result<(), Refusal> {
    let title = contract.type_title(ctx.law, ctx.today());
    let limit = |key: Key, place: &str, what: String, remedy: &str| {
        let rule = ctx.law.cite(key, ctx.today()).filter(|_| effect == Effect::Open);
        rule.map_or(Ok(()), |cite| {
            Err(Refusal::law("catalogue.limited", Some(cite), what.clone(), remedy).with_faults(vec![Fault::at(place, what)]))
        })
    };
    let ask = "只能提供给部分机构或者只能部分提供的，请改为有条件共享";
    if contract.holds(Mark::Unshared) {
        limit(Key::CatalogueAskMeans, "items", format!("{title}的资源不能留有不共享的数据项"), ask)?;
    }
    if contract.scope.is_empty() {
        return Ok(());
    }
    let message = format!("{title}的资源不能限定共享范围");
    match published.and_then(|before| before.stated_effect(ctx.law, ctx.today())) {
        // It is given to all already: a limit takes away what they have.
        Some(Effect::Open) => limit(Key::CatalogueOpenMeans, "scope", message, "已向所有机构共享的，请取消范围限制"),
        _ => limit(Key::CatalogueAskMeans, "scope", message, ask),
    }
}

/// The basis of a conditional or withheld type: whether the law asks for one, and of which rank.
fn basis(contract: &Contract, effect: Effect, ctx: &Context<'_>) -> Result<(), Refusal> {
    let (asks, ranks, what) = match effect {
        Effect::Open => return Ok(()),
        Effect::Ask => (Key::CatalogueConditionalBasis, Key::CatalogueConditionalRanks, "须明确依据"),
        Effect::Withhold => (Key::CatalogueWithholdStated, Key::CatalogueWithholdBasis, "须有法定依据"),
    };
    let Some(key) = [asks, ranks].into_iter().find(|key| asks_basis(*key, ctx)) else { return Ok(()) };
    let held = |norm: &law::Norm| effect == Effect::Withhold || norm.in_force_on(ctx.today());
    let Some(basis) = contract.basis.as_ref().and_then(|b| ctx.law.basis(b)).filter(|b| held(&b.norm)) else {
        let what = format!("{}{what}", contract.type_title(ctx.law, ctx.today()));
        let fault = Fault::at("basis", what.clone());
        return Err(lacking(ctx, key, "catalogue.basis", what, unfounded_remedy(ctx)).with_faults(vec![fault]));
    };
    if ctx.law.rule(ranks, ctx.today()).is_some() {
        suffices(ranks, &basis, ctx).map_err(|refusal| match ctx.law.cite(asks, ctx.today()) {
            // Where the text asks for the basis in one place and says elsewhere what a basis is, it is the former that lacks.
            Some(cite) if effect == Effect::Withhold => Refusal { citation: Some(cite), ..refusal },
            _ => refusal,
        })?;
    }
    let bought = contract.funded && effect == Effect::Withhold && ctx.law.rule(Key::CatalogueFundedOpen, ctx.today()).is_some();
    if bought { suffices(Key::CatalogueFundedOpen, &basis, ctx) } else { Ok(()) }
}

/// A table of what must be stated asks for a basis in a row of its own; ranks ask for one by themselves.
fn asks_basis(key: Key, ctx: &Context<'_>) -> bool {
    let rows = ctx.law.table(key, ctx.today());
    let row = rows.iter().any(|row| row.get("field").is_some_and(|field| field == Contract::BASIS));
    row || (rows.is_empty() && ctx.law.rule(key, ctx.today()).is_some())
}

fn unfounded_remedy(ctx: &Context<'_>) -> &'static str {
    if ctx.law.holds(Key::CatalogueUnfoundedOpen, ctx.today()) {
        "请从依据库中选择具体条款；没有依据的，应当无条件共享"
    } else {
        "请从依据库中选择具体条款"
    }
}

fn suffices(key: Key, basis: &law::Basis, ctx: &Context<'_>) -> Result<(), Refusal> {
    ctx.law.suffices(key, basis, ctx.today()).map(|_| ()).map_err(|short| {
        let remedy = crate::refusal::short_remedy(&short, ctx);
        Refusal::law("catalogue.basis_rank", short.citation.clone(), crate::refusal::short_basis(&short), remedy)
            .with_faults(vec![Fault::at("basis", "依据的效力位阶不足")])
    })
}

/// A conditional type states its conditions.
fn stated(contract: &Contract, effect: Effect, ctx: &Context<'_>) -> Result<(), Refusal> {
    if effect != Effect::Ask {
        return Ok(());
    }
    let title = contract.type_title(ctx.law, ctx.today());
    for condition in conditions(ctx.law, ctx.today()) {
        let what = match contract.fields.get(&condition.field) {
            _ if !contract.states(&condition.field) => format!("{title}须写明{}", condition.title),
            Some(text) if condition.concrete && left_open(text) => format!("{}不能由提供部门自行决定", condition.title),
            _ => continue,
        };
        let fault = Fault::at(format!("fields.{}", condition.field), what.clone());
        let refusal = lacking(ctx, Key::CatalogueConditionalBasis, "catalogue.conditions", what, deemed_remedy(ctx));
        return Err(refusal.with_faults(vec![fault]));
    }
    Ok(())
}

fn deemed_remedy(ctx: &Context<'_>) -> &'static str {
    if ctx.law.holds(Key::CatalogueUnstatedOpen, ctx.today()) {
        "请写明具体内容；未明确的，视为无条件共享"
    } else {
        "请写明具体内容"
    }
}

/// What the reviewer should look at: conditions so vague that they leave all to the source department.
pub(super) fn vague(contract: &Contract, ctx: &Context<'_>) -> Option<String> {
    let asks = contract.stated_effect(ctx.law, ctx.today()) == Some(Effect::Ask);
    let vague = |field: &str| contract.fields.get(field).is_some_and(|text| left_open(text));
    let titles: Vec<_> = conditions(ctx.law, ctx.today()).into_iter().filter(|c| asks && vague(&c.field)).map(|c| c.title).collect();
    (!titles.is_empty()).then(|| format!("{}写得笼统，请审定时核对", titles.join("、")))
}

fn left_open(text: &str) -> bool {
    text.trim().chars().count() <= VAGUE_TEXT && DISCRETION.iter().any(|word| text.contains(word))
}
