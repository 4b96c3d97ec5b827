//! Commands of lists, rounds and registration: what is loaded for each, and the decision.

use chrono::Datelike as _;
use domain::catalogue::{
    Before, Begin, Compose, Convene, FormStep, Line, ListKind, ListingStep, PutInForce, RegistrationStep, Resource, Round, RoundStep,
    Shelf, Sources, Topic, Upto, lines, register_board,
};
use domain::source::Known;
use domain::{Context, Decision, OrgId, Refusal};
use std::collections::BTreeMap;
use store::{StoreError, Tx};

type Decided = Result<Result<Decision, Refusal>, StoreError>;

/// What is there before something is published or withdrawn.
pub(super) async fn shelf(resource: &Resource, tx: &mut Tx) -> Result<Shelf, StoreError> {
    let registration = tx.registration(resource.id.as_str()).await?;
    Ok(Shelf { last: tx.last_edition().await?, registration, forms: tx.forms_in_force().await? })
}

/// What is known of the elements of a draft, entries under review among it.
pub(super) async fn collated(resource: &Resource, tx: &mut Tx) -> Result<Known, StoreError> {
    let elements: Vec<_> = resource.draft.items.iter().filter_map(|item| Some(item.element.as_ref()?.name.trim().to_owned())).collect();
    if elements.is_empty() {
        return Ok(Known::default());
    }
    let (assignments, resources) = (tx.assignments(&elements).await?, tx.resources_naming(&elements).await?);
    Ok(Known { assignments, resources, ..Known::default() })
}

/// Files or issues a list.
pub(super) async fn compose(id: String, compose: Compose, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let org = ctx.actor.org.clone();
    let whole = org == *ctx.authority;
    let round = tx.open_round(Topic::Lists).await?;
    let filed = match &round {
        Some(round) => tx.filed_in(&round.id, &org).await?,
        None => Vec::new(),
    };
    let entries = computed(ListKind::Resource, None, tx, ctx).await?.into_iter();
    let before = Before {
        computed: computed(compose.list, (!whole).then_some(&org), tx, ctx).await?,
        entries: entries.filter_map(|line| Some((line.resource.clone()?, line))).collect(),
        last: tx.last_listing(&org, compose.list).await?,
        round,
        filed,
    };
    Ok(compose.decide(id.into(), before, ctx))
}

async fn computed(kind: ListKind, org: Option<&OrgId>, tx: &mut Tx, ctx: &Context<'_>) -> Result<Vec<Line>, StoreError> {
    let (editions, demands) = (tx.editions().await?, tx.all_demands().await?);
    let assignments = tx.all_assignments().await?;
    let sources = Sources { editions: &editions, upto: Upto::default(), demands: &demands, assignments: &assignments };
    Ok(lines(kind, sources, org, ctx))
}

/// Approves a list or sends it back.
pub(super) async fn listing(id: &str, step: ListingStep, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.listing(id).await? else { return Ok(Err(Refusal::hidden())) };
    Ok(step.decide(matter, ctx))
}

/// Opens a round.
pub(super) async fn convene(id: String, convene: Convene, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let orgs = tx.orgs().await?;
    let open = tx.open_round(convene.topic).await?.is_some();
    let notices = if convene.topic == Topic::Register { notices(tx).await? } else { BTreeMap::new() };
    Ok(convene.decide(id.into(), &orgs, &notices, open, ctx))
}

/// What each department has not registered.
async fn notices(tx: &mut Tx) -> Result<BTreeMap<OrgId, String>, StoreError> {
    let (resources, registrations) = tx.register().await?;
    let counts = register_board(&resources, &registrations).into_iter();
    Ok(counts.filter_map(|count| Some((count.org.clone(), count.notice()?))).collect())
}

/// Does something in a round.
pub(super) async fn round(id: &str, step: RoundStep, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.round(id).await? else { return Ok(Err(Refusal::hidden())) };
    let lacks = match step {
        RoundStep::Done { .. } => lacks(&matter, tx, ctx).await?,
        _ => None,
    };
    Ok(step.decide(matter, lacks, ctx))
}

/// What the actor still lacks in a round.
async fn lacks(round: &Round, tx: &mut Tx, ctx: &Context<'_>) -> Result<Option<String>, StoreError> {
    Ok(match round.topic {
        Topic::Register => notices(tx).await?.remove(&ctx.actor.org),
        Topic::Compile => (!tx.has_submitted(&ctx.actor.org).await?).then(|| Round::NO_CATALOGUE.to_owned()),
        Topic::Lists => Some(Round::BY_FILING.to_owned()),
    })
}

/// Opens a registration by hand.
pub(super) async fn begin(begin: Begin, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(resource) = tx.resource(begin.resource.as_str()).await? else { return Ok(Err(Refusal::hidden())) };
    let known = tx.registration(begin.resource.as_str()).await?;
    let forms = tx.forms_in_force().await?;
    Ok(begin.decide(&resource, known, forms.as_ref(), ctx))
}

/// Does something in a registration.
pub(super) async fn registration(id: &str, step: RegistrationStep, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.registration(id).await? else { return Ok(Err(Refusal::hidden())) };
    let forms = tx.forms_in_force().await?;
    Ok(match step {
        RegistrationStep::File(step) => step.decide(matter, forms.as_ref(), ctx),
        RegistrationStep::Return(step) => step.decide(matter, ctx),
        RegistrationStep::Register(step) => {
            let earlier = tx.registered_in(ctx.now.year()).await?;
            step.decide(matter, forms.as_ref(), earlier, ctx)
        }
    })
}

/// Puts forms of registration in force.
pub(super) async fn forms(id: String, put: PutInForce, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let before = tx.forms_in_force().await?;
    Ok(put.decide(id.into(), before, ctx))
}

/// Puts them out of use.
pub(super) async fn form_step(id: &str, step: FormStep, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let Some(matter) = tx.register_form(id).await? else { return Ok(Err(Refusal::hidden())) };
    let FormStep::End(end) = step;
    Ok(end.decide(matter, ctx))
}
