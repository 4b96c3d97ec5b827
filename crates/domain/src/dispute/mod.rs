//! Dispute 争议: two organizations differ over collecting, using or managing data. They climb the ladder of the law
//! step by step, until they agree or it is decided for them.

mod about;
mod decide;
mod escalated;
mod ladder;
mod open;
mod record;
mod state;
mod venue;

pub use about::{About, Ground, What};
pub use decide::{Cancel, Decide, Order, Ruling};
pub use escalated::{Escalated, escalated};
pub use ladder::Stage;
pub use open::{Facts, Open};
pub use record::{Outcome, Position, Record};
pub use state::DisputeState;
pub use venue::Venue;

use crate::clock::ClockStep;
use crate::decision::Room;
use crate::org::Role;
use crate::party::Parties;
use crate::{Context, DisputeId, Matter, OrgId, PersonId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset};
use ladder::{Rung, Who, ladder};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// A dispute.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Dispute {
    /// Identifier.
    pub id: DisputeId,
    /// What it is about.
    pub about: About,
    /// In which part of the work it arose.
    pub ground: Ground,
    /// One line.
    pub title: String,
    /// Who brought it.
    pub claimant: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// The other side.
    pub respondent: OrgId,
    /// When it was brought.
    pub opened: DateTime<FixedOffset>,
    /// What is disputed, in the claimant's words.
    pub statement: String,
    /// Whether the parties are of different levels or regions.
    pub cross: bool,
    /// Which authority coordinates.
    pub venue: Venue,
    /// Whether that authority is itself a party.
    pub conflict: bool,
    /// The steps taken.
    #[serde(default)]
    pub records: Vec<Taken>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: DisputeState,
}

/// A step that was taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Taken {
    /// What was recorded.
    #[serde(flatten)]
    pub record: Record,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub by: PersonId,
    /// Of which organization.
    pub org: OrgId,
}

/// What can be done in a dispute.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// The step at hand was taken.
    Record(Record),
    /// It was decided.
    Decide(Decide),
    /// The claimant takes it back.
    Cancel(Cancel),
}

impl Dispute {
    /// The clocks it can run.
    pub const CLOCKS: [Key; 1] = [Key::DisputeRefer];

    /// Who stands where in it.
    pub fn parties(&self) -> Parties<'_> {
        Parties { source: &self.respondent, user: Some(&self.claimant) }
    }

    fn party(&self, org: &OrgId) -> bool {
        self.claimant == *org || self.respondent == *org
    }

    /// The step it waits for, among those of the law in force. Where that law has it no more, the first that was not
    /// taken before.
    fn rung<'l>(&self, ladder: &'l [Rung]) -> Option<&'l Rung> {
        let stage = self.state.stage()?;
        let taken = |rung: &Rung| self.records.iter().any(|taken| taken.record.step == rung.stage);
        let same = ladder.iter().find(|rung| rung.stage == stage);
        same.or_else(|| ladder.iter().find(|rung| !taken(rung))).or(ladder.last())
    }

    /// The article a step is taken under.
    fn article(&self, stage: Stage, ctx: &Context<'_>) -> Option<Citation> {
        let first = matches!(stage, Stage::Negotiate | Stage::Coordinate);
        let own = match (self.cross, self.about.what) {
            (true, _) => Some(Key::DisputeCross),
            (false, What::Quality) if first => Some(Key::SourceInconsistent),
            _ => None,
        };
        own.into_iter().chain([Key::DisputeLadder]).find_map(|key| ctx.law.cite(key, ctx.today()))
    }

    /// Demands that the actor may take this step here.
    fn must_take(&self, rung: &Rung, ctx: &Context<'_>) -> Result<(), Refusal> {
        match rung.who {
            Who::Parties if self.party(&ctx.actor.org) => ctx.actor.must(Role::DataOfficer),
            Who::Parties => Err(Refusal::role("争议双方")),
            Who::Authority => ctx.actor.must_authority(Role::Reviewer).and_then(|()| self.must_be_here(rung, ctx)),
        }
    }

    fn must_be_here(&self, rung: &Rung, ctx: &Context<'_>) -> Result<(), Refusal> {
        if self.venue.here {
            return Ok(());
        }
        let message = format!("应由区划 {} 的公共数据主管部门协调，本级不能办理", self.venue.region);
        Err(Refusal::law("dispute.venue", self.article(rung.stage, ctx), message, "请将协商记录报该主管部门；办结后由提出争议的一方撤回"))
    }

    /// Demands that it is open, for somebody it concerns; answers the step it waits for.
    fn must_wait<'l>(&self, ladder: &'l [Rung], ctx: &Context<'_>) -> Result<&'l Rung, Refusal> {
        if !self.party(&ctx.actor.org) && ctx.actor.org != *ctx.authority {
            return Err(Refusal::hidden());
        }
        let done = || Refusal::state("dispute.done", "争议已解决、已决定或者已撤回", "请刷新后查看最新状态");
        self.rung(ladder).ok_or_else(done)
    }

    /// A step that waits behind another one.
    fn too_early(&self, waits: &Rung, wanted: &str, ctx: &Context<'_>) -> Refusal {
        let message = format!("尚未记录“{}”的结果，不能进入“{wanted}”", waits.title);
        Refusal::law("dispute.step", self.article(waits.stage, ctx), message, "各步依次办理，不成的才进入下一步")
    }

    fn met(&self) -> ClockStep {
        ClockStep::meet(Key::DisputeRefer, self.case())
    }
}

impl Matter for Dispute {
    const ROOM: Room = Room::Dispute;
    type Open = Open;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.claimant
    }
    fn opposite(&self) -> &OrgId {
        &self.respondent
    }
    fn subject(&self) -> Option<&ResourceId> {
        Some(&self.about.resource)
    }
    fn title(&self) -> String {
        self.title.clone()
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.opened
    }
    fn state_name(&self) -> &'static str {
        self.state.name()
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let ladder = ladder(ctx);
        let Ok(rung) = self.must_wait(&ladder, ctx) else { return Vec::new() };
        let mut may = Vec::new();
        if self.must_take(rung, ctx).is_ok() {
            may.push(if rung.stage == Stage::Decide { "decide" } else { "record" });
        }
        if ctx.actor.must_for(&self.claimant, Role::DataOfficer).is_ok() {
            may.push("cancel");
        }
        may
    }
}
