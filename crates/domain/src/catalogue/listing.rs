//! A list as filed by a department or issued by the authority 编报清单: numbered, with its reason and what changed in it.

use super::lists::{Line, ListKind};
use super::round::{Round, Topic};
use crate::decision::Room;
use crate::matter::{brief, stated};
use crate::org::{OrgKind, Role};
use crate::{Context, Decision, Event, Fault, ListingId, Matter, OrgId, PersonId, Refusal, ResourceId, RoundId};
use chrono::{DateTime, FixedOffset};
use law::{BasisRef, Key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What happened to a line since the version before.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Turn {
    /// It wasn't there.
    Added,
    /// It says something else, as when a demand is met.
    Changed,
    /// It is there no more.
    Dropped,
}

impl Turn {
    fn title(self) -> &'static str {
        match self {
            Self::Added => "增加",
            Self::Changed => "变化",
            Self::Dropped => "删去",
        }
    }
}

/// Where a listing stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ListingState {
    /// A department filed it 已报送.
    Filed,
    /// The authority found it good, or made it itself 已审定.
    Issued {
        /// Who found it good.
        reviewer: PersonId,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Sent back 已退回.
    Returned {
        /// Why.
        fault: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

/// A list as filed or issued.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listing {
    /// Identifier.
    pub id: ListingId,
    /// Which kind.
    pub list: ListKind,
    /// Its title in the law.
    pub title: String,
    /// Whose it is: a department, or the authority for the whole area.
    pub org: OrgId,
    /// The authority.
    pub authority: OrgId,
    /// Version of this list of this organization.
    pub number: u64,
    /// Who made it.
    pub by: PersonId,
    /// When.
    pub filed: DateTime<FixedOffset>,
    /// Why this version.
    pub reason: String,
    /// That there is nothing to list 零报告.
    #[serde(default)]
    pub nil: bool,
    /// Its lines.
    pub lines: Vec<Line>,
    /// What changed since the version before.
    #[serde(default)]
    pub turns: Vec<(Turn, String)>,
    /// The round it was filed in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub round: Option<RoundId>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: ListingState,
}

impl Listing {
    /// In lines: which version, and what changed.
    pub fn told(&self, org: &dyn Fn(&OrgId) -> String) -> Vec<String> {
        let count = if self.nil { "零报告".to_owned() } else { format!("{} 条", self.lines.len()) };
        let mut head = format!("{}（{}）第 {} 版，{count}", self.title, org(&self.org), self.number);
        if !self.reason.is_empty() {
            head.push_str(&format!("，{}", self.reason));
        }
        let turns = self.turns.iter().map(|(turn, title)| format!("{}“{title}”", turn.title()));
        std::iter::once(head).chain(turns).collect()
    }
}

/// A line that a department states itself.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Stated {
    /// The entry.
    #[serde(default)]
    pub resource: Option<ResourceId>,
    /// The legal basis.
    #[serde(default)]
    pub basis: Option<BasisRef>,
    /// Who answers for it.
    #[serde(default)]
    pub responsible: Option<OrgId>,
}

/// Files a list, or issues the area's 编报清单.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Compose {
    /// Which kind.
    pub list: ListKind,
    /// Why.
    #[serde(default)]
    pub reason: String,
    /// That there is nothing to list.
    #[serde(default)]
    pub nil: bool,
    /// Lines of the department's own; none stated, they are taken from the catalogue.
    #[serde(default)]
    pub stated: Option<Vec<Stated>>,
}

/// What is there before a list is filed.
#[derive(Clone, Debug, Default)]
pub struct Before {
    /// The list as it follows from the catalogue.
    pub computed: Vec<Line>,
    /// All entries in force, by their identifiers.
    pub entries: BTreeMap<ResourceId, Line>,
    /// The version before.
    pub last: Option<Listing>,
    /// The round of lists that is open.
    pub round: Option<Round>,
    /// What the organization filed in that round.
    pub filed: Vec<ListKind>,
}

