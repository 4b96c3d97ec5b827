//! Acting in a colleague's place, what an organization says of itself, and handing it all on.

use crate::support::*;
use axum::body::Body;
use axum::http::{Method, header};
use hub::{Reply, Web, text};
use serde_json::{Value, json};

crate::on_both!(a_colleague_acts_under_both_names, a_profile_is_its_own_matter, a_merger_hands_everything_on);

async fn act_for(web: &Web<'_>, absent: &str, method: Method, path: &str, body: &Value) -> Reply {
    let request = web.request(method, path).header(header::CONTENT_TYPE, "application/json").header("Gongshu-Acting-For", absent);
    web.hub.send(request.body(Body::from(body.to_string())).unwrap()).await
}

async fn a_colleague_acts_under_both_names(hub: Hub) {
    let (officer, auditor) = (hub.sign_in("minzheng").await, hub.sign_in("minzheng-audit").await);
    let compile = json!({ "contract": marriage() });
    let path = "/api/v1/catalogue";
    act_for(&auditor, "minzheng", Method::POST, path, &compile).await.refused(403, "role", None);
    let span = json!({ "to": "minzheng-audit", "from": "2020-01-01", "until": "2099-12-31", "reason": "休假" });
    officer.post("/api/v1/people/minzheng/away", &span).await.ok();
    let made = act_for(&auditor, "minzheng", Method::POST, path, &compile).await.created();
    let done = &made["timeline"][0]["actor"];
    assert_eq!((text(&done["person"]), text(&done["acting_for"])), ("minzheng-audit", "民政局数据专员"));
    // Without saying so she acts for herself, and nobody of another organization gets in by it.
    auditor.post(path, &compile).await.refused(403, "role", None);
    let police = hub.sign_in("gongan").await;
    act_for(&police, "minzheng", Method::POST, path, &compile).await.refused(403, "role", None);
    assert_eq!(auditor.get("/api/v1/session").await.ok()["stands_in"][0]["id"], "minzheng");
    officer.post("/api/v1/people/minzheng/back", &json!({})).await.ok();
    act_for(&auditor, "minzheng", Method::POST, path, &compile).await.refused(403, "role", None);
}

async fn a_profile_is_its_own_matter(hub: Hub) {
    let (civil, police, bureau) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await, hub.sign_in("shenhe").await);
    let page = civil.get("/api/v1/orgs/civil").await.ok();
    assert_eq!((page["may"].clone(), page["people"].as_array().unwrap().len()), (json!(["profile"]), 4));
    police.get("/api/v1/orgs/civil").await.refused(404, "not_found", None);
    assert!(bureau.get("/api/v1/orgs/civil").await.ok()["people"].as_array().unwrap().is_empty());
    let listed = police.get("/api/v1/orgs").await.ok();
    assert!(listed["items"].as_array().unwrap().iter().all(|org| org["profile"].is_null()), "{listed}");
    let parts = json!({ "parts": { "goals": "应编尽编", "no_such": "x" } });
    civil.json(Method::PUT, "/api/v1/orgs/civil/profile", &parts).await.refused(422, "input", None);
    police.json(Method::PUT, "/api/v1/orgs/civil/profile", &json!({ "parts": {} })).await.refused(404, "not_found", None);
    let page = civil.json(Method::PUT, "/api/v1/orgs/civil/profile", &json!({ "parts": { "goals": "应编尽编" } })).await.ok();
    assert_eq!(page["org"]["profile"], json!({ "goals": "应编尽编" }));
    assert!(page["gaps"].as_array().unwrap().len() >= 3, "{page}");
}

async fn a_merger_hands_everything_on(hub: Hub) {
    let (civil, police, bureau) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await, hub.sign_in("shenhe").await);
    let resource = publish(&civil, &marriage()).await;
    let asked = json!({ "resource": resource, "application": application(&["id_number", "name"], "2026-12-31") });
    let request = police.post("/api/v1/sharing/requests", &asked).await.created();
    let due = request["clocks"][0]["due"].clone();
    let order = json!({ "document": "编办〔2026〕3号", "heir": "health", "ends": true });
    civil.post("/api/v1/orgs/civil/reorganize", &order).await.refused(403, "role", None);
    let page = bureau.post("/api/v1/orgs/civil/reorganize", &order).await.ok();
    assert_eq!(page["org"]["ended"]["heirs"], json!(["health"]));
    // The people came along: they answer the request for the heir, in the time that was left.
    let path = format!("/api/v1/sharing/requests/{}", text(&request["request"]["id"]));
    let seen = civil.get(&path).await.ok();
    assert_eq!((&seen["request"]["source"], &seen["clocks"][0]["due"]), (&json!("health"), &due));
    let health = hub.sign_in("weijian").await;
    assert_eq!(health.get(&path).await.ok()["may"], json!(["agree", "refuse"]));
    // What was done before stays under the old name.
    let acts = health.get(&format!("/api/v1/catalogue/{resource}")).await.ok();
    assert_eq!(acts["timeline"][0]["actor"]["org_name"], "民政局");
    let audit = hub.node.store.audit().await.unwrap();
    assert!(audit.faults.is_empty(), "{:?}", audit.faults);
}
