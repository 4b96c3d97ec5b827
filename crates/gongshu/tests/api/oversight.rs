//! A duty runs out: the register, the inbox, the order and its service.

use crate::support::*;
use hub::text;
use serde_json::{Value, json};

crate::on_both!(a_duty_that_runs_out_is_followed_up, an_order_is_a_numbered_paper_served_once, what_was_late_is_noted_once);

/// 公安局 asks 民政局, which lets the term pass. Answers the request and its entry.
async fn late(hub: &Hub) -> (String, String) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    let asked = json!({ "resource": resource, "application": application(&["name"], "2026-12-31") });
    let view = police.post("/api/v1/sharing/requests", &asked).await.created();
    hub.set("2026-03-10 09:00");
    (text(&view["request"]["id"]).to_owned(), entry(hub).await)
}

/// The newest entry, once the ticker has noted it.
async fn entry(hub: &Hub) -> String {
    gongshu::jobs::tick(&hub.node).await.unwrap();
    let look = || async { hub.node.store.lapses(&store::LapseFilter::default(), None, 10).await.unwrap().items.pop() };
    hub::eventually("an entry", look).await.body.id.0
}

async fn a_duty_that_runs_out_is_followed_up(hub: Hub) {
    let (request, lapse) = late(&hub).await;
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let (authority, health) = (hub.sign_in("shenhe").await, hub.sign_in("weijian").await);
    let path = format!("/api/v1/oversights/{lapse}");

    // Whoever waits is told; whoever has nothing to do with it doesn't know of it.
    let inbox = police.get("/api/v1/inbox?tab=copied").await.ok();
    assert_eq!((&inbox["counts"]["copied"], &inbox["items"][0]["case"]["id"]), (&json!(1), &json!(lapse)));
    assert_eq!(health.get("/api/v1/inbox?tab=copied").await.ok()["counts"]["copied"], 0);
    assert_eq!(health.get("/api/v1/oversights").await.ok()["items"], json!([]));
    health.get(&path).await.refused(404, "not_found", None);
    health.post(&format!("{path}/nudge"), &json!({})).await.refused(404, "not_found", None);
    assert_eq!(police.get(&path).await.ok()["may"], json!(["nudge"]));

    police.post(&format!("{path}/nudge"), &json!({ "words": "等着办理" })).await.ok();
    police.post(&format!("{path}/nudge"), &json!({})).await.refused(409, "oversight.nudged", None);
    authority.post(&format!("{path}/order"), &json!({ "until": "2026-03-12", "demand": "" })).await.refused(
        422,
        "unstated",
        Some("GD-22.1"),
    );
    authority.post(&format!("{path}/order"), &json!({ "until": "2026-03-12", "demand": "书面说明" })).await.ok();

    // The owner's inbox marks the duty; the case's own timeline tells what was done about it, to its parties.
    let todo = civil.get("/api/v1/inbox").await.ok()["items"].as_array().unwrap().clone();
    let duty = todo.iter().find(|todo| todo["case"]["id"] == json!(request)).unwrap();
    assert_eq!((&duty["nudges"], &duty["orders"], &duty["level"]), (&json!(1), &json!(1), &json!("overdue")));
    assert!(todo.iter().any(|todo| todo["case"]["id"] == json!(lapse)), "an order waits for an explanation: {todo:?}");
    let verbs = |view: &Value| view["timeline"].as_array().unwrap().iter().map(|act| text(&act["verb"]).to_owned()).collect::<Vec<_>>();
    let seen = verbs(&police.get(&format!("/api/v1/sharing/requests/{request}")).await.ok());
    let acts: Vec<_> = seen.iter().filter(|verb| *verb != "oversight.nudge").map(String::as_str).collect();
    assert!(acts.ends_with(&["clock.overdue", "oversight.nudged", "oversight.ordered"]), "{seen:?}");

    // The register is filtered by organization, room, state and age, and leads to the case.
    for (query, count) in [
        ("org=civil", 1),
        ("org=police", 0),
        ("room=sharing", 1),
        ("room=demand", 0),
        ("state=ordered", 1),
        ("days=30", 0),
        ("tab=closed", 0),
    ] {
        let found = authority.get(&format!("/api/v1/oversights?{query}")).await.ok();
        assert_eq!(found["items"].as_array().unwrap().len(), count, "{query}: {found}");
    }
    assert_eq!(authority.get("/api/v1/board").await.ok()["cards"]["lapses"], 1);

    // Answering meets the duty on the entry, in the same act; the audit finds every row as its leaf has it.
    let law = json!({ "basis": { "norm": "personal-information-protection-law", "article": 34 }, "reason": "不便提供", "findings": [{ "condition": 1, "met": false, "evidence": "与申请的业务不符" }] });
    authority.post(&format!("{path}/close"), &json!({ "words": "约谈" })).await.refused(409, "oversight.unmet", None);
    civil.post(&format!("/api/v1/sharing/requests/{request}/refuse"), &law).await.ok();
    assert_eq!(authority.get(&path).await.ok()["state"], "fulfilled");
    assert_eq!(authority.post(&format!("{path}/close"), &json!({ "words": "约谈" })).await.ok()["state"], "closed");
    assert_eq!(hub.node.store.audit().await.unwrap().faults, []);
    let record = civil.get("/api/v1/oversights/record?from=2026-01-01&to=2026-03-31").await.ok();
    assert_eq!((&record["record"]["received"], &record["record"]["standings"]), (&json!(1), &json!({ "overdue": 1 })));
    police.get("/api/v1/oversights/record?org=civil&from=2026-01-01&to=2026-03-31").await.refused(404, "not_found", None);
}

