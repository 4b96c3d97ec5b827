//! What follows an assignment: the staffing office is heard, departments agree to collect together, it ends.

use super::assign::{cite, single};
use super::{Assignment, AssignmentState};
use crate::decision::Room;
use crate::matter::{Matter, brief, stated};
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, OrgId, Refusal};
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
        let event = Event::new("source.joined", Room::Source, assignment.id()).under(Some(citation)).note(agreement.clone());
        Ok(Decision::of(event, Assignment { joint: Some(Joint { agreement, parts: self.parts }), ..assignment }))
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
