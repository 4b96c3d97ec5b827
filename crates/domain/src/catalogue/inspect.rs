//! Inspecting how data is graded 分级检查: what is found wrong goes to the department and stays open until it is graded anew.

use super::Resource;
use super::regrade::Regrading;
use super::review::event;
use crate::matter::brief;
use crate::org::Role;
use crate::{Context, Decision, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Records what an inspection of one entry found 记录分级检查.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Inspect {
    /// What is wrong with its grades; empty where nothing is.
    #[serde(default)]
    pub finding: String,
}

impl Inspect {
    /// Decides.
    ///
    /// # Errors
    /// By another than the authority; the law has no such inspection; nothing is in force.
    pub fn decide(self, resource: Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        if !ctx.law.holds(Key::CatalogueGradingInspect, ctx.today()) {
            return Err(Refusal::state("catalogue.no_inspection", "所适用的法规没有规定分级检查", "级别有误的，可以退回目录或者提出校核"));
        }
        if resource.published.is_none() {
            return Err(Refusal::state("catalogue.not_published", "目录尚未发布，没有可以检查的级别", "请在审定时一并审查"));
        }
        let finding = brief(&self.finding, "finding", "检查发现")?;
        let event = event("catalogue.grades_inspected", &resource, ctx, Key::CatalogueGradingInspect);
        if finding.is_empty() {
            return Ok(Decision::of(event.note("未发现问题"), resource));
        }
        let clocks = if resource.regrading.is_none() { resource.regrading_clock(ctx) } else { Vec::new() };
        let open = resource.regrading.clone().unwrap_or(Regrading { since: ctx.today(), aspects: Vec::new(), finding: None });
        let regrading = Some(Regrading { finding: Some(finding.clone()), ..open });
        Ok(Decision::of(event.note(finding), Resource { regrading, ..resource }).clocks(clocks))
    }
}
