//! The board: every number is counted from evidence and can be clicked down to it.

use super::{Answer, calendar};
use crate::node::Node;
use axum::Json;
use axum::extract::State;
use chrono::{DateTime, TimeDelta};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{ClockFilter, LapseFilter, RequestFilter, ResourceFilter, StoreError};

/// The board.
#[derive(Debug, Serialize)]
pub struct Board {
    notices: Vec<Notice>,
    cards: Cards,
    by_org: Vec<OrgRow>,
    calls_by_day: Vec<DayRow>,
    requests_by_state: Vec<StateRow>,
    clocks_by_level: Vec<LevelRow>,
}

/// What the authority must see to about the law itself.
#[derive(Debug, Serialize)]
struct Notice {
    kind: &'static str,
    text: String,
    href: String,
}

#[derive(Debug, Default, Serialize)]
struct Cards {
    resources_published: u64,
    resources_loaded: u64,
    requests_open: u64,
    overdue: u64,
    lapses: u64,
    calls_today: u64,
    refusals_today: u64,
}

#[derive(Debug, Serialize)]
struct OrgRow {
    org: String,
    org_name: String,
    resources: u64,
    duties: u64,
    overdue: u64,
}

#[derive(Debug, Default, Serialize)]
struct DayRow {
    day: String,
    answered: u64,
    refused: u64,
}

#[derive(Debug, Serialize)]
struct StateRow {
    state: &'static str,
    count: u64,
}

#[derive(Debug, Serialize)]
struct LevelRow {
    level: &'static str,
    count: u64,
}

/// Days shown of the calls.
const DAYS: i64 = 14;

/// The board, now.
///
/// # Errors
/// The store failed.
pub async fn board(State(node): State<Arc<Node>>) -> Answer<Board> {
    let calls_by_day = calls(&node).await?;
    let requests_by_state = requests(&node).await?;
    let open = requests_by_state.iter().filter(|r| matches!(r.state, "asked" | "agreed")).map(|r| r.count).sum();
    let running = node.store.count_clocks(&ClockFilter { running: Some(true), ..ClockFilter::default() }).await?;
    let late = ClockFilter { running: Some(true), due_before: Some(node.clock.now()), ..ClockFilter::default() };
    let overdue = node.store.count_clocks(&late).await?;
    let today = calls_by_day.last();
    let cards = Cards {
        resources_published: node.store.count_resources(&published(None)).await?,
        resources_loaded: node.store.manifests().await?.len() as u64,
        requests_open: open,
        overdue,
        lapses: node.store.count_lapses(&LapseFilter { open: Some(true), ..LapseFilter::default() }).await?,
        calls_today: today.map_or(0, |d| d.answered + d.refused),
        refusals_today: node.store.count_refusals(crate::call::midnight(node.clock.now())).await? + today.map_or(0, |d| d.refused),
    };
    let met = node.store.count_clocks(&ClockFilter { running: Some(false), ..ClockFilter::default() }).await?;
    let clocks_by_level = vec![
        LevelRow { level: "overdue", count: overdue },
        LevelRow { level: "running", count: running - overdue.min(running) },
        LevelRow { level: "done", count: met },
    ];
    Ok(Json(Board { notices: notices(&node), cards, by_org: orgs(&node).await?, calls_by_day, requests_by_state, clocks_by_level }))
}

/// A calendar that should be there by now, and bound laws that run out.
fn notices(node: &Node) -> Vec<Notice> {
    let today = node.clock.now().date_naive();
    let law = node.law();
    let mut notices = Vec::new();
    let missing = calendar::missing(&law, today);
    if missing.alarm {
        let text = format!("{}年的放假安排还没有载入，跨入该年的到期日都是暂定的", missing.year);
        notices.push(Notice { kind: "calendar", text, href: "/calendar".into() });
    }
    for expiry in node.library.expiries(today) {
        let binds = law.binding().any(|pack| pack.id == expiry.pack);
        if binds && expiry.days_left <= node.config.limits.expiry_warn_days {
            let left = if expiry.days_left < 0 { "已经失效".to_owned() } else { format!("还有{}天失效", expiry.days_left) };
            let text = format!("《{}》有效期至{}，{left}", expiry.title, expiry.until);
            notices.push(Notice { kind: "expiry", text, href: format!("/law/{}", expiry.pack) });
        }
    }
    notices
}

fn published(org: Option<&str>) -> ResourceFilter {
    ResourceFilter { org: org.map(str::to_owned), ..ResourceFilter::default() }
}

async fn orgs(node: &Node) -> Result<Vec<OrgRow>, StoreError> {
    let duties: BTreeMap<_, _> = node.store.duties(node.clock.now()).await?.into_iter().map(|d| (d.owner.clone(), d)).collect();
    let mut rows = Vec::new();
    for org in node.orgs().await.values() {
        let resources = node.store.count_resources(&published(Some(org.id.as_str()))).await?;
        let duty = duties.get(org.id.as_str());
        if resources > 0 || duty.is_some() {
            rows.push(OrgRow {
                org: org.id.0.clone(),
                org_name: org.name.clone(),
                resources,
                duties: duty.map_or(0, |d| d.running),
                overdue: duty.map_or(0, |d| d.overdue),
            });
        }
    }
    rows.sort_by_key(|row| std::cmp::Reverse((row.overdue, row.resources)));
    Ok(rows)
}

async fn calls(node: &Node) -> Result<Vec<DayRow>, StoreError> {
    let now = node.clock.now();
    let offset = i64::from(now.offset().local_minus_utc()) * 1_000;
    let first = crate::call::midnight(now - TimeDelta::days(DAYS - 1));
    let counts = node.store.calls_by_day(first, offset).await?;
    let mut days: BTreeMap<i64, DayRow> = (0..DAYS).map(|n| ((first + offset) / 86_400_000 + n, DayRow::default())).collect();
    for count in counts {
        let row = days.entry(count.day).or_default();
        if count.outcome == "answered" { row.answered += count.count } else { row.refused += count.count }
    }
    let name = |day: i64| DateTime::from_timestamp(day * 86_400, 0).map(|at| at.date_naive().to_string()).unwrap_or_default();
    Ok(days.into_iter().map(|(day, row)| DayRow { day: name(day), ..row }).collect())
}

async fn requests(node: &Node) -> Result<Vec<StateRow>, StoreError> {
    let mut rows = Vec::new();
    for state in ["asked", "agreed", "granted", "refused", "cancelled"] {
        let filter = RequestFilter { state: Some(state.into()), ..RequestFilter::default() };
        rows.push(StateRow { state, count: node.store.count_requests(&filter).await? });
    }
    Ok(rows)
}
