//! The profile 机构档案: what the law has an organization make clear about itself, and before which step.

use super::{Org, OrgKind, Role};
use crate::decision::Room;
use crate::{Context, Decision, Event, Fault, Refusal};
use chrono::NaiveDate;
use law::{Citation, Key, Lawbook, Ruled, Value};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What an organization has made clear, by the law's short names.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Profile(pub BTreeMap<String, String>);

/// Most characters of one part.
const MAX_TEXT: usize = 1_000;
/// Most parts.
const MAX_PARTS: usize = 60;

impl Profile {
    /// Who leads the team that carries the work.
    pub const LEADER: &'static str = "leader";
    /// Who belongs to it.
    pub const MEMBERS: &'static str = "members";
    /// The unit that does the work: tasks go to it.
    pub const BODY: &'static str = "body";
    /// The office of a government.
    pub const OFFICE: &'static str = "office";
    /// Parts of our own that no law asks for by name.
    const OWN: [&'static str; 3] = [Self::LEADER, Self::MEMBERS, Self::OFFICE];

    /// A profile in which every part that is asked of an organization says something.
    pub fn whole(org: &Org, law: &Lawbook, on: NaiveDate, text: impl Fn(&Part<'_>) -> String) -> Self {
        let said = |part: &Part<'_>| part.choices().first().map_or_else(|| text(part), |choice| (*choice).to_owned());
        Self(Part::of(org, law, on).iter().map(|part| (part.name().to_owned(), said(part))).collect())
    }

    /// Whether nothing is written in it.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What it says of a part; none where it is empty.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(|text| text.trim()).filter(|text| !text.is_empty())
    }
}

/// One thing that the law has made clear.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    rule: &'a Ruled,
    row: &'a BTreeMap<String, String>,
}

impl<'a> Part<'a> {
    /// All that bind on that day, in the order of the texts.
    pub fn all(law: &'a Lawbook, on: NaiveDate) -> Vec<Self> {
        let row = |rule: &'a Ruled| match &rule.value {
            Value::Entry(row) => Some(Self { rule, row }),
            _ => None,
        };
        law.entries(Key::OrgProfile, on).into_iter().filter_map(row).collect()
    }

    /// Those asked of an organization.
    pub fn of(org: &Org, law: &'a Lawbook, on: NaiveDate) -> Vec<Self> {
        Self::all(law, on).into_iter().filter(|part| org.kind.stands_in(part.rule.by.as_deref())).collect()
    }

    fn cell(&self, name: &str) -> &'a str {
        self.row.get(name).map_or("", String::as_str)
    }

    /// Its short name.
    pub fn name(&self) -> &'a str {
        self.cell("name")
    }

    /// What it is called.
    pub fn title(&self) -> &'a str {
        match self.cell("label") {
            "" => self.cell("title"),
            label => label,
        }
    }

    /// Before which step it must be clear; empty where a gap is only listed.
    pub fn before(&self) -> &'a str {
        self.cell("before")
    }

    /// What it is to be chosen from; empty where anything may be written.
    pub fn choices(&self) -> Vec<&'a str> {
        self.cell("choices").split('、').filter(|choice| !choice.is_empty()).collect()
    }

    /// Whether this choice is a team, with a leader and members.
    pub fn team(&self, chosen: &str) -> bool {
        !chosen.is_empty() && self.cell("team").split('、').any(|team| team == chosen)
    }

    /// Under which article it is asked of this organization: of a town, under the one that makes it an institution of
    /// its own, where the law has one.
    pub fn ground(&self, org: &Org, law: &Lawbook, on: NaiveDate) -> Citation {
        let towns = law.rule(Key::OrgTowns, on).filter(|rule| org.kind == OrgKind::Town && org.kind.stands_in(rule.by.as_deref()));
        towns.map_or_else(|| self.rule.citation.clone(), |rule| rule.citation.clone())
    }
}

/// A step that wants a profile.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Before {
    /// A resource is submitted for the first time.
    Catalogue,
    /// Shared data is applied for.
    Use,
}

impl Before {
    fn stops(self, before: &str) -> bool {
        match self {
            Self::Catalogue => matches!(before, "catalogue" | "use"),
            Self::Use => before == "use",
        }
    }

    const fn title(self) -> &'static str {
        match self {
            Self::Catalogue => "报送目录",
            Self::Use => "申请共享",
        }
    }
}

