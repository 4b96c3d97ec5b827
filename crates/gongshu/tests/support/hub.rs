//! A node in this process, on a clock set by hand, and its HTTP.

use super::city;
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Method, Request, StatusCode, header};
use chrono::{DateTime, FixedOffset};
use domain::Actor;
use gongshu::clock::Clock;
use gongshu::config::{Config, Limits, Mode};
use gongshu::node::Node;
use gongshu::router::{Entry, router};
use serde_json::Value;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};
use tower::ServiceExt;

/// A node of a test's own.
pub struct Hub {
    pub node: Arc<Node>,
    pub router: Router,
    pub table: Vec<Entry>,
    pub folder: tempfile::TempDir,
}

pub const FIRST: &str = "2026-03-02T09:00:00+08:00";

/// The settings tests run with.
pub fn config() -> Config {
    Config {
        simulated: Vec::new(),
        dates: std::collections::BTreeMap::new(),
        name: "测试市公共数据枢纽".into(),
        origin: "test.gongshu.example".into(),
        packs: vec!["guangdong-2021".into()],
        mode: Mode::Production,
        database: None,
        clock_shift: None,
        limits: Limits { keystore_rounds: 1_000, ..Limits::default() },
    }
}

impl Hub {
    /// Organizations and accounts on SQLite, under the law of the province.
    pub async fn sqlite() -> Self {
        Self::of(config()).await
    }

    /// The same on PostgreSQL, if there is one.
    pub async fn postgres(test: &str) -> Option<Self> {
        let database = super::database::postgres(test).await?;
        Some(Self::of(Config { database: Some(database), ..config() }).await)
    }

    /// With settings of the test's own.
    pub async fn of(config: Config) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let node = Node::open(folder.path(), config, Clock::manual(moment(FIRST)), None).await.unwrap();
        city::settle(&node).await;
        let (router, table) = router(&node);
        Self { node, router, table, folder }
    }

    /// Stops it in order, lets something happen to its folder, and opens it again.
    pub async fn reopened(self, meanwhile: impl AsyncFnOnce(&Path)) -> Self {
        let Self { node, router, folder, .. } = self;
        drop(router);
        let (config, clock) = (node.config.clone(), node.clock.clone());
        node.close().await.unwrap();
        meanwhile(folder.path()).await;
        let node = Node::open(folder.path(), config, clock, None).await.unwrap();
        let (router, table) = gongshu::router::router(&node);
        Self { node, router, table, folder }
    }

    /// URL of its database.
    pub fn database(&self) -> String {
        self.node.config.database_url(self.folder.path())
    }

    /// Sets the clock, as `2026-03-02 09:30`.
    pub fn set(&self, at: &str) {
        self.node.clock.set(moment(&format!("{}:00+08:00", at.replace(' ', "T"))));
    }

    /// Nobody: no session.
    pub fn anyone(&self) -> Web<'_> {
        Web { hub: self, cookie: None }
    }

    /// Signs a person in.
    pub async fn sign_in(&self, login: &str) -> Web<'_> {
        let reply = self.anyone().post("/api/v1/session", &serde_json::json!({ "login": login, "password": city::PASSWORD })).await;
        assert_eq!(reply.status, StatusCode::OK, "{login}: {}", reply.text());
        let cookie = reply.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        Web { hub: self, cookie: Some(cookie) }
    }

    /// A person as the doors see one.
    pub async fn actor(&self, login: &str) -> Actor {
        let person = self.node.store.person_by_login(login).await.unwrap().unwrap().body;
        let kind = self.node.orgs().await[&person.org].kind;
        Actor { person: person.id, org: person.org, kind, roles: person.roles, acting_for: None }
    }

    /// Sends a request as it is.
    pub async fn send(&self, request: Request<Body>) -> Reply {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let body = to_bytes(body, usize::MAX).await.unwrap().to_vec();
        Reply { status: parts.status, headers: parts.headers, body }
    }
}

pub fn moment(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap_or_else(|e| panic!("{text}: {e}"))
}

/// Waits for something that happens in the background.
pub async fn eventually<T, F: Future<Output = Option<T>>>(what: &str, mut look: impl FnMut() -> F) -> T {
    let began = Instant::now();
    loop {
        if let Some(found) = look().await {
            return found;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "{what} did not come about");
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
}

/// A browser or a program before the hub.
#[derive(Clone)]
pub struct Web<'a> {
    pub hub: &'a Hub,
    pub cookie: Option<String>,
}

