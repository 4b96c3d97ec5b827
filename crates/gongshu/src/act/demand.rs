//! Commands of demands: what is loaded for each, and the decision.

use chrono::Datelike as _;
use domain::demand::{Demand, Known, Open, Step};
use domain::{Context, Decision, Matter as _, OrgId, Refusal};
use store::{StoreError, Tx};

type Decided = Result<Result<Decision, Refusal>, StoreError>;

/// `room.verb` of a step.
pub(super) fn verb(step: &Step) -> &'static str {
    match step {
        Step::Accept(_) => "demand.accept",
        Step::Refuse(_) => "demand.refuse",
        Step::Deny(_) => "demand.deny",
        Step::Assign(_) => "demand.assign",
        Step::NoSource(_) => "demand.no_source",
        Step::Publish(_) => "demand.publish",
        Step::Mount(_) => "demand.mount",
        Step::Cancel(_) => "demand.cancel",
    }
}

/// Opens one: its number is the next of the year, its provider an organization of the node.
pub(super) async fn open(id: String, open: Open, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let provider = match &open.provider {
        Some(id) => tx.org(id.as_str()).await?,
        None => None,
    };
    let catalogue = tx.published().await?;
    let earlier = tx.demands_in(&Demand::series(ctx.now.year())).await?;
    let known = Known { earlier, provider: provider.as_ref(), catalogue: &catalogue };
    Ok(open.decide(id.into(), &known, ctx))
}

/// Does something in one.
pub(super) async fn step(id: &str, step: Step, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.demand(id).await? else { return Ok(Err(Refusal::hidden())) };
    Ok(match step {
        Step::Accept(step) => step.decide(matter, ctx),
        Step::Refuse(step) => step.decide(matter, ctx),
        Step::Deny(step) => step.decide(matter, ctx),
        Step::Assign(step) => {
            let OrgId(provider) = &step.provider;
            let provider = tx.org(provider).await?;
            step.decide(matter, provider.as_ref(), ctx)
        }
        Step::NoSource(step) => step.decide(matter, ctx),
        Step::Publish(step) => {
            let resource = tx.resource(step.resource.as_str()).await?;
            step.decide(matter, resource.as_ref(), ctx)
        }
        Step::Mount(step) => {
            let subject = matter.subject().map_or_else(String::new, |id| id.0.clone());
            let resource = tx.resource(&subject).await?;
            let loaded = tx.loaded(&subject).await?;
            step.decide(matter, resource.as_ref(), loaded, ctx)
        }
        Step::Cancel(step) => step.decide(matter, ctx),
    })
}
