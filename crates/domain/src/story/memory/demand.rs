//! Demands in memory.

use super::Memory;
use super::matter::{read, step};
use crate::decision::Room;
use crate::demand::{self, Demand, Known, Step};
use crate::story::MatterAct;
use crate::{Context, Decision, Matter, Refusal};

impl Memory {
    pub(super) fn demand(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if act.verb == "open" {
            let open: demand::Open = read(act.body.clone())?;
            let provider = open.provider.as_ref().and_then(|id| self.orgs.get(id.as_str()).cloned());
            let catalogue: Vec<_> = self.books.resources.values().cloned().collect();
            let series = Demand::series(chrono::Datelike::year(&ctx.now));
            let earlier = self.books.all::<Demand>().iter().filter(|known| known.number.starts_with(&series)).count();
            let known = Known { earlier: earlier as u64, provider: provider.as_ref(), catalogue: &catalogue };
            return open.decide(act.name.as_str().into(), &known, ctx);
        }
        let matter: Demand = self.books.matter(&act.name)?;
        match step::<Demand>(act)? {
            Step::Accept(step) => step.decide(matter, ctx),
            Step::Refuse(step) => step.decide(matter, ctx),
            Step::Deny(step) => step.decide(matter, ctx),
            Step::Assign(step) => {
                let provider = self.orgs.get(step.provider.as_str()).cloned();
                step.decide(matter, provider.as_ref(), ctx)
            }
            Step::NoSource(step) => step.decide(matter, ctx),
            Step::Publish(step) => {
                let resource = self.books.resources.get(&step.resource);
                step.decide(matter, resource, ctx)
            }
            Step::Mount(step) => {
                let resource = matter.subject().and_then(|id| self.books.resources.get(id));
                let loaded = resource.is_some_and(|resource| self.books.loaded(&resource.id));
                step.decide(matter, resource, loaded, ctx)
            }
            Step::Cancel(step) => step.decide(matter, ctx),
        }
    }

    /// How many open demands ask for what this one does.
    pub(super) fn alike(&self, room: Room, name: &str) -> Option<usize> {
        let all: Vec<Demand> = if room == Room::Demand { self.books.all() } else { return None };
        let groups = demand::groups(&all);
        groups.iter().find(|group| group.demands.iter().any(|demand| demand.id.as_str() == name)).map(|group| group.demands.len())
    }
}
