//! Digitisation 数字化: which steps of a resource are on paper still, what was turned into data, and with what errors.

use super::{asked_first, short};
use crate::catalogue::{Contract, Resource};
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, DigitisationId, Event, Fault, Matter, OrgId, PersonId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// How one resource is collected, recorded and stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digitisation {
    /// Identifier.
    pub id: DigitisationId,
    /// The resource.
    pub resource: ResourceId,
    /// Its title, when this was recorded.
    pub resource_title: String,
    /// The department.
    pub org: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// The public-data authority.
    pub authority: OrgId,
    /// How it is collected.
    pub collected: Medium,
    /// How it is recorded.
    pub recorded: Medium,
    /// How it is stored.
    pub stored: Medium,
    /// The item that holds each row's place in the paper register.
    #[serde(default)]
    pub reference: String,
    /// How far it has structure.
    pub structure: Structure,
    /// What was digitised.
    #[serde(default)]
    pub batches: Vec<PaperBatch>,
    /// When this was first recorded.
    pub tagged: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: DigitisationState,
}

/// On what a step is done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Medium {
    /// As data 数字化.
    Digital,
    /// On paper 纸质.
    Paper,
}

/// Where a resource stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DigitisationState {
    /// A step is on paper 待改造.
    Paper,
    /// All steps are digital 已数字化.
    Digital,
}

/// How far it has structure.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Structure {
    /// It is structured 已结构化.
    Structured,
    /// It is to be, by a day 计划结构化.
    Planned {
        /// By when.
        #[serde(default)]
        by: Option<NaiveDate>,
    },
    /// It can't be 不具备条件.
    Impossible {
        /// Why.
        #[serde(default)]
        reason: String,
    },
}

/// Paper that was turned into data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperBatch {
    /// The standard it was done by.
    pub standard: String,
    /// Pages.
    pub pages: u32,
    /// Pages looked at again.
    pub sampled: u32,
    /// Of these, with an error.
    pub errors: u32,
    /// As many errors as the standard tolerates in the sample.
    pub tolerated: u32,
    /// When.
    pub on: NaiveDate,
    /// By whom.
    pub by: PersonId,
}

impl PaperBatch {
    /// Whether the sample passed.
    pub fn passed(&self) -> bool {
        self.errors <= self.tolerated
    }
}

/// What can be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum DigitisationStep {
    /// Paper was turned into data.
    Digitise(Digitise),
    /// How far it has structure has changed.
    Restructure(Restructure),
}

/// Records how a resource is collected, recorded and stored 登记数字化情况.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Tag {
    /// The resource.
    pub resource: ResourceId,
    /// How it is collected.
    pub collected: Medium,
    /// How it is recorded.
    pub recorded: Medium,
    /// How it is stored.
    pub stored: Medium,
    /// The item that holds each row's place in the paper register.
    #[serde(default)]
    pub reference: String,
    /// How far it has structure.
    pub structure: Structure,
}

const KEYS: [Key; 2] = [Key::SourceDigital, Key::IntakeDigitise];

impl Tag {
    /// Decides. `known` is what was recorded of it before.
    ///
    /// # Errors
    /// Another's is hidden; recorded before; no structure and neither a day nor a reason; a paper register whose rows
    /// keep no reference.
    pub fn decide(
        self,
        id: DigitisationId,
        resource: &Resource,
        known: Option<&Digitisation>,
        ctx: &Context<'_>,
    ) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&resource.org, Role::DataOfficer)?;
        if known.is_some() {
            return Err(Refusal::state("digitise.tagged", "这项资源已经登记过数字化情况", "请在原登记上记录改造"));
        }
        let contract = resource.published.as_ref().unwrap_or(&resource.draft);
        let structure = self.structure.said(&resource.org, ctx)?;
        let paper = [self.collected, self.recorded, self.stored].contains(&Medium::Paper);
        let reference = short(&self.reference, "reference", "纸质索引")?;
        if let Some(fault) = unreferenced(contract, &reference, self.stored) {
            let citation = asked_first(&[Key::IntakeDigitise, Key::SourceDigital], &resource.org, ctx);
            return Err(Refusal::law("digitise.reference", citation, fault, "请指定每一行必填的、记载纸质档案出处的数据项")
                .with_faults(vec![Fault::at("reference", "请指定必填的数据项")]));
        }
        let state = if paper { DigitisationState::Paper } else { DigitisationState::Digital };
        let tagged = Digitisation {
            id,
            resource: resource.id.clone(),
            resource_title: contract.title.clone(),
            org: resource.org.clone(),
            officer: ctx.actor.person.clone(),
            authority: ctx.authority.clone(),
            collected: self.collected,
            recorded: self.recorded,
            stored: self.stored,
            reference,
            structure,
            batches: Vec::new(),
            tagged: ctx.now,
            state,
        };
        let event = Event::new("digitisation.tagged", Room::Digitisation, tagged.id.as_str()).under(asked_first(&KEYS, &tagged.org, ctx));
        Ok(Decision::of(event.note(tagged.title()), tagged))
    }
}

