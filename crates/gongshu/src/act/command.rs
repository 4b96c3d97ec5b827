//! Every command of the hub: what it is called, which case it is about, what is loaded for it.

use domain::calendar::LoadYear;
use domain::clock::{ClockStep, Reckon};
use domain::decision::{CaseRef, Room};
use domain::source::Known;
use domain::{Context, Decision, Event, Refusal, catalogue as cat, intake, org, sharing};
use store::{StoreError, Tx};

/// A command and the identifier of what it is about.
#[derive(Clone, Debug)]
#[allow(missing_docs)] // each wraps the domain's command of the same name
pub enum Command {
    AddOrg(org::AddOrg),
    AddPerson(org::AddPerson),
    AddClient(org::AddClient),
    Compile(cat::Compile),
    Import(cat::Import),
    Revise(String, cat::Revise),
    NoteChange(String, cat::NoteChange),
    Reassess(String, cat::Reassess),
    Regrade(String, cat::Regrade),
    Inspect(String, cat::Inspect),
    ConfirmType(String, cat::ConfirmType),
    Submit(String),
    Pass(String, cat::Pass),
    Return(String, cat::Return),
    Publish(String),
    Withdraw(String, cat::Withdraw),
    Accept(String, intake::Accept),
    Settle(String, intake::Settle),
    Apply(String, sharing::Apply),
    Agree(String, sharing::Agree),
    Refuse(String, sharing::Refuse),
    Deliver(String, sharing::Deliver),
    Undertake(String, sharing::Undertake),
    GiveUp(String, sharing::GiveUp),
    EndEvent(sharing::EndEvent),
    Cancel(String),
    LoadYear(LoadYear),
    Matter(super::Matter),
    /// A clock is reckoned anew: its job's identifier and the clock's.
    Reckon(String, String),
    /// A clock ran out: its job's identifier, the clock's, and that of its entry in the register.
    NoteOverdue(String, String, String),
    /// The addressee opens an official paper.
    Receive(String),
    /// The signed head of a calls log becomes a leaf: writer and checkpoint.
    CallsHead(String, String),
}

/// None: there is nothing to record, and what the transaction did besides is to stand.
type Decided = Result<Result<Option<Decision>, Refusal>, StoreError>;

macro_rules! found {
    ($loaded:expr) => {
        match $loaded {
            Some(found) => found,
            None => return Ok(Err(Refusal::hidden())),
        }
    };
}

