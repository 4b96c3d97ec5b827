//! Standards of elements 数据元标准: how a value of an element looks, in which standard that stands, in which version.

use super::{End, RegisterStep, Standing, asked_first, over, replacing, short};
use crate::catalogue::Kind;
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, Matter, OrgId, PersonId, Refusal, ResourceId, StandardId};
use chrono::{DateTime, FixedOffset};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// The standard of one element. There is one in force for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standard {
    /// Identifier.
    pub id: StandardId,
    /// The element, by the name under which items refer to it.
    pub element: String,
    /// Code of the element in the standard.
    pub code: String,
    /// Number of the standard.
    pub standard: String,
    /// Its version.
    pub version: String,
    /// Who issued it.
    pub level: Level,
    /// Type of a value.
    pub kind: Kind,
    /// The values there are; empty where any of the type may stand.
    #[serde(default)]
    pub codes: Vec<String>,
    /// The public-data authority.
    pub authority: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// When it was recorded.
    pub recorded: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: Standing,
}

/// Who issued a standard.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// The state 国家.
    National,
    /// A sector 行业.
    Sector,
    /// The province 省.
    Provincial,
    /// The city 市.
    City,
}

/// Most values of a code list.
const MAX_CODES: usize = 1_000;

/// Records the standard of an element 登记数据元标准; the one in force is replaced.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SetStandard {
    /// The element.
    pub element: String,
    /// Its code.
    #[serde(default)]
    pub code: String,
    /// Number of the standard.
    #[serde(default)]
    pub standard: String,
    /// Its version.
    #[serde(default)]
    pub version: String,
    /// Who issued it.
    pub level: Level,
    /// Type of a value.
    pub kind: Kind,
    /// The values there are.
    #[serde(default)]
    pub codes: Vec<String>,
}

impl SetStandard {
    /// Decides. `before` is the one in force.
    ///
    /// # Errors
    /// Not by the authority; something is missing.
    pub fn decide(self, id: StandardId, before: Option<Standard>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        let mut faults = Vec::new();
        let cells = [
            ("element", &self.element, "数据元名称"),
            ("code", &self.code, "数据元代码"),
            ("standard", &self.standard, "标准编号"),
            ("version", &self.version, "标准版本"),
        ];
        for (place, text, what) in cells {
            let wrong = text.trim().is_empty() || text.chars().count() > 100;
            faults.extend(wrong.then(|| Fault::at(place, format!("请填写{what}，最多 100 字"))));
        }
        if self.codes.len() > MAX_CODES || self.codes.iter().any(|code| code.trim().is_empty() || code.chars().count() > 100) {
            faults.push(Fault::at("codes", format!("值域最多 {MAX_CODES} 个，每个最多 100 字，不能空着")));
        }
        if !faults.is_empty() {
            return Err(Refusal::input(faults));
        }
        let set = Standard {
            id,
            element: short(&self.element, "element", "数据元名称")?,
            code: short(&self.code, "code", "数据元代码")?,
            standard: short(&self.standard, "standard", "标准编号")?,
            version: short(&self.version, "version", "标准版本")?,
            level: self.level,
            kind: self.kind,
            codes: self.codes,
            authority: ctx.authority.clone(),
            officer: ctx.actor.person.clone(),
            recorded: ctx.now,
            state: Standing::InForce { since: ctx.now },
        };
        let event = Event::new("standard.set", Room::Standard, set.id.as_str()).note(format!("{}：{}", set.element, set.called()));
        Ok(replacing(Decision::of(event, set), before.map(|before| Standard { state: Standing::Replaced { at: ctx.now }, ..before })))
    }
}

impl Standard {
    /// Number and version.
    pub fn called(&self) -> String {
        format!("{}（{}）", self.standard, self.version)
    }

    /// Under which article a department keeps to it: a city's standard under the city's own words, where it has such.
    pub(super) fn article(&self, org: &OrgId, ctx: &Context<'_>) -> Option<Citation> {
        let city = (self.level == Level::City).then_some(Key::SourceCityStandard);
        let keys: Vec<_> = city.into_iter().chain([Key::SourceStandard, Key::SourceLawful]).collect();
        asked_first(&keys, org, ctx)
    }

    /// In which way a field breaks it.
    pub(super) fn breach(&self, field: &super::Field) -> Option<String> {
        if (field.standard.trim(), field.version.trim()) != (self.standard.as_str(), self.version.as_str()) {
            let stated = if field.standard.trim().is_empty() {
                "没有注明标准".into()
            } else {
                format!("注明的是{}（{}）", field.standard, field.version)
            };
            return Some(format!("应采用{}，{stated}", self.called()));
        }
        let fits = match (&self.kind, &field.kind) {
            (Kind::Text { max }, Kind::Text { max: wanted }) => wanted <= max,
            (known, wanted) => known == wanted,
        };
        if !fits {
            return Some(format!("标准为{}，表单为{}", self.kind.title(), field.kind.title()));
        }
        let strange: Vec<_> = field.codes.iter().filter(|code| !self.codes.contains(code)).map(String::as_str).collect();
        let open = field.codes.is_empty() && !self.codes.is_empty();
        match (self.codes.is_empty(), open, strange.is_empty()) {
            (true, _, _) | (false, false, true) => None,
            (_, true, _) => Some("没有采用标准的值域".into()),
            _ => Some(format!("值域中没有：{}", strange.join("、"))),
        }
    }

    /// Ends it.
    ///
    /// # Errors
    /// Not by the authority; over; without a reason.
    pub fn end(self, end: End, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        if !self.state.in_force() {
            return Err(over());
        }
        let (reason, event) = end.written(&self, "standard.ended")?;
        Ok(Decision::of(event, Self { state: Standing::Ended { reason, at: ctx.now }, ..self }))
    }
}

impl Matter for Standard {
    const ROOM: Room = Room::Standard;
    const PUBLIC: bool = true;
    type Open = SetStandard;
    type Step = RegisterStep;

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
        format!("{} {}", self.element, self.called())
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.recorded
    }
    fn state_name(&self) -> &'static str {
        self.state.name()
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        if self.state.in_force() && ctx.actor.must_authority(Role::Reviewer).is_ok() { vec!["end"] } else { Vec::new() }
    }
}
