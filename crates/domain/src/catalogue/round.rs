//! A round 部署: the authority has every institution in its scope compile, list or register; it closes once each is done or
//! excused, and names until then who isn't.

use super::coverage::compiles;
use super::listing::Listing;
use super::lists::{Line, ListKind};
use crate::decision::Room;
use crate::matter::{brief, stated};
use crate::org::{Org, OrgKind, Role};
use crate::{Context, Decision, Event, Fault, Matter, OrgId, Refusal, ResourceId, RoundId};
use chrono::{DateTime, FixedOffset};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// What a round is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Compiling the catalogue.
    Compile,
    /// Filing the lists.
    Lists,
    /// Registering what is catalogued.
    Register,
}

impl Topic {
    /// The rule that has the authority lead it.
    pub fn key(self) -> Key {
        match self {
            Self::Compile => Key::CatalogueUnified,
            Self::Lists => Key::CatalogueListDuty,
            Self::Register => Key::CatalogueRegistrationDrive,
        }
    }
}

/// Where a task stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "task", rename_all = "snake_case")]
pub enum TaskState {
    /// To be done.
    Open,
    /// Done 已完成.
    Done {
        /// When.
        at: DateTime<FixedOffset>,
        /// In the institution's words.
        #[serde(default)]
        note: String,
    },
    /// Excused 免除.
    Excused {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

/// The task of one institution.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Whose.
    pub org: OrgId,
    /// What it is told, where that differs from one to the other.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub notice: String,
    /// Where it stands.
    #[serde(flatten)]
    pub state: TaskState,
}

/// A round.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Round {
    /// Identifier.
    pub id: RoundId,
    /// Title.
    pub title: String,
    /// What it is about.
    pub topic: Topic,
    /// Who leads it.
    pub authority: OrgId,
    /// Since when.
    pub opened: DateTime<FixedOffset>,
    /// The tasks.
    pub tasks: Vec<Task>,
    /// When it was closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<DateTime<FixedOffset>>,
}

impl Round {
    /// What an institution lacks in a round of compiling.
    pub const NO_CATALOGUE: &'static str = "本机构还没有报送目录";
    /// How a task in a round of lists is done.
    pub const BY_FILING: &'static str = "清单的任务在报送全部清单或者零报告以后自动办结";

    /// Whether something is left to do.
    pub fn open(&self) -> bool {
        self.closed.is_none()
    }

    /// Those whose tasks are open.
    pub fn pending(&self) -> impl Iterator<Item = &Task> {
        self.tasks.iter().filter(|task| task.state == TaskState::Open)
    }

    pub(super) fn done_by(mut self, org: &OrgId, now: DateTime<FixedOffset>) -> Self {
        for task in self.tasks.iter_mut().filter(|task| task.org == *org && task.state == TaskState::Open) {
            task.state = TaskState::Done { at: now, note: String::new() };
        }
        self
    }

    fn task(&mut self, org: &OrgId) -> Result<&mut Task, Refusal> {
        let task = self.tasks.iter_mut().find(|task| task.org == *org).ok_or_else(Refusal::hidden)?;
        if task.state == TaskState::Open {
            Ok(task)
        } else {
            Err(Refusal::state("round.done", "这项任务已经办结", "请刷新后查看"))
        }
    }

    fn still_open(&self) -> Result<(), Refusal> {
        if self.open() { Ok(()) } else { Err(Refusal::state("round.closed", "部署已经结束", "请查看新的部署")) }
    }

    /// In lines: who is done, who isn't.
    pub fn lines(&self, org: &dyn Fn(&OrgId) -> String) -> Vec<String> {
        let done = self.tasks.len() - self.pending().count();
        let head = format!("{}：{} 个机构中 {done} 个已办结", self.title, self.tasks.len());
        let open = self.pending().map(|task| match task.notice.as_str() {
            "" => format!("{}没有完成", org(&task.org)),
            notice => format!("{}：{notice}", org(&task.org)),
        });
        std::iter::once(head).chain(open).collect()
    }
}