/// Most lines that are stated by hand.
const MOST: usize = 2_000;

impl Compose {
    /// Decides. A list that the authority makes is issued at once; a department's waits for the authority.
    ///
    /// # Errors
    /// The law has no such list; a line without its entry, its basis or its department; without a reason.
    pub fn decide(self, id: ListingId, before: Before, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let whole = ctx.actor.kind == OrgKind::Authority && ctx.actor.org == *ctx.authority;
        let key = if whole { Key::CatalogueLists } else { Key::CatalogueListDuty };
        ctx.actor.must(if whole { Role::Reviewer } else { Role::DataOfficer })?;
        let Some(title) = self.list.title(key, ctx) else {
            return Err(Refusal::state("lists.none", "所适用的法规没有这种清单", "请选择条文列出的清单"));
        };
        let reason = if whole {
            stated(&self.reason, "reason", "清单变化的原因", key, ctx)?
        } else {
            brief(&self.reason, "reason", "说明")?
        };
        let lines = match (self.nil, self.stated) {
            (true, _) => Vec::new(),
            (false, Some(lines)) if !whole => sound(self.list, lines, &before.entries, ctx)?,
            _ => before.computed.clone(),
        };
        let state = if whole { ListingState::Issued { reviewer: ctx.actor.person.clone(), at: ctx.now } } else { ListingState::Filed };
        let round = before.round.filter(|round| !whole && round.topic == Topic::Lists && round.open());
        let listing = Listing {
            turns: turns(before.last.as_ref(), &lines),
            id,
            list: self.list,
            org: ctx.actor.org.clone(),
            authority: ctx.authority.clone(),
            number: before.last.as_ref().map_or(0, |last| last.number) + 1,
            by: ctx.actor.person.clone(),
            filed: ctx.now,
            reason,
            nil: self.nil,
            lines,
            round: round.as_ref().map(|round| round.id.clone()),
            state,
            title,
        };
        let verb = if whole { "listing.issued" } else { "listing.filed" };
        let event = Event::new(verb, Room::Listing, listing.id.as_str()).under(ctx.law.cite(key, ctx.today()));
        let event = event.note(format!("{} 第 {} 版", listing.title, listing.number));
        let wanted = ListKind::of_law(Key::CatalogueListDuty, ctx);
        let all = wanted.iter().all(|known| known.kind == listing.list || before.filed.contains(&known.kind));
        let done = round.filter(|_| all).map(|round| round.done_by(&listing.org, ctx.now));
        let decision = Decision::of(event, listing);
        Ok(done.into_iter().fold(decision, Decision::and))
    }
}

/// Every line has its entry; what is withheld its basis, what may be shared its department.
fn sound(list: ListKind, given: Vec<Stated>, entries: &BTreeMap<ResourceId, Line>, ctx: &Context<'_>) -> Result<Vec<Line>, Refusal> {
    if given.len() > MOST {
        return Err(Refusal::input(vec![Fault::at("stated", format!("清单最多 {MOST} 条"))]));
    }
    let duty = || ctx.law.cite(Key::CatalogueListDuty, ctx.today());
    let mut lines = Vec::new();
    for (n, one) in given.into_iter().enumerate() {
        let place = |field: &str| format!("stated[{n}].{field}");
        let Some(entry) = one.resource.as_ref().and_then(|id| entries.get(id)) else {
            let (cite, what) = (ctx.law.cite(Key::CatalogueUnified, ctx.today()), format!("清单第 {} 条没有对应的目录", n + 1));
            let refusal = Refusal::law("lists.no_entry", cite, what, "请先编制目录，经审定发布后再列入清单");
            return Err(refusal.with_faults(vec![Fault::at(place("resource"), "请选择已发布的目录")]));
        };
        let basis = one.basis.as_ref().and_then(|picked| ctx.law.basis(picked)).map(|basis| basis.to_string());
        if list == ListKind::Negative && basis.is_none() {
            let what = format!("列入清单的“{}”没有法定依据", entry.title);
            let refusal = Refusal::law("lists.no_basis", duty(), what, "请写明不予共享的依据");
            return Err(refusal.with_faults(vec![Fault::at(place("basis"), "请选择依据")]));
        }
        if list == ListKind::Responsibility && one.responsible.is_none() {
            let what = format!("列入清单的“{}”没有责任部门", entry.title);
            let cite = ctx.law.cite(Key::CatalogueLists, ctx.today());
            let refusal = Refusal::law("lists.nobody", cite, what, "请写明一个责任部门");
            return Err(refusal.with_faults(vec![Fault::at(place("responsible"), "请选择责任部门")]));
        }
        let org = one.responsible.unwrap_or_else(|| entry.org.clone());
        lines.push(Line { org, basis, ..entry.clone() });
    }
    Ok(lines)
}

