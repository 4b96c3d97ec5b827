//! The law pages: laws, articles with what goes on under them, differences, terms, coverage.

use crate::support::*;
use gongshu::config::Config;
use hub::text;
use serde_json::{Value, json};

crate::on_both!(what_goes_on_under_an_article_is_counted);

fn found<'a>(list: &'a Value, name: &str, is: &str) -> &'a Value {
    list.as_array().unwrap().iter().find(|one| one[name] == is).unwrap_or_else(|| panic!("no {name} {is} in {list}"))
}

#[tokio::test(flavor = "multi_thread")]
async fn laws_are_listed_with_their_stance_and_their_end() {
    let hub = Hub::of(Config { packs: vec!["shuangyashan-2026".into()], simulated: vec!["dongguan-draft".into()], ..hub::config() }).await;
    let web = hub.sign_in("shenhe").await;
    let list = web.get("/api/v1/law/packs").await.ok();
    let pack = |id| found(&list["items"], "id", id);
    let stances = ["shuangyashan-2026", "dongguan-draft", "guangdong-2021", "jiangmen-2019"].map(|id| text(&pack(id)["stance"]).to_owned());
    assert_eq!(stances, ["binding", "simulated", "simulated", "known"]);
    assert_eq!((pack("jiangmen-2019")["undated"].as_bool(), pack("guangdong-2021")["undated"].as_bool()), (Some(true), Some(false)));
    assert_eq!(pack("shuangyashan-2026")["expiring"], false);
    assert_eq!(web.get("/api/v1/board").await.ok()["notices"], json!([]));
    // SYS-78.1b: half a year before the last day the authority is warned, and after it nothing is cited any more.
    hub.set("2027-08-12 09:00");
    let board = hub.sign_in("shenhe").await.get("/api/v1/board").await.ok();
    assert!(board["notices"].to_string().contains("双鸭山市公共数据管理暂行办法"), "{board}");
    hub.set("2028-02-12 09:00");
    let web = hub.sign_in("shenhe").await;
    assert_eq!(web.get("/api/v1/law/due?key=sharing.reply").await.ok()["in_force"], false);
}

#[tokio::test(flavor = "multi_thread")]
async fn an_article_shows_rules_rows_and_the_official_text_where_it_is_attached() {
    let hub = Hub::sqlite().await;
    let hub = hub
        .reopened(async |folder| {
            let texts = folder.join("texts");
            std::fs::create_dir_all(&texts).unwrap();
            std::fs::write(texts.join("guangdong-2021.md"), "## 第四章\n### 第二十三条\n**GD-23.4** 这不是官方的文字。\n").unwrap();
        })
        .await;
    let web = hub.sign_in("minzheng").await;
    let law = web.get("/api/v1/law/packs/guangdong-2021").await.ok();
    let articles: Vec<_> = law["chapters"].as_array().unwrap().iter().flat_map(|c| c["articles"].as_array().unwrap()).collect();
    assert_eq!(articles.len(), 57);
    assert!(law["silent"].as_array().unwrap().iter().any(|one| one["key"] == "org.separation"));
    let view = web.get("/api/v1/law/packs/guangdong-2021/articles/23").await.ok();
    assert_eq!((&view["previous"], &view["next"], text(&view["place"])), (&json!(22), &json!(24), "第二十三条"));
    let provision = |id| found(&view["provisions"], "id", id);
    let reply = found(&provision("GD-23.2")["rules"], "key", "sharing.reply");
    assert_eq!((text(&reply["value_text"]), text(&reply["by"]["label"])), ("5个工作日", "数源部门（数据提供部门）"));
    assert_eq!((&reply["binding"], &reply["read_by"]), (&json!(true), &json!(["sharing"])));
    assert_eq!(found(&provision("GD-23.2")["rows"], "id", "GD-23.2b")["state"], "shown");
    assert!(provision("GD-23.2")["text"].is_null());
    assert_eq!(provision("GD-23.4")["text"], json!({ "words": "这不是官方的文字。", "matches": false }));
    web.get("/api/v1/law/packs/guangdong-2021/articles/58").await.refused(404, "not_found", None);
    web.get("/api/v1/law/packs/none").await.refused(404, "not_found", None);
}

