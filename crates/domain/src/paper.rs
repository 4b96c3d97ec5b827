//! Official papers 公文: what was decided, as it is handed to the one it concerns. Numbered within year and kind; written in
//! the act that decides; served 送达 when the addressee opens it.

use crate::decision::{CaseRef, Room};
use crate::{Context, Decision, Event, OrgId, PaperId, PersonId, Refusal};
use chrono::{DateTime, FixedOffset};
use law::Citation;
use serde::{Deserialize, Serialize};

/// An official paper. Its words never change once issued; only service is added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Paper {
    /// Identifier.
    pub id: PaperId,
    /// Its number, as people say it.
    pub number: String,
    /// Which kind.
    pub kind: Kind,
    /// The case it came of.
    pub case: CaseRef,
    /// Who issued it.
    pub from: OrgId,
    /// Its addressee.
    pub to: OrgId,
    /// When.
    pub issued: DateTime<FixedOffset>,
    /// Its paragraphs; no personal data.
    pub text: Vec<String>,
    /// The article it stands on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub citation: Option<Citation>,
    /// Proof of service 送达.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub served: Option<Service>,
}

/// Kinds of papers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// An order of the authority 督办通知.
    Order,
}

/// Who opened a paper, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// The officer.
    pub person: PersonId,
    /// When.
    pub at: DateTime<FixedOffset>,
}

impl Kind {
    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Order => "督办通知",
        }
    }
}

impl Paper {
    /// Whether an organization may read it. The authority reads all.
    pub fn concerns(&self, org: &OrgId) -> bool {
        self.from == *org || self.to == *org
    }
}

/// The addressee has received it 签收.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Receive {}

impl Receive {
    /// Decides: served once, by whoever of the addressee opens it first; nothing to record after that.
    ///
    /// # Errors
    /// Hidden for all but the addressee.
    pub fn decide(self, paper: Paper, ctx: &Context<'_>) -> Result<Option<Decision>, Refusal> {
        if paper.to != ctx.actor.org {
            return Err(Refusal::hidden());
        }
        if paper.served.is_some() {
            return Ok(None);
        }
        let event = Event::new("paper.served", Room::Paper, paper.id.as_str()).note(paper.number.clone()).under(paper.citation.clone());
        let served = Some(Service { person: ctx.actor.person.clone(), at: ctx.now });
        Ok(Some(Decision::of(event, Paper { served, ..paper })))
    }
}
