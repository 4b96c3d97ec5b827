//! What becomes of shared data, in memory.

use super::Memory;
use super::matter::{kept_as, read, step};
use super::play::elsewhere;
use crate::decision::Room;
use crate::feedback::{self, Counts, Feedback};
use crate::misuse::{self, Misuse, Of};
use crate::onward::{self, Onward};
use crate::sharing::Grant;
use crate::story::MatterAct;
use crate::{Context, Decision, GrantId, Refusal, uselog};

impl Memory {
    pub(super) fn usage(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let id = kept_as(act.room, &act.name);
        match (act.room, act.verb) {
            (Room::Misuse, "open") => {
                let open: misuse::Open = read(act.body.clone())?;
                let (grant, title, source) = self.granted(&open.grant)?;
                open.decide(id.into(), &Of { grant: &grant, title: &title, source: &source, known: false }, ctx)
            }
            (Room::Misuse, _) => self.misused(self.books.matter(&id)?, step::<Misuse>(act)?, ctx),
            (Room::Feedback, "open") => {
                let open: feedback::Open = read(act.body.clone())?;
                let (grant, title, source) = self.granted(&open.grant)?;
                open.decide(id.into(), &grant, &title, &source, ctx)
            }
            (Room::Feedback, _) => {
                let matter: Feedback = self.books.matter(&id)?;
                match step::<Feedback>(act)? {
                    feedback::Step::Answer(step) => step.decide(matter, ctx),
                    feedback::Step::File(step) => feedback::File { counts: Counts::default(), ..step }.decide(matter, ctx),
                }
            }
            (Room::Onward, "open") => {
                let open: onward::Open = read(act.body.clone())?;
                let (grant, _, source) = self.granted(&open.grant)?;
                let contract = self.resource(grant.resource.as_str())?.published;
                let to_exists = self.orgs.contains_key(open.to.as_str());
                let entry = open.entry.as_ref().and_then(|id| self.books.resources.get(id));
                let named = onward::Named { contract: contract.as_ref(), source: &source, to_exists, entry };
                open.decide(id.into(), &grant, named, ctx)
            }
            (Room::Onward, _) => {
                let matter: Onward = self.books.matter(&id)?;
                match step::<Onward>(act)? {
                    onward::Step::Consent(step) => {
                        let own = self.books.grants.get(&matter.grant).cloned();
                        step.decide(matter, own, ctx)
                    }
                    onward::Step::Refuse(step) => step.decide(matter, ctx),
                    onward::Step::Cancel(step) => step.decide(matter, ctx),
                }
            }
            (Room::UseLog, "open") => {
                let open: uselog::Open = read(act.body.clone())?;
                let (grant, title, source) = self.granted(&open.grant)?;
                open.decide(id.into(), &grant, &title, &source, ctx)
            }
            _ => Err(elsewhere()),
        }
    }

    fn misused(&self, matter: Misuse, step: misuse::Step, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let grant = self.books.grants.get(&matter.grant).cloned();
        let held = grant.clone().ok_or_else(Refusal::hidden);
        match step {
            misuse::Step::Rectify(step) => step.decide(matter, ctx),
            misuse::Step::Report(step) => step.decide(matter, ctx),
            misuse::Step::Accept(step) => step.decide(matter, grant, ctx),
            misuse::Step::Dismiss(step) => step.decide(matter, ctx),
            misuse::Step::Suspend(step) => step.decide(matter, held?, ctx),
            misuse::Step::End(step) => step.decide(matter, held?, ctx),
        }
    }

    /// A grant with its resource's title and source.
    fn granted(&self, id: &GrantId) -> Result<(Grant, String, crate::OrgId), Refusal> {
        let grant = self.books.grants.get(id).cloned().ok_or_else(Refusal::hidden)?;
        let resource = self.resource(grant.resource.as_str())?;
        let title = resource.published.map_or(String::new(), |contract| contract.title);
        Ok((grant, title, resource.org))
    }
}
