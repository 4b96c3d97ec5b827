//! The overdue register in memory.

use super::Memory;
use super::matter::step;
use crate::clock::NoteOverdue;
use crate::correction::{Correction, Notice};
use crate::decision::{CaseRef, Room};
use crate::demand::Demand;
use crate::dispute::Dispute;
use crate::oversight::{Fact, Involved, Lapse, OpenRequest, Service, SharingRecord, Step, crossing};
use crate::sharing::Request;
use crate::story::{MatterAct, Outcome};
use crate::{Actor, Context, Decision, Matter, OrgId, Refusal};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate};
use law::Key;
use std::collections::BTreeSet;

/// How often one organization may urge in a day, as a node sets it by default.
const NUDGES: u32 = 1;

impl Memory {
    pub(super) fn oversight(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let lapse = self.lapse(&act.name).ok_or_else(Refusal::hidden)?;
        match step::<Lapse>(act)? {
            Step::Nudge(step) => step.decide(lapse, NUDGES, ctx),
            Step::Explain(step) => step.decide(lapse, ctx),
            Step::Record(step) => step.decide(lapse, ctx),
            Step::Close(step) => step.decide(lapse, ctx),
            Step::Order(step) => {
                let series = Lapse::series(ctx.now.year());
                let earlier = self.books.papers.iter().filter(|paper| paper.number.starts_with(&series));
                let owner = self.org(lapse.owner.as_str());
                step.decide(lapse, owner.as_ref(), earlier.count() as u64, ctx)
            }
        }
    }

    /// The newest entry about a case.
    pub(super) fn lapse(&self, case: &str) -> Option<Lapse> {
        self.books.all::<Lapse>().into_iter().filter(|lapse| lapse.subject.id == case).max_by_key(|lapse| lapse.noted)
    }

    /// How an entry stands.
    pub(super) fn look_at_lapse(&self, case: &str, outcome: &mut Outcome) {
        let Some(lapse) = self.lapse(case) else { return };
        outcome.state = Some(lapse.state_name().to_owned());
        outcome.number.clone_from(&lapse.number);
        outcome.told = lapse.lines();
    }

    /// Notes every clock that ran out, as the node's ticker does.
    pub(super) fn watch(&mut self, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<(), Refusal> {
        let node = Actor::node(self.authority.clone());
        let mut new = 0;
        for clock in self.books.clocks.clone() {
            let known = self.books.all::<Lapse>().iter().any(|lapse| lapse.clock == clock.id);
            if clock.met.is_some() || at <= clock.due || known {
                continue;
            }
            let note = NoteOverdue { entry: clock.id.as_str().into(), involved: self.involved(&clock.case), known };
            if let Some(decision) = note.decide(&clock, &self.context(&node, at))? {
                self.books.record(&decision, at)?;
                new += 1;
            }
        }
        outcome.told = vec![format!("新增逾期 {new} 件")];
        Ok(())
    }

    fn involved(&self, case: &CaseRef) -> Involved {
        fn of<T: Matter>(memory: &Memory, case: &CaseRef) -> Option<Involved> {
            let matter: T = memory.books.matter(&case.id).ok()?;
            Some(Involved { title: matter.title(), parties: vec![matter.opener().clone(), matter.opposite().clone()] })
        }
        let found = match case.room {
            Room::Catalogue => self.resource(&case.id).ok().map(|one| Involved { title: one.draft.title, parties: vec![one.org] }),
            Room::Sharing => self.request(&case.id).ok().map(|one| {
                let title = self.resource(one.resource.as_str()).map_or(String::new(), |resource| resource.draft.title);
                Involved { title, parties: vec![one.source, one.applicant] }
            }),
            Room::Correction => of::<Correction>(self, case),
            Room::Notice => of::<Notice>(self, case),
            Room::Dispute => of::<Dispute>(self, case),
            Room::Demand => of::<Demand>(self, case),
            _ => None,
        };
        found.unwrap_or_default()
    }

    /// What became of what was asked of a department in a span of days, and how far its resources are in service.
    pub(super) fn record_of(
        &self,
        by: &Actor,
        (org, span): (&str, (NaiveDate, NaiveDate)),
        at: DateTime<FixedOffset>,
        outcome: &mut Outcome,
    ) {
        let ctx = &self.context(by, at);
        let org = OrgId::from(org);
        let asked = self.books.requests.values().filter(|request| request.source == org);
        let facts: Vec<_> = asked.map(|request| self.fact(request)).collect();
        let own = self.books.resources.values().filter(|resource| resource.org == org);
        let loaded: BTreeSet<_> = self.books.resources.keys().filter(|id| self.books.loaded(id)).cloned().collect();
        outcome.told = SharingRecord::of(&facts, span, ctx).lines();
        outcome.told.extend(Service::of(own, &loaded, ctx).lines());
        let keys = [Key::SharingOwn, Key::SharingService, Key::SharingAsNeeded];
        outcome.citations.extend(keys.iter().filter_map(|key| ctx.law.cite(*key, ctx.today())));
    }

    /// Grants used, by what they cross.
    pub(super) fn crossings(&self, by: &Actor, at: DateTime<FixedOffset>, outcome: &mut Outcome) {
        let ctx = &self.context(by, at);
        let used = self.books.grants.values().filter(|grant| self.first_call(grant.id.as_str()).is_some());
        let sides = used.filter_map(|grant| {
            let source = self.books.resources.get(&grant.resource)?.org.as_str();
            Some((self.orgs.get(source)?, self.orgs.get(grant.consumer.as_str())?))
        });
        outcome.told = crossing(sides, ctx).into_iter().map(|(title, n)| format!("{title} {n} 件")).collect();
        outcome.citations.extend(ctx.law.cite(Key::SharingCoordinated, ctx.today()));
    }

    fn fact(&self, request: &Request) -> Fact {
        let case = request.case();
        let clocks = self.books.clocks.iter().filter(|clock| clock.case == case).cloned().collect();
        let first = request.grant().and_then(|grant| self.first_call(grant.as_str()));
        Fact { request: request.clone(), clocks, first }
    }

    fn first_call(&self, grant: &str) -> Option<NaiveDate> {
        let called = self.calls.iter().filter(|((of, _), count)| of == grant && **count > 0);
        called.map(|((_, day), _)| *day).min()
    }

    /// Requests in which the source has to act, the most pressing first.
    pub(super) fn open_list(&self, by: &Actor, at: DateTime<FixedOffset>, outcome: &mut Outcome) {
        let ctx = &self.context(by, at);
        for request in self.books.requests.values() {
            let case = request.case();
            let clock = self.books.running(&case).min_by_key(|clock| clock.due);
            let owner = clock.map_or(&request.source, |clock| &clock.owner).to_string();
            let about = self.resource(request.resource.as_str()).map_or(String::new(), |resource| resource.draft.title);
            let Some(open) = OpenRequest::of(request, &about, &owner, clock, ctx) else { continue };
            outcome.citations.extend(open.term.iter().map(|term| term.citation.clone()));
            outcome.told.push(open.line());
        }
        outcome.citations.extend(ctx.law.cite(Key::SharingCoordinate, ctx.today()));
    }
}
