//! Collection 采集: a department lists what it collects and why, has the list accepted, and asks people only for what
//! stands on it, as the standard of each element has it.

mod digitise;
mod duties;
mod form;
mod line;
mod list;
mod loads;
mod origin;
mod review;
mod screen;
mod standard;
mod unused;

pub use digitise::{
    Digitisation, DigitisationState, DigitisationStep, Digitise, Medium, PaperBatch, Restructure, Share, Structure, Tag, shares,
};
pub use duties::{Duties, Duty, RecordDuties};
pub use form::{Field, Form, FormState, Register};
pub use line::{Channel, Line, Origin, Use};
pub use list::{CollectionList, File, ListState, ListStep};
pub use loads::loads;
pub use origin::{Means, channels, means};
pub use review::{Accept, Accepted, NoteUse, SendBack};
pub use standard::{Level, SetStandard, Standard};
pub use unused::{Unused, unused};

use crate::matter::brief;
use crate::{Context, Decision, Event, Fault, Matter, OrgId, Parties, Refusal, source};
use chrono::{DateTime, FixedOffset};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// What is known when something is listed or asked for.
#[derive(Clone, Debug, Default)]
pub struct Books {
    /// The department, the sources of the elements, and who holds them.
    pub sources: source::Known,
    /// Its approved duties.
    pub duties: Option<Duties>,
    /// Its list in force.
    pub list: Option<CollectionList>,
    /// Standards of the elements.
    pub standards: Vec<Standard>,
    /// Forms of the same matter, of whichever department.
    pub forms: Vec<Form>,
}

/// Where a register entry stands that a newer one replaces.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Standing {
    /// In force 有效.
    InForce {
        /// Since when.
        since: DateTime<FixedOffset>,
    },
    /// A newer one took its place 已更新.
    Replaced {
        /// When.
        at: DateTime<FixedOffset>,
    },
    /// It ended 已终止.
    Ended {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

impl Standing {
    /// Whether it binds.
    pub fn in_force(&self) -> bool {
        matches!(self, Self::InForce { .. })
    }

    fn name(&self) -> &'static str {
        match self {
            Self::InForce { .. } => "in_force",
            Self::Replaced { .. } => "replaced",
            Self::Ended { .. } => "ended",
        }
    }
}

/// What can be done with an entry of a register.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum RegisterStep {
    /// It ends.
    End(End),
}

/// Ends it 终止.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct End {
    /// Why, and by which document.
    #[serde(default)]
    pub reason: String,
}

impl End {
    /// The reason, and the event of a matter of this room.
    fn written<T: Matter>(self, matter: &T, verb: &str) -> Result<(String, Event), Refusal> {
        let reason = brief(&self.reason, "reason", "理由")?;
        if reason.is_empty() {
            return Err(Refusal::input(vec![Fault::at("reason", "请写明终止的理由和文件")]));
        }
        let event = Event::new(verb, T::ROOM, matter.id()).note(reason.clone());
        Ok((reason, event))
    }
}

fn over() -> Refusal {
    Refusal::state("collect.over", "已经更新或者终止", "请刷新后查看最新状态")
}

/// Where the law has what it asks of this department under a key.
fn asked(key: Key, org: &OrgId, ctx: &Context<'_>) -> Option<Citation> {
    let rule = ctx.law.rule(key, ctx.today())?;
    (ctx.bearer(rule.by.as_deref(), &Parties::of(org)) == org).then(|| rule.citation.clone())
}

/// The first of these keys that asks something of this department.
fn asked_first(keys: &[Key], org: &OrgId, ctx: &Context<'_>) -> Option<Citation> {
    keys.iter().find_map(|key| asked(*key, org, ctx))
}

/// A principle of collecting, by the name its row has in the packs.
fn principle(name: &str, org: &OrgId, ctx: &Context<'_>) -> Option<Citation> {
    let rows = ctx.law.table(Key::SourcePrinciples, ctx.today());
    let stated = rows.iter().any(|row| row.get("name").is_some_and(|known| known == name));
    stated.then(|| asked(Key::SourcePrinciples, org, ctx)).flatten()
}

/// A text that may be empty, of a place in a list.
fn short(text: &str, place: &str, what: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > MAX_SHORT {
        return Err(Refusal::input(vec![Fault::at(place, format!("{what}最多 {MAX_SHORT} 字"))]));
    }
    Ok(text.to_owned())
}

/// Longest text of one cell, in characters.
const MAX_SHORT: usize = 500;

/// The first of several refusals, pointing at all places.
fn together(bad: Vec<(String, Refusal)>) -> Result<(), Refusal> {
    let faults: Vec<_> = bad.iter().map(|(place, refusal)| Fault::at(place.clone(), refusal.message.clone())).collect();
    match bad.into_iter().next() {
        None => Ok(()),
        Some((_, first)) => Err(first.with_faults(faults)),
    }
}

/// The decision to replace an entry, if there is one in force. That one goes first: there are never two in force.
fn replacing<T: Into<crate::Change>>(mut decision: Decision, before: Option<T>) -> Decision {
    decision.changes.splice(0..0, before.map(Into::into));
    decision
}