impl Web<'_> {
    /// A request with this caller's session and the header of the console's own pages.
    pub fn request(&self, method: Method, path: &str) -> axum::http::request::Builder {
        let request = Request::builder().method(method).uri(path).header("Gongshu-Csrf", "1");
        match &self.cookie {
            Some(cookie) => request.header(header::COOKIE, cookie),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.hub.send(self.request(Method::GET, path).body(Body::empty()).unwrap()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Reply {
        self.json(Method::POST, path, body).await
    }

    pub async fn json(&self, method: Method, path: &str, body: &Value) -> Reply {
        self.raw(method, path, "application/json", body.to_string()).await
    }

    pub async fn raw(&self, method: Method, path: &str, kind: &str, body: impl Into<Body>) -> Reply {
        self.hub.send(self.request(method, path).header(header::CONTENT_TYPE, kind).body(body.into()).unwrap()).await
    }

    /// Uploads a file into a resource.
    pub async fn upload(&self, resource: &str, name: &str, bytes: &[u8]) -> Reply {
        let path = format!("/api/v1/intake/batches?resource={resource}");
        self.raw(Method::POST, &path, "multipart/form-data; boundary=----edge", multipart(name, bytes)).await
    }

    /// Uploads a file and waits until its batch is settled. Answers the batch.
    pub async fn load(&self, resource: &str, name: &str, bytes: &[u8]) -> Value {
        let reply = self.upload(resource, name, bytes).await;
        assert_eq!(reply.status, StatusCode::ACCEPTED, "{}", reply.text());
        let id = reply.json()["batch"]["id"].as_str().unwrap().to_owned();
        self.settled(&id).await
    }

    /// The batch, once it is settled.
    pub async fn settled(&self, id: &str) -> Value {
        eventually("a settled batch", || async {
            let batch = self.get(&format!("/api/v1/intake/batches/{id}")).await.ok()["batch"].clone();
            (batch["state"] != "intended").then_some(batch)
        })
        .await
    }

    /// A program's call with a token; `query` is percent-encoded here.
    pub async fn call(&self, token: &str, grant: &str, query: &[(&str, &str)]) -> Reply {
        let path = format!("/gw/v1/grants/{grant}/rows?{}", serde_urlencoded::to_string(query).unwrap());
        let request = Request::builder().uri(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
        self.hub.send(request.body(Body::empty()).unwrap()).await
    }

    /// Registers a program of the caller's organization and gets it a token.
    pub async fn token(&self) -> String {
        let client = self.post("/api/v1/clients", &serde_json::json!({ "name": "业务系统" })).await.created();
        let form = [("grant_type", "client_credentials"), ("client_id", text(&client["id"])), ("client_secret", text(&client["secret"]))];
        let form = serde_urlencoded::to_string(form).unwrap();
        let reply = self.hub.anyone().raw(Method::POST, "/api/v1/token", "application/x-www-form-urlencoded", form).await.ok();
        text(&reply["access_token"]).to_owned()
    }
}

/// A form with one file.
pub fn multipart(name: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!(
        "------edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: application/octet-stream\r\n\r\n"
    );
    [head.as_bytes(), bytes, b"\r\n------edge--\r\n"].concat()
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_else(|| panic!("no text: {value}"))
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub headers: HeaderMap,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{} is no JSON ({e}): {}", self.status, self.text()))
    }

    /// The body of a 200.
    #[track_caller]
    pub fn ok(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        self.json()
    }

    /// The body of a 201.
    #[track_caller]
    pub fn created(&self) -> Value {
        assert_eq!(self.status, StatusCode::CREATED, "{}", self.text());
        self.json()
    }

    /// The problem of a refusal: status, code and the id of the article cited (or none).
    #[track_caller]
    pub fn refused(&self, status: u16, code: &str, article: Option<&str>) -> Value {
        assert_eq!(self.status.as_u16(), status, "{}", self.text());
        assert_eq!(self.headers[header::CONTENT_TYPE], "application/problem+json", "{}", self.text());
        let problem = self.json();
        assert_eq!(problem["code"], code, "{problem}");
        assert_eq!(problem["citation"]["id"].as_str(), article, "{problem}");
        assert_eq!(problem["status"], status, "{problem}");
        for part in ["title", "detail", "remedy", "type"] {
            assert!(!text(&problem[part]).is_empty(), "{part}: {problem}");
        }
        if article.is_some() {
            assert!(text(&problem["citation"]["text"]).starts_with('《'), "{problem}");
        }
        problem
    }
}
