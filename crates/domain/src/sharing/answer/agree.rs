//! Agreeing.

use super::super::apply::withheld;
use super::super::request::repeats;
use super::super::review::reviewed;
use super::super::special::founded;
use super::super::{Finding, Grant, GrantState, Request, RequestState, Reviewer, Terms};
use super::answerable;
use crate::catalogue::{Contract, Effect, Resource};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::{Context, Decision, Event, Fault, GrantId, Refusal};
use law::{BasisRef, Key};
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
    /// What was found on each sharing condition.
    #[serde(default)]
    pub findings: Vec<Finding>,
    /// On what sharing with somebody who is no department rests.
    #[serde(default)]
    pub basis: Option<BasisRef>,
}

impl Agree {
    /// Decides: the reply clock is met, the delivery clock starts; where the authority answered, or nothing is handed over, the
    /// grant holds at once. `resource` is the one asked for.
    ///
    /// # Errors
    /// Another's request is hidden; already answered; a condition not looked at or not met; no basis for a special use;
    /// terms wider than the application.
    pub fn decide(self, request: Request, resource: &Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        answerable(&request, ctx)?;
        let withheld_now =
            |c: &&Contract| !request.verifies() && request.ordered.is_none() && c.effect(ctx.law, ctx.today()) == Some(Effect::Withhold);
        if let Some(contract) = resource.published.as_ref().filter(withheld_now) {
            return Err(withheld(contract, ctx));
        }
        if reviewed(&request, &self.findings, resource.published.as_ref(), ctx)? == Some(false) {
            let cite = ctx.law.cite(Key::SharingReviewConditions, ctx.today());
            return Err(Refusal::law("sharing.unmet", cite, "有共享条件未满足，不能同意", "请改为拒绝，或者在条件满足后再同意"));
        }
        founded(&request, self.basis.as_ref(), ctx)?;
        self.narrow(&request, resource, ctx)?;
        let terms = self.terms;
        // Nothing is handed over where data is only compared, and what is open to all lies ready.
        let at_once = request.verifies() || request.reviewer == Reviewer::Authority;
        let grant = Grant {
            id: self.grant.clone(),
            request: request.id.clone(),
            resource: request.resource.clone(),
            consumer: request.applicant.clone(),
            items: terms.items,
            rows: terms.rows,
            purpose: request.application.purpose.clone(),
            unit: request.application.unit.trim().to_owned(),
            requirements: request.requirements.clone(),
            event: request.event(ctx),
            special: request.application.special.is_some(),
            since: at_once.then_some(ctx.now),
            mode: request.application.mode,
            daily_quota: terms.daily_quota,
            tries: terms.tries,
            until: terms.until,
            citation: granted_under(&request, ctx),
            state: if at_once { GrantState::Active } else { GrantState::Prepared },
        };
        let event = Event::new("sharing.agreed", Room::Sharing, request.id.as_str()).under(grant.citation.clone());
        let met = ClockStep::meet(request.answer_key(), request.case());
        let findings = self.findings;
        let decision = |state, request| Decision::of(event, Request { state, findings, ..request }).and(grant).clocks([met]);
        if at_once {
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

/// What the authority lets through is taken as the law has unconditional data taken; the rest rests on the answer.
fn granted_under(request: &Request, ctx: &Context<'_>) -> Option<law::Citation> {
    let key = if request.reviewer == Reviewer::Authority { Key::SharingUnconditional } else { request.answer_key() };
    ctx.law.cite(key, ctx.today())
}
