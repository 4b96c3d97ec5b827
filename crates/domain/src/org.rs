//! Organizations 机构, people 人员 and machine clients 应用系统.

mod away;
mod decide;
mod gap;
mod kind;
mod profile;
mod register;
mod reorganize;
mod service;
pub mod task;
mod term;

pub use away::{Away, EndAway, StandIn};
pub use decide::{AddClient, AddOrg, AddPerson};
pub use gap::{Gap, Registry, gaps};
pub use kind::{OrgKind, Role};
pub use profile::{Before, Part, Profile, SaveProfile, ready};
pub use register::{Register, Standing};
pub use reorganize::{Ended, Estate, Former, Held, Reorganize};
pub use term::Term;

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
    /// What it has made clear about itself 机构档案.
    #[serde(default, skip_serializing_if = "Profile::is_empty")]
    pub profile: Profile,
    /// Which of the law's kinds of institution it is, and what makes it one.
    #[serde(default, skip_serializing_if = "Standing::is_empty")]
    pub standing: Standing,
    /// The contract it works under, and until when; operators and contractors have one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub term: Option<Term>,
    /// What it was called before.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub former: Vec<Former>,
    /// Abolished, by whom it is succeeded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Ended>,
}

impl Org {
    /// An organization of which only name, kind and place are known.
    pub fn new(id: OrgId, name: impl Into<String>, kind: OrgKind, region: impl Into<String>) -> Self {
        Self {
            id,
            name: name.into(),
            kind,
            region: region.into(),
            stands_for: Vec::new(),
            profile: Profile::default(),
            standing: Standing::default(),
            term: None,
            former: Vec::new(),
            ended: None,
        }
    }
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
    /// Who acts in her place, and when 代办.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub away: Vec<Away>,
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
