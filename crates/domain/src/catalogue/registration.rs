//! Registration 资源登记: a published resource has to be registered, its changes too; the service organization remarks on
//! forms, and what it remarked is answered one by one.

use super::forms::{Form, Forms, RegisterKind};

use super::{Contract, Resource};
use crate::decision::Room;
use crate::{Context, Decision, Event, Fault, Matter, OrgId, Parties, PersonId, Refusal, RegistrationId, ResourceId};
use chrono::{DateTime, FixedOffset};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A remark on a form, and its answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// What is remarked.
    pub text: String,
    /// What the department says to it; empty while it says nothing.
    #[serde(default)]
    pub answer: String,
}

/// What was registered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    /// Which kind.
    pub kind: RegisterKind,
    /// Its number.
    pub number: String,
    /// When.
    pub at: DateTime<FixedOffset>,
    /// By whom.
    pub by: PersonId,
    /// The forms it was registered by.
    pub forms: crate::RegisterFormId,
    /// What was stated.
    pub stated: BTreeMap<String, String>,
}

/// Where the registration under work stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterState {
    /// The department has to file 待登记.
    Due,
    /// With the service organization 待审核.
    Submitted,
    /// Sent back with remarks 已退回.
    Returned,
    /// Registered 已登记.
    Registered,
    /// Taken off the register 已注销.
    Deregistered,
}

impl RegisterState {
    fn name(self) -> &'static str {
        match self {
            Self::Due => "due",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Registered => "registered",
            Self::Deregistered => "deregistered",
        }
    }
}

/// The registration of a resource.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registration {
    /// Identifier: that of the resource.
    pub id: RegistrationId,
    /// The resource.
    pub resource: ResourceId,
    /// Its title.
    pub title: String,
    /// Its department.
    pub org: OrgId,
    /// Who registers.
    pub service: OrgId,
    /// Number of the last registration; empty while there is none.
    pub number: String,
    /// The kind under work, or done last.
    pub kind: RegisterKind,
    /// Since when it is under work.
    pub opened: DateTime<FixedOffset>,
    /// What is stated, by the fields of the form.
    pub stated: BTreeMap<String, String>,
    /// Remarks on it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub remarks: Vec<Remark>,
    /// Why, where it wasn't opened by a publication.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// What was registered so far.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub history: Vec<Registered>,
    /// Where it stands.
    pub state: RegisterState,
}

impl Registration {
    /// Whether the resource stands in the register.
    pub fn stands(&self) -> bool {
        self.history.last().is_some_and(|last| last.kind != RegisterKind::Cancellation)
    }

    fn open(&self) -> bool {
        !matches!(self.state, RegisterState::Registered | RegisterState::Deregistered)
    }

    fn parties(&self) -> Parties<'_> {
        Parties::of(&self.org)
    }

    fn unanswered(&self) -> Vec<&str> {
        self.remarks.iter().filter(|remark| remark.answer.trim().is_empty()).map(|remark| remark.text.as_str()).collect()
    }
}

/// What a publication opens: the first registration, or that of a change; none where the law has no such duty, or
/// nothing registered has changed.
pub(super) fn opened_by_publishing(
    resource: &Resource,
    contract: &Contract,
    known: Option<&Registration>,
    forms: Option<&Forms>,
    ctx: &Context<'_>,
) -> Option<Registration> {
    ctx.law.rule(Key::CatalogueRegistrationDuty, ctx.today())?;
    let stands = known.is_some_and(Registration::stands);
    let kind = if stands { RegisterKind::Change } else { RegisterKind::First };
    let same = resource
        .published
        .as_ref()
        .is_some_and(|old| old.fields == contract.fields && old.items == contract.items && old.title == contract.title);
    if stands && same {
        return None;
    }
    Some(begun(resource, contract, known.cloned(), kind, String::new(), forms, ctx))
}

