//! The duties of a department 职责清单, as approved: what it collects, it collects for one of them.

use super::{End, RegisterStep, Standing, over, replacing, short};
use crate::decision::Room;
use crate::org::{Org, Role};
use crate::{Context, Decision, DutiesId, Event, Fault, Matter, OrgId, PersonId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset};
use law::BasisRef;
use serde::{Deserialize, Serialize};

/// The approved duties of one department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duties {
    /// Identifier.
    pub id: DutiesId,
    /// The department.
    pub org: OrgId,
    /// Its name, when this was recorded.
    pub org_name: String,
    /// The document that approved them.
    pub document: String,
    /// One by one.
    pub duties: Vec<Duty>,
    /// The public-data authority.
    pub authority: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// When it was recorded.
    pub recorded: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: Standing,
}

/// One duty.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Duty {
    /// Its name, as the approved list has it.
    pub name: String,
    /// The norm that gives it.
    #[serde(default)]
    pub basis: Option<BasisRef>,
}

/// Most duties of a department.
const MAX_DUTIES: usize = 500;

/// Records the approved duties 登记职责清单; those recorded before are replaced.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RecordDuties {
    /// The department.
    pub org: OrgId,
    /// The document that approved them.
    #[serde(default)]
    pub document: String,
    /// One by one.
    #[serde(default)]
    pub duties: Vec<Duty>,
}

impl RecordDuties {
    /// Decides. `before` are those in force.
    ///
    /// # Errors
    /// Not by the authority; no document; none, too many or the same twice.
    pub fn decide(self, id: DutiesId, org: &Org, before: Option<Duties>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        let document = short(&self.document, "document", "批准文件")?;
        let mut faults = Vec::new();
        if document.is_empty() {
            faults.push(Fault::at("document", "请写明批准职责清单的文件和文号"));
        }
        if self.duties.is_empty() || self.duties.len() > MAX_DUTIES {
            faults.push(Fault::at("duties", format!("请列出职责，最多 {MAX_DUTIES} 项")));
        }
        let names: Vec<_> = self.duties.iter().map(|duty| duty.name.trim()).collect();
        for (n, name) in names.iter().enumerate() {
            let wrong = name.is_empty() || name.chars().count() > 100 || names.iter().take(n).any(|other| other == name);
            faults.extend(wrong.then(|| Fault::at(format!("duties[{n}].name"), "职责名称不能空着、重复，最多 100 字")));
        }
        if !faults.is_empty() {
            return Err(Refusal::input(faults));
        }
        let duties = self.duties.into_iter().map(|duty| Duty { name: duty.name.trim().to_owned(), ..duty }).collect();
        let event = Event::new("duties.recorded", Room::Duties, id.as_str()).note(format!("{}：{document}", org.name));
        let recorded = Duties {
            id,
            org: org.id.clone(),
            org_name: org.name.clone(),
            document,
            duties,
            authority: ctx.authority.clone(),
            officer: ctx.actor.person.clone(),
            recorded: ctx.now,
            state: Standing::InForce { since: ctx.now },
        };
        Ok(replacing(Decision::of(event, recorded), before.map(|before| Duties { state: Standing::Replaced { at: ctx.now }, ..before })))
    }
}

impl Duties {
    /// Whether a duty is among them.
    pub fn has(&self, name: &str) -> bool {
        self.state.in_force() && self.duties.iter().any(|duty| duty.name == name)
    }

    /// Ends them.
    ///
    /// # Errors
    /// Not by the authority; over; without a reason.
    pub fn end(self, end: End, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        if !self.state.in_force() {
            return Err(over());
        }
        let (reason, event) = end.written(&self, "duties.ended")?;
        Ok(Decision::of(event, Self { state: Standing::Ended { reason, at: ctx.now }, ..self }))
    }
}

impl Matter for Duties {
    const ROOM: Room = Room::Duties;
    const PUBLIC: bool = true;
    type Open = RecordDuties;
    type Step = RegisterStep;

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
        format!("{}职责清单", self.org_name)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.recorded
    }
    fn state_name(&self) -> &'static str {
        self.state.name()
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        if self.state.in_force() && ctx.actor.must_authority(Role::Reviewer).is_ok() { vec!["end"] } else { Vec::new() }
    }
}
