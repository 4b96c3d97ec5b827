//! What the store would keep: aggregates and clocks, written only from decisions.

use chrono::{DateTime, FixedOffset};
use domain::catalogue::Resource;
use domain::clock::{Clock, ClockStep};
use domain::decision::CaseRef;
use domain::intake::Batch;
use domain::sharing::{Grant, Request};
use domain::{Change, Decision, GrantId, RequestId, ResourceId};
use std::collections::BTreeMap;

#[derive(Default)]
pub struct Books {
    pub resources: BTreeMap<ResourceId, Resource>,
    pub batches: Vec<Batch>,
    pub requests: BTreeMap<RequestId, Request>,
    pub grants: BTreeMap<GrantId, Grant>,
    pub clocks: Vec<Clock>,
}

impl Books {
    /// Records a decision: states and clocks, as the store does. A step that doesn't fit is a fault of the decision.
    pub fn record(&mut self, decision: &Decision, now: DateTime<FixedOffset>) {
        for change in &decision.changes {
            match change.clone() {
                Change::Catalogue(resource) => drop(self.resources.insert(resource.id.clone(), *resource)),
                Change::Intake(batch) => {
                    self.batches.retain(|known| known.id != batch.id);
                    self.batches.push(*batch);
                }
                Change::Sharing(request) => drop(self.requests.insert(request.id.clone(), *request)),
                Change::Grant(grant) => drop(self.grants.insert(grant.id.clone(), *grant)),
                Change::Org(_) | Change::Person(_) | Change::Client(_) => {}
            }
        }
        for step in &decision.clocks {
            match step {
                ClockStep::Start(clock) => {
                    assert!(self.clocks.iter().all(|known| known.id != clock.id), "clock {} started twice", clock.id);
                    assert!(clock.due >= clock.started, "due before it started");
                    self.clocks.push(clock.as_ref().clone());
                }
                ClockStep::Meet { case, key } => {
                    let running = |clock: &&mut Clock| clock.case == *case && clock.key == key.as_str() && clock.met.is_none();
                    let met: Vec<_> = self.clocks.iter_mut().filter(running).map(|clock| clock.met = Some(now)).collect();
                    assert_eq!(met.len(), 1, "{key} of {case:?} met {} clocks", met.len());
                }
            }
        }
    }

    pub fn running<'a>(&'a self, case: &'a CaseRef) -> impl Iterator<Item = &'a Clock> {
        self.clocks.iter().filter(move |clock| clock.case == *case && clock.met.is_none())
    }

    pub fn loaded(&self, resource: &ResourceId) -> bool {
        self.batches.iter().any(|batch| batch.resource == *resource)
    }
}
