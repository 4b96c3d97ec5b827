//! Onward use 扩大使用、转供: shared data goes to somebody else, or serves something else, only as its source consents.

use crate::catalogue::{Contract, Resource};
use crate::decision::Room;
use crate::matter::{Matter, stated};
use crate::org::Role;
use crate::sharing::{Grant, GrantState};
use crate::{Context, Decision, Event, Fault, GrantId, OnwardId, OrgId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::Key;
use serde::{Deserialize, Serialize};

/// A request for consent.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Onward {
    /// Identifier.
    pub id: OnwardId,
    /// The grant whose data it is.
    pub grant: GrantId,
    /// Its resource.
    pub resource: ResourceId,
    /// The resource's title.
    pub resource_title: String,
    /// Its source department.
    pub source: OrgId,
    /// Who holds the grant.
    pub user: OrgId,
    /// Who is to have the data: another, or the holder itself for another purpose.
    pub to: OrgId,
    /// What for.
    pub purpose: String,
    /// Which items.
    pub items: Vec<String>,
    /// Until when.
    pub until: NaiveDate,
    /// Why it is needed.
    pub need: String,
    /// The entry of the holder's own catalogue that is to hold the data.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<ResourceId>,
    /// Its title: the source decides on it, and a draft of another's is not shown.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub entry_title: String,
    /// When it was asked.
    pub opened: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: OnwardState,
}

/// Where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum OnwardState {
    /// The source has to answer 待同意.
    Asked,
    /// Consented: exactly that use is open 已同意.
    Consented {
        /// The grant for it.
        given: GrantId,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Refused 已拒绝.
    Refused {
        /// Why.
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

/// Asks for consent 请求同意.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Open {
    /// The grant whose data it is.
    pub grant: GrantId,
    /// Who is to have it.
    #[serde(rename = "org")]
    pub to: OrgId,
    /// What for.
    #[serde(default)]
    pub purpose: String,
    /// Which items.
    #[serde(default)]
    pub items: Vec<String>,
    /// Until when.
    pub until: NaiveDate,
    /// Why it is needed.
    #[serde(default)]
    pub need: String,
    /// The entry of the holder's own catalogue that is to hold the data, if that is what consent is asked for.
    #[serde(default)]
    pub entry: Option<ResourceId>,
}

/// What is known of what a request names.
#[derive(Clone, Copy, Debug)]
pub struct Named<'a> {
    /// The contract in force of the resource.
    pub contract: Option<&'a Contract>,
    /// The resource's source department.
    pub source: &'a OrgId,
    /// Whether the recipient is an organization of this node.
    pub to_exists: bool,
    /// The entry that is to hold the data.
    pub entry: Option<&'a Resource>,
}

impl Open {
    /// Decides: it goes to the source.
    ///
    /// # Errors
    /// Another's grant is hidden; the law lets nothing be passed on; more than the grant holds; an entry of another's; nothing said.
    pub fn decide(self, id: OnwardId, grant: &Grant, named: Named<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&grant.consumer, Role::DataOfficer)?;
        if ctx.law.rule(Key::UseOnwardConsent, ctx.today()).is_none() {
            let cite = ctx.law.cite(Key::UseNoOnward, ctx.today());
            let message = "通过共享获得的数据只供本机构履行职责，不得再提供给其他单位和个人";
            return Err(Refusal::law("onward.barred", cite, message, "请由需要数据的单位向数源部门申请；本机构另有用途的，重新申请共享"));
        }
        let mut faults: Vec<_> = self
            .items
            .iter()
            .filter(|item| grant.items.iter().all(|granted| granted.item != **item))
            .map(|item| Fault::at("items", format!("数据项 {item} 不在授权范围内")))
            .collect();
        if self.items.is_empty() {
            faults.push(Fault::at("items", "请选择数据项"));
        }
        if self.until < ctx.today() || self.until > grant.until {
            faults.push(Fault::at("until", "截止时间不早于今天，不晚于原授权的截止时间"));
        }
        if !named.to_exists {
            faults.push(Fault::at("org", "没有这个机构"));
        }
        if self.purpose.chars().count() > 60 {
            faults.push(Fault::at("purpose", "用途最多 60 字"));
        }
        if self.entry.is_some() && self.to != grant.consumer {
            faults.push(Fault::at("org", "编入目录的，接收机构为本机构"));
        }
        let entry = named.entry.filter(|entry| entry.org == grant.consumer);
        if self.entry.is_some() && entry.is_none() {
            faults.push(Fault::at("entry", "没有这个目录，或者不是本机构的目录"));
        }
        if self.to == grant.consumer && self.purpose.trim() == grant.purpose.trim() {
            faults.push(Fault::at("purpose", "这就是授权的用途，无需另行同意"));
        }
        if !faults.is_empty() {
            return Err(Refusal::input(faults));
        }
        let key = Key::UseOnwardConsent;
        let onward = Onward {
            id,
            grant: grant.id.clone(),
            resource: grant.resource.clone(),
            resource_title: named.contract.map_or(String::new(), |contract| contract.title.clone()),
            source: named.source.clone(),
            user: grant.consumer.clone(),
            to: self.to,
            purpose: stated(&self.purpose, "purpose", "用途", key, ctx)?,
            items: self.items,
            until: self.until,
            need: stated(&self.need, "need", "需要的理由", key, ctx)?,
            entry: self.entry,
            entry_title: entry.map_or(String::new(), |entry| entry.draft.title.clone()),
            opened: ctx.now,
            state: OnwardState::Asked,
        };
        let event = Event::new("onward.asked", Room::Onward, onward.id()).under(ctx.law.cite(key, ctx.today()));
        Ok(Decision::of(event, onward))
    }
}

