//! Applying for a resource.

use super::filing::filings;
use super::requirements::acknowledged;
use super::sound::{deemed, doubts, elements, offered, sound};
use super::special::may_apply;
use super::{Application, Grant, GrantState, GrantedItem, Mode, Request, RequestState, Requirements, Reviewer};
use crate::catalogue::{Contract, Effect, Resource};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::org::{Before, Org, Role, ready};
use crate::{Context, Decision, Event, Fault, GrantId, Refusal, RequestId, ResourceId};
use chrono::Datelike;
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

/// What is known of an application: what it asks for, of whom, and who asks.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    /// The resource, if there is one of that identifier.
    pub resource: Option<&'a Resource>,
    /// Who applies.
    pub applicant: Option<&'a Org>,
    /// Whose data it is.
    pub source: Option<&'a Org>,
    /// The grant that is to be carried on.
    pub renews: Option<&'a Grant>,
    /// Requests numbered this year before.
    pub earlier: u64,
    /// Whether the applicant has submitted a catalogue of its own; where not, that is kept with the request.
    pub catalogued: bool,
}

impl Apply {
    /// Decides by the sharing type of the contract in force: open is granted at once, or after the authority's review where the law
    /// wants one; conditional goes to the source under its clock; withheld is refused with the way that remains: to have it compared.
    ///
    /// # Errors
    /// Nothing published; no right to apply; missing elements; the requirements of use not acknowledged; unknown items; an own resource; a withheld one; a grant to carry on that
    /// is another's.
    pub fn decide(self, known: &Asked<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        let published = known.resource.and_then(|resource| Some((resource, resource.published.as_ref()?)));
        let (resource, contract) = published.ok_or_else(|| uncatalogued(ctx))?;
        if resource.org == ctx.actor.org {
            return Err(Refusal::state("sharing.own", "这是本机构的资源，无需申请", "可直接查看本机构已汇聚的数据"));
        }
        if let Some(own) = known.applicant {
            ready(own, Before::Use, ctx)?;
        }
        may_apply(&self.application, ctx)?;
        let effect = contract.effect(ctx.law, ctx.today());
        let verifies = self.application.mode == Mode::Verify && ctx.law.rule(Key::SharingVerify, ctx.today()).is_some();
        if effect == Some(Effect::Withhold) && !verifies {
            return Err(withheld(contract, ctx));
        }
        elements(&self.application, ctx)?;
        offered(&self.application, contract, ctx)?;
        sound(&self.application, contract, ctx)?;
        self.carries_on(known.renews, &resource.id, ctx)?;
        let requirements = acknowledged(&self.application, resource, contract, ctx)?;
        // Limited to some institutions, it is not open to the others; nor to those who share only for a special purpose.
        let open = effect == Some(Effect::Open)
            && self.application.special.is_none()
            && (contract.scope.is_empty() || contract.scope.contains(&ctx.actor.org));
        Ok(match (open, ctx.law.holds(Key::SharingUnconditionalReview, ctx.today())) {
            (true, false) => self.granted(known, (resource, contract), requirements, ctx),
            (true, true) => self.asked(known, (resource, contract), Reviewer::Authority, requirements, ctx),
            (false, _) => self.asked(known, (resource, contract), Reviewer::Source, requirements, ctx),
        })
    }

    /// What is carried on is a grant of the applicant's, of the same resource.
    fn carries_on(&self, renews: Option<&Grant>, resource: &ResourceId, ctx: &Context<'_>) -> Result<(), Refusal> {
        let own = |grant: &&Grant| grant.consumer == ctx.actor.org && grant.resource == *resource;
        match (&self.application.renews, renews.filter(own)) {
            (Some(_), None) => Err(Refusal::input(vec![Fault::at("renews", "没有这项授权，或者不是本机构对该资源的授权")])),
            _ => Ok(()),
        }
    }

    fn asked(
        self,
        known: &Asked<'_>,
        (resource, contract): (&Resource, &Contract),
        reviewer: Reviewer,
        requirements: Option<Requirements>,
        ctx: &Context<'_>,
    ) -> Decision {
        let open = reviewer == Reviewer::Authority;
        let doubts = if open { deemed(contract, ctx) } else { doubts(&self.application, contract, ctx) };
        let request = Request { reviewer, requirements, ..self.request(known, resource, RequestState::Asked, ctx) };
        let verb = request.asking();
        let key = match () {
            () if !request.filings.is_empty() => Key::SharingCross,
            () if request.application.special.is_some() => Key::SharingSpecial,
            () if doubts.is_some() && open => Key::CatalogueUnstatedOpen,
            () if doubts.is_some() => Key::CatalogueAskMeans,
            () => request.answer_key(),
        };
        let mut event = Event::new(verb, Room::Sharing, request.id.as_str()).under(ctx.law.cite(key, ctx.today()));
        event.note = doubts;
        let clocks = ClockStep::starting(ctx, verb, &Request::CLOCKS, &request.case(), &request.parties());
        let clocks = clocks.into_iter().filter(|_| !open);
        Decision::of(event, request.clone()).clocks(clocks)
    }

