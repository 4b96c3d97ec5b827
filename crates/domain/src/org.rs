//! Organizations 机构, people 人员 and machine clients 应用系统.

mod decide;
mod kind;

pub use decide::{AddClient, AddOrg, AddPerson};
pub use kind::{OrgKind, Role};

use crate::{ClientId, OrgId, PersonId};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// An organization.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Org {
    /// Identifier, a short ASCII name.
    pub id: OrgId,
    /// Full name.
    pub name: String,
    /// Kind.
    pub kind: OrgKind,
    /// Administrative code of its territory (GB/T 2260).
    pub region: String,
    /// What laws call it 条文称谓, such as 公安机关: by these words they name the sources of base data.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub stands_for: Vec<String>,
}

/// A person with an account.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Identifier.
    pub id: PersonId,
    /// Sign-in name.
    pub login: String,
    /// Name.
    pub name: String,
    /// Organization.
    pub org: OrgId,
    /// Roles held there.
    pub roles: BTreeSet<Role>,
    /// Argon2id hash of the password.
    pub password: String,
}

/// A machine client: a program of an organization that calls data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Client {
    /// Identifier.
    pub id: ClientId,
    /// Name of the program.
    pub name: String,
    /// Organization.
    pub org: OrgId,
    /// The unit it is registered for 用数单位; empty for the organization as a whole.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// SM3 of its secret (256 random bits), hex.
    pub secret: String,
}
