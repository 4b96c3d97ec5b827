//! The inbox: what is due, when, under which article.

use super::clock_view::{ClockView, Countdown, title};
use super::oversight::{Marks, marks};
use super::waiting::{count_opened, opened, waiting};
use super::{Answer, Cursor, List, Who};
use crate::node::Node;
use axum::Json;
use axum::extract::{Extension, Query, State};
use domain::clock::Clock;
use domain::decision::{CaseRef, Room};
use domain::org::OrgKind;
use domain::{Matter, OrgId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{ClockFilter, LapseFilter, RequestFilter, ResourceFilter};

/// Which part of the inbox.
#[derive(Debug, Deserialize)]
pub struct Tab {
    #[serde(default)]
    tab: Option<String>,
}

/// A row of the inbox.
#[derive(Debug, Serialize)]
pub struct Todo {
    case: CaseRef,
    title: String,
    what: String,
    from_org: String,
    owner_name: String,
    #[serde(flatten)]
    countdown: Option<Countdown>,
    state: Option<String>,
    /// How often the owner was urged and ordered about it.
    #[serde(flatten)]
    marks: Marks,
}

/// The inbox.
#[derive(Debug, Serialize)]
pub struct Inbox {
    items: Vec<Todo>,
    counts: Counts,
}

#[derive(Debug, Serialize)]
struct Counts {
    todo: u64,
    done: u64,
    started: u64,
    copied: u64,
    overdue: u64,
}

/// Duties of the organization: to do, done, or started by it.
///
/// # Errors
/// The store failed.
pub async fn inbox(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Query(tab): Query<Tab>) -> Answer<Inbox> {
    let own = who.actor.org.clone();
    let filter = |running| ClockFilter { owner: Some(own.0.clone()), running: Some(running), ..ClockFilter::default() };
    let unclocked = waiting(&node, &who.actor).await?;
    let timeless = unclocked.len() as u64;
    let items = match tab.tab.as_deref() {
        Some("done") => duties(&node, filter(false)).await?,
        Some("started") => {
            let mut items = started(&node, &own).await?;
            items.extend(opened(&node, &who.actor).await?);
            items
        }
        Some("copied") => copied(&node, &who).await?,
        _ => {
            let mut items = duties(&node, filter(true)).await?;
            items.extend(unclocked);
            items
        }
    };
    let overdue = ClockFilter { due_before: Some(node.clock.now()), ..filter(true) };
    let told = told(&who);
    let counts = Counts {
        todo: node.store.count_clocks(&filter(true)).await? + timeless,
        done: node.store.count_clocks(&filter(false)).await?,
        started: node.store.count_requests(&RequestFilter { applicant: Some(own.0.clone()), ..RequestFilter::default() }).await?
            + submitted(&node, &own).await?
            + count_opened(&node, &who.actor).await?,
        copied: node.store.count_lapses(&told).await?,
        overdue: node.store.count_clocks(&overdue).await?,
    };
    Ok(Json(Inbox { items, counts }))
}

/// Entries of the overdue register of which the organization is told though it isn't the one to act: it waits, or watches.
fn told(who: &Who) -> LapseFilter {
    let waits = who.actor.kind != OrgKind::Authority;
    LapseFilter { waits: waits.then(|| who.actor.org.0.clone()), open: Some(true), ..LapseFilter::default() }
}

async fn copied(node: &Node, who: &Who) -> Result<Vec<Todo>, store::StoreError> {
    let mut items = Vec::new();
    for row in node.store.lapses(&told(who), None, 200).await?.items {
        if who.actor.kind == OrgKind::Authority || row.body.waiting.contains(&who.actor.org) {
            let marks = Marks { nudges: row.body.nudges.len(), orders: row.body.orders.len() };
            let todo = Todo::of_matter(node, &row.body, row.body.opposite()).await?;
            items.push(Todo { marks, ..todo });
        }
    }
    Ok(items)
}

async fn submitted(node: &Node, own: &OrgId) -> Result<u64, store::StoreError> {
    let filter =
        ResourceFilter { viewer: own.0.clone(), org: Some(own.0.clone()), state: Some("submitted".into()), ..ResourceFilter::default() };
    node.store.count_resources(&filter).await
}

async fn duties(node: &Node, filter: ClockFilter) -> Result<Vec<Todo>, store::StoreError> {
    let mut items = Vec::new();
    for row in node.store.clocks(&filter, 200).await? {
        items.push(todo(node, row.body).await?);
    }
    Ok(items)
}

async fn todo(node: &Node, clock: Clock) -> Result<Todo, store::StoreError> {
    let case = clock.case.clone();
    let (subject, from) = subject(node, &case).await?;
    let from_org = match from {
        Some(org) => node.org_name(&org).await,
        None => String::new(),
    };
    let title = format!("{}：{subject}", title(&clock.key));
    let owner_name = node.org_name(&clock.owner).await;
    let late = clock.met.is_none() && clock.due < node.clock.now();
    let marks = if late { marks(node, &case).await? } else { Marks::default() };
    Ok(Todo {
        marks,
        owner_name,
        case,
        title,
        what: clock.key.clone(),
        from_org,
        countdown: Some(ClockView::of(node, clock).await.countdown),
        state: None,
    })
}

/// What a case is about, and who brought it.
async fn subject(node: &Node, case: &CaseRef) -> Result<(String, Option<OrgId>), store::StoreError> {
    Ok(match case.room {
        Room::Catalogue => match node.store.resource(&case.id).await? {
            Some(row) => (row.body.draft.title, Some(row.body.org)),
            None => (case.id.clone(), None),
        },
        Room::Sharing => match node.store.request(&case.id).await? {
            Some(row) => (super::sharing::resource_title(node, &row.body.resource).await?, Some(row.body.applicant)),
            None => (case.id.clone(), None),
        },
        _ => match super::waiting::subject(node, case).await? {
            Some((title, opener)) => (title, Some(opener)),
            None => (case.id.clone(), None),
        },
    })
}

/// Cases the organization started: its requests and what it has submitted, newest first.
async fn started(node: &Node, own: &OrgId) -> Result<Vec<Todo>, store::StoreError> {
    let mut items = Vec::new();
    let resources =
        ResourceFilter { viewer: own.0.clone(), org: Some(own.0.clone()), state: Some("submitted".into()), ..ResourceFilter::default() };
    for row in node.store.resources(&resources, None, 50).await?.items {
        let (case, state) = (row.body.case(), row.body.state_name());
        items.push(case_row(node, case, format!("报送审定：{}", row.body.draft.title), own, state).await?);
    }
    let requests = RequestFilter { applicant: Some(own.0.clone()), ..RequestFilter::default() };
    for row in node.store.requests(&requests, None, 100).await?.items {
        let title = format!("申请共享：{}", super::sharing::resource_title(node, &row.body.resource).await?);
        let (case, state) = (row.body.case(), row.body.state_name());
        items.push(case_row(node, case, title, &row.body.source, state).await?);
    }
    Ok(items)
}

impl Todo {
    /// A matter, with whom it is.
    pub(super) async fn of_matter<T: Matter>(node: &Node, matter: &T, with: &OrgId) -> Result<Self, store::StoreError> {
        case_row(node, matter.case(), matter.title(), with, matter.state_name()).await
    }
}

async fn case_row(node: &Node, case: CaseRef, title: String, with: &OrgId, state: &str) -> Result<Todo, store::StoreError> {
    let running = node.store.clocks_of(&case).await?.into_iter().rfind(|row| row.body.met.is_none());
    let countdown = match running {
        Some(row) => Some(ClockView::of(node, row.body).await.countdown),
        None => None,
    };
    let what = format!("{}.{state}", case.room.as_str());
    let marks = Marks::default();
    Ok(Todo {
        marks,
        owner_name: String::new(),
        case,
        title,
        what,
        from_org: node.org_name(with).await,
        countdown,
        state: Some(state.to_owned()),
    })
}

/// Which clocks of the whole hub to list.
#[derive(Debug, Deserialize)]
pub struct Running {
    /// Whose duty.
    org: Option<String>,
    /// `overdue`, or all that run.
    level: Option<String>,
    /// Under this article: `pack/article`.
    article: Option<String>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// Clocks that run, of all organizations, the most pressing first: the authority's evidence behind its numbers.
///
/// # Errors
/// The store failed.
pub async fn clocks(State(node): State<Arc<Node>>, Query(wanted): Query<Running>) -> Answer<List<Todo>> {
    let some = |text: Option<String>| text.filter(|text| !text.is_empty());
    let filter = ClockFilter {
        owner: some(wanted.org),
        running: Some(true),
        due_before: (wanted.level.as_deref() == Some("overdue")).then(|| node.clock.now()),
        article: some(wanted.article),
        ..ClockFilter::default()
    };
    let rows = Cursor { cursor: None, limit: wanted.limit }.rows();
    let page = node.store.clocks_page(&filter, wanted.cursor.as_deref(), rows).await?;
    let mut items = Vec::new();
    for row in page.items {
        items.push(todo(&node, row.body).await?);
    }
    Ok(Json(List { items, next: page.next }))
}
