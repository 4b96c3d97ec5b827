//! Whether the law applies to the data: who only follows it by reference brings in one resource after the other, and of
//! organizations with public services only the data of those services is public.

use super::Contract;
use super::complete::lacking;
use crate::org::{Org, OrgKind};
use crate::{Context, Fault, Refusal};
use law::Key;

/// The law applies to what this organization submits.
pub(super) fn applies(contract: &Contract, org: &Org, ctx: &Context<'_>) -> Result<(), Refusal> {
    by_reference(contract, org, ctx)?;
    of_public_service(contract, org, ctx)
}

/// Whether an organization only follows the law by reference.
fn follows(org: &Org, ctx: &Context<'_>) -> bool {
    let rule = ctx.law.rule(Key::OrgOutside, ctx.today());
    org.kind == OrgKind::Outside && rule.is_some_and(|rule| org.kind.stands_in(rule.by.as_deref()))
}

fn by_reference(contract: &Contract, org: &Org, ctx: &Context<'_>) -> Result<(), Refusal> {
    let (what, remedy) = match (follows(org, ctx), contract.by_reference) {
        (true, false) => ("参照执行的单位须逐项声明对这项数据参照执行", "请声明参照执行；不声明的，不编入目录"),
        (false, true) => ("只有参照执行的单位可以声明参照执行", "请删去参照执行的声明"),
        _ => return Ok(()),
    };
    let fault = Fault::at("by_reference", what);
    Err(lacking(ctx, Key::OrgOutside, "catalogue.by_reference", what, remedy).with_faults(vec![fault]))
}

/// Of a public enterprise, an institution or an association, what doesn't come from its public service is its own affair.
fn of_public_service(contract: &Contract, org: &Org, ctx: &Context<'_>) -> Result<(), Refusal> {
    let excluded = ctx.law.list(Key::OrgExcluded, ctx.today());
    let served = super::choice::row(contract, Key::CatalogueOrigin, Contract::ORIGIN, ctx.law, ctx.today());
    let served =
        served.is_some_and(|row| row.get("name").is_some_and(|name| name == "service")) && contract.states(Contract::ORIGIN_MATTER);
    if excluded.is_empty() || org.kind != OrgKind::PublicService || served {
        return Ok(());
    }
    let what = format!("没有写明产生于哪一项公共服务，{}不适用本法", excluded.join("、"));
    let fault = Fault::at(format!("fields.{}", Contract::ORIGIN), what.clone());
    let remedy = "属于公共服务中产生的，请写明服务的名称；不属于的，不编入目录";
    Err(lacking(ctx, Key::OrgExcluded, "catalogue.excluded", what, remedy).with_faults(vec![fault]))
}
