//! The coverage page: obligations by room and state, with what shows them.

use crate::api::{Answer, Cursor, Problem};
use crate::node::Node;
use axum::Json;
use axum::extract::{Query, State};
use law::{RowState, Standing};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// An obligation as shown.
#[derive(Debug, Serialize)]
pub struct RowView {
    id: String,
    pack: String,
    /// The article it stands in.
    article: u16,
    title: String,
    mechanism: String,
    room: String,
    enforcement: String,
    state: RowState,
    shown_by: Vec<String>,
    outside: Option<String>,
    survivors: Vec<String>,
}

impl RowView {
    /// Of an obligation as it stands.
    pub fn of(node: &Node, standing: &Standing<'_>) -> Self {
        let row = standing.row;
        Self {
            id: row.id.clone(),
            pack: standing.pack.id.clone(),
            article: row.article,
            title: row.title_zh.clone(),
            mechanism: row.mechanism.clone(),
            room: node.library.mechanisms.get(&row.mechanism).cloned().unwrap_or_default(),
            enforcement: row.enforcement.clone(),
            state: standing.state,
            shown_by: row.shown_by.clone(),
            outside: row.outside.clone(),
            survivors: standing.survivors.clone(),
        }
    }
}

/// Which obligations to list.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    pack: Option<String>,
    room: Option<String>,
    state: Option<String>,
    q: Option<String>,
    cursor: Option<String>,
    limit: Option<u64>,
}

/// The coverage of all packs.
#[derive(Debug, Serialize)]
pub struct CoverageView {
    summary: Vec<Tally>,
    packs: Vec<PackTally>,
    items: Vec<RowView>,
    next: Option<String>,
    unmarked: Vec<String>,
}

#[derive(Debug, Default, Serialize)]
struct Tally {
    room: String,
    shown: usize,
    outside: usize,
    pending: usize,
    total: usize,
}

#[derive(Debug, Serialize)]
struct PackTally {
    id: String,
    title: String,
    #[serde(flatten)]
    tally: Tally,
}

impl Tally {
    fn add(&mut self, state: RowState) {
        self.total += 1;
        match state {
            RowState::Shown => self.shown += 1,
            RowState::Outside => self.outside += 1,
            RowState::Pending => self.pending += 1,
        }
    }
}

/// Obligations by room and state; the tallies are over all packs, or over the one asked for.
///
/// # Errors
/// The cursor isn't one of ours.
pub async fn coverage(State(node): State<Arc<Node>>, Query(wanted): Query<Wanted>) -> Answer<CoverageView> {
    let mut rooms: BTreeMap<String, Tally> = BTreeMap::new();
    let (mut packs, mut rows) = (Vec::new(), Vec::new());
    for pack in node.library.packs.values().filter(|pack| !pack.obligations.is_empty()) {
        let mut tally = Tally::default();
        for standing in node.library.standing(pack) {
            tally.add(standing.state);
            if wanted.pack.as_ref().is_some_and(|id| *id != pack.id) {
                continue;
            }
            let view = RowView::of(&node, &standing);
            let room = rooms.entry(view.room.clone()).or_insert_with(|| Tally { room: view.room.clone(), ..Tally::default() });
            room.add(standing.state);
            if wanted.takes(&view) {
                rows.push(view);
            }
        }
        packs.push(PackTally { id: pack.id.clone(), title: pack.title.clone(), tally });
    }
    let (items, next) = wanted.page(rows)?;
    Ok(Json(CoverageView { summary: rooms.into_values().collect(), packs, items, next, unmarked: node.library.coverage().unmarked }))
}

impl Wanted {
    fn takes(&self, row: &RowView) -> bool {
        let is = |wanted: &Option<String>, is: &str| wanted.as_deref().is_none_or(|wanted| wanted.is_empty() || wanted == is);
        let state = serde_json::to_value(row.state).ok().and_then(|state| state.as_str().map(str::to_owned)).unwrap_or_default();
        let text = self.q.as_deref().map(str::trim).filter(|text| !text.is_empty());
        let found = |text: &str| row.title.contains(text) || row.id.contains(text) || row.shown_by.iter().any(|by| by.contains(text));
        is(&self.room, &row.room) && is(&self.state, &state) && text.is_none_or(found)
    }

    fn page(&self, rows: Vec<RowView>) -> Result<(Vec<RowView>, Option<String>), Problem> {
        let from: usize = match &self.cursor {
            Some(cursor) => cursor.parse().map_err(|_| Problem::input("cursor", "不是可用的游标"))?,
            None => 0,
        };
        let limit = Cursor { cursor: None, limit: self.limit }.rows();
        let limit = usize::try_from(limit).unwrap_or(usize::MAX);
        let next = (rows.len() > from.saturating_add(limit)).then(|| (from + limit).to_string());
        Ok((rows.into_iter().skip(from).take(limit).collect(), next))
    }
}
