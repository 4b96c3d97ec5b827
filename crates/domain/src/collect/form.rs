//! Collection activities 采集任务: a form or a pipeline, registered against lines of the list in force before it asks
//! anybody for anything.

use super::{Books, End, RegisterStep, asked_first, over, screen, short, together};
use crate::catalogue::Kind;
use crate::decision::Room;
use crate::org::Role;
use crate::{CollectionId, Context, Decision, Event, Fault, FormId, Matter, OrgId, Parties, PersonId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset};
use law::Key;
use serde::{Deserialize, Serialize};

/// A form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Form {
    /// Identifier.
    pub id: FormId,
    /// The department.
    pub org: OrgId,
    /// Its name, when it was registered.
    pub org_name: String,
    /// Its officer.
    pub officer: PersonId,
    /// The public-data authority.
    pub authority: OrgId,
    /// What it is called.
    pub title: String,
    /// The matter it belongs to, by its name or code: the same for all steps, whoever takes them.
    pub affair: String,
    /// Which step of the matter, from 1.
    pub step: u32,
    /// The list it was registered against.
    #[serde(default)]
    pub list: Option<CollectionId>,
    /// The specification of collecting, and its version.
    pub spec: String,
    /// What it asks for.
    pub fields: Vec<Field>,
    /// When it was registered.
    pub registered: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: FormState,
}

/// Where a form stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum FormState {
    /// In use 启用.
    Active,
    /// No longer 已停用.
    Ended {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

/// One thing a form asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Field {
    /// How the form words it.
    pub title: String,
    /// The element.
    pub element: String,
    /// Type of an answer.
    pub kind: Kind,
    /// The answers there are, where they are given.
    #[serde(default)]
    pub codes: Vec<String>,
    /// Number of the standard it follows.
    #[serde(default)]
    pub standard: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// Whether it is carried over from an earlier step, so that nobody is asked.
    #[serde(default)]
    pub prefilled: bool,
}

/// Most fields of a form.
const MAX_FIELDS: usize = 500;

/// Registers a form 登记采集任务.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Register {
    /// What it is called.
    #[serde(default)]
    pub title: String,
    /// The matter it belongs to.
    #[serde(default)]
    pub affair: String,
    /// Which step of it.
    pub step: u32,
    /// The specification, and its version.
    #[serde(default)]
    pub spec: String,
    /// What it asks for.
    #[serde(default)]
    pub fields: Vec<Field>,
}

impl Register {
    /// Decides. `books.forms` are the forms of the matter.
    ///
    /// # Errors
    /// Not by a department; without what it has to state; a field that isn't on the list, not this department's, not as
    /// its standard has it, or asked for before.
    pub fn decide(self, id: FormId, books: &Books, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let org = &ctx.actor.org;
        ctx.must_owe(Key::SourceTask, &Parties::of(org))?;
        self.sized()?;
        self.no_private_application(ctx)?;
        let ground = asked_first(&[Key::SourceTask, Key::SourceCollectionList], org, ctx);
        if let Some(citation) = ground.clone().filter(|_| self.spec.trim().is_empty() || self.fields.is_empty()) {
            let lacks = if self.fields.is_empty() { ("fields", "采集清单中的数据") } else { ("spec", "采集规范及其版本") };
            let refusal =
                Refusal::law("collect.spec", Some(citation), format!("采集任务没有写明{}", lacks.1), format!("请写明{}", lacks.1));
            return Err(refusal.with_faults(vec![Fault::at(lacks.0, format!("请写明{}", lacks.1))]));
        }
        let affair = self.affair.trim();
        let check = |field: &Field| {
            screen::listed(field, org, books, ctx)?;
            screen::activity(field, org, books, ctx)?;
            screen::standard(field, org, books, ctx)?;
            screen::first_asked(field, (affair, self.step), org, books, ctx)
        };
        let bad = self.fields.iter().enumerate().filter_map(|(n, field)| Some((format!("fields[{n}]"), check(field).err()?)));
        together(bad.collect())?;
        let form = Form {
            id,
            org: org.clone(),
            org_name: books.sources.org.as_ref().map_or_else(|| org.0.clone(), |known| known.name.clone()),
            officer: ctx.actor.person.clone(),
            authority: ctx.authority.clone(),
            title: self.title.trim().to_owned(),
            affair: affair.to_owned(),
            step: self.step,
            list: books.list.as_ref().map(|list| list.id.clone()),
            spec: self.spec.trim().to_owned(),
            fields: self.fields.into_iter().map(|field| Field { element: field.element.trim().to_owned(), ..field }).collect(),
            registered: ctx.now,
            state: FormState::Active,
        };
        let event = Event::new("form.registered", Room::Form, form.id.as_str()).under(ground).note(form.title());
        Ok(Decision::of(event, form))
    }

