//! Rule sets 规范: the guide for compiling and the rules of classes and grades, as documents in versions that are put in
//! force; a supplement adds to what is made above and weakens nothing, a department's detail follows the city's standard.

mod apply;
mod behind;
mod compose;
mod enforce;
mod kind;
mod layers;
mod sign;

pub(crate) use apply::{detailed, followed, graded_by, guides};
pub use behind::{Behind, Without, behind, without};
pub use compose::{Compose, Home};
pub use enforce::{Close, Enforce};
pub use kind::RulesetKind;
pub use sign::{Sign, Signature, Signer};

use crate::catalogue::Grade;
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, Matter, OrgId, PersonId, Refusal, ResourceId, RulesetId};
use chrono::{DateTime, FixedOffset};
use law::Citation;
use serde::{Deserialize, Serialize};

/// A field of a guide: its place in the list is the number of the rule.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GuideField {
    /// Its short name in an entry's fields.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whether an entry without it is refused.
    #[serde(default)]
    pub required: bool,
}

/// A class of data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Class {
    /// Its code.
    pub code: String,
    /// Its title.
    pub title: String,
    /// The lowest grade that data of this class may have; none where the class sets none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub least: Option<Grade>,
}

/// A version of a rule set.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruleset {
    /// Identifier.
    pub id: RulesetId,
    /// What it rules.
    pub kind: RulesetKind,
    /// Title of the document.
    pub title: String,
    /// Its number or version; no two of a kind have the same.
    pub edition: String,
    /// Who issued it, where that is an authority above this node; empty where it was made here.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub issued_by: String,
    /// Who keeps it here: the authority, or the department whose detail it is.
    pub org: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// What it adds to or follows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub follows: Option<RulesetId>,
    /// Fields of entries.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub fields: Vec<GuideField>,
    /// Classes of data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<Class>,
    /// Who made it together with the authority.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub signatures: Vec<Signature>,
    /// When it was drawn up.
    pub drawn: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: RulesetState,
}

/// Where a rule set stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RulesetState {
    /// Being drawn up 拟定: it binds nobody yet.
    Draft,
    /// In force 现行.
    InForce {
        /// Since when.
        from: DateTime<FixedOffset>,
    },
    /// No longer 停用.
    Ended {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

impl Ruleset {
    /// Whether entries go by it.
    pub fn in_force(&self) -> bool {
        matches!(self.state, RulesetState::InForce { .. })
    }

    /// Since when it is in force.
    pub fn from(&self) -> Option<DateTime<FixedOffset>> {
        match self.state {
            RulesetState::InForce { from } => Some(from),
            _ => None,
        }
    }

    /// Title and version, as a refusal names it.
    pub fn called(&self) -> String {
        format!("《{}》（{}）", self.title, self.edition)
    }

    fn draft(&self) -> Result<(), Refusal> {
        match self.state {
            RulesetState::Draft => Ok(()),
            _ => Err(Refusal::state("ruleset.not_draft", "规范不在拟定中", "请刷新后查看最新状态；修改须另拟新版")),
        }
    }

    /// An event of it.
    fn event(&self, verb: &str, under: Option<Citation>) -> Event {
        Event::new(verb, Room::Ruleset, self.id.as_str()).under(under).note(self.called())
    }

    /// Demands that the actor keeps it.
    fn must_keep(&self, ctx: &Context<'_>) -> Result<(), Refusal> {
        match self.kind {
            RulesetKind::Detail => ctx.actor.must_for(&self.org, Role::DataOfficer),
            _ => ctx.actor.must_authority(Role::Reviewer),
        }
    }
}

/// The one of a kind in force; a detail is a department's own.
pub(crate) fn current<'a>(all: &'a [Ruleset], kind: RulesetKind, org: Option<&OrgId>) -> Option<&'a Ruleset> {
    all.iter().find(|one| one.kind == kind && one.in_force() && org.is_none_or(|org| one.org == *org))
}

/// What can be done with a rule set.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum RulesetStep {
    /// Written anew.
    Revise(Compose),
    /// Made together with another authority.
    Sign(Sign),
    /// In force.
    Enforce(Enforce),
    /// Out of force.
    End(Close),
}

impl RulesetStep {
    /// Decides what is done with it.
    ///
    /// # Errors
    /// Those of the step.
    pub fn decide(self, ruleset: Ruleset, home: Home<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        match self {
            Self::Revise(step) => step.revise(&ruleset, home, ctx),
            Self::Sign(step) => step.decide(ruleset, ctx),
            Self::Enforce(step) => step.decide(ruleset, home, ctx),
            Self::End(step) => step.decide(ruleset, ctx),
        }
    }
}

impl Matter for Ruleset {
    const ROOM: Room = Room::Ruleset;
    const PUBLIC: bool = true;
    type Open = Compose;
    type Step = RulesetStep;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.org
    }
    fn opposite(&self) -> &OrgId {
        &self.org
    }
    fn subject(&self) -> Option<&ResourceId> {
        None
    }
    fn title(&self) -> String {
        format!("{}{}", self.kind.title(), self.called())
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.drawn
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            RulesetState::Draft => "draft",
            RulesetState::InForce { .. } => "in_force",
            RulesetState::Ended { .. } => "ended",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let keeps = self.must_keep(ctx).is_ok();
        match self.state {
            RulesetState::Draft if keeps => {
                let signs = !self.unsigned(ctx).is_empty();
                ["revise", "sign", "enforce", "end"].into_iter().filter(|act| *act != "sign" || signs).collect()
            }
            RulesetState::InForce { .. } if keeps => vec!["end"],
            RulesetState::Draft if self.signs_as(ctx).next().is_some() => vec!["sign"],
            _ => Vec::new(),
        }
    }
}
