//! The authority says who the source of an element is.

use super::{Assignment, AssignmentState, Entry};
use crate::decision::Room;
use crate::matter::{Matter, brief, stated};
use crate::org::{Org, Role};
use crate::refusal::short_basis;
use crate::{Context, Decision, Event, Fault, OrgId, Refusal, SourceId};
use law::{BasisRef, Citation, Key};
use serde::{Deserialize, Serialize};

/// Assigns an element to its source 认定数源.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Assign {
    /// The element.
    pub element: String,
    /// The law's entry it is part of, by its short name; left out, it is found by the element.
    #[serde(default)]
    pub entry: String,
    /// Territory or circle of subjects; empty for all.
    #[serde(default)]
    pub scope: String,
    /// The source department.
    pub org: OrgId,
    /// The law, regulation or rule that makes it the source.
    #[serde(default)]
    pub basis: Option<BasisRef>,
    /// The authority's document.
    #[serde(default)]
    pub document: String,
    /// Document of the entrustment, where the law lets this organization act by entrustment only.
    #[serde(default)]
    pub entrustment: String,
    /// The staffing office's written opinion.
    #[serde(default)]
    pub opinion: String,
}

/// Longest name of an element, in characters.
const MAX_NAME: usize = 100;

impl Assign {
    /// Decides: in force at once if the staffing office was heard, else a proposal. `known` are the assignments of
    /// this element.
    ///
    /// # Errors
    /// Not by the authority; the law means other departments; several are meant and the element isn't divided; another
    /// is the source already; no basis, or one of too low a rank.
    pub fn decide(self, id: SourceId, org: &Org, known: &[Assignment], ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        let mut assignment = self.written(id, org, ctx)?;
        let entry = Entry::of(&assignment.element, &assignment.entry, ctx);
        if entry.is_none() && !assignment.entry.is_empty() {
            return Err(Refusal::input(vec![Fault::at("entry", "条文没有列出这一类基础数据")]));
        }
        if let Some(entry) = &entry {
            meant(entry, &assignment, org, ctx)?;
            assignment.entry = entry.name().to_owned();
        }
        single(&assignment, known, ctx)?;
        founded(assignment.basis.as_ref(), ctx)?;
        let ground = entry.map(|entry| entry.citation().clone()).or_else(|| cite(Key::SourceAssignedBy, ctx));
        Ok(settle(assignment, ground, ctx))
    }

    fn written(self, id: SourceId, org: &Org, ctx: &Context<'_>) -> Result<Assignment, Refusal> {
        let element = stated(&self.element, "element", "数据名称", Key::SourceAssignedBy, ctx)?;
        let scope = brief(&self.scope, "scope", "范围")?;
        if element.chars().count() > MAX_NAME || scope.chars().count() > MAX_NAME {
            return Err(Refusal::input(vec![Fault::at("element", format!("数据名称、范围最多 {MAX_NAME} 字"))]));
        }
        Ok(Assignment {
            id,
            element,
            entry: self.entry,
            scope,
            org: org.id.clone(),
            org_name: org.name.clone(),
            basis: self.basis,
            document: brief(&self.document, "document", "认定文件")?,
            entrustment: brief(&self.entrustment, "entrustment", "委托文件")?,
            opinion: brief(&self.opinion, "opinion", "机构编制部门意见")?,
            authority: ctx.authority.clone(),
            officer: ctx.actor.person.clone(),
            recorded: ctx.now,
            joint: None,
            state: AssignmentState::Proposed,
        })
    }
}

/// The law's own entry means this organization, and is divided where it means several.
fn meant(entry: &Entry<'_>, assignment: &Assignment, org: &Org, ctx: &Context<'_>) -> Result<(), Refusal> {
    let cite = || Some(entry.citation().clone());
    let words = entry.sources().collect::<Vec<_>>().join("、");
    let Some(word) = entry.means(org, ctx) else {
        let message = format!("{}由{words}采集、提供，不能认定给{}", entry.title(), org.name);
        return Err(Refusal::law("source.not_named", cite(), message, "请认定给条文列明的部门，机构的条文称谓不全的，请先补全"));
    };
    if entry.divided() && assignment.element == entry.title() && assignment.scope.is_empty() {
        let message = format!("{}没有写明各部门分别采集哪些数据，不能整类认定给一个部门", entry.title());
        return Err(Refusal::law("source.undivided", cite(), message, "请按数据项或者地域划分，逐项认定"));
    }
    if entry.entrusted(word) && assignment.entrustment.is_empty() {
        let refusal = Refusal::law("source.entrustment", cite(), format!("{}没有委托文件", org.name), "请写明委托文件的名称和文号");
        return Err(refusal.with_faults(vec![Fault::at("entrustment", "请填写委托文件")]));
    }
    Ok(())
}

/// An element has one source.
pub(super) fn single(assignment: &Assignment, known: &[Assignment], ctx: &Context<'_>) -> Result<(), Refusal> {
    let clash = |one: &&Assignment| one.id != assignment.id && one.overlaps(&assignment.element, &assignment.scope);
    let Some(other) = known.iter().find(clash) else { return Ok(()) };
    let message = format!("{}的数源部门是{}，一项数据只能有一个", other.title(), other.org_name);
    let remedy = "请向数源部门申请共享，认为应当调整的，请提请争议处理，原认定终止后再认定";
    Err(Refusal::law("source.single", cite(Key::SourceSingle, ctx), message, remedy))
}

/// A source is one by law, regulation or rule.
fn founded(basis: Option<&BasisRef>, ctx: &Context<'_>) -> Result<(), Refusal> {
    if ctx.law.rule(Key::SourceBasis, ctx.today()).is_none() {
        return Ok(());
    }
    let refuse = |citation, message: String, remedy: String| {
        let fault = Fault::at("basis", message.clone());
        Err(Refusal::law("source.basis", citation, message, remedy).with_faults(vec![fault]))
    };
    let Some(basis) = basis.and_then(|basis| ctx.law.basis(basis)) else {
        return refuse(cite(Key::SourceBasis, ctx), "没有写明由哪部规定确定数源部门".into(), "请从依据库中选择具体条款".into());
    };
    match ctx.law.suffices(Key::SourceBasis, &basis, ctx.today()) {
        Ok(_) => Ok(()),
        Err(short) => refuse(short.citation.clone(), short_basis(&short), format!("请改用施行中的{}", short.terms())),
    }
}

/// In force, if the staffing office was heard where the law has it heard.
fn settle(assignment: Assignment, ground: Option<Citation>, ctx: &Context<'_>) -> Decision {
    let hears = cite(Key::OrgSourceWith, ctx);
    let (verb, citation, state) = match hears {
        Some(_) if assignment.opinion.is_empty() => ("source.proposed", hears, AssignmentState::Proposed),
        _ => ("source.assigned", ground, AssignmentState::InForce { since: ctx.now }),
    };
    let event = Event::new(verb, Room::Source, assignment.id()).under(citation).note(format!(
        "{}：{} {}",
        assignment.title(),
        assignment.org_name,
        assignment.document
    ));
    Decision::of(event, Assignment { state, ..assignment })
}

pub(super) fn cite(key: Key, ctx: &Context<'_>) -> Option<Citation> {
    ctx.law.cite(key, ctx.today())
}