/// Why the rows of a paper register don't lead back to the paper.
fn unreferenced(contract: &Contract, reference: &str, stored: Medium) -> Option<String> {
    if stored == Medium::Digital && reference.is_empty() {
        return None;
    }
    match contract.item(reference) {
        Some(item) if item.required => None,
        Some(item) => Some(format!("“{}”不是必填项，不能逐行记载纸质档案的出处", item.title)),
        None => Some("纸质档案没有指定记载出处的数据项".into()),
    }
}

impl Structure {
    /// With a day or a reason, where it isn't structured.
    fn said(self, org: &OrgId, ctx: &Context<'_>) -> Result<Self, Refusal> {
        let lacks = match &self {
            Self::Structured => None,
            Self::Planned { by: None } => Some("没有写明计划在何日之前完成结构化"),
            Self::Planned { by: Some(by) } => (*by < ctx.today()).then_some("计划完成结构化的日期已经过去"),
            Self::Impossible { reason } => reason.trim().is_empty().then_some("没有写明不能结构化的理由"),
        };
        let Some(what) = lacks else {
            return match self {
                Self::Impossible { reason } => Ok(Self::Impossible { reason: short(&reason, "structure", "理由")? }),
                said => Ok(said),
            };
        };
        let refusal = Refusal::law(
            "digitise.structure",
            asked_first(&[Key::SourceDigital], org, ctx),
            what,
            "请写明计划完成的日期，或者不能结构化的理由",
        );
        Err(refusal.with_faults(vec![Fault::at("structure", what)]))
    }
}

/// Records that paper was turned into data 登记数字化改造.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Digitise {
    /// The standard it was done by.
    #[serde(default)]
    pub standard: String,
    /// Pages.
    #[serde(default)]
    pub pages: u32,
    /// Pages looked at again.
    #[serde(default)]
    pub sampled: u32,
    /// Of these, with an error.
    #[serde(default)]
    pub errors: u32,
    /// As many as the standard tolerates in the sample.
    #[serde(default)]
    pub tolerated: u32,
    /// When; today, where it isn't said.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl Digitise {
    /// Decides: once a sample passes, every step is digital.
    ///
    /// # Errors
    /// Another's is hidden; nothing on paper; no standard; figures that can't be.
    pub fn decide(self, of: Digitisation, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&of.org, Role::DataOfficer)?;
        if of.state == DigitisationState::Digital {
            return Err(Refusal::state("digitise.digital", "各环节已经数字化", "无需再登记"));
        }
        let citation = asked_first(&KEYS, &of.org, ctx);
        let standard = short(&self.standard, "standard", "改造所依的标准")?;
        if standard.is_empty() {
            let refusal = Refusal::law("digitise.standard", citation, "没有写明改造所依的技术标准", "请写明标准的编号和版本");
            return Err(refusal.with_faults(vec![Fault::at("standard", "请写明标准")]));
        }
        let on = self.on.unwrap_or_else(|| ctx.today());
        let mut faults = Vec::new();
        faults.extend((self.pages == 0).then(|| Fault::at("pages", "请填写页数")));
        faults.extend((self.sampled == 0 || self.sampled > self.pages).then(|| Fault::at("sampled", "抽查的页数应在 1 和总页数之间")));
        faults.extend((self.errors > self.sampled).then(|| Fault::at("errors", "有错的页数不能多于抽查的页数")));
        faults.extend((self.tolerated >= self.sampled).then(|| Fault::at("tolerated", "允许的错误应少于抽查的页数")));
        faults.extend((on > ctx.today()).then(|| Fault::at("on", "日期不能晚于今天")));
        if !faults.is_empty() {
            return Err(Refusal::input(faults));
        }
        let by = ctx.actor.person.clone();
        let batch =
            PaperBatch { standard, pages: self.pages, sampled: self.sampled, errors: self.errors, tolerated: self.tolerated, on, by };
        let passed = batch.passed();
        let said = if passed { "抽查合格" } else { "抽查不合格" };
        let event =
            Event::new("digitisation.done", Room::Digitisation, of.id.as_str()).under(citation).note(format!("{} 页，{said}", batch.pages));
        let mut after = of;
        after.batches.push(batch);
        if passed {
            (after.collected, after.recorded, after.stored) = (Medium::Digital, Medium::Digital, Medium::Digital);
            after.state = DigitisationState::Digital;
        }
        Ok(Decision::of(event, after))
    }
}

