//! A grant 授权: the least that one organization may read of one resource, for one purpose, until one day.

use crate::sharing::{Mask, Requirements};
use crate::{GrantId, OrgId, RequestId, ResourceId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::Citation;
use serde::{Deserialize, Serialize};

/// How data is delivered 共享模式.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mode {
    /// Calls by key through the gateway.
    Api,
    /// A file with the granted items.
    File,
    /// No data leaves: what the caller states is compared with what is held 核实比对.
    Verify,
}

impl Mode {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Api => "接口调用",
            Self::File => "文件交换",
            Self::Verify => "核实比对",
        }
    }
}

/// One item of a grant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GrantedItem {
    /// Item name.
    pub item: String,
    /// How it is masked; none means as stored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mask: Option<Mask>,
}

/// Only rows whose item equals the value.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RowFilter {
    /// Item name.
    pub item: String,
    /// Value, as text.
    pub equals: String,
}

/// Where a grant stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum GrantState {
    /// Calls are answered.
    Active,
    /// Agreed, but the source has not delivered yet: no call is answered.
    Prepared,
    /// Calls are not answered for the time being 已暂停.
    Suspended {
        /// Why.
        why: String,
        /// Since when.
        at: DateTime<FixedOffset>,
    },
    /// Ended before its last day 已终止.
    Ended {
        /// Why.
        why: String,
        /// Since when.
        at: DateTime<FixedOffset>,
    },
}

impl GrantState {
    /// Its name, as serialized.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Prepared => "prepared",
            Self::Suspended { .. } => "suspended",
            Self::Ended { .. } => "ended",
        }
    }
}

/// A grant of access.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grant {
    /// Identifier.
    pub id: GrantId,
    /// The request it came from.
    pub request: RequestId,
    /// The resource.
    pub resource: ResourceId,
    /// The organization that may read.
    pub consumer: OrgId,
    /// Items and masks.
    pub items: Vec<GrantedItem>,
    /// Row filter, if only part of the rows.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rows: Option<RowFilter>,
    /// The one purpose.
    pub purpose: String,
    /// The unit that uses the data 用数单位.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// The requirements of use that bind it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub requirements: Option<Requirements>,
    /// The event at whose end it ends.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub event: Option<String>,
    /// Whether it was granted to somebody who is no department, for a special purpose 特殊用数.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub special: bool,
    /// Since when calls are answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<DateTime<FixedOffset>>,
    /// How data is delivered.
    pub mode: Mode,
    /// Calls a day, or records compared; none means unlimited.
    pub daily_quota: Option<u32>,
    /// How often one record may be compared in a day, so that nobody finds a value by guessing; only where data is
    /// compared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries: Option<u32>,
    /// Last day on which it holds.
    pub until: NaiveDate,
    /// The article it was granted under.
    pub citation: Option<Citation>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: GrantState,
}
