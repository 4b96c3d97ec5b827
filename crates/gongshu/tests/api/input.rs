//! Bad input: an answer of the 400s, never a failure of the machine.

use crate::support::*;
use axum::body::Body;
use axum::http::{Method, StatusCode, header};
use hub::{Reply, Web, multipart};
use serde_json::{Value, json};

crate::on_both!(broken_uploads, garbage_bodies, absurd_places_and_queries, texts_of_every_kind, a_call_of_nonsense);

#[track_caller]
fn turned_away(reply: &Reply, what: &str) {
    assert!(reply.status.is_client_error(), "{what}: {} {}", reply.status, reply.text());
}

async fn broken_uploads(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let id = publish(&officer, &marriage()).await;
    let path = format!("/api/v1/intake/batches?resource={id}");
    let form = "multipart/form-data; boundary=----edge";
    let whole = multipart("三月.csv", csv(0..3).as_bytes());
    let other_field = String::from_utf8(whole.clone()).unwrap().replace("name=\"file\"", "name=\"other\"");
    let bodies: [(&str, &str, Vec<u8>); 9] = [
        ("cut short", form, whole[..whole.len() / 2].to_vec()),
        ("no end", form, whole[..whole.len() - 14].to_vec()),
        ("no file", form, other_field.into_bytes()),
        ("nothing", form, Vec::new()),
        ("another boundary", "multipart/form-data; boundary=xx", whole.clone()),
        ("no boundary", "multipart/form-data", whole.clone()),
        ("not a form", "application/json", b"{}".to_vec()),
        ("garbage", form, vec![0xff; 4_000]),
        ("a file without a name", form, String::from_utf8(whole.clone()).unwrap().replace("; filename=\"三月.csv\"", "").into_bytes()),
    ];
    for (what, kind, body) in bodies {
        turned_away(&officer.raw(Method::POST, &path, kind, body).await, what);
    }
    for name in ["三月", "三月.pdf", "三月.exe.", ".csv.zip", "..", "", "a\u{7}b"] {
        turned_away(&officer.upload(&id, name, csv(0..3).as_bytes()).await, name);
    }
    turned_away(&officer.raw(Method::POST, "/api/v1/intake/batches", form, whole.clone()).await, "no resource");
    assert_eq!(officer.get(&format!("/api/v1/intake/batches?resource={id}")).await.ok()["items"], json!([]));
    assert_eq!(std::fs::read_dir(&hub.node.folders.uploads).unwrap().count(), 0, "nothing of a broken upload stays");
    // A name is only a name.
    let batch = officer.load(&id, "../../../etc/三月.csv", csv(0..3).as_bytes()).await;
    assert_eq!(batch["state"], "landed");
    let long = "长".repeat(5_000) + ".csv";
    let reply = officer.upload(&id, &long, csv(3..6).as_bytes()).await;
    assert!(!reply.status.is_server_error(), "{}", reply.text());
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_over_the_limit_is_turned_away() {
    let limits = gongshu::config::Limits { upload_bytes: 1 << 16, ..hub::config().limits };
    let hub = Hub::of(gongshu::config::Config { limits, ..hub::config() }).await;
    let officer = hub.sign_in("minzheng").await;
    let id = publish(&officer, &marriage()).await;
    officer.upload(&id, "大.csv", &[b'x'; (1 << 16) + 1]).await.refused(413, "intake.too_large", None);
    turned_away(&officer.upload(&id, "很大.csv", &vec![b'x'; 3 << 20]).await, "more than any form of that size");
    assert_eq!(std::fs::read_dir(&hub.node.folders.uploads).unwrap().count(), 0);
    assert_eq!(officer.load(&id, "小.csv", csv(0..3).as_bytes()).await["state"], "landed");
}

async fn garbage_bodies(hub: Hub) {
    let officer = hub.sign_in("minzheng").await;
    let json_kind = "application/json";
    let deep = "[".repeat(100_000);
    let wide = format!("{{\"contract\":{{\"title\":\"{}\"}}}}", "长".repeat(800_000));
    let bodies: [(&str, &str, &str); 10] = [
        ("empty", json_kind, ""),
        ("not JSON", json_kind, "{contract:"),
        ("another shape", json_kind, "[1,2,3]"),
        ("null", json_kind, "null"),
        ("wrong types", json_kind, "{\"contract\":{\"title\":1}}"),
        ("deep", json_kind, &deep),
        ("over the limit", json_kind, &wide),
        ("no type", "text/plain", "{}"),
        ("NUL", json_kind, "\0\0\0"),
        ("two values", json_kind, "{} {}"),
    ];
    let writes: Vec<_> =
        hub.table.iter().filter(|e| matches!(e.method, Method::POST | Method::PUT) && e.path != "/api/v1/ledger/verify").collect();
    for entry in writes {
        let path = entry.path.replace("{id}", "none");
        // Steps that take nothing from the body answer by the case, which is not there.
        for (what, kind, body) in bodies {
            let reply = officer.raw(entry.method.clone(), &path, kind, body.to_owned()).await;
            turned_away(&reply, &format!("{what} to {path}"));
            // The length alone turns a body away before any room sees it; a form is no JSON.
            if body.len() < 1 << 20 && !["/api/v1/token", "/api/v1/intake/batches"].contains(&entry.path) {
                assert_eq!(reply.headers[header::CONTENT_TYPE], "application/problem+json", "{what} to {path}: {}", reply.text());
            }
        }
    }
    let reply = officer.raw(Method::POST, "/api/v1/catalogue", json_kind, wide.clone()).await;
    assert_eq!(reply.status, StatusCode::PAYLOAD_TOO_LARGE, "{}", reply.text());
    let not_utf8 = officer.raw(Method::POST, "/api/v1/catalogue", json_kind, b"{\"contract\":\"\xff\xfe\"}".to_vec()).await;
    turned_away(&not_utf8, "not UTF-8");
}

const ABSURD: [&str; 12] = [
    "%00",
    "%FF%FE",
    "..%2F..%2Fetc%2Fpasswd",
    "'%20OR%20'1'='1",
    "1;DROP%20TABLE%20org",
    "%22%3E%3Cscript%3E",
    "18446744073709551616",
    "-1",
    "%E5%85%AC%E6%9E%A2",
    "%F0%9F%98%80",
    "a%0d%0aSet-Cookie:x=y",
    "NaN",
];

async fn absurd_places_and_queries(hub: Hub) {
    let (officer, auditor) = (hub.sign_in("minzheng").await, hub.sign_in("shenji").await);
    let id = publish(&officer, &divisions()).await;
    let batch = officer.load(&id, "区划.csv", "代码,名称\n1,甲\n".as_bytes()).await;
    let long = "9".repeat(8_000);
    for absurd in ABSURD.into_iter().chain([long.as_str()]) {
        for entry in hub.table.iter().filter(|e| e.path.contains('{') && e.path != "/api/v1/law/keys/{key}") {
            let path = entry.path.replace("{id}", absurd).replace("{grant}", absurd).replace("{index}", absurd).replace("{*path}", absurd);
            let body = json!({ "contract": marriage(), "reason": "x", "basis": null, "terms": { "items": [], "until": "2026-12-31" } });
            let reply = officer.json(entry.method.clone(), &path, &body).await;
            turned_away(&reply, &format!("{} {path:.80}", entry.method));
            assert!(reply.headers.get(header::SET_COOKIE).is_none());
        }
        // In a query it is a text that finds nothing, or a malformed number.
        let batch = batch["id"].as_str().unwrap();
        for path in [
            format!("/api/v1/catalogue?q={absurd}&cursor={absurd}"),
            format!("/api/v1/catalogue?state={absurd}&org={absurd}"),
            format!("/api/v1/catalogue?limit={absurd}"),
            format!("/api/v1/catalogue/{id}/rows?limit={absurd}"),
            format!("/api/v1/intake/batches?resource={absurd}&cursor={absurd}"),
            format!("/api/v1/intake/batches/{batch}/quarantine?offset={absurd}"),
            format!("/api/v1/intake/batches/{batch}/quarantine?limit={absurd}"),
            format!("/api/v1/sharing/requests?tab={absurd}&state={absurd}&cursor={absurd}"),
            format!("/api/v1/sharing/grants?tab={absurd}&cursor={absurd}"),
            format!("/api/v1/inbox?tab={absurd}"),
            format!("/api/v1/regions?parent={absurd}"),
            format!("/api/v1/law/norms?q={absurd}"),
            format!("/api/v1/law/norms?suffices={absurd}"),
            format!("/api/v1/law/keys/{absurd}"),
            format!("/api/v1/ledger/acts?verb={absurd}"),
            format!("/api/v1/ledger/acts?cursor={absurd}"),
            format!("/api/v1/ledger/acts?refused={absurd}"),
            format!("/api/v1/ledger/calls?grant={absurd}"),
            format!("/api/v1/ledger/calls?cursor={absurd}"),
            format!("/api/v1/ledger/calls?cursor=1:{absurd}"),
        ] {
            for web in [&officer, &auditor] {
                let reply = web.get(&path).await;
                assert!(!reply.status.is_server_error(), "{path:.120}: {} {}", reply.status, reply.text());
            }
        }
    }
    for path in ["/api/v1/ledger/acts/18446744073709551615", "/api/v1/ledger/acts/9223372036854775808"] {
        turned_away(&auditor.get(path).await, path);
    }
    let all = officer
        .get(&format!("/api/v1/intake/batches/{}/quarantine?offset=18446744073709551615&limit=500", hub::text(&batch["id"])))
        .await
        .ok();
    assert_eq!(all["items"], json!([]));
    assert_eq!(officer.get("/api/v1/catalogue?q=%25").await.ok()["items"], json!([]), "a percent sign is no wildcard");
    assert_eq!(officer.get("/api/v1/orgs").await.ok()["items"].as_array().unwrap().len(), 5, "every table still stands");
}

/// Texts that databases, logs and pages have stumbled over.
async fn texts_of_every_kind(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    for strange in [
        "'; DROP TABLE catalogue; --",
        "<script>alert(1)</script>",
        "𠮷野家 👨‍👩‍👧 \u{202e}abc",
        "a\u{0}b",
        "{{7*7}} ${jndi:x}",
        "\u{feff}\u{200b}x",
    ] {
        let mut contract = marriage();
        contract["title"] = json!(strange);
        contract["fields"]["content"] = json!(strange);
        let reply = civil.post("/api/v1/catalogue", &json!({ "contract": contract })).await;
        assert!(!reply.status.is_server_error(), "{strange:?}: {}", reply.text());
        if reply.status == StatusCode::CREATED {
            assert_eq!(reply.json()["resource"]["draft"]["title"], json!(strange), "kept as it is");
        }
    }
    let resource = publish(&civil, &marriage()).await;
    let ask = |application: Value| json!({ "resource": resource, "application": application });
    let with = |field: &str, value: Value| {
        let mut changed = application(&["name"], "2026-12-31");
        changed[field] = value;
        ask(changed)
    };
    for (what, body) in [
        ("a purpose of 10,000 characters", with("purpose", json!("长".repeat(10_000)))),
        ("a scenario of 10,000 characters", with("scenario", json!("长".repeat(10_000)))),
        ("no such item", with("items", json!(["no_such_item"]))),
        ("many items", with("items", json!(vec!["name"; 50_000]))),
        ("a day that is none", with("until", json!("2026-02-30"))),
        ("the year 9999999", with("until", json!("9999999-01-01"))),
        ("yesterday", with("until", json!("2026-03-01"))),
        ("an unknown mode", with("mode", json!("telepathy"))),
        ("no basis", with("basis", Value::Null)),
        ("an unknown norm", with("basis", json!({ "norm": "' OR 1=1", "article": 1 }))),
        ("an absurd article", with("basis", json!({ "norm": "civil-code", "article": 65_536 }))),
    ] {
        turned_away(&police.post("/api/v1/sharing/requests", &body).await, what);
    }
    for name in [String::new(), " ".into(), "长".repeat(61), "长".repeat(10_000)] {
        turned_away(&police.post("/api/v1/clients", &json!({ "name": name })).await, "a client's name");
    }
    let nul = police.post("/api/v1/clients", &json!({ "name": "a\u{0}b" })).await;
    assert!(!nul.status.is_server_error(), "{}", nul.text());
    for contract in bad_contracts() {
        turned_away(
            &civil.post("/api/v1/catalogue", &json!({ "contract": contract })).await,
            &contract.to_string().chars().take(200).collect::<String>(),
        );
    }
}

fn bad_contracts() -> Vec<Value> {
    let with = |change: &dyn Fn(&mut Value)| {
        let mut contract = marriage();
        change(&mut contract);
        contract
    };
    vec![
        with(&|c| c["title"] = json!("")),
        with(&|c| c["title"] = json!("x".repeat(101))),
        with(&|c| c["items"][0]["name"] = json!("Robert'); DROP")),
        with(&|c| c["items"][0]["name"] = json!("")),
        with(&|c| c["items"][1]["name"] = json!("id_number")),
        with(&|c| c["items"][0]["rules"] = json!([{ "rule": "format", "pattern": "(" }])),
        with(&|c| c["items"][0]["rules"] = json!([{ "rule": "format", "pattern": "a{1000}{1000}{1000}" }])),
        with(&|c| c["items"][0]["rules"] = json!([{ "rule": "code_list", "values": [] }])),
        with(&|c| c["items"][3]["rules"] = json!([{ "rule": "range", "min": "not a date", "max": null }])),
        with(&|c| c["items"] = json!(vec![c["items"][0].clone(); 600])),
        with(&|c| c["form"] = json!("hologram")),
    ]
}

async fn a_call_of_nonsense(hub: Hub) {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &divisions()).await;
    civil.load(&resource, "区划.csv", "代码,名称\n1,甲\n".as_bytes()).await;
    let asked = json!({ "resource": resource, "application": application(&["code", "name"], "2026-12-31") });
    let view = police.post("/api/v1/sharing/requests", &asked).await.created();
    let grant = view["grant"]["id"].as_str().unwrap().to_owned();
    let token = police.token().await;
    let long = "长".repeat(5_000); // three times as long, encoded: an address has at most 65,534 characters
    let many: Vec<_> = (0..500).map(|n| (format!("k{n}"), "v".to_owned())).collect();
    let many: Vec<_> = many.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
    let queries: [(&str, Vec<(&str, &str)>); 7] = [
        ("a long purpose", vec![("code", "1"), ("purpose", &long)]),
        ("a long key", vec![("code", &long), ("purpose", PURPOSE)]),
        ("a long item", vec![("code", "1"), ("purpose", PURPOSE), ("items", &long)]),
        ("many keys", many),
        ("no such key", vec![("code", "1"), ("'; DROP TABLE", "x"), ("purpose", PURPOSE)]),
        ("no key", vec![("purpose", PURPOSE)]),
        ("a key twice", vec![("code", "1"), ("code", "2"), ("purpose", PURPOSE)]),
    ];
    for (what, query) in queries {
        turned_away(&police.call(&token, &grant, &query).await, what);
    }
    assert_eq!(evidence::journal(&hub.node.folders).len(), 0);
    // Strange values are keys like others: they are looked up, and found or not.
    for value in ["' OR '1'='1", "\u{0}", "../../etc/passwd", "𠮷", " 1", "1 "] {
        let answer = police.call(&token, &grant, &[("code", value), ("purpose", PURPOSE)]).await;
        assert!(!answer.status.is_server_error(), "{value:?}: {}", answer.text());
    }
    let nothing = police.call(&token, "%00", &[("code", "1"), ("purpose", PURPOSE)]).await;
    turned_away(&nothing, "a grant named NUL");
    for query in ["code=%FF%FE&purpose=x", "%%%", "&&&===", "code=1&code"] {
        let reply = raw(&police, &token, &format!("/gw/v1/grants/{grant}/rows?{query}")).await;
        turned_away(&reply, query);
    }
}

