//! Sharing with enterprises, public institutions and universities 特殊用数: for the purposes the law names, on its terms.

use super::{Application, Request, RequestState};
use crate::decision::Room;
use crate::matter::stated;
use crate::org::{OrgKind, Role};
use crate::refusal::short_basis;
use crate::{Context, Decision, Event, Fault, Refusal};
use chrono::NaiveDate;
use law::{BasisRef, Key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What somebody who is no department needs the data for.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Special {
    /// One of the purposes the law names.
    #[serde(default)]
    pub purpose: String,
    /// The policy or the event it serves: name and number of its document.
    #[serde(default)]
    pub document: String,
    /// Number under which the authority allowed a purpose that the law doesn't name.
    #[serde(default)]
    pub decision: String,
    /// Whether it is used for gain 营利性使用.
    #[serde(default)]
    pub commercial: bool,
}

/// How the recipient keeps the data safe 安全保障承诺.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Safety {
    /// Measures taken.
    #[serde(default)]
    pub measures: String,
    /// Who answers for them.
    #[serde(default)]
    pub officer: String,
    /// Where the data is kept.
    #[serde(default)]
    pub place: String,
    /// Until when it is deleted.
    pub deletion: Option<NaiveDate>,
}

/// Whether an organization of this kind is none of those that share as a matter of course.
fn outside(kind: OrgKind) -> bool {
    matches!(kind, OrgKind::Enterprise | OrgKind::Institution | OrgKind::Research)
}

/// Whether the applicant may apply at all, and for that purpose.
pub(super) fn may_apply(application: &Application, ctx: &Context<'_>) -> Result<(), Refusal> {
    if !outside(ctx.actor.kind) {
        let fault = || Refusal::input(vec![Fault::at("special", "特殊用数只用于企业事业单位和高校院所的申请")]);
        return application.special.as_ref().map_or(Ok(()), |_| Err(fault()));
    }
    let Some(cite) = ctx.law.rule(Key::SharingSpecial, ctx.today()).map(|rule| rule.citation.clone()) else {
        let of = ctx.law.cite(Key::SharingParties, ctx.today()).or_else(|| ctx.law.cite(Key::SharingRequest, ctx.today()));
        let parties = ctx.law.text(Key::SharingParties, ctx.today()).unwrap_or("公共管理和服务机构");
        let message = format!("{}不是{parties}，不能申请共享", ctx.actor.kind.title());
        return Err(Refusal::law("sharing.not_department", of, message, "请通过公共数据开放渠道获取"));
    };
    let special = application.special.clone().unwrap_or_default();
    if ctx.actor.kind == OrgKind::Research && special.commercial {
        let cite = ctx.law.cite(Key::SharingResearchOnly, ctx.today());
        if cite.is_some() {
            let message = "高等院校、科研院所通过共享获得的数据不能用于营利";
            return Err(Refusal::law("sharing.research_only", cite, message, "请改为科研教育等公益性用途"));
        }
    }
    let known = purpose(&special.purpose, ctx).is_some();
    let mut faults = Vec::new();
    if !known && special.decision.trim().is_empty() {
        faults.push(Fault::at("special.purpose", format!("用途应为：{}；其他目的须写明主管部门同意的文号", titles(ctx).join("、"))));
    }
    if special.document.trim().is_empty() {
        faults.push(Fault::at("special.document", "请写明所依据的政策文件或者所应对的事件"));
    }
    if [&special.purpose, &special.document, &special.decision].iter().any(|text| text.chars().count() > 200) {
        faults.push(Fault::at("special", "每项最多 200 字"));
    }
    if faults.is_empty() {
        return Ok(());
    }
    let message = "向企业事业单位共享，须为法定的目的并有文件";
    Err(Refusal::law("sharing.special", Some(cite), message, "请选择目的，写明政策文件或者事件").with_faults(faults))
}

