//! Organizations in memory.

use super::Memory;
use super::matter::{read, step};
use crate::catalogue::Resource;
use crate::org::task::{Count, Issue, Task};
use crate::org::{Before, Estate, Held, Register, Registry, Reorganize, SaveProfile, gaps, ready};
use crate::story::act::OrgAct;
use crate::story::{MatterAct, Outcome, Question, told_org_gaps};
use crate::{Actor, Change, Context, Decision, Matter, OrgId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset};
use std::collections::BTreeSet;

impl Memory {
    /// What is done to an organization.
    pub(super) fn organization(
        &mut self,
        by: &Actor,
        act: &OrgAct,
        at: DateTime<FixedOffset>,
        outcome: &mut Outcome,
    ) -> Result<Decision, Refusal> {
        let ctx = &self.context(by, at);
        let found = || self.orgs.get(&act.org).cloned().ok_or_else(Refusal::hidden);
        let (state, decision) = match act.verb {
            "register" => {
                let command: Register = read(act.body.clone())?;
                let known: Vec<_> = self.orgs.values().cloned().collect();
                ("added", command.decide(act.org.as_str().into(), &known, ctx)?)
            }
            "profile" => ("profiled", read::<SaveProfile>(act.body.clone())?.decide(found()?, ctx)?),
            _ => {
                let command: Reorganize = read(act.body.clone())?;
                let estate = self.estate(&act.org, &command.heirs())?;
                ("reorganized", command.decide(estate, ctx)?)
            }
        };
        outcome.state = Some(state.into());
        Ok(decision)
    }

    /// What was decided about organizations is known from now on.
    pub(super) fn settle_orgs(&mut self, decision: &Decision) {
        for change in &decision.changes {
            if let Change::Org(org) = change {
                self.orgs.insert(org.id.0.clone(), org.as_ref().clone());
            }
        }
    }

    fn estate(&self, name: &str, heirs: &[OrgId]) -> Result<Estate, Refusal> {
        let org = self.orgs.get(name).cloned().ok_or_else(Refusal::hidden)?;
        let id = &org.id;
        let mut held: Vec<Held> = Vec::new();
        let resources = self.books.resources.values();
        held.extend(resources.clone().filter(|one| one.org == *id).map(|one| about(Some(&one.id), one.clone())));
        let requests = self.books.requests.values().filter(|one| one.source == *id || one.applicant == *id);
        held.extend(requests.map(|one| about(Some(&one.resource), one.clone())));
        held.extend(self.books.grants.values().filter(|one| one.consumer == *id).map(|one| about(Some(&one.resource), one.clone())));
        held.extend(self.books.batches.iter().filter(|one| one.org == *id).map(|one| about(Some(&one.resource), one.clone())));
        held.extend(self.matters_of::<crate::correction::Correction>(id));
        held.extend(self.matters_of::<crate::correction::Notice>(id));
        held.extend(self.matters_of::<crate::dispute::Dispute>(id));
        held.extend(self.matters_of::<crate::demand::Demand>(id));
        held.extend(self.matters_of::<crate::source::Assignment>(id));
        held.extend(self.matters_of::<Task>(id));
        let named = |one: &&Resource| {
            one.org != *id && one.draft.scope.iter().chain(one.published.iter().flat_map(|p| &p.scope)).any(|org| org == id)
        };
        let scoped = resources.filter(named).cloned().collect();
        let clocks = self.books.clocks.iter().filter(|clock| clock.owner == *id && clock.met.is_none()).cloned().collect();
        let heirs = heirs.iter().filter_map(|heir| self.orgs.get(heir.as_str()).cloned()).collect();
        Ok(Estate { heirs, held, scoped, clocks, org })
    }

    fn matters_of<T: Matter + Into<Change>>(&self, org: &OrgId) -> Vec<Held> {
        let of = |matter: &T| matter.opener() == org || matter.opposite() == org;
        self.books.all::<T>().into_iter().filter(of).map(|one| about(one.subject().cloned().as_ref(), one)).collect()
    }

    /// The applicant has made clear what the law wants of it first.
    pub(super) fn fit_to_apply(&self, ctx: &Context<'_>) -> Result<(), Refusal> {
        self.orgs.get(ctx.actor.org.as_str()).map_or(Ok(()), |own| ready(own, Before::Use, ctx))
    }

    /// Whether the actor's organization may come in today.
    pub(super) fn admitted(&self, by: &Actor, at: DateTime<FixedOffset>) -> Result<(), Refusal> {
        self.orgs.get(by.org.as_str()).map_or(Ok(()), |own| own.admitted(&self.context(by, at)))
    }

    pub(super) fn task(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if act.verb == "open" {
            let command: Issue = read(act.body.clone())?;
            let own = self.orgs.get(ctx.actor.org.as_str()).ok_or_else(Refusal::hidden)?;
            let orgs: Vec<_> = command.orgs.iter().filter_map(|org| self.orgs.get(org.as_str()).cloned()).collect();
            return command.decide(act.name.split(':').next().unwrap_or_default(), own, &orgs, ctx);
        }
        step::<Task>(act)?.decide(self.books.matter(&act.name)?, ctx)
    }

    pub(super) fn answer_org(&self, question: &Question, ctx: &Context<'_>, outcome: &mut Outcome) {
        if *question == Question::Tasks {
            let own = ctx.actor.org == self.authority;
            let tasks: Vec<Task> = self.books.all::<Task>().into_iter().filter(|task| own || task.org == ctx.actor.org).collect();
            outcome.told = Count::of(&tasks, ctx).iter().map(Count::line).collect();
            return;
        }
        let orgs: Vec<_> = self.orgs.values().cloned().collect();
        let published = self.books.resources.values().filter(|resource| resource.published.is_some());
        let catalogued: BTreeSet<OrgId> = published.map(|resource| resource.org.clone()).collect();
        let registry = Registry { orgs: &orgs, catalogued: &catalogued };
        let gaps = gaps(&registry, ctx);
        outcome.told = told_org_gaps(registry.institutions(ctx), &gaps);
        outcome.citations.extend(gaps.into_iter().map(|gap| gap.citation));
    }
}

fn about(subject: Option<&ResourceId>, state: impl Into<Change>) -> Held {
    Held { state: state.into(), subject: subject.cloned() }
}