impl Command {
    /// `room.verb` of what is asked for.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::AddOrg(_) => "org.add",
            Self::AddPerson(_) => "org.add_person",
            Self::AddClient(_) => "org.add_client",
            Self::Compile(_) => "catalogue.compile",
            Self::Import(_) => "catalogue.import",
            Self::Revise(..) => "catalogue.revise",
            Self::NoteChange(..) => "catalogue.note_change",
            Self::Reassess(..) => "catalogue.reassess",
            Self::Regrade(..) => "catalogue.regrade",
            Self::Inspect(..) => "catalogue.inspect_grades",
            Self::ConfirmType(..) => "catalogue.confirm_type",
            Self::Submit(_) => "catalogue.submit",
            Self::Pass(..) => "catalogue.pass",
            Self::Return(..) => "catalogue.return",
            Self::Publish(_) => "catalogue.publish",
            Self::Withdraw(..) => "catalogue.withdraw",
            Self::Accept(..) => "intake.accept",
            Self::Settle(..) => "intake.settle",
            Self::Apply(..) => "sharing.apply",
            Self::Agree(..) => "sharing.agree",
            Self::Refuse(..) => "sharing.refuse",
            Self::Deliver(..) => "sharing.deliver",
            Self::Undertake(..) => "sharing.undertake",
            Self::GiveUp(..) => "grant.give_up",
            Self::EndEvent(_) => "grant.end_event",
            Self::Cancel(_) => "sharing.cancel",
            Self::LoadYear(_) => "calendar.load",
            Self::Matter(matter) => matter.verb(),
            Self::Reckon(..) => "clock.reckon",
            Self::NoteOverdue(..) => "clock.note_overdue",
            Self::Receive(_) => "paper.receive",
            Self::CallsHead(..) => "ledger.calls_head",
        }
    }

    /// The case it is about; an application is about the resource until there is a request.
    pub fn case(&self) -> CaseRef {
        let matter;
        let (room, id) = match self {
            Self::Matter(of) => {
                matter = of.case();
                (matter.room, matter.id.as_str())
            }
            Self::AddOrg(c) => (Room::Org, c.org.id.as_str()),
            Self::AddPerson(c) => (Room::Person, c.person.id.as_str()),
            Self::AddClient(c) => (Room::Client, c.id.as_str()),
            Self::Compile(c) => (Room::Catalogue, c.id.as_str()),
            Self::Import(c) => (Room::Catalogue, c.entries.first().map_or("", |(id, _)| id.as_str())),
            Self::NoteChange(id, _)
            | Self::Revise(id, _)
            | Self::Reassess(id, _)
            | Self::Regrade(id, _)
            | Self::Inspect(id, _)
            | Self::ConfirmType(id, _)
            | Self::Submit(id)
            | Self::Pass(id, _)
            | Self::Return(id, _)
            | Self::Publish(id)
            | Self::Withdraw(id, _) => (Room::Catalogue, id.as_str()),
            Self::Accept(id, _) | Self::Apply(id, _) => (Room::Catalogue, id.as_str()),
            Self::Settle(id, _) => (Room::Intake, id.as_str()),
            Self::Agree(id, _) | Self::Refuse(id, _) | Self::Deliver(id, _) | Self::Undertake(id, _) | Self::Cancel(id) => {
                (Room::Sharing, id.as_str())
            }
            Self::GiveUp(id, _) => (Room::Grant, id.as_str()),
            Self::EndEvent(c) => (Room::Grant, c.event.as_str()),
            Self::LoadYear(_) => (Room::Calendar, "year"),
            Self::Receive(id) => (Room::Paper, id.as_str()),
            Self::NoteOverdue(_, clock, _) | Self::Reckon(_, clock) => (Room::Ledger, clock.as_str()),
            Self::CallsHead(writer, _) => (Room::Ledger, writer.as_str()),
        };
        // Identifiers come from addresses: a leaf and an index are no place for a long one.
        CaseRef::new(room, &id.chars().take(80).collect::<String>())
    }

    /// Loads what the decision needs and decides.
    pub(super) async fn decide(self, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
        let decided = match self {
            Self::AddOrg(c) => c.decide(ctx),
            Self::AddPerson(c) => c.clone().decide(&found!(tx.org(c.person.org.as_str()).await?), ctx),
            Self::AddClient(c) => c.decide(ctx),
            Self::Compile(c) => c.decide(ctx),
            Self::Import(c) => {
                let mut known = Vec::new();
                for (id, row) in &c.entries {
                    if !row.id.is_empty() {
                        known.push(found!(tx.resource(id.as_str()).await?));
                    }
                }
                c.decide(&known, ctx)
            }
            Self::Revise(id, c) => c.decide(found!(tx.resource(&id).await?), ctx),
            Self::NoteChange(id, c) => c.decide(&found!(tx.resource(&id).await?), ctx),
            Self::Submit(id) => {
                let resource = found!(tx.resource(&id).await?);
                let known = known(&resource, tx).await?;
                cat::Submit {}.decide(resource, &known, ctx)
            }
            Self::Regrade(id, c) => {
                let rulesets = tx.rulesets().await?;
                c.decide(found!(tx.resource(&id).await?), &rulesets, ctx)
            }
            Self::Inspect(id, c) => c.decide(found!(tx.resource(&id).await?), ctx),
            Self::ConfirmType(id, c) => c.decide(found!(tx.resource(&id).await?), ctx),
            Self::Reassess(id, c) => c.decide(found!(tx.resource(&id).await?), ctx),
            Self::Pass(id, c) => {
                let resource = found!(tx.resource(&id).await?);
                let known = super::lists::collated(&resource, tx).await?;
                c.decide(resource, &known, ctx)
            }
            Self::Return(id, c) => c.decide(found!(tx.resource(&id).await?), ctx),
            Self::Publish(id) => {
                let resource = found!(tx.resource(&id).await?);
                let known = known(&resource, tx).await?;
                let shelf = super::lists::shelf(&resource, tx).await?;
                cat::Publish {}.decide(resource, &known, &shelf, ctx)
            }
            Self::Withdraw(id, c) => {
                let grants = tx.grants_holding(&id, ctx.today()).await?;
                let requests = tx.requests_open(&id).await?;
                let resource = found!(tx.resource(&id).await?);
                let shelf = super::lists::shelf(&resource, tx).await?;
                c.decide(resource, grants, requests, &shelf, ctx)
            }
            Self::Accept(id, c) => {
                let resource = found!(tx.resource(&id).await?);
                let may = super::collect::may_load(&resource, tx, ctx).await?;
                c.decide(&resource, ctx).and_then(|accepted| may.map(|()| accepted))
            }
            Self::Settle(id, c) => c.decide(found!(tx.batch(&id).await?), ctx),
            Self::Apply(id, c) => super::sharing::apply(&id, c, tx, ctx).await?,
            Self::Agree(id, c) => {
                let request = found!(tx.request(&id).await?);
                let resource = found!(tx.resource(request.resource.as_str()).await?);
                c.decide(request, &resource, ctx)
            }
            Self::Refuse(id, c) => {
                let request = found!(tx.request(&id).await?);
                let resource = found!(tx.resource(request.resource.as_str()).await?);
                c.decide(request, &resource, ctx)
            }
            Self::Undertake(id, c) => c.decide(found!(tx.request(&id).await?), ctx),
            Self::GiveUp(id, c) => c.decide(found!(tx.grant(&id).await?), ctx),
            Self::EndEvent(c) => {
                let grants = tx.grants_for(&c.event).await?;
                c.decide(grants, ctx)
            }
            Self::Deliver(id, c) => {
                let request = found!(tx.request(&id).await?);
                let grant = match request.grant() {
                    Some(grant) => tx.grant(grant.as_str()).await?,
                    None => None,
                };
                let loaded = tx.loaded(request.resource.as_str()).await?;
                c.decide(request, grant, loaded, ctx)
            }
            Self::Cancel(id) => sharing::Cancel {}.decide(found!(tx.request(&id).await?), ctx),
            Self::LoadYear(c) => return load_year(c, tx, ctx).await,
            Self::Matter(super::Matter::Detect(seen)) => return super::usage::detect(*seen, tx, ctx).await,
            Self::Matter(super::Matter::AskReport(grant, period)) => return super::usage::ask(&grant, period, tx, ctx).await,
            Self::Matter(matter) => matter.decide(tx, ctx).await?,
            Self::Reckon(job, id) => {
                tx.finish_job(&job).await?;
                let clock = found!(tx.clock_of(&id).await?);
                return Ok(Reckon {}.decide(clock, ctx));
            }
            Self::NoteOverdue(job, id, entry) => {
                tx.finish_job(&job).await?;
                let clock = found!(tx.clock_of(&id).await?);
                return super::oversight::overdue(clock, &entry, tx, ctx).await;
            }
            Self::Receive(id) => return Ok(domain::paper::Receive {}.decide(found!(tx.paper(&id).await?), ctx)),
            Self::CallsHead(writer, head) => {
                let event = Event::new("ledger.calls_head", Room::Ledger, &writer).note(head);
                Ok(Decision { event, changes: Vec::new(), clocks: Vec::new() })
            }
        };
        Ok(decided.map(Some))
    }
}

