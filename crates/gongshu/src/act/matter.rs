//! Commands of matters: what is loaded for each, and the decision.

use domain::correction::{self, Correction, NoticeStep, Received};
use domain::decision::{CaseRef, Room};
use domain::{Context, Decision, Matter as _, Refusal};
use store::{StoreError, Tx};

/// What is done in a matter, and in which.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // each wraps the domain's command of the same name
pub enum Matter {
    OpenCorrection(String, Box<correction::Open>),
    Correction(String, correction::Step),
    Notice(String, NoticeStep),
}

impl Matter {
    /// `room.verb` of what is asked for.
    pub(super) fn verb(&self) -> &'static str {
        use correction::Step as C;
        match self {
            Self::OpenCorrection(..) => "correction.open",
            Self::Correction(_, C::Reply(_)) => "correction.reply",
            Self::Correction(_, C::Correct(_)) => "correction.correct",
            Self::Correction(_, C::Cancel(_)) => "correction.cancel",
            Self::Notice(_, NoticeStep::Acknowledge(_)) => "notice.acknowledge",
        }
    }

    /// The case it is about; a doubt is about the resource until there is a case of its own.
    pub(super) fn case(&self) -> CaseRef {
        match self {
            Self::OpenCorrection(_, open) => CaseRef::new(Room::Catalogue, open.resource.as_str()),
            Self::Correction(id, _) => CaseRef::new(Room::Correction, id),
            Self::Notice(id, _) => CaseRef::new(Room::Notice, id),
        }
    }

    /// Loads what the decision needs and decides.
    pub(super) async fn decide(self, tx: &mut Tx, ctx: &Context<'_>) -> Result<Result<Decision, Refusal>, StoreError> {
        match self {
            Self::OpenCorrection(id, open) => {
                let Some(resource) = tx.resource(open.resource.as_str()).await? else { return Ok(Err(Refusal::hidden())) };
                Ok(open.decide(id.into(), &resource, ctx))
            }
            Self::Correction(id, step) => match tx.correction(&id).await? {
                Some(matter) => correct(matter, step, tx, ctx).await,
                None => Ok(Err(Refusal::hidden())),
            },
            Self::Notice(id, NoticeStep::Acknowledge(step)) => match tx.notice(&id).await? {
                Some(notice) => Ok(step.decide(notice, ctx)),
                None => Ok(Err(Refusal::hidden())),
            },
        }
    }
}

async fn correct(
    matter: Correction,
    step: correction::Step,
    tx: &mut Tx,
    ctx: &Context<'_>,
) -> Result<Result<Decision, Refusal>, StoreError> {
    Ok(match step {
        correction::Step::Reply(step) => step.decide(matter, ctx),
        correction::Step::Cancel(step) => step.decide(matter, ctx),
        correction::Step::Correct(step) => {
            let batch = tx.batch(step.batch.as_str()).await?;
            let received = received(&matter, tx).await?;
            step.decide(matter, batch.as_ref(), &received, ctx)
        }
    })
}

/// Who received the value in doubt: those whose grants hold the item, and who were answered about the record.
async fn received(matter: &Correction, tx: &Tx) -> Result<Vec<Received>, StoreError> {
    let grants = tx.received(matter.subject().map_or("", |id| id.as_str()), &matter.subject).await?;
    let item = &matter.claim.item;
    let holds = |grant: &domain::sharing::Grant| item.is_empty() || grant.items.iter().any(|granted| granted.item == *item);
    Ok(grants.into_iter().filter(holds).map(|grant| Received { org: grant.consumer, grant: grant.id }).collect())
}