/// What a withdrawal makes of it: what stands in the register is to be cancelled, what was under work ends.
pub(super) fn ended_by_withdrawing(
    resource: &Resource,
    known: Option<&Registration>,
    forms: Option<&Forms>,
    reason: &str,
    ctx: &Context<'_>,
) -> Option<Registration> {
    let known = known?;
    if !known.stands() {
        return known.open().then(|| Registration { state: RegisterState::Deregistered, ..known.clone() });
    }
    ctx.law.rule(Key::CatalogueRegistrationDuty, ctx.today())?;
    let contract = resource.published.as_ref().unwrap_or(&resource.draft);
    Some(begun(resource, contract, Some(known.clone()), RegisterKind::Cancellation, reason.to_owned(), forms, ctx))
}

fn begun(
    resource: &Resource,
    contract: &Contract,
    known: Option<Registration>,
    kind: RegisterKind,
    reason: String,
    forms: Option<&Forms>,
    ctx: &Context<'_>,
) -> Registration {
    let (history, number) = known.map_or_else(Default::default, |known| (known.history, known.number));
    Registration {
        id: resource.id.as_str().into(),
        resource: resource.id.clone(),
        title: contract.title.clone(),
        service: ctx.owes(Key::CatalogueRegistrationDrive, &Parties::of(&resource.org)).clone(),
        org: resource.org.clone(),
        number,
        kind,
        opened: ctx.now,
        stated: prefilled(contract, kind, forms),
        remarks: Vec::new(),
        reason,
        history,
        state: RegisterState::Due,
    }
}

/// The form, filled in from the catalogue as far as that goes.
fn prefilled(contract: &Contract, kind: RegisterKind, forms: Option<&Forms>) -> BTreeMap<String, String> {
    let fields = forms.and_then(|forms| forms.forms.get(&kind)).into_iter().flat_map(|form| &form.fields);
    let value = |name: &str| match name {
        "resource_name" => contract.title.clone(),
        "resource_summary" => contract.summary.clone(),
        "item_names" => contract.items.iter().map(|item| item.title.as_str()).collect::<Vec<_>>().join("、"),
        other => contract.fields.get(other).cloned().unwrap_or_default(),
    };
    fields.map(|field| (field.name.clone(), value(&field.name))).collect()
}

/// Opens a registration by hand 发起登记: a correction, a cancellation, or the first of a resource published earlier.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Begin {
    /// The resource.
    pub resource: ResourceId,
    /// Which kind.
    pub kind: RegisterKind,
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Begin {
    /// Decides.
    ///
    /// # Errors
    /// Another's resource is hidden; one is under work; nothing to correct or cancel; without a reason.
    pub fn decide(
        self,
        resource: &Resource,
        known: Option<Registration>,
        forms: Option<&Forms>,
        ctx: &Context<'_>,
    ) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::CatalogueRegistrationDuty, &Parties::of(&resource.org))?;
        if ctx.law.rule(Key::CatalogueRegistrationDuty, ctx.today()).is_none() {
            return Err(Refusal::state("registration.none", "所适用的法规没有规定数据资源登记", "不需要登记"));
        }
        if known.as_ref().is_some_and(Registration::open) {
            return Err(Refusal::state("registration.open", "这个资源有一件登记没有办结", "请先办结"));
        }
        let stands = known.as_ref().is_some_and(Registration::stands);
        if stands == (self.kind == RegisterKind::First) {
            let what = if stands { "这个资源已经登记" } else { "这个资源还没有登记" };
            return Err(Refusal::state("registration.kind", what, "请选择其他的登记类型"));
        }
        let gone = self.kind == RegisterKind::Cancellation;
        let contract = resource.published.as_ref().or(gone.then_some(&resource.draft));
        let Some(contract) = contract else {
            return Err(Refusal::state("catalogue.not_published", "目录尚未发布，不能登记", "请先报送目录，经审定发布"));
        };
        let reason = crate::matter::stated(&self.reason, "reason", "登记的原因", Key::CatalogueRegistrationDuty, ctx)?;
        let registration = begun(resource, contract, known, self.kind, reason, forms, ctx);
        Ok(Decision::of(
            event("registration.opened", &registration, Key::CatalogueRegistrationDuty, ctx).note(self.kind.title()),
            registration,
        ))
    }
}