/// Records how far it has structure now 登记结构化.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Restructure {
    /// How far.
    pub structure: Structure,
}

impl Restructure {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; neither a day nor a reason.
    pub fn decide(self, of: Digitisation, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&of.org, Role::DataOfficer)?;
        let structure = self.structure.said(&of.org, ctx)?;
        let event = Event::new("digitisation.structured", Room::Digitisation, of.id.as_str()).under(asked_first(&KEYS, &of.org, ctx));
        Ok(Decision::of(event, Digitisation { structure, ..of }))
    }
}

impl Digitisation {
    /// Whether there was paper, and no sample of it has passed.
    pub fn unprocessed(&self) -> bool {
        self.stored == Medium::Paper && !self.batches.iter().any(PaperBatch::passed)
    }

    /// Steps on paper, by their names for an officer.
    pub fn paper(&self) -> Vec<&'static str> {
        let steps = [("采集", self.collected), ("记录", self.recorded), ("存储", self.stored)];
        steps.into_iter().filter(|(_, medium)| *medium == Medium::Paper).map(|(name, _)| name).collect()
    }
}

/// How far one department is 数字化情况.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Share {
    /// The department.
    pub org: OrgId,
    /// Resources that were recorded.
    pub all: usize,
    /// Collected, recorded, stored digitally.
    pub digital: [usize; 3],
    /// Not structured, but planned.
    pub planned: usize,
    /// Not structured and can't be.
    pub impossible: usize,
    /// Each resource with the steps on paper.
    pub paper: Vec<(String, Vec<String>)>,
}

/// How far each department is.
pub fn shares(all: &[Digitisation]) -> Vec<Share> {
    let mut by: BTreeMap<&OrgId, Vec<&Digitisation>> = BTreeMap::new();
    for one in all {
        by.entry(&one.org).or_default().push(one);
    }
    let count = |of: &[&Digitisation], is: &dyn Fn(&Digitisation) -> bool| of.iter().filter(|one| is(one)).count();
    let share = |(org, of): (&OrgId, Vec<&Digitisation>)| Share {
        org: org.clone(),
        all: of.len(),
        digital: [
            count(&of, &|one| one.collected == Medium::Digital),
            count(&of, &|one| one.recorded == Medium::Digital),
            count(&of, &|one| one.stored == Medium::Digital),
        ],
        planned: count(&of, &|one| matches!(one.structure, Structure::Planned { .. })),
        impossible: count(&of, &|one| matches!(one.structure, Structure::Impossible { .. })),
        paper: of
            .iter()
            .filter(|one| !one.paper().is_empty())
            .map(|one| (one.resource_title.clone(), one.paper().into_iter().map(str::to_owned).collect()))
            .collect(),
    };
    by.into_iter().map(share).collect()
}

impl Share {
    /// In lines; `name` is the department's.
    pub fn lines(&self, name: &str) -> Vec<String> {
        let [collected, recorded, stored] = self.digital;
        let all = self.all;
        let head = format!(
            "{name}：数字化采集 {collected}/{all}，记录 {recorded}/{all}，存储 {stored}/{all}，计划结构化 {} 项，不能结构化 {} 项",
            self.planned, self.impossible
        );
        let paper = self.paper.iter().map(|(resource, steps)| format!("{name}·{resource}：纸质环节 {}", steps.join("、")));
        std::iter::once(head).chain(paper).collect()
    }
}

impl Matter for Digitisation {
    const ROOM: Room = Room::Digitisation;
    type Open = Tag;
    type Step = DigitisationStep;

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
        Some(&self.resource)
    }
    fn title(&self) -> String {
        format!("{}数字化", self.resource_title)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.tagged
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            DigitisationState::Paper => "paper",
            DigitisationState::Digital => "digital",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        if ctx.actor.must_for(&self.org, Role::DataOfficer).is_err() {
            return Vec::new();
        }
        match self.state {
            DigitisationState::Paper => vec!["digitise", "restructure"],
            DigitisationState::Digital => vec!["restructure"],
        }
    }
}
