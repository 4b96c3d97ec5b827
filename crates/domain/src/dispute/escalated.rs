//! What was brought before the government 提请政府决定的事项: the question, what was proposed, the document that settled it.

use super::{Dispute, DisputeState, Ruling, Stage};
use crate::{Context, DisputeId, ResourceId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A matter before the government, or settled by it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Escalated {
    /// The dispute.
    pub dispute: DisputeId,
    /// Its title.
    pub title: String,
    /// The entry it affects.
    pub resource: ResourceId,
    /// The question, in the words of who brought it.
    pub question: String,
    /// What was proposed, the oldest first.
    pub proposals: Vec<String>,
    /// Since when the government has it.
    pub since: NaiveDate,
    /// For how many days, counted from the day after; of a settled one, how long it took.
    pub days: i64,
    /// The decision; none while it is open.
    pub ruling: Option<Ruling>,
}

impl Escalated {
    /// As a story tells it.
    pub fn line(&self) -> String {
        match &self.ruling {
            None => format!("{}：待决定，已 {} 天，方案 {} 个", self.title, self.days, self.proposals.len()),
            Some(ruling) => format!("{}：{}（{}）决定：{}", self.title, ruling.document, ruling.on(), ruling.decision),
        }
    }
}

/// All of them: what is open first, by age; then what was settled, the newest first.
pub fn escalated(all: &[Dispute], ctx: &Context<'_>) -> Vec<Escalated> {
    let mut found: Vec<_> = all.iter().filter_map(|one| before_government(one, ctx)).collect();
    found.sort_by_key(|one| match &one.ruling {
        None => (false, -one.days, one.dispute.clone()),
        Some(ruling) => (true, -ruling.at.timestamp(), one.dispute.clone()),
    });
    found
}

fn before_government(of: &Dispute, ctx: &Context<'_>) -> Option<Escalated> {
    let ruling = match &of.state {
        DisputeState::Decided { ruling } => Some(ruling.clone()),
        open if open.stage() == Some(Stage::Decide) => None,
        _ => return None,
    };
    let last = of.records.last().map_or(of.opened, |taken| taken.at);
    let since = last.with_timezone(ctx.now.offset()).date_naive();
    let until = ruling.as_ref().map_or(ctx.today(), Ruling::on);
    let proposes = |step: Stage| matches!(step, Stage::Coordinate | Stage::Consult | Stage::Opinion);
    let proposals = of.records.iter().filter(|taken| proposes(taken.record.step)).map(|taken| taken.record.text.clone()).collect();
    Some(Escalated {
        dispute: of.id.clone(),
        title: of.title.clone(),
        resource: of.about.resource.clone(),
        question: of.statement.clone(),
        proposals,
        since,
        days: until.signed_duration_since(since).num_days().max(0),
        ruling,
    })
}
