//! The calendar: a year is checked, loaded, reckoned by, kept, corrected; and missed when it should be there.

use crate::support::*;
use hub::text;
use serde_json::{Value, json};

crate::on_both!(a_loaded_year_moves_what_was_provisional, only_the_reviewer_loads_and_mistakes_have_a_place);

/// Invented: no notice for 2027 is out.
const YEAR: &str = r#"year = 2027
notice = [{ id = "n", title = "示例通知（虚构）" }]
holiday = [{ name = "元旦", notice = "n", from = "2027-01-01", to = "2027-01-03" }]
"#;

async fn a_loaded_year_moves_what_was_provisional(hub: Hub) {
    hub.set("2026-12-30 09:00");
    let (civil, police, reviewer) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await, hub.sign_in("shenhe").await);
    let resource = publish(&civil, &marriage()).await;
    let ask = json!({ "resource": resource, "application": application(&["name"], "2027-12-31") });
    let view = police.post("/api/v1/sharing/requests", &ask).await.created();
    let path = format!("/api/v1/sharing/requests/{}", text(&view["request"]["id"]));
    let clock = async |hub: &Hub| hub.sign_in("minzheng").await.get(&path).await.ok()["clocks"][0].clone();
    let before = clock(&hub).await;
    assert_eq!((text(&before["due_text"]), &before["provisional"]), ("2027年1月6日", &json!(true)));
    let calendar = reviewer.get("/api/v1/calendar").await.ok();
    assert_eq!(
        (&calendar["missing"]["year"], &calendar["missing"]["alarm"], &calendar["provisional"]["count"]),
        (&json!(2027), &json!(true), &json!(1))
    );
    assert!(reviewer.get("/api/v1/board").await.ok()["notices"].to_string().contains("2027年的放假安排"));

    // Checking tells what would move, and moves nothing.
    let checked = reviewer.post("/api/v1/calendar/check", &json!({ "text": YEAR })).await.ok();
    assert_eq!((&checked["moves"][0]["before"], &checked["moves"][0]["after"]), (&json!("2027-01-06"), &json!("2027-01-07")));
    assert_eq!(clock(&hub).await, before);

    reviewer.post("/api/v1/calendar", &json!({ "text": YEAR })).await.created();
    gongshu::jobs::tick(&hub.node).await.unwrap();
    let after = clock(&hub).await;
    assert_eq!((text(&after["due_text"]), &after["provisional"]), ("2027年1月7日", &json!(false)));
    // SYS-13.1d and its like: both dates are on the case's timeline.
    let view = civil.get(&path).await.ok();
    let moved: Vec<_> = view["timeline"].as_array().unwrap().iter().filter(|act| act["verb"] == "clock.moved").collect();
    assert_eq!((moved.len(), text(&moved[0]["note"])), (1, "2027-01-06 → 2027-01-07"));
    assert!(!reviewer.get("/api/v1/board").await.ok()["notices"].to_string().contains("2027"));
    reviewer.post("/api/v1/calendar", &json!({ "text": YEAR })).await.refused(409, "calendar.same", None);

    // What was recorded is kept, and the rows are what the ledger says.
    let hub = hub.reopened(async |_| ()).await;
    let report = hub.node.store.audit().await.unwrap();
    assert!(report.faults.is_empty(), "{:?}", report.faults);
    let reviewer = hub.sign_in("shenhe").await;
    let years = reviewer.get("/api/v1/calendar").await.ok()["years"].clone();
    let recorded = years.as_array().unwrap().iter().find(|year| year["year"] == 2027).unwrap();
    assert_eq!((text(&recorded["source"]), recorded["by"].is_string()), ("recorded", true));
    let days = reviewer.get("/api/v1/calendar/2027").await.ok();
    assert_eq!((days.as_array().unwrap().len(), &days[0]), (365, &json!({ "date": "2027-01-01", "works": false, "name": "元旦" })));
    reviewer.get("/api/v1/calendar/2030").await.refused(404, "not_found", None);

    // An amended notice takes the place of the first, once it is said to.
    let amended = YEAR.replace("2027-01-03", "2027-01-04");
    reviewer.post("/api/v1/calendar", &json!({ "text": amended })).await.refused(409, "calendar.known", None);
    reviewer.post("/api/v1/calendar", &json!({ "text": amended, "replace": true })).await.created();
    gongshu::jobs::tick(&hub.node).await.unwrap();
    assert_eq!(text(&clock(&hub).await["due_text"]), "2027年1月8日");
}

async fn only_the_reviewer_loads_and_mistakes_have_a_place(hub: Hub) {
    let load = json!({ "text": YEAR });
    hub.sign_in("minzheng").await.post("/api/v1/calendar", &load).await.refused(403, "role", None);
    hub.sign_in("minzheng").await.post("/api/v1/calendar/check", &load).await.refused(403, "role", None);
    let reviewer = hub.sign_in("shenhe").await;
    let faults = async |text: &str| -> Value {
        reviewer.post("/api/v1/calendar/check", &json!({ "text": text })).await.refused(422, "input", None)["faults"].clone()
    };
    let wrong = faults(&YEAR.replace("2027-01-03", "2026-01-03")).await;
    assert_eq!(text(&wrong[0]["place"]), "line:3");
    assert!(text(&wrong[0]["message"]).contains("改法"), "{wrong}");
    assert!(faults("year = 2027").await[0]["message"].is_string());
    assert!(
        faults(&YEAR.replace("to = \"2027-01-03\"", "to = \"2027-01-03\", work = [\"2027-01-05\"]")).await.to_string().contains("不是周末")
    );
    assert!(faults(&"x".repeat(70_000)).await.to_string().contains("64 KB"));
    assert!(faults(&YEAR.replace("\"n\", from", "\"m\", from")).await.to_string().contains("没有写明"));
}
