//! A value is doubted, corrected and made known, with real rows.

use crate::support::*;
use data::{csv, resident};
use hub::text;
use serde_json::{Value, json};

crate::on_both!(a_wrong_value_is_corrected_and_everyone_who_had_it_is_told, a_value_the_contract_does_not_take_corrects_nothing);

/// 民政局 holds the register, 公安局 was answered about resident 7, 卫生健康局 about another.
async fn shared(hub: &Hub) -> (String, [String; 2], [String; 2]) {
    let civil = hub.sign_in("minzheng").await;
    let resource = publish(&civil, &marriage()).await;
    civil.load(&resource, "三月.csv", csv(0..50).as_bytes()).await;
    let (mut grants, mut tokens) = (Vec::new(), Vec::new());
    for login in ["gongan", "weijian"] {
        let user = hub.sign_in(login).await;
        let terms = json!({ "items": [{ "item": "name" }, { "item": "status" }], "until": "2026-12-31", "daily_quota": null });
        grants.push(share(&civil, &user, &resource, &application(&["name", "status"], "2026-12-31"), &terms).await);
        tokens.push(user.token().await);
    }
    (resource, grants.try_into().unwrap(), tokens.try_into().unwrap())
}

fn doubt(resource: &str, n: u32) -> Value {
    let [id, _, status, _] = resident(n);
    json!({ "resource": resource, "route": "user", "grounds": "当事人出示的离婚证与登记不一致",
        "claim": { "key": [{ "item": "id_number", "value": id }], "item": "status", "held": status, "claimed": "离婚" } })
}

async fn a_wrong_value_is_corrected_and_everyone_who_had_it_is_told(hub: Hub) {
    let (resource, grants, tokens) = shared(&hub).await;
    let ask = async |n: usize, who: u32| {
        let query = [("id_number", resident(who)[0].clone()), ("purpose", PURPOSE.to_owned())];
        let query: Vec<_> = query.iter().map(|(name, value)| (*name, value.as_str())).collect();
        hub.anyone().call(&tokens[n], &grants[n], &query).await.ok()
    };
    assert_eq!(ask(0, 7).await["data"]["status"], "丧偶");
    ask(1, 8).await;
    let (civil, police, health) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await, hub.sign_in("weijian").await);

    hub::eventually("indexed calls", || async { (police.get("/api/v1/ledger/calls").await.ok()["items"] != json!([])).then_some(()) })
        .await;
    let view = police.post("/api/v1/corrections", &doubt(&resource, 7)).await.created();
    let id = text(&view["matter"]["id"]).to_owned();
    assert_eq!((&view["state"], &view["may"]), (&json!("asked"), &json!(["cancel"])));
    assert_eq!(view["matter"]["claim"]["key"][0]["value"], resident(7)[0], "the applicant sees what was claimed");
    assert_eq!(view["matter"]["subject"], json!([]), "the hashes serve the hub alone");
    let kept = hub.node.store.matter::<domain::correction::Correction>(&id).await.unwrap().unwrap().body;
    let kept = serde_json::to_string(&kept).unwrap();
    assert!(!kept.contains(&resident(7)[0]) && !kept.contains("丧偶"), "values are kept sealed: {kept}");
    health.get(&format!("/api/v1/corrections/{id}")).await.refused(404, "not_found", None);
    assert_eq!(health.get("/api/v1/corrections").await.ok()["items"], json!([]));

    let path = format!("/api/v1/corrections/{id}");
    assert_eq!(civil.get(&path).await.ok()["may"], json!(["reply", "correct"]));
    police.post(&format!("{path}/amend"), &json!({ "value": "离婚" })).await.refused(404, "not_found", None);
    let view = civil.post(&format!("{path}/amend"), &json!({ "value": "离婚" })).await.ok();
    assert_eq!((&view["state"], &view["matter"]["amendment"]["told"]), (&json!("corrected"), &json!(1)));
    assert_eq!(ask(0, 7).await["data"]["status"], "离婚", "the next call has the right value");
    assert_eq!(ask(0, 8).await["data"]["status"], resident(8)[2], "and nobody else's changed");

    let notices = police.get("/api/v1/notices?tab=received").await.ok();
    assert_eq!(notices["items"].as_array().unwrap().len(), 1, "{notices}");
    assert_eq!(health.get("/api/v1/notices").await.ok()["items"], json!([]), "who did not receive it is not told");
    let notice = format!("/api/v1/notices/{}", text(&notices["items"][0]["id"]));
    assert_eq!(police.get(&notice).await.ok()["matter"]["key"][0]["value"], resident(7)[0]);
    health.post(&format!("{notice}/acknowledge"), &json!({})).await.refused(404, "not_found", None);
    assert_eq!(police.post(&format!("{notice}/acknowledge"), &json!({ "note": "已更新台账" })).await.ok()["state"], "acknowledged");

    let view = civil.post(&format!("{path}/reply"), &json!({ "finding": "wrong", "reason": "离婚登记漏报" })).await.ok();
    assert_eq!((&view["state"], &view["may"]), (&json!("closed"), &json!([])));
    civil.post(&format!("{path}/amend"), &json!({ "value": "未婚" })).await.refused(409, "correction.done", None);
    civil.post(&format!("{path}/vanish"), &json!({})).await.refused(422, "input", None);
    assert_eq!(hub.node.store.audit().await.unwrap().faults, vec![]);
}

async fn a_value_the_contract_does_not_take_corrects_nothing(hub: Hub) {
    let (resource, ..) = shared(&hub).await;
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let view = police.post("/api/v1/corrections", &doubt(&resource, 7)).await.created();
    let path = format!("/api/v1/corrections/{}", text(&view["matter"]["id"]));
    let problem = civil.post(&format!("{path}/amend"), &json!({ "value": "再婚三次" })).await.refused(422, "input", None);
    assert_eq!(problem["faults"][0]["place"], "value");
    assert_eq!(civil.get(&path).await.ok()["state"], "asked");

    let stranger = police.post("/api/v1/corrections", &doubt(&resource, 999)).await.created();
    let path = format!("/api/v1/corrections/{}", text(&stranger["matter"]["id"]));
    civil.post(&format!("{path}/amend"), &json!({ "value": "离婚" })).await.refused(409, "correction.no_record", None);
}
