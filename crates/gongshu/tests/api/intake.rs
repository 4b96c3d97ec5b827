//! Files come in: every format, quarantine, and the same file again.

use crate::support::*;
use axum::http::StatusCode;
use hub::{Web, eventually, text};
use serde_json::{Value, json};

crate::on_both!(
    every_format_lands,
    bad_rows_are_quarantined,
    the_same_file_changes_nothing,
    no_data_before_a_grade,
    a_file_that_does_not_fit_leaves_nothing
);

async fn data(web: &Web<'_>, resource: &str) -> Value {
    web.get(&format!("/api/v1/catalogue/{resource}")).await.ok()["data"].clone()
}

async fn every_format_lands(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let id = publish(&officer, &marriage()).await;
    assert_eq!(data(&officer, &id).await, Value::Null);
    let files: [(&str, Vec<u8>); 4] = [
        ("一月.csv", csv(0..10).into_bytes()),
        ("二月.CSV", gb18030(&csv(10..20))),
        ("三月.xlsx", xlsx(20..30)),
        ("四月.jsonl", jsonl(30..40).into_bytes()),
    ];
    for (n, (name, bytes)) in (1..).zip(files) {
        let batch = officer.load(&id, name, &bytes).await;
        assert_eq!(batch["state"], "landed", "{name}: {batch}");
        assert_eq!(batch["counts"], json!({ "rows": 10, "good": 10, "bad": 0 }), "{name}");
        let data = data(&officer, &id).await;
        assert_eq!(data["rows"], 10 * n, "{name}");
        assert_eq!(data["table_version"], batch["table_version"], "{name}");
    }
    // Every row is there as it was, whatever it came in.
    let preview = officer.get(&format!("/api/v1/catalogue/{id}/rows?limit=200")).await.ok();
    let mut rows: Vec<_> = preview["rows"].as_array().unwrap().iter().map(Value::to_string).collect();
    let line = |n| {
        let [id_number, name, status, registered_on] = resident(n);
        json!({ "id_number": id_number, "name": name, "status": status, "registered_on": registered_on }).to_string()
    };
    let mut expected: Vec<_> = (0..40).map(line).collect();
    rows.sort();
    expected.sort();
    assert_eq!(rows, expected);
    // A newer row of the same key stands for the older.
    let [number, ..] = resident(3);
    let changed = format!("{}\n{number},新名,结婚,2025-01-01\n", TITLES.join(","));
    officer.load(&id, "更正.csv", changed.as_bytes()).await;
    assert_eq!(data(&officer, &id).await["rows"], 40);
    let batches = officer.get(&format!("/api/v1/intake/batches?resource={id}&limit=2")).await.ok();
    assert_eq!(batches["items"].as_array().unwrap().len(), 2);
    assert_eq!(batches["items"][0]["batch"]["file"], "更正.csv");
    assert!(batches["next"].is_string());
}

