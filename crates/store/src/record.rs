//! The one write of state: rows, clocks and ledger leaf in one transaction.

use crate::acts;
use crate::clocks::running;
use crate::jobs;
use crate::leaf::{ActLeaf, StateMark};
use crate::stored::{Row, Stored, find, one, write};
use crate::{Result, StoreError};
use domain::calendar::CalendarYear;
use domain::catalogue::{Forms, Listing, Registration, Resource, Round};
use domain::clock::{Clock, ClockStep};
use domain::collect::{CollectionList, Digitisation, Duties, Form, Standard};
use domain::correction::{Correction, Notice};
use domain::demand::Demand;
use domain::dispute::Dispute;
use domain::feedback::Feedback;
use domain::intake::Batch;
use domain::misuse::Misuse;
use domain::onward::Onward;
use domain::org::task::Task;
use domain::org::{Client, Org, Person};
use domain::oversight::Lapse;
use domain::paper::Paper;
use domain::ruleset::Ruleset;
use domain::sharing::{Grant, Request};
use domain::source::Assignment;
use domain::{Change, Context, Decision, Event, Refusal};
use sea_orm::DatabaseTransaction;
use std::collections::HashMap;

/// The transaction of one act. What it loads, it remembers by version; what it records over a
/// version that has moved on is a conflict. Dropped without [`Tx::commit`], nothing has happened.
#[derive(Debug)]
pub struct Tx {
    tx: DatabaseTransaction,
    versions: HashMap<(&'static str, String), u64>,
}

macro_rules! load {
    ($($(#[$doc:meta])* $name:ident -> $body:ident;)*) => {$(
        $(#[$doc])*
        ///
        /// # Errors
        /// The database failed.
        pub async fn $name(&mut self, id: &str) -> Result<Option<$body>> { self.load(id).await }
    )*};
}

impl Tx {
    pub(crate) fn new(tx: DatabaseTransaction) -> Self {
        Self { tx, versions: HashMap::new() }
    }

    pub(crate) fn conn(&self) -> &DatabaseTransaction {
        &self.tx
    }

    load! {
        /// Loads an organization.
        org -> Org;
        /// Loads a person.
        person -> Person;
        /// Loads a machine client.
        client -> Client;
        /// Loads a resource.
        resource -> Resource;
        /// Loads a batch.
        batch -> Batch;
        /// Loads a request.
        request -> Request;
        /// Loads a grant.
        grant -> Grant;
        /// Loads a clock.
        clock_of -> Clock;
        /// Loads a recorded year of the calendar.
        calendar_year -> CalendarYear;
        /// Loads a correction.
        correction -> Correction;
        /// Loads a notice of a corrected value.
        notice -> Notice;
        /// Loads a dispute.
        dispute -> Dispute;
        /// Loads a demand.
        demand -> Demand;
        /// Loads an assignment of an element to its source.
        assignment -> Assignment;
        /// Loads a case of misuse.
        misuse -> Misuse;
        /// Loads feedback.
        feedback -> Feedback;
        /// Loads a request for consent to onward use.
        onward -> Onward;
        /// Loads the duties of a department.
        duties -> Duties;
        /// Loads the standard of an element.
        standard -> Standard;
        /// Loads a collection list.
        collection -> CollectionList;
        /// Loads a collection activity.
        form -> Form;
        /// Loads how a resource is kept.
        digitisation -> Digitisation;
        /// Loads a list.
        listing -> Listing;
        /// Loads a round.
        round -> Round;
        /// Loads the registration of a resource.
        registration -> Registration;
        /// Loads a version of the registration forms.
        register_form -> Forms;
        /// Loads a version of a rule set.
        ruleset -> Ruleset;
        /// Loads an entry of the overdue register.
        lapse -> Lapse;
        /// Loads an official paper.
        paper -> Paper;
        /// Loads a task.
        task -> Task;
    }

    async fn load<T: Stored>(&mut self, id: &str) -> Result<Option<T>> {
        let found = find::<T>(&self.tx, id).await?;
        Ok(self.remember(found))
    }

    /// Remembers the version a state was loaded at.
    pub(crate) fn remember<T: Stored>(&mut self, row: Option<Row<T>>) -> Option<T> {
        let row = row?;
        self.versions.insert((T::TABLE, row.body.id().to_owned()), row.version);
        Some(row.body)
    }

    /// The same of many.
    pub(crate) fn remember_all<T: Stored>(&mut self, rows: Vec<Row<T>>) -> Vec<T> {
        rows.into_iter().filter_map(|row| self.remember(Some(row))).collect()
    }

    /// Writes a decision: states, clocks, leaf. Answers the leaf's index.
    ///
    /// # Errors
    /// A conflict, a broken unique rule, a clock behind the newest leaf, or the database failed.
    pub async fn record(&mut self, ctx: &Context<'_>, decision: &Decision) -> Result<u64> {
        let mut states = Vec::new();
        for change in &decision.changes {
            states.push(self.change(change).await?);
        }
        for step in &decision.clocks {
            self.clock(step, ctx, &mut states).await?;
        }
        acts::append(&self.tx, leaf(ctx, &decision.event, None, states)).await
    }

    /// Writes a refusal: only a leaf. Answers its index.
    ///
    /// # Errors
    /// As [`Tx::record`].
    pub async fn refuse(&mut self, ctx: &Context<'_>, event: &Event, refusal: &Refusal) -> Result<u64> {
        // The caller gets every fault; the leaf keeps what was refused and why.
        let short = |text: &str| text.chars().take(500).collect::<String>();
        let kept = Refusal { message: short(&refusal.message), remedy: short(&refusal.remedy), faults: Vec::new(), ..refusal.clone() };
        acts::append(&self.tx, leaf(ctx, event, Some(kept), Vec::new())).await
    }

    /// Makes it so.
    ///
    /// # Errors
    /// The database failed; nothing has happened then.
    pub async fn commit(self) -> Result<()> {
        self.tx.commit().await.map_err(StoreError::from)
    }

    async fn change(&mut self, change: &Change) -> Result<StateMark> {
        match change {
            Change::Org(body) => self.save(body.as_ref()).await,
            Change::Person(body) => self.save(body.as_ref()).await,
            Change::Client(body) => self.save(body.as_ref()).await,
            Change::Catalogue(body) => self.save(body.as_ref()).await,
            Change::Intake(body) => self.save(body.as_ref()).await,
            Change::Sharing(body) => self.save(body.as_ref()).await,
            Change::Grant(body) => self.save(body.as_ref()).await,
            Change::Calendar(body) => self.save(body.as_ref()).await,
            Change::Correction(body) => self.save(body.as_ref()).await,
            Change::Notice(body) => self.save(body.as_ref()).await,
            Change::Dispute(body) => self.save(body.as_ref()).await,
            Change::Demand(body) => self.save(body.as_ref()).await,
            Change::Source(body) => self.save(body.as_ref()).await,
            Change::Misuse(body) => self.save(body.as_ref()).await,
            Change::Feedback(body) => self.save(body.as_ref()).await,
            Change::Onward(body) => self.save(body.as_ref()).await,
            Change::UseLog(body) => self.save(body.as_ref()).await,
            Change::Duties(body) => self.save(body.as_ref()).await,
            Change::Standard(body) => self.save(body.as_ref()).await,
            Change::Collection(body) => self.save(body.as_ref()).await,
            Change::Form(body) => self.save(body.as_ref()).await,
            Change::Digitisation(body) => self.save(body.as_ref()).await,
            Change::Edition(body) => self.save(body.as_ref()).await,
            Change::Listing(body) => self.save(body.as_ref()).await,
            Change::Round(body) => self.save(body.as_ref()).await,
            Change::Registration(body) => self.save(body.as_ref()).await,
            Change::RegisterForm(body) => self.save(body.as_ref()).await,
            Change::Ruleset(body) => self.save(body.as_ref()).await,
            Change::Oversight(body) => self.save(body.as_ref()).await,
            Change::Paper(body) => self.save(body.as_ref()).await,
            Change::Task(body) => self.save(body.as_ref()).await,
        }
    }

    async fn save<T: Stored>(&mut self, body: &T) -> Result<StateMark> {
        let from = self.versions.get(&(T::TABLE, body.id().to_owned())).copied();
        let text = write(&self.tx, body, from).await?;
        let version = from.unwrap_or(0) + 1;
        self.versions.insert((T::TABLE, body.id().to_owned()), version);
        Ok(StateMark::new(T::TABLE, body.id(), version, &text))
    }

    async fn clock(&mut self, step: &ClockStep, ctx: &Context<'_>, states: &mut Vec<StateMark>) -> Result<()> {
        match step {
            ClockStep::Start(clock) => {
                jobs::start(&self.tx, ClockStep::DUE, clock.id.as_str(), clock.due.timestamp_millis() + 1).await?;
                states.push(self.save(clock.as_ref()).await?);
            }
            ClockStep::Move(clock) => {
                let before = find::<Clock>(&self.tx, clock.id.as_str()).await?.map(|row| row.body.due);
                // What was overdue before and is overdue still was noted, or will be by the job that waits.
                if before.is_some_and(|before| before != clock.due && (ctx.now <= before || ctx.now <= clock.due)) {
                    jobs::move_to(&self.tx, ClockStep::DUE, clock.id.as_str(), clock.due.timestamp_millis() + 1).await?;
                }
                states.push(self.save(clock.as_ref()).await?);
            }
            ClockStep::Meet { case, key } => {
                let Some(row) = one::<Clock>(&self.tx, &running(case, key.as_str())).await? else { return Ok(()) };
                self.versions.insert((Clock::TABLE, row.body.id.0.clone()), row.version);
                let late = self.lapse_of(row.body.id.as_str()).await?.map(|lapse| lapse.fulfilled(ctx.now));
                states.push(self.save(&Clock { met: Some(ctx.now), ..row.body }).await?);
                if let Some(lapse) = late {
                    states.push(self.save(&lapse).await?);
                }
            }
        }
        Ok(())
    }
}

fn leaf(ctx: &Context<'_>, event: &Event, refusal: Option<Refusal>, states: Vec<StateMark>) -> ActLeaf {
    ActLeaf {
        index: 0, // given by the log's head when appended
        at: ctx.now,
        verb: event.verb.clone(),
        room: event.case.room.as_str().to_owned(),
        case: event.case.id.clone(),
        person: ctx.actor.person.0.clone(),
        org: ctx.actor.org.0.clone(),
        acting_for: ctx.actor.acting_for.as_ref().map(|person| person.0.clone()),
        note: event.note.clone(),
        citation: refusal.as_ref().map_or_else(|| event.citation.clone(), |r| r.citation.clone()),
        refusal,
        states,
    }
}
