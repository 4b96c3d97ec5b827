//! The collection list 采集清单 of a department: filed, accepted, in force until a newer one is.

use super::review::{Accept, NoteUse, SendBack};
use super::{Books, Line, together};
use crate::decision::Room;
use crate::org::Role;
use crate::{CollectionId, Context, Decision, Event, Fault, Matter, OrgId, Parties, PersonId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::Key;
use serde::{Deserialize, Serialize};

/// A list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CollectionList {
    /// Identifier.
    pub id: CollectionId,
    /// The department.
    pub org: OrgId,
    /// Its name, when it was filed.
    pub org_name: String,
    /// Its officer.
    pub officer: PersonId,
    /// The public-data authority.
    pub authority: OrgId,
    /// The specification of collecting 采集规范 it goes with, and its version.
    #[serde(default)]
    pub spec: String,
    /// What is collected.
    pub lines: Vec<Line>,
    /// When it was filed.
    pub filed: DateTime<FixedOffset>,
    /// Where it stands.
    #[serde(flatten)]
    pub state: ListState,
}

/// Where a list stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum ListState {
    /// Waits for the reviewer 待审定.
    Filed,
    /// Sent back 已退回.
    Returned {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
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
}

/// What can be done with a list.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum ListStep {
    /// It comes into force.
    Accept(Accept),
    /// It is sent back.
    Return(SendBack),
    /// A line was used.
    Use(NoteUse),
}

/// Most lines of a list.
pub(super) const MAX_LINES: usize = 1_000;

/// Files a list 报送采集清单.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct File {
    /// The specification and its version.
    #[serde(default)]
    pub spec: String,
    /// What is collected.
    pub lines: Vec<Line>,
}

impl File {
    /// Decides.
    ///
    /// # Errors
    /// Not by the department; no line, or one twice; a line without what the law asks of it.
    pub fn decide(self, id: CollectionId, books: &Books, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let org = &ctx.actor.org;
        ctx.must_owe(Key::SourceCollectionList, &Parties::of(org))?;
        let lines: Vec<_> = self.lines.into_iter().map(fresh).collect();
        if lines.is_empty() || lines.len() > MAX_LINES {
            return Err(Refusal::input(vec![Fault::at("lines", format!("请列出采集的数据，最多 {MAX_LINES} 项"))]));
        }
        let twice = |n: usize, line: &Line| lines.iter().take(n).any(|other| other.element == line.element);
        if let Some((n, line)) = lines.iter().enumerate().find(|(n, line)| twice(*n, line)) {
            return Err(Refusal::input(vec![Fault::at(format!("lines[{n}].element"), format!("“{}”列了两次", line.element))]));
        }
        let checked = lines.iter().enumerate().filter_map(|(n, line)| Some((n, line.check(org, books, ctx).err()?)));
        together(checked.map(|(n, (place, refusal))| (format!("lines[{n}].{place}"), refusal)).collect())?;
        let list = CollectionList {
            id,
            org: org.clone(),
            org_name: books.sources.org.as_ref().map_or_else(|| org.0.clone(), |known| known.name.clone()),
            officer: ctx.actor.person.clone(),
            authority: ctx.authority.clone(),
            spec: super::short(&self.spec, "spec", "采集规范")?,
            lines,
            filed: ctx.now,
            state: ListState::Filed,
        };
        let event = Event::new("collection.filed", Room::Collection, list.id.as_str())
            .under(super::asked(Key::SourceCollectionList, org, ctx))
            .note(format!("{} 项", list.lines.len()));
        Ok(Decision::of(event, list))
    }
}

/// A line as filed: what the reviewer says and what uses it come later.
fn fresh(line: Line) -> Line {
    Line { element: line.element.trim().to_owned(), accepted: String::new(), used: None, ..line }
}

impl CollectionList {
    /// Whether it binds.
    pub fn in_force(&self) -> bool {
        matches!(self.state, ListState::InForce { .. })
    }

    /// The day on which it came into force.
    pub fn since_day(&self) -> Option<NaiveDate> {
        match self.state {
            ListState::InForce { since } => Some(since.date_naive()),
            _ => None,
        }
    }

    /// The line of an element.
    pub fn line(&self, element: &str) -> Option<&Line> {
        self.lines.iter().find(|line| line.element == element.trim())
    }
}

impl Matter for CollectionList {
    const ROOM: Room = Room::Collection;
    const PUBLIC: bool = true;
    type Open = File;
    type Step = ListStep;

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
        format!("{}采集清单（{} 项）", self.org_name, self.lines.len())
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.filed
    }
    fn state_name(&self) -> &'static str {
        match self.state {
            ListState::Filed => "filed",
            ListState::Returned { .. } => "returned",
            ListState::InForce { .. } => "in_force",
            ListState::Replaced { .. } => "replaced",
        }
    }
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str> {
        let (reviews, own) = (ctx.actor.must_authority(Role::Reviewer).is_ok(), ctx.actor.must_for(&self.org, Role::DataOfficer).is_ok());
        match self.state {
            ListState::Filed if reviews => vec!["accept", "return"],
            ListState::InForce { .. } if own => vec!["use"],
            _ => Vec::new(),
        }
    }
}
