//! A data resource 数据资源 and its contract.

use super::Item;
use crate::decision::{CaseRef, Room};
use crate::{OrgId, PersonId, ResourceId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::{BasisRef, Key, Lawbook};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Form of a resource.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Rows and items 库表.
    Table,
}

/// What a resource promises: its statutory fields and items. Each change makes a new version.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Name.
    pub title: String,
    /// What it holds.
    pub summary: String,
    /// Form.
    pub form: Form,
    /// Statutory fields by machine name, as the binding law lists them (`catalogue.fields`).
    pub fields: BTreeMap<String, String>,
    /// Items.
    pub items: Vec<Item>,
    /// Legal basis of the sharing type, picked from the norm register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<BasisRef>,
}

/// What a sharing type means for an applicant; the packs map their own names to these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Granted on application.
    Open,
    /// The source department answers.
    Ask,
    /// Not shared; verification only.
    Withhold,
}

impl Contract {
    /// Field that holds the sharing type.
    pub const SHARE_TYPE: &'static str = "sharing_type";
    /// Field that holds the sharing conditions.
    pub const SHARE_CONDITIONS: &'static str = "sharing_condition";

    /// The sharing type's name as stated.
    pub fn share_type(&self) -> &str {
        self.fields.get(Self::SHARE_TYPE).map_or("", |text| text.trim())
    }

    /// What the stated sharing type means under the binding law; none where that law has no such type.
    pub fn effect(&self, law: &Lawbook, on: NaiveDate) -> Option<Effect> {
        match self.stated_type(law, on)?.get("effect").map(String::as_str) {
            // What may be shown to the public goes to every department too.
            Some("open" | "public") => Some(Effect::Open),
            Some("ask") => Some(Effect::Ask),
            Some("withhold") => Some(Effect::Withhold),
            _ => None,
        }
    }

    /// The stated sharing type in the words of the law.
    pub fn type_title(&self, law: &Lawbook, on: NaiveDate) -> String {
        let title = self.stated_type(law, on).and_then(|row| row.get("title").cloned());
        title.unwrap_or_else(|| self.share_type().to_owned())
    }

    fn stated_type(&self, law: &Lawbook, on: NaiveDate) -> Option<BTreeMap<String, String>> {
        let stated = |row: &BTreeMap<String, String>| {
            ["name", "title"].iter().any(|column| row.get(*column).is_some_and(|name| name == self.share_type()))
        };
        law.table(Key::CatalogueSharingTypes, on).into_iter().find(stated)
    }

    /// The item of this name.
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }

    /// Items rows are looked up by.
    pub fn keys(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.key)
    }
}

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
    /// Where the contract under work stands.
    #[serde(flatten)]
    pub state: ResourceState,
}

impl Resource {
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
