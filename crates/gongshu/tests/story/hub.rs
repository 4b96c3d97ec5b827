//! A node for one story: its organizations, its accounts, its clock.

use super::{answer, calls, wire};
use axum::Router;
use axum::http::Method;
use chrono::{DateTime, FixedOffset};
use domain::catalogue::{Contract, DueKind, Secrecy};
use domain::decision::Room;
use domain::org::{AddOrg, AddPerson, OrgKind, Person, Role};
use domain::oversight::Lapse;
use domain::sharing::Application;
use domain::story::{Act, Case, Inquiry, MatterAct, OrgAct, Outcome, Question, Step, Story, Subject, World};
use gongshu::act::{Command, act};
use gongshu::clock::Clock;
use gongshu::config::{Config, Limits, Mode};
use gongshu::node::Node;
use law::{Form, Key};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
use store::LapseFilter;
use tempfile::TempDir;
use tokio::runtime::Runtime;

/// A path that leads to nothing.
const NOTHING: &str = "00000000-0000-7000-8000-000000000000";

pub struct Hub {
    runtime: Runtime,
    pub city: City,
    _folder: TempDir,
}

/// What the node holds, by the names of the story.
pub struct City {
    pub router: Router,
    node: Arc<Node>,
    orgs: BTreeMap<String, String>,
    authority: String,
    accounts: BTreeSet<String>,
    sources: BTreeMap<String, String>,
    pub resources: BTreeMap<String, String>,
    pub requests: BTreeMap<String, String>,
    pub programs: BTreeMap<String, (String, String)>,
    applicants: BTreeMap<String, String>,
    /// Grants by the name of their request or consent.
    pub grants: BTreeMap<String, String>,
    /// Matters by their name: identifier and who opened it.
    matters: BTreeMap<String, (String, String)>,
    /// The newest entry of the overdue register, by the case it is about.
    lapses: BTreeMap<String, String>,
    /// How many entries the story knows of.
    late: u64,
    /// Calls answered.
    pub called: u64,
    loads: usize,
    /// The batch loaded last.
    batch: Option<String>,
}

impl Hub {
    /// A node under the packs built in, or under those of a folder, as a deployer would name one.
    pub fn of(story: &Story, statutes: Option<&Path>) -> Self {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        let folder = tempfile::tempdir().unwrap();
        let start = story.opening().first().map_or(story.lines[0].at, |(at, _)| *at) - chrono::TimeDelta::hours(1);
        let city = runtime.block_on(City::found(story, folder.path(), statutes, start));
        Self { runtime, city, _folder: folder }
    }
}

impl World for Hub {
    fn step(&mut self, at: DateTime<FixedOffset>, step: &Step) -> Outcome {
        self.runtime.block_on(self.city.step(at, step))
    }
}

impl City {
    async fn found(story: &Story, folder: &Path, statutes: Option<&Path>, start: DateTime<FixedOffset>) -> Self {
        let mode = match story.mode {
            law::Mode::Production => Mode::Production,
            law::Mode::Trial => Mode::Trial,
            law::Mode::Demo => Mode::Demo,
        };
        let config = Config {
            name: "案例".into(),
            origin: "case.gongshu.example".into(),
            packs: story.packs.clone(),
            simulated: Vec::new(),
            dates: BTreeMap::new(),
            mode,
            database: None,
            clock_shift: None,
            limits: Limits { keystore_rounds: 1_000, surge_calls: 40, surge_times: 10, ..Limits::default() },
        };
        let node = Node::open(folder, config, Clock::manual(start), statutes.map(Path::to_path_buf)).await.unwrap();
        let mut orgs = BTreeMap::new();
        for (n, (name, kind)) in story.cast.orgs.iter().enumerate() {
            let org = story.cast.org(&format!("org{n}"), name, *kind, &story.law, story.lines.last().unwrap().at.date_naive());
            orgs.insert(name.clone(), org.id.0.clone());
            act(&node, &node.actor().await, Command::AddOrg(AddOrg { org })).await.unwrap();
        }
        let sources = story.cast.resources.iter().map(|(name, declared)| (name.clone(), declared.org.clone())).collect();
        Self {
            router: gongshu::router::router(&node).0,
            node,
            orgs,
            authority: story.cast.orgs.iter().find(|(_, kind)| **kind == OrgKind::Authority).unwrap().0.clone(),
            accounts: BTreeSet::new(),
            sources,
            resources: BTreeMap::new(),
            requests: BTreeMap::new(),
            programs: BTreeMap::new(),
            applicants: BTreeMap::new(),
            matters: BTreeMap::new(),
            grants: BTreeMap::new(),
            lapses: BTreeMap::new(),
            late: 0,
            called: 0,
            loads: 0,
            batch: None,
        }
    }

