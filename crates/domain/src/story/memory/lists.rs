//! The catalogue as a whole in memory: lists, rounds, registration, and what is asked of them.

use super::Memory;
use super::matter::{read, step};
use crate::catalogue::{
    Before, Compose, Coverage, Edition, FormStep, Forms, Line, ListKind, Listing, PutInForce, Registration, RegistrationStep, Report,
    Round, Shelf, Sources, Topic, Upto, coverage, duplicate_lines, duplicates, edition_lines, entries, gaps, kind_lines, level_lines,
    lines, list_lines, lists_of_demand, lists_of_request, register_board, register_lines, sees,
};
use crate::decision::Room;
use crate::demand::Demand;
use crate::org::OrgKind;
use crate::ruleset::{self, Home, Ruleset};
use crate::story::{Case, Inquiry, MatterAct};
use crate::{Context, Decision, Matter, OrgId, PersonId, Refusal};
use chrono::{DateTime, Datelike, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use law::{Citation, Key};
use std::collections::{BTreeMap, BTreeSet};

/// Names are identifiers in memory.
fn name(org: &OrgId) -> String {
    org.to_string()
}

fn person(person: &PersonId) -> String {
    person.to_string()
}

/// The last moment of a day.
fn end_of(day: NaiveDate, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    let next = day.checked_add_days(Days::new(1))?;
    let midnight = next.and_time(NaiveTime::MIN).and_local_timezone(*now.offset()).single()?;
    Some(midnight - TimeDelta::milliseconds(1))
}

impl Memory {
    /// What is there before something is published or withdrawn.
    pub(super) fn shelf(&self, resource: &str) -> Shelf {
        let registration = self.books.matter::<Registration>(resource).ok();
        Shelf { last: self.books.editions.len() as u64, registration, forms: self.forms_in_force() }
    }

    fn forms_in_force(&self) -> Option<Forms> {
        self.books.all::<Forms>().into_iter().find(Forms::in_force)
    }

    fn computed(&self, kind: ListKind, upto: Upto, org: Option<&OrgId>, ctx: &Context<'_>) -> Vec<Line> {
        self.listed(kind, self.books.all::<Demand>(), upto, org, ctx)
    }

    fn listed(&self, kind: ListKind, demands: Vec<Demand>, upto: Upto, org: Option<&OrgId>, ctx: &Context<'_>) -> Vec<Line> {
        let assignments = self.assignments();
        let sources = Sources { editions: &self.books.editions, upto, demands: &demands, assignments: &assignments };
        lines(kind, sources, org, ctx)
    }

    pub(super) fn listing(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if act.verb != "open" {
            return step::<Listing>(act)?.decide(self.books.matter(&act.name)?, ctx);
        }
        let compose: Compose = read(act.body.clone())?;
        let (all, org) = (self.books.all::<Listing>(), &ctx.actor.org);
        let round = self.open_round(Topic::Lists);
        let in_round = |one: &&Listing| one.org == *org && one.round.is_some() && one.round == round.as_ref().map(|round| round.id.clone());
        let whole = *org == *ctx.authority;
        let entries = self.computed(ListKind::Resource, Upto::default(), None, ctx).into_iter();
        let before = Before {
            computed: self.computed(compose.list, Upto::default(), (!whole).then_some(org), ctx),
            entries: entries.filter_map(|line| Some((line.resource.clone()?, line))).collect(),
            last: all.iter().filter(|one| one.org == *org && one.list == compose.list).max_by_key(|one| one.number).cloned(),
            filed: all.iter().filter(in_round).map(|one| one.list).collect(),
            round,
        };
        compose.decide(act.name.as_str().into(), before, ctx)
    }

    fn open_round(&self, topic: Topic) -> Option<Round> {
        self.books.all::<Round>().into_iter().find(|round| round.topic == topic && round.open())
    }

    pub(super) fn round(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if act.verb == "open" {
            let convene: crate::catalogue::Convene = read(act.body.clone())?;
            let orgs: Vec<_> = self.orgs.values().cloned().collect();
            let open = self.open_round(convene.topic).is_some();
            let notices = if convene.topic == Topic::Register { self.notices() } else { BTreeMap::new() };
            return convene.decide(act.name.as_str().into(), &orgs, &notices, open, ctx);
        }
        let round: Round = self.books.matter(&act.name)?;
        let lacks = self.lacks(&round, ctx);
        step::<Round>(act)?.decide(round, lacks, ctx)
    }

    fn notices(&self) -> BTreeMap<OrgId, String> {
        let counts = register_board(&self.all_resources(), &self.books.all());
        counts.into_iter().filter_map(|count| Some((count.org.clone(), count.notice()?))).collect()
    }

    /// What the actor still lacks in a round.
    fn lacks(&self, round: &Round, ctx: &Context<'_>) -> Option<String> {
        match round.topic {
            Topic::Register => self.notices().remove(&ctx.actor.org),
            Topic::Compile => (!self.has_submitted(&ctx.actor.org)).then(|| Round::NO_CATALOGUE.to_owned()),
            Topic::Lists => Some(Round::BY_FILING.into()),
        }
    }

    pub(super) fn registration(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let (known, forms) = (self.books.matter::<Registration>(&act.name), self.forms_in_force());
        if act.verb == "open" {
            let begin: crate::catalogue::Begin = read(act.body.clone())?;
            let resource = self.resource(begin.resource.as_str())?;
            return begin.decide(&resource, known.ok(), forms.as_ref(), ctx);
        }
        let matter = known?;
        match step::<Registration>(act)? {
            RegistrationStep::File(step) => step.decide(matter, forms.as_ref(), ctx),
            RegistrationStep::Return(step) => step.decide(matter, ctx),
            RegistrationStep::Register(step) => {
                let year = |done: &&crate::catalogue::Registered| done.at.year() == ctx.now.year();
                let all: Vec<Registration> = self.books.all();
                let earlier = all.iter().flat_map(|one| &one.history).filter(year).count() as u64;
                step.decide(matter, forms.as_ref(), earlier, ctx)
            }
        }
    }

    pub(super) fn register_form(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if act.verb == "open" {
            let put: PutInForce = read(act.body.clone())?;
            return put.decide(act.name.as_str().into(), self.forms_in_force(), ctx);
        }
        match step::<Forms>(act)? {
            FormStep::End(step) => step.decide(self.books.matter(&act.name)?, ctx),
        }
    }

    pub(super) fn ruleset(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let (all, authority) = (self.books.all::<Ruleset>(), self.org(ctx.authority.as_str()));
        let home = Home { region: authority.as_ref().map_or("", |org| &org.region), all: &all };
        if act.verb == "open" {
            return read::<ruleset::Compose>(act.body.clone())?.decide(act.name.as_str().into(), home, ctx);
        }
        let matter: Ruleset = self.books.matter(&act.name)?;
        step::<Ruleset>(act)?.decide(matter, home, ctx)
    }

    /// Whether a department has anything that it submitted.
    pub(super) fn has_submitted(&self, org: &OrgId) -> bool {
        let sent = |resource: &&crate::catalogue::Resource| {
            matches!(resource.state_name(), "submitted" | "returned" | "published") || resource.published.is_some()
        };
        self.books.resources.values().filter(|resource| resource.org == *org).any(|resource| sent(&resource))
    }

    fn all_resources(&self) -> Vec<crate::catalogue::Resource> {
        self.books.resources.values().cloned().collect()
    }

    /// Answers in lines, and the articles they rest on.
    pub(super) fn inquire(&self, inquiry: &Inquiry, ctx: &Context<'_>) -> Result<(Vec<String>, Vec<Citation>), Refusal> {
        let editions = &self.books.editions;
        let (report, told) = match inquiry {
            Inquiry::Level { text, on } => {
                let upto = Upto { number: None, at: on.and_then(|day| end_of(day, ctx.now)) };
                let number = editions.iter().rfind(|edition| upto.holds(edition)).map_or(0, |edition| edition.number);
                let orgs: Vec<_> = self.orgs.values().cloned().collect();
                let mut found = entries(editions, upto, &orgs, ctx);
                found.retain(|entry| entry.title.contains(text.as_str()));
                (Report::Level, level_lines(&found, number, &name, ctx))
            }
            Inquiry::Editions => (Report::Editions, edition_lines(editions, &name, &person)),
            Inquiry::Duplicates => (Report::Duplicates, duplicate_lines(&duplicates(editions, Upto::default()), &name)),
            Inquiry::Coverage => (Report::Coverage, self.coverage(ctx)?.lines(&name)),
            Inquiry::List { kind, on, org } => {
                let upto = Upto { number: None, at: on.and_then(|day| end_of(day, ctx.now)) };
                let of = org.as_deref().map(OrgId::from);
                let mut demands = self.books.all::<Demand>();
                demands.retain(|demand| ctx.actor.kind == OrgKind::Authority || demand.concerns(&ctx.actor.org));
                let found = self.listed(*kind, demands, upto, of.as_ref(), ctx);
                let title = ListKind::all(ctx).into_iter().find(|known| known.kind == *kind).map_or_else(String::new, |known| known.title);
                (Report::List(*kind), list_lines(&title, &found, &name))
            }
            Inquiry::Kinds => {
                let all = self.books.all::<Listing>();
                let issued = |kind: ListKind| {
                    let of = all.iter().filter(|one| one.list == kind && one.org == *ctx.authority && one.state_name() == "issued");
                    of.map(|one| one.number).max()
                };
                (Report::Kinds, kind_lines(&issued, ctx))
            }
            Inquiry::Gaps => {
                let round = self.last_round(Some(Topic::Lists))?;
                let computed = |kind: ListKind, org: &OrgId| self.computed(kind, Upto::default(), Some(org), ctx);
                (Report::Gaps, gaps(&round, &self.books.all(), &computed, &name, ctx))
            }
            Inquiry::Register => {
                let counts = register_board(&self.all_resources(), &self.books.all());
                (Report::Register, register_lines(&counts, &name))
            }
            Inquiry::Round => {
                let round = self.last_round(None)?;
                let cite = ctx.law.cite(round.topic.key(), ctx.today()).into_iter().collect();
                return Ok((round.lines(&name), cite));
            }
            Inquiry::Listing(listing) => {
                let listing: Listing = self.books.matter(listing)?;
                (Report::List(listing.list), listing.told(&name))
            }
            Inquiry::Belongs(case) => return self.belongs(case, ctx),
        };
        let charges = report.charges(ctx);
        let told = told.into_iter().chain(charges.iter().map(crate::catalogue::Charge::line)).collect();
        Ok((told, charges.into_iter().map(|charge| charge.citation).collect()))
    }

    /// The round opened last; of a topic, or of any.
    fn last_round(&self, topic: Option<Topic>) -> Result<Round, Refusal> {
        let of = |round: &Round| topic.is_none_or(|topic| round.topic == topic);
        self.books.all::<Round>().into_iter().filter(of).max_by_key(|round| round.opened).ok_or_else(Refusal::hidden)
    }

    fn coverage(&self, ctx: &Context<'_>) -> Result<Coverage, Refusal> {
        let viewer = self.orgs.get(ctx.actor.org.as_str()).ok_or_else(Refusal::hidden)?;
        let resources = self.all_resources();
        let loaded: BTreeSet<_> = resources.iter().map(|one| one.id.clone()).filter(|id| self.books.loaded(id)).collect();
        let last =
            |org: &OrgId| self.books.editions.iter().rfind(|edition: &&Edition| edition.org == *org).map(|edition| edition.at.date_naive());
        let seen = self.orgs.values().filter(|org| sees(viewer, org, ctx));
        Ok(coverage(seen, &resources, &loaded, last))
    }

    fn belongs(&self, case: &Case, ctx: &Context<'_>) -> Result<(Vec<String>, Vec<Citation>), Refusal> {
        let authority = ctx.actor.kind == OrgKind::Authority;
        let cited = |keys: &[Key]| keys.iter().filter_map(|key| ctx.law.cite(*key, ctx.today())).collect();
        Ok(match case {
            Case::Request(id) => {
                let request = self.request(id)?;
                if !authority && request.applicant != ctx.actor.org && request.source != ctx.actor.org {
                    return Err(Refusal::hidden());
                }
                let resource = self.resource(request.resource.as_str())?;
                let keys: &[Key] = if request.uncatalogued { &[Key::CatalogueLists, Key::CatalogueOwn] } else { &[Key::CatalogueLists] };
                (lists_of_request(&request, resource.published.as_ref(), &name, ctx), cited(keys))
            }
            Case::Matter(Room::Demand, id) => {
                let demand: Demand = self.books.matter(id)?;
                if !authority && !demand.concerns(&ctx.actor.org) {
                    return Err(Refusal::hidden());
                }
                (lists_of_demand(&demand, &name, ctx), cited(&[Key::CatalogueLists]))
            }
            _ => return Err(Refusal::hidden()),
        })
    }
}
