//! The overdue register, and requests in which somebody has to act: each number leads to its cases.

use super::clock_view::title;
use super::matter::Desk;
use super::problem::Cited;
use super::{Answer, Cursor, List, Who};
use crate::act::Matter as Act;
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, Query, State};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta};
use domain::decision::CaseRef;
use domain::org::OrgKind;
use domain::oversight::{Lapse, Never, OpenRequest, Step};
use domain::{Context, Matter, OrgId};
use law::Key;
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{LapseFilter, RequestFilter, StoreError};

impl Desk for Lapse {
    async fn opening(_: &Node, _: String, never: Never) -> anyhow::Result<Act> {
        match never {}
    }

    fn step(node: &Node, id: String, step: Step) -> anyhow::Result<Act> {
        Ok(Act::Oversight(id, step, node.config.limits.nudges_per_day))
    }

    fn named(&self) -> Vec<OrgId> {
        self.waiting.clone()
    }

    /// Urging and ordering are powers; to explain is a duty once it is demanded, to close once the duty is met.
    fn duty(&self, verb: &str) -> bool {
        match verb {
            "explain" => self.unanswered().is_some(),
            "close" => true,
            _ => false,
        }
    }
}

/// Which entries to list.
#[derive(Debug, Deserialize)]
pub struct RegisterQuery {
    /// Whose duty.
    org: Option<String>,
    /// In the cases of this room.
    room: Option<String>,
    state: Option<String>,
    /// `open`, or `closed`.
    tab: Option<String>,
    /// Overdue for this many days at least.
    days: Option<i64>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// An entry as listed.
#[derive(Debug, Serialize)]
pub struct LapseRow {
    id: String,
    case: CaseRef,
    key: String,
    key_title: &'static str,
    about: String,
    owner: String,
    owner_name: String,
    waiting_names: Vec<String>,
    state: &'static str,
    due: DateTime<FixedOffset>,
    /// Working days overdue: to the day it was met, else to today.
    late: i64,
    citation: Cited,
    escalates: bool,
    nudges: usize,
    orders: usize,
    /// By when the newest order wants it done.
    until: Option<NaiveDate>,
    /// Whether that day is over and the duty still isn't met.
    order_lapsed: bool,
    met: Option<DateTime<FixedOffset>>,
}

impl LapseRow {
    async fn of(node: &Node, lapse: Lapse) -> Self {
        let (now, mut waiting_names) = (node.clock.now(), Vec::new());
        for org in &lapse.waiting {
            waiting_names.push(node.org_name(org).await);
        }
        let end = lapse.met.unwrap_or(now).date_naive();
        let until = lapse.orders.last().map(|order| order.until);
        Self {
            late: -node.law().working_days_between(end, lapse.due.date_naive()),
            key_title: title(&lapse.key),
            owner_name: node.org_name(&lapse.owner).await,
            state: lapse.state_name(),
            nudges: lapse.nudges.len(),
            orders: lapse.orders.len(),
            order_lapsed: lapse.met.is_none() && until.is_some_and(|until| until < now.date_naive()),
            until,
            id: lapse.id.0,
            case: lapse.subject,
            key: lapse.key,
            about: lapse.about,
            owner: lapse.owner.0,
            waiting_names,
            due: lapse.due,
            citation: lapse.citation.into(),
            escalates: lapse.escalates,
            met: lapse.met,
        }
    }
}

/// The register, the longest overdue first: all of it in the authority, elsewhere what the viewer owes or waits for.
///
/// # Errors
/// The store failed.
pub async fn register(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(query): Query<RegisterQuery>,
) -> Answer<List<LapseRow>> {
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    let watches = who.actor.kind == OrgKind::Authority;
    let age = query.days.filter(|days| (1..=36_500).contains(days)).map(|days| node.clock.now() - TimeDelta::days(days));
    let filter = LapseFilter {
        owner: some(query.org),
        party: (!watches).then(|| who.actor.org.0.clone()),
        waits: None,
        room: some(query.room),
        state: some(query.state),
        open: match query.tab.as_deref() {
            Some("closed") => Some(false),
            Some("all") => None,
            _ => Some(true),
        },
        due_before: age,
    };
    let rows = Cursor { cursor: None, limit: query.limit }.rows();
    let page = node.store.lapses(&filter, query.cursor.as_deref(), rows).await?;
    let mut items = Vec::new();
    for row in page.items {
        if watches || row.body.concerns(&who.actor.org) {
            items.push(LapseRow::of(&node, row.body).await);
        }
    }
    Ok(Json(List { items, next: page.next }))
}

/// How often a case was urged and ordered about, for marks in lists.
#[derive(Clone, Copy, Debug, Default, Serialize)]
pub struct Marks {
    /// Times urged.
    pub nudges: usize,
    /// Times ordered.
    pub orders: usize,
}

/// Marks of a case's open entries.
///
/// # Errors
/// The store failed.
pub(super) async fn marks(node: &Node, case: &CaseRef) -> Result<Marks, StoreError> {
    let found = node.store.lapses_of(case).await?;
    let open = found.iter().filter(|row| row.body.closed.is_none());
    Ok(open.fold(Marks::default(), |all, row| Marks {
        nudges: all.nudges + row.body.nudges.len(),
        orders: all.orders + row.body.orders.len(),
    }))
}

/// Open requests, and the article under which the authority sees to them.
#[derive(Debug, Serialize)]
pub struct OpenRequests {
    items: Vec<OpenRequest>,
    citation: Option<Cited>,
}

/// Most open requests that are listed at once, newest first.
const MOST: u64 = 200;

/// Sharing requests in which the source has to act, the most pressing first: with the clock, or with their age where the law
/// sets no term.
///
/// # Errors
/// The store failed.
pub async fn requests(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<OpenRequests> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let mut items = Vec::new();
    for state in ["asked", "agreed"] {
        let filter = RequestFilter { state: Some(state.into()), ..RequestFilter::default() };
        for row in node.store.requests(&filter, None, MOST).await?.items {
            let running = node.store.clocks_of(&row.body.case()).await?.into_iter().map(|clock| clock.body);
            let clock = running.filter(|clock| clock.met.is_none()).min_by_key(|clock| clock.due);
            let about = super::sharing::resource_title(&node, &row.body.resource).await?;
            let owner = node.org_name(clock.as_ref().map_or(&row.body.source, |clock| &clock.owner)).await;
            items.extend(OpenRequest::of(&row.body, &about, &owner, clock.as_ref(), &ctx));
        }
    }
    items.sort_by_key(|open| (open.term.as_ref().map_or(i64::MAX, |term| term.due.timestamp()), open.since));
    let citation = law.cite(Key::SharingCoordinate, ctx.today()).map(Cited::from);
    Ok(Json(OpenRequests { items, citation }))
}
