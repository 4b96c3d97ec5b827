//! Refusing.

use super::super::review::reviewed;
use super::super::{Finding, Request, RequestState};
use super::answerable;
use crate::catalogue::Resource;
use crate::decision::Room;
use crate::{Context, Decision, Event, Fault, Refusal};
use law::{BasisRef, Citation, Key};
use serde::{Deserialize, Serialize};

/// Refuses 拒绝共享; only with a basis the law accepts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refuse {
    /// Legal basis, picked from the norm register.
    pub basis: Option<BasisRef>,
    /// Explanation for the applicant.
    pub reason: String,
    /// What was found on each sharing condition.
    #[serde(default)]
    pub findings: Vec<Finding>,
}

impl Refuse {
    /// Decides: whatever clock ran for the request stops.
    ///
    /// # Errors
    /// Ordered to be shared; a condition not looked at; nothing but a condition that the catalogue doesn't state; no basis or no reason
    /// where the law asks for it, or a basis of a rank that does not suffice: the refusal is itself refused.
    pub fn decide(self, request: Request, resource: &Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        answerable(&request, ctx)?;
        if request.ordered.is_some() {
            let cite = ctx.law.cite(Key::DisputeLadder, ctx.today());
            return Err(Refusal::law("sharing.ordered", cite, "争议已有决定应当共享，不能再拒绝", "请按决定同意共享"));
        }
        let met = reviewed(&request, &self.findings, resource.published.as_ref(), ctx)?;
        if met == Some(true) && self.basis.is_none() {
            let cite = ctx.law.cite(Key::SharingNoBarriers, ctx.today());
            let remedy = "请同意共享；确需增设条件的，先变更目录";
            return Err(Refusal::law("sharing.barrier", cite, "目录写明的条件都已满足，不能另设条件拒绝", remedy));
        }
        let founded = self.founded(&request, ctx)?;
        let reason = self.reason.trim().chars().take(2_000).collect::<String>();
        let asks = ctx.law.cite(Key::SharingRefuseReason, ctx.today()).filter(|_| ctx.law.holds(Key::SharingRefuseReason, ctx.today()));
        if asks.is_some() && reason.is_empty() {
            let refusal = Refusal::law("sharing.refuse_reason", asks, "不同意共享，应当说明理由", "请写明不同意的具体理由");
            return Err(refusal.with_faults(vec![Fault::at("reason", "请写明理由")]));
        }
        let event = Event::new("sharing.refused", Room::Sharing, request.id.as_str()).under(founded.or(asks)).note(reason.clone());
        let met = request.all_met();
        let state = RequestState::Refused { basis: self.basis, reason, at: ctx.now };
        Ok(Decision::of(event, Request { state, findings: self.findings, ..request }).clocks(met))
    }

    /// The article under which the basis suffices; none where the law asks for no basis.
    fn founded(&self, request: &Request, ctx: &Context<'_>) -> Result<Option<Citation>, Refusal> {
        let key = if request.verifies() { Key::SharingVerifyExcept } else { Key::SharingRefuseBasis };
        let Some(asks) = ctx.law.cite(key, ctx.today()) else { return Ok(None) };
        let Some(basis) = self.basis.as_ref().and_then(|picked| ctx.law.basis(picked)) else {
            let refusal = Refusal::law("sharing.refuse_basis", Some(asks), "须有法定依据", "拒绝共享须从依据库中选择具体条款");
            return Err(refusal.with_faults(vec![Fault::at("basis", "请选择依据")]));
        };
        let enough = ctx.law.suffices(key, &basis, ctx.today());
        enough.map(Some).map_err(|short| {
            Refusal::law(
                "sharing.refuse_basis",
                short.citation.clone(),
                crate::refusal::short_basis(&short),
                crate::refusal::short_remedy(&short, ctx),
            )
            .with_faults(vec![Fault::at("basis", "依据的效力位阶不足")])
        })
    }
}
