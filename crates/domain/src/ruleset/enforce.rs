//! In force and out of it: only one of a kind at any time.

use super::layers::sound;
use super::{Home, Ruleset, RulesetKind, RulesetState, current};
use crate::matter::stated;
use crate::{Context, Decision, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Puts it in force 施行. The one in force before gives way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Enforce {}

impl Enforce {
    /// Decides.
    ///
    /// # Errors
    /// By another; not a draft; an authority hasn't agreed; it weakens what it adds to.
    pub fn decide(self, ruleset: Ruleset, home: Home<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ruleset.must_keep(ctx)?;
        ruleset.draft()?;
        let missing = ruleset.unsigned(ctx);
        if !missing.is_empty() {
            let what = format!("缺少会同制定的部门：{}", missing.join("、"));
            let cite = ctx.law.cite(Key::CatalogueGradingCosign, ctx.today());
            return Err(Refusal::law("ruleset.unsigned", cite, what, "请取得这些部门的会签后再施行"));
        }
        sound(&ruleset, home, ctx)?;
        let own = (ruleset.kind == RulesetKind::Detail).then_some(&ruleset.org);
        let before = current(home.all, ruleset.kind, own).cloned();
        let event = ruleset.event("ruleset.in_force", ctx.law.cite(ruleset.kind.key(), ctx.today()));
        let ended = |before: Ruleset| {
            let reason = format!("由{}替代", ruleset.called());
            Ruleset { state: RulesetState::Ended { reason, at: ctx.now }, ..before }
        };
        // What it was measured by is what it follows, also where that came into force after this was drawn up.
        let follows = ruleset.kind.above().and_then(|above| current(home.all, above, None)).map(|base| base.id.clone());
        let next = Ruleset { state: RulesetState::InForce { from: ctx.now }, follows, ..ruleset.clone() };
        // The old one gives way first: only one is in force at any time.
        Ok(match before {
            Some(before) => Decision::of(event, ended(before)).and(next),
            None => Decision::of(event, next),
        })
    }
}

/// Puts it out of force, or drops a draft 停用.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Close {
    /// Why.
    pub reason: String,
}

impl Close {
    /// Decides.
    ///
    /// # Errors
    /// By another; without a reason; over already.
    pub fn decide(self, ruleset: Ruleset, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ruleset.must_keep(ctx)?;
        if let RulesetState::Ended { .. } = ruleset.state {
            return Err(Refusal::state("ruleset.ended", "规范已经停用", "请查看现行的规范"));
        }
        let reason = stated(&self.reason, "reason", "停用的理由", ruleset.kind.key(), ctx)?;
        let event = ruleset.event("ruleset.ended", None).note(format!("{}：{reason}", ruleset.called()));
        Ok(Decision::of(event, Ruleset { state: RulesetState::Ended { reason, at: ctx.now }, ..ruleset }))
    }
}