    async fn step(&mut self, at: DateTime<FixedOffset>, step: &Step) -> Outcome {
        self.node.clock.set(at);
        let mut outcome = Outcome::default();
        match step {
            Step::Look(case) => drop(self.look(case, &mut outcome).await),
            Step::Consult(key) => self.consult(*key, at, &mut outcome).await,
            Step::Act { by, act } => {
                self.play(by, act, &mut outcome).await;
                let answered = outcome.state.take();
                let view = match act.case() {
                    Some(case) => self.look(&case, &mut outcome).await,
                    None => None,
                };
                if outcome.refusal.is_none() && answered.is_none() {
                    outcome.citations.extend(view.as_ref().and_then(answer::last_citation));
                    outcome.note = view.as_ref().and_then(answer::last_note);
                }
                outcome.state = answered.or(outcome.state);
            }
        }
        outcome
    }

    /// How a case stands, to the source department or the applicant.
    async fn look(&mut self, case: &Case, outcome: &mut Outcome) -> Option<Value> {
        let (path, org) = match case {
            Case::Resource(name) => (format!("/api/v1/catalogue/{}", self.resources.get(name)?), self.sources.get(name)?.clone()),
            Case::Request(name) => (format!("/api/v1/sharing/requests/{}", self.requests.get(name)?), self.applicants.get(name)?.clone()),
            Case::Matter(room, name) => {
                let (id, opener) = self.matter(*room, name)?;
                (format!("{}/{id}", rooms(*room)), opener)
            }
        };
        let cookie = self.cookie(&Subject { org, kind: OrgKind::Department, role: Role::DataOfficer }).await;
        let reply = wire::ask(&self.router, &cookie, Method::GET, &path, None).await;
        if reply.status.as_u16() == 404 && matches!(case, Case::Matter(Room::Notice, _)) {
            return None; // an organization that received nothing has no notice
        }
        assert!(reply.status.is_success(), "{path}: {}", reply.text());
        let view = reply.json();
        answer::case(&view, outcome);
        if let Case::Matter(Room::Oversight, _) = case {
            outcome.told = serde_json::from_value::<Lapse>(view["matter"].clone()).unwrap().lines();
        }
        if let Case::Matter(Room::Demand, _) = case {
            outcome.alike = self.alike(&view["matter"]["id"]).await;
        }
        Some(view)
    }

    /// How many open demands stand beside this one on the authority's board.
    async fn alike(&mut self, id: &Value) -> Option<usize> {
        let cookie = self.cookie(&Subject { org: self.authority.clone(), kind: OrgKind::Authority, role: Role::Reviewer }).await;
        let board = wire::ask(&self.router, &cookie, Method::GET, "/api/v1/demands/groups", None).await.json();
        let groups = board["items"].as_array().unwrap();
        let group = groups.iter().find(|group| group["demands"].as_array().unwrap().iter().any(|demand| demand["id"] == *id))?;
        group["count"].as_u64().map(|count| usize::try_from(count).unwrap())
    }

