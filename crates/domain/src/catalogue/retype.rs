//! A change of the sharing type 共享类型变更: tightened under review, loosened on grounds, filed where withheld.

use super::{Contract, Effect, Mark, Resource};
use crate::{Context, OrgId, Parties, Refusal};
use chrono::NaiveDate;
use law::{BasisRef, Key};
use serde::{Deserialize, Serialize};

/// What allows data that was withheld to be shared 放宽的依据.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "ground", rename_all = "snake_case")]
pub enum Release {
    /// It was declassified or desensitised 脱密、脱敏.
    Processed {
        /// The record of it, with the result of the check.
        record: String,
    },
    /// Those whose rights are concerned agree 权利人同意.
    Consent {
        /// The document they agreed in, with its scope.
        document: String,
    },
}

impl Release {
    /// What is written down.
    pub fn text(&self) -> &str {
        match self {
            Self::Processed { record: text } | Self::Consent { document: text } => text.trim(),
        }
    }
}

/// The filing of a withheld resource 备案.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// Its number.
    pub number: String,
    /// The day on which withholding took effect.
    pub on: NaiveDate,
    /// The basis of withholding.
    pub basis: Option<BasisRef>,
    /// With whom.
    pub to: OrgId,
}

fn stated(contract: Option<&Contract>, ctx: &Context<'_>) -> Option<Effect> {
    contract?.stated_effect(ctx.law, ctx.today())
}

/// From which type to which a resource is tightened, where the law has that reviewed; none otherwise.
pub(super) fn tightened(resource: &Resource, ctx: &Context<'_>) -> Option<String> {
    let before = resource.published.as_ref().filter(|_| ctx.law.holds(Key::CatalogueTighten, ctx.today()))?;
    let (old, new) = (stated(Some(before), ctx)?, stated(Some(&resource.draft), ctx)?);
    let title = |contract: &Contract| contract.type_title(ctx.law, ctx.today());
    (new > old).then(|| format!("共享类型由{}改为{}", title(before), title(&resource.draft)))
}

/// What was withheld is shared only on grounds the law accepts.
pub(super) fn released(contract: &Contract, published: Option<&Contract>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(before) = published.filter(|before| stated(Some(before), ctx) == Some(Effect::Withhold)) else { return Ok(()) };
    let cite = ctx.law.cite(Key::CatalogueLoosen, ctx.today()).filter(|_| ctx.law.holds(Key::CatalogueLoosen, ctx.today()));
    if cite.is_none() || stated(Some(contract), ctx) >= Some(Effect::Withhold) {
        return Ok(());
    }
    match contract.release.as_ref().filter(|release| !release.text().is_empty()) {
        Some(Release::Processed { .. }) => Ok(()),
        Some(Release::Consent { .. }) => {
            if !before.banned(ctx.law) {
                return Ok(());
            }
            let remedy = "请依法脱密、脱敏，或者维持原共享类型";
            Err(Refusal::law("catalogue.banned", cite, "法律禁止提供的数据，经权利人同意也不能放宽共享类型", remedy))
        }
        _ => {
            let title = before.type_title(ctx.law, ctx.today());
            let what = format!("{title}的资源放宽共享类型，须有脱密、脱敏记录或者权利人同意");
            Err(Refusal::law("catalogue.release", cite, what, "请写明处理记录和核验结果，或者权利人同意的文件"))
        }
    }
}

/// The contract that follows where a limit has no basis and the law then wants the data shared; none where the
/// limit has its basis or the law says nothing.
pub(super) fn opened_for_want_of_basis(contract: &Contract, ctx: &Context<'_>) -> Result<Option<Contract>, Refusal> {
    let key = Key::CatalogueUnfoundedOpen;
    let limited = stated(Some(contract), ctx).filter(|effect| *effect > Effect::Open && ctx.law.holds(key, ctx.today()));
    // A basis that is there and doesn't suffice is for the department to better, not for us to throw away.
    if limited.is_none() || contract.basis.is_some() {
        return Ok(None);
    }
    if contract.holds(Mark::Personal) || contract.holds(Mark::TradeSecret) {
        let what = "含个人信息或者商业秘密，而没有写明限制共享的依据";
        let remedy = "请先查明是否漏填依据，再退回补正";
        return Err(Refusal::law("catalogue.unfounded", ctx.law.cite(key, ctx.today()), what, remedy));
    }
    Ok(contract.opened(ctx.law, ctx.today()))
}

/// The filing with which withholding takes effect; none where the law wants none.
pub(super) fn filed(resource: &Resource, ctx: &Context<'_>) -> Result<Option<Filing>, Refusal> {
    let key = Key::CatalogueWithholdFiling;
    let withheld = stated(Some(&resource.draft), ctx) == Some(Effect::Withhold);
    let Some(cite) = ctx.law.cite(key, ctx.today()).filter(|_| withheld) else { return Ok(None) };
    let number = resource.draft.filing.as_deref().map_or("", str::trim);
    if number.is_empty() {
        let what = format!("{}须报备案", resource.draft.type_title(ctx.law, ctx.today()));
        return Err(Refusal::law("catalogue.filing", Some(cite), what, "请报公共数据主管部门备案，并写明备案号"));
    }
    let to = ctx.owed_to(key, &Parties::of(&resource.org)).clone();
    Ok(Some(Filing { number: number.to_owned(), on: ctx.today(), basis: resource.draft.basis.clone(), to }))
}
