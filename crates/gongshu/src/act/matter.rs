//! Commands of matters: what is loaded for each, and the decision.

use super::demand;
use domain::correction::{self, Correction, NoticeStep, Received};
use domain::decision::{CaseRef, Room};
use domain::demand as dem;
use domain::dispute::{self, Dispute, Facts, Order};
use domain::{Context, Decision, DisputeId, Matter as _, Refusal, source};
use store::{StoreError, Tx};

/// What is done in a matter, and in which.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // each wraps the domain's command of the same name
pub enum Matter {
    OpenCorrection(String, Box<correction::Open>),
    Correction(String, correction::Step),
    Notice(String, NoticeStep),
    OpenDispute(String, Box<dispute::Open>),
    Dispute(String, dispute::Step),
    OpenDemand(String, Box<dem::Open>),
    Demand(String, dem::Step),
    OpenSource(String, Box<source::Assign>),
    Source(String, source::Step),
    Org(super::OrgAct),
}

impl Matter {
    /// `room.verb` of what is asked for.
    pub(super) fn verb(&self) -> &'static str {
        use correction::Step as C;
        use dispute::Step as D;
        match self {
            Self::OpenCorrection(..) => "correction.open",
            Self::Correction(_, C::Reply(_)) => "correction.reply",
            Self::Correction(_, C::Correct(_)) => "correction.correct",
            Self::Correction(_, C::Cancel(_)) => "correction.cancel",
            Self::Notice(_, NoticeStep::Acknowledge(_)) => "notice.acknowledge",
            Self::OpenDispute(..) => "dispute.open",
            Self::Dispute(_, D::Record(_)) => "dispute.record",
            Self::Dispute(_, D::Decide(_)) => "dispute.decide",
            Self::Dispute(_, D::Cancel(_)) => "dispute.cancel",
            Self::OpenDemand(..) => "demand.open",
            Self::Demand(_, step) => demand::verb(step),
            Self::OpenSource(..) => "source.assign",
            Self::Source(_, source::Step::Confirm(_)) => "source.confirm",
            Self::Source(_, source::Step::Joint(_)) => "source.joint",
            Self::Source(_, source::Step::End(_)) => "source.end",
            Self::Org(act) => act.verb(),
        }
    }

    /// The case it is about; what opens one is about the resource until there is a case of its own.
    pub(super) fn case(&self) -> CaseRef {
        match self {
            Self::OpenCorrection(_, open) => CaseRef::new(Room::Catalogue, open.resource.as_str()),
            Self::Correction(id, _) => CaseRef::new(Room::Correction, id),
            Self::Notice(id, _) => CaseRef::new(Room::Notice, id),
            Self::OpenDispute(_, open) => CaseRef::new(Room::Catalogue, open.about.resource.as_str()),
            Self::Dispute(id, _) => CaseRef::new(Room::Dispute, id),
            Self::OpenDemand(id, _) | Self::Demand(id, _) => CaseRef::new(Room::Demand, id),
            Self::OpenSource(id, _) | Self::Source(id, _) => CaseRef::new(Room::Source, id),
            Self::Org(act) => act.case(),
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
            Self::OpenDispute(id, open) => bring(id.into(), *open, tx, ctx).await,
            Self::Dispute(id, step) => match tx.dispute(&id).await? {
                Some(matter) => climb(matter, step, tx, ctx).await,
                None => Ok(Err(Refusal::hidden())),
            },
            Self::OpenDemand(id, open) => demand::open(id, *open, tx, ctx).await,
            Self::Demand(id, step) => demand::step(&id, step, tx, ctx).await,
            Self::OpenSource(id, open) => {
                let Some(org) = tx.org(open.org.as_str()).await? else { return Ok(Err(Refusal::hidden())) };
                let known = tx.assignments(&[open.element.trim().to_owned()]).await?;
                Ok(open.decide(id.into(), &org, &known, ctx))
            }
            Self::Org(act) => act.decide(tx, ctx).await,
            Self::Source(id, step) => match tx.assignment(&id).await? {
                Some(matter) => assigned(matter, step, tx, ctx).await,
                None => Ok(Err(Refusal::hidden())),
            },
        }
    }
}

async fn assigned(
    matter: source::Assignment,
    step: source::Step,
    tx: &Tx,
    ctx: &Context<'_>,
) -> Result<Result<Decision, Refusal>, StoreError> {
    Ok(match step {
        source::Step::Confirm(step) => {
            let known = tx.assignments(std::slice::from_ref(&matter.element)).await?;
            step.decide(matter, &known, ctx)
        }
        source::Step::Joint(step) => step.decide(matter, ctx),
        source::Step::End(step) => step.decide(matter, ctx),
    })
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
    let (asked, took) = tx.received(matter.subject().map_or("", |id| id.as_str()), &matter.subject).await?;
    let item = &matter.claim.item;
    let holds = |grant: &domain::sharing::Grant| item.is_empty() || grant.items.iter().any(|granted| granted.item == *item);
    let asked = asked.into_iter().map(|grant| (grant.rows.is_none(), grant));
    let all = asked.chain(took.into_iter().map(|grant| (false, grant))).filter(|(_, grant)| holds(grant));
    Ok(all.map(|(knows, grant)| Received { org: grant.consumer, grant: grant.id, knows }).collect())
}

async fn bring(id: DisputeId, open: dispute::Open, tx: &mut Tx, ctx: &Context<'_>) -> Result<Result<Decision, Refusal>, StoreError> {
    let about = &open.about;
    let (Some(resource), Some(claimant)) = (tx.resource(about.resource.as_str()).await?, tx.org(ctx.actor.org.as_str()).await?) else {
        return Ok(Err(Refusal::hidden()));
    };
    let (respondent, authority) = (tx.org(open.respondent.as_str()).await?, tx.org(ctx.authority.as_str()).await?);
    let request = match &about.request {
        Some(id) => tx.request(id.as_str()).await?,
        None => None,
    };
    let correction = match &about.correction {
        Some(id) => tx.correction(id.as_str()).await?,
        None => None,
    };
    let earlier = tx.disputes_between(&about.resource, &claimant.id, &open.respondent).await?;
    let facts = Facts {
        resource: &resource,
        claimant: &claimant,
        respondent: respondent.as_ref(),
        authority: authority.as_ref(),
        request: request.as_ref(),
        correction: correction.as_ref(),
        earlier: &earlier,
    };
    Ok(open.decide(id, facts, ctx))
}

async fn climb(matter: Dispute, step: dispute::Step, tx: &mut Tx, ctx: &Context<'_>) -> Result<Result<Decision, Refusal>, StoreError> {
    Ok(match step {
        dispute::Step::Record(step) => step.decide(matter, ctx),
        dispute::Step::Cancel(step) => step.decide(matter, ctx),
        dispute::Step::Decide(step) => {
            let request = match &matter.about.request {
                Some(id) => tx.request(id.as_str()).await?,
                None => None,
            };
            let assigned = match &step.order {
                Order::Assign { org } => tx.org(org.as_str()).await?,
                _ => None,
            };
            step.decide(matter, request, assigned.as_ref(), ctx)
        }
    })
}
