//! Commands of rule sets: what is loaded for each, and the decision.

use domain::ruleset::{Compose, Home, RulesetStep};
use domain::{Context, Decision, Refusal};
use store::{StoreError, Tx};

type Decided = Result<Result<Decision, Refusal>, StoreError>;

/// `room.verb` of a step.
pub(super) fn verb(step: &RulesetStep) -> &'static str {
    match step {
        RulesetStep::Revise(_) => "ruleset.revise",
        RulesetStep::Sign(_) => "ruleset.sign",
        RulesetStep::Enforce(_) => "ruleset.enforce",
        RulesetStep::End(_) => "ruleset.end",
    }
}

/// Draws one up.
pub(super) async fn draw_up(id: String, compose: Compose, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let (all, region) = (tx.rulesets().await?, home(tx, ctx).await?);
    Ok(compose.decide(id.into(), Home { region: &region, all: &all }, ctx))
}

/// Does something with one.
pub(super) async fn step(id: &str, step: RulesetStep, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.ruleset(id).await? else { return Ok(Err(Refusal::hidden())) };
    let (all, region) = (tx.rulesets().await?, home(tx, ctx).await?);
    Ok(step.decide(matter, Home { region: &region, all: &all }, ctx))
}

/// Region of this node's authority.
async fn home(tx: &mut Tx, ctx: &Context<'_>) -> Result<String, StoreError> {
    Ok(tx.org(ctx.authority.as_str()).await?.map_or_else(String::new, |org| org.region))
}
