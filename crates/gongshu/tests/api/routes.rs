//! Every route × every role: who may enter is as the table says, and the table is as committed.

use crate::support::*;
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use gongshu::api::Access;
use gongshu::router::{Entry, describe};
use std::path::Path;

/// A place that leads to nothing in particular.
fn path(entry: &Entry) -> String {
    let mut path = entry.path.to_owned();
    for (part, value) in [
        ("{id}", "none"),
        ("{act}", "cancel"),
        ("{key}", "sharing.reply"),
        ("{grant}", "none"),
        ("{index}", "0"),
        ("{*path}", "checkpoint"),
        ("{pack}", "guangdong-2021"),
        ("{article}", "23"),
        ("{year}", "2026"),
        ("{kind}", "resource"),
    ] {
        path = path.replace(part, value);
    }
    assert!(!path.contains('{'), "{path}: give its parameter a value here");
    if entry.path == "/api/v1/intake/batches" && entry.method == Method::POST { path + "?resource=none" } else { path }
}

fn named(entry: &Entry) -> String {
    format!("{} {}", entry.method, entry.path)
}

#[tokio::test(flavor = "multi_thread")]
async fn who_may_enter_is_as_the_table_says() {
    let hub = Hub::sqlite().await;
    let (mut admitted, mut denied) = (0, 0);
    for login in logins().into_iter().map(Some).chain([None]) {
        let actor = match login {
            Some(login) => Some(hub.actor(login).await),
            None => None,
        };
        let mut web = match login {
            Some(login) => hub.sign_in(login).await,
            None => hub.anyone(),
        };
        for entry in &hub.table {
            let request = web.request(entry.method.clone(), &path(entry)).header(header::CONTENT_TYPE, "application/json");
            let reply = hub.send(request.body(Body::from("{}")).unwrap()).await;
            let closed = matches!(reply.status, StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN);
            let what = format!("{} for {login:?}: {} {}", named(entry), reply.status, reply.text());
            assert!(!reply.status.is_server_error(), "{what}");
            if entry.access.admits(actor.as_ref()) {
                admitted += 1;
                assert!(!closed, "{what}");
            } else {
                denied += 1;
                // Who is not signed in is asked to; who is, is told which role it takes.
                let status = if actor.is_none() || entry.access == Access::Program { 401 } else { 403 };
                assert_eq!(reply.status.as_u16(), status, "{what}");
                assert!(reply.json()["citation"].is_null(), "{what}");
            }
            if let (Some(login), &Method::DELETE) = (login, &entry.method) {
                web = hub.sign_in(login).await; // that was the sign-out
            }
        }
    }
    assert!(admitted > 100 && denied > 100, "{admitted} admitted, {denied} denied");
}

#[tokio::test(flavor = "multi_thread")]
async fn no_write_without_the_header_another_site_cannot_send() {
    let hub = Hub::sqlite().await;
    let mut tried = 0;
    for login in logins() {
        let (actor, web) = (hub.actor(login).await, hub.sign_in(login).await);
        let writes = hub.table.iter().filter(|e| e.method != Method::GET && !matches!(e.access, Access::Public | Access::Program));
        for entry in writes.filter(|e| e.access.admits(Some(&actor))) {
            let request =
                Request::builder().method(entry.method.clone()).uri(path(entry)).header(header::COOKIE, web.cookie.as_ref().unwrap());
            let reply = hub.send(request.header(header::CONTENT_TYPE, "text/plain").body(Body::from("{}")).unwrap()).await;
            reply.refused(403, "csrf", None);
            tried += 1;
        }
        web.get("/api/v1/session").await.ok(); // the session stands: even the sign-out was stopped
    }
    assert!(tried > 15, "{tried}");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_table_is_as_committed() {
    let hub = Hub::sqlite().await;
    let text = describe(&hub.table);
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/routes.txt");
    if std::env::var_os("GONGSHU_BLESS").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    let committed = std::fs::read_to_string(&file).unwrap_or_default();
    assert_eq!(committed, text, "docs/routes.txt is stale: run make bless and look at what changed");
    // Beyond the public ones, every route asks who is there.
    let public: Vec<_> = hub.table.iter().filter(|e| e.access == Access::Public).map(named).collect();
    assert_eq!(
        public,
        [
            "GET /api/v1/node",
            "GET /api/v1/health",
            "GET /api/v1/demo/accounts",
            "POST /api/v1/session",
            "POST /api/v1/token",
            "GET /log/acts/{*path}"
        ],
        "a new public route: is it meant to be?"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_in_the_table_is_not_there() {
    let hub = Hub::sqlite().await;
    let officer = hub.sign_in("minzheng").await;
    for path in ["/api/v1/nothing", "/api/v2/catalogue", "/gw/v1/nothing", "/api/v1/catalogue/x/y/z", "/api/"] {
        officer.get(path).await.refused(404, "not_found", None);
    }
    for (method, path) in [(Method::DELETE, "/api/v1/catalogue"), (Method::PATCH, "/api/v1/catalogue/x"), (Method::PUT, "/api/v1/inbox")] {
        let reply = officer.json(method.clone(), path, &serde_json::json!({})).await;
        assert_eq!(reply.status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
    }
    // A node that is no demo shows no accounts, whatever lies in its folder.
    hub.anyone().get("/api/v1/demo/accounts").await.refused(404, "not_found", None);
    let page = hub.anyone().get("/").await;
    for (name, value) in [("x-content-type-options", "nosniff"), ("x-frame-options", "DENY"), ("referrer-policy", "no-referrer")] {
        assert_eq!(page.headers[name], value);
    }
    assert!(page.headers["content-security-policy"].to_str().unwrap().contains("frame-ancestors 'none'"));
}
