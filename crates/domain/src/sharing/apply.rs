//! Applying for a resource.

use super::sound::{deemed, doubts, elements, sound};
use super::{Application, Grant, GrantState, GrantedItem, Mode, Request, RequestState};
use crate::catalogue::{Contract, Effect, Resource};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, GrantId, Refusal, RequestId};
use law::Key;
use serde::{Deserialize, Serialize};

/// Comparisons of one record in a day where nobody agreed on a number. Not law.
const USUAL_TRIES: u32 = 3;

/// Applies for a resource 申请共享.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Apply {
    /// Identifier of the new request.
    pub id: RequestId,
    /// Identifier of the grant, should the law grant at once.
    pub grant: GrantId,
    /// What is stated.
    pub application: Application,
}

impl Apply {
    /// Decides by the sharing type of the contract in force: open is granted at once, conditional
    /// goes to the source under its clock, withheld is refused with the way that remains: to have it compared.
    /// `catalogued` says whether the applicant has submitted a catalogue of its own; where not, that is kept with it.
    ///
    /// # Errors
    /// Nothing published; missing elements; unknown items; an own resource; a withheld one.
    pub fn decide(self, resource: &Resource, catalogued: bool, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        let contract = resource.published.as_ref().ok_or_else(|| uncatalogued(ctx))?;
        if resource.org == ctx.actor.org {
            return Err(Refusal::state("sharing.own", "这是本机构的资源，无需申请", "可直接查看本机构已汇聚的数据"));
        }
        let effect = contract.effect(ctx.law, ctx.today());
        let verifies = self.application.mode == Mode::Verify && ctx.law.rule(Key::SharingVerify, ctx.today()).is_some();
        if effect == Some(Effect::Withhold) && !verifies {
            return Err(withheld(contract, ctx));
        }
        elements(&self.application, ctx)?;
        sound(&self.application, contract, ctx)?;
        Ok(match effect {
            // Limited to some institutions, it is not open to the others.
            Some(Effect::Open) if contract.scope.is_empty() || contract.scope.contains(&ctx.actor.org) => {
                self.granted(resource, contract, catalogued, ctx)
            }
            _ => self.asked(resource, contract, catalogued, ctx),
        })
    }

    fn asked(self, resource: &Resource, contract: &Contract, catalogued: bool, ctx: &Context<'_>) -> Decision {
        let doubts = doubts(&self.application, contract, ctx);
        let request = self.request(resource, RequestState::Asked, catalogued, ctx);
        let verb = request.asking();
        let key = if doubts.is_some() { Key::CatalogueAskMeans } else { request.answer_key() };
        let mut event = Event::new(verb, Room::Sharing, request.id.as_str()).under(ctx.law.cite(key, ctx.today()));
        event.note = doubts;
        let clocks = ClockStep::starting(ctx, verb, &Request::CLOCKS, &request.case(), &request.parties());
        Decision::of(event, request.clone()).clocks(clocks)
    }

    fn granted(self, resource: &Resource, contract: &Contract, catalogued: bool, ctx: &Context<'_>) -> Decision {
        let deemed = deemed(contract, ctx);
        let grant = Grant {
            id: self.grant.clone(),
            request: self.id.clone(),
            resource: resource.id.clone(),
            consumer: ctx.actor.org.clone(),
            items: self.application.items.iter().map(|item| GrantedItem { item: item.clone(), mask: None }).collect(),
            rows: None,
            purpose: self.application.purpose.clone(),
            mode: self.application.mode,
            daily_quota: None,
            tries: (self.application.mode == Mode::Verify).then_some(USUAL_TRIES),
            until: self.application.until,
            citation: ctx.law.cite(Key::SharingUnconditional, ctx.today()),
            state: GrantState::Active,
        };
        let state = RequestState::Granted { grant: self.grant.clone(), at: ctx.now };
        let request = self.request(resource, state, catalogued, ctx);
        let cite = if deemed.is_some() { ctx.law.cite(Key::CatalogueUnstatedOpen, ctx.today()) } else { grant.citation.clone() };
        let mut event = Event::new("sharing.granted", Room::Sharing, request.id.as_str()).under(cite);
        event.note = deemed;
        Decision::of(event, request).and(grant)
    }

    fn request(self, resource: &Resource, state: RequestState, catalogued: bool, ctx: &Context<'_>) -> Request {
        Request {
            id: self.id,
            resource: resource.id.clone(),
            source: resource.org.clone(),
            applicant: ctx.actor.org.clone(),
            officer: ctx.actor.person.clone(),
            asked: ctx.now,
            application: self.application,
            uncatalogued: !catalogued && ctx.law.rule(Key::CatalogueOwn, ctx.today()).is_some(),
            ordered: None,
            state,
        }
    }
}

/// What has no entry in force is not shared. The answer is the same where there is nothing at all.
pub fn uncatalogued(ctx: &Context<'_>) -> Refusal {
    let citation = ctx.law.cite(Key::CatalogueUnified, ctx.today());
    Refusal { citation, remedy: "只受理目录中已发布的资源，请核对编号".into(), ..Refusal::hidden() }
}

/// What is withheld is not shared; the law leaves another way.
pub(super) fn withheld(contract: &Contract, ctx: &Context<'_>) -> Refusal {
    let title = contract.type_title(ctx.law, ctx.today());
    let verify = ctx.law.cite(Key::SharingVerify, ctx.today());
    let remedy =
        if verify.is_some() { "可以向数源部门提出核实、比对需求" } else { "可以与数源部门协商调整共享类型" };
    let cite = verify.or_else(|| ctx.law.cite(Key::CatalogueWithholdMeans, ctx.today()));
    let stated = contract.stated_effect(ctx.law, ctx.today()) == Some(Effect::Withhold);
    let message = if stated { format!("该资源{title}") } else { "该资源依法不得提供".into() };
    Refusal::law("sharing.withheld", cite, message, remedy)
}
