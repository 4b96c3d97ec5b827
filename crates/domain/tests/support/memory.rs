//! The world in memory: `domain` alone, no store, no door.

use super::books::Books;
use chrono::{DateTime, FixedOffset};
use domain::catalogue::Resource;
use domain::decision::{CaseRef, Room};
use domain::story::{Case, Outcome, Running, Step, Story, Subject, World};
use domain::{Actor, Context, OrgId, Refusal, RequestId, ResourceId};
use law::Lawbook;
use std::collections::{BTreeMap, BTreeSet};

pub struct Memory {
    pub law: Lawbook,
    pub books: Books,
    pub authority: OrgId,
    pub kinds: BTreeMap<String, domain::org::OrgKind>,
    /// Calls answered per grant and day.
    pub calls: BTreeMap<(String, chrono::NaiveDate), u32>,
}

impl Memory {
    pub fn of(story: &Story) -> Self {
        let authority = story.cast.orgs.iter().find(|(_, kind)| **kind == domain::org::OrgKind::Authority).unwrap().0;
        Self {
            law: story.law.clone(),
            books: Books::default(),
            authority: authority.as_str().into(),
            kinds: story.cast.orgs.clone(),
            calls: BTreeMap::new(),
        }
    }

    pub fn actor(&self, by: &Subject) -> Actor {
        let org: OrgId = by.org.as_str().into();
        let person = format!("{}{}", by.org, by.role.title()).into();
        Actor { person, org, kind: by.kind, roles: BTreeSet::from([by.role]) }
    }

    pub fn context<'a>(&'a self, actor: &'a Actor, now: DateTime<FixedOffset>) -> Context<'a> {
        Context { now, actor, law: &self.law, authority: &self.authority }
    }

    /// The store answers the same to what is not there and to what is hidden.
    pub fn resource(&self, name: &str) -> Result<Resource, Refusal> {
        self.books.resources.get(&ResourceId::from(name)).cloned().ok_or_else(Refusal::hidden)
    }

    /// How a case stands.
    pub fn look(&self, case: &Case, now: DateTime<FixedOffset>, outcome: &mut Outcome) {
        let case_ref = match case {
            Case::Resource(name) => {
                let found = self.books.resources.get(&ResourceId::from(name.as_str()));
                outcome.state = found.map(|resource| resource.state_name().to_owned());
                outcome.version = found.map(|resource| resource.version);
                CaseRef::new(Room::Catalogue, name)
            }
            Case::Request(name) => {
                let found = self.books.requests.get(&RequestId::from(name.as_str()));
                outcome.state = found.map(|request| request.state_name().to_owned());
                outcome.grant = found.and_then(|request| request.grant()).and_then(|id| self.books.grants.get(id)).cloned();
                CaseRef::new(Room::Sharing, name)
            }
        };
        outcome.running = self.books.running(&case_ref).map(|clock| self.running(clock, now)).collect();
    }

    fn running(&self, clock: &domain::clock::Clock, now: DateTime<FixedOffset>) -> Running {
        let due = clock.due.date_naive();
        Running {
            key: clock.key.clone(),
            owner: clock.owner.to_string(),
            due,
            citation: clock.citation.clone(),
            provisional: clock.provisional,
            overdue: now > clock.due,
            days_left: self.law.working_days_between(now.date_naive(), due),
        }
    }
}

impl World for Memory {
    fn step(&mut self, at: DateTime<FixedOffset>, step: &Step) -> Outcome {
        let mut outcome = Outcome::default();
        match step {
            Step::Look(case) => self.look(case, at, &mut outcome),
            Step::Act { by, act } => {
                let actor = self.actor(by);
                match self.play(&actor, act, at, &mut outcome) {
                    Ok(Some(event)) => outcome.citations.extend(event.citation),
                    Ok(None) => {}
                    Err(refusal) => outcome.refusal = Some(refusal),
                }
                let answered = outcome.state.take();
                if let Some(case) = act.case() {
                    self.look(&case, at, &mut outcome);
                }
                // A load, a call or an account answers for itself, not for the case it belongs to.
                outcome.state = answered.or(outcome.state);
            }
        }
        outcome
    }
}
