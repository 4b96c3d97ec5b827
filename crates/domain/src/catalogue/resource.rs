//! A data resource 数据资源 and where it stands.

use super::{Assessment, Contract, Filing, Passed, Regrading, Typed};
use crate::decision::{CaseRef, Room};
use crate::{OrgId, PersonId, ResourceId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where the contract under work stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ResourceState {
    /// Being compiled.
    Draft,
    /// With the authority.
    Submitted {
        /// Since when.
        at: DateTime<FixedOffset>,
        /// By whom.
        by: PersonId,
    },
    /// Sent back to the department.
    Returned {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
        /// What is wrong with single fields or items, by their names.
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        fields: BTreeMap<String, String>,
        /// By whom.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        by: Option<PersonId>,
    },
    /// In force.
    Published {
        /// Since when.
        at: DateTime<FixedOffset>,
    },
    /// Taken out of the catalogue.
    Withdrawn {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

/// A data resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Resource {
    /// Identifier.
    pub id: ResourceId,
    /// The source department.
    pub org: OrgId,
    /// The contract under work.
    pub draft: Contract,
    /// The contract in force, which loading, sharing and calls go by.
    pub published: Option<Contract>,
    /// How often a contract was published.
    pub version: u64,
    /// The filing of the contract in force, where it is withheld and the law wants that filed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing: Option<Filing>,
    /// Steps of the review passed since it was submitted, where the law has several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub passed: Vec<Passed>,
    /// The last assessment of the contract in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assessed: Option<Assessment>,
    /// How the sharing type in force came to be.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub typed: Option<Typed>,
    /// The edition of the guide, with its statutory fields, under which it was last submitted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub guide: Option<String>,
    /// The rules of classes and grades, by title and version, by which it was last graded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub graded_by: Option<String>,
    /// The task of grading it anew, while that is open.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub regrading: Option<Regrading>,
    /// Where the contract under work stands.
    #[serde(flatten)]
    pub state: ResourceState,
}

impl Resource {
    /// A draft of a department.
    pub fn new(id: ResourceId, org: OrgId, draft: Contract) -> Self {
        let (published, filing, assessed, typed, regrading, guide, graded_by) = (None, None, None, None, None, None, None);
        let (version, passed, state) = (0, Vec::new(), ResourceState::Draft);
        Self { id, org, draft, published, version, filing, passed, assessed, typed, guide, graded_by, regrading, state }
    }

    /// The case of this resource.
    pub fn case(&self) -> CaseRef {
        CaseRef::new(Room::Catalogue, self.id.as_str())
    }

    /// Name of the state, as in `ResourceState`'s tag.
    pub fn state_name(&self) -> &'static str {
        match self.state {
            ResourceState::Draft => "draft",
            ResourceState::Submitted { .. } => "submitted",
            ResourceState::Returned { .. } => "returned",
            ResourceState::Published { .. } => "published",
            ResourceState::Withdrawn { .. } => "withdrawn",
        }
    }
}
