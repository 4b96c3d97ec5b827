//! Requests to a node's router, as a browser or a program would send them.

use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::http::{Method, Request, StatusCode, header};
use serde_json::Value;
use std::sync::LazyLock;
use tower::ServiceExt;

pub const PASSWORD: &str = "案例的口令";

/// A hash that costs little: the accounts of a story are not worth more.
pub static HASH: LazyLock<String> = LazyLock::new(|| {
    let params = Params::new(8, 1, 1, None).unwrap();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password(PASSWORD.as_bytes()).unwrap().to_string()
});

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: StatusCode,
    pub body: Vec<u8>,
}

impl Reply {
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|e| panic!("{} {e}: {}", self.status, self.text()))
    }

    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }
}

async fn send(router: &Router, request: Request<Body>) -> (Reply, Option<String>) {
    let response = router.clone().oneshot(request).await.unwrap();
    let status = response.status();
    let cookie = response.headers().get(header::SET_COOKIE).map(|v| v.to_str().unwrap().split(';').next().unwrap().to_owned());
    let body = to_bytes(response.into_body(), 1 << 24).await.unwrap().to_vec();
    (Reply { status, body }, cookie)
}

/// Signs in and answers the session's cookie.
pub async fn sign_in(router: &Router, login: &str) -> String {
    let body = serde_json::json!({ "login": login, "password": PASSWORD }).to_string();
    let request = Request::post("/api/v1/session").header(header::CONTENT_TYPE, "application/json").body(Body::from(body)).unwrap();
    let (reply, cookie) = send(router, request).await;
    assert_eq!(reply.status, StatusCode::OK, "{login}: {}", reply.text());
    cookie.unwrap()
}

/// A request of a signed-in person.
pub async fn ask(router: &Router, cookie: &str, method: Method, path: &str, body: Option<Value>) -> Reply {
    let request = Request::builder().method(method).uri(path).header(header::COOKIE, cookie).header("Gongshu-Csrf", "1");
    let request = match body {
        Some(body) => request.header(header::CONTENT_TYPE, "application/json").body(Body::from(body.to_string())),
        None => request.body(Body::empty()),
    };
    send(router, request.unwrap()).await.0
}

/// Uploads a file.
pub async fn upload(router: &Router, cookie: &str, resource: &str, name: &str, content: &str) -> Reply {
    let body = format!("--line\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\r\n{content}\r\n--line--\r\n");
    let request = Request::post(format!("/api/v1/intake/batches?resource={resource}"))
        .header(header::COOKIE, cookie)
        .header("Gongshu-Csrf", "1")
        .header(header::CONTENT_TYPE, "multipart/form-data; boundary=line");
    send(router, request.body(Body::from(body)).unwrap()).await.0
}

/// A token for a program.
pub async fn token(router: &Router, id: &str, secret: &str) -> String {
    let form = serde_urlencoded::to_string([("grant_type", "client_credentials"), ("client_id", id), ("client_secret", secret)]).unwrap();
    let request = Request::post("/api/v1/token").header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let (reply, _) = send(router, request.body(Body::from(form)).unwrap()).await;
    assert_eq!(reply.status, StatusCode::OK, "{}", reply.text());
    reply.json()["access_token"].as_str().unwrap().to_owned()
}

/// A data call.
pub async fn gateway(router: &Router, token: &str, grant: &str, query: &[(&str, &str)]) -> Reply {
    let query = serde_urlencoded::to_string(query).unwrap();
    let request = Request::get(format!("/gw/v1/grants/{grant}/rows?{query}")).header(header::AUTHORIZATION, format!("Bearer {token}"));
    send(router, request.body(Body::empty()).unwrap()).await.0
}

/// A word as it stands in an address.
pub fn quoted(text: &str) -> String {
    text.bytes().map(|byte| format!("%{byte:02X}")).collect()
}
