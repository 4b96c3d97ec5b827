//! Tasks 任务: the authority has departments do something by a day; each says that it received it and that it is done.

use super::{Org, OrgKind, Profile, Role};
use crate::clock::{Clock, ClockStep};
use crate::decision::Room;
use crate::matter::{Matter, brief};
use crate::{Context, Decision, Event, Fault, OrgId, PersonId, Refusal, ResourceId, TaskId, region};
use chrono::{DateTime, FixedOffset, NaiveDate, NaiveTime};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// A task of one department.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Task {
    /// Identifier: that of the act, and the department.
    pub id: TaskId,
    /// What is to be done, in one line.
    pub title: String,
    /// What is to be done.
    pub text: String,
    /// Which of the law's kinds of work it is; empty where the law tells none apart.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub work: String,
    /// The authority.
    pub authority: OrgId,
    /// Its officer.
    pub officer: PersonId,
    /// The department.
    pub org: OrgId,
    /// Its unit that does such work; empty where it has named none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Last day.
    pub due: NaiveDate,
    /// When it was issued.
    pub issued: DateTime<FixedOffset>,
    /// When the department received it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<DateTime<FixedOffset>>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: TaskState,
}

/// Where a task stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum TaskState {
    /// Sent, not yet acknowledged 待签收.
    Issued,
    /// Acknowledged 办理中.
    Received,
    /// Done 已完成.
    Closed {
        /// What was done.
        report: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// Taken back 已撤回.
    Cancelled {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

impl Matter for Task {
    const ROOM: Room = Room::Task;
    type Open = Issue;
    type Step = Step;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.authority
    }
    fn opposite(&self) -> &OrgId {
        &self.org
    }
    fn subject(&self) -> Option<&ResourceId> {
        None
    }
    fn title(&self) -> String {
        if self.work.is_empty() { self.title.clone() } else { format!("{}（{}）", self.title, self.work) }
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.issued
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            TaskState::Issued => "issued",
            TaskState::Received => "received",
            TaskState::Closed { .. } => "closed",
            TaskState::Cancelled { .. } => "cancelled",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let department = ctx.actor.must_for(&self.org, Role::DataOfficer).is_ok();
        let authority = ctx.actor.must_for(&self.authority, Role::Reviewer).is_ok();
        match self.state {
            TaskState::Issued if department => vec!["receive", "complete"],
            TaskState::Received if department => vec!["complete"],
            TaskState::Issued | TaskState::Received if authority => vec!["cancel"],
            _ => Vec::new(),
        }
    }
}

impl Task {
    /// Whether it waits for the department.
    pub fn open(&self) -> bool {
        matches!(self.state, TaskState::Issued | TaskState::Received)
    }

    /// Whether its day has passed and it isn't done.
    pub fn overdue(&self, today: NaiveDate) -> bool {
        self.open() && self.due < today
    }

    fn event(&self, verb: &str) -> Event {
        Event::new(verb, Room::Task, self.id.as_str())
    }
}

/// Most departments of one task.
const MAX_ORGS: usize = 500;
/// Most characters of a title.
const MAX_TITLE: usize = 100;

/// Issues a task 下达任务.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Issue {
    /// The departments.
    pub orgs: Vec<OrgId>,
    /// What is to be done, in one line.
    pub title: String,
    /// What is to be done.
    #[serde(default)]
    pub text: String,
    /// Which of the law's kinds of work it is.
    #[serde(default)]
    pub work: String,
    /// Last day.
    pub due: NaiveDate,
}

impl Issue {
    /// Identifier of one department's task.
    pub fn id_of(act: &str, org: &OrgId) -> TaskId {
        format!("{act}:{org}").into()
    }