async fn an_order_is_a_numbered_paper_served_once(hub: Hub) {
    let (_, lapse) = late(&hub).await;
    let (civil, police, authority) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await, hub.sign_in("shenhe").await);
    let order = |demand: &str| json!({ "until": "2026-03-12", "demand": demand });
    for demand in ["书面说明", "当面说明"] {
        authority.post(&format!("/api/v1/oversights/{lapse}/order"), &order(demand)).await.ok();
    }
    let numbers = |found: Value| found["items"].as_array().unwrap().iter().map(|one| text(&one["number"]).to_owned()).collect::<Vec<_>>();
    assert_eq!(numbers(civil.get("/api/v1/papers?tab=received").await.ok()), ["督办〔2026〕第2号", "督办〔2026〕第1号"]);
    assert_eq!(numbers(police.get("/api/v1/papers").await.ok()), [""; 0]);
    let path = format!("/api/v1/papers/{lapse}:1");
    police.get(&path).await.refused(404, "not_found", None);
    authority.post(&format!("{path}/receive"), &json!({})).await.refused(404, "not_found", None);
    let paper = civil.get(&path).await.ok();
    assert_eq!((&paper["served"], &paper["may"]), (&Value::Null, &json!(["receive"])));
    assert!(text(&paper["text"][1]).contains("书面说明") && text(&paper["citation"]["id"]) == "GD-22.1", "{paper}");

    let served = civil.post(&format!("{path}/receive"), &json!({})).await.ok();
    assert!(served["served"].is_string() && served["may"] == json!([]), "{served}");
    hub.set("2026-03-11 09:00");
    let (civil, authority) = (hub.sign_in("minzheng").await, hub.sign_in("shenhe").await);
    assert_eq!(civil.post(&format!("{path}/receive"), &json!({})).await.ok()["served"], served["served"]);
    assert_eq!(numbers(authority.get("/api/v1/papers?unserved=true").await.ok()), ["督办〔2026〕第2号"]);
    assert_eq!(hub.node.store.audit().await.unwrap().faults, []);
}

async fn what_was_late_is_noted_once(hub: Hub) {
    late(&hub).await;
    let clock =
        hub.node.store.clocks(&store::ClockFilter { running: Some(true), ..Default::default() }, 10).await.unwrap().pop().unwrap().body;
    // The job comes again, as it does after a clock was moved: no second entry.
    let tx = hub.node.store.begin().await.unwrap();
    tx.start_job(domain::clock::ClockStep::DUE, clock.id.as_str(), 0).await.unwrap();
    tx.commit().await.unwrap();
    gongshu::jobs::tick(&hub.node).await.unwrap();
    let now = hub.node.clock.now().timestamp_millis();
    hub::eventually("the job done", || async { (hub.node.store.count_jobs(now).await.unwrap().1 == 0).then_some(()) }).await;
    assert_eq!(hub.node.store.count_lapses(&store::LapseFilter::default()).await.unwrap(), 1);
}
