//! Who waits urges; the owner explains.

use super::{Lapse, fulfilled, shut};
use crate::decision::Room;
use crate::matter::{brief, stated};
use crate::org::Role;
use crate::{Context, Decision, Event, Matter, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Urges the owner 催办.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Nudge {
    /// Why it is urgent; may be empty.
    #[serde(default)]
    pub words: String,
}

impl Nudge {
    /// Decides: recorded under the article that set the term. `most` is how often one organization may urge in a day, a
    /// setting of the node.
    ///
    /// # Errors
    /// To all but those who wait; met or closed; urged often enough today.
    pub fn decide(self, lapse: Lapse, most: u32, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        waits(&lapse, ctx)?;
        running(&lapse)?;
        let today = |at: chrono::DateTime<chrono::FixedOffset>| at.with_timezone(ctx.now.offset()).date_naive() == ctx.today();
        let sent = lapse.nudges.iter().filter(|nudge| nudge.org == ctx.actor.org && today(nudge.at)).count();
        if sent >= usize::try_from(most).unwrap_or(usize::MAX) {
            return Err(Refusal::state("oversight.nudged", "今天已经催办过", "请明天再催办，或者请主管部门督办"));
        }
        let words = brief(&self.words, "words", "催办说明")?;
        let event = Event {
            note: Some(words.clone()).filter(|words| !words.is_empty()),
            ..Event::new("oversight.nudged", Room::Oversight, lapse.id())
        };
        let mut nudges = lapse.nudges.clone();
        nudges.push(Lapse::said(words, ctx));
        Ok(Decision::of(event.under(Some(lapse.citation.clone())), Lapse { nudges, ..lapse }))
    }
}

/// The owner explains why it is late 说明, and when it will be done.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Explain {
    /// In its words.
    #[serde(default)]
    pub words: String,
}

impl Explain {
    /// Decides.
    ///
    /// # Errors
    /// To all but the owner; closed; without a word.
    pub fn decide(self, lapse: Lapse, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        owes(&lapse, ctx)?;
        if lapse.closed.is_some() {
            return Err(shut());
        }
        let key = lapse.ground_key(ctx).unwrap_or(Key::OversightDaily);
        let words = stated(&self.words, "words", "逾期的原因", key, ctx)?;
        let event = Event::new("oversight.explained", Room::Oversight, lapse.id()).note(words.clone()).under(lapse.ground(ctx));
        let mut explanations = lapse.explanations.clone();
        explanations.push(Lapse::said(words, ctx));
        Ok(Decision::of(event, Lapse { explanations, ..lapse }))
    }
}

/// The actor acts for one that waits.
pub(super) fn waits(lapse: &Lapse, ctx: &Context<'_>) -> Result<(), Refusal> {
    match lapse.waiting.iter().find(|org| **org == ctx.actor.org) {
        Some(org) => ctx.actor.must_for(org, Role::DataOfficer),
        None if lapse.concerns(&ctx.actor.org) => Err(Refusal::role("等待办理的机构")),
        None => Err(Refusal::hidden()),
    }
}

/// The actor acts for whose duty it is.
pub(super) fn owes(lapse: &Lapse, ctx: &Context<'_>) -> Result<(), Refusal> {
    if lapse.owner != ctx.actor.org && lapse.concerns(&ctx.actor.org) {
        return Err(Refusal::role("承办机构"));
    }
    let role = if lapse.owner == lapse.authority { Role::Reviewer } else { Role::DataOfficer };
    ctx.actor.must_for(&lapse.owner, role)
}

/// The duty is still owed.
pub(super) fn running(lapse: &Lapse) -> Result<(), Refusal> {
    match (lapse.closed, lapse.met) {
        (Some(_), _) => Err(shut()),
        (None, Some(_)) => Err(fulfilled()),
        (None, None) => Ok(()),
    }
}
