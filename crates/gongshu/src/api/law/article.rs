//! One article: our summary, the official text where a deployer attached it, its rules, its obligations, what goes on.

use super::head::PackHead;
use super::pack::live;
use super::rows::RowView;
use super::rule::RuleView;
use crate::api::{Answer, Problem, Who};
use crate::node::Node;
use axum::extract::{Path, State};
use axum::{Extension, Json};
use law::{Pack, Provision, Standing, fingerprint, to_chinese};
use serde::Serialize;
use std::sync::Arc;
use store::Live;

/// An article.
#[derive(Debug, Serialize)]
pub struct ArticleView {
    pack: PackHead,
    article: u16,
    place: String,
    title: String,
    live: Live,
    previous: Option<u16>,
    next: Option<u16>,
    provisions: Vec<ProvisionView>,
}

#[derive(Debug, Serialize)]
struct ProvisionView {
    id: String,
    place: String,
    summary: String,
    none: Option<String>,
    restored: bool,
    unattached: bool,
    text: Option<TextView>,
    rules: Vec<RuleView>,
    rows: Vec<RowView>,
}

/// The official text beside it.
#[derive(Debug, Serialize)]
struct TextView {
    words: String,
    matches: bool,
}

/// One article of one law.
///
/// # Errors
/// There is no such pack or article.
pub async fn article(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path((id, article)): Path<(String, u16)>,
) -> Answer<ArticleView> {
    let pack = node.library.pack(&id).ok_or_else(Problem::hidden)?;
    let first = pack.article(article).next().ok_or_else(Problem::hidden)?;
    let live = live(&node, &who, pack, &[article]).await?;
    let numbers = || pack.provisions().map(|provision| provision.citation.article);
    let standing = node.library.standing(pack);
    Ok(Json(ArticleView {
        pack: PackHead::of(&node, pack),
        article,
        place: format!("第{}条", to_chinese(article)),
        title: first.article_title.clone(),
        live: live.get(&article).copied().unwrap_or_default(),
        previous: numbers().filter(|number| *number < article).max(),
        next: numbers().find(|number| *number > article),
        provisions: pack.article(article).map(|provision| view(&node, pack, provision, &standing)).collect(),
    }))
}

fn view(node: &Node, pack: &Pack, provision: &Provision, standing: &[Standing<'_>]) -> ProvisionView {
    let id = provision.citation.id();
    let near = standing.iter().filter(|standing| standing.row.article == provision.citation.article);
    let own = near.filter(|standing| pack.provision_of(standing.row).is_some_and(|at| at == id));
    ProvisionView {
        place: place(provision),
        summary: provision.summary.clone(),
        none: provision.none.clone(),
        restored: provision.restored,
        unattached: provision.unattached,
        text: node
            .texts
            .get(&pack.id)
            .and_then(|text| text.get(&id))
            .map(|words| TextView { words: words.clone(), matches: fingerprint(words) == provision.fingerprint }),
        rules: provision.rules.iter().filter_map(|rule| pack.same(rule)).map(|rule| RuleView::of(node, rule)).collect(),
        rows: own.map(|standing| RowView::of(node, standing)).collect(),
        id,
    }
}

fn place(provision: &Provision) -> String {
    let at = &provision.citation;
    let item = at.item.map(|item| format!("第{}项", to_chinese(item)));
    item.or_else(|| at.paragraph.map(|paragraph| format!("第{}款", to_chinese(paragraph)))).unwrap_or_default()
}
