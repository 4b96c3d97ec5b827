//! Corrections, disputes, demands and sources of the demo city: opened and taken further through the hub's own door.

use super::plan::{MatterPlan, StepPlan};
use super::walk::City;
use crate::act::{Command, act};
use crate::api::fresh_id;
use crate::api::matter::Desk;
use crate::node::Node;
use anyhow::Context as _;
use domain::Actor;
use domain::correction::Correction;
use domain::demand::Demand;
use domain::dispute::Dispute;
use domain::source::Assignment;
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// Identifiers by the names of the plan: of matters, and of requests as `resource/applicant`.
pub(super) type Names = BTreeMap<String, String>;

/// Opens one.
pub(super) async fn open(node: &Node, city: &City, plan: &MatterPlan, actor: &Actor, names: &mut Names) -> anyhow::Result<()> {
    let body = worded(&serde_json::to_value(&plan.open)?, city, names);
    let id = match plan.room.as_str() {
        "correction" => opened::<Correction>(node, actor, body).await,
        "demand" => opened::<Demand>(node, actor, body).await,
        "dispute" => opened::<Dispute>(node, actor, body).await,
        "source" => opened::<Assignment>(node, actor, body).await,
        other => anyhow::bail!("demo/matters.toml: no room {other}"),
    };
    names.insert(plan.name.clone(), id.with_context(|| plan.name.clone())?);
    Ok(())
}

/// Takes it a step further.
pub(super) async fn step(
    node: &Node,
    city: &City,
    (plan, step): (&MatterPlan, &StepPlan),
    actor: &Actor,
    names: &Names,
) -> anyhow::Result<()> {
    let id = names.get(&plan.name).context("a step before its matter")?.clone();
    let mut body = worded(&serde_json::to_value(&step.body)?, city, names);
    body.as_object_mut().context("a step's body")?.insert("act".into(), json!(step.act));
    let done = match plan.room.as_str() {
        "correction" => further::<Correction>(node, actor, id, body).await,
        "demand" => further::<Demand>(node, actor, id, body).await,
        "dispute" => further::<Dispute>(node, actor, id, body).await,
        _ => further::<Assignment>(node, actor, id, body).await,
    };
    done.with_context(|| format!("{} {}", plan.name, step.act))
}

async fn opened<T: Desk>(node: &Node, actor: &Actor, body: Value) -> anyhow::Result<String> {
    let id = fresh_id();
    let command = T::opening(node, id.clone(), serde_json::from_value(body)?).await?;
    act(node, actor, Command::Matter(command)).await?;
    Ok(id)
}

async fn further<T: Desk>(node: &Node, actor: &Actor, id: String, body: Value) -> anyhow::Result<()> {
    act(node, actor, Command::Matter(T::step(node, id, serde_json::from_value(body)?)?)).await?;
    Ok(())
}

/// The plan's words with what they stand for in this city.
fn worded(body: &Value, city: &City, names: &Names) -> Value {
    match body {
        Value::String(text) => json!(word(text, city, names)),
        Value::Array(all) => all.iter().map(|one| worded(one, city, names)).collect(),
        Value::Object(fields) => fields.iter().map(|(name, value)| (name.clone(), worded(value, city, names))).collect(),
        other => other.clone(),
    }
}

fn word(text: &str, city: &City, names: &Names) -> String {
    let place = |prefix: &str| text.strip_prefix(prefix).and_then(|n| n.parse::<usize>().ok());
    let resident = place("@居民 ").and_then(|n| city.residents.get(n)).map(|one| one.id_number.clone());
    let status = place("@状况 ").and_then(|n| city.residents.get(n)).map(|one| one.status.to_owned());
    let company = place("@企业 ").and_then(|n| city.companies.get(n)).map(|one| one.uscc.clone());
    resident.or(status).or(company).or_else(|| names.get(text).cloned()).unwrap_or_else(|| text.to_owned())
}
