//! Parties 当事机构: the roles of the law, and the organizations of a case that stand in them.

use crate::org::Role;
use crate::{Context, OrgId, Refusal};
use law::Key;

/// Who stands where in a case.
#[derive(Clone, Copy, Debug)]
pub struct Parties<'a> {
    /// The department whose data it is.
    pub source: &'a OrgId,
    /// The department that asks or uses.
    pub user: Option<&'a OrgId>,
}

impl<'a> Parties<'a> {
    /// A case of one department only.
    pub fn of(source: &'a OrgId) -> Self {
        Self { source, user: None }
    }

    /// Whether a role of the law is one that a department of a case stands in.
    pub(crate) fn stands_for(role: &str) -> bool {
        matches!(role, "department" | "source" | "town" | "theme_lead" | "user" | "enterprise" | "research")
    }

    /// The organization that stands in a role of the law; none where nobody in the case does.
    fn role(&self, role: &str, authority: &'a OrgId) -> Option<&'a OrgId> {
        match role {
            "department" | "source" | "town" | "theme_lead" => Some(self.source),
            "user" | "enterprise" | "research" => self.user,
            "authority" | "authority_of_level" | "city_authority" | "county_authority" | "provincial_authority" | "service_centre" => {
                Some(authority)
            }
            _ => None,
        }
    }
}

impl<'a> Context<'a> {
    /// Who owes what the law has under this key. A law that is silent leaves it with the source; a duty of
    /// somebody outside the case falls to the authority, which watches over it.
    pub fn owes(&self, key: Key, parties: &Parties<'a>) -> &'a OrgId {
        self.bearer(self.law.rule(key, self.today()).and_then(|rule| rule.by.as_deref()), parties)
    }

    /// The organization on which a role of the law falls in this case.
    pub fn bearer(&self, role: Option<&str>, parties: &Parties<'a>) -> &'a OrgId {
        match role {
            None => parties.source,
            Some(role) => parties.role(role, self.authority).unwrap_or(self.authority),
        }
    }

    /// With whom what the law has under this key is to be lodged; the authority where nobody in the case stands in
    /// that role.
    pub fn owed_to(&self, key: Key, parties: &Parties<'a>) -> &'a OrgId {
        let to = self.law.rule(key, self.today()).and_then(|rule| rule.to.as_deref());
        to.and_then(|role| parties.role(role, self.authority)).unwrap_or(self.authority)
    }

    /// Whether what the law has under this key is owed by the department whose data it is, and so by nobody where there
    /// is no such department yet.
    pub fn falls_to_source(&self, key: Key) -> bool {
        let nobody = OrgId(String::new());
        self.owes(key, &Parties::of(&nobody)) == &nobody
    }

    /// Demands that the actor acts for whoever owes it: for a department its officer, for the authority its reviewer.
    ///
    /// # Errors
    /// Hidden for another organization, but said to whoever serves the hub and sees its cases; else a refusal naming the role.
    pub fn must_owe(&self, key: Key, parties: &Parties<'a>) -> Result<(), Refusal> {
        let org = self.owes(key, parties);
        let role = if org == self.authority && org != parties.source { Role::Reviewer } else { Role::DataOfficer };
        if self.actor.org != *org && self.serves().is_some() {
            return Err(Refusal::role("有权的机构"));
        }
        self.actor.must_for(org, role)
    }
}
