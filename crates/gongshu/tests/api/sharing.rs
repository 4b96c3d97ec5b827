//! Apply → answer within the clock → deliver.

use crate::support::*;
use hub::text;
use serde_json::{Value, json};

crate::on_both!(
    a_request_is_answered_under_the_law,
    the_terms_are_no_wider_than_asked,
    what_is_withheld_is_refused,
    what_is_open_is_granted_at_once,
    a_request_is_its_parties_own_matter,
    a_file_is_delivered_and_recorded
);

async fn a_request_is_answered_under_the_law(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    let ask = |application: Value| json!({ "resource": resource, "application": application });
    let mut lacking = application(&["name"], "2026-12-31");
    lacking["scenario"] = json!(" ");
    let problem = police.post("/api/v1/sharing/requests", &ask(lacking)).await.refused(422, "sharing.elements", Some("GD-24.1"));
    assert_eq!(problem["faults"][0]["place"], "scenario");
    civil.post("/api/v1/sharing/requests", &ask(application(&["name"], "2026-12-31"))).await.refused(409, "sharing.own", None);

    let view = police.post("/api/v1/sharing/requests", &ask(application(&["id_number", "name"], "2026-12-31"))).await.created();
    let path = format!("/api/v1/sharing/requests/{}", text(&view["request"]["id"]));
    assert_eq!((&view["request"]["state"], &view["may"]), (&json!("asked"), &json!(["cancel"])));
    let clock = &view["clocks"][0];
    assert_eq!(
        (text(&clock["key"]), text(&clock["due_text"]), text(&clock["citation"]["id"])),
        ("sharing.reply", "2026年3月9日", "GD-23.2")
    );
    assert_eq!(civil.get("/api/v1/inbox").await.ok()["items"][0]["what"], "sharing.reply");

    // A refusal without a basis of sufficient rank is itself refused, and the request stays open.
    let refuse = |basis: Value| json!({ "basis": basis, "reason": "不便提供", "findings": [{ "condition": 1, "met": false, "evidence": "与申请的业务不符" }] });
    let problem = civil.post(&format!("{path}/refuse"), &refuse(Value::Null)).await.refused(422, "sharing.refuse_basis", Some("GD-23.2"));
    assert!(problem["act"].is_u64());
    let weak = json!({ "norm": "example-city-guideline", "article": 8 });
    civil.post(&format!("{path}/refuse"), &refuse(weak)).await.refused(422, "sharing.refuse_basis", Some("GD-23.2"));
    let unknown = json!({ "norm": "no-such-law", "article": 1 });
    civil.post(&format!("{path}/refuse"), &refuse(unknown)).await.refused(422, "sharing.refuse_basis", Some("GD-23.2"));
    assert_eq!(civil.get(&path).await.ok()["may"], json!(["agree", "refuse"]));

    let law = json!({ "norm": "personal-information-protection-law", "article": 34 });
    let view = civil.post(&format!("{path}/refuse"), &refuse(law)).await.ok();
    assert_eq!((&view["request"]["state"], view["clocks"][0]["met"].is_string()), (&json!("refused"), true));
    assert!(text(&view["refusal_basis"]["text"]).contains("个人信息保护法"), "{view}");
    civil.post(&format!("{path}/refuse"), &refuse(basis())).await.refused(409, "sharing.answered", Some("GD-22.1"));
    // The applicant's timeline does not show what the source was refused.
    let seen = police.get(&path).await.ok();
    assert!(seen["timeline"].as_array().unwrap().iter().all(|act| act["refused"] == false), "{seen}");
}