fn event(verb: &str, of: &Registration, key: Key, ctx: &Context<'_>) -> Event {
    Event::new(verb, Room::Registration, of.id.as_str()).under(ctx.law.cite(key, ctx.today()))
}

/// Files the form 报送登记.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct File {
    /// What is stated; fields left out stay as they are.
    #[serde(default)]
    pub stated: BTreeMap<String, String>,
    /// Answers to the remarks, in their order; empty where there is none.
    #[serde(default)]
    pub answers: Vec<String>,
}

impl File {
    /// Decides. What is left unanswered is noted; it stands in the way of registering, not of filing.
    ///
    /// # Errors
    /// Another's is hidden; nothing to file; no forms in force; a field not filled in.
    pub fn decide(self, mut matter: Registration, forms: Option<&Forms>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::CatalogueRegistrationDuty, &matter.parties())?;
        if !matches!(matter.state, RegisterState::Due | RegisterState::Returned) {
            return Err(Refusal::state("registration.not_due", "没有待报送的登记", "请刷新后查看最新状态"));
        }
        let form = form(&matter, forms, ctx)?;
        let most = |text: &String| text.chars().count() > crate::matter::MAX_TEXT;
        if self.stated.values().chain(&self.answers).any(most) || self.stated.len() > 200 || self.answers.len() > matter.remarks.len() {
            return Err(Refusal::input(vec![Fault::at("stated", "填写的内容太长，或者答复多于意见")]));
        }
        matter.stated.extend(self.stated);
        matter.stated.retain(|name, _| form.fields.iter().any(|field| field.name == *name));
        for (remark, answer) in matter.remarks.iter_mut().zip(self.answers) {
            if !answer.trim().is_empty() {
                remark.answer = answer.trim().to_owned();
            }
        }
        let empty = form.fields.iter().filter(|field| matter.stated.get(&field.name).is_none_or(|text| text.trim().is_empty()));
        let faults: Vec<_> = empty.map(|field| Fault::at(format!("stated.{}", field.name), format!("请填写{}", field.title))).collect();
        if !faults.is_empty() {
            let cite = ctx.law.cite(Key::CatalogueRegistration, ctx.today());
            return Err(Refusal::law("registration.fields", cite, "登记表没有填写完整", "请补齐后再报送").with_faults(faults));
        }
        let mut event = event("registration.filed", &matter, Key::CatalogueRegistrationDuty, ctx);
        let open = matter.unanswered();
        if !open.is_empty() {
            event = event.note(format!("没有答复的意见：{}", open.join("；")));
        }
        Ok(Decision::of(event, Registration { state: RegisterState::Submitted, ..matter }))
    }
}

/// The form in force of the kind under work.
fn form<'a>(matter: &Registration, forms: Option<&'a Forms>, ctx: &Context<'_>) -> Result<&'a Form, Refusal> {
    let found = forms.filter(|forms| forms.in_force()).and_then(|forms| forms.forms.get(&matter.kind));
    found.ok_or_else(|| {
        let cite = ctx.law.cite(Key::CatalogueRegistration, ctx.today());
        Refusal::law("registration.no_form", cite, "没有启用的登记表，不能登记", "请主管部门先启用登记表")
    })
}

/// Sends the form back with remarks 退回登记.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendBack {
    /// What has to be answered, one by one.
    pub remarks: Vec<String>,
}

impl SendBack {
    /// Most remarks on a form.
    const MOST: usize = 50;

