//! Reorganization 机构改革: a rename, a merger, a split, in one recorded act. What the organization held goes to whoever
//! succeeds it, running clocks keep their days, and what was done stays under the name of who did it.

use super::{Org, Role};
use crate::catalogue::Resource;
use crate::clock::{Clock, ClockStep};
use crate::decision::{CaseRef, Room};
use crate::matter::stated;
use crate::{Change, Context, Decision, Event, Fault, OrgId, Refusal, ResourceId};
use chrono::NaiveDate;
use law::Key;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::collections::BTreeMap;

/// A name it had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Former {
    /// The name.
    pub name: String,
    /// The day on which it was given up.
    pub until: NaiveDate,
    /// By which document.
    pub document: String,
}

/// It is no more.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ended {
    /// Since when.
    pub on: NaiveDate,
    /// By which document.
    pub document: String,
    /// Who succeeded it.
    pub heirs: Vec<OrgId>,
}

/// Something that belongs to it, as it stands.
#[derive(Clone, Debug)]
pub struct Held {
    /// The aggregate.
    pub state: Change,
    /// The resource it is about, if it is about one.
    pub subject: Option<ResourceId>,
}

/// What the organization holds.
#[derive(Clone, Debug)]
pub struct Estate {
    /// The organization.
    pub org: Org,
    /// Those that are to succeed it, as far as there are such.
    pub heirs: Vec<Org>,
    /// Its resources, requests, grants, matters, programs and people.
    pub held: Vec<Held>,
    /// Resources of others that name it among those they are for.
    pub scoped: Vec<Resource>,
    /// Its running clocks.
    pub clocks: Vec<Clock>,
}

/// Reorganizes 办理机构改革.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reorganize {
    /// The decision that orders it, by title and number.
    #[serde(default)]
    pub document: String,
    /// The new name.
    #[serde(default)]
    pub name: Option<String>,
    /// Resources that go to another organization, with all that hangs on them.
    #[serde(default)]
    pub parts: BTreeMap<ResourceId, OrgId>,
    /// Who takes over the rest.
    #[serde(default)]
    pub heir: Option<OrgId>,
    /// Whether the organization is abolished.
    #[serde(default)]
    pub ends: bool,
}

/// Most aggregates that change hands in one act.
const MAX_HELD: usize = 20_000;

impl Reorganize {
    /// Every organization that takes something over.
    pub fn heirs(&self) -> Vec<OrgId> {
        let mut heirs: Vec<_> = self.parts.values().chain(&self.heir).cloned().collect();
        heirs.sort();
        heirs.dedup();
        heirs
    }

    /// Decides.
    ///
    /// # Errors
    /// Not by the authority; without a document; nothing is changed; abolished already; nobody to take over, or nobody fit
    /// to; something would be left without an organization that answers for it.
    pub fn decide(self, estate: Estate, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        let document = stated(&self.document, "document", "机构改革的文件", Key::OrgSubjectDuty, ctx)?;
        self.sound(&estate)?;
        let moved = self.moves(&estate)?;
        if self.ends {
            self.leaves_nothing(&estate, ctx)?;
        }
        let mut org = estate.org.clone();
        if let Some(name) = self.name.as_deref().map(str::trim) {
            org.former.push(Former { name: org.name.clone(), until: ctx.today(), document: document.clone() });
            org.name = name.to_owned();
        }
        if self.ends {
            org.ended = Some(Ended { on: ctx.today(), document: document.clone(), heirs: self.heirs() });
        }
        let event = Event::new("org.reorganized", Room::Org, org.id.as_str()).note(self.told(&estate, &document));
        let event = event.under(ctx.law.cite(Key::OrgSubjectDuty, ctx.today()));
        let decision = moved.into_iter().fold(Decision::of(event, org), Decision::and);
        Ok(decision.clocks(self.clocks(&estate)))
    }

    fn sound(&self, estate: &Estate) -> Result<(), Refusal> {
        let org = &estate.org;
        if org.ended.is_some() {
            return Err(Refusal::state("org.ended", "机构已经撤销", "请核对机构"));
        }
        let name = self.name.as_deref().map(|name| name.trim().chars().count());
        let unfit = |id: &&OrgId| {
            let fits = |heir: &&Org| heir.id == **id && heir.ended.is_none() && heir.id != org.id && heir.kind.stands_in(None);
            !estate.heirs.iter().any(|heir| fits(&heir))
        };
        let all = [
            (name.is_some_and(|length| length == 0 || length > 60), "name", "请填写新的名称（最多 60 字）"),
            (self.heirs().iter().any(|id| unfit(&id)), "heir", "承接机构应是另一个没有撤销的部门"),
            (name.is_none() && self.heirs().is_empty() && !self.ends, "", "没有写明改名、划转还是撤并"),
            (self.heir.is_some() && !self.ends, "heir", "整体承接的，原机构应当撤销"),
            (!org.kind.stands_in(None) && (self.ends || !self.heirs().is_empty()), "", "只有部门可以划转、撤并"),
            (estate.held.len() > MAX_HELD, "", "一次划转的事项过多，请按资源分批划转"),
        ];
        let faults: Vec<_> = all.into_iter().filter(|(wrong, _, _)| *wrong).map(|(_, place, what)| Fault::at(place, what)).collect();
        if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
    }

