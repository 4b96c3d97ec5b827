//! A matter 事项: what every procedure between organizations has in common, so that store, doors and pages
//! keep all of them the same way.

use crate::decision::{CaseRef, Room};
use crate::{Context, Fault, OrgId, Refusal, ResourceId};
use chrono::{DateTime, FixedOffset};
use law::Key;
use serde::Serialize;
use serde::de::DeserializeOwned;

/// A procedure between two organizations: somebody opens it, somebody else has to answer.
pub trait Matter: Clone + Serialize + DeserializeOwned + Send + Sync + 'static {
    /// The room it is kept in.
    const ROOM: Room;
    /// Whether every organization may know of it.
    const PUBLIC: bool = false;
    /// What opens one.
    type Open: DeserializeOwned + Send;
    /// What can be done in one, told apart by the tag `act`.
    type Step: DeserializeOwned + Send;

    /// Identifier.
    fn id(&self) -> &str;
    /// Who opened it.
    fn opener(&self) -> &OrgId;
    /// The other side.
    fn opposite(&self) -> &OrgId;
    /// The resource it is about, if it is about one.
    fn subject(&self) -> Option<&ResourceId>;
    /// One line for lists; no personal data.
    fn title(&self) -> String;
    /// When it was opened.
    fn since(&self) -> DateTime<FixedOffset>;
    /// Name of its state.
    fn state_name(&self) -> &'static str;
    /// What the actor may do now; `decide` has the last word.
    fn may(&self, ctx: &Context<'_>) -> Vec<&'static str>;

    /// Its case.
    fn case(&self) -> CaseRef {
        CaseRef::new(Self::ROOM, self.id())
    }

    /// Whether an organization may know of it. The authority knows of all.
    fn concerns(&self, org: &OrgId) -> bool {
        Self::PUBLIC || self.opener() == org || self.opposite() == org
    }
}

/// Most characters of a statement.
pub const MAX_TEXT: usize = 2_000;

/// A statement in the actor's own words, trimmed; missing or too long, it is pointed at.
///
/// # Errors
/// Refused under the article of `key` where one asks for it.
pub fn stated(text: &str, place: &str, what: &str, key: Key, ctx: &Context<'_>) -> Result<String, Refusal> {
    let text = text.trim();
    if text.is_empty() {
        let fault = Fault::at(place, format!("请填写{what}"));
        let refusal = Refusal::law("unstated", ctx.law.cite(key, ctx.today()), format!("没有写明{what}"), format!("请写明{what}后再提交"));
        return Err(refusal.with_faults(vec![fault]));
    }
    brief(text, place, what)
}

/// A statement that may be empty.
///
/// # Errors
/// Too long.
pub fn brief(text: &str, place: &str, what: &str) -> Result<String, Refusal> {
    let text = text.trim();
    if text.chars().count() > MAX_TEXT {
        return Err(Refusal::input(vec![Fault::at(place, format!("{what}最多 {MAX_TEXT} 字"))]));
    }
    Ok(text.to_owned())
}
