//! Collection in memory.

use super::Memory;
use super::matter::{read, step};
use super::play::elsewhere;
use crate::collect::{
    Books, CollectionList, Digitisation, DigitisationStep, Duties, File, Form, ListStep, RecordDuties, Register, RegisterStep, SetStandard,
    Standard, Tag, loads,
};
use crate::decision::Room;
use crate::story::MatterAct;
use crate::{Context, Decision, Refusal};

impl Memory {
    pub(super) fn collecting(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let (opens, id) = (act.verb == "open", act.name.as_str());
        match (act.room, opens) {
            (Room::Duties, true) => {
                let open: RecordDuties = read(act.body.clone())?;
                let org = self.org(open.org.as_str()).ok_or_else(Refusal::hidden)?;
                let before = self.duties_of(org.id.as_str());
                open.decide(id.into(), &org, before, ctx)
            }
            (Room::Duties, false) => match step::<Duties>(act)? {
                RegisterStep::End(end) => self.books.matter::<Duties>(id)?.end(end, ctx),
            },
            (Room::Standard, true) => {
                let open: SetStandard = read(act.body.clone())?;
                let before =
                    self.books.all::<Standard>().into_iter().find(|one| one.state.in_force() && one.element == open.element.trim());
                open.decide(id.into(), before, ctx)
            }
            (Room::Standard, false) => match step::<Standard>(act)? {
                RegisterStep::End(end) => self.books.matter::<Standard>(id)?.end(end, ctx),
            },
            (Room::Collection, true) => read::<File>(act.body.clone())?.decide(id.into(), &self.collected(ctx), ctx),
            (Room::Collection, false) => {
                let list: CollectionList = self.books.matter(id)?;
                match step::<CollectionList>(act)? {
                    ListStep::Accept(step) => {
                        let before = self.list_of(list.org.as_str());
                        step.decide(list, before, ctx)
                    }
                    ListStep::Return(step) => step.decide(list, ctx),
                    ListStep::Use(step) => step.decide(list, ctx),
                }
            }
            (Room::Form, true) => read::<Register>(act.body.clone())?.decide(id.into(), &self.collected(ctx), ctx),
            (Room::Form, false) => match step::<Form>(act)? {
                RegisterStep::End(end) => self.books.matter::<Form>(id)?.end(end, ctx),
            },
            (Room::Digitisation, true) => {
                let open: Tag = read(act.body.clone())?;
                let resource = self.resource(open.resource.as_str())?;
                open.decide(id.into(), &resource, self.paper(resource.id.as_str()).as_ref(), ctx)
            }
            (Room::Digitisation, false) => {
                let known: Digitisation = self.books.matter(id)?;
                match step::<Digitisation>(act)? {
                    DigitisationStep::Digitise(step) => step.decide(known, ctx),
                    DigitisationStep::Restructure(step) => step.decide(known, ctx),
                }
            }
            _ => Err(elsewhere()),
        }
    }

    /// Whether rows of a resource may come in.
    pub(super) fn may_load(&self, resource: &str, ctx: &Context<'_>) -> Result<(), Refusal> {
        let resource = self.resource(resource)?;
        let (list, paper) = (self.list_of(resource.org.as_str()), self.paper(resource.id.as_str()));
        loads(&resource, list.as_ref(), paper.as_ref(), ctx)
    }

    fn collected(&self, ctx: &Context<'_>) -> Books {
        let org = ctx.actor.org.as_str();
        let sources = crate::source::Known { org: self.org(org), ..self.known("") };
        Books { sources, duties: self.duties_of(org), list: self.list_of(org), standards: self.books.all(), forms: self.books.all() }
    }

    fn duties_of(&self, org: &str) -> Option<Duties> {
        self.books.all::<Duties>().into_iter().find(|one| one.state.in_force() && one.org.as_str() == org)
    }

    fn list_of(&self, org: &str) -> Option<CollectionList> {
        self.books.all::<CollectionList>().into_iter().find(|one| one.in_force() && one.org.as_str() == org)
    }

    fn paper(&self, resource: &str) -> Option<Digitisation> {
        self.books.all::<Digitisation>().into_iter().find(|one| one.resource.as_str() == resource)
    }
}