    /// Decides: one task for each department, all in one act. `orgs` are those that were found.
    ///
    /// # Errors
    /// Not by an authority; to nobody, or to one it has no say over; without a title; a day that is past; none of the
    /// law's kinds of work.
    pub fn decide(self, act: &str, own: &Org, orgs: &[Org], ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let rule = ctx.law.rule(Key::OrgTasks, ctx.today());
        let by = rule.map_or(Some("authority"), |rule| rule.by.as_deref());
        if !ctx.actor.kind.stands_in(by) {
            return Err(Refusal::role(OrgKind::Authority.title()));
        }
        ctx.actor.must(Role::Reviewer)?;
        self.sound(ctx)?;
        let to = rule.map_or(Some("department"), |rule| rule.to.as_deref());
        let ruled = |org: &Org| own.kind == OrgKind::Authority || region::within(&org.region, &own.region);
        let fit = |org: &Org| org.ended.is_none() && org.kind.stands_in(to) && ruled(org);
        let Some(first) = orgs.first().filter(|_| orgs.len() == self.orgs.len() && orgs.iter().all(fit)) else {
            return Err(Refusal::input(vec![Fault::at("orgs", "任务只能下达给本地区的公共管理和服务机构")]));
        };
        let ground = ctx.law.cite(Key::OrgTaskKinds, ctx.today()).or_else(|| rule.map(|rule| rule.citation.clone()));
        let told = format!("{}，{} 个机构，{} 前完成", self.title.trim(), orgs.len(), self.due);
        let event = Event::new("task.issued", Room::Task, Self::id_of(act, &first.id).as_str()).under(ground).note(told);
        let mut decision = Decision { event, changes: Vec::new(), clocks: Vec::new() };
        for org in orgs {
            let task = self.of(act, org, ctx)?;
            decision.clocks.extend(rule.and_then(|rule| runs(&task, &rule.citation, &rule.pack_digest)));
            decision = decision.and(task);
        }
        Ok(decision)
    }

    fn sound(&self, ctx: &Context<'_>) -> Result<(), Refusal> {
        let title = self.title.trim().chars().count();
        let kinds = kinds(ctx);
        let mut once = self.orgs.clone();
        once.sort();
        once.dedup();
        let unknown = !kinds.is_empty() && !kinds.contains(&self.work) || kinds.is_empty() && !self.work.is_empty();
        let all = [
            (title == 0 || title > MAX_TITLE, "title", format!("请填写任务名称（最多 {MAX_TITLE} 字）")),
            (self.due < ctx.today(), "due", "完成日期不能早于今日".into()),
            (unknown, "work", format!("请选择任务属于哪一项工作：{}", kinds.join("、"))),
            (once.len() != self.orgs.len() || once.len() > MAX_ORGS, "orgs", format!("机构不能重复，最多 {MAX_ORGS} 个")),
        ];
        let faults: Vec<_> = all.into_iter().filter(|(wrong, _, _)| *wrong).map(|(_, place, what)| Fault::at(place, what)).collect();
        if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
    }

    fn of(&self, act: &str, org: &Org, ctx: &Context<'_>) -> Result<Task, Refusal> {
        Ok(Task {
            id: Self::id_of(act, &org.id),
            title: self.title.trim().to_owned(),
            text: brief(&self.text, "text", "任务要求")?,
            work: self.work.clone(),
            authority: ctx.actor.org.clone(),
            officer: ctx.actor.person.clone(),
            org: org.id.clone(),
            unit: org.profile.get(Profile::BODY).unwrap_or_default().to_owned(),
            due: self.due,
            issued: ctx.now,
            received: None,
            state: TaskState::Issued,
        })
    }
}

/// The kinds of work that the law has a department's unit do.
fn kinds(ctx: &Context<'_>) -> Vec<String> {
    let rule = ctx.law.rule(Key::OrgTaskKinds, ctx.today()).filter(|rule| OrgKind::Department.stands_in(rule.by.as_deref()));
    rule.map_or_else(Vec::new, |_| ctx.law.list(Key::OrgTaskKinds, ctx.today()))
}

/// Its clock runs to the end of the day that the authority has set, under the article that lets it set one.
fn runs(task: &Task, citation: &Citation, digest: &str) -> Option<ClockStep> {
    let end = NaiveTime::from_hms_opt(23, 59, 59)?;
    let due = task.due.and_time(end).and_local_timezone(*task.issued.offset()).single()?;
    Some(ClockStep::Start(Box::new(Clock {
        id: format!("task:{}:{}", task.id, Key::OrgTasks.as_str()).into(),
        key: Key::OrgTasks.as_str().to_owned(),
        case: task.case(),
        owner: task.org.clone(),
        started: task.issued,
        due,
        citation: citation.clone(),
        pack_digest: digest.to_owned(),
        length: String::new(),
        provisional: false,
        met: None,
    })))
}