async fn the_terms_are_no_wider_than_asked(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    let asked = json!({ "resource": resource, "application": application(&["id_number", "name"], "2026-06-30") });
    let view = police.post("/api/v1/sharing/requests", &asked).await.created();
    let path = format!("/api/v1/sharing/requests/{}", text(&view["request"]["id"]));
    let terms = |items: Value, until: &str, quota: Value| json!({ "terms": { "items": items, "until": until, "daily_quota": quota }, "findings": [{ "condition": 1, "met": true, "evidence": "申请材料" }] });
    let name = json!([{ "item": "name" }]);
    for (wide, place) in [
        (terms(json!([{ "item": "name" }, { "item": "status" }]), "2026-06-30", Value::Null), "terms.items[1]"),
        (terms(json!([]), "2026-06-30", Value::Null), "terms.items"),
        (terms(name.clone(), "2026-07-01", Value::Null), "terms.until"),
        (terms(name.clone(), "2026-03-01", Value::Null), "terms.until"),
        (terms(name.clone(), "2026-06-30", json!(0)), "terms.daily_quota"),
    ] {
        let problem = civil.post(&format!("{path}/agree"), &wide).await.refused(422, "sharing.terms", Some("GD-24.1"));
        assert_eq!(problem["faults"][0]["place"], place);
    }
    police.post(&format!("{path}/agree"), &terms(name.clone(), "2026-06-30", Value::Null)).await.refused(404, "not_found", None);
    hub.set("2026-03-02 11:00");
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let view = civil.post(&format!("{path}/agree"), &terms(name, "2026-05-31", json!(7))).await.ok();
    assert_eq!((&view["request"]["state"], &view["grant"]["state"]), (&json!("agreed"), &json!("prepared")));
    assert_eq!((&view["grant"]["until"], &view["grant"]["daily_quota"]), (&json!("2026-05-31"), &json!(7)));
    let clocks = view["clocks"].as_array().unwrap();
    let deliver = clocks.iter().find(|clock| clock["key"] == "sharing.deliver").unwrap();
    assert_eq!((&deliver["met"], text(&deliver["due_text"]), text(&deliver["citation"]["id"])), (&Value::Null, "2026年3月9日", "GD-23.2"));
    // Nothing is loaded: there is nothing to deliver.
    civil.post(&format!("{path}/deliver"), &json!({})).await.refused(422, "sharing.nothing_loaded", Some("GD-15.1"));
    civil.load(&resource, "三月.csv", csv(0..3).as_bytes()).await;
    let view = civil.post(&format!("{path}/deliver"), &json!({})).await.ok();
    assert_eq!((&view["request"]["state"], &view["grant"]["state"]), (&json!("granted"), &json!("active")));
    let held = police.get("/api/v1/sharing/grants?tab=held").await.ok();
    assert_eq!(held["items"][0]["grant"]["id"], view["grant"]["id"]);
    assert_eq!(civil.get("/api/v1/sharing/grants?tab=given").await.ok()["items"][0]["grant"]["id"], view["grant"]["id"]);
    // A resource others use can't be withdrawn.
    civil.post(&format!("/api/v1/catalogue/{resource}/withdraw"), &json!({ "reason": "停用" })).await.refused(
        409,
        "catalogue.in_use",
        None,
    );
}

async fn what_is_withheld_is_refused(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let mut contract = marriage();
    contract["fields"]["sharing_type"] = json!("withheld");
    contract["filing"] = json!("示例备〔2026〕1号");
    let resource = publish(&civil, &contract).await;
    let asked = json!({ "resource": resource, "application": application(&["name"], "2026-12-31") });
    let problem = police.post("/api/v1/sharing/requests", &asked).await.refused(422, "sharing.withheld", Some("GD-12.5"));
    assert!(text(&problem["remedy"]).contains("核实"), "a refusal names the way that remains: {problem}");
    assert_eq!(police.get(&format!("/api/v1/catalogue/{resource}")).await.ok()["may"], json!([]));
}

async fn what_is_open_is_granted_at_once(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &divisions()).await;
    civil.load(&resource, "区划.csv", "代码,名称\n441900003001,岗贝社区\n".as_bytes()).await;
    let asked = json!({ "resource": resource, "application": application(&["code", "name"], "2026-12-31") });
    let view = police.post("/api/v1/sharing/requests", &asked).await.created();
    assert_eq!((&view["request"]["state"], &view["grant"]["state"]), (&json!("granted"), &json!("active")));
    assert_eq!((view["grant"]["citation"]["article"].as_u64(), &view["clocks"]), (Some(23), &json!([])));
    let token = police.token().await;
    let answer = police.call(&token, text(&view["grant"]["id"]), &[("code", "441900003001"), ("purpose", PURPOSE)]).await.ok();
    assert_eq!(answer["data"], json!({ "code": "441900003001", "name": "岗贝社区" }));
}

