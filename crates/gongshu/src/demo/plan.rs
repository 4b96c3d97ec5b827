//! What the demo city is made of, read from `demo/*.toml`.

use anyhow::Context as _;
use chrono::NaiveDate;
use domain::catalogue::Item;
use domain::org::{OrgKind, Role};
use domain::sharing::{Mask, Mode};
use law::BasisRef;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};

/// The whole plan.
#[derive(Debug)]
pub(super) struct Plan {
    pub orgs: Vec<OrgPlan>,
    pub resources: Vec<ResourcePlan>,
    pub requests: Vec<RequestPlan>,
    pub matters: Vec<MatterPlan>,
}

/// A matter: what opens it, and what is done in it, worded as the doors take it.
#[derive(Debug, Deserialize)]
pub(super) struct MatterPlan {
    pub room: String,
    /// Its name among the plan's.
    pub name: String,
    /// Login of who opens it.
    pub by: String,
    pub on: NaiveDate,
    pub open: toml::Table,
    #[serde(default)]
    pub steps: Vec<StepPlan>,
}

#[derive(Debug, Deserialize)]
pub(super) struct StepPlan {
    pub by: String,
    pub on: NaiveDate,
    pub act: String,
    #[serde(default)]
    pub body: toml::Table,
}

#[derive(Debug, Deserialize)]
pub(super) struct OrgPlan {
    pub id: String,
    pub name: String,
    pub kind: OrgKind,
    /// What laws call it.
    #[serde(default)]
    pub stands_for: Vec<String>,
    pub people: Vec<PersonPlan>,
}

#[derive(Debug, Deserialize)]
pub(super) struct PersonPlan {
    pub login: String,
    pub name: String,
    pub roles: BTreeSet<Role>,
}

/// How far a resource has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Reached {
    Draft,
    Submitted,
    Returned,
    Published,
}

#[derive(Debug, Deserialize)]
pub(super) struct ResourcePlan {
    pub id: String,
    pub org: String,
    pub state: Reached,
    pub on: NaiveDate,
    /// Name of the file loaded into it, if any.
    pub file: Option<String>,
    pub title: String,
    pub summary: String,
    pub basis: Option<BasisRef>,
    /// Filing number of a withheld resource.
    pub filing: Option<String>,
    pub fields: BTreeMap<String, String>,
    pub items: Vec<Item>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RequestPlan {
    pub resource: String,
    pub applicant: String,
    pub on: NaiveDate,
    pub scenario: String,
    pub items: Vec<String>,
    pub purpose: String,
    pub until: NaiveDate,
    pub basis: BasisRef,
    #[serde(default = "api")]
    pub mode: Mode,
    pub agree: Option<AgreePlan>,
    pub refuse: Option<RefusePlan>,
    pub deliver: Option<NaiveDate>,
    /// Calls made under the grant.
    #[serde(default)]
    pub calls: usize,
}

fn api() -> Mode {
    Mode::Api
}

#[derive(Debug, Deserialize)]
pub(super) struct AgreePlan {
    pub on: NaiveDate,
    pub until: NaiveDate,
    pub daily_quota: Option<u32>,
    pub tries: Option<u32>,
    #[serde(default)]
    pub masks: BTreeMap<String, Mask>,
}

#[derive(Debug, Deserialize)]
pub(super) struct RefusePlan {
    pub on: NaiveDate,
    pub reason: String,
    pub basis: BasisRef,
}

impl Plan {
    /// The built-in plan.
    pub(super) fn read() -> anyhow::Result<Self> {
        #[derive(Deserialize)]
        struct Orgs {
            org: Vec<OrgPlan>,
        }
        #[derive(Deserialize)]
        struct Resources {
            resource: Vec<ResourcePlan>,
        }
        #[derive(Deserialize)]
        struct Requests {
            request: Vec<RequestPlan>,
        }
        #[derive(Deserialize)]
        struct Matters {
            matter: Vec<MatterPlan>,
        }
        let matters: Matters = toml::from_str(include_str!("../../demo/matters.toml")).context("demo/matters.toml")?;
        let orgs: Orgs = toml::from_str(include_str!("../../demo/orgs.toml")).context("demo/orgs.toml")?;
        let resources: Resources = toml::from_str(include_str!("../../demo/resources.toml")).context("demo/resources.toml")?;
        let requests: Requests = toml::from_str(include_str!("../../demo/cases.toml")).context("demo/cases.toml")?;
        Ok(Self { orgs: orgs.org, resources: resources.resource, requests: requests.request, matters: matters.matter })
    }
}
