//! The catalogue as a whole over HTTP: files of lists, what others may see, and that every version is in the evidence.

use crate::support::*;
use serde_json::{Value, json};

crate::on_both!(lists_can_be_taken_as_files, versions_stay_readable_and_audited, a_list_is_its_departments_until_issued);

async fn lists_can_be_taken_as_files(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let mut contract = marriage();
    contract["title"] = json!("=1+1\",登记");
    publish(&officer, &contract).await;
    let reply = officer.get("/api/v1/catalogue/lists/resource?as=csv").await;
    assert_eq!(reply.status.as_u16(), 200);
    let text = reply.text();
    assert!(text.starts_with('\u{feff}') && text.contains("\"编号\",\"名称\",\"部门\""), "{text}");
    // What a spreadsheet would run is text, and a quote doesn't end its cell.
    assert!(text.contains("\"'=1+1\"\",登记\""), "{text}");
    let reply = officer.get("/api/v1/catalogue/lists/resource?as=xlsx").await;
    assert_eq!((reply.status.as_u16(), reply.body.starts_with(b"PK")), (200, true));
    // Guangdong has no list of responsibilities; a kind nobody knows is no list either.
    officer.get("/api/v1/catalogue/lists/responsibility").await.refused(404, "not_found", None);
    assert_eq!(officer.get("/api/v1/catalogue/lists/none").await.status.as_u16(), 400);
    assert_eq!(officer.get("/api/v1/catalogue/level?on=yesterday").await.status.as_u16(), 400);
}

async fn versions_stay_readable_and_audited(hub: Hub) {
    let (officer, other) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let before = other.get("/api/v1/catalogue/level").await.ok();
    let first = before["number"].as_u64().unwrap();
    let id = publish(&officer, &marriage()).await;
    let titles = |view: &Value| {
        view["items"].as_array().unwrap().iter().map(|entry| entry["title"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let found = other.get("/api/v1/catalogue/level?q=%E5%A9%9A%E5%A7%BB").await.ok();
    assert_eq!((titles(&found), found["number"].as_u64()), (vec!["婚姻登记信息".to_owned()], Some(first + 1)));
    officer.post(&format!("/api/v1/catalogue/{id}/withdraw"), &json!({ "reason": "并入救助库" })).await.ok();
    assert_eq!(titles(&other.get("/api/v1/catalogue/level?q=%E5%A9%9A%E5%A7%BB").await.ok()), Vec::<String>::new());
    let past = other.get(&format!("/api/v1/catalogue/level?version={}", first + 1)).await.ok();
    assert!(titles(&past).contains(&"婚姻登记信息".to_owned()), "{past}");
    let versions = other.get("/api/v1/catalogue/versions").await.ok();
    let newest = &versions["items"][0];
    assert_eq!(
        (newest["number"].as_u64(), &newest["sort"], &newest["reason"]),
        (Some(first + 2), &json!("withdrawn"), &json!("并入救助库"))
    );
    assert!(newest["until"].is_null() && !versions["items"][1]["until"].is_null());
    let report = hub.node.store.audit().await.unwrap();
    assert_eq!(report.faults, Vec::new());
}

async fn a_list_is_its_departments_until_issued(hub: Hub) {
    let (officer, other, reviewer) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await, hub.sign_in("shenhe").await);
    publish(&officer, &marriage()).await;
    let filed = officer.post("/api/v1/listings", &json!({ "list": "collection" })).await.created();
    let path = format!("/api/v1/listings/{}", filed["matter"]["id"].as_str().unwrap());
    other.get(&path).await.refused(404, "not_found", None);
    other.get(&format!("{path}/told")).await.refused(404, "not_found", None);
    assert_eq!(reviewer.get(&path).await.ok()["state"], "filed");
    let issued = reviewer.post("/api/v1/listings", &json!({ "list": "resource", "reason": "首次编制" })).await.created();
    let path = format!("/api/v1/listings/{}", issued["matter"]["id"].as_str().unwrap());
    assert_eq!(other.get(&path).await.ok()["state"], "issued", "the area's list is for every department");
    // Where nothing was opened, there is nothing to see.
    reviewer.get("/api/v1/rounds/last").await.refused(404, "not_found", None);
    assert_eq!(reviewer.get("/api/v1/register_forms/in_force").await.ok(), Value::Null);
}