/// What is known of the elements that a draft names, and of the resources it comes from.
async fn known(resource: &cat::Resource, tx: &mut Tx) -> Result<Known, StoreError> {
    let elements: Vec<_> = resource.draft.items.iter().filter_map(|item| Some(item.element.as_ref()?.name.clone())).collect();
    let mut found = match elements.is_empty() {
        true => Known { org: tx.org(resource.org.as_str()).await?, ..Known::default() },
        false => sources(resource.org.as_str(), &elements, tx).await?,
    };
    for id in resource.draft.derived_from.iter().take(100) {
        let from = tx.resource(id.as_str()).await?.filter(|one| found.resources.iter().all(|known| known.id != one.id));
        found.resources.extend(from);
    }
    found.rulesets = tx.rulesets().await?;
    found.institutions = tx.institutions().await?;
    if !resource.draft.derived_from.is_empty() {
        found.consents = tx.consents(&resource.org, &resource.draft.derived_from).await?;
    }
    Ok(found)
}

/// What is known of elements, for one department.
pub(super) async fn sources(org: &str, elements: &[String], tx: &mut Tx) -> Result<Known, StoreError> {
    let (assignments, resources) = (tx.assignments(elements).await?, tx.resources_of(elements).await?);
    Ok(Known { org: tx.org(org).await?, assignments, resources, standards: tx.standards_of(elements).await?, ..Known::default() })
}

/// Records a year, and has the clocks that reach it reckoned anew.
async fn load_year(command: LoadYear, tx: &mut Tx, ctx: &Context<'_>) -> Decided {
    let decided = command.decide(ctx);
    if let Ok(Decision { changes, .. }) = &decided
        && let Some(domain::Change::Calendar(recorded)) = changes.first()
    {
        tx.calendar_year(recorded.id.as_str()).await?;
        let first = ctx.law.calendar().touched_from(&recorded.year);
        tx.reckon_clocks(ClockStep::RECKON, crate::call::midnight_of(first, *ctx.now.offset()), ctx.now.timestamp_millis()).await?;
    }
    Ok(decided.map(Some))
}