#[tokio::test(flavor = "multi_thread")]
async fn differences_coverage_and_words() {
    let hub = Hub::sqlite().await;
    let web = hub.sign_in("minzheng").await;
    let diff = web.get("/api/v1/law/diff?a=guangdong-2021&b=shuangyashan-2026").await.ok();
    let reply = found(&diff["items"], "key", "sharing.reply");
    let told = |side: &Value| format!("{} {}", text(&side["value"]), text(&side["citation"]["id"]));
    assert_eq!((told(&reply["left"]).as_str(), told(&reply["right"]).as_str()), ("5个工作日 GD-23.2", "1个工作日 SYS-27.2.2"));
    let offline = found(&diff["items"], "key", "sharing.offline");
    assert_eq!(offline["right"]["says"], "silent");

    let coverage = web.get("/api/v1/law/coverage?room=law&state=pending&limit=200").await.ok();
    assert_eq!(coverage["unmarked"], json!([]));
    let items = coverage["items"].as_array().unwrap();
    assert!(items.iter().all(|row| row["room"] == "law" && row["state"] == "pending"), "{coverage}");
    let rows = |what: &str| coverage["packs"].as_array().unwrap().iter().map(|pack| pack[what].as_u64().unwrap()).sum::<u64>();
    assert_eq!((rows("total"), rows("shown") + rows("outside") + rows("pending")), (1565, 1565));
    let first = web.get("/api/v1/law/coverage?limit=2").await.ok();
    let second = web.get(&format!("/api/v1/law/coverage?limit=2&cursor={}", text(&first["next"]))).await.ok();
    assert_ne!(first["items"], second["items"]);
    web.get("/api/v1/law/coverage?cursor=x").await.refused(422, "input", None);

    let due = web.get("/api/v1/law/due?key=catalogue.update&from=2025-09-15").await.ok();
    assert_eq!((text(&due["due"]["date"]), text(&due["citation"]["id"])), ("2025-10-11", "GD-11.1"));
    let days = due["days"].as_array().unwrap();
    assert_eq!((text(&days[16]["name"]), days[13]["works"].as_bool()), ("国庆节、中秋节", Some(true)));
    assert_eq!(days.last().unwrap()["counted"], 15);
    web.get("/api/v1/law/due?key=catalogue.fields").await.refused(422, "input", None);
    web.get("/api/v1/law/due?key=sharing.reply&from=%E6%98%8E%E5%A4%A9").await.refused(422, "input", None);
}

async fn what_goes_on_under_an_article_is_counted(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    let ask = json!({ "resource": resource, "application": application(&["name"], "2026-12-31") });
    let view = police.post("/api/v1/sharing/requests", &ask).await.created();
    let refuse = json!({ "basis": Value::Null, "reason": "不便提供", "findings": [{ "condition": 1, "met": false, "evidence": "与申请的业务不符" }] });
    civil.post(&format!("/api/v1/sharing/requests/{}/refuse", text(&view["request"]["id"])), &refuse).await.refused(
        422,
        "sharing.refuse_basis",
        Some("GD-23.2"),
    );
    let live =
        async |hub: &Hub| hub.sign_in("minzheng").await.get("/api/v1/law/packs/guangdong-2021/articles/23").await.ok()["live"].clone();
    assert_eq!(live(&hub).await, json!({ "running": 1, "overdue": 0, "refusals": 1 }));
    hub.set("2026-03-10 09:00");
    assert_eq!(live(&hub).await, json!({ "running": 1, "overdue": 1, "refusals": 1 }));
}
