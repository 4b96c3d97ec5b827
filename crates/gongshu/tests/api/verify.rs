//! Comparing: a yes or a no leaves, never a value, and nobody gets at a value by guessing.

use crate::support::*;
use data::{csv, resident, xlsx};
use hub::text;
use serde_json::{Value, json};

crate::on_both!(
    a_verdict_leaves_and_no_value,
    a_file_is_compared_row_by_row,
    a_restart_forgets_no_try,
    who_is_refused_is_offered_to_compare
);

/// A register that is withheld, and a grant of 公安局 to have it compared, `tries` times a day per record.
async fn compared(hub: &Hub, tries: u32, quota: Value) -> String {
    let civil = hub.sign_in("minzheng").await;
    let mut contract = marriage();
    contract["fields"] = fields("withheld");
    contract["filing"] = json!("数备〔2026〕1号");
    contract["basis"] = json!({ "norm": "personal-information-protection-law", "article": 34 });
    let resource = publish(&civil, &contract).await;
    civil.load(&resource, "三月.csv", csv(0..50).as_bytes()).await;
    let police = hub.sign_in("gongan").await;
    let mut application = application(&["name", "status"], "2026-12-31");
    let plain = json!({ "resource": resource, "application": application });
    police.post("/api/v1/sharing/requests", &plain).await.refused(422, "sharing.withheld", Some("GD-12.5"));
    application["mode"] = json!("verify");
    let asked = police.post("/api/v1/sharing/requests", &json!({ "resource": resource, "application": application })).await.created();
    let request = format!("/api/v1/sharing/requests/{}", text(&asked["request"]["id"]));
    let terms = json!({ "items": [{ "item": "name" }, { "item": "status" }], "until": "2026-12-31", "daily_quota": quota, "tries": tries });
    let view = civil.post(&format!("{request}/agree"), &json!({ "terms": terms })).await.ok();
    assert_eq!((&view["request"]["state"], &view["grant"]["state"]), (&json!("granted"), &json!("active")), "nothing is handed over");
    text(&view["grant"]["id"]).to_owned()
}

fn question(n: u32, status: &str) -> Value {
    json!({ "key": { "id_number": resident(n)[0] }, "claims": { "status": status }, "purpose": PURPOSE })
}

async fn a_verdict_leaves_and_no_value(hub: Hub) {
    let grant = compared(&hub, 2, Value::Null).await;
    let (police, health) = (hub.sign_in("gongan").await, hub.sign_in("weijian").await);
    let path = format!("/api/v1/sharing/grants/{grant}/check");
    let answer = police.post(&path, &question(7, "丧偶")).await.ok();
    assert_eq!(answer["verdicts"], json!({ "status": "match" }), "{answer}");
    assert!(answer["receipt"]["leaf_hash"].is_string());
    assert_eq!(police.post(&path, &question(7, "结婚")).await.ok()["verdicts"]["status"], "mismatch");
    let problem = police.post(&path, &question(7, "未婚")).await.refused(422, "grant.tries", Some("GD-23.3"));
    assert!(problem["receipt"]["index"].is_u64(), "a refusal is recorded: {problem}");
    assert_eq!(police.post(&path, &question(9_999, "未婚")).await.ok()["verdicts"]["status"], "no_record");

    // However the key is written, it is the same record.
    let spaced = json!({ "key": { "id_number": format!(" {} ", resident(7)[0]) }, "claims": { "status": "离婚" }, "purpose": PURPOSE });
    police.post(&path, &spaced).await.refused(422, "grant.tries", Some("GD-23.3"));
    let other = json!({ "key": { "id_number": resident(8)[0] }, "claims": { "registered_on": "2020-01-01" }, "purpose": PURPOSE });
    police.post(&path, &other).await.refused(422, "grant.item", Some("GD-24.1"));
    let other = json!({ "key": { "id_number": resident(8)[0] }, "claims": { "status": "未婚" }, "purpose": "催收" });
    police.post(&path, &other).await.refused(422, "grant.purpose", Some("GD-24.1"));
    police
        .post(&path, &json!({ "key": { "name": "张三" }, "claims": { "status": "未婚" }, "purpose": PURPOSE }))
        .await
        .refused(422, "input", None);
    police.post(&path, &json!({ "key": {}, "claims": {}, "purpose": PURPOSE })).await.refused(422, "input", None);
    health.post(&path, &question(7, "丧偶")).await.refused(404, "not_found", None);

    // There is no way to read under it: not by key, not by file.
    let token = police.token().await;
    let id = resident(8)[0].clone();
    police.call(&token, &grant, &[("id_number", &id), ("purpose", PURPOSE)]).await.refused(422, "grant.mode", Some("GD-24.1"));
    police.get(&format!("/api/v1/sharing/grants/{grant}/file?purpose=x")).await.refused(422, "grant.mode", Some("GD-24.1"));

    // A program compares as the officer does.
    let request = axum::http::Request::post(format!("/gw/v1/grants/{grant}/check"))
        .header("authorization", format!("Bearer {token}"))
        .header("content-type", "application/json");
    let reply = hub.send(request.body(question(8, resident(8)[2].as_str()).to_string().into()).unwrap()).await;
    assert_eq!(reply.ok()["verdicts"]["status"], "match");
}