    /// A rule as the console shows it; a term by the calculator.
    async fn consult(&mut self, key: Key, at: DateTime<FixedOffset>, outcome: &mut Outcome) {
        let org = self.authority.clone();
        let cookie = self.cookie(&Subject { org, kind: OrgKind::Authority, role: Role::Reviewer }).await;
        let path = match key.form() {
            Form::Figure => format!("/api/v1/law/due?key={key}&from={}", at.format("%Y-%m-%dT%H:%M:%S%:z").to_string().replace('+', "%2B")),
            _ => format!("/api/v1/law/keys/{key}"),
        };
        let reply = wire::ask(&self.router, &cookie, Method::GET, &path, None).await;
        if reply.status.is_success() {
            answer::consulted(&reply.json(), outcome);
        } else {
            outcome.refusal = Some(answer::refusal(&reply));
        }
    }

    async fn play(&mut self, by: &Subject, act: &Act, outcome: &mut Outcome) {
        match act {
            Act::Call { .. } => return calls::call(self, by, act, outcome).await,
            Act::WatchUse => return self.watch_use(outcome).await,
            Act::Load { resource, file, blank, secrecy } => return self.load(by, resource, (file, *blank, *secrecy), outcome).await,
            Act::Check { request, key, claims, purpose } => {
                return calls::check(self, by, (request, key, claims, purpose), outcome).await;
            }
            Act::Ask(question) => return self.ask(by, question, outcome).await,
            Act::Watch => return self.watch(outcome).await,
            _ => {}
        }
        let cookie = self.cookie(by).await;
        self.learn(act).await;
        let (method, path, body) = self.wording(act);
        let reply = wire::ask(&self.router, &cookie, method, &format!("/api/v1{path}"), Some(body)).await;
        if !reply.status.is_success() {
            outcome.door = answer::at_door(&reply);
            outcome.refusal = Some(answer::refusal(&reply));
            return;
        }
        let view = reply.json();
        match act {
            Act::LoadYear { .. } => {
                outcome.state = Some("calendar".into());
                gongshu::jobs::tick(&self.node).await.unwrap();
            }
            Act::Compile { resource, .. } => {
                self.resources.insert(resource.clone(), view["resource"]["id"].as_str().unwrap().to_owned());
            }
            Act::Matter(MatterAct { room: Room::Registration, .. }) => {}
            Act::Org(act) => self.organized(act, &view, outcome),
            Act::Matter(MatterAct { room: Room::Task, name, verb: "open", body }) => {
                let title = name.split(':').next().unwrap_or_default();
                for (id, org) in view["ids"].as_array().unwrap().iter().zip(body["orgs"].as_array().unwrap()) {
                    let name = format!("{title}:{}", org.as_str().unwrap());
                    self.matters.insert(name, (id.as_str().unwrap().to_owned(), by.org.clone()));
                }
            }
            Act::Matter(MatterAct { name, verb: "open", .. }) => {
                let id = view["matter"]["id"].as_str().unwrap().to_owned();
                self.matters.insert(name.clone(), (id, by.org.clone()));
            }
            Act::EndEvent { .. } => {
                outcome.state = view["state"].as_str().map(str::to_owned);
                outcome.citations.extend(answer::citation(&view["citation"]));
            }
            Act::Matter(MatterAct { room: Room::Onward, name, verb: "consent", .. }) => {
                self.grants.extend(view["matter"]["given"].as_str().map(|id| (name.clone(), id.to_owned())));
            }
            Act::Apply { request, .. } => {
                self.requests.insert(request.clone(), view["request"]["id"].as_str().unwrap().to_owned());
                self.applicants.insert(request.clone(), by.org.clone());
            }
            _ => {}
        }
    }

    /// The grants of all requests and consents, as far as they are there: what is done next may be about one.
    async fn learn(&mut self, act: &Act) {
        if !matches!(act, Act::Matter(_) | Act::GiveUp { .. } | Act::Apply { .. }) {
            return;
        }
        for (name, id) in self.requests.clone() {
            let grant = self.node.store.request(&id).await.unwrap().and_then(|row| row.body.grant().cloned());
            self.grants.extend(grant.map(|grant| (name, grant.0)));
        }
    }