    fn sized(&self) -> Result<(), Refusal> {
        let mut faults = Vec::new();
        for (place, text, what) in [("title", &self.title, "表单名称"), ("affair", &self.affair, "事项名称或者编码")] {
            let wrong = text.trim().is_empty() || text.chars().count() > 100;
            faults.extend(wrong.then(|| Fault::at(place, format!("请填写{what}，最多 100 字"))));
        }
        short(&self.spec, "spec", "采集规范")?;
        faults.extend((self.step == 0 || self.step > 100).then(|| Fault::at("step", "环节从 1 数起，最多 100")));
        faults.extend((self.fields.len() > MAX_FIELDS).then(|| Fault::at("fields", format!("最多 {MAX_FIELDS} 项"))));
        for (n, field) in self.fields.iter().enumerate() {
            let texts = [&field.title, &field.element, &field.standard, &field.version];
            let long = texts.into_iter().chain(&field.codes).any(|text| text.chars().count() > 100) || field.codes.len() > 1_000;
            let blank = field.title.trim().is_empty() || field.element.trim().is_empty();
            faults.extend((long || blank).then(|| Fault::at(format!("fields[{n}]"), "请填写名称和数据元，每一处最多 100 字")));
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
    }
}

impl Form {
    /// Whether it is in use.
    pub fn active(&self) -> bool {
        self.state == FormState::Active
    }

    /// Ends it.
    ///
    /// # Errors
    /// Another's is hidden; over; without a reason.
    pub fn end(self, end: End, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&self.org, Role::DataOfficer)?;
        if !self.active() {
            return Err(over());
        }
        let (reason, event) = end.written(&self, "form.ended")?;
        Ok(Decision::of(event, Self { state: FormState::Ended { reason, at: ctx.now }, ..self }))
    }
}

impl Register {
    /// Data is applied for in one way by all, with the form that everybody has: a department sets up none of its own.
    fn no_private_application(&self, ctx: &Context<'_>) -> Result<(), Refusal> {
        let text = format!("{}{}", self.title, self.affair);
        let applies = ["数据", "共享", "申请"].iter().all(|word| text.contains(word));
        let Some(cite) = ctx.law.cite(Key::SharingMechanism, ctx.today()).filter(|_| applies) else { return Ok(()) };
        let what = "申请共享用统一的申请机制，不能另设申请表单";
        let fault = Fault::at("affair", what);
        Err(Refusal::law("collect.private_application", Some(cite), what, "请在资源页申请共享，各机构所用的表单和编号相同")
            .with_faults(vec![fault]))
    }
}

impl Matter for Form {
    const ROOM: Room = Room::Form;
    const PUBLIC: bool = true;
    type Open = Register;
    type Step = RegisterStep;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.org
    }
    fn opposite(&self) -> &OrgId {
        &self.authority
    }
    fn subject(&self) -> Option<&ResourceId> {
        None
    }
    fn title(&self) -> String {
        format!("{}·第 {} 环节·{}", self.affair, self.step, self.title)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.registered
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            FormState::Active => "active",
            FormState::Ended { .. } => "ended",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        if self.active() && ctx.actor.must_for(&self.org, Role::DataOfficer).is_ok() { vec!["end"] } else { Vec::new() }
    }
}