/// What changed since the version before.
fn turns(last: Option<&Listing>, lines: &[Line]) -> Vec<(Turn, String)> {
    let old: BTreeMap<String, &Line> = last.iter().flat_map(|last| &last.lines).map(|line| (line.key(), line)).collect();
    let new: BTreeMap<String, &Line> = lines.iter().map(|line| (line.key(), line)).collect();
    let came = new.iter().filter_map(|(key, line)| match old.get(key) {
        None => Some((Turn::Added, line.title.clone())),
        Some(was) if was != line => Some((Turn::Changed, line.title.clone())),
        Some(_) => None,
    });
    let gone = old.iter().filter(|(key, _)| !new.contains_key(*key)).map(|(_, line)| (Turn::Dropped, line.title.clone()));
    came.chain(gone).collect()
}

/// Finds a department's list good 审定清单.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Approve {}

/// Sends it back 退回清单.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reject {
    /// Why.
    pub reason: String,
}

/// What can be done with a listing.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ListingStep {
    /// Good.
    Approve(Approve),
    /// Not yet.
    Reject(Reject),
}

impl ListingStep {
    /// Decides.
    ///
    /// # Errors
    /// By another than the authority; nothing filed; sent back without a reason.
    pub fn decide(self, listing: Listing, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        if !matches!(listing.state, ListingState::Filed) {
            return Err(Refusal::state("lists.not_filed", "清单不在审定中", "请刷新后查看最新状态"));
        }
        let key = Key::CatalogueListDuty;
        let (verb, state, note) = match self {
            Self::Approve(_) => ("listing.issued", ListingState::Issued { reviewer: ctx.actor.person.clone(), at: ctx.now }, None),
            Self::Reject(Reject { reason }) => {
                let reason = stated(&reason, "reason", "退回的理由", key, ctx)?;
                ("listing.returned", ListingState::Returned { fault: reason.clone(), at: ctx.now }, Some(reason))
            }
        };
        let mut event = Event::new(verb, Room::Listing, listing.id.as_str()).under(ctx.law.cite(key, ctx.today()));
        event.note = note;
        Ok(Decision::of(event, Listing { state, ..listing }))
    }
}

impl Matter for Listing {
    const ROOM: Room = Room::Listing;
    type Open = Compose;
    type Step = ListingStep;

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
        format!("{} 第 {} 版", self.title, self.number)
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.filed
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            ListingState::Filed => "filed",
            ListingState::Issued { .. } => "issued",
            ListingState::Returned { .. } => "returned",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let reviewer = ctx.actor.must_authority(Role::Reviewer).is_ok();
        if reviewer && matches!(self.state, ListingState::Filed) { vec!["approve", "reject"] } else { Vec::new() }
    }
    fn concerns(&self, org: &OrgId) -> bool {
        // The area's lists are for every department.
        self.org == self.authority || self.org == *org
    }
}
