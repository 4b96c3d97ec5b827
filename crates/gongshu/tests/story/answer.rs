//! From the server's answers to an outcome.

use super::wire::Reply;
use chrono::{DateTime, FixedOffset};
use domain::collect::{Share, Unused};
use domain::oversight::{OpenRequest, Service, SharingRecord};
use domain::source::{Collected, Gap, Held, Traced};
use domain::story::{Consulted, Outcome, Question, Running, told_gaps};
use domain::wording::Word;
use domain::{Fault, OrgId, Refusal, RefusalKind};
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
    // A matter whose state follows from what was done in it has none in its body.
    outcome.state = body["state"].as_str().or(view["state"].as_str()).map(str::to_owned);
    outcome.version = body["version"].as_u64();
    outcome.fit_days = view["fit_days"].as_i64();
    outcome.gathered = view["gathered"].as_str().map(str::to_owned);
    outcome.update_due = view["update_due"].as_str().map(|day| day.parse().unwrap());
    outcome.regrading = serde_json::from_value(body["regrading"]["aspects"].clone()).unwrap_or_default();
    outcome.typed = view["typed"].as_object().map(|typed| {
        let at: DateTime<FixedOffset> = typed["at"].as_str().unwrap().parse().unwrap();
        (typed["title"].as_str().unwrap().to_owned(), at.date_naive(), typed["confirmed"].as_str().unwrap().parse().unwrap())
    });
    outcome.number = body["number"].as_str().map(str::to_owned);
    let filings = body["filings"].as_array().into_iter().flatten();
    let text = |filing: &Value, field: &str| filing[field].as_str().unwrap_or_default().to_owned();
    outcome.filings = filings.map(|filing| (text(filing, "region"), text(filing, "number"))).collect();
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
    let named = |view: &Value, org: &OrgId| view["names"][org.as_str()].as_str().unwrap_or_default().to_owned();
    outcome.told = match question {
        Question::Gaps => {
            let gaps: Vec<Gap> = read(view);
            outcome.citations.extend(gaps.iter().map(|gap| gap.citation.clone()));
            told_gaps(&gaps)
        }
        Question::OrgGaps => {
            let gaps: Vec<domain::org::Gap> = read(view);
            outcome.citations.extend(gaps.iter().map(|gap| gap.citation.clone()));
            domain::story::told_org_gaps(usize::try_from(view["institutions"].as_u64().unwrap()).unwrap(), &gaps)
        }
        Question::Tasks => read::<domain::org::task::Count>(view).iter().map(domain::org::task::Count::line).collect(),
        Question::Collected => read::<Collected>(view).iter().map(Collected::line).collect(),
        Question::Unused => read::<Unused>(view).iter().map(Unused::line).collect(),
        Question::Digitised => read::<Share>(view).iter().flat_map(|share| share.lines(&named(view, &share.org))).collect(),
        Question::Traced(_) => read::<Traced>(view).iter().map(|one| one.line(|org| named(view, org))).collect(),
        Question::Due(_) | Question::Types | Question::Grading | Question::Regrading | Question::WithoutDetail | Question::Escalated => {
            view["items"].as_array().unwrap().iter().map(|item| item["line"].as_str().unwrap().to_owned()).collect()
        }
        Question::Words => {
            let words: Vec<Word> = read(view);
            outcome.citations.extend(words.iter().map(|word| word.citation.clone()));
            words.iter().map(Word::line).collect()
        }
        Question::Catalogue(_) => unreachable!("reports answer in their own words"),
        Question::Held(_) => read::<Held>(view).iter().map(Held::line).collect(),
        Question::Record(..) => {
            outcome.citations.extend(view["citations"].as_array().unwrap().iter().filter_map(citation));
            let record: SharingRecord = serde_json::from_value(view["record"].clone()).unwrap();
            let service: Service = serde_json::from_value(view["service"].clone()).unwrap();
            record.lines().into_iter().chain(service.lines()).collect()
        }
        Question::Crossings => {
            let row = |row: &Value| format!("{} {} 件", row["title"].as_str().unwrap(), row["count"]);
            view["items"].as_array().unwrap().iter().map(row).collect()
        }
        Question::Open => {
            let open: Vec<OpenRequest> = read(view);
            outcome.citations.extend(open.iter().filter_map(|one| one.term.as_ref()).map(|term| term.citation.clone()));
            open.iter().map(OpenRequest::line).collect()
        }
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
