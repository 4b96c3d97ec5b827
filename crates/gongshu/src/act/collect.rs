//! Commands of collection: what is loaded for each, and the decision.

use super::command::sources;
use domain::catalogue::Resource;
use domain::collect::{Books, DigitisationStep, File, ListStep, RecordDuties, Register, RegisterStep, SetStandard, Tag, loads};
use domain::decision::{CaseRef, Room};
use domain::{Context, Decision, Refusal};
use store::{StoreError, Tx};

type Decided = Result<Result<Decision, Refusal>, StoreError>;

/// What is done in a matter of collection, and in which.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // each wraps the domain's command of the same name
pub enum Collect {
    RecordDuties(String, RecordDuties),
    Duties(String, RegisterStep),
    SetStandard(String, SetStandard),
    Standard(String, RegisterStep),
    File(String, File),
    List(String, ListStep),
    Register(String, Register),
    Form(String, RegisterStep),
    Tag(String, Tag),
    Digitisation(String, DigitisationStep),
}

macro_rules! found {
    ($loaded:expr) => {
        match $loaded {
            Some(found) => found,
            None => return Ok(Err(Refusal::hidden())),
        }
    };
}

impl Collect {
    /// `room.verb` of what is asked for.
    pub(super) fn verb(&self) -> &'static str {
        match self {
            Self::RecordDuties(..) => "duties.record",
            Self::Duties(..) => "duties.end",
            Self::SetStandard(..) => "standard.set",
            Self::Standard(..) => "standard.end",
            Self::File(..) => "collection.file",
            Self::List(_, ListStep::Accept(_)) => "collection.accept",
            Self::List(_, ListStep::Return(_)) => "collection.return",
            Self::List(_, ListStep::Use(_)) => "collection.use",
            Self::Register(..) => "form.register",
            Self::Form(..) => "form.end",
            Self::Tag(..) => "digitisation.tag",
            Self::Digitisation(_, DigitisationStep::Digitise(_)) => "digitisation.digitise",
            Self::Digitisation(_, DigitisationStep::Restructure(_)) => "digitisation.restructure",
        }
    }

    /// The case it is about.
    pub(super) fn case(&self) -> CaseRef {
        match self {
            Self::RecordDuties(id, _) | Self::Duties(id, _) => CaseRef::new(Room::Duties, id),
            Self::SetStandard(id, _) | Self::Standard(id, _) => CaseRef::new(Room::Standard, id),
            Self::File(id, _) | Self::List(id, _) => CaseRef::new(Room::Collection, id),
            Self::Register(id, _) | Self::Form(id, _) => CaseRef::new(Room::Form, id),
            Self::Tag(id, _) | Self::Digitisation(id, _) => CaseRef::new(Room::Digitisation, id),
        }
    }

    /// Loads what the decision needs and decides.
    pub(super) async fn decide(self, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
        Ok(match self {
            Self::RecordDuties(id, open) => {
                let org = found!(tx.org(open.org.as_str()).await?);
                let before = tx.duties_of(org.id.as_str()).await?;
                open.decide(id.into(), &org, before, ctx)
            }
            Self::Duties(id, RegisterStep::End(end)) => found!(tx.duties(&id).await?).end(end, ctx),
            Self::SetStandard(id, open) => {
                let before = tx.standard_of(open.element.trim()).await?;
                open.decide(id.into(), before, ctx)
            }
            Self::Standard(id, RegisterStep::End(end)) => found!(tx.standard(&id).await?).end(end, ctx),
            Self::File(id, open) => {
                let elements: Vec<_> = open.lines.iter().map(|line| line.element.trim().to_owned()).collect();
                open.decide(id.into(), &books(&elements, "", tx, ctx).await?, ctx)
            }
            Self::List(id, step) => {
                let list = found!(tx.collection(&id).await?);
                match step {
                    ListStep::Accept(step) => {
                        let before = tx.collection_of(list.org.as_str()).await?;
                        step.decide(list, before, ctx)
                    }
                    ListStep::Return(step) => step.decide(list, ctx),
                    ListStep::Use(step) => step.decide(list, ctx),
                }
            }
            Self::Register(id, open) => {
                let elements: Vec<_> = open.fields.iter().map(|field| field.element.trim().to_owned()).collect();
                let books = books(&elements, open.affair.trim(), tx, ctx).await?;
                open.decide(id.into(), &books, ctx)
            }
            Self::Form(id, RegisterStep::End(end)) => found!(tx.form(&id).await?).end(end, ctx),
            Self::Tag(id, open) => {
                let resource = found!(tx.resource(open.resource.as_str()).await?);
                let known = tx.digitisation_of(resource.id.as_str()).await?;
                open.decide(id.into(), &resource, known.as_ref(), ctx)
            }
            Self::Digitisation(id, step) => {
                let known = found!(tx.digitisation(&id).await?);
                match step {
                    DigitisationStep::Digitise(step) => step.decide(known, ctx),
                    DigitisationStep::Restructure(step) => step.decide(known, ctx),
                }
            }
        })
    }
}

/// What is known of these elements, of the actor's department, and of the forms of a matter.
async fn books(elements: &[String], affair: &str, tx: &mut Tx, ctx: &Context<'_>) -> Result<Books, StoreError> {
    let org = ctx.actor.org.as_str();
    let sources = sources(org, elements, tx).await?;
    Ok(Books {
        standards: sources.standards.clone(),
        sources,
        duties: tx.duties_of(org).await?,
        list: tx.collection_of(org).await?,
        forms: if affair.is_empty() { Vec::new() } else { tx.forms_of(affair).await? },
    })
}

/// Whether rows of a resource may come in.
pub(super) async fn may_load(resource: &Resource, tx: &mut Tx, ctx: &Context<'_>) -> Result<Result<(), Refusal>, StoreError> {
    let (list, paper) = (tx.collection_of(resource.org.as_str()).await?, tx.digitisation_of(resource.id.as_str()).await?);
    Ok(loads(resource, list.as_ref(), paper.as_ref(), ctx))
}
