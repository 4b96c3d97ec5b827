//! What the store must record, in one transaction.

use crate::calendar::CalendarYear;
use crate::catalogue::{Edition, Forms, Listing, Registration, Resource, Round};
use crate::clock::ClockStep;
use crate::collect::{CollectionList, Digitisation, Duties, Form, Standard};
use crate::correction::{Correction, Notice};
use crate::demand::Demand;
use crate::dispute::Dispute;
use crate::feedback::Feedback;
use crate::intake::Batch;
use crate::misuse::Misuse;
use crate::onward::Onward;
use crate::org::task::Task;
use crate::org::{Client, Org, Person};
use crate::oversight::Lapse;
use crate::paper::Paper;
use crate::ruleset::Ruleset;
use crate::sharing::{Grant, Request};
use crate::source::Assignment;
use crate::uselog::UseLog;
use law::Citation;
use serde::{Deserialize, Serialize};

/// A decision: nothing has happened until it is recorded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// What happened, for the ledger and the timeline.
    pub event: Event,
    /// New states of the aggregates.
    pub changes: Vec<Change>,
    /// Clocks started and stopped.
    pub clocks: Vec<ClockStep>,
}

impl Decision {
    /// A decision that changes one aggregate and no clock.
    pub fn of(event: Event, change: impl Into<Change>) -> Self {
        Self { event, changes: vec![change.into()], clocks: Vec::new() }
    }

    /// Adds a change.
    #[must_use]
    pub fn and(mut self, change: impl Into<Change>) -> Self {
        self.changes.push(change.into());
        self
    }

    /// Adds clock steps.
    #[must_use]
    pub fn clocks(mut self, steps: impl IntoIterator<Item = ClockStep>) -> Self {
        self.clocks.extend(steps);
        self
    }
}

/// A case: the aggregate whose timeline an event belongs to.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct CaseRef {
    /// The room.
    pub room: Room,
    /// The aggregate's identifier.
    pub id: String,
}

/// Rooms that keep aggregates.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // the names are the rooms of docs/ARCHITECTURE.md
pub enum Room {
    Org,
    Person,
    Client,
    Catalogue,
    Intake,
    Sharing,
    Grant,
    Call,
    Calendar,
    Correction,
    Notice,
    Dispute,
    Demand,
    Source,
    Misuse,
    Feedback,
    Onward,
    UseLog,
    Duties,
    Standard,
    Collection,
    Form,
    Digitisation,
    Edition,
    Listing,
    Round,
    Registration,
    RegisterForm,
    Ruleset,
    Oversight,
    Paper,
    Task,
    Ledger,
}

impl Room {
    /// Its name in tables, leaves and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Org => "org",
            Self::Person => "person",
            Self::Client => "client",
            Self::Catalogue => "catalogue",
            Self::Intake => "intake",
            Self::Sharing => "sharing",
            Self::Grant => "grant",
            Self::Call => "call",
            Self::Calendar => "calendar",
            Self::Correction => "correction",
            Self::Notice => "notice",
            Self::Dispute => "dispute",
            Self::Demand => "demand",
            Self::Source => "source",
            Self::Misuse => "misuse",
            Self::Feedback => "feedback",
            Self::Onward => "onward",
            Self::UseLog => "use_log",
            Self::Duties => "duties",
            Self::Standard => "standard",
            Self::Collection => "collection",
            Self::Form => "form",
            Self::Digitisation => "digitisation",
            Self::Edition => "edition",
            Self::Listing => "listing",
            Self::Round => "round",
            Self::Registration => "registration",
            Self::RegisterForm => "register_form",
            Self::Ruleset => "ruleset",
            Self::Oversight => "oversight",
            Self::Paper => "paper",
            Self::Task => "task",
            Self::Ledger => "ledger",
        }
    }
}

impl CaseRef {
    /// A case of a room.
    pub fn new(room: Room, id: &str) -> Self {
        Self { room, id: id.to_owned() }
    }
}

/// What happened.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Event {
    /// `room.verb` in the past tense, as in the packs' `from`.
    pub verb: String,
    /// The case it belongs to.
    pub case: CaseRef,
    /// Opinion or reason given by the actor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// The article acted under.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
}

impl Event {
    /// An event of a case.
    pub fn new(verb: &str, room: Room, id: &str) -> Self {
        Self { verb: verb.into(), case: CaseRef::new(room, id), note: None, citation: None }
    }

    /// With the actor's own words.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = Some(note.into());
        self
    }

    /// Under an article.
    #[must_use]
    pub fn under(mut self, citation: Option<Citation>) -> Self {
        self.citation = citation;
        self
    }
}

macro_rules! change {
    ($($room:ident($body:ident)),* $(,)?) => {
        /// A new state of an aggregate.
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(tag = "kind", content = "body", rename_all = "snake_case")]
        #[allow(missing_docs)]
        pub enum Change { $($room(Box<$body>)),* }

        impl Change {
            /// The aggregate changed.
            pub fn case(&self) -> CaseRef {
                match self { $(Self::$room(body) => CaseRef::new(Room::$room, body.id.as_str())),* }
            }
        }
        $(impl From<$body> for Change {
            fn from(body: $body) -> Self { Self::$room(Box::new(body)) }
        })*
    };
}

change! {
    Org(Org),
    Person(Person),
    Client(Client),
    Catalogue(Resource),
    Intake(Batch),
    Sharing(Request),
    Grant(Grant),
    Calendar(CalendarYear),
    Correction(Correction),
    Notice(Notice),
    Dispute(Dispute),
    Demand(Demand),
    Source(Assignment),
    Misuse(Misuse),
    Feedback(Feedback),
    Onward(Onward),
    UseLog(UseLog),
    Duties(Duties),
    Standard(Standard),
    Collection(CollectionList),
    Form(Form),
    Digitisation(Digitisation),
    Edition(Edition),
    Listing(Listing),
    Round(Round),
    Registration(Registration),
    RegisterForm(Forms),
    Ruleset(Ruleset),
    Oversight(Lapse),
    Paper(Paper),
    Task(Task),
}
