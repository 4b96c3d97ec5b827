//! What the store would keep: aggregates and clocks, written only from decisions.

use crate::catalogue::{Edition, Resource};
use crate::clock::{Clock, ClockStep};
use crate::decision::{CaseRef, Room};
use crate::intake::{Batch, BatchState};
use crate::oversight::Lapse;
use crate::paper::Paper;
use crate::sharing::{Grant, Request};
use crate::{Change, Decision, GrantId, Matter, Refusal, RequestId, ResourceId};
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeMap;

/// Aggregates and clocks by their identifiers.
#[derive(Debug, Default)]
pub struct Books {
    /// Resources.
    pub resources: BTreeMap<ResourceId, Resource>,
    /// Versions of the level's catalogue, in their order.
    pub editions: Vec<Edition>,
    /// Batches, in the order of their last change.
    pub batches: Vec<Batch>,
    /// Requests.
    pub requests: BTreeMap<RequestId, Request>,
    /// Grants.
    pub grants: BTreeMap<GrantId, Grant>,
    /// Matters by room and identifier: state and body.
    pub matters: BTreeMap<(Room, String), (String, serde_json::Value)>,
    /// Official papers, in the order of their last change.
    pub papers: Vec<Paper>,
    /// Clocks, running and met.
    pub clocks: Vec<Clock>,
}

impl Books {
    /// Records a decision: states and clocks, as the store does.
    ///
    /// # Errors
    /// A step that doesn't fit: a fault of the decision.
    pub fn record(&mut self, decision: &Decision, now: DateTime<FixedOffset>) -> Result<(), Refusal> {
        for change in &decision.changes {
            match change.clone() {
                Change::Catalogue(resource) => drop(self.resources.insert(resource.id.clone(), *resource)),
                Change::Intake(batch) => {
                    self.batches.retain(|known| known.id != batch.id);
                    self.batches.push(*batch);
                }
                Change::Sharing(request) => drop(self.requests.insert(request.id.clone(), *request)),
                Change::Grant(grant) => drop(self.grants.insert(grant.id.clone(), *grant)),
                Change::Correction(matter) => self.keep(matter.as_ref()),
                Change::Notice(matter) => self.keep(matter.as_ref()),
                Change::Dispute(matter) => self.keep(matter.as_ref()),
                Change::Demand(matter) => self.keep(matter.as_ref()),
                Change::Source(matter) => self.keep(matter.as_ref()),
                Change::Misuse(matter) => self.keep(matter.as_ref()),
                Change::Feedback(matter) => self.keep(matter.as_ref()),
                Change::Onward(matter) => self.keep(matter.as_ref()),
                Change::UseLog(matter) => self.keep(matter.as_ref()),
                Change::Duties(matter) => self.keep(matter.as_ref()),
                Change::Standard(matter) => self.keep(matter.as_ref()),
                Change::Collection(matter) => self.keep(matter.as_ref()),
                Change::Form(matter) => self.keep(matter.as_ref()),
                Change::Digitisation(matter) => self.keep(matter.as_ref()),
                Change::Edition(edition) => {
                    let next = self.editions.len() as u64 + 1;
                    fits(edition.number == next, || format!("目录第 {next} 版写成了第 {} 版", edition.number))?;
                    self.editions.push(*edition);
                }
                Change::Listing(matter) => self.keep(matter.as_ref()),
                Change::Round(matter) => self.keep(matter.as_ref()),
                Change::Registration(matter) => self.keep(matter.as_ref()),
                Change::RegisterForm(matter) => self.keep(matter.as_ref()),
                Change::Ruleset(matter) => self.keep(matter.as_ref()),
                Change::Oversight(matter) => self.keep(matter.as_ref()),
                Change::Paper(paper) => {
                    self.papers.retain(|known| known.id != paper.id);
                    self.papers.push(*paper);
                }
                Change::Task(matter) => self.keep(matter.as_ref()),
                Change::Org(_) | Change::Person(_) | Change::Client(_) | Change::Calendar(_) => {}
            }
        }
        for step in &decision.clocks {
            match step {
                ClockStep::Start(clock) => {
                    fits(self.clocks.iter().all(|known| known.id != clock.id), || format!("时限 {} 开始了两次", clock.id))?;
                    let runs = |known: &&Clock| known.case == clock.case && known.key == clock.key && known.met.is_none();
                    if self.clocks.iter().any(|known| runs(&known)) {
                        return Err(Refusal::state("taken", "已有相同的记录", "请刷新后查看最新状态"));
                    }
                    fits(clock.due >= clock.started, || format!("时限 {} 在开始之前到期", clock.id))?;
                    self.clocks.push(clock.as_ref().clone());
                }
                ClockStep::Move(clock) => {
                    let found = self.clocks.iter_mut().find(|known| known.id == clock.id);
                    found.into_iter().for_each(|known| known.clone_from(clock));
                }
                ClockStep::Meet { case, key } => {
                    let running = |clock: &&mut Clock| clock.case == *case && clock.key == key.as_str() && clock.met.is_none();
                    let met: Vec<_> = self
                        .clocks
                        .iter_mut()
                        .filter(running)
                        .map(|clock| {
                            clock.met = Some(now);
                            clock.id.clone()
                        })
                        .collect();
                    fits(met.len() <= 1, || format!("{} 同时走着 {} 个 {key} 时限", case.id, met.len()))?;
                    let late: Vec<_> = self.all::<Lapse>().into_iter().filter(|lapse| met.contains(&lapse.clock)).collect();
                    late.into_iter().for_each(|lapse| self.keep(&lapse.fulfilled(now)));
                }
            }
        }
        Ok(())
    }

    fn keep<T: Matter>(&mut self, matter: &T) {
        let body = serde_json::to_value(matter).unwrap_or_default();
        self.matters.insert((T::ROOM, matter.id().to_owned()), (matter.state_name().to_owned(), body));
    }

    /// A matter.
    ///
    /// # Errors
    /// Hidden: there is none of this name.
    pub fn matter<T: Matter>(&self, id: &str) -> Result<T, Refusal> {
        let (_, body) = self.matters.get(&(T::ROOM, id.to_owned())).ok_or_else(Refusal::hidden)?;
        serde_json::from_value(body.clone()).map_err(|why| Refusal::state("story.books", why.to_string(), "决定有误，请报告开发者"))
    }

    /// All matters of a room.
    pub fn all<T: Matter>(&self) -> Vec<T> {
        let of = self.matters.iter().filter(|((room, _), _)| *room == T::ROOM);
        of.filter_map(|(_, (_, body))| serde_json::from_value(body.clone()).ok()).collect()
    }

    /// The clocks that run for a case.
    pub fn running<'a>(&'a self, case: &'a CaseRef) -> impl Iterator<Item = &'a Clock> {
        self.clocks.iter().filter(move |clock| clock.case == *case && clock.met.is_none())
    }

    /// Whether the centre holds rows of a resource.
    pub fn loaded(&self, resource: &ResourceId) -> bool {
        self.batches.iter().any(|batch| batch.resource == *resource && matches!(batch.state, BatchState::Landed { .. }))
    }
}

fn fits(so: bool, otherwise: impl Fn() -> String) -> Result<(), Refusal> {
    if so { Ok(()) } else { Err(Refusal::state("story.books", otherwise(), "决定有误，请报告开发者")) }
}
