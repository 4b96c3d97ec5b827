//! One law: its articles with what goes on under each, its silences, its conflicts with the law above it.

use super::head::PackHead;
use crate::api::problem::Cited;
use crate::api::{Answer, Problem, Who};
use crate::node::Node;
use axum::extract::{Path, State};
use axum::{Extension, Json};
use domain::org::OrgKind;
use law::{Conflict, Key, Pack, Relation, to_chinese};
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use store::Live;

/// A law.
#[derive(Debug, Serialize)]
pub struct PackView {
    head: PackHead,
    chapters: Vec<ChapterView>,
    silent: Vec<SilentView>,
    conflicts: Vec<ConflictView>,
}

#[derive(Debug, Serialize)]
struct ChapterView {
    title: String,
    articles: Vec<ArticleHead>,
}

#[derive(Debug, Serialize)]
struct ArticleHead {
    article: u16,
    place: String,
    title: String,
    paragraphs: usize,
    rules: usize,
    rooms: BTreeSet<&'static str>,
    live: Live,
}

#[derive(Debug, Serialize)]
struct SilentView {
    key: Key,
    label: &'static str,
    why: String,
}

#[derive(Debug, Serialize)]
struct ConflictView {
    key: Key,
    label: &'static str,
    looser: Cited,
    says: String,
    binds: Option<Cited>,
    instead: Option<String>,
}

/// One law.
///
/// # Errors
/// There is no such pack.
pub async fn pack(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<PackView> {
    let pack = node.library.pack(&id).ok_or_else(Problem::hidden)?;
    let numbers: BTreeSet<u16> = pack.provisions().map(|provision| provision.citation.article).collect();
    let live = live(&node, &who, pack, &numbers.into_iter().collect::<Vec<_>>()).await?;
    Ok(Json(PackView {
        head: PackHead::of(&node, pack),
        chapters: pack
            .chapters
            .iter()
            .map(|chapter| ChapterView { title: chapter.title.clone(), articles: articles(chapter, &live) })
            .collect(),
        silent: pack.silent.iter().map(|(key, why)| SilentView { key: *key, label: key.label(), why: why.clone() }).collect(),
        conflicts: conflicts(&node, pack),
    }))
}

/// What goes on under these articles: to the authority all of it, to a department what concerns itself.
pub async fn live(node: &Node, who: &Who, pack: &Pack, articles: &[u16]) -> Result<BTreeMap<u16, Live>, store::StoreError> {
    let org = (who.actor.kind != OrgKind::Authority).then(|| who.actor.org.as_str());
    node.store.live(&pack.id, articles, org, node.clock.now()).await
}

fn articles(chapter: &law::Chapter, live: &BTreeMap<u16, Live>) -> Vec<ArticleHead> {
    let mut heads: Vec<ArticleHead> = Vec::new();
    for provision in &chapter.provisions {
        let article = provision.citation.article;
        if heads.last().is_none_or(|head| head.article != article) {
            heads.push(ArticleHead {
                article,
                place: format!("第{}条", to_chinese(article)),
                title: provision.article_title.clone(),
                paragraphs: 0,
                rules: 0,
                rooms: BTreeSet::new(),
                live: live.get(&article).copied().unwrap_or_default(),
            });
        }
        if let Some(head) = heads.last_mut() {
            head.paragraphs += 1;
            head.rules += provision.rules.len();
            head.rooms.extend(provision.rules.iter().map(|rule| rule.key.room()));
        }
    }
    heads
}

/// Rules of this law that ask for less than the law above it.
fn conflicts(node: &Node, pack: &Pack) -> Vec<ConflictView> {
    let own = pack.rules.values().chain(&pack.entries).filter(|rule| rule.relation == Some(Relation::Looser));
    let own: BTreeSet<_> = own.map(|rule| rule.citation.clone()).collect();
    let Ok(law) = node.library.bind(&[&pack.id], law::Mode::Trial) else { return Vec::new() };
    let found = law.conflicts().into_iter().filter(|conflict| own.contains(&conflict.looser));
    found.map(view).collect()
}

fn view(conflict: Conflict) -> ConflictView {
    ConflictView {
        key: conflict.key,
        label: conflict.key.label(),
        looser: conflict.looser.into(),
        says: conflict.says.to_string(),
        binds: conflict.binds.map(Cited::from),
        instead: conflict.instead.map(|value| value.to_string()),
    }
}
