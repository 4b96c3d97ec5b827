//! A database of a test's own, and a small city to record in it.

use chrono::{DateTime, FixedOffset, TimeDelta};
use domain::catalogue::Resource;
use domain::clock::{Clock, ClockStep};
use domain::decision::{CaseRef, Room};
use domain::demand::Demand;
use domain::dispute::Dispute;
use domain::intake::Batch;
use domain::org::{Client, Org, OrgKind, Person, Role};
use domain::sharing::{Grant, Request};
use domain::{Actor, Change, Context, Decision, Event, OrgId};
use law::{Files, Key, Lawbook, Library};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, Statement};
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;
use store::{Result, Store, Tx};

/// A database, and a second way into it that goes behind the store's back.
pub struct Db {
    pub store: Store,
    pub url: String,
    sql: DatabaseConnection,
    _folder: Option<tempfile::TempDir>,
}

impl Db {
    pub async fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("test.db").display());
        Self::open(url, Some(folder)).await
    }

    /// A database of the test's own on the server of `GONGSHU_TEST_POSTGRES`.
    pub async fn postgres(test: &str) -> Option<Self> {
        let Ok(server) = std::env::var("GONGSHU_TEST_POSTGRES") else {
            println!("SKIPPED: {test} on PostgreSQL: GONGSHU_TEST_POSTGRES is not set (tools/postgres.sh start)");
            return None;
        };
        let name = format!("store_{}", uuid::Uuid::now_v7().simple());
        let admin = Database::connect(&server).await.unwrap();
        admin.execute_unprepared(&format!("CREATE DATABASE {name} TEMPLATE template0")).await.unwrap();
        admin.close().await.unwrap();
        let (base, _) = server.rsplit_once('/').unwrap();
        Some(Self::open(format!("{base}/{name}"), None).await)
    }

    async fn open(url: String, folder: Option<tempfile::TempDir>) -> Self {
        let store = Store::open(&url).await.unwrap();
        let sql = Database::connect(&url).await.unwrap();
        Self { store, url, sql, _folder: folder }
    }

    pub fn is_sqlite(&self) -> bool {
        self.url.starts_with("sqlite")
    }

    /// Changes something behind the store's back; answers how many rows that touched.
    pub async fn sql(&self, statement: &str) -> u64 {
        self.sql.execute_unprepared(statement).await.unwrap_or_else(|e| panic!("{statement}: {e}")).rows_affected()
    }

    pub async fn number(&self, query: &str) -> i64 {
        let statement = Statement::from_string(self.sql.get_database_backend(), query);
        self.sql.query_one_raw(statement).await.unwrap().unwrap().try_get("", "n").unwrap()
    }

    /// Records one decision in a transaction of its own.
    pub async fn record(&self, now: DateTime<FixedOffset>, decision: Decision) -> Result<u64> {
        record(&self.store, now, decision).await
    }

    /// Records one aggregate of each kind and two clocks, one of them met.
    pub async fn seed(&self) {
        for (minute, change) in (0..).zip(everything()) {
            self.record(at(minute), decision("seeded", change)).await.unwrap();
        }
        let mut tx = self.store.begin().await.unwrap();
        let request = tx.request("request-1").await.unwrap().unwrap();
        let [reply, deliver] = [Key::SharingReply, Key::SharingDeliver].map(|key| start(key, request.case(), at(20)));
        tx.record(&context(at(20)), &decision("sharing.requested", request.clone()).clocks([reply, deliver])).await.unwrap();
        tx.commit().await.unwrap();
        let met = Decision { changes: vec![], ..decision("sharing.agreed", request.clone()) };
        self.record(at(21), met.clocks([ClockStep::meet(Key::SharingReply, request.case())])).await.unwrap();
    }
}

