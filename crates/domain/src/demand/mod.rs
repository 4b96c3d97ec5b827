//! Demand 数据需求: a department asks for data that nobody has catalogued; a provider reviews it, publishes a catalogue
//! for it and mounts the data; where nobody is named, or the one named denies it, the authority finds who holds it.

mod coordinate;
mod group;
mod open;
mod review;
mod state;
mod supply;

pub use coordinate::{Assign, NoSource};
pub use group::{Group, groups};
pub use open::{Known, Open};
pub use review::{Accept, Cancel, Deny, Refuse};
pub use state::{DemandState, Denial, ItemMap, Supply};
pub use supply::{Mount, Publish};

use crate::clock::ClockStep;
use crate::decision::Room;
use crate::org::Role;
use crate::party::Parties;
use crate::{Context, DemandId, Matter, OrgId, PersonId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset};
use law::{BasisRef, Citation, Key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Demand {
    /// Identifier.
    pub id: DemandId,
    /// Its number, as people say it: 需求〔2026〕第3号.
    pub number: String,
    /// Who asks.
    pub applicant: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// When.
    pub asked: DateTime<FixedOffset>,
    /// The authority that matches supply and demand.
    pub authority: OrgId,
    /// What is asked for, in one line.
    pub title: String,
    /// Who is said to hold it, or was found to; none while that is open.
    pub provider: Option<OrgId>,
    /// The items wanted, in the applicant's words.
    pub items: Vec<String>,
    /// Where it will be used 应用场景.
    pub scenario: String,
    /// On what basis 使用依据.
    pub basis: Option<BasisRef>,
    /// The duty that needs it 履职需要.
    pub need: String,
    /// What else the law has stated, by its field name.
    #[serde(default)]
    pub more: BTreeMap<String, String>,
    /// What was looked for in the catalogue, in vain.
    pub search: String,
    /// A resource that is there and doesn't suffice.
    pub insufficient: Option<ResourceId>,
    /// Those who were asked and said they don't hold it.
    #[serde(default)]
    pub denials: Vec<Denial>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: DemandState,
}

/// What can be done in a demand.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// The review finds it reasonable.
    Accept(Accept),
    /// The review finds that it doesn't meet the conditions.
    Refuse(Refuse),
    /// The provider doesn't hold the data.
    Deny(Deny),
    /// The authority names who holds it.
    Assign(Assign),
    /// The authority answers that nobody holds it.
    NoSource(NoSource),
    /// The provider names the resource it published for it.
    Publish(Publish),
    /// The data is in the centre.
    Mount(Mount),
    /// The applicant takes it back.
    Cancel(Cancel),
}

impl Demand {
    /// The clocks it can run.
    pub const CLOCKS: [Key; 3] = [Key::DemandReview, Key::DemandPublish, Key::DemandDeliver];

    /// What the numbers of a year begin with.
    pub fn series(year: i32) -> String {
        format!("需求〔{year}〕第")
    }

    /// Whether something is left to do in it.
    pub fn open(&self) -> bool {
        self.state.open()
    }

    /// Who stands where in it: the authority in the place of a provider not found yet.
    pub fn parties(&self) -> Parties<'_> {
        Parties { source: self.opposite(), user: Some(&self.applicant) }
    }

    /// Starts the clocks of `event` that `wanted` lets through.
    fn start(&self, event: &str, ctx: &Context<'_>, wanted: impl Fn(&Key) -> bool) -> Vec<ClockStep> {
        let keys: Vec<Key> = Self::CLOCKS.into_iter().filter(wanted).collect();
        ClockStep::starting(ctx, event, &keys, &self.case(), &self.parties())
    }

    fn met(&self, key: Key) -> ClockStep {
        ClockStep::meet(key, self.case())
    }

    fn all_met(&self) -> [ClockStep; 3] {
        Self::CLOCKS.map(|key| self.met(key))
    }
}

/// Under which article the authority matches and coordinates.
fn coordination(ctx: &Context<'_>) -> Option<Citation> {
    let keys = [Key::SharingCoordinate, Key::DemandMatching];
    keys.into_iter().find_map(|key| ctx.law.cite(key, ctx.today()))
}

/// Not in a state that allows it.
fn elsewhere() -> Refusal {
    Refusal::state("demand.state", "需求不在可以这样办理的状态", "请刷新后查看最新状态")
}

impl Matter for Demand {
    const ROOM: Room = Room::Demand;
    type Open = Open;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.applicant
    }
    fn opposite(&self) -> &OrgId {
        self.provider.as_ref().unwrap_or(&self.authority)
    }
    fn subject(&self) -> Option<&ResourceId> {
        self.state.supply().map(|supply| &supply.resource).or(self.insufficient.as_ref())
    }
    fn title(&self) -> String {
        format!("{} {}", self.number, self.title)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.asked
    }
    fn state_name(&self) -> &'static str {
        self.state.name()
    }
    /// Whoever denied holding the data may still read what became of the demand.
    fn concerns(&self, org: &OrgId) -> bool {
        self.opener() == org || self.opposite() == org || self.denials.iter().any(|denial| denial.org == *org)
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let owes = |key| ctx.must_owe(key, &self.parties()).is_ok();
        let acts: Vec<(&'static str, bool)> = match self.state {
            DemandState::Matching => {
                let coordinates = coordinate::coordinates(ctx).is_ok();
                vec![("assign", coordinates), ("no_source", coordinates)]
            }
            DemandState::Reviewing => {
                let (reviews, holds) = (owes(Key::DemandReview), review::holds(self, ctx).is_ok());
                vec![("accept", reviews), ("refuse", reviews), ("deny", holds)]
            }
            DemandState::Accepted { .. } => vec![("publish", owes(Key::DemandPublish))],
            DemandState::Catalogued { .. } => vec![("mount", owes(Key::DemandDeliver)), ("publish", owes(Key::DemandPublish))],
            _ => Vec::new(),
        };
        let cancels = ("cancel", self.open() && ctx.actor.must_for(&self.applicant, Role::DataOfficer).is_ok());
        acts.into_iter().chain([cancels]).filter_map(|(act, may)| may.then_some(act)).collect()
    }
}
