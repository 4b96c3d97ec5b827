//! Words that the law defines.

use crate::api::{Answer, List};
use crate::node::Node;
use axum::Json;
use axum::extract::State;
use domain::wording::Word;
use std::sync::Arc;

/// Every word that the binding law defines today, and where.
///
/// # Errors
/// None; the answer's type has room for one.
pub async fn words(State(node): State<Arc<Node>>) -> Answer<List<Word>> {
    let (law, today) = (node.law(), node.clock.now().date_naive());
    Ok(Json(List::whole(Word::all(&law, today))))
}
