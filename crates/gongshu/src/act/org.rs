//! Commands about organizations and their people: what is loaded for each, and the decision.

use domain::decision::{CaseRef, Room};
use domain::org::task::{self, Issue};
use domain::org::{EndAway, Estate, Held, Register, Reorganize, SaveProfile, StandIn};
use domain::{Change, Context, Decision, OrgId, Refusal, ResourceId};
use store::{StoreError, Tx};

/// What is done to an organization or a person, and to which.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // each wraps the domain's command of the same name
pub enum OrgAct {
    Register(String, Box<Register>),
    Profile(String, SaveProfile),
    Reorganize(String, Reorganize),
    StandIn(String, StandIn),
    EndAway(String),
    Issue(String, Issue),
    Task(String, task::Step),
}

type Decided = Result<Result<Decision, Refusal>, StoreError>;

macro_rules! found {
    ($loaded:expr) => {
        match $loaded {
            Some(found) => found,
            None => return Ok(Err(Refusal::hidden())),
        }
    };
}

impl OrgAct {
    pub(super) fn verb(&self) -> &'static str {
        match self {
            Self::Register(..) => "org.add",
            Self::Profile(..) => "org.profile",
            Self::Reorganize(..) => "org.reorganize",
            Self::StandIn(..) => "org.stand_in",
            Self::EndAway(_) => "org.end_away",
            Self::Issue(..) => "task.issue",
            Self::Task(_, task::Step::Receive {}) => "task.receive",
            Self::Task(_, task::Step::Complete { .. }) => "task.complete",
            Self::Task(_, task::Step::Cancel { .. }) => "task.cancel",
        }
    }

    pub(super) fn case(&self) -> CaseRef {
        let (room, id) = match self {
            Self::Register(id, _) | Self::Profile(id, _) | Self::Reorganize(id, _) => (Room::Org, id),
            Self::StandIn(id, _) | Self::EndAway(id) => (Room::Person, id),
            Self::Issue(id, _) | Self::Task(id, _) => (Room::Task, id),
        };
        CaseRef::new(room, id)
    }

    pub(super) async fn decide(self, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
        Ok(match self {
            Self::Register(id, command) => command.decide(id.into(), &tx.orgs().await?, ctx),
            Self::Profile(id, command) => command.decide(found!(tx.org(&id).await?), ctx),
            Self::Reorganize(id, command) => {
                let estate = found!(estate(&id, &command.heirs(), tx).await?);
                command.decide(estate, ctx)
            }
            Self::StandIn(id, command) => {
                let colleague = tx.person(command.to.as_str()).await?;
                command.decide(found!(tx.person(&id).await?), colleague.as_ref(), ctx)
            }
            Self::EndAway(id) => EndAway {}.decide(found!(tx.person(&id).await?), ctx),
            Self::Issue(id, command) => issue(&id, command, tx, ctx).await?,
            Self::Task(id, step) => step.decide(found!(tx.task(&id).await?), ctx),
        })
    }
}

async fn issue(id: &str, command: Issue, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let own = found!(tx.org(ctx.actor.org.as_str()).await?);
    let mut orgs = Vec::new();
    for org in command.orgs.iter().take(1_000) {
        orgs.extend(tx.org(org.as_str()).await?);
    }
    Ok(command.decide(id, &own, &orgs, ctx))
}

/// All that an organization holds.
async fn estate(id: &str, heirs: &[OrgId], tx: &mut Tx) -> Result<Option<Estate>, StoreError> {
    let Some(org) = tx.org(id).await? else { return Ok(None) };
    let mut known = Vec::new();
    for heir in heirs {
        known.extend(tx.org(heir.as_str()).await?);
    }
    let mut held = Vec::new();
    held.extend(tx.resources_held(id).await?.into_iter().map(|one| about(Some(one.id.clone()), one)));
    held.extend(tx.requests_held(id).await?.into_iter().map(|one| about(Some(one.resource.clone()), one)));
    held.extend(tx.grants_held(id).await?.into_iter().map(|one| about(Some(one.resource.clone()), one)));
    held.extend(tx.batches_held(id).await?.into_iter().map(|one| about(Some(one.resource.clone()), one)));
    held.extend(tx.clients_held(id).await?.into_iter().map(|one| about(None, one)));
    held.extend(tx.people_held(id).await?.into_iter().map(|one| about(None, one)));
    macro_rules! matters {
        ($room:ty) => {
            held.extend(tx.matters_held::<$room>(id).await?.into_iter().map(|one| about(domain::Matter::subject(&one).cloned(), one)))
        };
    }
    crate::api::every_room!(matters);
    matters!(domain::source::Assignment);
    let clocks = tx.clocks_held(id).await?;
    let scoped = tx.resources_for(id).await?;
    Ok(Some(Estate { org, heirs: known, held, scoped, clocks }))
}

fn about(subject: Option<ResourceId>, state: impl Into<Change>) -> Held {
    Held { state: state.into(), subject }
}
