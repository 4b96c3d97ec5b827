//! The regular assessment of conditional data 定期评估, and what follows where nothing speaks for the condition any more.

use super::{Effect, Resource, ResourceState};
use crate::clock::ClockStep;
use crate::{Context, Decision, Fault, Parties, Refusal};
use chrono::NaiveDate;
use law::Key;
use serde::{Deserialize, Serialize};

/// The last assessment of a contract in force.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Assessment {
    /// When.
    pub on: NaiveDate,
    /// Whether it is fit to be shared unconditionally.
    pub fit: bool,
    /// The conclusion in the department's words.
    pub conclusion: String,
}

impl Resource {
    /// Days since it was found fit to be shared unconditionally and was not converted; none where nothing is due.
    pub fn fit_days(&self, on: NaiveDate) -> Option<i64> {
        let fit = self.assessed.as_ref().filter(|assessed| assessed.fit && self.published.is_some())?;
        Some((on - fit.on).num_days())
    }
}

/// Registers an assessment 登记评估.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reassess {
    /// Whether the data is fit to be shared unconditionally.
    pub fit: bool,
    /// The conclusion.
    pub conclusion: String,
}

impl Reassess {
    /// Decides. Where the data is fit, the term for converting it starts, if the law has one with a figure.
    ///
    /// # Errors
    /// Another's resource is hidden; nothing conditional in force; without a conclusion.
    pub fn decide(self, resource: Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let parties = Parties::of(&resource.org);
        ctx.must_owe(Key::CatalogueReassess, &parties)?;
        let stated = resource.published.as_ref().and_then(|contract| contract.stated_effect(ctx.law, ctx.today()));
        if stated != Some(Effect::Ask) || matches!(resource.state, ResourceState::Withdrawn { .. }) {
            return Err(Refusal::state("catalogue.not_conditional", "有效的目录不是有条件共享，没有可评估的条件", "请查看目录的共享类型"));
        }
        let cite = ctx.law.cite(Key::CatalogueReassess, ctx.today());
        let conclusion: String = self.conclusion.trim().chars().take(2_000).collect();
        if conclusion.is_empty() {
            let refusal = Refusal::law("catalogue.assessment", cite, "登记评估，须写明结论", "请写明评估结论");
            return Err(refusal.with_faults(vec![Fault::at("conclusion", "请写明评估结论")]));
        }
        let event = super::review::event("catalogue.reassessed", &resource, ctx, Key::CatalogueReassess).note(conclusion.clone());
        let due = ClockStep::starting(ctx, "catalogue.reassessed", &[Key::CatalogueUpgrade], &resource.case(), &parties);
        let met = ClockStep::meet(Key::CatalogueUpgrade, resource.case());
        let started = if self.fit { due } else { Vec::new() };
        let assessed = Some(Assessment { on: ctx.today(), fit: self.fit, conclusion });
        // A newer assessment takes the place of the last, and so does its term.
        Ok(Decision::of(event, Resource { assessed, ..resource.clone() }).clocks([met]).clocks(started))
    }
}
