//! Applying for a resource.

use super::request::repeats;
use super::{Application, Grant, GrantState, GrantedItem, Mode, Request, RequestState};
use crate::catalogue::{Contract, Effect, Resource};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, GrantId, Refusal, RequestId};
use chrono::Datelike;
use law::Key;
use serde::{Deserialize, Serialize};

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
    ///
    /// # Errors
    /// Nothing published; missing elements; unknown items; an own resource; a withheld one.
    pub fn decide(self, resource: &Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        let contract = resource.published.as_ref().ok_or_else(Refusal::hidden)?;
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
            Some(Effect::Open) => self.granted(resource, ctx),
            _ => self.asked(resource, ctx),
        })
    }

    fn asked(self, resource: &Resource, ctx: &Context<'_>) -> Decision {
        let request = self.request(resource, RequestState::Asked, ctx);
        let verb = if request.verifies() { "sharing.verification_requested" } else { "sharing.requested" };
        let event = Event::new(verb, Room::Sharing, request.id.as_str()).under(ctx.law.cite(request.answer_key(), ctx.today()));
        let clocks = ClockStep::starting(ctx, verb, &Request::CLOCKS, &request.case(), &request.parties());
        Decision::of(event, request.clone()).clocks(clocks)
    }

    fn granted(self, resource: &Resource, ctx: &Context<'_>) -> Decision {
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
            tries: None,
            until: self.application.until,
            citation: ctx.law.cite(Key::SharingUnconditional, ctx.today()),
            state: GrantState::Active,
        };
        let state = RequestState::Granted { grant: self.grant.clone(), at: ctx.now };
        let request = self.request(resource, state, ctx);
        let event = Event::new("sharing.granted", Room::Sharing, request.id.as_str()).under(grant.citation.clone());
        Decision::of(event, request).and(grant)
    }

    fn request(self, resource: &Resource, state: RequestState, ctx: &Context<'_>) -> Request {
        Request {
            id: self.id,
            resource: resource.id.clone(),
            source: resource.org.clone(),
            applicant: ctx.actor.org.clone(),
            officer: ctx.actor.person.clone(),
            asked: ctx.now,
            application: self.application,
            state,
        }
    }
}

/// What is withheld is not shared; the law leaves another way.
pub(super) fn withheld(contract: &Contract, ctx: &Context<'_>) -> Refusal {
    let title = contract.type_title(ctx.law, ctx.today());
    let verify = ctx.law.cite(Key::SharingVerify, ctx.today());
    let remedy =
        if verify.is_some() { "可以向数源部门提出核实、比对需求" } else { "可以与数源部门协商调整共享类型" };
    let cite = verify.or_else(|| ctx.law.cite(Key::CatalogueWithholdMeans, ctx.today()));
    Refusal::law("sharing.withheld", cite, format!("该资源{title}"), remedy)
}

/// Every element the law wants reviewed is stated.
fn elements(application: &Application, ctx: &Context<'_>) -> Result<(), Refusal> {
    let stated = |name: &str| match name {
        "scenario" => !application.scenario.trim().is_empty(),
        "unit" => !application.unit.trim().is_empty(),
        "items" => !application.items.is_empty(),
        // Mode and end date are typed: they can't be left out.
        _ => true,
    };
    let rows = ctx.law.table(Key::SharingElements, ctx.today());
    let mut missing: Vec<_> = rows
        .iter()
        .filter_map(|row| Some((row.get("field")?.clone(), row.get("title")?.clone())))
        .filter(|(name, _)| !stated(name))
        .collect();
    if application.purpose.trim().is_empty() {
        missing.push(("purpose".into(), "用途".into()));
    }
    if missing.is_empty() {
        return Ok(());
    }
    let titles: Vec<_> = missing.iter().map(|(_, title)| title.as_str()).collect();
    let faults = missing.iter().map(|(name, title)| Fault::at(name.clone(), format!("请填写{title}"))).collect();
    let cited = Refusal::law(
        "sharing.elements",
        ctx.law.cite(Key::SharingElements, ctx.today()),
        format!("申请缺少：{}", titles.join("、")),
        "请补齐审核要素后再提交",
    );
    Err(cited.with_faults(faults))
}

/// What is stated fits the contract and the calendar.
fn sound(application: &Application, contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    let mut faults: Vec<_> = application
        .items
        .iter()
        .filter(|name| contract.item(name).is_none())
        .map(|name| Fault::at("items", format!("资源中没有数据项 {name}")))
        .collect();
    if repeats(application.items.iter()) {
        faults.push(Fault::at("items", "数据项重复"));
    }
    if application.until < ctx.today() {
        faults.push(Fault::at("until", "截止时间不能早于今天"));
    }
    if application.until.year() > 9_999 {
        faults.push(Fault::at("until", "截止时间的年份应为四位"));
    }
    if application.purpose.chars().count() > 60 || application.scenario.chars().count() > 2_000 || application.unit.chars().count() > 100 {
        faults.push(Fault::at("purpose", "用途最多 60 字，用数单位最多 100 字，场景最多 2000 字"));
    }
    match &application.basis {
        Some(basis) if ctx.law.basis(basis).is_some_and(|b| b.norm.in_force_on(ctx.today())) => {}
        _ => faults.push(Fault::at("basis", "请从依据库中选择履行职责的依据")),
    }
    if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
}
