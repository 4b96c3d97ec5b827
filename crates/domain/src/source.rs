//! Sources 数源 (一数一源): each datum has one department that collects it; the law names it, the authority records it,
//! and nobody collects it a second time.

mod assign;
mod duplicate;
mod entry;
mod held;
mod step;

pub use assign::Assign;
pub use duplicate::Known;
pub(crate) use duplicate::{may_collect, once};
pub use entry::{Entry, Gap, gaps};
pub use held::{Collected, Held, HeldAt, collected, held};
pub use step::{AgreeJoint, Confirm, End, Joint, Part, RegisterPart, Registered, Traced};

use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Matter, OrgId, PersonId, ResourceId, SourceId};
use chrono::{DateTime, FixedOffset};
use law::BasisRef;
use serde::{Deserialize, Serialize};

/// An assignment 数源认定: one element of data, and the one department that is its source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assignment {
    /// Identifier.
    pub id: SourceId,
    /// The element 数据元, by the name under which items refer to it.
    pub element: String,
    /// The law's own entry it belongs to, by its short name; empty where the law has none.
    #[serde(default)]
    pub entry: String,
    /// Territory or circle of subjects; empty for all. Two assignments of an element never overlap.
    #[serde(default)]
    pub scope: String,
    /// The source department.
    pub org: OrgId,
    /// Its name, when this was recorded.
    pub org_name: String,
    /// The law, regulation or rule that makes it the source.
    pub basis: Option<BasisRef>,
    /// The authority's document.
    #[serde(default)]
    pub document: String,
    /// Document by which it acts for another, where the law lets it act by entrustment only.
    #[serde(default)]
    pub entrustment: String,
    /// The staffing office's written opinion; empty while there is none.
    #[serde(default)]
    pub opinion: String,
    /// The public-data authority.
    pub authority: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// When it was recorded.
    pub recorded: DateTime<FixedOffset>,
    /// How several departments collect it together, where that was agreed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joint: Option<Joint>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: AssignmentState,
}

/// Where an assignment stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum AssignmentState {
    /// Drawn up, the staffing office not heard 拟定: it binds nobody yet.
    Proposed,
    /// In force 已认定.
    InForce {
        /// Since when.
        since: DateTime<FixedOffset>,
    },
    /// Over 已终止.
    Ended {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

/// What can be done with an assignment.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// The staffing office was heard.
    Confirm(Confirm),
    /// Several departments are to collect it together.
    Joint(AgreeJoint),
    /// One of them has collected its share.
    Register(RegisterPart),
    /// It ends.
    End(End),
}

impl Assignment {
    /// Whether it binds.
    pub fn in_force(&self) -> bool {
        matches!(self.state, AssignmentState::InForce { .. })
    }

    /// Whether this one binds for some of the same subjects.
    fn overlaps(&self, element: &str, scope: &str) -> bool {
        self.in_force() && self.element == element && (self.scope == scope || self.scope.is_empty() || scope.is_empty())
    }
}

impl Matter for Assignment {
    const ROOM: Room = Room::Source;
    const PUBLIC: bool = true;
    type Open = Assign;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.authority
    }
    fn opposite(&self) -> &OrgId {
        &self.org
    }
    fn subject(&self) -> Option<&ResourceId> {
        None
    }
    fn title(&self) -> String {
        if self.scope.is_empty() { self.element.clone() } else { format!("{}·{}", self.element, self.scope) }
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.recorded
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            AssignmentState::Proposed => "proposed",
            AssignmentState::InForce { .. } => "in_force",
            AssignmentState::Ended { .. } => "ended",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let shares = |joint: &Joint| joint.parts.iter().any(|part| part.org.as_ref() == Some(&ctx.actor.org));
        if self.in_force() && self.joint.as_ref().is_some_and(shares) && ctx.actor.must(Role::DataOfficer).is_ok() {
            return vec!["register"];
        }
        if ctx.actor.must_authority(Role::Reviewer).is_err() {
            return Vec::new();
        }
        match self.state {
            AssignmentState::Proposed => vec!["confirm", "end"],
            AssignmentState::InForce { .. } => vec!["joint", "end"],
            AssignmentState::Ended { .. } => Vec::new(),
        }
    }
}
