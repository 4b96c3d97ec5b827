//! What an application rests on.

use chrono::Datelike as _;
use domain::sharing::{Apply, Asked, Request};
use domain::{Context, Decision, Refusal};
use store::{StoreError, Tx};

/// Applies: with who asks, whose data it is, and what is carried on.
pub(super) async fn apply(resource: &str, apply: Apply, tx: &mut Tx, ctx: &Context<'_>) -> Result<Result<Decision, Refusal>, StoreError> {
    let resource = tx.resource(resource).await?;
    let applicant = tx.org(ctx.actor.org.as_str()).await?;
    let source = match &resource {
        Some(resource) => tx.org(resource.org.as_str()).await?,
        None => None,
    };
    let renews = match &apply.application.renews {
        Some(grant) => tx.grant(grant.as_str()).await?,
        None => None,
    };
    let earlier = tx.requests_in(&Request::series(ctx.now.year())).await?;
    let catalogued = tx.has_submitted(&ctx.actor.org).await?;
    let known = Asked {
        resource: resource.as_ref(),
        applicant: applicant.as_ref(),
        source: source.as_ref(),
        renews: renews.as_ref(),
        catalogued,
        earlier,
    };
    Ok(apply.decide(&known, ctx))
}