    /// Decides.
    ///
    /// # Errors
    /// By another than the service organization; nothing filed; without a remark.
    pub fn decide(self, matter: Registration, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        under_review(&matter, ctx)?;
        let remarks: Vec<_> = self.remarks.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        if remarks.is_empty() {
            let cite = ctx.law.cite(Key::CatalogueRegistrationGuided, ctx.today());
            return Err(Refusal::law("registration.remarks", cite, "退回须逐条写明意见", "请写明要修改之处"));
        }
        if remarks.len() > Self::MOST || remarks.iter().any(|text| text.chars().count() > crate::matter::MAX_TEXT) {
            return Err(Refusal::input(vec![Fault::at(
                "remarks",
                format!("意见最多 {} 条，每条最多 {} 字", Self::MOST, crate::matter::MAX_TEXT),
            )]));
        }
        let event = event("registration.returned", &matter, Key::CatalogueRegistrationGuided, ctx).note(remarks.join("；"));
        let remarks = remarks.into_iter().map(|text| Remark { text: text.to_owned(), answer: String::new() }).collect();
        Ok(Decision::of(event, Registration { state: RegisterState::Returned, remarks, ..matter }))
    }
}

fn under_review(matter: &Registration, ctx: &Context<'_>) -> Result<(), Refusal> {
    ctx.must_owe(Key::CatalogueRegistrationDrive, &matter.parties())?;
    match matter.state {
        RegisterState::Submitted => Ok(()),
        _ => Err(Refusal::state("registration.not_filed", "没有待审核的登记", "请刷新后查看最新状态")),
    }
}

/// Registers 准予登记.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Register {}

impl Register {
    /// Decides; `earlier` is how many registrations, of all kinds, were made in the year.
    ///
    /// # Errors
    /// By another than the service organization; nothing filed; no forms in force; a remark without an answer.
    pub fn decide(self, mut matter: Registration, forms: Option<&Forms>, earlier: u64, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        under_review(&matter, ctx)?;
        form(&matter, forms, ctx)?;
        let Some(forms) = forms else { return Err(Refusal::hidden()) };
        let open = matter.unanswered();
        if !open.is_empty() {
            let cite = ctx.law.cite(Key::CatalogueRegistrationGuided, ctx.today());
            let faults = open.iter().map(|text| Fault::at("remarks", format!("没有答复：{text}"))).collect();
            let what = format!("退回意见有 {} 条没有答复，不能登记", open.len());
            return Err(Refusal::law("registration.unanswered", cite, what, "请部门逐条答复后再报送").with_faults(faults));
        }
        let number = forms.number(matter.kind, ctx.now, earlier + 1);
        let event =
            event("registration.registered", &matter, Key::CatalogueRegistration, ctx).note(format!("{}，{number}", matter.kind.title()));
        matter.history.push(Registered {
            kind: matter.kind,
            number: number.clone(),
            at: ctx.now,
            by: ctx.actor.person.clone(),
            forms: forms.id.clone(),
            stated: matter.stated.clone(),
        });
        let state = if matter.kind == RegisterKind::Cancellation { RegisterState::Deregistered } else { RegisterState::Registered };
        Ok(Decision::of(event, Registration { number, state, remarks: Vec::new(), ..matter }))
    }
}

/// What can be done in a registration.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum RegistrationStep {
    /// The department files.
    File(File),
    /// The service organization sends it back.
    Return(SendBack),
    /// It registers.
    Register(Register),
}

impl Matter for Registration {
    const ROOM: Room = Room::Registration;
    type Open = Begin;
    type Step = RegistrationStep;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.org
    }
    fn opposite(&self) -> &OrgId {
        &self.service
    }
    fn subject(&self) -> Option<&ResourceId> {
        Some(&self.resource)
    }
    fn title(&self) -> String {
        format!("{}：{}", self.kind.title(), self.title)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.opened
    }
    fn state_name(&self) -> &'static str {
        self.state.name()
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let owes = |key| ctx.must_owe(key, &self.parties()).is_ok();
        match self.state {
            RegisterState::Due | RegisterState::Returned if owes(Key::CatalogueRegistrationDuty) => vec!["file"],
            RegisterState::Submitted if owes(Key::CatalogueRegistrationDrive) => vec!["return", "register"],
            _ => Vec::new(),
        }
    }
}