    fn granted(
        self,
        known: &Asked<'_>,
        (resource, contract): (&Resource, &Contract),
        requirements: Option<Requirements>,
        ctx: &Context<'_>,
    ) -> Decision {
        let deemed = deemed(contract, ctx);
        let grant = Grant {
            id: self.grant.clone(),
            request: self.id.clone(),
            resource: resource.id.clone(),
            consumer: ctx.actor.org.clone(),
            items: self.application.items.iter().map(|item| GrantedItem { item: item.clone(), mask: None }).collect(),
            rows: None,
            purpose: self.application.purpose.clone(),
            unit: self.application.unit.trim().to_owned(),
            requirements: requirements.clone(),
            event: None,
            special: false,
            since: Some(ctx.now),
            mode: self.application.mode,
            daily_quota: None,
            tries: (self.application.mode == Mode::Verify).then_some(USUAL_TRIES),
            until: self.application.until,
            citation: ctx.law.cite(Key::SharingUnconditional, ctx.today()),
            state: GrantState::Active,
        };
        let state = RequestState::Granted { grant: self.grant.clone(), at: ctx.now };
        let request = Request { requirements, ..self.request(known, resource, state, ctx) };
        let cite = if deemed.is_some() { ctx.law.cite(Key::CatalogueUnstatedOpen, ctx.today()) } else { grant.citation.clone() };
        let mut event = Event::new("sharing.granted", Room::Sharing, request.id.as_str()).under(cite);
        event.note = deemed;
        Decision::of(event, request).and(grant)
    }

    fn request(self, known: &Asked<'_>, resource: &Resource, state: RequestState, ctx: &Context<'_>) -> Request {
        let number = format!("{}{}号", Request::series(ctx.now.year()), known.earlier + 1);
        let filings = known.applicant.zip(known.source).map(|(from, of)| filings(&number, from, of, ctx)).unwrap_or_default();
        Request {
            id: self.id,
            resource: resource.id.clone(),
            source: resource.org.clone(),
            applicant: ctx.actor.org.clone(),
            officer: ctx.actor.person.clone(),
            asked: ctx.now,
            number,
            application: self.application,
            uncatalogued: !known.catalogued && ctx.law.rule(Key::CatalogueOwn, ctx.today()).is_some(),
            reviewer: Reviewer::Source,
            filings,
            requirements: None,
            safety: None,
            findings: Vec::new(),
            offline: None,
            ordered: None,
            state,
        }
    }
}

/// What has no entry in force is not shared; what isn't there can be demanded. The answer is the same where there is nothing at all.
fn uncatalogued(ctx: &Context<'_>) -> Refusal {
    let keys = [Key::SharingByCatalogue, Key::CatalogueUnified, Key::SharingRequest];
    let citation = keys.into_iter().find_map(|key| ctx.law.cite(key, ctx.today()));
    Refusal {
        citation, remedy: "只受理目录中已发布的资源；目录中没有的，可以提出数据需求".into(), ..Refusal::hidden()
    }
}

/// What is withheld is not shared; the law leaves another way.
pub(super) fn withheld(contract: &Contract, ctx: &Context<'_>) -> Refusal {
    let title = contract.type_title(ctx.law, ctx.today());
    let verify = ctx.law.cite(Key::SharingVerify, ctx.today());
    let remedy =
        if verify.is_some() { "可以向数源部门提出核实、比对需求" } else { "可以与数源部门协商调整共享类型" };
    // What the type means is why it is refused; comparing is what remains.
    let cite = ctx.law.cite(Key::CatalogueWithholdMeans, ctx.today()).or(verify);
    let stated = contract.stated_effect(ctx.law, ctx.today()) == Some(Effect::Withhold);
    let what = if stated { format!("该资源{title}") } else { "该资源依法不得提供".into() };
    let basis = contract.basis.as_ref().and_then(|picked| ctx.law.basis(picked));
    let message = basis.map_or_else(|| what.clone(), |basis| format!("{what}，依据为{basis}"));
    let ladder = ctx.law.rule(Key::DisputeLadder, ctx.today()).map_or("", |_| "；对共享类型有异议的，可以提请解决争议");
    let remedy = format!("{remedy}{ladder}");
    Refusal::law("sharing.withheld", cite, message, remedy)
}