    /// The node's identifier of `甲件的授权`.
    fn grant_id(&self, name: &str) -> String {
        let of = name.strip_suffix("的授权").unwrap_or(name);
        self.grants.get(of).cloned().unwrap_or_else(|| NOTHING.to_owned())
    }

    /// The node looks over all grants, once every call so far is indexed.
    async fn watch_use(&mut self, outcome: &mut Outcome) {
        self.indexed().await;
        outcome.state = Some("watched".into());
        for noted in gongshu::jobs::watch(&self.node).await.unwrap() {
            outcome.told.push(noted.title);
            outcome.citations.extend(noted.citation);
        }
    }

    /// Method, path and body of an act.
    fn wording(&self, act: &Act) -> (Method, String, Value) {
        let resource = |name: &String| self.resources.get(name).map_or(NOTHING, String::as_str);
        let request = |name: &String| self.requests.get(name).map_or(NOTHING, String::as_str);
        let (path, body) = match act {
            Act::Compile { contract, .. } => ("/catalogue".into(), json!({ "contract": self.coded(contract) })),
            Act::Revise { resource: name, contract } => {
                return (Method::PUT, format!("/catalogue/{}", resource(name)), json!({ "contract": self.coded(contract) }));
            }
            Act::NoteChange { resource: name, on, document } => {
                (format!("/catalogue/{}/change", resource(name)), json!({ "on": on, "document": document }))
            }
            Act::Reassess { resource: name, fit, conclusion } => {
                (format!("/catalogue/{}/assessment", resource(name)), json!({ "fit": fit, "conclusion": conclusion }))
            }
            Act::Regrade { resource: name, grades, conclusion } => {
                (format!("/catalogue/{}/regrade", resource(name)), json!({ "grades": grades, "conclusion": conclusion }))
            }
            Act::Inspect { resource: name, finding } => {
                (format!("/catalogue/{}/inspect_grades", resource(name)), json!({ "finding": finding }))
            }
            Act::ConfirmType { resource: name, conclusion } => {
                (format!("/catalogue/{}/confirm_type", resource(name)), json!({ "conclusion": conclusion }))
            }
            Act::Pass { resource: name, step } => (format!("/catalogue/{}/pass", resource(name)), json!({ "step": step })),
            Act::Submit { resource: name } => (format!("/catalogue/{}/submit", resource(name)), json!({})),
            Act::Return { resource: name, reason, fields } => {
                (format!("/catalogue/{}/return", resource(name)), json!({ "reason": reason, "fields": fields }))
            }
            Act::Publish { resource: name } => (format!("/catalogue/{}/publish", resource(name)), json!({})),
            Act::Withdraw { resource: name, reason } => (format!("/catalogue/{}/withdraw", resource(name)), json!({ "reason": reason })),
            Act::Apply { resource: name, application, .. } => {
                let renews = application.renews.as_ref().map(|grant| self.grant_id(grant.as_str()).into());
                let application = Application { renews, ..application.clone() };
                ("/sharing/requests".into(), json!({ "resource": resource(name), "application": application }))
            }
            Act::Agree { request: name, terms, findings, basis } => {
                let body = json!({ "terms": terms, "findings": findings, "basis": basis });
                (format!("/sharing/requests/{}/agree", request(name)), body)
            }
            Act::Refuse { request: name, basis, reason, findings } => {
                let body = json!({ "basis": basis, "reason": reason, "findings": findings });
                (format!("/sharing/requests/{}/refuse", request(name)), body)
            }
            Act::Deliver { request: name, offline } => {
                (format!("/sharing/requests/{}/deliver", request(name)), json!({ "offline": offline }))
            }
            Act::Undertake { request: name, safety } => {
                (format!("/sharing/requests/{}/undertake", request(name)), json!({ "safety": safety }))
            }
            Act::GiveUp { request: name } => {
                let grant = self.grants.get(name).map_or(NOTHING, String::as_str);
                (format!("/sharing/grants/{grant}/give-up"), json!({}))
            }
            Act::EndEvent { event, document } => ("/sharing/events/end".into(), json!({ "event": event, "document": document })),
            Act::Cancel { request: name } => (format!("/sharing/requests/{}/cancel", request(name)), json!({})),
            Act::Matter(act) => self.matter_wording(act),
            Act::Org(act) => {
                let id = self.orgs.get(&act.org).map_or(NOTHING, String::as_str);
                return match act.verb {
                    "register" => (Method::POST, "/orgs".into(), self.coded_org(&act.body)),
                    "profile" => (Method::PUT, format!("/orgs/{id}/profile"), act.body.clone()),
                    _ => (Method::POST, format!("/orgs/{id}/reorganize"), self.coded_org(&act.body)),
                };
            }
            Act::LoadYear { text, replace } => ("/calendar".into(), json!({ "text": text, "replace": replace })),
            Act::AddClient { name } => ("/clients".into(), json!({ "name": name })),
            other => panic!("no door for {other:?}; the story should say 高度 内核"),
        };
        (Method::POST, path, body)
    }

