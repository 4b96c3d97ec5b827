//! Entries of the catalogue: by workbook, from a spreadsheet, with suggestions; secrets leave nothing; what is withheld.

use crate::support::*;
use axum::http::Method;
use hub::{multipart, text};
use serde_json::{Value, json};

crate::on_both!(entries_by_workbook, drafted_from_a_spreadsheet, a_secret_leaves_nothing_behind, withheld_is_only_compared);

const FORM: &str = "multipart/form-data; boundary=----edge";

async fn entries_by_workbook(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let id = publish(&officer, &marriage()).await;
    let before = officer.get(&format!("/api/v1/catalogue/{id}")).await.ok()["resource"]["draft"].clone();
    let book = officer.get("/api/v1/catalogue/sheet").await;
    assert_eq!(book.status.as_u16(), 200, "{}", book.text());
    let send = |bytes: Vec<u8>| officer.raw(Method::POST, "/api/v1/catalogue/sheet", FORM, multipart("目录.xlsx", &bytes));
    let came = send(book.body.clone()).await.created();
    assert_eq!(came["items"], json!([{ "id": id, "title": "婚姻登记信息", "new": false }]));
    let after = officer.get(&format!("/api/v1/catalogue/{id}")).await.ok();
    assert_eq!((&after["resource"]["draft"]["items"], &after["resource"]["state"]), (&before["items"], &json!("draft")));
    assert_eq!(after["resource"]["draft"]["basis"], before["basis"]);
    // Another's workbook changes nothing of ours.
    let other = hub.sign_in("gongan").await;
    let problem =
        other.raw(Method::POST, "/api/v1/catalogue/sheet", FORM, multipart("目录.xlsx", &book.body)).await.refused(422, "input", None);
    assert!(text(&problem["detail"]).contains("“目录”表第 2 行“编号”列：不是本机构可以修改的目录"), "{problem}");
    send(b"no workbook".to_vec()).await.refused(422, "input", None);
}

async fn drafted_from_a_spreadsheet(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let table = "证件号码,姓名,人数\n11010519491231002X,张三,3\n440524188001010014,李四,2\n";
    let draft =
        |name: &'static str, bytes: &'static [u8]| officer.raw(Method::POST, "/api/v1/catalogue/drafts", FORM, multipart(name, bytes));
    let drafted = draft("低保名册.csv", table.as_bytes()).await.ok();
    let contract = &drafted["contract"];
    assert_eq!((text(&contract["title"]), drafted["rows"].as_u64()), ("低保名册", Some(2)));
    let column = |n: usize| {
        let item = &contract["items"][n];
        (text(&item["name"]).to_owned(), item["kind"]["type"].clone(), item["key"].clone(), item["grade"].clone())
    };
    // Grades are suggested and never set.
    assert_eq!(column(0), ("zhengjianhaoma".into(), json!("text"), json!(true), Value::Null));
    assert_eq!(column(2), ("renshu".into(), json!("integer"), json!(false), Value::Null));
    let found = &drafted["suggestions"]["zhengjianhaoma"];
    assert_eq!((&found["finding"], &found["grade"], &found["marks"]), (&json!("resident_id"), &json!("general4"), &json!(["personal"])));
    assert_eq!(drafted["suggestions"]["xingming"]["finding"], "name");
    draft("名册.pdf", b"x").await.refused(422, "input", None);

    // The same for rows that were loaded.
    let id = publish(&officer, &marriage()).await;
    officer.load(&id, "登记.csv", data::csv(1..=5).as_bytes()).await;
    let told = officer.get(&format!("/api/v1/catalogue/{id}/suggestions")).await.ok();
    assert_eq!((&told["items"]["id_number"]["finding"], told["rows"].as_u64()), (&json!("resident_id"), Some(5)));
    hub.sign_in("gongan").await.get(&format!("/api/v1/catalogue/{id}/suggestions")).await.refused(404, "not_found", None);
}

async fn a_secret_leaves_nothing_behind(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let id = publish(&officer, &marriage()).await;
    let csv = data::csv(1..=2);
    let declared = format!("/api/v1/intake/batches?resource={id}&secrecy=state");
    let problem = officer.raw(Method::POST, &declared, FORM, multipart("三月.csv", csv.as_bytes())).await;
    problem.refused(422, "catalogue.secrecy", Some("GD-2.3"));
    // A mark is found in either encoding, and wherever it stands.
    let long = format!("{}{csv}机密★二十年", "x".repeat(100_000));
    for bytes in [format!("绝密★一年\n{csv}").into_bytes(), data::gb18030(&format!("{csv}秘密★十年\n")), long.into_bytes()] {
        let problem = officer.upload(&id, "三月.csv", &bytes).await.refused(422, "catalogue.secrecy", Some("GD-2.3"));
        let index = problem["act"].as_u64().unwrap();
        let leaf = officer.get(&format!("/api/v1/ledger/acts/{index}")).await.ok()["leaf"].to_string();
        assert!(!leaf.contains("绝密") && !leaf.contains("三月"), "{leaf}");
    }
    assert_eq!(std::fs::read_dir(&hub.node.folders.uploads).unwrap().count(), 0);
    assert_eq!(officer.get("/api/v1/intake/batches").await.ok()["items"], json!([]));
}

/// GD-12.5: the request is not offered; what remains is to have it compared.
async fn withheld_is_only_compared(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let mut contract = marriage();
    contract["fields"]["sharing_type"] = json!("withheld");
    contract["basis"] = json!({ "norm": "household-registration-regulation", "article": 3 });
    contract["filing"] = json!("备〔2026〕1号");
    let id = publish(&officer, &contract).await;
    let other = hub.sign_in("gongan").await;
    let view = other.get(&format!("/api/v1/catalogue/{id}")).await.ok();
    assert_eq!((&view["may"], &view["basis"]["rank"]), (&json!([]), &json!("法律")));
    let behind = officer.get("/api/v1/catalogue/outdated").await.ok();
    assert_eq!((&behind["items"], &behind["citation"]["id"]), (&json!([]), &json!("GD-10.1")), "it was checked by the guide in force");
    let asked = json!({ "resource": id, "application": application(&["id_number"], "2026-06-30") });
    let problem = other.post("/api/v1/sharing/requests", &asked).await.refused(422, "sharing.withheld", Some("GD-12.5"));
    assert!(text(&problem["remedy"]).contains("核实、比对"), "{problem}");
    let mut compared = asked.clone();
    compared["application"]["mode"] = json!("verify");
    other.post("/api/v1/sharing/requests", &compared).await.created();
}
