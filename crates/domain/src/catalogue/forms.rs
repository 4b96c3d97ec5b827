//! Registration forms 登记表: for each kind of registration its fields and how its numbers are made, put in force as a whole.

use crate::decision::Room;
use crate::matter::stated;
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, Matter, OrgId, Refusal, RegisterFormId, ResourceId};
use chrono::{DateTime, Datelike, FixedOffset};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Kinds of registration.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RegisterKind {
    /// Of a resource that wasn't registered 首次登记.
    First,
    /// Of what changed 变更登记.
    Change,
    /// Of what was registered wrongly 更正登记.
    Correction,
    /// Of a resource that is no more 注销登记.
    Cancellation,
}

impl RegisterKind {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::First, Self::Change, Self::Correction, Self::Cancellation];

    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::First => "首次登记",
            Self::Change => "变更登记",
            Self::Correction => "更正登记",
            Self::Cancellation => "注销登记",
        }
    }
}

/// A field of a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FormField {
    /// Its short name; where the catalogue has a field of that name, the form is filled in from it.
    pub name: String,
    /// Its title.
    pub title: String,
}

/// The form of one kind of registration.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Fields; all have to be filled in.
    pub fields: Vec<FormField>,
    /// How a number is made: text with `{年}` and `{序号}`.
    pub number: String,
}

/// A version of the forms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Forms {
    /// Identifier.
    pub id: RegisterFormId,
    /// Title of the document that puts them in force.
    pub title: String,
    /// The authority.
    pub authority: OrgId,
    /// Since when.
    pub since: DateTime<FixedOffset>,
    /// The form of each kind.
    pub forms: BTreeMap<RegisterKind, Form>,
    /// Why it was put out of use; none while it is in force.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<String>,
}

/// Most fields of a form.
const MOST: usize = 60;

impl Forms {
    /// Whether registering goes by it.
    pub fn in_force(&self) -> bool {
        self.ended.is_none()
    }

    /// The number of the `n`th registration of its kind in the year.
    pub fn number(&self, kind: RegisterKind, now: DateTime<FixedOffset>, n: u64) -> String {
        let rule = self.forms.get(&kind).map_or("", |form| form.number.as_str());
        rule.replace("{年}", &now.year().to_string()).replace("{序号}", &format!("{n:06}"))
    }
}

/// Puts forms in force 启用登记表. Those in force before give way.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct PutInForce {
    /// Title of the document.
    pub title: String,
    /// The form of each kind.
    pub forms: BTreeMap<RegisterKind, Form>,
}

impl PutInForce {
    /// Decides; `before` are the forms in force.
    ///
    /// # Errors
    /// By another than the authority; a kind without fields or without a rule for its numbers.
    pub fn decide(self, id: RegisterFormId, before: Option<Forms>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        let cite = ctx.law.cite(Key::CatalogueRegistration, ctx.today());
        if ctx.law.rule(Key::CatalogueRegistration, ctx.today()).is_none() {
            return Err(Refusal::state("registration.none", "所适用的法规没有规定数据资源登记", "不需要启用登记表"));
        }
        let title = stated(&self.title, "title", "登记表的名称和文号", Key::CatalogueRegistration, ctx)?;
        let faults: Vec<_> = RegisterKind::ALL.into_iter().flat_map(|kind| faults(kind, self.forms.get(&kind))).collect();
        if !faults.is_empty() {
            let what = "每一类登记都须有登记的内容和编号规则";
            return Err(Refusal::law("registration.form", cite, what, "请逐类补齐").with_faults(faults));
        }
        let event = Event::new("register_form.in_force", Room::RegisterForm, id.as_str()).under(cite).note(title.clone());
        let forms = Forms { id, title, authority: ctx.authority.clone(), since: ctx.now, forms: self.forms, ended: None };
        // The old ones give way first: only one version is in force at any time.
        Ok(match before {
            Some(before) => Decision::of(event, Forms { ended: Some("有新的登记表".into()), ..before }).and(forms),
            None => Decision::of(event, forms),
        })
    }
}

fn faults(kind: RegisterKind, form: Option<&Form>) -> Vec<Fault> {
    let place = |of: &str| {
        format!("forms.{}.{of}", serde_json::to_value(kind).ok().and_then(|v| v.as_str().map(str::to_owned)).unwrap_or_default())
    };
    let Some(form) = form else { return vec![Fault::at(place("fields"), format!("{}没有登记的内容", kind.title()))] };
    let mut faults = Vec::new();
    let long = |text: &str| text.trim().is_empty() || text.chars().count() > 100;
    if form.fields.is_empty() || form.fields.len() > MOST || form.fields.iter().any(|field| long(&field.name) || long(&field.title)) {
        faults.push(Fault::at(place("fields"), format!("{}须有 1 至 {MOST} 项登记的内容，各有名称", kind.title())));
    }
    if long(&form.number) || !form.number.contains("{序号}") || !form.number.contains("{年}") {
        faults.push(Fault::at(place("number"), format!("{}的编号规则须含“{{年}}”和“{{序号}}”", kind.title())));
    }
    faults
}

/// Puts forms out of use 停用登记表.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct EndForms {
    /// Why.
    pub reason: String,
}

/// What can be done with forms.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum FormStep {
    /// Out of use.
    End(EndForms),
}

impl EndForms {
    /// Decides.
    ///
    /// # Errors
    /// By another than the authority; without a reason; not in force.
    pub fn decide(self, forms: Forms, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        if !forms.in_force() {
            return Err(Refusal::state("registration.form_ended", "登记表已经停用", "请查看现行的登记表"));
        }
        let reason = stated(&self.reason, "reason", "停用的理由", Key::CatalogueRegistration, ctx)?;
        let cite = ctx.law.cite(Key::CatalogueRegistration, ctx.today());
        let event = Event::new("register_form.ended", Room::RegisterForm, forms.id.as_str()).under(cite).note(reason.clone());
        Ok(Decision::of(event, Forms { ended: Some(reason), ..forms }))
    }
}

impl Matter for Forms {
    const ROOM: Room = Room::RegisterForm;
    const PUBLIC: bool = true;
    type Open = PutInForce;
    type Step = FormStep;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.authority
    }
    fn opposite(&self) -> &OrgId {
        &self.authority
    }
    fn subject(&self) -> Option<&ResourceId> {
        None
    }
    fn title(&self) -> String {
        self.title.clone()
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.since
    }
    fn state_name(&self) -> &'static str {
        if self.in_force() { "in_force" } else { "ended" }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let reviewer = ctx.actor.must_authority(Role::Reviewer).is_ok();
        if reviewer && self.in_force() { vec!["end"] } else { Vec::new() }
    }
}