impl Onward {
    /// Whether its source consents, on that day, to its data standing in an entry of the catalogue.
    pub fn opens(&self, entry: &ResourceId, source: &ResourceId, on: NaiveDate) -> bool {
        let consented = matches!(self.state, OnwardState::Consented { .. });
        consented && self.entry.as_ref() == Some(entry) && self.resource == *source && on <= self.until
    }
}

/// What can be done with it.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// The source consents.
    Consent(Consent),
    /// The source refuses.
    Refuse(Refuse),
    /// The holder takes it back.
    Cancel(Cancel),
}

/// Consents 同意.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Consent {
    /// Identifier of the grant that opens the use, made by the door.
    #[serde(skip)]
    pub grant: Option<GrantId>,
}

/// Refuses 不同意.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Refuse {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Takes it back 撤回.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancel {}

impl Consent {
    /// Decides: a grant for exactly that use, with what the holder's own grant masks and leaves out.
    ///
    /// # Errors
    /// Nobody consents in the source's place; answered before; the holder's grant is over.
    pub fn decide(self, matter: Onward, own: Option<Grant>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        answers(&matter, ctx)?;
        let holds = |grant: &Grant| grant.state == GrantState::Active && grant.until >= ctx.today();
        let own = own.filter(holds).ok_or_else(|| Refusal::state("onward.over", "原授权已经不能使用", "请重新申请共享"))?;
        let id = self.grant.unwrap_or_else(|| GrantId(format!("{}的授权", matter.id)));
        let cite = ctx.law.cite(Key::UseOnwardConsent, ctx.today());
        let grant = Grant {
            id: id.clone(),
            consumer: matter.to.clone(),
            items: own.items.iter().filter(|granted| matter.items.contains(&granted.item)).cloned().collect(),
            purpose: matter.purpose.clone(),
            unit: String::new(),
            until: matter.until.min(own.until),
            since: Some(ctx.now),
            citation: cite.clone(),
            state: GrantState::Active,
            ..own
        };
        let event = Event::new("onward.consented", Room::Onward, matter.id()).under(cite);
        let state = OnwardState::Consented { given: id, at: ctx.now };
        Ok(Decision::of(event, Onward { state, ..matter }).and(grant))
    }
}

impl Refuse {
    /// Decides.
    ///
    /// # Errors
    /// Nobody answers in the source's place; answered before; no reason.
    pub fn decide(self, matter: Onward, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        answers(&matter, ctx)?;
        let reason = stated(&self.reason, "reason", "不同意的理由", Key::UseOnwardConsent, ctx)?;
        let event = Event::new("onward.refused", Room::Onward, matter.id()).under(ctx.law.cite(Key::UseOnwardConsent, ctx.today()));
        Ok(Decision::of(event.note(reason.clone()), Onward { state: OnwardState::Refused { reason, at: ctx.now }, ..matter }))
    }
}

impl Cancel {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; answered before.
    pub fn decide(self, matter: Onward, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&matter.user, Role::DataOfficer)?;
        open(&matter)?;
        let event = Event::new("onward.cancelled", Room::Onward, matter.id());
        Ok(Decision::of(event, Onward { state: OnwardState::Cancelled { at: ctx.now }, ..matter }))
    }
}

/// Whoever the law has consent: the source, and nobody in its place.
fn answers(matter: &Onward, ctx: &Context<'_>) -> Result<(), Refusal> {
    let parties = crate::Parties { source: &matter.source, user: Some(&matter.user) };
    let consents = ctx.owed_to(Key::UseOnwardConsent, &parties);
    if ctx.actor.org == *ctx.authority && consents != ctx.authority {
        let cite = ctx.law.cite(Key::UseOnwardConsent, ctx.today());
        let message = "须经数据提供部门同意，其他机构不能代为同意";
        return Err(Refusal::law("onward.in_place", cite, message, "请由数据提供部门答复"));
    }
    ctx.actor.must_for(consents, Role::DataOfficer)?;
    open(matter)
}

fn open(matter: &Onward) -> Result<(), Refusal> {
    if matter.state == OnwardState::Asked {
        Ok(())
    } else {
        Err(Refusal::state("onward.answered", "这件请求已经答复或者撤回", "请刷新后查看最新状态"))
    }
}

impl Matter for Onward {
    const ROOM: Room = Room::Onward;
    type Open = Open;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.user
    }
    fn opposite(&self) -> &OrgId {
        &self.source
    }
    fn subject(&self) -> Option<&ResourceId> {
        Some(&self.resource)
    }
    fn title(&self) -> String {
        format!("{}·{}", self.resource_title, self.purpose)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.opened
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            OnwardState::Asked => "asked",
            OnwardState::Consented { .. } => "consented",
            OnwardState::Refused { .. } => "refused",
            OnwardState::Cancelled { .. } => "cancelled",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        if self.state != OnwardState::Asked {
            return Vec::new();
        }
        if answers(self, ctx).is_ok() {
            return vec!["consent", "refuse"];
        }
        if ctx.actor.must_for(&self.user, Role::DataOfficer).is_ok() { vec!["cancel"] } else { Vec::new() }
    }
}