pub async fn record(store: &Store, now: DateTime<FixedOffset>, decision: Decision) -> Result<u64> {
    let mut tx = store.begin().await?;
    for change in &decision.changes {
        load(&mut tx, change).await?;
    }
    let index = tx.record(&context(now), &decision).await?;
    tx.commit().await?;
    Ok(index)
}

async fn load(tx: &mut Tx, change: &Change) -> Result<()> {
    let id = change.case().id;
    match change {
        Change::Org(_) => drop(tx.org(&id).await?),
        Change::Person(_) => drop(tx.person(&id).await?),
        Change::Client(_) => drop(tx.client(&id).await?),
        Change::Catalogue(_) => drop(tx.resource(&id).await?),
        Change::Intake(_) => drop(tx.batch(&id).await?),
        Change::Sharing(_) => drop(tx.request(&id).await?),
        Change::Grant(_) => drop(tx.grant(&id).await?),
        Change::Calendar(_) => drop(tx.calendar_year(&id).await?),
        Change::Demand(_) => drop(tx.demand(&id).await?),
        Change::Correction(_) => drop(tx.correction(&id).await?),
        Change::Notice(_) => drop(tx.notice(&id).await?),
        Change::Dispute(_) => drop(tx.dispute(&id).await?),
        Change::Source(_) => drop(tx.assignment(&id).await?),
        Change::Misuse(_) => drop(tx.misuse(&id).await?),
        Change::Feedback(_) => drop(tx.feedback(&id).await?),
        Change::Onward(_) => drop(tx.onward(&id).await?),
        Change::UseLog(_) => {} // written once
        Change::Duties(_) => drop(tx.duties(&id).await?),
        Change::Standard(_) => drop(tx.standard(&id).await?),
        Change::Collection(_) => drop(tx.collection(&id).await?),
        Change::Form(_) => drop(tx.form(&id).await?),
        Change::Digitisation(_) => drop(tx.digitisation(&id).await?),
        Change::Oversight(_) => drop(tx.lapse(&id).await?),
        Change::Paper(_) => drop(tx.paper(&id).await?),
        Change::Edition(_) => {} // written once
        Change::Listing(_) => drop(tx.listing(&id).await?),
        Change::Round(_) => drop(tx.round(&id).await?),
        Change::Registration(_) => drop(tx.registration(&id).await?),
        Change::RegisterForm(_) => drop(tx.register_form(&id).await?),
        Change::Ruleset(_) => drop(tx.ruleset(&id).await?),
        Change::Task(_) => drop(tx.task(&id).await?),
    }
    Ok(())
}

/// Minutes after nine on a Monday.
pub fn at(minute: i64) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339("2026-03-02T09:00:00+08:00").unwrap() + TimeDelta::minutes(minute)
}

pub fn law() -> &'static Lawbook {
    static LAW: OnceLock<Lawbook> = OnceLock::new();
    LAW.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../statutes");
        let mut files = BTreeMap::new();
        gather(&root, "", &mut files);
        Library::read(&Files(files)).unwrap().bind(&["guangdong-2021"], law::Mode::Production).unwrap()
    })
}

fn gather(folder: &Path, prefix: &str, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            gather(&path, &format!("{name}/"), files);
        } else if let Ok(text) = std::fs::read_to_string(&path) {
            files.insert(name, text);
        }
    }
}

pub fn context(now: DateTime<FixedOffset>) -> Context<'static> {
    static WHO: OnceLock<(Actor, OrgId)> = OnceLock::new();
    let (actor, authority) = WHO.get_or_init(|| {
        let actor = Actor {
            person: "chen".into(),
            org: "civil".into(),
            kind: OrgKind::Department,
            roles: BTreeSet::from([Role::DataOfficer]),
            acting_for: None,
        };
        (actor, "authority".into())
    });
    Context { now, actor, law: law(), authority }
}

pub fn decision(verb: &str, change: impl Into<Change>) -> Decision {
    let change = change.into();
    let case = change.case();
    Decision::of(Event { case, ..Event::new(verb, Room::Ledger, "") }, change)
}

