//! Each act of a story as the command of its room.

use super::Memory;
use crate::calendar::LoadYear;
use crate::catalogue::{
    Compile, ConfirmType, Inspect, NoteChange, Pass, Publish, Reassess, Regrade, Return, Revise, Secrecy, Submit, Withdraw,
};
use crate::clock::Reckon;
use crate::intake::{Accept, Counts, Outcome as Loaded, Settle};
use crate::org::{AddClient, AddPerson, Person};
use crate::sharing::{Agree, Apply, Asked, Call, Cancel, Deliver, EndEvent, GiveUp, Grant, Mode, Refuse, Request, Undertake};
use crate::story::{Act, Outcome, RECORD, held};
use crate::{Actor, Change, Decision, Event, Refusal, RequestId};
use chrono::{DateTime, Datelike, FixedOffset};

impl Memory {
    /// Plays an act. What was decided is recorded; a call changes nothing.
    ///
    /// # Errors
    /// The refusal of its room.
    pub fn play(&mut self, by: &Actor, act: &Act, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<Option<Event>, Refusal> {
        self.played(by, act, at, outcome).map_err(|refusal| refusal.reserved(&self.context(by, at)))
    }

    fn played(&mut self, by: &Actor, act: &Act, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<Option<Event>, Refusal> {
        self.admitted(by, at)?;
        let decision = match act {
            Act::Call { .. } => return self.call(act, at, outcome).map(|()| None),
            Act::WatchUse => return self.watch_use(by, at, outcome).map(|()| None),
            Act::EndEvent { event, document } => {
                let grants = self.books.grants.values().filter(|grant| grant.event.as_ref() == Some(event)).cloned().collect();
                let decision = EndEvent { event: event.clone(), document: document.clone() }.decide(grants, &self.context(by, at))?;
                outcome.state = Some("ended".into());
                decision
            }
            Act::Load { resource, file, blank, secrecy } => {
                return self.load(by, resource, (file, *blank, *secrecy), at, outcome).map(Some);
            }
            Act::Check { .. } => return self.check(act, at, outcome).map(|()| None),
            Act::LoadYear { text, replace } => return self.load_year(by, text, *replace, at, outcome).map(Some),
            Act::Matter(act) => self.matter(by, act, at)?,
            Act::Watch => return self.watch(at, outcome).map(|()| None),
            Act::Ask(question) => return self.answer(by, question, at, outcome),
            Act::Org(act) => self.organization(by, act, at, outcome)?,
            Act::AddPerson { .. } | Act::AddClient { .. } => self.account(by, act, at, outcome)?,
            _ => self.decide(by, act, at)?,
        };
        self.books.record(&decision, at)?;
        self.settle_orgs(&decision);
        Ok(Some(decision.event))
    }

    fn decide(&self, by: &Actor, act: &Act, at: DateTime<FixedOffset>) -> Result<Decision, Refusal> {
        let ctx = &self.context(by, at);
        match act {
            Act::Compile { resource, contract } => Compile { id: resource.as_str().into(), contract: contract.clone() }.decide(ctx),
            Act::Revise { resource, contract } => Revise { contract: contract.clone() }.decide(self.resource(resource)?, ctx),
            Act::NoteChange { resource, on, document } => {
                NoteChange { on: *on, document: document.clone() }.decide(&self.resource(resource)?, ctx)
            }
            Act::Submit { resource } => Submit {}.decide(self.resource(resource)?, &self.known(resource), ctx),
            Act::Reassess { resource, fit, conclusion } => {
                Reassess { fit: *fit, conclusion: conclusion.clone() }.decide(self.resource(resource)?, ctx)
            }
            Act::Regrade { resource, grades, conclusion } => {
                Regrade { grades: grades.clone(), conclusion: conclusion.clone() }.decide(self.resource(resource)?, &self.books.all(), ctx)
            }
            Act::Inspect { resource, finding } => Inspect { finding: finding.clone() }.decide(self.resource(resource)?, ctx),
            Act::ConfirmType { resource, conclusion } => {
                ConfirmType { conclusion: conclusion.clone() }.decide(self.resource(resource)?, ctx)
            }
            Act::Pass { resource, step } => Pass { step: *step }.decide(self.resource(resource)?, &self.known(resource), ctx),
            Act::Return { resource, reason, fields } => {
                Return { reason: reason.clone(), fields: fields.clone() }.decide(self.resource(resource)?, ctx)
            }
            Act::Publish { resource } => Publish {}.decide(self.resource(resource)?, &self.known(resource), &self.shelf(resource), ctx),
            Act::Withdraw { resource, reason } => {
                let held = self.books.grants.values().filter(|g| g.resource.as_str() == resource && g.until >= at.date_naive()).count();
                let requests = self.open_requests(resource);
                Withdraw { reason: reason.clone() }.decide(self.resource(resource)?, held as u64, requests, &self.shelf(resource), ctx)
            }
            Act::Apply { request, resource, application, .. } => {
                self.fit_to_apply(ctx)?;
                let grant = format!("{request}的授权").into();
                let found = self.resource(resource).ok();
                let asked = Asked {
                    resource: found.as_ref(),
                    applicant: self.orgs.get(by.org.as_str()),
                    source: found.as_ref().and_then(|found| self.orgs.get(found.org.as_str())),
                    renews: application.renews.as_ref().and_then(|id| self.books.grants.get(id)),
                    earlier: self.books.requests.values().filter(|one| one.number.starts_with(&Request::series(at.year()))).count() as u64,
                    catalogued: self.has_submitted(&ctx.actor.org),
                };
                Apply { id: request.as_str().into(), grant, application: application.clone() }.decide(&asked, ctx)
            }
            Act::Agree { request, terms, findings, basis } => {
                let grant = format!("{request}的授权").into();
                let request = self.request(request)?;
                let resource = self.resource(request.resource.as_str())?;
                Agree { grant, terms: terms.clone(), findings: findings.clone(), basis: basis.clone() }.decide(request, &resource, ctx)
            }
            Act::Refuse { request, basis, reason, findings } => {
                let request = self.request(request)?;
                let resource = self.resource(request.resource.as_str())?;
                Refuse { basis: basis.clone(), reason: reason.clone(), findings: findings.clone() }.decide(request, &resource, ctx)
            }
            Act::Deliver { request, offline } => {
                let request = self.request(request)?;
                let grant = request.grant().and_then(|id| self.books.grants.get(id)).cloned();
                let loaded = self.books.loaded(&request.resource);
                Deliver { offline: offline.clone() }.decide(request, grant, loaded, ctx)
            }
            Act::Undertake { request, safety } => Undertake { safety: safety.clone() }.decide(self.request(request)?, ctx),
            Act::GiveUp { request } => GiveUp { note: String::new() }.decide(self.grant_of(request)?, ctx),
            Act::Cancel { request } => Cancel {}.decide(self.request(request)?, ctx),
            _ => Err(elsewhere()),
        }
    }

    /// Compares what is claimed with the one record of a story.
    fn check(&mut self, act: &Act, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<(), Refusal> {
        let Act::Check { request, key, claims, purpose } = act else { return Err(elsewhere()) };
        let grant = self.grant_of(request)?;
        let (today, items) = (at.date_naive(), claims.iter().map(|(item, _)| item.clone()).collect::<Vec<_>>());
        let used_today = self.calls.get(&(grant.id.to_string(), today)).copied().unwrap_or_default();
        grant.admit(&Call { items: &items, purpose, mode: Mode::Verify, today, used_today, unit: "" }, &self.law)?;
        let tries = self.tries.entry((grant.id.to_string(), key.clone(), today)).or_default();
        grant.admit_try(*tries, &self.law, today)?;
        *tries += 1;
        *self.calls.entry((grant.id.to_string(), today)).or_default() += 1;
        let contract = self.resource(grant.resource.as_str())?.published.ok_or_else(Refusal::hidden)?;
        let same = |(item, value): &(String, String)| contract.item(item).is_some_and(|item| held(item) == value);
        let verdict = match (key == RECORD, claims.iter().all(same)) {
            (false, _) => "no_record",
            (true, true) => "match",
            (true, false) => "mismatch",
        };
        outcome.state = Some(verdict.into());
        Ok(())
    }

    fn load(
        &mut self,
        by: &Actor,
        name: &str,
        (file, blank, secrecy): (&str, bool, Option<Secrecy>),
        at: DateTime<FixedOffset>,
        outcome: &mut Outcome,
    ) -> Result<Event, Refusal> {
        let id = format!("{name}:{}", self.books.batches.len());
        let accept = Accept { id: id.as_str().into(), file: file.into(), digest: id.clone(), secrecy };
        let accepted = accept.decide(&self.resource(name)?, &self.context(by, at))?;
        self.may_load(name, &self.context(by, at))?;
        self.books.record(&accepted, at)?;
        let node = Actor::node(self.authority.clone());
        let batch = self.books.batches.last().cloned().ok_or_else(Refusal::hidden)?;
        let (state, came) = match blank {
            true => ("failed", Loaded::Failed { why: "没有一行合格".into() }),
            false => ("landed", Loaded::Landed { counts: Counts { rows: 3, good: 3, bad: 0 }, table_version: 1 }),
        };
        let settled = Settle { outcome: came }.decide(batch, &self.context(&node, at))?;
        self.books.record(&settled, at)?;
        outcome.state = Some(state.into());
        Ok(accepted.event)
    }

    /// Records a year, and reckons the clocks that reach it anew, as the node's ticker does.
    fn load_year(
        &mut self,
        by: &Actor,
        text: &str,
        replace: bool,
        at: DateTime<FixedOffset>,
        outcome: &mut Outcome,
    ) -> Result<Event, Refusal> {
        let decision = LoadYear { text: text.into(), replace }.decide(&self.context(by, at))?;
        if let Some(Change::Calendar(recorded)) = decision.changes.first() {
            let calendar = self.law.calendar().with(recorded.year.clone());
            self.law = self.law.with_calendar(std::sync::Arc::new(calendar));
        }
        self.books.record(&decision, at)?;
        let node = Actor::node(self.authority.clone());
        for clock in self.books.clocks.clone() {
            if let Some(moved) = (Reckon {}).decide(clock, &self.context(&node, at))? {
                self.books.record(&moved, at)?;
            }
        }
        outcome.state = Some("calendar".into());
        Ok(decision.event)
    }

    fn account(&mut self, by: &Actor, act: &Act, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<Decision, Refusal> {
        let ctx = &self.context(by, at);
        let (state, decision) = match act {
            Act::AddPerson { org: of, name, roles } => {
                let person = Person {
                    id: name.as_str().into(),
                    login: name.clone(),
                    name: name.clone(),
                    org: of.as_str().into(),
                    roles: roles.iter().copied().collect(),
                    password: "案例".into(),
                    away: Vec::new(),
                };
                ("added", AddPerson { person }.decide(self.orgs.get(of).ok_or_else(Refusal::hidden)?, ctx)?)
            }
            Act::AddClient { name } => (
                "registered",
                AddClient { id: name.as_str().into(), name: name.clone(), unit: String::new(), secret: "案例".into() }.decide(ctx)?,
            ),
            _ => return Err(elsewhere()),
        };
        outcome.state = Some(state.into());
        Ok(decision)
    }

    fn open_requests(&self, resource: &str) -> u64 {
        let open = |r: &&Request| r.resource.as_str() == resource && matches!(r.state_name(), "asked" | "agreed");
        self.books.requests.values().filter(open).count() as u64
    }

    /// Calls, as often as the line says; what is refused is seen by those who watch.
    fn call(&mut self, act: &Act, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<(), Refusal> {
        let Act::Call { request, items, purpose, mode, unit, times } = act else { return Err(elsewhere()) };
        let grant = self.grant_of(request)?;
        let (today, mut last) = (at.date_naive(), Ok(()));
        for _ in 0..*times {
            let used = self.calls.entry((grant.id.to_string(), today)).or_default();
            let call = Call { items, purpose, mode: *mode, today, used_today: *used, unit };
            let seen = self.seen.entry(grant.id.to_string()).or_default();
            match grant.admit(&call, &self.law) {
                Ok(admitted) => {
                    *used += 1;
                    seen.answered(at);
                    outcome.returned = Some(admitted.items().to_vec());
                }
                Err(refusal) => {
                    seen.refused(&refusal, at);
                    last = Err(refusal);
                }
            }
        }
        last?;
        outcome.state = Some("answered".into());
        Ok(())
    }

    /// The grant of a request, or of a consent of that name.
    pub(super) fn grant_of(&self, name: &str) -> Result<Grant, Refusal> {
        let asked = self.request(name).ok().and_then(|request| request.grant().cloned());
        let id = asked.unwrap_or_else(|| format!("{name}的授权").into());
        self.books.grants.get(&id).cloned().ok_or_else(Refusal::hidden)
    }

    pub(super) fn request(&self, name: &str) -> Result<Request, Refusal> {
        self.books.requests.get(&RequestId::from(name)).cloned().ok_or_else(Refusal::hidden)
    }
}

/// An act that another arm plays; reached only where the list of acts and this file disagree.
pub(super) fn elsewhere() -> Refusal {
    Refusal::state("story.act", "这个动作不在这里办", "决定有误，请报告开发者")
}
