//! From the server's answers to an outcome.

use super::wire::Reply;
use chrono::{DateTime, FixedOffset};
use domain::source::{Collected, Gap, Held};
use domain::story::{Consulted, Outcome, Question, Running, told_gaps};
use domain::{Fault, Refusal, RefusalKind};
use law::Citation;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// The refusal a problem tells of. A story meets no failure of the machine.
pub fn refusal(reply: &Reply) -> Refusal {
    let problem = reply.json();
    let text = |name: &str| problem[name].as_str().unwrap_or_default().to_owned();
    let kind = match (reply.status.as_u16(), text("code").as_str()) {
        (422, "input") => RefusalKind::Input,
        (422, _) => RefusalKind::Law,
        (409, _) => RefusalKind::State,
        (404, _) => RefusalKind::Hidden,
        (403, "role") => RefusalKind::Role,
        _ => panic!("not an answer: {} {}", reply.status, reply.text()),
    };
    let faults: Vec<Fault> = problem.get("faults").map(|faults| serde_json::from_value(faults.clone()).unwrap()).unwrap_or_default();
    Refusal { kind, code: text("code"), message: text("detail"), citation: citation(&problem["citation"]), remedy: text("remedy"), faults }
}

/// Whether a role was missing: doors that admit several roles name all of them, where the room names one.
pub fn at_door(reply: &Reply) -> bool {
    reply.status.as_u16() == 403
}

pub fn citation(value: &Value) -> Option<Citation> {
    serde_json::from_value(value.clone()).unwrap()
}

/// How a case stands, from its view.
pub fn case(view: &Value, outcome: &mut Outcome) {
    let body = [&view["resource"], &view["request"], &view["matter"]].into_iter().find(|body| body.is_object()).unwrap();
    outcome.state = body["state"].as_str().or(view["state"].as_str()).map(str::to_owned);
    outcome.version = body["version"].as_u64();
    outcome.fit_days = view["fit_days"].as_i64();
    outcome.number = body["number"].as_str().map(str::to_owned);
    outcome.grant = serde_json::from_value(view["grant"].clone()).unwrap();
    outcome.running = view["clocks"].as_array().unwrap().iter().filter(|clock| clock["met"].is_null()).map(running).collect();
}

fn running(clock: &Value) -> Running {
    let due: DateTime<FixedOffset> = clock["due"].as_str().unwrap().parse().unwrap();
    Running {
        key: clock["key"].as_str().unwrap().to_owned(),
        owner: clock["owner_name"].as_str().unwrap().to_owned(),
        due: due.date_naive(),
        citation: citation(&clock["citation"]).unwrap(),
        provisional: clock["provisional"].as_bool().unwrap(),
        overdue: clock["level"] == "overdue",
        days_left: clock["days_left"].as_i64().unwrap(),
    }
}

/// A rule, from the calculator's answer or from the rule's.
pub fn consulted(view: &Value, outcome: &mut Outcome) {
    let label = |name: &str| view[name]["label"].as_str().unwrap_or_default().to_owned();
    outcome.citations.extend(citation(&view["citation"]));
    outcome.consulted = Some(Consulted {
        due: view["due"]["date"].as_str().map(|day| day.parse().unwrap()),
        provisional: view["provisional"].as_bool().unwrap_or(false),
        in_force: view["in_force"].as_bool().unwrap(),
        says: says(view),
        from: label("from"),
        by: label("by"),
        to: label("to"),
    });
}

/// A term's length, a rule's words, or the titles of its table.
fn says(view: &Value) -> String {
    let text = view["length"].as_str().or(view["value_text"].as_str()).unwrap_or_default();
    let titles = view["rows"].as_array().into_iter().flatten().filter_map(|row| row["title"].as_str());
    if text.is_empty() { titles.collect::<Vec<_>>().join("、") } else { text.to_owned() }
}

/// Lines that answer a question of sources.
pub fn told(question: &Question, view: &Value, outcome: &mut Outcome) {
    fn read<T: DeserializeOwned>(view: &Value) -> Vec<T> {
        serde_json::from_value(view["items"].clone()).unwrap()
    }
    outcome.told = match question {
        Question::Gaps => {
            let gaps: Vec<Gap> = read(view);
            outcome.citations.extend(gaps.iter().map(|gap| gap.citation.clone()));
            told_gaps(&gaps)
        }
        Question::Collected => read::<Collected>(view).iter().map(Collected::line).collect(),
        Question::Catalogue(_) => unreachable!("reports answer in their own words"),
        Question::Held(_) => read::<Held>(view).iter().map(Held::line).collect(),
    };
    outcome.citations.extend(citation(&view["citation"]));
}

/// A report of the catalogue: its words, and the articles they rest on.
pub fn report(view: &Value, outcome: &mut Outcome) {
    let charges = view["charges"].as_array().into_iter().flatten();
    outcome.citations.extend(charges.clone().filter_map(|charge| citation(&charge["citation"])));
    outcome.citations.extend(view["citations"].as_array().into_iter().flatten().filter_map(citation));
    let lines = view["lines"].as_array().unwrap().iter().chain(charges.map(|charge| &charge["line"]));
    outcome.told = lines.map(|line| line.as_str().unwrap().to_owned()).collect();
}

/// The article under which the last thing was done.
pub fn last_citation(view: &Value) -> Option<Citation> {
    citation(&last_done(view)?["citation"])
}

/// The remark with which the last thing was recorded.
pub fn last_note(view: &Value) -> Option<String> {
    last_done(view)?["note"].as_str().map(str::to_owned)
}

fn last_done(view: &Value) -> Option<&Value> {
    view["timeline"].as_array().unwrap().iter().rfind(|act| act["refused"] == false)
}
