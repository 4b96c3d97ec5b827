//! Compile → submit → review → publish.

use crate::support::*;
use axum::http::Method;
use hub::text;
use serde_json::{Value, json};

crate::on_both!(what_the_law_wants_before_review, review_under_its_clock, what_others_may_see);

async fn what_the_law_wants_before_review(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let mut contract = marriage();
    contract["fields"].as_object_mut().unwrap().remove("update_frequency");
    let view = officer.post("/api/v1/catalogue", &json!({ "contract": contract })).await.created();
    let path = format!("/api/v1/catalogue/{}", text(&view["resource"]["id"]));
    assert_eq!(view["resource"]["state"], "draft");
    let submit = || async { officer.post(&format!("{path}/submit"), &json!({})).await };

    let problem = submit().await.refused(422, "catalogue.fields", Some("GD-10.4"));
    assert_eq!(problem["faults"], json!([{ "place": "fields.update_frequency", "message": "请填写更新频率" }]));
    // The refusal is a leaf: verb, article, who.
    let index = problem["act"].as_u64().unwrap();
    let leaf = officer.get(&format!("/api/v1/ledger/acts/{index}")).await.ok()["leaf"].clone();
    assert_eq!(
        (text(&leaf["verb"]), text(&leaf["person"]), &leaf["refusal"]["code"]),
        ("catalogue.submit", "minzheng", &json!("catalogue.fields"))
    );

    let withheld = |basis: Value| {
        let mut contract = marriage();
        contract["fields"]["sharing_type"] = json!("withheld");
        contract["basis"] = basis;
        json!({ "contract": contract })
    };
    officer.json(Method::PUT, &path, &withheld(Value::Null)).await.ok();
    submit().await.refused(422, "catalogue.basis", Some("GD-13.2"));
    officer.json(Method::PUT, &path, &withheld(json!({ "norm": "example-city-guideline", "article": 8 }))).await.ok();
    let problem = submit().await.refused(422, "catalogue.basis_rank", Some("GD-13.2"));
    assert!(text(&problem["detail"]).contains("规范性文件"), "{problem}");
    assert_eq!(officer.get(&path).await.ok()["resource"]["state"], "draft", "a refusal changes nothing");

    officer.json(Method::PUT, &path, &json!({ "contract": marriage() })).await.ok();
    assert_eq!(submit().await.ok()["resource"]["state"], "submitted");
    submit().await.refused(409, "catalogue.not_draft", None);
}

async fn review_under_its_clock(hub: Hub) {
    let (officer, reviewer) = (hub.sign_in("minzheng").await, hub.sign_in("shenhe").await);
    let view = officer.post("/api/v1/catalogue", &json!({ "contract": marriage() })).await.created();
    let path = format!("/api/v1/catalogue/{}", text(&view["resource"]["id"]));
    officer.post(&format!("{path}/submit"), &json!({})).await.ok();

    let inbox = reviewer.get("/api/v1/inbox?tab=todo").await.ok();
    assert_eq!(inbox["counts"], json!({ "todo": 1, "done": 0, "started": 0, "copied": 0, "overdue": 0 }));
    let todo = &inbox["items"][0];
    assert_eq!(
        (text(&todo["what"]), text(&todo["from_org"]), text(&todo["title"])),
        ("catalogue.review", "民政局", "审定目录：婚姻登记信息")
    );
    assert_eq!((text(&todo["due_text"]), text(&todo["citation"]["id"])), ("2026年3月9日", "GD-11.2"));
    assert_eq!((todo["days_left"].as_i64(), text(&todo["level"])), (Some(5), "green"));
    hub.set("2026-03-06 09:00");
    assert_eq!(reviewer_level(&hub).await, (Some(1), "yellow".to_owned()));
    hub.set("2026-03-09 17:00");
    assert_eq!(reviewer_level(&hub).await, (Some(0), "red".to_owned()));
    hub.set("2026-03-10 09:00");
    assert_eq!(reviewer_level(&hub).await, (Some(-1), "overdue".to_owned()));

    let (officer, reviewer) = (hub.sign_in("minzheng").await, hub.sign_in("shenhe").await);
    reviewer.post(&format!("{path}/return"), &json!({ "reason": " " })).await.refused(422, "reason", Some("GD-11.2"));
    officer.post(&format!("{path}/publish"), &json!({})).await.refused(422, "catalogue.own_review", Some("GD-10.2"));
    let view = reviewer.post(&format!("{path}/return"), &json!({ "reason": "请补充登记机关" })).await.ok();
    assert_eq!((&view["resource"]["state"], &view["resource"]["reason"]), (&json!("returned"), &json!("请补充登记机关")));
    let inbox = reviewer.get("/api/v1/inbox?tab=done").await.ok();
    assert_eq!((&inbox["counts"]["todo"], &inbox["items"][0]["level"]), (&json!(0), &json!("done")));
    officer.post(&format!("{path}/submit"), &json!({})).await.ok();
    let view = reviewer.post(&format!("{path}/publish"), &json!({})).await.ok();
    assert_eq!((&view["resource"]["state"], view["resource"]["version"].as_u64()), (&json!("published"), Some(1)));
    let verbs: Vec<_> = view["timeline"].as_array().unwrap().iter().map(|act| text(&act["verb"]).to_owned()).collect();
    let walked = ["catalogue.compiled", "catalogue.submitted", "catalogue.returned", "catalogue.submitted", "catalogue.published"];
    let told: Vec<_> = verbs.iter().filter(|verb| walked.contains(&verb.as_str())).map(String::as_str).collect();
    assert_eq!(told, walked);
}

