//! The law beside a field: rule, article, rows; and the register a basis is picked from.

mod article;
mod diff;
mod due;
mod head;
mod pack;
mod rows;
mod rule;
mod words;

pub use article::article;
pub use diff::diff;
pub use due::{due, keys};
pub use head::packs;
pub use pack::pack;
pub use rows::coverage;
pub use words::words;

use super::problem::Cited;
use super::{Answer, List, Problem};
use crate::node::Node;
use ::law::{Key, Norm, Value};
use axum::Json;
use axum::extract::{Path, Query, State};
use rule::Label;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A rule as shown.
#[derive(Debug, Serialize)]
pub struct RuleView {
    key: &'static str,
    citation: Cited,
    value_text: String,
    rows: Vec<BTreeMap<String, String>>,
    list: Vec<String>,
    reading: Option<String>,
    by: Option<Label>,
    to: Option<Label>,
    in_force: bool,
}

/// The binding rule under a key, today; where none holds yet, the one that will or did.
///
/// # Errors
/// No such key, or no rule.
pub async fn key(State(node): State<Arc<Node>>, Path(key): Path<String>) -> Answer<RuleView> {
    let key: Key = key.parse().map_err(|_| Problem::hidden())?;
    let today = node.clock.now().date_naive();
    let law = node.law();
    let rule = law.rule_or_nearest(key, today).ok_or_else(Problem::hidden)?;
    let value_text = if matches!(rule.value, Value::Table(_)) { String::new() } else { rule.value.to_string() };
    Ok(Json(RuleView {
        key: key.as_str(),
        citation: rule.citation.clone().into(),
        value_text,
        rows: if let Value::Table(rows) = &rule.value { rows.clone() } else { Vec::new() },
        list: if let Value::List(list) = &rule.value { list.clone() } else { Vec::new() },
        reading: rule.reading.clone(),
        by: rule.by.as_deref().map(Label::role),
        to: rule.to.as_deref().map(Label::role),
        in_force: law.in_force(rule, today),
    }))
}

/// Which norms to list.
#[derive(Debug, Deserialize)]
pub struct NormQuery {
    q: Option<String>,
    /// Only norms whose rank suffices for this key.
    suffices: Option<String>,
}

/// A norm as shown.
#[derive(Debug, Serialize)]
pub struct NormView {
    id: String,
    title: String,
    rank: String,
    issuer: Option<String>,
    articles: Vec<ArticleView>,
}

#[derive(Debug, Serialize)]
struct ArticleView {
    article: u16,
    place: String,
    summary: String,
}

/// Norms in force today a basis can be picked from.
///
/// # Errors
/// No such key.
pub async fn norms(State(node): State<Arc<Node>>, Query(query): Query<NormQuery>) -> Answer<List<NormView>> {
    let today = node.clock.now().date_naive();
    let law = node.law();
    let wanted = query.q.unwrap_or_default().trim().to_owned();
    let found: Vec<&Norm> = match query.suffices {
        Some(key) => law.sufficient(key.parse().map_err(|_| Problem::input("suffices", "没有这个规则"))?, today),
        None => law.norms_on(today).collect(),
    };
    let matches =
        |norm: &&Norm| wanted.is_empty() || norm.title.contains(&wanted) || norm.articles.iter().any(|a| a.summary.contains(&wanted));
    Ok(Json(List::whole(found.into_iter().filter(matches).map(view).collect())))
}

fn view(norm: &Norm) -> NormView {
    let article = |a: &::law::Article| ArticleView {
        article: a.article,
        place: format!("第{}条", ::law::to_chinese(a.article)),
        summary: a.summary.clone(),
    };
    NormView {
        id: norm.id.clone(),
        title: norm.title.clone(),
        rank: norm.rank.to_string(),
        issuer: norm.issuer.clone(),
        articles: norm.articles.iter().map(article).collect(),
    }
}