pub fn start(key: Key, case: CaseRef, now: DateTime<FixedOffset>) -> ClockStep {
    ClockStep::start(&context(now), now, key, case, &"police".into()).unwrap()
}

pub fn clock_of(step: &ClockStep) -> Clock {
    let ClockStep::Start(clock) = step else { panic!("{step:?}") };
    clock.as_ref().clone()
}

fn read<T: serde::de::DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value).unwrap()
}

pub fn org(id: &str, name: &str) -> Org {
    read(json!({ "id": id, "name": name, "kind": "department", "region": "441900" }))
}

pub fn person(id: &str, login: &str) -> Person {
    read(json!({ "id": id, "login": login, "name": "陈民政", "org": "civil", "roles": ["data_officer"], "password": "-" }))
}

pub fn client(id: &str) -> Client {
    read(json!({ "id": id, "name": "户政系统", "org": "civil", "secret": "00" }))
}

pub fn resource(id: &str, org: &str, title: &str, published: bool) -> Resource {
    let contract = json!({ "title": title, "summary": "", "form": "table", "fields": { "sharing_type": "conditional" }, "items": [] });
    let (state, in_force) = if published { ("published", contract.clone()) } else { ("draft", Value::Null) };
    read(json!({ "id": id, "org": org, "draft": contract, "published": in_force, "version": 1, "state": state, "at": at(0) }))
}

pub fn batch(id: &str, resource: &str, digest: &str) -> Batch {
    read(json!({ "id": id, "resource": resource, "resource_version": 1, "org": "civil", "officer": "chen", "file": "三月.csv",
        "format": "csv", "digest": digest, "accepted": at(0), "state": "intended" }))
}

pub fn failed(batch: Batch) -> Batch {
    Batch { state: read(json!({ "state": "failed", "why": "表头不符", "at": at(0) })), ..batch }
}

pub fn demand(id: &str, number: &str, state: &str) -> Demand {
    read(json!({ "id": id, "number": number, "applicant": "tax", "officer": "chen", "asked": at(0), "authority": "data",
        "title": "婚姻状况核查", "provider": null, "items": [], "scenario": "", "basis": null, "need": "", "search": "", "insufficient": null,
        "state": state, "reason": "没有部门掌握", "at": at(0) }))
}

pub fn request(id: &str, applicant: &str, source: &str) -> Request {
    let application = json!({ "scenario": "核对", "unit": "民政局", "items": ["name"], "mode": "api", "purpose": "救助核对", "until": "2026-12-31", "basis": null });
    read(json!({ "id": id, "resource": "resource-1", "source": source, "applicant": applicant, "officer": "chen", "asked": at(0),
        "application": application, "state": "asked" }))
}

pub fn grant(id: &str, until: &str) -> Grant {
    read(json!({ "id": id, "request": "request-1", "resource": "resource-1", "consumer": "civil", "items": [{ "item": "name" }],
        "purpose": "救助核对", "mode": "api", "daily_quota": 2, "until": until, "citation": null, "state": "active" }))
}

pub fn dispute(id: &str, claimant: &str, respondent: &str, resource: &str) -> Dispute {
    read(json!({ "id": id, "about": { "what": "use", "resource": resource }, "ground": "use", "title": "争议", "claimant": claimant,
        "officer": "chen", "respondent": respondent, "opened": at(0), "statement": "请求共享", "cross": false,
        "venue": { "region": "441900", "here": true }, "conflict": false, "state": "negotiating" }))
}

/// One aggregate of each kind.
pub fn everything() -> Vec<Change> {
    vec![
        org("org-1", "公安局").into(),
        person("person-1", "chen").into(),
        client("client-1").into(),
        resource("resource-1", "police", "户籍登记", true).into(),
        batch("batch-1", "resource-1", "aa").into(),
        request("request-1", "civil", "police").into(),
        grant("grant-1", "2026-12-31").into(),
    ]
}
