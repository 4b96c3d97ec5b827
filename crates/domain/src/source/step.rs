//! What follows an assignment: the staffing office is heard, departments agree to collect together, it ends.

use super::assign::{cite, single};
use super::{Assignment, AssignmentState};
use crate::decision::Room;
use crate::matter::{Matter, brief, stated};
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, OrgId, PersonId, Refusal};
use chrono::{DateTime, FixedOffset};
use law::Key;
use serde::{Deserialize, Serialize};

/// Puts a proposal in force 定案.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Confirm {
    /// The staffing office's written opinion.
    #[serde(default)]
    pub opinion: String,
}

impl Confirm {
    /// Decides. `known` are the assignments of this element.
    ///
    /// # Errors
    /// Not by the authority; not a proposal; the staffing office not heard; another became the source meanwhile.
    pub fn decide(self, assignment: Assignment, known: &[Assignment], ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        if assignment.state != AssignmentState::Proposed {
            return Err(Refusal::state("source.not_proposed", "数源认定不在拟定中", "请刷新后查看最新状态"));
        }
        let opinion = stated(&self.opinion, "opinion", "机构编制部门的意见", Key::OrgSourceWith, ctx)?;
        single(&assignment, known, ctx)?;
        let event = Event::new("source.assigned", Room::Source, assignment.id()).under(cite(Key::OrgSourceWith, ctx)).note(opinion.clone());
        Ok(Decision::of(event, Assignment { opinion, state: AssignmentState::InForce { since: ctx.now }, ..assignment }))
    }
}

/// How several departments collect one element together 协同采集.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Joint {
    /// The agreement, by title and number.
    pub agreement: String,
    /// Who collects what.
    pub parts: Vec<Part>,
    /// What each has collected.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub registered: Vec<Registered>,
}

/// A share that was collected 采集登记.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// Who collected.
    pub org: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// The items.
    pub items: Vec<String>,
    /// The registration's number or name.
    pub number: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// One share of the work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Part {
    /// The item, by its title.
    pub item: String,
    /// Who collects it; none while that is open.
    #[serde(default)]
    pub org: Option<OrgId>,
}

/// Most shares of one agreement.
const MAX_PARTS: usize = 500;

/// Records the agreement 登记协同采集.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AgreeJoint {
    /// The agreement, by title and number.
    #[serde(default)]
    pub agreement: String,
    /// Who collects what.
    #[serde(default)]
    pub parts: Vec<Part>,
}

impl AgreeJoint {
    /// Decides: the source stays one; the others may collect their shares.
    ///
    /// # Errors
    /// Not by the authority; not in force; the law knows no joint collection; an item nobody is to collect.
    pub fn decide(self, assignment: Assignment, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        if !assignment.in_force() {
            return Err(Refusal::state("source.not_in_force", "数源认定尚未生效或者已经终止", "请先认定数源部门"));
        }
        let Some(citation) = cite(Key::SourceJoint, ctx) else {
            let remedy = "请由数源部门采集，其他部门申请共享";
            return Err(Refusal::law("source.joint", cite(Key::SourceSingle, ctx), "没有协同采集的规定，一项数据只由数源部门采集", remedy));
        };
        let agreement = stated(&self.agreement, "agreement", "协同采集的分工文件", Key::SourceJoint, ctx)?;
        if self.parts.len() > MAX_PARTS || self.parts.iter().any(|part| part.item.chars().count() > 100) {
            return Err(Refusal::input(vec![Fault::at("parts", format!("分工最多 {MAX_PARTS} 项，每项名称最多 100 字"))]));
        }
        let open: Vec<_> = self.parts.iter().filter(|part| part.org.is_none()).map(|part| part.item.as_str()).collect();
        if self.parts.is_empty() || !open.is_empty() {
            let message =
                if open.is_empty() { "没有写明分工".to_owned() } else { format!("没有分工的数据项：{}", open.join("、")) };
            let refusal = Refusal::law("source.unshared", Some(citation), message, "请为每个数据项写明采集部门");
            return Err(refusal.with_faults(vec![Fault::at("parts", "请写明采集部门")]));
        }
        // What was registered stays registered, whatever is agreed anew.
        let registered = assignment.joint.as_ref().map_or_else(Vec::new, |joint| joint.registered.clone());
        let event = Event::new("source.joined", Room::Source, assignment.id()).under(Some(citation)).note(agreement.clone());
        Ok(Decision::of(event, Assignment { joint: Some(Joint { agreement, parts: self.parts, registered }), ..assignment }))
    }
}