async fn a_request_is_its_parties_own_matter(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let (health, reviewer) = (hub.sign_in("weijian").await, hub.sign_in("shenhe").await);
    let resource = publish(&civil, &marriage()).await;
    civil.load(&resource, "三月.csv", csv(0..3).as_bytes()).await;
    let asked = json!({ "resource": resource, "application": application(&["name"], "2026-12-31") });
    let view = police.post("/api/v1/sharing/requests", &asked).await.created();
    let path = format!("/api/v1/sharing/requests/{}", text(&view["request"]["id"]));
    health.get(&path).await.refused(404, "not_found", None);
    for act in ["agree", "refuse", "deliver", "cancel"] {
        let body = json!({ "terms": { "items": [{ "item": "name" }], "until": "2026-12-31" }, "basis": null, "reason": "", "findings": [{ "condition": 1, "met": true, "evidence": "申请材料" }] });
        let problem = health.post(&format!("{path}/{act}"), &body).await.refused(404, "not_found", None);
        assert!(problem["act"].is_null(), "{act}");
    }
    assert_eq!(health.get("/api/v1/sharing/requests?tab=all").await.ok()["items"], json!([]));
    assert_eq!(reviewer.get("/api/v1/sharing/requests?tab=all").await.ok()["items"].as_array().unwrap().len(), 1);
    assert_eq!(reviewer.get(&path).await.ok()["may"], json!([]), "the authority sees, the source answers");
    let view = police.post(&format!("{path}/cancel"), &json!({})).await.ok();
    assert_eq!(view["request"]["state"], "cancelled");
    civil.post(&format!("{path}/agree"), &json!({ "terms": { "items": [{ "item": "name" }], "until": "2026-12-31" } })).await.refused(
        409,
        "sharing.answered",
        Some("GD-22.1"),
    );
    let terms = json!({ "items": [{ "item": "name" }], "until": "2026-12-31" });
    let grant = share(&civil, &police, &resource, &application(&["name"], "2026-12-31"), &terms).await;
    health.get(&format!("/api/v1/sharing/grants/{grant}")).await.refused(404, "not_found", None);
    health.get(&format!("/api/v1/sharing/grants/{grant}/file?purpose=x")).await.refused(404, "not_found", None);
    police.get(&format!("/api/v1/sharing/grants/{grant}")).await.ok();
}

async fn a_file_is_delivered_and_recorded(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    civil.load(&resource, "三月.csv", csv(0..5).as_bytes()).await;
    let mut by_file = application(&["id_number", "status"], "2026-12-31");
    by_file["mode"] = json!("file");
    let terms = json!({ "items": [{ "item": "id_number", "mask": { "mask": "keep", "head": 6, "tail": 4 } }, { "item": "status" }], "until": "2026-12-31" });
    let grant = share(&civil, &police, &resource, &by_file, &terms).await;
    let path = format!("/api/v1/sharing/grants/{grant}/file");
    let file = |purpose: &str| format!("{path}?{}", serde_urlencoded::to_string([("purpose", purpose)]).unwrap());
    let reply = police.get(&file(PURPOSE)).await;
    assert!(reply.status.is_success(), "{}", reply.text());
    assert_eq!(reply.headers["gongshu-rows"], "5");
    let body = reply.text();
    assert_eq!(body.lines().count(), 6, "{body}");
    for n in 0..5 {
        let [number, name, status, _] = resident(n);
        assert!(!body.contains(&number) && !body.contains(&name), "{body}");
        assert!(body.contains(&format!("{}********{},{status}", &number[..6], &number[14..])), "{body}");
    }
    let records = evidence::journal(&hub.node.folders);
    assert_eq!((records.len(), &records[0]["outcome"], &records[0]["client"]), (1, &json!("answered"), &json!("gongan")));
    police.get(&file("统计")).await.refused(422, "grant.purpose", Some("GD-24.1"));
    // Under a file grant no program calls by key.
    let token = police.token().await;
    police.call(&token, &grant, &[("id_number", &resident(0)[0]), ("purpose", PURPOSE)]).await.refused(422, "grant.mode", Some("GD-24.1"));
    assert_eq!(evidence::journal(&hub.node.folders).len(), 3);
    assert_eq!(std::fs::read_dir(&hub.node.folders.uploads).unwrap().count(), 0, "no copy stays behind");
}
