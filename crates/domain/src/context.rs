//! Who acts, when, under which law.

use crate::org::{OrgKind, Role};
use crate::{OrgId, PersonId, Refusal};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::Lawbook;
use std::collections::BTreeSet;

/// The one who submits a command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Actor {
    /// The person.
    pub person: PersonId,
    /// The organization acted for.
    pub org: OrgId,
    /// Its kind.
    pub kind: OrgKind,
    /// Roles held there.
    pub roles: BTreeSet<Role>,
    /// In whose place she acts; then the roles are that person's.
    pub acting_for: Option<PersonId>,
}

impl Actor {
    /// The node itself: ticker, recovery, seeding. Holds no role of a department.
    pub fn node(org: OrgId) -> Self {
        Self { person: "node".into(), org, kind: OrgKind::Authority, roles: BTreeSet::from([Role::Node]), acting_for: None }
    }

    /// Whether this person has a hand in what is done: as who acts, or as who she acts for.
    pub fn is(&self, person: &PersonId) -> bool {
        self.person == *person || self.acting_for.as_ref() == Some(person)
    }

    /// Demands a role.
    ///
    /// # Errors
    /// A refusal naming the role.
    pub fn must(&self, role: Role) -> Result<(), Refusal> {
        if self.roles.contains(&role) { Ok(()) } else { Err(Refusal::role(role.title())) }
    }

    /// Demands a role within one organization. Another's case is nothing this actor may know of.
    ///
    /// # Errors
    /// Hidden for another organization, else a refusal naming the role.
    pub fn must_for(&self, org: &OrgId, role: Role) -> Result<(), Refusal> {
        if self.org == *org { self.must(role) } else { Err(Refusal::hidden()) }
    }

    /// Demands a role in the public-data authority.
    ///
    /// # Errors
    /// A refusal naming the role.
    pub fn must_authority(&self, role: Role) -> Result<(), Refusal> {
        if self.kind == OrgKind::Authority { self.must(role) } else { Err(Refusal::role("公共数据主管部门")) }
    }
}

/// What surrounds a decision.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The moment, taken once per act.
    pub now: DateTime<FixedOffset>,
    /// The actor.
    pub actor: &'a Actor,
    /// The law that binds this node.
    pub law: &'a Lawbook,
    /// The public-data authority of this node.
    pub authority: &'a OrgId,
}

impl Context<'_> {
    /// The day, in the node's own time zone.
    pub fn today(&self) -> NaiveDate {
        self.now.date_naive()
    }
}
