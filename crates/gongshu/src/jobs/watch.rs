//! The watch over shared data: what calls and silence tell, and which reports are to be asked for.

use crate::act::{ActError, Command, Matter, Seen, act};
use crate::node::Node;
use chrono::{DateTime, Days, TimeDelta};
use domain::feedback::{Ask, Feedback, Period};
use domain::misuse::{Detect, Evidence, Misuse, Sign, surges};
use domain::sharing::Grant;
use law::Citation;
use std::sync::Arc;
use std::time::Duration;
use store::{ActFilter, Span};

/// How often it looks.
const EVERY: Duration = Duration::from_secs(600);
/// Grants looked at before the next page is read.
const PAGE: u64 = 200;
/// Days for which a grant that has ended is still looked at: calls under it are no authority's.
const AFTER: u64 = 30;

/// What was noted.
#[derive(Debug)]
pub struct Noted {
    /// Its title.
    pub title: String,
    /// The article.
    pub citation: Option<Citation>,
}

pub(super) async fn run(node: Arc<Node>) {
    let mut interval = tokio::time::interval(EVERY);
    loop {
        interval.tick().await;
        if let Err(error) = watch(&node).await {
            tracing::error!(%error, "the watch over shared data could not do its work; it is tried again");
        }
    }
}

/// Looks over every grant. Answers what was noted.
///
/// # Errors
/// The database failed; what was noted stays noted.
pub async fn watch(node: &Node) -> anyhow::Result<Vec<Noted>> {
    let since = node.clock.now().date_naive().checked_sub_days(Days::new(AFTER)).unwrap_or_default();
    let (mut last, mut noted) = (String::new(), Vec::new());
    loop {
        let grants = node.store.grants_watched(&last, since, PAGE).await?;
        let Some(newest) = grants.last() else { return Ok(noted) };
        last.clone_from(&newest.body.id.0);
        for grant in grants {
            look(node, &grant.body, &mut noted).await?;
        }
    }
}

async fn look(node: &Node, grant: &Grant, noted: &mut Vec<Noted>) -> anyhow::Result<()> {
    let cases = node.store.misuses_of(grant).await?;
    for sign in Sign::SEEN {
        let earlier: Vec<_> = cases.iter().filter(|one| one.sign == sign).collect();
        if earlier.iter().any(|one| one.open()) {
            continue;
        }
        let after = earlier.iter().map(|one| one.evidence.to).max();
        let Some(evidence) = seen(node, grant, sign, after).await? else { continue };
        if sign == Sign::Idle && earlier.iter().any(|one| one.evidence.from == evidence.from) {
            continue;
        }
        let seen = Seen { grant: grant.id.0.clone(), earlier: earlier.len(), detect: Detect { sign, evidence } };
        let id = format!("{}:{}:{}", seen.grant, sign.word(), seen.earlier + 1);
        submit(node, Matter::Detect(Box::new(seen))).await?;
        let found = node.store.matter::<Misuse>(&id).await?.map(|row| row.body);
        tell(node, found, noted).await?;
    }
    let today = node.clock.now().date_naive();
    let Some(period) = Period::of(today, node.config.limits.report_months) else { return Ok(()) };
    let id = Ask::id(grant, &period);
    if node.store.matter::<Feedback>(id.as_str()).await?.is_none() {
        submit(node, Matter::AskReport(grant.id.0.clone(), period)).await?;
        let found = node.store.matter::<Feedback>(id.as_str()).await?.map(|row| row.body);
        tell(node, found, noted).await?;
    }
    Ok(())
}

/// What there is to see by a sign, after what was seen before.
async fn seen(node: &Node, grant: &Grant, sign: Sign, after: Option<DateTime<chrono::FixedOffset>>) -> anyhow::Result<Option<Evidence>> {
    let now = node.clock.now();
    let at = |milli: i64| DateTime::from_timestamp_millis(milli).map_or(now, |at| at.with_timezone(now.offset()));
    let of = |span: Span| Evidence { calls: span.calls, from: at(span.first), to: at(span.last) };
    let before = after.map_or(0, |after| after.timestamp_millis());
    let id = grant.id.as_str();
    Ok(match sign {
        Sign::Idle => {
            let last = node.store.answered_calls(id, 0).await?.map(|span| at(span.last));
            last.max(grant.since).map(|from| Evidence { calls: 0, from, to: now })
        }
        Sign::Anomaly => {
            let hour = now.checked_sub_signed(TimeDelta::hours(1)).map_or(0, |hour| hour.timestamp_millis()).max(before);
            let month = now.checked_sub_signed(TimeDelta::days(30)).map_or(0, |month| month.timestamp_millis());
            let calls = |span: Option<Span>| span.map_or(0, |span| span.calls);
            let recent = calls(node.store.tried_calls(id, hour).await?);
            let usual = match grant.daily_quota {
                Some(quota) => u64::from(quota),
                None => calls(node.store.tried_calls(id, month).await?).saturating_sub(recent) / 30,
            };
            let limits = &node.config.limits;
            surges(recent, usual, limits.surge_times, limits.surge_calls).then_some(Evidence { calls: recent, from: at(hour), to: now })
        }
        _ => node.store.refused_calls(id, sign.codes(), before).await?.map(of),
    })
}

/// Submits it; what comes to nothing is nothing.
async fn submit(node: &Node, matter: Matter) -> anyhow::Result<()> {
    match act(node, &node.actor().await, Command::Matter(matter)).await {
        Ok(_) => Ok(()),
        Err(ActError::Refused { refusal, .. }) => {
            tracing::debug!(code = refusal.code, "the watch was refused");
            Ok(())
        }
        Err(ActError::Failed(error)) => Err(error.into()),
    }
}

async fn tell<T: domain::Matter>(node: &Node, found: Option<T>, noted: &mut Vec<Noted>) -> anyhow::Result<()> {
    let Some(matter) = found else { return Ok(()) };
    let newest = ActFilter { case: Some(matter.case()), ..ActFilter::default() };
    let act = node.store.acts(&newest, None, 1).await?.into_iter().next();
    noted.push(Noted { title: matter.title(), citation: act.and_then(|act| act.leaf.citation) });
    Ok(())
}
