//! Signing in, and how a session ends.

use crate::support::*;
use axum::http::{Method, StatusCode, header};
use gongshu::config::{Config, Limits};
use hub::{Reply, text};
use serde_json::json;

crate::on_both!(five_wrong_passwords_lock_an_account, a_session_ends_when_idle, a_session_is_one_cookie_and_its_hash);

async fn five_wrong_passwords_lock_an_account(hub: Hub) {
    let attempt = |login: &str, password: &str| {
        let (anyone, body) = (hub.anyone(), json!({ "login": login, "password": password }));
        async move { anyone.post("/api/v1/session", &body).await }
    };
    // Right in between starts the count anew.
    for _ in 0..4 {
        attempt("minzheng", "wrong").await.refused(401, "wrong_password", None);
    }
    attempt("minzheng", PASSWORD).await.ok();
    for _ in 0..5 {
        attempt("minzheng", "wrong").await.refused(401, "wrong_password", None);
    }
    let problem = attempt("minzheng", PASSWORD).await.refused(429, "too_many_tries", None);
    assert!(text(&problem["remedy"]).contains("30"), "{problem}");
    attempt("gongan", PASSWORD).await.ok();
    hub.set("2026-03-02 09:29");
    attempt("minzheng", PASSWORD).await.refused(429, "too_many_tries", None);
    hub.set("2026-03-02 09:31");
    attempt("minzheng", PASSWORD).await.ok();
    // A name nobody has is answered alike, and locks alike.
    let unknown = attempt("nobody", "wrong").await;
    let known = attempt("minzheng", "wrong").await;
    assert_eq!(unknown.refused(401, "wrong_password", None), known.refused(401, "wrong_password", None));
    for _ in 0..4 {
        attempt("nobody", "wrong").await;
    }
    attempt("nobody", "wrong").await.refused(429, "too_many_tries", None);
    let long = "长".repeat(100);
    for reply in [attempt(&long, "x").await, attempt("minzheng", &long).await] {
        reply.refused(422, "input", None);
    }
}

async fn a_session_ends_when_idle(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    hub.set("2026-03-02 09:29");
    officer.get("/api/v1/session").await.ok();
    hub.set("2026-03-02 09:58");
    officer.get("/api/v1/session").await.ok();
    hub.set("2026-03-02 10:29");
    officer.get("/api/v1/session").await.refused(401, "sign_in", None);
    hub.node.clock.set(hub::moment(hub::FIRST));
    officer.get("/api/v1/session").await.refused(401, "sign_in", None);
}

#[tokio::test(flavor = "multi_thread")]
async fn sessions_of_one_person_are_limited() {
    let limits = Limits { sessions: 2, ..hub::config().limits };
    let hub = Hub::of(Config { limits, ..hub::config() }).await;
    let mut sessions = Vec::new();
    for minute in 1..=3 {
        hub.set(&format!("2026-03-02 09:0{minute}"));
        sessions.push(hub.sign_in("minzheng").await);
    }
    sessions[0].get("/api/v1/session").await.refused(401, "sign_in", None);
    sessions[1].get("/api/v1/session").await.ok();
    sessions[2].get("/api/v1/session").await.ok();
}

async fn a_session_is_one_cookie_and_its_hash(hub: Hub) {
    let reply: Reply = hub.anyone().post("/api/v1/session", &json!({ "login": "minzheng", "password": PASSWORD })).await;
    let me = reply.ok();
    assert_eq!((text(&me["person"]["login"]), text(&me["org"]["id"]), &me["node"]["demo"]), ("minzheng", "civil", &json!(true)));
    assert!(!me.to_string().contains("argon2"), "{me}");
    let cookie = reply.headers[header::SET_COOKIE].to_str().unwrap();
    for part in ["HttpOnly", "SameSite=Strict", "Path=/"] {
        assert!(cookie.contains(part), "{cookie}");
    }
    let token = cookie.split(['=', ';']).nth(1).unwrap();
    let hash = hex::encode(seal::digest::sm3(token.as_bytes()).as_bytes());
    let now = hub.node.clock.now().timestamp_millis();
    assert!(hub.node.store.session(&hash, 0, now).await.unwrap().is_some());
    assert!(hub.node.store.session(token, 0, now).await.unwrap().is_none(), "the cookie itself is not kept");
    let mut web = hub.anyone();
    for forged in ["", "gongshu_session=", "gongshu_session=' OR '1'='1", &format!("gongshu_session={hash}"), &format!("other={token}")] {
        web.cookie = Some(forged.to_owned());
        web.get("/api/v1/session").await.refused(401, "sign_in", None);
    }
    let mut out = hub.anyone();
    out.cookie = Some(format!("a=b; gongshu_session={token}; c=d"));
    out.get("/api/v1/session").await.ok();
    let reply = out.json(Method::DELETE, "/api/v1/session", &json!({})).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert!(reply.headers[header::SET_COOKIE].to_str().unwrap().contains("Max-Age=0"));
    out.get("/api/v1/session").await.refused(401, "sign_in", None);
}
