//! A sharing request 共享申请 and where it stands.

use super::{Filing, Finding, GrantedItem, Mode, Offline, Requirements, RowFilter, Safety, Special};
use crate::clock::ClockStep;
use crate::decision::{CaseRef, Room};
use crate::party::Parties;
use crate::{DisputeId, GrantId, OrgId, PersonId, RequestId, ResourceId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::{BasisRef, Citation, Key, Lawbook};
use serde::{Deserialize, Serialize};

/// What an applicant states; the elements the law wants reviewed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Application {
    /// Business scenario 应用业务场景.
    pub scenario: String,
    /// Unit that uses the data 用数单位.
    pub unit: String,
    /// Items wanted 所需数据.
    pub items: Vec<String>,
    /// How data is delivered 共享模式.
    pub mode: Mode,
    /// The one purpose, short: repeated with every call.
    pub purpose: String,
    /// Last day of use 截止时间.
    pub until: NaiveDate,
    /// Legal basis of the applicant's duty, picked from the norm register.
    pub basis: Option<BasisRef>,
    /// The business it is used for 办理的具体业务.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub business: String,
    /// What lets somebody who is no department have it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub special: Option<Special>,
    /// The requirements of use that the applicant read and will keep, word for word.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub acknowledged: String,
    /// The grant that it is to carry on 续期.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renews: Option<GrantId>,
}

/// Who answers a request.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reviewer {
    /// The source department.
    #[default]
    Source,
    /// The authority, where the law has it review what is unconditional.
    Authority,
}

/// What the source department sets when it agrees.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Terms {
    /// Items and masks.
    pub items: Vec<GrantedItem>,
    /// Row filter.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<RowFilter>,
    /// Last day of use.
    pub until: NaiveDate,
    /// Calls a day.
    #[serde(default)]
    pub daily_quota: Option<u32>,
    /// How often one record may be compared in a day; only where data is compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries: Option<u32>,
}

/// A sharing request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// Identifier.
    pub id: RequestId,
    /// The resource.
    pub resource: ResourceId,
    /// Its source department.
    pub source: OrgId,
    /// The department that asks.
    pub applicant: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// When it was asked.
    pub asked: DateTime<FixedOffset>,
    /// Number, one series for all who apply.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub number: String,
    /// What was stated.
    pub application: Application,
    /// Who answers it.
    #[serde(default)]
    pub reviewer: Reviewer,
    /// The requirements of use, as they were acknowledged.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirements: Option<Requirements>,
    /// Filings across levels or regions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub filings: Vec<Filing>,
    /// How a recipient that is no department keeps it safe.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub safety: Option<Safety>,
    /// What was found on each sharing condition.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub findings: Vec<Finding>,
    /// How it was handed over outside the platform, if it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offline: Option<Offline>,
    /// Whether the department that asks had not submitted a catalogue of its own then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub uncatalogued: bool,
    /// The dispute whose decision orders that it be shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ordered: Option<DisputeId>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: RequestState,
}

/// Where a request stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum RequestState {
    /// The source department has to answer 待答复.
    Asked,
    /// Agreed; the source has to deliver 待提供.
    Agreed {
        /// The grant, prepared.
        grant: GrantId,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Delivered: the grant holds 已提供.
    Granted {
        /// The grant.
        grant: GrantId,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Refused 已拒绝.
    Refused {
        /// The legal basis, where the law asks for one.
        basis: Option<BasisRef>,
        /// In the source's words.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Taken back by the applicant 已撤回.
    Cancelled {
        /// When.
        at: DateTime<FixedOffset>,
    },
}

impl Request {
    /// The clocks a request can run.
    pub const CLOCKS: [Key; 3] = [Key::SharingReply, Key::SharingVerify, Key::SharingDeliver];

    /// Who stands where in it.
    pub fn parties(&self) -> Parties<'_> {
        Parties { source: &self.source, user: Some(&self.applicant) }
    }

    /// Whether it asks to have data compared, not handed over.
    pub fn verifies(&self) -> bool {
        self.application.mode == Mode::Verify
    }

    /// What numbers of a year begin with.
    pub fn series(year: i32) -> String {
        format!("共享〔{year}〕第")
    }

    /// The event that being asked is, and from which its terms run.
    pub fn asking(&self) -> &'static str {
        if self.verifies() { "sharing.verification_requested" } else { "sharing.requested" }
    }

    /// The term under which it has to be answered.
    pub fn answer_key(&self) -> Key {
        match self.reviewer {
            Reviewer::Authority => Key::SharingUnconditionalReview,
            Reviewer::Source if self.verifies() => Key::SharingVerify,
            Reviewer::Source => Key::SharingReply,
        }
    }

    /// What remains to an applicant who was refused the data: the same, asked to be compared, and under which article.
    pub fn verification(&self, law: &Lawbook, on: NaiveDate) -> Option<(Application, Citation)> {
        let refused = matches!(self.state, RequestState::Refused { .. }) && !self.verifies();
        let citation = law.rule(Key::SharingVerify, on).filter(|_| refused)?.citation.clone();
        Some((Application { mode: Mode::Verify, renews: None, ..self.application.clone() }, citation))
    }

    /// The case of this request.
    pub fn case(&self) -> CaseRef {
        CaseRef::new(Room::Sharing, self.id.as_str())
    }

    /// No duty is left: whatever clock runs for it stops.
    pub fn all_met(&self) -> [ClockStep; 3] {
        Self::CLOCKS.map(|key| ClockStep::meet(key, self.case()))
    }

    /// The grant that came of it, if one did.
    pub fn grant(&self) -> Option<&GrantId> {
        match &self.state {
            RequestState::Agreed { grant, .. } | RequestState::Granted { grant, .. } => Some(grant),
            _ => None,
        }
    }

    /// Name of the state, as in `RequestState`'s tag.
    pub fn state_name(&self) -> &'static str {
        match self.state {
            RequestState::Asked => "asked",
            RequestState::Agreed { .. } => "agreed",
            RequestState::Granted { .. } => "granted",
            RequestState::Refused { .. } => "refused",
            RequestState::Cancelled { .. } => "cancelled",
        }
    }
}

/// Whether an item is named twice.
pub(super) fn repeats<'a>(items: impl Iterator<Item = &'a String>) -> bool {
    let mut seen = std::collections::BTreeSet::new();
    items.into_iter().any(|item| !seen.insert(item))
}