async fn bad_rows_are_quarantined(hub: Hub) {
    let (officer, other) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let id = publish(&officer, &marriage()).await;
    let [number, name, ..] = resident(1);
    let wrong = format!("{}{}", &number[..17], if number.ends_with('1') { '2' } else { '1' });
    let file = csv(0..3) + &format!("{wrong},甲,结婚,\n{number},,不详,2030-01-01\n") + "短行,乙\n";
    let batch = officer.load(&id, "三月.csv", file.as_bytes()).await;
    assert_eq!(batch["counts"], json!({ "rows": 6, "good": 3, "bad": 3 }), "{batch}");
    let path = format!("/api/v1/intake/batches/{}/quarantine", text(&batch["id"]));
    let page = officer.get(&path).await.ok();
    let faults: Vec<_> =
        page["items"].as_array().unwrap().iter().map(|f| format!("{} {} {}", f["row"], f["item_title"], text(&f["text"]))).collect();
    let has =
        |row: u64, item: &str, what: &str| faults.iter().any(|f| f.starts_with(&format!("{row} ")) && f.contains(item) && f.contains(what));
    assert!(has(5, "公民身份号码", "校验位"), "{faults:?}");
    assert!(has(6, "姓名", "必填"), "{faults:?}");
    assert!(has(6, "婚姻状况", "代码表"), "{faults:?}");
    assert!(has(6, "登记日期", "范围"), "{faults:?}");
    assert!(has(7, "", "列数"), "{faults:?}");
    assert_eq!(page["total"].as_u64(), Some(faults.len() as u64));
    let second = officer.get(&format!("{path}?offset=1&limit=2")).await.ok();
    assert_eq!(second["items"].as_array().unwrap()[..], page["items"].as_array().unwrap()[1..3]);
    let file = officer.get(&format!("{path}.csv")).await;
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"), "{:?}", file.headers);
    assert_eq!(file.text().trim_start_matches('\u{feff}').lines().count(), 1 + faults.len());
    // Neither list shows a value: it may be personal data.
    for shown in [page.to_string(), file.text()] {
        assert!(!shown.contains(&wrong) && !shown.contains(&name) && !shown.contains("不详"), "{shown}");
    }
    other.get(&path).await.refused(404, "not_found", None);
    other.get(&format!("{path}.csv")).await.refused(404, "not_found", None);
    // Corrected and sent again, the rows go in.
    let batch = officer.load(&id, "三月更正.csv", csv(0..6).as_bytes()).await;
    assert_eq!(batch["counts"]["bad"], 0);
    assert_eq!(data(&officer, &id).await["rows"], 6);
}

async fn the_same_file_changes_nothing(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let id = publish(&officer, &marriage()).await;
    let file = csv(0..20);
    let first = officer.load(&id, "三月.csv", file.as_bytes()).await;
    let before = (data(&officer, &id).await, acts(&hub).await, batches(&officer, &id).await);
    for name in ["三月.csv", "换个名字.csv"] {
        let reply = officer.upload(&id, name, file.as_bytes()).await;
        let view = reply.ok();
        assert_eq!((&view["repeated"], &view["batch"]), (&json!(true), &first), "{name}");
    }
    assert_eq!((data(&officer, &id).await, acts(&hub).await, batches(&officer, &id).await), before);
    assert_eq!(std::fs::read_dir(&hub.node.folders.uploads).unwrap().count(), 0, "the second copy is not kept");
    // Twice at the same time: one batch.
    let file = csv(50..60);
    let (a, b) = tokio::join!(officer.upload(&id, "四月.csv", file.as_bytes()), officer.upload(&id, "四月.csv", file.as_bytes()));
    let mut statuses = [a.status, b.status];
    statuses.sort();
    assert_eq!(statuses, [StatusCode::OK, StatusCode::ACCEPTED]);
    assert_eq!(a.json()["batch"]["id"], b.json()["batch"]["id"]);
    officer.settled(text(&a.json()["batch"]["id"])).await;
    assert_eq!(data(&officer, &id).await["rows"], 30);
    // Into another resource it is another batch.
    let other = publish(&officer, &marriage()).await;
    assert_eq!(officer.upload(&other, "三月.csv", csv(0..20).as_bytes()).await.status, StatusCode::ACCEPTED);
}

/// Acts but for the node's own heads.
async fn acts(hub: &Hub) -> usize {
    let acts = hub.node.store.acts_from(0, 10_000).await.unwrap();
    acts.iter().filter(|act| act.leaf.verb.starts_with("intake.") || act.leaf.refusal.is_some()).count()
}

async fn batches(web: &Web<'_>, resource: &str) -> Value {
    web.get(&format!("/api/v1/intake/batches?resource={resource}")).await.ok()["items"].clone()
}