async fn a_file_is_compared_row_by_row(hub: Hub) {
    let grant = compared(&hub, 1, json!(6)).await;
    let police = hub.sign_in("gongan").await;
    let path = format!("/api/v1/sharing/grants/{grant}/checks?purpose={}&items=status", urlencoding(PURPOSE));
    let line = |n: u32, status: &str| format!("{},{status}\n", resident(n)[0]);
    let file = [
        "公民身份号码,婚姻状况\n".to_owned(),
        line(1, &resident(1)[2]),
        line(2, "离异"),
        line(9_999, "未婚"),
        ",未婚\n".into(),
        line(1, "未婚"),
    ];
    let reply = police.raw(axum::http::Method::POST, &path, FORM, hub::multipart("核验.csv", file.concat().as_bytes())).await;
    assert!(reply.status.is_success(), "{}", reply.text());
    let told = |name: &str| reply.headers[name].to_str().unwrap().to_owned();
    assert_eq!(["rows", "same", "absent", "skipped"].map(|n| told(&format!("gongshu-{n}"))), ["5", "1", "1", "2"]);
    let text = reply.text();
    let lines: Vec<_> = text.trim_start_matches('\u{feff}').lines().collect();
    let verdict = |n: usize| lines[n].rsplit(',').next().unwrap();
    assert_eq!(lines[0], "行号,公民身份号码,婚姻状况（比对结果）");
    let verdicts: Vec<_> = (1..6).map(verdict).collect();
    assert_eq!(verdicts, ["一致", "不一致", "无记录", "主键缺失或者格式不符", "该记录今日比对次数已达上限 1 次"]);

    // A workbook is read as well; of its rows, those within the day's quota are compared.
    let path = path.replace("&items=status", "");
    let book = xlsx(10..20);
    let reply = police.raw(axum::http::Method::POST, &path, FORM, hub::multipart("核验.xlsx", &book)).await;
    reply.refused(422, "input", None);
    let mut names = String::from("id_number,name,status\n");
    (10..20).map(resident).for_each(|r| names.push_str(&format!("{},{},{}\n", r[0], r[1], r[2])));
    let reply = police.raw(axum::http::Method::POST, &path, FORM, hub::multipart("核验.csv", names.as_bytes())).await;
    assert_eq!((reply.headers["gongshu-same"].to_str().unwrap(), reply.headers["gongshu-skipped"].to_str().unwrap()), ("3", "7"));
    police.raw(axum::http::Method::POST, &path, FORM, hub::multipart("核验.pdf", b"%PDF")).await.refused(422, "input", None);
    let left = std::fs::read_dir(hub.folder.path().join("uploads")).unwrap().count();
    assert_eq!(left, 0, "no file stays behind");
}

async fn a_restart_forgets_no_try(hub: Hub) {
    let grant = compared(&hub, 1, Value::Null).await;
    let path = format!("/api/v1/sharing/grants/{grant}/check");
    hub.sign_in("gongan").await.post(&path, &question(7, "结婚")).await.ok();
    let hub = hub.reopened(async |_| {}).await;
    hub.sign_in("gongan").await.post(&path, &question(7, "未婚")).await.refused(422, "grant.tries", Some("GD-23.3"));
    hub.set("2026-03-03 09:00");
    hub.sign_in("gongan").await.post(&path, &question(7, "未婚")).await.ok();
}

/// GD-23.3b: refused the data, the applicant finds the same request filled in for comparing, under its article.
async fn who_is_refused_is_offered_to_compare(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    let asked = json!({ "resource": resource, "application": application(&["name", "status"], "2026-12-31") });
    let view = police.post("/api/v1/sharing/requests", &asked).await.created();
    assert_eq!(view["verification"], Value::Null, "nobody was refused yet");
    let path = format!("/api/v1/sharing/requests/{}", text(&view["request"]["id"]));
    let refusal = json!({ "basis": { "norm": "personal-information-protection-law", "article": 34 }, "reason": "不符合共享条件", "findings": [{ "condition": 1, "met": false, "evidence": "与申请的业务不符" }] });
    let view = civil.post(&format!("{path}/refuse"), &refusal).await.ok();
    assert_eq!(view["verification"], Value::Null, "it is the applicant's to ask");

    let offered = police.get(&path).await.ok()["verification"].clone();
    assert_eq!(offered["citation"]["id"], "GD-23.3");
    let kept = |field: &str| (&offered["application"][field], &asked["application"][field]);
    for field in ["items", "purpose", "until", "scenario", "basis"] {
        let (offered, asked) = kept(field);
        assert_eq!(offered, asked, "{field} is filled in as before");
    }
    assert_eq!(offered["application"]["mode"], "verify");
    let again = json!({ "resource": resource, "application": offered["application"] });
    let view = police.post("/api/v1/sharing/requests", &again).await.created();
    assert_eq!((&view["request"]["state"], &view["request"]["application"]["mode"]), (&json!("asked"), &json!("verify")));
}

const FORM: &str = "multipart/form-data; boundary=----edge";

fn urlencoding(text: &str) -> String {
    serde_urlencoded::to_string([("x", text)]).unwrap().trim_start_matches("x=").to_owned()
}