async fn reviewer_level(hub: &Hub) -> (Option<i64>, String) {
    // Signed in anew: the session of days ago has idled out.
    let todo = hub.sign_in("shenhe").await.get("/api/v1/inbox").await.ok()["items"][0].clone();
    (todo["days_left"].as_i64(), text(&todo["level"]).to_owned())
}

async fn what_others_may_see(hub: Hub) {
    let (officer, other, reviewer) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await, hub.sign_in("shenhe").await);
    let view = officer.post("/api/v1/catalogue", &json!({ "contract": marriage() })).await.created();
    let id = text(&view["resource"]["id"]).to_owned();
    let path = format!("/api/v1/catalogue/{id}");
    // A draft is its department's own matter: for others it does not exist, whatever they try.
    for stranger in [&other, &reviewer] {
        stranger.get(&path).await.refused(404, "not_found", None);
    }
    let tried = other.post(&format!("{path}/submit"), &json!({})).await.refused(404, "not_found", None);
    assert!(tried["act"].is_null(), "not even the place in the ledger");
    assert_eq!(other.get("/api/v1/catalogue").await.ok()["items"], json!([]));
    officer.post(&format!("{path}/submit"), &json!({})).await.ok();
    assert_eq!(reviewer.get(&path).await.ok()["may"], json!(["return", "publish"]));
    other.get(&path).await.refused(404, "not_found", None);
    reviewer.post(&format!("{path}/publish"), &json!({})).await.ok();
    assert_eq!(other.get(&path).await.ok()["may"], json!(["apply"]));
    // Work on the next version is not shown to others, and does not change what is in force.
    let mut next = marriage();
    next["title"] = json!("婚姻登记信息（修订）");
    officer.json(Method::PUT, &path, &json!({ "contract": next })).await.ok();
    let seen = other.get(&path).await.ok();
    assert_eq!(seen["resource"]["draft"]["title"], "婚姻登记信息", "{seen}");
    assert!(!seen.to_string().contains("修订"), "{seen}");
    assert_eq!(other.get("/api/v1/catalogue").await.ok()["items"][0]["title"], "婚姻登记信息");
    assert_eq!(officer.get(&path).await.ok()["resource"]["draft"]["title"], "婚姻登记信息（修订）");
    other.get(&format!("{path}/rows")).await.refused(404, "not_found", None);
}

/// In a demo, the city's draft binds: the same refusals cite it where it has a rule of its own.
#[tokio::test(flavor = "multi_thread")]
async fn a_draft_city_cites_its_own_draft() {
    let config = gongshu::config::Config {
        packs: vec!["guangdong-2021".into(), "dongguan-draft".into()],
        mode: gongshu::config::Mode::Demo,
        ..hub::config()
    };
    let hub = Hub::of(config).await;
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    let asked = json!({ "resource": resource, "application": application(&["name"], "2026-12-31") });
    let view = police.post("/api/v1/sharing/requests", &asked).await.created();
    let path = format!("/api/v1/sharing/requests/{}", text(&view["request"]["id"]));
    let refusal =
        json!({ "basis": null, "reason": "不便提供", "findings": [{ "condition": 1, "met": false, "evidence": "与申请的业务不符" }] });
    civil.post(&format!("{path}/refuse"), &refusal).await.refused(422, "sharing.refuse_basis", Some("DG-23.3"));
}
