//! The authority records what it did, and closes the entry.

use super::Lapse;
use crate::decision::Room;
use crate::matter::stated;
use crate::{Context, Decision, Event, Matter, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Records what the authority did 措施; the entry stays open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Record {
    /// What.
    #[serde(default)]
    pub words: String,
}

impl Record {
    /// Decides.
    ///
    /// # Errors
    /// To all but the authority's reviewer; closed; without a word.
    pub fn decide(self, lapse: Lapse, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        lapse.watched(ctx)?;
        let lapse = did(lapse, &self.words, ctx)?;
        let event = event("oversight.recorded", &lapse, ctx);
        Ok(Decision::of(event, lapse))
    }
}

/// Closes the entry 办结.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Close {
    /// What the authority did about it.
    #[serde(default)]
    pub words: String,
}

impl Close {
    /// Decides.
    ///
    /// # Errors
    /// To all but the authority's reviewer; closed before; the duty isn't met; what was done isn't said; the law has the
    /// delay go up and nothing was ordered.
    pub fn decide(self, lapse: Lapse, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        lapse.watched(ctx)?;
        if lapse.met.is_none() {
            return Err(Refusal::state("oversight.unmet", "义务还没有履行，不能办结", "请催办、督办，或者先记明采取的措施"));
        }
        if lapse.escalates && lapse.orders.is_empty() && lapse.measures.is_empty() {
            let cite = Some(lapse.citation.clone());
            return Err(Refusal::law("oversight.escalates", cite, "逾期的应当督办或者上报", "请先记明怎样督办、上报，再办结"));
        }
        let lapse = did(lapse, &self.words, ctx)?;
        let event = event("oversight.closed", &lapse, ctx);
        Ok(Decision::of(event, Lapse { closed: Some(ctx.now), ..lapse }))
    }
}

fn did(lapse: Lapse, words: &str, ctx: &Context<'_>) -> Result<Lapse, Refusal> {
    let key = lapse.ground_key(ctx).unwrap_or(Key::OversightDaily);
    let words = stated(words, "words", "采取了什么措施", key, ctx)?;
    let mut measures = lapse.measures.clone();
    measures.push(Lapse::said(words, ctx));
    Ok(Lapse { measures, ..lapse })
}

fn event(verb: &str, lapse: &Lapse, ctx: &Context<'_>) -> Event {
    let words = lapse.measures.last().map(|said| said.words.clone()).unwrap_or_default();
    Event::new(verb, Room::Oversight, lapse.id()).note(words).under(lapse.ground(ctx))
}
