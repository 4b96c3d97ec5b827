//! How an entry comes about: a clock ran out.

use super::Lapse;
use crate::clock::Clock;
use crate::{Context, LapseId, OrgId};

/// What is known of the case in which a duty ran out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Involved {
    /// What it is about, in one line without personal data.
    pub title: String,
    /// Its parties.
    pub parties: Vec<OrgId>,
}

impl Lapse {
    /// The entry of a clock that ran out.
    pub fn of(id: LapseId, clock: &Clock, involved: Involved, ctx: &Context<'_>) -> Self {
        let rule = clock.key.parse().ok().and_then(|key| ctx.law.rule(key, ctx.today()));
        let mut waiting = involved.parties;
        waiting.retain(|org| *org != clock.owner && org != ctx.authority);
        waiting.dedup();
        Self {
            id,
            clock: clock.id.clone(),
            key: clock.key.clone(),
            subject: clock.case.clone(),
            about: involved.title,
            owner: clock.owner.clone(),
            waiting,
            authority: ctx.authority.clone(),
            due: clock.due,
            citation: clock.citation.clone(),
            escalates: rule.is_some_and(|rule| rule.silence.as_deref() == Some("escalation")),
            noted: ctx.now,
            nudges: Vec::new(),
            orders: Vec::new(),
            explanations: Vec::new(),
            measures: Vec::new(),
            number: None,
            met: None,
            closed: None,
        }
    }
}
