//! Matters in memory: each act as the command of its room.

use super::Memory;
use super::play::elsewhere;
use crate::correction::{self, Correction, Notice, NoticeStep, Received};
use crate::decision::Room;
use crate::dispute::{self, Dispute};
use crate::sharing::Mode;
use crate::story::MatterAct;
use crate::story::matter::tagged;
use crate::{Actor, Context, Decision, DisputeId, Matter, OrgId, Refusal};
use chrono::{DateTime, FixedOffset};
use serde::de::DeserializeOwned;
use serde_json::Value;

impl Memory {
    /// Plays what is done in a matter.
    pub(super) fn matter(&self, by: &Actor, act: &MatterAct, at: DateTime<FixedOffset>) -> Result<Decision, Refusal> {
        let ctx = &self.context(by, at);
        match act.room {
            Room::Correction => self.correction(act, ctx),
            Room::Dispute => self.dispute(act, ctx),
            Room::Notice => match step::<Notice>(act)? {
                NoticeStep::Acknowledge(step) => step.decide(self.books.matter(&act.name)?, ctx),
            },
            Room::Demand => self.demand(act, ctx),
            Room::Source => self.source(act, ctx),
            Room::Misuse | Room::Feedback | Room::Onward | Room::UseLog => self.usage(act, ctx),
            Room::Duties | Room::Standard | Room::Collection | Room::Form | Room::Digitisation => self.collecting(act, ctx),
            Room::Listing => self.listing(act, ctx),
            Room::Round => self.round(act, ctx),
            Room::Registration => self.registration(act, ctx),
            Room::RegisterForm => self.register_form(act, ctx),
            Room::Ruleset => self.ruleset(act, ctx),
            Room::Oversight => self.oversight(act, ctx),
            Room::Task => self.task(act, ctx),
            _ => Err(elsewhere()),
        }
    }

    fn correction(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if act.verb == "open" {
            let open: correction::Open = read(act.body.clone())?;
            let resource = self.resource(open.resource.as_str())?;
            return open.decide(act.name.as_str().into(), &resource, ctx);
        }
        let matter: Correction = self.books.matter(&act.name)?;
        match step::<Correction>(act)? {
            correction::Step::Reply(step) => step.decide(matter, ctx),
            correction::Step::Cancel(step) => step.decide(matter, ctx),
            correction::Step::Correct(step) => {
                let newest = self.books.batches.iter().rfind(|batch| batch.resource == matter.resource);
                let batch = newest.filter(|_| step.batch.as_str() == "最近");
                let received = self.received(&matter);
                step.decide(matter, batch, &received, ctx)
            }
        }
    }

    fn dispute(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if act.verb == "open" {
            return self.brings(read(act.body.clone())?, act.name.as_str().into(), ctx);
        }
        let matter: Dispute = self.books.matter(&act.name)?;
        match step::<Dispute>(act)? {
            dispute::Step::Record(step) => step.decide(matter, ctx),
            dispute::Step::Cancel(step) => step.decide(matter, ctx),
            dispute::Step::Decide(step) => {
                let request = matter.about.request.as_ref().and_then(|id| self.request(id.as_str()).ok());
                let assigned = match &step.order {
                    dispute::Order::Assign { org } => self.orgs.get(org.as_str()),
                    _ => None,
                };
                let assigned = assigned.cloned();
                step.decide(matter, request, assigned.as_ref(), ctx)
            }
        }
    }

    fn brings(&self, open: dispute::Open, id: DisputeId, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let resource = self.resource(open.about.resource.as_str())?;
        let org = |id: &OrgId| self.orgs.get(id.as_str());
        let request = open.about.request.as_ref().and_then(|id| self.request(id.as_str()).ok());
        let correction: Option<Correction> = open.about.correction.as_ref().and_then(|id| self.books.matter(id.as_str()).ok());
        let facts = dispute::Facts {
            resource: &resource,
            claimant: org(&ctx.actor.org).ok_or_else(Refusal::hidden)?,
            respondent: org(&open.respondent),
            authority: org(ctx.authority),
            request: request.as_ref(),
            correction: correction.as_ref(),
            earlier: &self.books.all::<Dispute>(),
        };
        open.decide(id, facts, ctx)
    }

    /// Who received the record: whoever called, or took a file. All rows of a story have the same key.
    fn received(&self, matter: &Correction) -> Vec<Received> {
        let called = |id: &str| self.calls.iter().any(|((grant, _), count)| grant == id && *count > 0);
        let of = self.books.grants.values().filter(|grant| grant.resource == matter.resource && called(grant.id.as_str()));
        let item = |grant: &&crate::sharing::Grant| {
            grant.mode == Mode::File || matter.claim.item.is_empty() || grant.items.iter().any(|granted| granted.item == matter.claim.item)
        };
        of.filter(item)
            .map(|grant| Received {
                org: grant.consumer.clone(),
                grant: grant.id.clone(),
                knows: grant.mode == Mode::Api && grant.rows.is_none(),
            })
            .collect()
    }
}

pub(super) fn step<T: Matter>(act: &MatterAct) -> Result<T::Step, Refusal> {
    read(tagged(act.verb, &act.body))
}

pub(super) fn read<T: DeserializeOwned>(body: Value) -> Result<T, Refusal> {
    serde_json::from_value(body).map_err(|why| Refusal::state("story.act", why.to_string(), "案例的读法有误，请报告开发者"))
}

/// What a matter of a story is kept as: those the node opens are called after the request, and kept after its grant.
pub(super) fn kept_as(room: Room, name: &str) -> String {
    match (room, name.split_once(':')) {
        (Room::Misuse, Some((request, sign))) => format!("{request}的授权:{sign}:1"),
        (Room::Feedback, Some((request, first))) => format!("{request}的授权:{first}"),
        _ => name.to_owned(),
    }
}