async fn raw(web: &Web<'_>, token: &str, path: &str) -> Reply {
    let request = axum::http::Request::builder().uri(path).header(header::AUTHORIZATION, format!("Bearer {token}"));
    web.hub.send(request.body(Body::empty()).unwrap()).await
}

/// A refusal of any length must not make a leaf the log can't carry: acts go on being published, and the hub starts again.
#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_of_any_length_leaves_a_log_that_can_be_published() {
    let hub = Hub::sqlite().await;
    let officer = hub.sign_in("gongan").await;
    let application = json!({"scenario": "核验", "unit": "公安局", "items": ["id_number"], "mode": "api", "purpose": "核验", "until": "2026-12-31", "basis": {"norm": "civil-code", "article": null}});
    let reply = officer.post("/api/v1/sharing/requests", &json!({"resource": "长".repeat(70_000), "application": application})).await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    let size = hub.node.store.acts_head().await.unwrap().0;
    hub::eventually("the refusal is published", || async {
        let head = gongshu::jobs::Latest::of(&hub.node).unwrap();
        head.filter(|head| head.checkpoint.size >= size)
    })
    .await;
    let hub = hub.reopened(async |_| {}).await;
    assert!(hub.node.store.acts_head().await.unwrap().0 >= size);
}

/// Also what the framework turns away is a problem that names the place and the remedy.
#[tokio::test(flavor = "multi_thread")]
async fn every_fault_is_a_problem() {
    let hub = Hub::sqlite().await;
    let officer = hub.sign_in("gongan").await;
    let token = hub.anyone().raw(Method::POST, "/api/v1/token", "application/x-www-form-urlencoded", "grant_type=client_credentials").await;
    let faults = [
        officer.get("/api/v1/ledger/acts/nowhere").await,
        officer.get("/api/v1/catalogue?limit=many").await,
        officer.raw(Method::POST, "/api/v1/clients", "application/json", "{").await,
        officer.raw(Method::POST, "/api/v1/clients", "application/json", vec![b' '; 2 << 20]).await,
        officer.raw(Method::PUT, "/api/v1/token", "application/json", "{}").await,
        token,
    ];
    for fault in faults {
        turned_away(&fault, "a fault");
        assert_eq!(fault.headers[header::CONTENT_TYPE], "application/problem+json", "{}", fault.text());
        let problem = fault.json();
        assert!(!problem["detail"].as_str().unwrap().is_empty() && !problem["remedy"].as_str().unwrap().is_empty(), "{problem}");
    }
}
