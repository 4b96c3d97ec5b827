//! What happens in one line.

use crate::catalogue::{Contract, Grade, ReviewStep, Secrecy};
use crate::decision::Room;
use crate::org::{OrgKind, Role};
use crate::sharing::{Application, Finding, Mode, Offline, Safety, Terms};
use chrono::NaiveDate;
use law::{BasisRef, Key};
use serde_json::Value;
use std::collections::BTreeMap;

/// One line's action.
#[derive(Clone, Debug, PartialEq)]
pub enum Step {
    /// Time passes; someone looks at a case.
    Look(Case),
    /// Someone looks a rule up; for a term, when a duty that starts now would be due.
    Consult(Key),
    /// Someone acts.
    Act {
        /// Who.
        by: Subject,
        /// What.
        act: Box<Act>,
    },
}

/// A case by the name it has in the story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Case {
    /// A resource.
    Resource(String),
    /// A request.
    Request(String),
    /// A matter of one of the rooms that keep such.
    Matter(Room, String),
}

/// Who acts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Name of the organization; empty for the node itself.
    pub org: String,
    /// Its kind.
    pub kind: OrgKind,
    /// In which role.
    pub role: Role,
}

/// What is done. Resources, requests and organizations are named as in the story.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)] // the fields are those of the commands of the rooms
pub enum Act {
    Compile {
        resource: String,
        contract: Contract,
    },
    Revise {
        resource: String,
        contract: Contract,
    },
    NoteChange {
        resource: String,
        on: Option<NaiveDate>,
        document: String,
    },
    Reassess {
        resource: String,
        fit: bool,
        conclusion: String,
    },
    Regrade {
        resource: String,
        grades: BTreeMap<String, Grade>,
        conclusion: String,
    },
    Inspect {
        resource: String,
        finding: String,
    },
    ConfirmType {
        resource: String,
        conclusion: String,
    },
    Submit {
        resource: String,
    },
    Pass {
        resource: String,
        step: ReviewStep,
    },
    Return {
        resource: String,
        reason: String,
        fields: BTreeMap<String, String>,
    },
    Publish {
        resource: String,
    },
    Withdraw {
        resource: String,
        reason: String,
    },
    Load {
        resource: String,
        file: String,
        blank: bool,
        secrecy: Option<Secrecy>,
    },
    Apply {
        request: String,
        source: String,
        resource: String,
        application: Application,
    },
    Agree {
        request: String,
        terms: Terms,
        findings: Vec<Finding>,
        basis: Option<BasisRef>,
    },
    Refuse {
        request: String,
        basis: Option<BasisRef>,
        reason: String,
        findings: Vec<Finding>,
    },
    Deliver {
        request: String,
        offline: Option<Offline>,
    },
    Undertake {
        request: String,
        safety: Safety,
    },
    Cancel {
        request: String,
    },
    GiveUp {
        request: String,
    },
    EndEvent {
        event: String,
        document: String,
    },
    Call {
        request: String,
        items: Vec<String>,
        purpose: String,
        mode: Mode,
        unit: String,
        times: u32,
    },
    WatchUse,
    Check {
        request: String,
        key: String,
        claims: Vec<(String, String)>,
        purpose: String,
    },
    Org(OrgAct),
    AddPerson {
        org: String,
        name: String,
        roles: Vec<Role>,
    },
    AddClient {
        name: String,
    },
    LoadYear {
        text: String,
        replace: bool,
    },
    Matter(MatterAct),
    Ask(super::Question),
    /// The node looks at what is overdue.
    Watch,
}

/// Something done in a matter, worded as the doors take it.
#[derive(Clone, Debug, PartialEq)]
pub struct MatterAct {
    /// The room.
    pub room: Room,
    /// Its name in the story.
    pub name: String,
    /// `open`, or what is done in it.
    pub verb: &'static str,
    /// The command's own fields, with the names of the story for identifiers.
    pub body: Value,
}

/// Something done to an organization, worded as the doors take it.
#[derive(Clone, Debug, PartialEq)]
pub struct OrgAct {
    /// `register`, `profile` or `reorganize`.
    pub verb: &'static str,
    /// The organization.
    pub org: String,
    /// The command's own fields, with the names of the story for identifiers.
    pub body: Value,
}

impl Act {
    /// The case at hand after it.
    pub fn case(&self) -> Option<Case> {
        match self {
            Self::Compile { resource, .. }
            | Self::Revise { resource, .. }
            | Self::NoteChange { resource, .. }
            | Self::Reassess { resource, .. }
            | Self::Regrade { resource, .. }
            | Self::Inspect { resource, .. }
            | Self::ConfirmType { resource, .. }
            | Self::Submit { resource }
            | Self::Pass { resource, .. }
            | Self::Return { resource, .. }
            | Self::Publish { resource }
            | Self::Withdraw { resource, .. }
            | Self::Load { resource, .. } => Some(Case::Resource(resource.clone())),
            Self::Apply { request, .. }
            | Self::Agree { request, .. }
            | Self::Refuse { request, .. }
            | Self::Deliver { request, .. }
            | Self::Undertake { request, .. }
            | Self::Cancel { request }
            | Self::GiveUp { request }
            | Self::Call { request, .. }
            | Self::Check { request, .. } => Some(Case::Request(request.clone())),
            Self::Matter(act) => Some(Case::Matter(act.room, act.name.clone())),
            Self::Ask(_)
            | Self::Watch
            | Self::WatchUse
            | Self::EndEvent { .. }
            | Self::Org(_)
            | Self::AddPerson { .. }
            | Self::AddClient { .. }
            | Self::LoadYear { .. } => None,
        }
    }
}
