//! Where a demand stands.

use crate::{OrgId, ResourceId};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// Somebody was asked and doesn't hold it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Denial {
    /// Who.
    pub org: OrgId,
    /// In its words.
    pub reason: String,
    /// When.
    pub at: DateTime<FixedOffset>,
}

/// What became of one demanded item: an item of the resource, or a reason why not.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemMap {
    /// As demanded.
    pub item: String,
    /// Name of the item in the resource.
    #[serde(default)]
    pub column: Option<String>,
    /// Why there is none.
    #[serde(default)]
    pub reason: String,
}

/// What meets a demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Supply {
    /// The resource.
    pub resource: ResourceId,
    /// Its title, when it was named.
    pub resource_title: String,
    /// Each demanded item.
    pub mapped: Vec<ItemMap>,
    /// When it was named.
    pub named: DateTime<FixedOffset>,
}

/// Where a demand stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DemandState {
    /// The authority has to find who holds it 待对接.
    Matching,
    /// It is being reviewed 待审核.
    Reviewing,
    /// Found reasonable; the catalogue has to be published 待发布.
    Accepted {
        /// What the review found.
        note: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Catalogued; the data has to be mounted 待挂载.
    Catalogued {
        /// By what.
        supply: Supply,
    },
    /// Met 已满足.
    Met {
        /// By what.
        supply: Supply,
        /// When the data was there.
        at: DateTime<FixedOffset>,
    },
    /// Refused 已驳回.
    Refused {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Nobody holds it 无来源.
    Unsourced {
        /// Why that is believed.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Taken back 已撤回.
    Cancelled {
        /// When.
        at: DateTime<FixedOffset>,
    },
}

impl DemandState {
    /// Names of the states in which something is left to do.
    pub const OPEN: [&'static str; 4] = ["matching", "reviewing", "accepted", "catalogued"];

    /// Its name, as in the tag.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Matching => "matching",
            Self::Reviewing => "reviewing",
            Self::Accepted { .. } => "accepted",
            Self::Catalogued { .. } => "catalogued",
            Self::Met { .. } => "met",
            Self::Refused { .. } => "refused",
            Self::Unsourced { .. } => "unsourced",
            Self::Cancelled { .. } => "cancelled",
        }
    }

    /// Whether something is left to do.
    pub fn open(&self) -> bool {
        Self::OPEN.contains(&self.name())
    }

    /// What meets it, once that is known.
    pub fn supply(&self) -> Option<&Supply> {
        match self {
            Self::Catalogued { supply } | Self::Met { supply, .. } => Some(supply),
            _ => None,
        }
    }
}
