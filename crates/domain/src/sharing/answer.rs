//! The source department's answer.

use super::apply::withheld;
use super::request::repeats;
use super::{Grant, GrantState, Request, RequestState, Terms};
use crate::catalogue::{Contract, Effect, Resource};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, GrantId, Refusal};
use law::{BasisRef, Citation, Key};
use serde::{Deserialize, Serialize};

/// Most comparisons of one record in a day that can be agreed: with more, a value could be guessed. Not law.
const MOST_TRIES: u32 = 20;

/// Agrees 同意共享, on terms no wider than asked.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Agree {
    /// Identifier of the grant.
    pub grant: GrantId,
    /// The terms.
    pub terms: Terms,
}

impl Agree {
    /// Decides: the reply clock is met, the delivery clock starts. `resource` is the one asked for.
    ///
    /// # Errors
    /// Another's request is hidden; already answered; terms wider than the application.
    pub fn decide(self, request: Request, resource: &Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        answerable(&request, ctx)?;
        let withheld_now =
            |c: &&Contract| !request.verifies() && request.ordered.is_none() && c.effect(ctx.law, ctx.today()) == Some(Effect::Withhold);
        if let Some(contract) = resource.published.as_ref().filter(withheld_now) {
            return Err(withheld(contract, ctx));
        }
        self.narrow(&request, resource, ctx)?;
        let terms = self.terms;
        let grant = Grant {
            id: self.grant.clone(),
            request: request.id.clone(),
            resource: request.resource.clone(),
            consumer: request.applicant.clone(),
            items: terms.items,
            rows: terms.rows,
            purpose: request.application.purpose.clone(),
            mode: request.application.mode,
            daily_quota: terms.daily_quota,
            tries: terms.tries,
            until: terms.until,
            citation: ctx.law.cite(request.answer_key(), ctx.today()),
            // Nothing is handed over where data is only compared.
            state: if request.verifies() { GrantState::Active } else { GrantState::Prepared },
        };
        let event = Event::new("sharing.agreed", Room::Sharing, request.id.as_str()).under(grant.citation.clone());
        let met = ClockStep::meet(request.answer_key(), request.case());
        let decision = |state, request| Decision::of(event, Request { state, ..request }).and(grant).clocks([met]);
        if request.verifies() {
            return Ok(decision(RequestState::Granted { grant: self.grant, at: ctx.now }, request));
        }
        let deliver = ClockStep::starting(ctx, "sharing.agreed", &Request::CLOCKS, &request.case(), &request.parties());
        Ok(decision(RequestState::Agreed { grant: self.grant, at: ctx.now }, request).clocks(deliver))
    }

    fn narrow(&self, request: &Request, resource: &Resource, ctx: &Context<'_>) -> Result<(), Refusal> {
        let asked = &request.application;
        let mut faults = Vec::new();
        for (n, granted) in self.terms.items.iter().enumerate() {
            if !asked.items.contains(&granted.item) {
                faults.push(Fault::at(format!("terms.items[{n}]"), format!("数据项 {} 未被申请", granted.item)));
            }
        }
        let masked = self.terms.items.iter().any(|granted| granted.mask.is_some());
        if request.verifies() && masked {
            faults.push(Fault::at("terms.items", "核实比对不给数据，数据项不设脱敏"));
        }
        if repeats(self.terms.items.iter().map(|granted| &granted.item)) {
            faults.push(Fault::at("terms.items", "数据项重复"));
        }
        let known = |item: &str| resource.published.as_ref().is_some_and(|contract| contract.item(item).is_some());
        if let Some(rows) = self.terms.rows.as_ref().filter(|rows| !known(&rows.item)) {
            faults.push(Fault::at("terms.rows", format!("资源中没有数据项 {}", rows.item)));
        }
        if self.terms.items.is_empty() {
            faults.push(Fault::at("terms.items", "请至少核定一个数据项；全部不同意的，请作出拒绝答复"));
        }
        // A decision may come when the time asked for is over.
        if self.terms.until > asked.until && request.ordered.is_none() {
            faults.push(Fault::at("terms.until", "截止时间不能晚于申请的截止时间"));
        }
        if self.terms.until < ctx.today() {
            faults.push(Fault::at("terms.until", "截止时间不能早于今天"));
        }
        if self.terms.daily_quota == Some(0) {
            faults.push(Fault::at("terms.daily_quota", "每日调用上限应大于 0，不限请留空"));
        }
        if request.verifies() != self.terms.tries.is_some_and(|tries| (1..=MOST_TRIES).contains(&tries)) {
            faults.push(Fault::at("terms.tries", format!("核实比对须核定每条记录每日可比对的次数（1 至 {MOST_TRIES} 次）")));
        }
        if faults.is_empty() {
            return Ok(());
        }
        let cite = ctx.law.cite(Key::SharingLeastPrivilege, ctx.today());
        Err(Refusal::law("sharing.terms", cite, "核定的授权超出或不符合申请", "请按最小授权原则核定").with_faults(faults))
    }
}

/// Refuses 拒绝共享; only with a basis the law accepts.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refuse {
    /// Legal basis, picked from the norm register.
    pub basis: Option<BasisRef>,
    /// Explanation for the applicant.
    pub reason: String,
}

impl Refuse {
    /// Decides: whatever clock ran for the request stops.
    ///
    /// # Errors
    /// Ordered to be shared; no basis or no reason where the law asks for it, or a basis of a rank that does not suffice: the refusal is
    /// itself refused.
    pub fn decide(self, request: Request, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        answerable(&request, ctx)?;
        if request.ordered.is_some() {
            let cite = ctx.law.cite(Key::DisputeLadder, ctx.today());
            return Err(Refusal::law("sharing.ordered", cite, "争议已有决定应当共享，不能再拒绝", "请按决定同意共享"));
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
        Ok(Decision::of(event, Request { state, ..request }).clocks(met))
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
                format!("请改用施行中的{}", short.terms()),
            )
            .with_faults(vec![Fault::at("basis", "依据的效力位阶不足")])
        })
    }
}

/// Takes the request back 撤回申请, before it is delivered.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancel {}

impl Cancel {
    /// Decides.
    ///
    /// # Errors
    /// Another's request is hidden; already delivered or refused.
    pub fn decide(self, request: Request, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&request.applicant, Role::DataOfficer)?;
        if !matches!(request.state, RequestState::Agreed { .. }) {
            asked(&request)?;
        }
        let event = Event::new("sharing.cancelled", Room::Sharing, request.id.as_str());
        let met = request.all_met();
        Ok(Decision::of(event, Request { state: RequestState::Cancelled { at: ctx.now }, ..request }).clocks(met))
    }
}

fn answerable(request: &Request, ctx: &Context<'_>) -> Result<(), Refusal> {
    ctx.must_owe(request.answer_key(), &request.parties())?;
    asked(request)
}

fn asked(request: &Request) -> Result<(), Refusal> {
    if request.state == RequestState::Asked {
        Ok(())
    } else {
        Err(Refusal::state("sharing.answered", "申请已答复或已撤回", "请刷新后查看申请的最新状态"))
    }
}