fn purpose(name: &str, ctx: &Context<'_>) -> Option<BTreeMap<String, String>> {
    ctx.law.table(Key::SharingSpecial, ctx.today()).into_iter().find(|row| row.get("name").is_some_and(|known| known == name))
}

fn titles(ctx: &Context<'_>) -> Vec<String> {
    ctx.law.table(Key::SharingSpecial, ctx.today()).into_iter().filter_map(|row| row.get("title").cloned()).collect()
}

impl Request {
    /// The event at whose end the grant ends, if the purpose is bound to one.
    pub(super) fn event(&self, ctx: &Context<'_>) -> Option<String> {
        let special = self.application.special.as_ref()?;
        purpose(&special.purpose, ctx)?.get("ends").filter(|ends| *ends == "event")?;
        Some(special.document.trim().to_owned())
    }
}

/// A grant to an enterprise rests on a basis of a rank the law names.
pub(super) fn founded(request: &Request, basis: Option<&BasisRef>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(cite) = ctx.law.cite(Key::SharingSpecialBasis, ctx.today()).filter(|_| request.application.special.is_some()) else {
        return Ok(());
    };
    let fault = || vec![Fault::at("basis", "请选择向企业事业单位共享的依据")];
    let Some(basis) = basis.and_then(|picked| ctx.law.basis(picked)) else {
        let refusal = Refusal::law("sharing.special_basis", Some(cite), "向企业事业单位共享须有法定依据", "请从依据库中选择具体条款");
        return Err(refusal.with_faults(fault()));
    };
    ctx.law.suffices(Key::SharingSpecialBasis, &basis, ctx.today()).map(drop).map_err(|short| {
        let remedy = format!("请改用施行中的{}", short.terms());
        Refusal::law("sharing.special_basis", short.citation.clone(), short_basis(&short), remedy).with_faults(fault())
    })
}

/// Before data is handed over, the recipient has said how it keeps it safe.
pub(super) fn safe(request: &Request, ctx: &Context<'_>) -> Result<(), Refusal> {
    let asks = ctx.law.cite(Key::SharingSpecialUse, ctx.today());
    if request.application.special.is_none() || request.safety.is_some() || asks.is_none() {
        return Ok(());
    }
    let message = "接收单位尚未说明怎样保障数据安全";
    Err(Refusal::law("sharing.safety", asks, message, "请接收单位先在申请页填写安全保障承诺"))
}

/// States how the data is kept safe 作出安全保障承诺, before it is handed over.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Undertake {
    /// The statement.
    pub safety: Safety,
}

impl Undertake {
    /// Decides.
    ///
    /// # Errors
    /// Another's request is hidden; no special use; answered with a refusal or delivered; something is missing.
    pub fn decide(self, request: Request, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&request.applicant, Role::DataOfficer)?;
        let open = matches!(request.state, RequestState::Asked | RequestState::Agreed { .. });
        if request.application.special.is_none() || !open {
            return Err(Refusal::state("sharing.undertake", "这件申请不需要安全保障承诺", "请刷新后查看最新状态"));
        }
        let key = Key::SharingSpecialUse;
        let Some(deletion) = self.safety.deletion.filter(|day| *day >= ctx.today()) else {
            let cite = ctx.law.cite(key, ctx.today());
            let refusal = Refusal::law("unstated", cite, "没有写明删除日期", "请写明用毕删除的日期，不早于今天");
            return Err(refusal.with_faults(vec![Fault::at("safety.deletion", "请填写删除日期")]));
        };
        let safety = Safety {
            measures: stated(&self.safety.measures, "safety.measures", "安全措施", key, ctx)?,
            officer: stated(&self.safety.officer, "safety.officer", "安全负责人", key, ctx)?,
            place: stated(&self.safety.place, "safety.place", "存放地点", key, ctx)?,
            deletion: Some(deletion),
        };
        let event = Event::new("sharing.undertaken", Room::Sharing, request.id.as_str()).under(ctx.law.cite(key, ctx.today()));
        Ok(Decision::of(event, Request { safety: Some(safety), ..request }))
    }
}