/// Demands that an organization has made clear what the law wants before this step.
///
/// # Errors
/// What is missing, under the article of the first.
pub fn ready(org: &Org, step: Before, ctx: &Context<'_>) -> Result<(), Refusal> {
    let parts = Part::of(org, ctx.law, ctx.today()).into_iter();
    let missing: Vec<_> = parts.filter(|part| step.stops(part.before()) && org.profile.get(part.name()).is_none()).collect();
    let Some(first) = missing.first() else { return Ok(()) };
    let titles: Vec<_> = missing.iter().map(|part| part.title()).collect();
    let faults = missing.iter().map(|part| Fault::at(format!("profile.{}", part.name()), format!("请明确{}", part.title()))).collect();
    let message = format!("{}之前须明确：{}", step.title(), titles.join("、"));
    let citation = Some(first.ground(org, ctx.law, ctx.today()));
    Err(Refusal::law("org.profile", citation, message, "请在机构档案中补齐后再办").with_faults(faults))
}

/// Writes the profile 登记机构档案.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SaveProfile {
    /// The parts, all of them: one left out is taken off.
    pub parts: BTreeMap<String, String>,
}

impl SaveProfile {
    /// Decides: by the organization's own officers; for a government, also by the authority.
    ///
    /// # Errors
    /// Of another organization; a part nobody asks for or too long; none of the choices; a team without leader or members.
    pub fn decide(self, org: Org, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let own = ctx.actor.must_for(&org.id, Role::DataOfficer).or_else(|_| ctx.actor.must_for(&org.id, Role::ChiefDataOfficer));
        if org.ended.is_some() {
            return Err(Refusal::state("org.ended", "机构已经撤销，不能修改档案", "请由承接机构办理"));
        }
        own.or_else(|refusal| ctx.actor.must_authority(Role::Reviewer).map_err(|_| refusal))?;
        let parts: BTreeMap<_, _> = self.parts.into_iter().map(|(name, text)| (name, text.trim().to_owned())).collect();
        let parts: BTreeMap<_, _> = parts.into_iter().filter(|(_, text)| !text.is_empty()).collect();
        let asked = Part::of(&org, ctx.law, ctx.today());
        faultless(&parts, &asked)?;
        for part in &asked {
            carried(part, &parts, &org, ctx)?;
        }
        let changed = |part: &&Part<'_>| org.profile.0.get(part.name()) != parts.get(part.name());
        // Names of persons stand in it: the leaf says which parts changed, and not to what.
        let titles: Vec<_> = asked.iter().filter(changed).map(|part| part.title()).collect();
        let ground = asked.first().map(|part| part.ground(&org, ctx.law, ctx.today()));
        let event = Event::new("org.profiled", Room::Org, org.id.as_str()).under(ground).note(titles.join("、"));
        Ok(Decision::of(event, Org { profile: Profile(parts), ..org }))
    }
}

fn faultless(parts: &BTreeMap<String, String>, asked: &[Part<'_>]) -> Result<(), Refusal> {
    let known = |name: &str| Profile::OWN.contains(&name) || asked.iter().any(|part| part.name() == name);
    let mut faults: Vec<_> =
        parts.keys().filter(|name| !known(name)).map(|name| Fault::at(format!("parts.{name}"), "没有这一项")).collect();
    let long = parts.iter().filter(|(_, text)| text.chars().count() > MAX_TEXT);
    faults.extend(long.map(|(name, _)| Fault::at(format!("parts.{name}"), format!("每项最多 {MAX_TEXT} 字"))));
    faults.truncate(MAX_PARTS);
    if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
}

/// What is to be chosen from was chosen from, and a team has its people.
fn carried(part: &Part<'_>, parts: &BTreeMap<String, String>, org: &Org, ctx: &Context<'_>) -> Result<(), Refusal> {
    let choices = part.choices();
    if choices.is_empty() {
        return Ok(());
    }
    let refuse =
        |message: String, remedy: String| Err(Refusal::law("org.carrier", Some(part.ground(org, ctx.law, ctx.today())), message, remedy));
    let chosen = parts.get(part.name()).map_or("", String::as_str);
    if !choices.contains(&chosen) {
        return refuse(format!("没有写明{}", part.title()), format!("请从中选择：{}", choices.join("、")));
    }
    let lacks = |name: &str| !parts.contains_key(name);
    if part.team(chosen) && (lacks(Profile::LEADER) || lacks(Profile::MEMBERS)) {
        return refuse(format!("{chosen}没有写明负责人和成员"), "请写明专班的负责人和成员".to_owned());
    }
    Ok(())
}