    /// Identifier of a matter, and who may look at it. A notice is named after its correction and its addressee.
    fn matter(&self, room: Room, name: &str) -> Option<(String, String)> {
        // What the node opens itself is called after the request, and kept after its grant.
        if let (Room::Misuse | Room::Feedback, Some((request, what))) = (room, name.split_once(':')) {
            let grant = self.grants.get(request)?;
            let id = if room == Room::Misuse { format!("{grant}:{what}:1") } else { format!("{grant}:{what}") };
            return Some((id, self.applicants.get(request)?.clone()));
        }
        if room == Room::Notice {
            let (correction, org) = name.split_once(':')?;
            let id = format!("{}:{}", self.matters.get(correction)?.0, self.orgs.get(org)?);
            return Some((id, org.to_owned()));
        }
        if room == Room::Registration {
            return Some((self.resources.get(name)?.clone(), self.sources.get(name)?.clone()));
        }
        if room == Room::Oversight {
            let matters = || self.matters.get(name).map(|(id, _)| id);
            let case = self.requests.get(name).or_else(matters).or_else(|| self.resources.get(name))?;
            return self.lapses.get(case).map(|id| (id.clone(), self.authority.clone()));
        }
        self.matters.get(name).cloned()
    }

    /// Waits until every call so far is in the index: it follows the log.
    async fn indexed(&self) {
        for _ in 0..500 {
            if self.node.store.calls_indexed("main").await.unwrap() >= self.called {
                return;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        panic!("calls were not indexed");
    }

    /// The node looks at what is overdue, as its ticker does; that ticker may be at it already.
    async fn watch(&mut self, outcome: &mut Outcome) {
        for _ in 0..500 {
            gongshu::jobs::tick(&self.node).await.unwrap();
            if self.node.store.count_jobs(self.node.clock.now().timestamp_millis()).await.unwrap().1 == 0 {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        let all = self.node.store.count_lapses(&LapseFilter::default()).await.unwrap();
        outcome.told = vec![format!("新增逾期 {} 件", all - std::mem::replace(&mut self.late, all))];
        for row in self.node.store.lapses(&LapseFilter::default(), None, 200).await.unwrap().items {
            let known = self.lapses.entry(row.body.subject.id.clone()).or_default();
            *known = row.body.id.0.clone().max(known.clone());
        }
    }

    fn matter_wording(&self, act: &MatterAct) -> (String, Value) {
        let room = rooms(act.room).trim_start_matches("/api/v1");
        let mut body = self.named(&act.body);
        if let (Room::Task, Some(orgs)) = (act.room, act.body["orgs"].as_array()) {
            body["orgs"] = orgs.iter().map(|name| json!(self.orgs.get(name.as_str().unwrap()).map_or(NOTHING, String::as_str))).collect();
        }
        if act.verb == "open" {
            return (room.to_owned(), body);
        }
        let id = self.matter(act.room, &act.name).map_or(NOTHING.to_owned(), |(id, _)| id);
        (format!("{room}/{id}/{}", act.verb), body)
    }

    /// Fields that hold identifiers, with those of this node for the names of the story.
    fn named(&self, body: &Value) -> Value {
        let id = |field: &str, name: &str| match field {
            "resource" | "insufficient" => self.resources.get(name).cloned(),
            // An entry of a catalogue; the rooms of sources call a line of base data so too.
            "entry" => Some(self.resources.get(name).map_or(name, String::as_str).to_owned()),
            "request" => self.requests.get(name).cloned(),
            "grant" => Some(self.grant_id(name)),
            "org" | "provider" | "respondent" | "responsible" => self.orgs.get(name).cloned(),
            "matter" | "correction" => self.matters.get(name).map(|(id, _)| id.clone()),
            "batch" => self.batch.clone().filter(|_| name == "最近"),
            _ => Some(name.to_owned()),
        };
        match body {
            Value::Object(fields) => {
                let field = |(key, value): (&String, &Value)| match value {
                    Value::String(text) => (key.clone(), json!(id(key, text).unwrap_or_else(|| NOTHING.to_owned()))),
                    other => (key.clone(), self.named(other)),
                };
                Value::Object(fields.iter().map(field).collect())
            }
            Value::Array(all) if all.iter().any(|one| one.as_str().is_some_and(|name| self.orgs.contains_key(name))) => {
                Value::Array(all.iter().map(|one| json!(one.as_str().and_then(|name| self.orgs.get(name)))).collect())
            }
            Value::Array(all) => Value::Array(all.iter().map(|one| self.named(one)).collect()),
            other => other.clone(),
        }
    }

    /// What became of an organization.
    fn organized(&mut self, act: &OrgAct, view: &Value, outcome: &mut Outcome) {
        let state = match act.verb {
            "register" => "added",
            "profile" => "profiled",
            _ => "reorganized",
        };
        outcome.state = Some(state.into());
        outcome.citations.extend(answer::last_citation(view));
        outcome.note = answer::last_note(view);
        self.orgs.insert(act.org.clone(), view["org"]["id"].as_str().unwrap().to_owned());
        for (resource, source) in &mut self.sources {
            let heir = act.body["parts"][resource].as_str().or_else(|| act.body["heir"].as_str());
            if let Some(heir) = heir.filter(|_| *source == act.org) {
                *source = heir.to_owned();
            }
        }
        let heir = act.body["heir"].as_str().map(str::to_owned);
        let owners = self.applicants.values_mut().chain(self.matters.values_mut().map(|(_, opener)| opener));
        for owner in owners.filter(|owner| **owner == act.org) {
            heir.iter().for_each(|heir| owner.clone_from(heir));
        }
    }

    /// The same body with this node's identifiers.
    fn coded_org(&self, body: &Value) -> Value {
        let org = |name: &Value| name.as_str().map_or(Value::Null, |name| json!(self.orgs.get(name).map_or(NOTHING, String::as_str)));
        let mut body = body.clone();
        if body["heir"].is_string() {
            body["heir"] = org(&body["heir"]);
        }
        if body["standing"]["parent"].is_string() {
            body["standing"]["parent"] = org(&body["standing"]["parent"]);
        }
        if let Some(parts) = body["parts"].as_object() {
            let code = |(resource, heir): (&String, &Value)| (self.resources.get(resource).cloned().unwrap_or(NOTHING.into()), org(heir));
            body["parts"] = Value::Object(parts.iter().map(code).collect());
        }
        body
    }

    /// A contract with the node's own identifiers of the institutions it names.
    fn coded(&self, contract: &Contract) -> Contract {
        let scope = contract.scope.iter().map(|name| self.orgs[&name.0].as_str().into()).collect();
        let derived_from = contract.derived_from.iter().map(|name| self.resources[&name.0].as_str().into()).collect();
        Contract { scope, derived_from, ..contract.clone() }
    }

    /// A question of sources, as its page asks it.
    async fn ask(&mut self, by: &Subject, question: &Question, outcome: &mut Outcome) {
        let cookie = self.cookie(by).await;
        let record;
        self.indexed().await;
        let path;
        let (method, path, body) = match question {
            Question::Gaps => (Method::GET, "/api/v1/source/gaps", None),
            Question::Collected => (Method::GET, "/api/v1/source/collected", None),
            Question::Unused => (Method::GET, "/api/v1/source/unused", None),
            Question::Digitised => (Method::GET, "/api/v1/source/digitised", None),
            Question::Traced(element) => {
                path = format!("/api/v1/source/traced?element={}", wire::quoted(element));
                (Method::GET, path.as_str(), None)
            }
            Question::Due(DueKind::Retype) => (Method::GET, "/api/v1/catalogue/due?kind=retype", None),
            Question::Due(DueKind::Reassess) => (Method::GET, "/api/v1/catalogue/due?kind=reassess", None),
            Question::Types => (Method::GET, "/api/v1/catalogue/types", None),
            Question::Regrading => (Method::GET, "/api/v1/catalogue/regrading", None),
            Question::Escalated => (Method::GET, "/api/v1/disputes/escalated", None),
            Question::WithoutDetail => (Method::GET, "/api/v1/rulesets/without", None),
            Question::Grading => (Method::GET, "/api/v1/catalogue/grading", None),
            Question::Words => (Method::GET, "/api/v1/law/words", None),
            Question::Catalogue(inquiry) => return self.inquire(&cookie, inquiry, outcome).await,
            Question::Open => (Method::GET, "/api/v1/oversights/requests", None),
            Question::Crossings => (Method::GET, "/api/v1/oversights/crossings", None),
            Question::Record(org, (from, to)) => {
                record = format!("/api/v1/oversights/record?org={}&from={from}&to={to}", self.orgs[org]);
                (Method::GET, record.as_str(), None)
            }
            Question::OrgGaps => (Method::GET, "/api/v1/org/gaps", None),
            Question::Tasks => (Method::GET, "/api/v1/org/tasks", None),
            Question::Held(asked) => (Method::POST, "/api/v1/source/check", Some(json!({ "materials": asked }))),
        };
        let reply = wire::ask(&self.router, &cookie, method, path, body).await;
        assert!(reply.status.is_success(), "{path}: {}", reply.text());
        answer::told(question, &reply.json(), outcome);
    }

    /// A question of the catalogue as a whole, as its pages ask it.
    async fn inquire(&mut self, cookie: &str, inquiry: &Inquiry, outcome: &mut Outcome) {
        let day = |on: &Option<chrono::NaiveDate>| on.map_or_else(String::new, |day| format!("&on={day}"));
        let path = match inquiry {
            Inquiry::Level { text, on } => {
                format!("/catalogue/level?{}{}", serde_urlencoded::to_string([("q", text)]).unwrap(), day(on))
            }
            Inquiry::Editions => "/catalogue/versions".into(),
            Inquiry::Duplicates => "/catalogue/duplicates".into(),
            Inquiry::Coverage => "/catalogue/coverage".into(),
            Inquiry::List { kind, on, org } => {
                let org = org.as_ref().map_or("", |org| self.orgs[org].as_str());
                format!("/catalogue/lists/{}?org={org}{}", json!(kind).as_str().unwrap(), day(on))
            }
            Inquiry::Kinds => "/catalogue/lists".into(),
            Inquiry::Gaps => "/catalogue/gaps".into(),
            Inquiry::Register => "/catalogue/registered".into(),
            Inquiry::Round => "/rounds/last".into(),
            Inquiry::Listing(name) => format!("/listings/{}/told", self.matters.get(name).map_or(NOTHING, |(id, _)| id)),
            Inquiry::Belongs(Case::Request(name)) => format!("/catalogue/belongs?request={}", self.requests[name]),
            Inquiry::Belongs(Case::Matter(_, name)) => format!("/catalogue/belongs?demand={}", self.matters[name].0),
            Inquiry::Belongs(Case::Resource(_)) => panic!("a resource stands on lists, it belongs to none"),
        };
        let reply = wire::ask(&self.router, cookie, Method::GET, &format!("/api/v1{path}"), None).await;
        if reply.status.is_success() {
            answer::report(&reply.json(), outcome);
        } else {
            outcome.door = answer::at_door(&reply);
            outcome.refusal = Some(answer::refusal(&reply));
        }
    }

    async fn load(&mut self, by: &Subject, name: &str, (file, blank, secrecy): (&str, bool, Option<Secrecy>), outcome: &mut Outcome) {
        let cookie = self.cookie(by).await;
        let id = self.resources.get(name).map_or(NOTHING, String::as_str).to_owned();
        self.loads += 1;
        let content = match self.node.store.resource(&id).await.unwrap().and_then(|row| row.body.published) {
            Some(contract) => calls::table(&contract, self.loads, blank),
            None => "空\n".into(),
        };
        let declared = secrecy.map_or(String::new(), |secrecy| format!("&secrecy={}", json!(secrecy).as_str().unwrap()));
        let reply = wire::upload(&self.router, &cookie, &format!("{id}{declared}"), file, &content).await;
        if !reply.status.is_success() {
            outcome.door = answer::at_door(&reply);
            outcome.refusal = Some(answer::refusal(&reply));
            return;
        }
        let mut view = reply.json();
        let path = format!("/api/v1/intake/batches/{}", view["batch"]["id"].as_str().unwrap());
        for _ in 0..600 {
            if view["batch"]["state"] != "intended" {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            view = wire::ask(&self.router, &cookie, Method::GET, &path, None).await.json();
        }
        assert!(blank || view["batch"]["counts"]["bad"] == 0, "{view}");
        self.batch = view["batch"]["id"].as_str().map(str::to_owned);
        outcome.state = view["batch"]["state"].as_str().map(str::to_owned);
        outcome.citations.extend(view["timeline"].as_array().unwrap().iter().filter_map(|act| answer::citation(&act["citation"])));
    }

    /// A session of the organization's person in that role; the account is made when first needed.
    pub async fn cookie(&mut self, by: &Subject) -> String {
        let org = self.orgs.get(&by.org).expect("an organization of the story").clone();
        let login = format!("{org}-{:?}", by.role).to_lowercase();
        if self.accounts.insert(login.clone()) {
            let roles = BTreeSet::from([by.role]);
            let id = login.as_str().into();
            let person = Person {
                id,
                login: login.clone(),
                name: by.role.title().into(),
                org: org.into(),
                roles,
                password: wire::HASH.clone(),
                away: Vec::new(),
            };
            act(&self.node, &self.node.actor().await, Command::AddPerson(AddPerson { person })).await.unwrap();
        }
        wire::sign_in(&self.router, &login).await
    }
}

/// Where the matters of a room are.
fn rooms(room: Room) -> &'static str {
    match room {
        Room::Correction => "/api/v1/corrections",
        Room::Notice => "/api/v1/notices",
        Room::Dispute => "/api/v1/disputes",
        Room::Demand => "/api/v1/demands",
        Room::Source => "/api/v1/sources",
        Room::Misuse => "/api/v1/misuses",
        Room::Feedback => "/api/v1/feedbacks",
        Room::Onward => "/api/v1/onwards",
        Room::UseLog => "/api/v1/use-logs",
        Room::Duties => "/api/v1/duties",
        Room::Standard => "/api/v1/standards",
        Room::Collection => "/api/v1/collections",
        Room::Form => "/api/v1/forms",
        Room::Digitisation => "/api/v1/digitisations",
        Room::Listing => "/api/v1/listings",
        Room::Round => "/api/v1/rounds",
        Room::Registration => "/api/v1/registrations",
        Room::RegisterForm => "/api/v1/register_forms",
        Room::Ruleset => "/api/v1/rulesets",
        Room::Oversight => "/api/v1/oversights",
        Room::Task => "/api/v1/tasks",
        other => panic!("no matters in {other:?}"),
    }
}