    /// To whom something goes.
    fn heir_of(&self, subject: Option<&ResourceId>) -> Option<&OrgId> {
        subject.and_then(|id| self.parts.get(id)).or(self.heir.as_ref())
    }

    /// Each aggregate in the hands of its heir.
    fn moves(&self, estate: &Estate) -> Result<Vec<Change>, Refusal> {
        let known = |id: &ResourceId| estate.held.iter().any(|held| matches!(&held.state, Change::Catalogue(of) if of.id == *id));
        if let Some(stray) = self.parts.keys().find(|id| !known(id)) {
            return Err(Refusal::input(vec![Fault::at("parts", format!("资源 {stray} 不是该机构的"))]));
        }
        let moved = |held: &Held| Some(handed(&held.state, &estate.org.id, self.heir_of(held.subject.as_ref())?));
        let scoped = |resource: &Resource| Some(handed(&resource.clone().into(), &estate.org.id, self.heir.as_ref()?));
        estate.held.iter().filter_map(moved).chain(estate.scoped.iter().filter_map(scoped)).collect()
    }

    /// The same clocks under other owners: nobody gets more time by changing hands.
    fn clocks(&self, estate: &Estate) -> Vec<ClockStep> {
        let subject = |case: &CaseRef| {
            let of = estate.held.iter().find(|held| held.state.case() == *case);
            of.and_then(|held| held.subject.clone())
        };
        let moved = |clock: &Clock| {
            let owner = self.heir_of(subject(&clock.case).as_ref())?.clone();
            Some(ClockStep::Move(Box::new(Clock { owner, ..clock.clone() })))
        };
        estate.clocks.iter().filter_map(moved).collect()
    }

    /// Every resource and case has one organization that answers for it.
    fn leaves_nothing(&self, estate: &Estate, ctx: &Context<'_>) -> Result<(), Refusal> {
        let answers = ctx.law.rule(Key::OrgSubjectDuty, ctx.today());
        let bound = answers.is_none_or(|rule| estate.org.kind.stands_in(rule.by.as_deref()));
        // People and programs may stay behind and are shut out; batches go with their resource.
        let answered = |held: &&Held| !matches!(held.state, Change::Person(_) | Change::Client(_) | Change::Intake(_));
        let of = estate.held.iter().filter(answered);
        let left: Vec<_> = of.filter(|held| self.heir_of(held.subject.as_ref()).is_none()).collect();
        if !bound || left.is_empty() {
            return Ok(());
        }
        let resources = left.iter().filter(|held| matches!(held.state, Change::Catalogue(_))).count();
        let message = format!("撤销{}，还有 {resources} 项资源、{} 件事项没有承接机构", estate.org.name, left.len() - resources);
        let citation = answers.map(|rule| rule.citation.clone());
        Err(Refusal::law("org.orphans", citation, message, "请为每项资源和其余事项写明承接机构"))
    }

    fn told(&self, estate: &Estate, document: &str) -> String {
        let name = |id: &OrgId| estate.heirs.iter().find(|heir| heir.id == *id).map_or(id.to_string(), |heir| heir.name.clone());
        let mut told = Vec::new();
        told.extend(self.name.as_deref().map(|to| format!("{}更名为{}", estate.org.name, to.trim())));
        for heir in self.heirs() {
            let count = self.parts.values().filter(|to| **to == heir).count();
            told.extend((count > 0).then(|| format!("{count} 项资源划转{}", name(&heir))));
        }
        told.extend(self.heir.as_ref().map(|heir| format!("其余由{}承接", name(heir))));
        told.extend(self.ends.then(|| "原机构撤销".to_owned()));
        format!("{}（{document}）", told.join("，"))
    }
}

/// Words that stand beside identifiers and may be spelt like one.
const WORDS: [&str; 8] = ["id", "name", "title", "login", "number", "text", "purpose", "state"];

/// The same aggregate with another organization in the place of one. Its own fields name the parties as they now are;
/// what lies deeper tells who did what, and stays.
fn handed(state: &Change, from: &OrgId, to: &OrgId) -> Result<Change, Refusal> {
    let broken = |why: serde_json::Error| Refusal::state("org.handed", format!("事项无法划转：{why}"), "请报告开发者");
    let mut whole = serde_json::to_value(state).map_err(broken)?;
    if let Some(Value::Object(fields)) = whole.get_mut("body") {
        for (name, value) in fields.iter_mut().filter(|(name, _)| !WORDS.contains(&name.as_str())) {
            if *name != "officer" && value.as_str() == Some(from.as_str()) {
                *value = Value::String(to.0.clone());
            }
            let scope = value.get_mut("scope").and_then(Value::as_array_mut);
            let named = scope.into_iter().flatten().filter(|one| one.as_str() == Some(from.as_str()));
            named.for_each(|one| *one = Value::String(to.0.clone()));
        }
    }
    serde_json::from_value(whole).map_err(broken)
}