async fn no_data_before_a_grade(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    // An entry without a grade does not come to the reviewer, and so to no data.
    let mut contract = marriage();
    contract["items"][2]["grade"] = Value::Null;
    let ungraded = officer.post("/api/v1/catalogue", &json!({ "contract": contract })).await.created();
    let ungraded = text(&ungraded["resource"]["id"]).to_owned();
    let path = format!("/api/v1/catalogue/{ungraded}/submit");
    let problem = officer.post(&path, &json!({})).await.refused(422, "catalogue.grading", Some("GD-9.3"));
    assert_eq!(problem["faults"][0]["place"], "items[2].grade");
    assert!(problem["act"].is_u64(), "{problem}");
    officer.upload(&ungraded, "三月.csv", csv(0..3).as_bytes()).await.refused(422, "catalogue.grading", Some("GD-9.1"));
    assert_eq!(batches(&officer, &ungraded).await, json!([]));
    assert_eq!(std::fs::read_dir(&hub.node.folders.uploads).unwrap().count(), 0);
    let id = publish(&officer, &marriage()).await;
    // And none before the catalogue is published, nor by another department.
    let draft = officer.post("/api/v1/catalogue", &json!({ "contract": marriage() })).await.created();
    let draft = text(&draft["resource"]["id"]).to_owned();
    officer.upload(&draft, "三月.csv", csv(0..3).as_bytes()).await.refused(422, "intake.not_published", Some("GD-15.1"));
    let other = hub.sign_in("gongan").await;
    other.upload(&id, "三月.csv", csv(0..3).as_bytes()).await.refused(404, "not_found", None);
    officer.upload("no-such-resource", "三月.csv", csv(0..3).as_bytes()).await.refused(404, "not_found", None);
    assert_eq!(std::fs::read_dir(&hub.node.folders.uploads).unwrap().count(), 0);
}

async fn a_file_that_does_not_fit_leaves_nothing(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let id = publish(&officer, &marriage()).await;
    officer.load(&id, "一月.csv", csv(0..5).as_bytes()).await;
    let before = data(&officer, &id).await;
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain(csv(0..3).encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let mut broken = csv(0..3).into_bytes();
    broken.extend([0xff, 0xfe, 0x81, 0xff]);
    let all_bad = format!("{}\n1,2,3,4\n", TITLES.join(","));
    let files: [(&str, &[u8], &str); 9] = [
        // SYS-12.3d: what has another structure than the entry is not mounted.
        ("表头.csv", "编号,名字\n1,2\n".as_bytes(), "表头"),
        ("编码.csv", &utf16, "UTF-16"),
        ("乱码.csv", &broken, "无法识别"),
        ("空.csv", b"", "空"),
        ("只有表头.csv", (TITLES.join(",") + "\n").leak().as_bytes(), "没有数据行"),
        ("全错.csv", all_bad.as_bytes(), "全部未通过"),
        ("假.xlsx", b"not a workbook", "不符"),
        ("坏.jsonl", b"{\"id_number\": \n[1,2\n", "全部未通过"),
        ("引号.csv", b"\"unclosed", "表头"),
    ];
    for (name, bytes, why) in files {
        let batch = officer.load(&id, name, bytes).await;
        assert_eq!(batch["state"], "failed", "{name}: {batch}");
        assert!(text(&batch["why"]).contains(why), "{name}: {batch}");
        assert_eq!(data(&officer, &id).await, before, "{name}");
        // Where every row is bad the officer is sent to the list of faults: it must be there.
        let bad = u64::from(why == "全部未通过");
        let path = format!("/api/v1/intake/batches/{}/quarantine", text(&batch["id"]));
        assert_eq!(officer.get(&path).await.ok()["total"].as_u64().unwrap().min(1), bad, "{name}");
        assert_eq!(officer.get(&format!("{path}.csv")).await.status.as_u16(), if bad == 1 { 200 } else { 404 }, "{name}");
    }
    // A failed file may be sent again.
    let again = officer.upload(&id, "表头.csv", "编号,名字\n1,2\n".as_bytes()).await;
    assert_eq!(again.status, StatusCode::ACCEPTED, "{}", again.text());
    eventually("an empty upload folder", || async { (std::fs::read_dir(&hub.node.folders.uploads).unwrap().count() == 0).then_some(()) })
        .await;
}