/// Registers what one of several departments has collected 登记采集.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct RegisterPart {
    /// The items; all of the department's share, where none is named.
    #[serde(default)]
    pub items: Vec<String>,
    /// The registration's number or name.
    #[serde(default)]
    pub number: String,
}

/// Most registrations that are kept with one agreement.
const MAX_REGISTERED: usize = 5_000;

impl RegisterPart {
    /// Decides.
    ///
    /// # Errors
    /// Not agreed to be collected together; not by one that has a share; an item of another's share; no number.
    pub fn decide(self, assignment: Assignment, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        let org = ctx.actor.org.clone();
        let Some(joint) = assignment.joint.clone().filter(|_| assignment.in_force()) else {
            return Err(Refusal::state("source.not_joint", "没有有效的协同采集分工", "请先由主管部门登记分工"));
        };
        let own: Vec<_> = joint.parts.iter().filter(|part| part.org.as_ref() == Some(&org)).map(|part| part.item.clone()).collect();
        let items = if self.items.is_empty() { own.clone() } else { self.items };
        let strange: Vec<_> = items.iter().filter(|item| !own.contains(item)).map(String::as_str).collect();
        if items.is_empty() || !strange.is_empty() {
            let what = if strange.is_empty() { assignment.element.clone() } else { strange.join("、") };
            let citation = cite(Key::SourceJointRegister, ctx).or_else(|| cite(Key::SourceJoint, ctx));
            let remedy = "请登记分工中属于本部门的数据项，分工有变化的，请主管部门登记";
            return Err(Refusal::law("source.not_share", citation, format!("“{what}”不在本部门的分工之内"), remedy));
        }
        let number = stated(&self.number, "number", "采集登记的编号", Key::SourceJointRegister, ctx)?;
        if joint.registered.len() >= MAX_REGISTERED {
            return Err(Refusal::state("source.registered", "这份分工的登记已满", "请重新登记分工"));
        }
        let event = Event::new("source.registered", Room::Source, assignment.id()).under(cite(Key::SourceJointRegister, ctx));
        let event = event.note(format!("{number}：{}", items.join("、")));
        let mut registered = joint.registered.clone();
        registered.push(Registered { org, officer: ctx.actor.person.clone(), items, number, at: ctx.now });
        Ok(Decision::of(event, Assignment { joint: Some(Joint { registered, ..joint }), ..assignment }))
    }
}

/// Where one item of a row that several collect together comes from 采集来历.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Traced {
    /// The item.
    pub item: String,
    /// Who collects it by the agreement.
    pub org: Option<OrgId>,
    /// The newest registration of it.
    pub registered: Option<Registered>,
}

impl Joint {
    /// For each part of a row, who collected it, under which registration, when.
    pub fn traced(&self) -> Vec<Traced> {
        let newest = |part: &Part| {
            let of = |one: &&Registered| part.org.as_ref() == Some(&one.org) && one.items.contains(&part.item);
            self.registered.iter().filter(of).max_by_key(|one| one.at).cloned()
        };
        self.parts.iter().map(|part| Traced { item: part.item.clone(), org: part.org.clone(), registered: newest(part) }).collect()
    }
}

impl Traced {
    /// In one line; `name` tells what an organization is called.
    pub fn line(&self, name: impl Fn(&OrgId) -> String) -> String {
        let org = self.org.as_ref().map_or_else(|| "没有部门".to_owned(), name);
        match &self.registered {
            Some(one) => format!("{}：{org}采集，{}，{}，本次登记 {}", self.item, one.number, one.at.date_naive(), one.items.join("、")),
            None => format!("{}：{org}采集，没有登记", self.item),
        }
    }
}

/// Ends an assignment 终止: after a dispute was decided, or where the law has changed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct End {
    /// Why, and by which document.
    #[serde(default)]
    pub reason: String,
}

impl End {
    /// Decides.
    ///
    /// # Errors
    /// Not by the authority; over already; without a reason.
    pub fn decide(self, assignment: Assignment, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        if matches!(assignment.state, AssignmentState::Ended { .. }) {
            return Err(Refusal::state("source.ended", "数源认定已经终止", "无需再次终止"));
        }
        let reason = brief(&self.reason, "reason", "理由")?;
        if reason.is_empty() {
            return Err(Refusal::input(vec![Fault::at("reason", "请写明终止的理由和文件")]));
        }
        let event = Event::new("source.ended", Room::Source, assignment.id()).under(cite(Key::SourceAssignedBy, ctx)).note(reason.clone());
        Ok(Decision::of(event, Assignment { state: AssignmentState::Ended { reason, at: ctx.now }, ..assignment }))
    }
}
