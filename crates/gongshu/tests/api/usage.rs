//! The log of use as a file.

use crate::support::*;
use serde_json::json;

crate::on_both!(a_log_of_use_can_be_taken_as_a_file);

async fn a_log_of_use_can_be_taken_as_a_file(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    civil.load(&resource, "三月.csv", data::csv(0..3).as_bytes()).await;
    let terms = json!({ "items": [{ "item": "name" }], "until": "2026-12-31", "daily_quota": 5 });
    let grant = share(&civil, &police, &resource, &application(&["name"], "2026-12-31"), &terms).await;
    police.post("/api/v1/use-logs", &json!({ "grant": grant, "told": { "note": "=HYPERLINK(1),\"核验\"" } })).await.created();

    let reply = police.get("/api/v1/use-logs.csv").await;
    assert_eq!(reply.status.as_u16(), 200);
    let text = reply.text();
    assert!(text.starts_with("\u{feff}\"时间\",\"使用部门\",\"数据提供部门\",\"资源\",\"授权\""), "{text}");
    // A formula is text, and a quote doesn't end its cell.
    assert!(text.contains(&format!("\"婚姻登记信息\",\"{grant}\",\"'=HYPERLINK(1),\"\"核验\"\"\"")), "{text}");
    // What is another's is not in the file.
    let other = hub.sign_in("weijian").await.get("/api/v1/use-logs.csv").await.text();
    assert_eq!(other.lines().count(), 1, "{other}");
}
