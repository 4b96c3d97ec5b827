//! Commands of matters: what is loaded for each, and the decision.

use super::{demand, lists, oversight, ruleset, usage};
use domain::catalogue as cat;
use domain::correction::{self, Correction, NoticeStep, Received};
use domain::decision::{CaseRef, Room};
use domain::demand as dem;
use domain::dispute::{self, Dispute, Facts, Order};
use domain::feedback::{self, Period};
use domain::{Context, Decision, DisputeId, Matter as _, Refusal, misuse, onward, oversight as lapse, source, uselog};
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
    OpenMisuse(String, misuse::Open),
    Misuse(String, misuse::Step),
    /// What the node saw.
    Detect(Box<usage::Seen>),
    /// The node asks for a report on the use of a grant in a period.
    AskReport(String, Period),
    OpenFeedback(String, feedback::Open),
    Feedback(String, feedback::Step),
    OpenOnward(String, Box<onward::Open>),
    Onward(String, onward::Step),
    OpenUseLog(String, uselog::Open),
    OpenSource(String, Box<source::Assign>),
    Source(String, source::Step),
    Collect(Box<super::Collect>),
    Compose(String, Box<cat::Compose>),
    Listing(String, cat::ListingStep),
    Convene(String, cat::Convene),
    Round(String, cat::RoundStep),
    Begin(cat::Begin),
    Registration(String, cat::RegistrationStep),
    PutInForce(String, Box<cat::PutInForce>),
    Forms(String, cat::FormStep),
    DrawUp(String, Box<domain::ruleset::Compose>),
    Ruleset(String, Box<domain::ruleset::RulesetStep>),
    /// With how often one organization may urge in a day.
    Oversight(String, lapse::Step, u32),
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
            Self::OpenMisuse(..) => "misuse.open",
            Self::Misuse(_, step) => misuse_verb(step),
            Self::Detect(_) => "misuse.detect",
            Self::AskReport(..) => "feedback.ask",
            Self::OpenFeedback(..) => "feedback.open",
            Self::Feedback(_, feedback::Step::Answer(_)) => "feedback.answer",
            Self::Feedback(_, feedback::Step::File(_)) => "feedback.file",
            Self::OpenOnward(..) => "onward.open",
            Self::Onward(_, onward::Step::Consent(_)) => "onward.consent",
            Self::Onward(_, onward::Step::Refuse(_)) => "onward.refuse",
            Self::Onward(_, onward::Step::Cancel(_)) => "onward.cancel",
            Self::OpenUseLog(..) => "use.record",
            Self::OpenSource(..) => "source.assign",
            Self::Source(_, source::Step::Confirm(_)) => "source.confirm",
            Self::Source(_, source::Step::Joint(_)) => "source.joint",
            Self::Source(_, source::Step::Register(_)) => "source.register",
            Self::Source(_, source::Step::End(_)) => "source.end",
            Self::Collect(of) => of.verb(),
            Self::Compose(..) => "listing.compose",
            Self::Listing(_, cat::ListingStep::Approve(_)) => "listing.approve",
            Self::Listing(_, cat::ListingStep::Reject(_)) => "listing.reject",
            Self::Convene(..) => "round.convene",
            Self::Round(_, step) => step.verb(),
            Self::Begin(_) => "registration.begin",
            Self::Registration(_, cat::RegistrationStep::File(_)) => "registration.file",
            Self::Registration(_, cat::RegistrationStep::Return(_)) => "registration.return",
            Self::Registration(_, cat::RegistrationStep::Register(_)) => "registration.register",
            Self::PutInForce(..) => "register_form.put_in_force",
            Self::Forms(..) => "register_form.end",
            Self::DrawUp(..) => "ruleset.draw_up",
            Self::Ruleset(_, step) => ruleset::verb(step),
            Self::Oversight(_, step, _) => oversight::verb(step),
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
            Self::OpenMisuse(_, misuse::Open { grant, .. })
            | Self::OpenFeedback(_, feedback::Open { grant, .. })
            | Self::OpenUseLog(_, uselog::Open { grant, .. }) => CaseRef::new(Room::Grant, grant.as_str()),
            Self::OpenOnward(_, open) => CaseRef::new(Room::Grant, open.grant.as_str()),
            Self::Detect(seen) => CaseRef::new(Room::Grant, &seen.grant),
            Self::AskReport(grant, _) => CaseRef::new(Room::Grant, grant),
            Self::Misuse(id, _) => CaseRef::new(Room::Misuse, id),
            Self::Feedback(id, _) => CaseRef::new(Room::Feedback, id),
            Self::Onward(id, _) => CaseRef::new(Room::Onward, id),
            Self::OpenSource(id, _) | Self::Source(id, _) => CaseRef::new(Room::Source, id),
            Self::Collect(of) => of.case(),
            Self::Compose(id, _) | Self::Listing(id, _) => CaseRef::new(Room::Listing, id),
            Self::Convene(id, _) | Self::Round(id, _) => CaseRef::new(Room::Round, id),
            Self::Begin(begin) => CaseRef::new(Room::Catalogue, begin.resource.as_str()),
            Self::Registration(id, _) => CaseRef::new(Room::Registration, id),
            Self::PutInForce(id, _) | Self::Forms(id, _) => CaseRef::new(Room::RegisterForm, id),
            Self::DrawUp(id, _) | Self::Ruleset(id, _) => CaseRef::new(Room::Ruleset, id),
            Self::Oversight(id, ..) => CaseRef::new(Room::Oversight, id),
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
            Self::Oversight(id, step, most) => oversight::step(&id, step, most, tx, ctx).await,
            Self::OpenDemand(id, open) => demand::open(id, *open, tx, ctx).await,
            Self::Demand(id, step) => demand::step(&id, step, tx, ctx).await,
            Self::OpenMisuse(id, open) => usage::report(id, open, tx, ctx).await,
            Self::Misuse(id, step) => usage::misuse(&id, step, tx, ctx).await,
            Self::OpenFeedback(id, open) => usage::tell(id, open, tx, ctx).await,
            Self::Feedback(id, step) => usage::feedback(&id, step, tx, ctx).await,
            Self::OpenOnward(id, open) => usage::onward(id, *open, tx, ctx).await,
            Self::Onward(id, step) => usage::consent(&id, step, tx, ctx).await,
            Self::OpenUseLog(id, open) => usage::log(id, open, tx, ctx).await,
            // What may come to nothing is decided where a command is.
            Self::Detect(_) | Self::AskReport(..) => Ok(Err(Refusal::hidden())),
            Self::OpenSource(id, open) => {
                let Some(org) = tx.org(open.org.as_str()).await? else { return Ok(Err(Refusal::hidden())) };
                let known = tx.assignments(&[open.element.trim().to_owned()]).await?;
                Ok(open.decide(id.into(), &org, &known, ctx))
            }
            Self::Collect(of) => of.decide(tx, ctx).await,
            Self::Compose(id, compose) => lists::compose(id, *compose, tx, ctx).await,
            Self::Listing(id, step) => lists::listing(&id, step, tx, ctx).await,
            Self::Convene(id, convene) => lists::convene(id, convene, tx, ctx).await,
            Self::Round(id, step) => lists::round(&id, step, tx, ctx).await,
            Self::Begin(begin) => lists::begin(begin, tx, ctx).await,
            Self::Registration(id, step) => lists::registration(&id, step, tx, ctx).await,
            Self::PutInForce(id, put) => lists::forms(id, *put, tx, ctx).await,
            Self::Forms(id, step) => lists::form_step(&id, step, tx, ctx).await,
            Self::DrawUp(id, compose) => ruleset::draw_up(id, *compose, tx, ctx).await,
            Self::Ruleset(id, step) => ruleset::step(&id, *step, tx, ctx).await,
            Self::Org(act) => act.decide(tx, ctx).await,
            Self::Source(id, step) => match tx.assignment(&id).await? {
                Some(matter) => assigned(matter, step, tx, ctx).await,
                None => Ok(Err(Refusal::hidden())),
            },
        }
    }
}

fn misuse_verb(step: &misuse::Step) -> &'static str {
    match step {
        misuse::Step::Rectify(_) => "misuse.rectify",
        misuse::Step::Report(_) => "misuse.report",
        misuse::Step::Accept(_) => "misuse.accept",
        misuse::Step::Dismiss(_) => "misuse.dismiss",
        misuse::Step::Suspend(_) => "misuse.suspend",
        misuse::Step::End(_) => "misuse.end",
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
        source::Step::Register(step) => step.decide(matter, ctx),
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