/// Opens a round 部署.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Convene {
    /// Title.
    pub title: String,
    /// What it is about.
    pub topic: Topic,
    /// Who is in its scope; nobody named, every institution that compiles.
    #[serde(default)]
    pub scope: Vec<OrgId>,
}

impl Convene {
    /// Decides. `notices` say what each institution lacks; in a round of registration only those who lack something
    /// are in scope.
    ///
    /// # Errors
    /// By another than the authority; the law has no such duty; one of the topic is open; somebody unknown.
    pub fn decide(
        self,
        id: RoundId,
        orgs: &[Org],
        notices: &BTreeMap<OrgId, String>,
        open: bool,
        ctx: &Context<'_>,
    ) -> Result<Decision, Refusal> {
        ctx.actor.must_authority(Role::Reviewer)?;
        let key = self.topic.key();
        if ctx.law.rule(key, ctx.today()).is_none() {
            return Err(Refusal::state("round.none", "所适用的法规没有规定这项工作", "请查看适用的法规"));
        }
        if open {
            return Err(Refusal::state("round.open", "同类的部署还没有结束", "请先结束上一次部署"));
        }
        let title = stated(&self.title, "title", "部署的名称", key, ctx)?;
        if let Some(unknown) = self.scope.iter().find(|id| orgs.iter().all(|org| org.id != **id)) {
            return Err(Refusal::input(vec![Fault::at("scope", format!("没有这个机构：{unknown}"))]));
        }
        let leads = |org: &&Org| compiles(org.kind) || (org.kind == OrgKind::Authority && org.id != *ctx.authority);
        let within = |org: &&Org| if self.scope.is_empty() { leads(org) } else { self.scope.contains(&org.id) };
        let lacks = |org: &&Org| self.topic != Topic::Register || notices.contains_key(&org.id);
        let task =
            |org: &Org| Task { org: org.id.clone(), notice: notices.get(&org.id).cloned().unwrap_or_default(), state: TaskState::Open };
        let tasks: Vec<_> = orgs.iter().filter(within).filter(lacks).map(task).collect();
        if tasks.is_empty() {
            return Err(Refusal::state("round.empty", "没有需要办理的机构", "不需要部署"));
        }
        let event = Event::new("round.opened", Room::Round, id.as_str()).under(ctx.law.cite(key, ctx.today()));
        let event = event.note(format!("{title}：{} 个机构", tasks.len()));
        Ok(Decision::of(
            event,
            Round { id, title, topic: self.topic, authority: ctx.authority.clone(), opened: ctx.now, tasks, closed: None },
        ))
    }
}

/// Something done in a round.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum RoundStep {
    /// An institution says that its task is done.
    Done {
        /// In its words.
        #[serde(default)]
        note: String,
    },
    /// The authority excuses one.
    Excuse {
        /// Whom.
        org: OrgId,
        /// Why.
        reason: String,
    },
    /// The authority closes it.
    Close,
}