/// What can be done with a task.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// The department has it 签收.
    Receive {},
    /// The department has done it 报告完成.
    Complete {
        /// What was done.
        #[serde(default)]
        report: String,
    },
    /// The authority takes it back 撤回.
    Cancel {
        /// Why.
        #[serde(default)]
        reason: String,
    },
}

impl Step {
    /// Decides.
    ///
    /// # Errors
    /// By another; over already; without a report or a reason.
    pub fn decide(self, task: Task, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let owner = if matches!(self, Self::Cancel { .. }) { (&task.authority, Role::Reviewer) } else { (&task.org, Role::DataOfficer) };
        ctx.actor.must_for(owner.0, owner.1)?;
        if !task.open() {
            return Err(Refusal::state("task.over", "任务已经办结", "请刷新后查看最新状态"));
        }
        let said = |text: &str, place: &str, what: &str| match brief(text, place, what)? {
            text if text.is_empty() => Err(Refusal::input(vec![Fault::at(place, format!("请填写{what}"))])),
            text => Ok(text),
        };
        let over = ClockStep::meet(Key::OrgTasks, task.case());
        Ok(match self {
            Self::Receive {} if task.received.is_some() => {
                return Err(Refusal::state("task.received", "任务已经签收", "办理完成后请报告完成"));
            }
            Self::Receive {} => {
                Decision::of(task.event("task.received"), Task { received: Some(ctx.now), state: TaskState::Received, ..task })
            }
            Self::Complete { report } => {
                let report = said(&report, "report", "完成情况")?;
                let received = task.received.or(Some(ctx.now));
                let late = if task.overdue(ctx.today()) { "逾期完成：" } else { "" };
                let event = task.event("task.completed").note(format!("{late}{report}"));
                Decision::of(event, Task { received, state: TaskState::Closed { report, at: ctx.now }, ..task }).clocks([over])
            }
            Self::Cancel { reason } => {
                let reason = said(&reason, "reason", "理由")?;
                let event = task.event("task.cancelled").note(reason.clone());
                Decision::of(event, Task { state: TaskState::Cancelled { reason, at: ctx.now }, ..task }).clocks([over])
            }
        })
    }
}

/// How one kind of work stands: open, and of those overdue.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The kind of work; empty where the law tells none apart.
    pub work: String,
    /// The unit that does it.
    pub unit: String,
    /// Waiting.
    pub open: usize,
    /// Of those, late.
    pub overdue: usize,
}

impl Count {
    /// In one line.
    pub fn line(&self) -> String {
        let work = if self.work.is_empty() { "任务" } else { &self.work };
        let unit = if self.unit.is_empty() { String::new() } else { format!("，由 {} 承办", self.unit) };
        format!("{work}：未完成 {} 件，逾期 {} 件{unit}", self.open, self.overdue)
    }

    /// Open tasks by kind of work and unit, the law's kinds first and all of them.
    pub fn of(tasks: &[Task], ctx: &Context<'_>) -> Vec<Self> {
        let open: Vec<_> = tasks.iter().filter(|task| task.open()).collect();
        let mut kinds: Vec<_> = kinds(ctx).into_iter().map(|work| (work, String::new())).collect();
        for task in &open {
            let unit = (task.work.clone(), task.unit.clone());
            kinds.retain(|(work, known)| *work != unit.0 || !known.is_empty());
            if !kinds.contains(&unit) {
                kinds.push(unit);
            }
        }
        let count = |(work, unit): (String, String)| {
            let of: Vec<_> = open.iter().filter(|task| task.work == work && (task.unit == unit || unit.is_empty())).collect();
            let overdue = of.iter().filter(|task| task.overdue(ctx.today())).count();
            Self { work, unit, open: of.len(), overdue }
        };
        kinds.into_iter().map(count).collect()
    }
}
