//! What calls tell, as the node's own watch sees it.

use super::Memory;
use crate::feedback::{Ask, Feedback, Period};
use crate::misuse::{Detect, Evidence, Misuse, Of, Sign, surges};
use crate::sharing::{Grant, GrantState};
use crate::story::Outcome;
use crate::{Actor, Matter, Refusal};
use chrono::{DateTime, FixedOffset, TimeDelta};
use law::Citation;

/// Calls in an hour from which a surge is one, and how many usual days that must be: settings of a node, the same in both worlds of a story.
pub(crate) const SURGE: (u64, u64) = (40, 10);
/// Months of a period of use.
const MONTHS: u32 = 3;

/// What was called under a grant.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    last: Option<DateTime<FixedOffset>>,
    refused: Vec<(Sign, DateTime<FixedOffset>)>,
    calls: Vec<DateTime<FixedOffset>>,
}

impl Seen {
    pub(super) fn answered(&mut self, at: DateTime<FixedOffset>) {
        self.last = Some(at);
        self.calls.push(at);
    }

    pub(super) fn refused(&mut self, refusal: &Refusal, at: DateTime<FixedOffset>) {
        self.calls.push(at);
        self.refused.extend(Sign::of_code(&refusal.code).map(|sign| (sign, at)));
    }

    fn evidence(&self, sign: Sign, after: Option<DateTime<FixedOffset>>) -> Option<Evidence> {
        let of = self.refused.iter().filter(|(known, at)| *known == sign && after.is_none_or(|after| *at > after)).map(|(_, at)| *at);
        let all: Vec<_> = of.collect();
        Some(Evidence { calls: all.len() as u64, from: *all.first()?, to: *all.last()? })
    }

    fn surge(&self, quota: Option<u32>, now: DateTime<FixedOffset>, after: Option<DateTime<FixedOffset>>) -> Option<Evidence> {
        let from = now.checked_sub_signed(TimeDelta::hours(1))?;
        let from = after.map_or(from, |after| after.max(from));
        let calls = self.calls.iter().filter(|at| **at > from).count() as u64;
        let before = self.calls.iter().filter(|at| **at <= from).count() as u64;
        let usual = quota.map_or(before / 30, u64::from);
        surges(calls, usual, SURGE.1, SURGE.0).then_some(Evidence { calls, from, to: now })
    }
}

impl Memory {
    /// Looks over all grants, as the node does every hour.
    pub(super) fn watch_use(&mut self, by: &Actor, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<(), Refusal> {
        for grant in self.books.grants.values().cloned().collect::<Vec<_>>() {
            for sign in Sign::SEEN {
                self.detect(by, &grant, sign, at, outcome)?;
            }
            self.ask(by, &grant, at, outcome)?;
        }
        Ok(())
    }

    fn detect(&mut self, by: &Actor, grant: &Grant, sign: Sign, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<(), Refusal> {
        let earlier: Vec<Misuse> = self.books.all::<Misuse>().into_iter().filter(|one| one.grant == grant.id && one.sign == sign).collect();
        let after = earlier.iter().map(|one| one.evidence.to).max();
        let seen = self.seen.entry(grant.id.to_string()).or_default();
        let evidence = match sign {
            Sign::Idle => seen.last.max(grant.since).map(|from| Evidence { calls: 0, from, to: at }),
            Sign::Anomaly => seen.surge(grant.daily_quota, at, after),
            _ => seen.evidence(sign, after),
        };
        let Some(evidence) = evidence else { return Ok(()) };
        let resource = self.resource(grant.resource.as_str())?;
        let title = resource.published.as_ref().map_or(String::new(), |contract| contract.title.clone());
        let known =
            earlier.iter().any(Misuse::open) || (sign == Sign::Idle && earlier.iter().any(|one| one.evidence.from == evidence.from));
        let of = Of { grant, title: &title, source: &resource.org, known };
        let id = format!("{}:{}:{}", grant.id, sign.word(), earlier.len() + 1);
        let decided = Detect { sign, evidence }.decide(id.into(), &of, &self.context(by, at))?;
        let Some(decision) = decided else { return Ok(()) };
        self.books.record(&decision, at)?;
        if let Some(found) = self.books.all::<Misuse>().into_iter().find(|one| Matter::id(one) == decision.event.case.id) {
            tell(outcome, found.title(), decision.event.citation);
        }
        Ok(())
    }

    fn ask(&mut self, by: &Actor, grant: &Grant, at: DateTime<FixedOffset>, outcome: &mut Outcome) -> Result<(), Refusal> {
        let Some(period) = Period::of(at.date_naive(), MONTHS) else { return Ok(()) };
        let id = Ask::id(grant, &period);
        if grant.state != GrantState::Active || self.books.matter::<Feedback>(id.as_str()).is_ok() {
            return Ok(());
        }
        let resource = self.resource(grant.resource.as_str())?;
        let title = resource.published.as_ref().map_or(String::new(), |contract| contract.title.clone());
        let Some(decision) = Ask { period }.decide(grant, &title, &resource.org, &self.context(by, at))? else { return Ok(()) };
        self.books.record(&decision, at)?;
        let found: Feedback = self.books.matter(id.as_str())?;
        tell(outcome, found.title(), decision.event.citation);
        Ok(())
    }
}

fn tell(outcome: &mut Outcome, line: String, citation: Option<Citation>) {
    outcome.told.push(line);
    outcome.citations.extend(citation);
    outcome.state = Some("watched".into());
}