impl RoundStep {
    /// Its verb.
    pub fn verb(&self) -> &'static str {
        match self {
            Self::Done { .. } => "round.done",
            Self::Excuse { .. } => "round.excuse",
            Self::Close => "round.close",
        }
    }

    /// Decides. A round of lists is done by filing them; `lacks` says what an institution hasn't.
    ///
    /// # Errors
    /// Not in scope; closed; a task that is done; something is missing; tasks are open.
    pub fn decide(self, mut round: Round, lacks: Option<String>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        round.still_open()?;
        let key = round.topic.key();
        let cite = ctx.law.cite(key, ctx.today());
        let event = |verb: &str, note: String| Event::new(verb, Room::Round, round.id.as_str()).under(cite.clone()).note(note);
        match self {
            Self::Done { note } => {
                ctx.actor.must(Role::DataOfficer)?;
                let note = brief(&note, "note", "说明")?;
                let event = event("round.done", ctx.actor.org.to_string());
                let task = round.task(&ctx.actor.org)?;
                if let Some(lacks) = lacks {
                    return Err(Refusal::law("round.lacks", cite, lacks, "请先办理，或者由主管部门免除"));
                }
                task.state = TaskState::Done { at: ctx.now, note };
                Ok(Decision::of(event, round))
            }
            Self::Excuse { org, reason } => {
                ctx.actor.must_authority(Role::Reviewer)?;
                let reason = stated(&reason, "reason", "免除的理由", key, ctx)?;
                let event = event("round.excused", reason.clone());
                round.task(&org)?.state = TaskState::Excused { reason, at: ctx.now };
                Ok(Decision::of(event, round))
            }
            Self::Close => {
                ctx.actor.must_authority(Role::Reviewer)?;
                let open = round.pending().count();
                if open > 0 {
                    let what = format!("还有 {open} 个机构没有完成，也没有免除");
                    return Err(Refusal::law("round.pending", cite, what, "请催办，或者逐个免除并说明理由"));
                }
                let event = event("round.closed", round.title.clone());
                Ok(Decision::of(event, Round { closed: Some(ctx.now), ..round }))
            }
        }
    }
}

impl Matter for Round {
    const ROOM: Room = Room::Round;
    const PUBLIC: bool = true;
    type Open = Convene;
    type Step = RoundStep;

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
        self.opened
    }
    fn state_name(&self) -> &'static str {
        if self.open() { "open" } else { "closed" }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let mine = self.open() && self.pending().any(|task| task.org == ctx.actor.org) && ctx.actor.must(Role::DataOfficer).is_ok();
        let leads = self.open() && ctx.actor.must_authority(Role::Reviewer).is_ok();
        let all =
            [(mine, "done"), (leads && self.pending().next().is_some(), "excuse"), (leads && self.pending().next().is_none(), "close")];
        all.into_iter().filter(|(so, _)| *so).map(|(_, verb)| verb).collect()
    }
}

/// What is missing in a round of lists: lists not filed, and lines that are not as the catalogue has them. `filed` are
/// the lists of the round, `computed` those that follow from the catalogue, by department.
pub fn gaps(
    round: &Round,
    filed: &[Listing],
    computed: &dyn Fn(ListKind, &OrgId) -> Vec<Line>,
    org: &dyn Fn(&OrgId) -> String,
    ctx: &Context<'_>,
) -> Vec<String> {
    let mut told = Vec::new();
    let excused = |task: &&Task| !matches!(task.state, TaskState::Excused { .. });
    for task in round.tasks.iter().filter(excused) {
        for wanted in ListKind::of_law(Key::CatalogueListDuty, ctx) {
            let of_this = |one: &&Listing| one.round.as_ref() == Some(&round.id) && one.org == task.org && one.list == wanted.kind;
            let name = org(&task.org);
            match filed.iter().filter(of_this).max_by_key(|one| one.number) {
                None => told.push(format!("{name}没有报送{}，也没有零报告", wanted.title)),
                Some(listing) => {
                    told.extend(differs(listing, &computed(wanted.kind, &task.org)).map(|what| format!("{name}的{}{what}", wanted.title)))
                }
            }
        }
    }
    told
}

/// Lines that the catalogue has and the list hasn't, and the other way round.
fn differs<'a>(listing: &'a Listing, computed: &'a [Line]) -> impl Iterator<Item = String> + 'a {
    let lacks = |line: &&Line, others: &[Line]| others.iter().all(|other| other.key() != line.key());
    let missing: Vec<_> = computed.iter().filter(|line| lacks(line, &listing.lines)).map(|line| format!("缺“{}”", line.title)).collect();
    let strange = listing.lines.iter().filter(|line| lacks(line, computed)).map(|line| format!("所列“{}”与目录不符", line.title));
    let strange: Vec<_> = strange.collect();
    missing.into_iter().chain(strange)
}
