//! Sources of data: the law's entries and who was made the source, what is collected, what need not be asked for again.

use super::matter::Desk;
use super::problem::Cited;
use super::{Answer, Body, Who};
use crate::act::Matter as Act;
use crate::node::Node;
use ::law::Key;
use axum::Json;
use axum::extract::{Extension, Query, State};
use domain::source::{Assign, Assignment, Collected, Entry, Gap, Held, Known, Step, collected, gaps, held};
use domain::{Context, Fault, OrgId, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

impl Desk for Assignment {
    async fn opening(_: &Node, id: String, open: Assign) -> anyhow::Result<Act> {
        Ok(Act::OpenSource(id, Box::new(open)))
    }

    fn step(_: &Node, id: String, step: Step) -> anyhow::Result<Act> {
        Ok(Act::Source(id, step))
    }

    fn named(&self) -> Vec<OrgId> {
        let parts = self.joint.iter().flat_map(|joint| &joint.parts).filter_map(|part| part.org.clone());
        parts.chain(self.joint.iter().flat_map(|joint| &joint.registered).map(|one| one.org.clone())).collect()
    }
}

/// An entry of the law.
#[derive(Debug, Serialize)]
pub struct EntryView {
    name: String,
    title: String,
    class: String,
    /// Departments in the words of the law.
    sources: Vec<String>,
    /// Kinds that the text lists one by one.
    parts: Vec<String>,
    /// Whether it has to be divided before anybody can be its source.
    divided: bool,
    citation: Cited,
    /// What was assigned of it.
    assigned: Vec<Assigned>,
}

/// An assignment, in brief.
#[derive(Debug, Serialize)]
struct Assigned {
    id: String,
    title: String,
    org: String,
    org_name: String,
    state: &'static str,
}

/// The law's entries, each with what was assigned of it.
#[derive(Debug, Serialize)]
pub struct Entries {
    items: Vec<EntryView>,
    /// Words by which organizations can be meant.
    words: Vec<String>,
}

/// What the law says about the sources of base data.
///
/// # Errors
/// The store failed, here and below.
pub async fn entries(State(node): State<Arc<Node>>) -> Answer<Entries> {
    let (law, today) = (node.law(), node.clock.now().date_naive());
    let assignments = node.store.assignments().await?;
    let (mut items, mut words) = (Vec::new(), Vec::new());
    for entry in Entry::all(&law, today) {
        words.extend(entry.sources().map(str::to_owned));
        items.push(EntryView {
            name: entry.name().to_owned(),
            title: entry.title().to_owned(),
            class: entry.class().to_owned(),
            sources: entry.sources().map(str::to_owned).collect(),
            parts: entry.parts().map(str::to_owned).collect(),
            divided: entry.divided(),
            citation: entry.citation().clone().into(),
            assigned: assignments.iter().filter(|one| one.entry == entry.name()).map(brief).collect(),
        });
    }
    words.sort();
    words.dedup();
    Ok(Json(Entries { items, words }))
}

fn brief(one: &Assignment) -> Assigned {
    use domain::Matter as _;
    let (id, org) = (one.id.0.clone(), one.org.0.clone());
    Assigned { id, title: one.title(), org, org_name: one.org_name.clone(), state: one.state_name() }
}

/// A list, and the article that asks for it.
#[derive(Debug, Serialize)]
pub struct Cataloged<T> {
    items: Vec<T>,
    citation: Option<Cited>,
    /// Names of the organizations in it.
    names: BTreeMap<String, String>,
}

pub(super) async fn under<T>(node: &Node, keys: &[Key], items: Vec<T>, orgs: impl Iterator<Item = OrgId>) -> Cataloged<T> {
    let (law, today) = (node.law(), node.clock.now().date_naive());
    let mut names = BTreeMap::new();
    for org in orgs {
        let name = node.org_name(&org).await;
        names.insert(org.0, name);
    }
    Cataloged { items, citation: keys.iter().find_map(|key| law.cite(*key, today)).map(Cited::from), names }
}

/// Base data of the law that nobody is the source of.
pub async fn missing(State(node): State<Arc<Node>>) -> Answer<Cataloged<Gap>> {
    let gaps = gaps(&node.store.assignments().await?, &node.law(), node.clock.now().date_naive());
    Ok(Json(under(&node, &[Key::SourceSingle], gaps, std::iter::empty()).await))
}

/// Whose collection list.
#[derive(Debug, Deserialize)]
pub struct Whose {
    pub(super) org: Option<String>,
}

/// The collection list.
pub async fn list(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Query(whose): Query<Whose>,
) -> Answer<Cataloged<Collected>> {
    let org = whose.org.filter(|org| !org.is_empty()).map(OrgId);
    let resources = node.store.published(org.as_ref().map(OrgId::as_str)).await?;
    let assignments = node.store.assignments().await?;
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let lines = collected(&resources, &assignments, org.as_ref(), &ctx);
    let orgs: Vec<_> = lines.iter().map(|line| line.org.clone()).collect();
    Ok(Json(under(&node, &[Key::SourceCollectionList], lines, orgs.into_iter()).await))
}

/// Materials or fields that a form asks for.
#[derive(Debug, Deserialize)]
pub struct Form {
    materials: Vec<String>,
}

/// Most materials of one form.
const MAX_MATERIALS: usize = 200;

/// Whether what a form asks for is held already.
///
/// # Errors
/// Too many or too long materials; the store failed.
pub async fn check(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Body(form): Body<Form>) -> Answer<Cataloged<Held>> {
    if form.materials.len() > MAX_MATERIALS || form.materials.iter().any(|asked| asked.chars().count() > 100) {
        let fault = Fault::at("materials", format!("材料最多 {MAX_MATERIALS} 项，每项最多 100 字"));
        return Err(Refusal::input(vec![fault]).into());
    }
    let known = Known { assignments: node.store.assignments().await?, resources: node.store.published(None).await?, ..Known::default() };
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let answers = held(&form.materials, &known, &ctx);
    let orgs: Vec<_> = answers.iter().filter_map(|one| Some(one.at.as_ref()?.org.clone())).collect();
    Ok(Json(under(&node, &[Key::SourceNoResubmit], answers, orgs.into_iter()).await))
}
