//! Accounts: who may be added by whom.

use super::{Client, Org, OrgKind, Person, Role};
use crate::decision::Room;
use crate::{ClientId, Context, Decision, Event, Fault, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Adds an organization 设立机构.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddOrg {
    /// The organization.
    pub org: Org,
}

impl AddOrg {
    /// Decides.
    ///
    /// # Errors
    /// Refused to all but the node, which sets up what it starts with; others go by [`super::Register`].
    pub fn decide(self, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::Node)?;
        Ok(Decision::of(Event::new("org.added", Room::Org, self.org.id.as_str()), self.org))
    }
}

/// Adds a person 设立账号.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddPerson {
    /// The person, password already hashed.
    pub person: Person,
}

impl AddPerson {
    /// Decides. `org` is the person's organization.
    ///
    /// # Errors
    /// Management powers for an operator's staff, the node's own role for anyone, a role outside its
    /// kind of organization, another organization's account.
    pub fn decide(self, org: &Org, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if ctx.actor.must(Role::Node).is_err() {
            ctx.actor.must_for(&org.id, Role::ChiefDataOfficer)?;
        }
        let person = self.person;
        if person.roles.contains(&Role::Node)
            || (person.roles.contains(&Role::Reviewer)
                && !matches!(org.kind, OrgKind::Authority | OrgKind::LocalAuthority | OrgKind::Operator | OrgKind::Vendor))
        {
            return Err(Refusal::input(vec![Fault::at("roles", "该角色不能授予本机构人员")]));
        }
        vetted(org, ctx)?;
        if org.kind == OrgKind::Vendor && person.roles.iter().any(|r| r.manages()) {
            return Err(Refusal::law(
                "org.vendor",
                ctx.law.cite(Key::OrgVendor, ctx.today()),
                "第三方机构只作技术支撑，人员不得办理审核、申请等事项",
                "第三方机构人员只能担任运维人员",
            ));
        }
        if org.kind == OrgKind::Operator && person.roles.iter().any(|r| r.manages()) {
            return Err(Refusal::law(
                "org.separation",
                ctx.law.cite(Key::OrgSeparation, ctx.today()),
                "公共数据运营机构人员不得掌握公共数据管理权限",
                "运营机构人员只能担任运维人员",
            ));
        }
        Ok(Decision::of(Event::new("org.person_added", Room::Person, person.id.as_str()), person))
    }
}

/// A contractor has accepted the rules before its people get in.
fn vetted(org: &Org, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(rule) = ctx.law.rule(Key::OrgVendor, ctx.today()).filter(|rule| org.kind.stands_in(rule.by.as_deref())) else {
        return Ok(());
    };
    org.admitted(ctx)?;
    if org.term.as_ref().is_none_or(|term| term.accepted.trim().is_empty()) {
        let message = format!("{}没有签署遵守公共数据管理规定的承诺", org.name);
        return Err(Refusal::law("org.unaccepted", Some(rule.citation.clone()), message, "请登记签署的承诺后再设立账号"));
    }
    Ok(())
}

/// Registers a machine client 登记应用系统.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct AddClient {
    /// Identifier.
    pub id: ClientId,
    /// Name of the program.
    pub name: String,
    /// The unit it is registered for; empty for the organization as a whole.
    #[serde(default)]
    pub unit: String,
    /// SM3 of the secret, hex.
    pub secret: String,
}

impl AddClient {
    /// Longest name, in characters.
    pub const MAX_NAME: usize = 60;

    /// Decides.
    ///
    /// # Errors
    /// Refused to all but data officers; a missing or long name.
    pub fn decide(self, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        let length = self.name.trim().chars().count();
        if length == 0 || length > Self::MAX_NAME {
            return Err(Refusal::input(vec![Fault::at("name", format!("请填写应用系统名称（最多 {} 字）", Self::MAX_NAME))]));
        }
        if self.unit.chars().count() > 100 {
            return Err(Refusal::input(vec![Fault::at("unit", "用数单位最多 100 字")]));
        }
        let (name, unit) = (self.name.trim().to_owned(), self.unit.trim().to_owned());
        let client = Client { id: self.id, name, unit, org: ctx.actor.org.clone(), secret: self.secret };
        Ok(Decision::of(Event::new("org.client_added", Room::Client, client.id.as_str()), client))
    }
}
