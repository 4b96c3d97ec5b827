//! Commands of what becomes of shared data: what is loaded for each, and the decision.

use domain::feedback::{self, Ask, Counts, Period};
use domain::misuse::{self, Detect, Of};
use domain::onward;
use domain::sharing::Grant;
use domain::{Context, Decision, OrgId, Refusal, uselog};
use store::{StoreError, Tx};

type Decided = Result<Result<Decision, Refusal>, StoreError>;
type Perhaps = Result<Result<Option<Decision>, Refusal>, StoreError>;

/// What the node saw under a grant.
#[derive(Clone, Debug)]
pub struct Seen {
    /// The grant.
    pub grant: String,
    /// Cases with the same sign before: with the grant and the sign they give the new one its identifier.
    pub earlier: usize,
    /// What was seen.
    pub detect: Detect,
}

impl Seen {
    fn id(&self) -> String {
        format!("{}:{}:{}", self.grant, self.detect.sign.word(), self.earlier + 1)
    }
}

macro_rules! granted {
    ($tx:expr, $id:expr) => {
        match granted($tx, $id).await? {
            Some(found) => found,
            None => return Ok(Err(Refusal::hidden())),
        }
    };
}

/// A grant with its resource's title and source.
async fn granted(tx: &mut Tx, id: &str) -> Result<Option<(Grant, String, OrgId)>, StoreError> {
    let Some(grant) = tx.grant(id).await? else { return Ok(None) };
    let Some(resource) = tx.resource(grant.resource.as_str()).await? else { return Ok(None) };
    let title = resource.published.map_or(resource.draft.title, |contract| contract.title);
    Ok(Some((grant, title, resource.org)))
}

/// Notes what was seen; nothing where it is known by now.
pub(super) async fn detect(seen: Seen, tx: &mut Tx, ctx: &Context<'_>) -> Perhaps {
    let id = seen.id();
    let (grant, title, source) = granted!(tx, &seen.grant);
    let known = tx.misuse(&id).await?.is_some();
    Ok(seen.detect.decide(id.into(), &Of { grant: &grant, title: &title, source: &source, known }, ctx))
}

/// Asks for the report on a period; nothing where it was asked for.
pub(super) async fn ask(grant: &str, period: Period, tx: &mut Tx, ctx: &Context<'_>) -> Perhaps {
    let (grant, title, source) = granted!(tx, grant);
    if tx.feedback(Ask::id(&grant, &period).as_str()).await?.is_some() {
        return Ok(Ok(None));
    }
    Ok(Ask { period }.decide(&grant, &title, &source, ctx))
}

/// Somebody reports misuse.
pub(super) async fn report(id: String, open: misuse::Open, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let (grant, title, source) = granted!(tx, open.grant.as_str());
    Ok(open.decide(id.into(), &Of { grant: &grant, title: &title, source: &source, known: false }, ctx))
}

/// Does something about it.
pub(super) async fn misuse(id: &str, step: misuse::Step, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.misuse(id).await? else { return Ok(Err(Refusal::hidden())) };
    let grant = tx.grant(matter.grant.as_str()).await?;
    Ok(match (step, grant) {
        (misuse::Step::Rectify(step), _) => step.decide(matter, ctx),
        (misuse::Step::Report(step), _) => step.decide(matter, ctx),
        (misuse::Step::Accept(step), grant) => step.decide(matter, grant, ctx),
        (misuse::Step::Dismiss(step), _) => step.decide(matter, ctx),
        (misuse::Step::Suspend(step), Some(grant)) => step.decide(matter, grant, ctx),
        (misuse::Step::End(step), Some(grant)) => step.decide(matter, grant, ctx),
        (misuse::Step::Suspend(_) | misuse::Step::End(_), None) => Err(Refusal::hidden()),
    })
}

/// Gives feedback.
pub(super) async fn tell(id: String, open: feedback::Open, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let (grant, title, source) = granted!(tx, open.grant.as_str());
    Ok(open.decide(id.into(), &grant, &title, &source, ctx))
}

/// Answers it, or reports on a period with what the hub counted in it.
pub(super) async fn feedback(id: &str, step: feedback::Step, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.feedback(id).await? else { return Ok(Err(Refusal::hidden())) };
    match step {
        feedback::Step::Answer(step) => Ok(step.decide(matter, ctx)),
        feedback::Step::File(step) => {
            let counts = counted(&matter, tx, ctx).await?;
            Ok(feedback::File { counts, ..step }.decide(matter, ctx))
        }
    }
}

async fn counted(matter: &feedback::Feedback, tx: &Tx, ctx: &Context<'_>) -> Result<Counts, StoreError> {
    let Some(period) = &matter.period else { return Ok(Counts::default()) };
    let zone = *ctx.now.offset();
    let from = crate::call::midnight_of(period.first, zone);
    let to = period.last.succ_opt().map_or(i64::MAX, |day| crate::call::midnight_of(day, zone));
    let (answered, refused) = tx.calls_between(matter.grant.as_str(), from, to).await?;
    Ok(Counts { answered, refused })
}

/// Asks for consent.
pub(super) async fn onward(id: String, open: onward::Open, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let (grant, _, source) = granted!(tx, open.grant.as_str());
    let contract = tx.resource(grant.resource.as_str()).await?.and_then(|resource| resource.published);
    let to_exists = tx.org(open.to.as_str()).await?.is_some();
    let entry = match &open.entry {
        Some(id) => tx.resource(id.as_str()).await?,
        None => None,
    };
    let named = onward::Named { contract: contract.as_ref(), source: &source, to_exists, entry: entry.as_ref() };
    Ok(open.decide(id.into(), &grant, named, ctx))
}

/// Answers it.
pub(super) async fn consent(id: &str, step: onward::Step, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.onward(id).await? else { return Ok(Err(Refusal::hidden())) };
    let own = tx.grant(matter.grant.as_str()).await?;
    Ok(match step {
        onward::Step::Consent(step) => step.decide(matter, own, ctx),
        onward::Step::Refuse(step) => step.decide(matter, ctx),
        onward::Step::Cancel(step) => step.decide(matter, ctx),
    })
}

/// Writes an entry of the use log.
pub(super) async fn log(id: String, open: uselog::Open, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let (grant, title, source) = granted!(tx, open.grant.as_str());
    Ok(open.decide(id.into(), &grant, &title, &source, ctx))
}
