//! A node for one story: its organizations, its accounts, its clock.

use super::{answer, calls, wire};
use axum::Router;
use axum::http::Method;
use chrono::{DateTime, FixedOffset};
use domain::catalogue::Contract;
use domain::decision::Room;
use domain::org::{AddOrg, AddPerson, OrgKind, Person, Role};
use domain::story::{Act, Case, MatterAct, OrgAct, Outcome, Question, Step, Story, Subject, World};
use gongshu::act::{Command, act};
use gongshu::clock::Clock;
use gongshu::config::{Config, Limits, Mode};
use gongshu::node::Node;
use law::{Form, Key};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::Arc;
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
    /// Matters by their name: identifier and who opened it.
    matters: BTreeMap<String, (String, String)>,
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
            limits: Limits { keystore_rounds: 1_000, ..Limits::default() },
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
            Act::Call { request, items, purpose, mode } => return calls::call(self, by, (request, items, purpose, *mode), outcome).await,
            Act::Load { resource, file, blank } => return self.load(by, resource, (file, *blank), outcome).await,
            Act::Check { request, key, claims, purpose } => {
                return calls::check(self, by, (request, key, claims, purpose), outcome).await;
            }
            Act::Ask(question) => return self.ask(by, question, outcome).await,
            _ => {}
        }
        let cookie = self.cookie(by).await;
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
            Act::Apply { request, .. } => {
                self.requests.insert(request.clone(), view["request"]["id"].as_str().unwrap().to_owned());
                self.applicants.insert(request.clone(), by.org.clone());
            }
            _ => {}
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
            Act::Pass { resource: name, step } => (format!("/catalogue/{}/pass", resource(name)), json!({ "step": step })),
            Act::Submit { resource: name } => (format!("/catalogue/{}/submit", resource(name)), json!({})),
            Act::Return { resource: name, reason } => (format!("/catalogue/{}/return", resource(name)), json!({ "reason": reason })),
            Act::Publish { resource: name } => (format!("/catalogue/{}/publish", resource(name)), json!({})),
            Act::Withdraw { resource: name, reason } => (format!("/catalogue/{}/withdraw", resource(name)), json!({ "reason": reason })),
            Act::Apply { resource: name, application, .. } => {
                ("/sharing/requests".into(), json!({ "resource": resource(name), "application": application }))
            }
            Act::Agree { request: name, terms } => (format!("/sharing/requests/{}/agree", request(name)), json!({ "terms": terms })),
            Act::Refuse { request: name, basis, reason } => {
                (format!("/sharing/requests/{}/refuse", request(name)), json!({ "basis": basis, "reason": reason }))
            }
            Act::Deliver { request: name } => (format!("/sharing/requests/{}/deliver", request(name)), json!({})),
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
        if room == Room::Notice {
            let (correction, org) = name.split_once(':')?;
            let id = format!("{}:{}", self.matters.get(correction)?.0, self.orgs.get(org)?);
            return Some((id, org.to_owned()));
        }
        self.matters.get(name).cloned()
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
            "request" => self.requests.get(name).cloned(),
            "org" | "provider" | "respondent" => self.orgs.get(name).cloned(),
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
        Contract { scope, ..contract.clone() }
    }

    /// A question of sources, as its page asks it.
    async fn ask(&mut self, by: &Subject, question: &Question, outcome: &mut Outcome) {
        let cookie = self.cookie(by).await;
        let (method, path, body) = match question {
            Question::Gaps => (Method::GET, "/api/v1/source/gaps", None),
            Question::Collected => (Method::GET, "/api/v1/source/collected", None),
            Question::OrgGaps => (Method::GET, "/api/v1/org/gaps", None),
            Question::Tasks => (Method::GET, "/api/v1/org/tasks", None),
            Question::Held(asked) => (Method::POST, "/api/v1/source/check", Some(json!({ "materials": asked }))),
        };
        let reply = wire::ask(&self.router, &cookie, method, path, body).await;
        assert!(reply.status.is_success(), "{path}: {}", reply.text());
        answer::told(question, &reply.json(), outcome);
    }

    async fn load(&mut self, by: &Subject, name: &str, (file, blank): (&str, bool), outcome: &mut Outcome) {
        let cookie = self.cookie(by).await;
        let id = self.resources.get(name).map_or(NOTHING, String::as_str).to_owned();
        self.loads += 1;
        let content = match self.node.store.resource(&id).await.unwrap().and_then(|row| row.body.published) {
            Some(contract) => calls::table(&contract, self.loads, blank),
            None => "空\n".into(),
        };
        let reply = wire::upload(&self.router, &cookie, &id, file, &content).await;
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
        Room::Task => "/api/v1/tasks",
        other => panic!("no matters in {other:?}"),
    }
}
