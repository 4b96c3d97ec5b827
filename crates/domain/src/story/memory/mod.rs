//! The world in memory: `domain` alone, no store, no door.

mod books;
mod collect;
mod demand;
mod lists;
mod matter;
mod org;
mod oversight;
mod play;
mod source;
mod usage;
mod watch;

pub use books::Books;

use crate::catalogue::Resource;
use crate::decision::{CaseRef, Room};
use crate::intake::BatchState;
use crate::org::{Org, OrgKind};
use crate::story::{Case, Consulted, Outcome, Running, Step, Story, Subject, World};
use crate::{Actor, Context, OrgId, Refusal, RequestId, ResourceId};
use chrono::{DateTime, FixedOffset};
use law::{Key, Lawbook};
use std::collections::{BTreeMap, BTreeSet};

/// The world in memory.
#[derive(Debug)]
pub struct Memory {
    /// The law of the story.
    pub law: Lawbook,
    /// What was recorded.
    pub books: Books,
    /// The public-data authority.
    pub authority: OrgId,
    pub(super) orgs: BTreeMap<String, Org>,
    /// Calls answered per grant and day.
    pub calls: BTreeMap<(String, chrono::NaiveDate), u32>,
    /// What was called under each grant, for those who watch over it.
    pub(super) seen: BTreeMap<String, watch::Seen>,
    /// Comparisons per grant, record and day.
    pub tries: BTreeMap<(String, String, chrono::NaiveDate), u32>,
}

impl Memory {
    /// The world at the opening of a story, under the story's law.
    pub fn of(story: &Story) -> Self {
        let authority = story.cast.authority().unwrap_or("node");
        let on = story.lines.last().map_or(chrono::NaiveDate::MIN, |line| line.at.date_naive());
        let org = |name: &String, kind: &OrgKind| story.cast.org(name, name, *kind, &story.law, on);
        Self {
            law: story.law.clone(),
            books: Books::default(),
            authority: authority.into(),
            orgs: story.cast.orgs.iter().map(|(name, kind)| (name.clone(), org(name, kind))).collect(),
            calls: BTreeMap::new(),
            tries: BTreeMap::new(),
            seen: BTreeMap::new(),
        }
    }

    /// The subject of a line as an actor.
    pub fn actor(&self, by: &Subject) -> Actor {
        let org: OrgId = by.org.as_str().into();
        let person = format!("{}{}", by.org, by.role.title()).into();
        Actor { person, org, kind: by.kind, roles: BTreeSet::from([by.role]), acting_for: None }
    }

    fn context<'a>(&'a self, actor: &'a Actor, now: DateTime<FixedOffset>) -> Context<'a> {
        Context { now, actor, law: &self.law, authority: &self.authority }
    }

    /// A resource by its name.
    ///
    /// # Errors
    /// Hidden: the store answers the same to what is not there and to what may not be known.
    pub fn resource(&self, name: &str) -> Result<Resource, Refusal> {
        self.books.resources.get(&ResourceId::from(name)).cloned().ok_or_else(Refusal::hidden)
    }

    /// How a case stands.
    fn look(&self, case: &Case, now: DateTime<FixedOffset>, outcome: &mut Outcome) {
        let case_ref = match case {
            Case::Resource(name) => {
                let found = self.books.resources.get(&ResourceId::from(name.as_str()));
                outcome.state = found.map(|resource| resource.state_name().to_owned());
                outcome.version = found.map(|resource| resource.version);
                outcome.fit_days = found.and_then(|resource| resource.fit_days(now.date_naive()));
                self.look_at_entry(found, now.date_naive(), outcome);
                CaseRef::new(Room::Catalogue, name)
            }
            Case::Request(name) => {
                let found = self.books.requests.get(&RequestId::from(name.as_str()));
                outcome.state = found.map(|request| request.state_name().to_owned());
                outcome.number = found.map(|request| request.number.clone());
                let filings = found.into_iter().flat_map(|request| &request.filings);
                outcome.filings = filings.map(|filing| (filing.region.clone(), filing.number.clone())).collect();
                outcome.grant = found.and_then(|request| request.grant()).and_then(|id| self.books.grants.get(id)).cloned();
                CaseRef::new(Room::Sharing, name)
            }
            Case::Matter(Room::Oversight, name) => return self.look_at_lapse(name, outcome),
            Case::Matter(room, name) => {
                let name = &matter::kept_as(*room, name);
                let found = self.books.matters.get(&(*room, name.clone()));
                outcome.state = found.map(|(state, _)| state.clone());
                outcome.number = found.and_then(|(_, body)| body.get("number")?.as_str().map(str::to_owned));
                outcome.alike = self.alike(*room, name);
                CaseRef::new(*room, name)
            }
        };
        outcome.running = self.books.running(&case_ref).map(|clock| self.running(clock, now)).collect();
    }

    fn look_at_entry(&self, found: Option<&Resource>, today: chrono::NaiveDate, outcome: &mut Outcome) {
        let Some(resource) = found else { return };
        let contract = resource.published.as_ref().unwrap_or(&resource.draft);
        let landed = |batch: &crate::intake::Batch| match batch.state {
            BatchState::Landed { at, .. } if batch.resource == resource.id => Some(at.date_naive()),
            _ => None,
        };
        let last = self.books.batches.iter().filter_map(landed).max();
        outcome.gathered = Some(contract.gathered(last.is_some(), &self.law, today).to_owned());
        outcome.update_due = last.and_then(|last| contract.next_update(last));
        outcome.regrading = resource.regrading.as_ref().map(|open| open.aspects.clone()).unwrap_or_default();
        outcome.typed = resource.typed.as_ref().map(|typed| (typed.title.clone(), typed.at.date_naive(), typed.confirmed));
    }

    /// A rule; for a term, when a duty that starts now would be due.
    fn consult(&self, key: Key, at: DateTime<FixedOffset>, outcome: &mut Outcome) {
        let today = at.date_naive();
        let Some(rule) = self.law.rule_or_nearest(key, today) else {
            outcome.refusal = Some(Refusal::hidden());
            return;
        };
        let due = self.law.due(key, at).ok();
        let label = |words: &[(&'static str, &'static str)], word: &Option<String>| {
            word.as_deref().map_or(String::new(), |word| law::label(words, word).to_owned())
        };
        outcome.citations.push(rule.citation.clone());
        outcome.consulted = Some(Consulted {
            due: due.as_ref().and_then(|due| due.deadline()).map(|last| last.date_naive()),
            provisional: due.is_some_and(|due| due.provisional),
            in_force: self.law.in_force(rule, today),
            says: rule.value.to_string(),
            from: label(&law::EVENTS, &rule.from),
            by: label(&law::ROLES, &rule.by),
            to: label(&law::ROLES, &rule.to),
        });
    }

    fn running(&self, clock: &crate::clock::Clock, now: DateTime<FixedOffset>) -> Running {
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
            Step::Consult(key) => self.consult(*key, at, &mut outcome),
            Step::Act { by, act } => {
                let actor = self.actor(by);
                match self.play(&actor, act, at, &mut outcome) {
                    Ok(Some(event)) => {
                        outcome.citations.extend(event.citation);
                        outcome.note = event.note;
                    }
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
