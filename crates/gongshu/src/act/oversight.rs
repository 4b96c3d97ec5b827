//! Commands of the overdue register and of official papers: what is loaded for each, and the decision.

use chrono::Datelike as _;
use domain::clock::{Clock, ClockStep, NoteOverdue};
use domain::correction::{Correction, Notice};
use domain::decision::{CaseRef, Room};
use domain::demand::Demand;
use domain::dispute::Dispute;
use domain::oversight::{Involved, Lapse, Step};
use domain::source::Assignment;
use domain::{Context, Decision, Matter, Refusal};
use store::{StoreError, Tx};

type Decided = Result<Result<Decision, Refusal>, StoreError>;

/// `room.verb` of a step.
pub(super) fn verb(step: &Step) -> &'static str {
    match step {
        Step::Nudge(_) => "oversight.nudge",
        Step::Order(_) => "oversight.order",
        Step::Explain(_) => "oversight.explain",
        Step::Record(_) => "oversight.record",
        Step::Close(_) => "oversight.close",
    }
}

/// Does something about an entry. `most` is how often one organization may urge in a day.
pub(super) async fn step(id: &str, step: Step, most: u32, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(lapse) = tx.lapse(id).await? else { return Ok(Err(Refusal::hidden())) };
    Ok(match step {
        Step::Nudge(step) => step.decide(lapse, most, ctx),
        Step::Explain(step) => step.decide(lapse, ctx),
        Step::Record(step) => step.decide(lapse, ctx),
        Step::Close(step) => step.decide(lapse, ctx),
        Step::Order(step) => {
            let earlier = tx.papers_in(&Lapse::series(ctx.now.year())).await?;
            let owner = tx.org(lapse.owner.as_str()).await?;
            step.decide(lapse, owner.as_ref(), earlier, ctx)
        }
    })
}

/// Notes that a clock ran out, and opens its entry. A clock that was moved meanwhile waits for its new day.
pub(super) async fn overdue(
    clock: Clock,
    entry: &str,
    tx: &mut Tx,
    ctx: &Context<'_>,
) -> Result<Result<Option<Decision>, Refusal>, StoreError> {
    if clock.met.is_none() && ctx.now <= clock.due {
        tx.start_job(ClockStep::DUE, clock.id.as_str(), clock.due.timestamp_millis() + 1).await?;
        return Ok(Ok(None));
    }
    let known = tx.lapse_of(clock.id.as_str()).await?.is_some();
    let involved = involved(&clock.case, tx).await?.unwrap_or_default();
    Ok(NoteOverdue { entry: entry.into(), involved, known }.decide(&clock, ctx))
}

/// What a case is about and who its parties are; none where its room keeps none.
async fn involved(case: &CaseRef, tx: &mut Tx) -> Result<Option<Involved>, StoreError> {
    fn of<T: Matter>(matter: Option<T>) -> Option<Involved> {
        let matter = matter?;
        Some(Involved { title: matter.title(), parties: vec![matter.opener().clone(), matter.opposite().clone()] })
    }
    let id = case.id.as_str();
    Ok(match case.room {
        Room::Catalogue => tx.resource(id).await?.map(|one| Involved { title: one.draft.title, parties: vec![one.org] }),
        Room::Sharing => match tx.request(id).await? {
            Some(request) => {
                let title = tx.resource(request.resource.as_str()).await?.map_or(String::new(), |resource| resource.draft.title);
                Some(Involved { title, parties: vec![request.source, request.applicant] })
            }
            None => None,
        },
        Room::Correction => of::<Correction>(tx.correction(id).await?),
        Room::Notice => of::<Notice>(tx.notice(id).await?),
        Room::Dispute => of::<Dispute>(tx.dispute(id).await?),
        Room::Demand => of::<Demand>(tx.demand(id).await?),
        Room::Source => of::<Assignment>(tx.assignment(id).await?),
        _ => None,
    })
}
