//! A list is accepted or sent back; what uses a line is noted.

use super::{CollectionList, Line, ListState, Use, asked, principle, short, together};
use crate::decision::Room;
use crate::matter::{Matter, brief};
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, Refusal};
use chrono::NaiveDate;
use law::Key;
use serde::{Deserialize, Serialize};

/// Accepts a list 审定采集清单.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Accept {
    /// Why each line is fine enough and often enough, and not more.
    #[serde(default)]
    pub lines: Vec<Accepted>,
}

/// What the reviewer says of a line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// The element.
    pub element: String,
    /// Why how fine and how often is accepted.
    #[serde(default)]
    pub reason: String,
}

impl Accept {
    /// Decides: in force, and the one before is replaced.
    ///
    /// # Errors
    /// Not by the authority; not waiting; a line without the reason that the law asks for.
    pub fn decide(self, list: CollectionList, before: Option<CollectionList>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        must_wait(&list, ctx)?;
        let moderate = principle("moderate", &list.org, ctx);
        let mut bad = Vec::new();
        let mut lines = Vec::new();
        for (n, line) in list.lines.iter().enumerate() {
            let said = self.lines.iter().find(|said| said.element.trim() == line.element);
            let accepted = short(said.map_or("", |said| said.reason.as_str()), &format!("lines[{n}].reason"), "理由")?;
            if let Some(citation) = moderate.clone().filter(|_| accepted.is_empty()) {
                let message = format!("“{}”采集到“{}”、{}采集一次，没有写明接受的理由", line.element, line.granularity, line.frequency);
                let remedy = "请逐项写明为什么须采集到这样细、这样勤，过细、过勤的，退回修改";
                bad.push((format!("lines[{n}].reason"), Refusal::law("collect.moderate", Some(citation), message, remedy)));
            }
            lines.push(Line { accepted, ..line.clone() });
        }
        together(bad)?;
        let event = Event::new("collection.accepted", Room::Collection, list.id()).under(asked(Key::SourceCollectionList, &list.org, ctx));
        let accepted = CollectionList { lines, state: ListState::InForce { since: ctx.now }, ..list };
        let replaced = before.map(|before| CollectionList { state: ListState::Replaced { at: ctx.now }, ..before });
        Ok(super::replacing(Decision::of(event, accepted), replaced))
    }
}

/// Sends a list back 退回采集清单.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct SendBack {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl SendBack {
    /// Decides.
    ///
    /// # Errors
    /// Not by the authority; not waiting; without a reason.
    pub fn decide(self, list: CollectionList, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        must_wait(&list, ctx)?;
        let reason = brief(&self.reason, "reason", "理由")?;
        if reason.is_empty() {
            return Err(Refusal::input(vec![Fault::at("reason", "请写明退回的理由")]));
        }
        let event = Event::new("collection.returned", Room::Collection, list.id()).note(reason.clone());
        Ok(Decision::of(event, CollectionList { state: ListState::Returned { reason, at: ctx.now }, ..list }))
    }
}

fn must_wait(list: &CollectionList, ctx: &Context<'_>) -> Result<(), Refusal> {
    ctx.actor.must_authority(Role::Reviewer)?;
    if list.state == ListState::Filed {
        Ok(())
    } else {
        Err(Refusal::state("collect.not_filed", "采集清单不在待审定", "请刷新后查看最新状态"))
    }
}

/// Notes that a line was used 登记使用.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoteUse {
    /// The element.
    pub element: String,
    /// The step of business, or the statistic.
    #[serde(default)]
    pub purpose: String,
    /// When; today, where it isn't said.
    #[serde(default)]
    pub on: Option<NaiveDate>,
}

impl NoteUse {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; not in force; no such line; not said what for; a day to come.
    pub fn decide(self, list: CollectionList, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&list.org, Role::DataOfficer)?;
        if !list.in_force() {
            return Err(Refusal::state("collect.not_in_force", "采集清单尚未生效或者已经更新", "请在有效的采集清单上登记"));
        }
        let (purpose, on) = (short(&self.purpose, "purpose", "用途")?, self.on.unwrap_or_else(|| ctx.today()));
        let mut faults = Vec::new();
        faults.extend(purpose.is_empty().then(|| Fault::at("purpose", "请写明使用的业务环节或者统计")));
        faults.extend((on > ctx.today()).then(|| Fault::at("on", "使用日期不能晚于今天")));
        faults.extend(list.line(&self.element).is_none().then(|| Fault::at("element", "采集清单中没有这一项")));
        if !faults.is_empty() {
            return Err(Refusal::input(faults));
        }
        let event = Event::new("collection.used", Room::Collection, list.id()).note(format!("{}：{purpose}", self.element.trim()));
        let used = |line: &Line| match line.element == self.element.trim() {
            true => Line { used: Some(Use { purpose: purpose.clone(), on }), ..line.clone() },
            false => line.clone(),
        };
        let lines = list.lines.iter().map(used).collect();
        Ok(Decision::of(event, CollectionList { lines, ..list }))
    }
}
