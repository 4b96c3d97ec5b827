//! Data calls: the least that was granted, with evidence; and no answer without its record.

use crate::support::*;
use axum::http::{Method, Request, StatusCode, header};
use evidence::{calls_folder, journal, trust};
use hub::{Reply, Web, eventually, text};
use ledger::receipt::Receipt;
use ledger::tree::Hash;
use serde_json::{Value, json};

crate::on_both!(
    a_call_gets_what_was_granted_and_no_more,
    what_crosses_the_grant_is_refused_under_its_article,
    anothers_grant_is_nothing_to_know_of,
    every_call_has_its_record_before_the_answer,
    a_quota_holds_when_calls_come_together,
    a_grant_ends_on_its_day,
    the_logs_show_calls_to_their_parties,
    a_receipt_verifies_offline,
    tokens_are_forged_in_vain,
    a_lost_index_is_built_anew,
);

type Query<'a> = &'a [(&'a str, &'a str)];

/// A marriage register of 20 rows, and a grant on it for 公安局.
struct Shared<'a> {
    civil: Web<'a>,
    police: Web<'a>,
    resource: String,
    grant: String,
    token: String,
}

impl<'a> Shared<'a> {
    async fn on(hub: &'a Hub, quota: Value) -> Self {
        let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
        let resource = publish(&civil, &marriage()).await;
        civil.load(&resource, "三月.csv", csv(0..20).as_bytes()).await;
        let terms = json!({
            "items": [{ "item": "id_number", "mask": { "mask": "keep", "head": 6, "tail": 4 } }, { "item": "name", "mask": { "mask": "keep", "head": 1, "tail": 0 } }, { "item": "status" }],
            "until": "2026-03-31", "daily_quota": quota,
        });
        let grant = share(&civil, &police, &resource, &application(&["id_number", "name", "status"], "2026-12-31"), &terms).await;
        let token = police.token().await;
        Self { civil, police, resource, grant, token }
    }

    async fn call(&self, query: &[(&str, &str)]) -> Reply {
        self.police.call(&self.token, &self.grant, query).await
    }

    async fn ask(&self, n: u32) -> Reply {
        self.call(&[("id_number", &resident(n)[0]), ("purpose", PURPOSE)]).await
    }
}

async fn a_call_gets_what_was_granted_and_no_more(hub: Hub) {
    let shared = Shared::on(&hub, Value::Null).await;
    let [number, name, status, _] = resident(3);
    let answer = shared.ask(3).await.ok();
    let masked = format!("{}********{}", &number[..6], &number[14..]);
    let short = format!("居{}", "*".repeat(name.chars().count() - 1));
    assert_eq!(answer["data"], json!({ "id_number": masked, "name": short, "status": status }), "granted items, masked, and nothing else");
    assert_eq!((&answer["found"], &answer["source"]["org_name"]), (&json!(true), &json!("民政局")));
    assert_eq!(answer["source"]["resource"], json!(shared.resource));
    assert_eq!((&answer["version"]["resource"], &answer["as_of"]), (&json!(1), &json!("2026-03-02T09:00:00+08:00")));
    assert_eq!(answer["receipt"]["log"], "test.gongshu.example/calls/main");
    let table = answer["version"]["table"].as_u64().unwrap();
    // A part of the items, in the order asked for.
    let part = shared.call(&[("id_number", &number), ("purpose", PURPOSE), ("items", "status")]).await.ok();
    assert_eq!(part["data"], json!({ "status": status }));
    // Who is not there is answered too, and that is data as well: it is recorded.
    let nobody = shared.ask(999).await.ok();
    assert_eq!((&nobody["found"], &nobody["data"]), (&json!(false), &Value::Null));
    // A new batch is served from the next call on.
    let changed = format!("{}\n{number},新名,离婚,2025-01-01\n", TITLES.join(","));
    shared.civil.load(&shared.resource, "更正.csv", changed.as_bytes()).await;
    let answer = shared.ask(3).await.ok();
    assert_eq!((&answer["data"]["name"], &answer["data"]["status"]), (&json!("新*"), &json!("离婚")));
    assert!(answer["version"]["table"].as_u64().unwrap() > table);
    let records = journal(&hub.node.folders);
    let versions: Vec<_> = records.iter().map(|r| r["table_version"].as_u64().unwrap()).collect();
    assert_eq!(versions, [table, table, table, answer["version"]["table"].as_u64().unwrap()]);
}

async fn what_crosses_the_grant_is_refused_under_its_article(hub: Hub) {
    let shared = Shared::on(&hub, json!(2)).await;
    let key = resident(3)[0].clone();
    let key = ("id_number", key.as_str());
    let problem =
        shared.call(&[key, ("purpose", PURPOSE), ("items", "name,registered_on")]).await.refused(422, "grant.item", Some("GD-24.1"));
    assert!(text(&problem["remedy"]).contains("id_number、name、status"), "{problem}");
    assert!(problem["receipt"]["index"].is_u64(), "a refusal carries its receipt: {problem}");
    shared.call(&[key, ("purpose", "税务稽查")]).await.refused(422, "grant.purpose", Some("GD-24.1"));
    shared.call(&[key]).await.refused(422, "grant.purpose", Some("GD-24.1"));
    // Refused calls take nothing of the quota.
    shared.ask(1).await.ok();
    shared.ask(2).await.ok();
    shared.ask(3).await.refused(422, "grant.quota", Some("GD-24.1"));
    hub.set("2026-03-03 00:00");
    let token = hub.sign_in("gongan").await.token().await;
    shared.police.call(&token, &shared.grant, &[key, ("purpose", PURPOSE)]).await.ok();
    // Malformed questions are neither answered nor recorded.
    let before = journal(&hub.node.folders).len();
    for query in
        [vec![("purpose", PURPOSE)], vec![("name", "居民3"), ("purpose", PURPOSE)], vec![key, ("status", "结婚"), ("purpose", PURPOSE)]]
    {
        let reply = shared.police.call(&token, &shared.grant, &query).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{query:?}: {}", reply.text());
        assert_eq!(reply.json()["code"], "input", "{query:?}");
    }
    assert_eq!(journal(&hub.node.folders).len(), before);
}

async fn anothers_grant_is_nothing_to_know_of(hub: Hub) {
    let shared = Shared::on(&hub, Value::Null).await;
    let health = hub.sign_in("weijian").await;
    let token = health.token().await;
    let query = [("id_number", resident(3)[0].clone()), ("purpose", PURPOSE.to_owned())];
    let query: Vec<_> = query.iter().map(|(k, v)| (*k, v.as_str())).collect();
    let theirs = health.call(&token, &shared.grant, &query).await;
    let none = health.call(&token, "no-such-grant", &query).await;
    for reply in [&theirs, &none] {
        let problem = reply.refused(404, "not_found", None);
        assert!(problem["receipt"].is_null() && problem["act"].is_null(), "{problem}");
    }
    assert_eq!(theirs.body, none.body, "the two can't be told apart");
    let records = journal(&hub.node.folders);
    assert_eq!(records.len(), 2);
    for (record, grant) in records.iter().zip([shared.grant.as_str(), "no-such-grant"]) {
        assert_eq!((text(&record["outcome"]), text(&record["consumer"]), text(&record["grant"])), ("not_found", "health", grant));
        assert!(record["resource"].is_null() && record["source"].is_null(), "{record}");
    }
}

async fn every_call_has_its_record_before_the_answer(hub: Hub) {
    let shared = Shared::on(&hub, json!(3)).await;
    let health = hub.sign_in("weijian").await;
    let theirs = health.token().await;
    let key = resident(4)[0].clone();
    let own = [("id_number", key.as_str()), ("purpose", PURPOSE)];
    let wrong = [("id_number", key.as_str()), ("purpose", "别的")];
    let many = [("id_number", key.as_str()), ("purpose", PURPOSE), ("items", "registered_on")];
    let calls: [(&str, Query, &str, Option<&str>); 7] = [
        (&shared.token, &own, "answered", None),
        (&shared.token, &wrong, "refused", Some("grant.purpose")),
        (&shared.token, &many, "refused", Some("grant.item")),
        (&theirs, &own, "not_found", Some("not_found")),
        (&shared.token, &own, "answered", None),
        (&shared.token, &own, "answered", None),
        (&shared.token, &own, "refused", Some("grant.quota")),
    ];
    for (n, (token, query, outcome, code)) in calls.into_iter().enumerate() {
        let reply = shared.police.call(token, &shared.grant, query).await;
        // The file itself, right after the answer: its record is there already.
        let records = journal(&hub.node.folders);
        assert_eq!(records.len(), n + 1, "{outcome} {code:?}");
        let record = &records[n];
        assert_eq!((text(&record["outcome"]), record["code"].as_str()), (outcome, code));
        assert_eq!(record["purpose"], json!(query.iter().find(|(k, _)| *k == "purpose").unwrap().1));
        let whole = record.to_string();
        assert!(!whole.contains(&key), "the key itself is never recorded: {whole}");
        // Under another's grant nothing is known of the key's form: only own calls are told apart by record.
        if outcome != "not_found" {
            assert_eq!(record["subject"], records[0]["subject"], "the same subject is found again by its keyed hash");
        }
        if outcome == "answered" {
            let answer = reply.ok();
            let digest = hex::encode(seal::digest::sm3(&serde_json::to_vec(&answer["data"]).unwrap()).as_bytes());
            assert_eq!(record["answer"], json!(digest), "a past answer can be proven");
            assert_eq!(answer["receipt"]["index"], json!(n));
        } else {
            assert!(record["answer"].is_null(), "{record}");
        }
    }
    // A subject's hash is keyed: the plain digest of the key is not it.
    let plain = hex::encode(seal::digest::sm3(key.as_bytes()).as_bytes());
    assert_ne!(journal(&hub.node.folders)[0]["subject"], json!(plain));
}

async fn a_quota_holds_when_calls_come_together(hub: Hub) {
    let shared = Shared::on(&hub, json!(5)).await;
    let replies = futures::future::join_all((0..20).map(|n| shared.ask(n))).await;
    let answered = replies.iter().filter(|reply| reply.status == StatusCode::OK).count();
    assert_eq!(answered, 5);
    replies
        .iter()
        .filter(|reply| reply.status != StatusCode::OK)
        .for_each(|reply| drop(reply.refused(422, "grant.quota", Some("GD-24.1"))));
    let mut places: Vec<_> = replies.iter().map(|reply| reply.json()["receipt"]["index"].as_u64().unwrap()).collect();
    places.sort_unstable();
    assert_eq!(places, (0..20).collect::<Vec<_>>(), "each call has a place of its own");
}

async fn a_grant_ends_on_its_day(hub: Hub) {
    let shared = Shared::on(&hub, Value::Null).await;
    let query = [("id_number", resident(3)[0].clone())];
    let query = [("id_number", query[0].1.as_str()), ("purpose", PURPOSE)];
    for (at, open) in [("2026-03-31 23:59", true), ("2026-04-01 00:00", false)] {
        hub.set(at);
        let token = hub.sign_in("gongan").await.token().await;
        let reply = shared.police.call(&token, &shared.grant, &query).await;
        if open { drop(reply.ok()) } else { drop(reply.refused(422, "grant.ended", Some("GD-24.1"))) }
    }
}

async fn the_logs_show_calls_to_their_parties(hub: Hub) {
    let shared = Shared::on(&hub, Value::Null).await;
    shared.ask(1).await.ok();
    shared.call(&[("id_number", &resident(1)[0]), ("purpose", "别的")]).await;
    let health = hub.sign_in("weijian").await;
    let theirs = health.token().await;
    health.call(&theirs, &shared.grant, &[("id_number", &resident(1)[0])]).await;
    hub.published().await;
    let outcomes = |list: Value| list["items"].as_array().unwrap().iter().map(|c| text(&c["outcome"]).to_owned()).collect::<Vec<_>>();
    let all = ["not_found", "refused", "answered"];
    assert_eq!(outcomes(hub.sign_in("shenji").await.get("/api/v1/ledger/calls").await.ok()), all, "the authority sees all, newest first");
    for party in [&shared.police, &shared.civil] {
        assert_eq!(outcomes(party.get("/api/v1/ledger/calls").await.ok()), all[1..]);
    }
    assert_eq!(outcomes(health.get("/api/v1/ledger/calls").await.ok()), all[..1]);
    let list = shared.civil.get("/api/v1/ledger/calls?limit=1").await.ok();
    assert_eq!((text(&list["items"][0]["client_name"]), text(&list["items"][0]["org_name"])), ("业务系统", "公安局"));
    assert_eq!((text(&list["items"][0]["code"]), text(&list["items"][0]["citation"])), ("grant.purpose", "GD-24.1"));
    let rest = serde_urlencoded::to_string([("limit", "1"), ("cursor", text(&list["next"]))]).unwrap();
    assert_eq!(outcomes(shared.civil.get(&format!("/api/v1/ledger/calls?{rest}")).await.ok()), ["answered"]);
    let view = shared.police.get(&format!("/api/v1/sharing/grants/{}", shared.grant)).await.ok();
    assert_eq!((&view["calls_today"], &view["calls_total"]), (&json!(1), &json!(1)));
    let board = hub.sign_in("shenhe").await.get("/api/v1/board").await.ok();
    assert_eq!((&board["cards"]["calls_today"], &board["cards"]["resources_loaded"]), (&json!(3), &json!(1)));
}

async fn a_receipt_verifies_offline(hub: Hub) {
    let shared = Shared::on(&hub, Value::Null).await;
    let mut receipts = Vec::new();
    for n in 0..3 {
        receipts.push(serde_json::from_value::<Receipt>(shared.ask(n).await.ok()["receipt"].clone()).unwrap());
    }
    let refused = shared.call(&[("id_number", "1"), ("purpose", "别的")]).await.refused(422, "grant.purpose", Some("GD-24.1"));
    receipts.push(serde_json::from_value(refused["receipt"].clone()).unwrap());
    hub.published().await;
    // From here on, nothing but the folder of the log, the receipt and the public keys.
    let folder = calls_folder(&hub.node);
    let trust = trust(&hub.node, &receipts[0].log);
    let bytes = std::fs::read(hub.node.folders.calls.join("main/journal")).unwrap();
    for receipt in &receipts {
        let evidence = receipt.prove(&folder, Hash::default()).unwrap();
        receipt.verify(Hash::default(), &evidence, &trust).unwrap();
        let forged = Receipt { leaf_hash: Hash::default().leaf(b"another call"), ..receipt.clone() };
        assert!(forged.verify(Hash::default(), &evidence, &trust).is_err());
        let moved = Receipt { index: (receipt.index + 1) % 4, ..receipt.clone() };
        assert!(moved.verify(Hash::default(), &evidence, &trust).is_err());
    }
    let mut stranger = trust.clone();
    stranger.log[0].key = seal::sign::SigningKey::from_seed(b"someone else").unwrap().verifying_key();
    let evidence = receipts[0].prove(&folder, Hash::default()).unwrap();
    assert!(receipts[0].verify(Hash::default(), &evidence, &stranger).is_err());
    // The receipt is for the very record in the journal.
    let first = u32::from_be_bytes(bytes[24..28].try_into().unwrap()) as usize;
    assert!(receipts[0].is_for(Hash::default(), &bytes[36..36 + first]));
}

async fn tokens_are_forged_in_vain(hub: Hub) {
    let shared = Shared::on(&hub, Value::Null).await;
    let key = resident(3)[0].clone();
    let query = [("id_number", key.as_str()), ("purpose", PURPOSE)];
    let (body, signature) = shared.token.split_once('.').unwrap();
    let another = hub.sign_in("weijian").await.token().await;
    let changed = format!("{}{}", if body.starts_with('A') { 'B' } else { 'A' }, &body[1..]);
    let forged = [
        String::new(),
        "garbage".into(),
        format!("{body}."),
        format!(".{signature}"),
        format!("{changed}.{signature}"),
        format!("{}.{signature}", another.split_once('.').unwrap().0),
        format!("{body}.{}", another.split_once('.').unwrap().1),
        "a".repeat(5_000),
    ];
    for token in forged {
        shared.police.call(&token, &shared.grant, &query).await.refused(401, "invalid_token", None);
    }
    // No scheme, another scheme, and the console's cookie instead of a token.
    let path = format!("/gw/v1/grants/{}/rows?{}", shared.grant, serde_urlencoded::to_string(query).unwrap());
    shared.police.get(&path).await.refused(401, "invalid_token", None);
    let basic = Request::builder().uri(&path).header(header::AUTHORIZATION, format!("Basic {}", shared.token));
    hub.send(basic.body(axum::body::Body::empty()).unwrap()).await.refused(401, "invalid_token", None);
    assert_eq!(journal(&hub.node.folders).len(), 0, "who is not known makes no call");
    shared.ask(3).await.ok();
    hub.set("2026-03-02 10:01");
    shared.ask(3).await.refused(401, "invalid_token", None);

    let client = hub.sign_in("gongan").await.post("/api/v1/clients", &json!({ "name": "另一系统" })).await.created();
    let ask = |grant_type: &str, id: &str, secret: &str| {
        let form = serde_urlencoded::to_string([("grant_type", grant_type), ("client_id", id), ("client_secret", secret)]).unwrap();
        let anyone = hub.anyone();
        async move { anyone.raw(Method::POST, "/api/v1/token", "application/x-www-form-urlencoded", form).await }
    };
    let (id, secret) = (text(&client["id"]), text(&client["secret"]));
    ask("client_credentials", id, "wrong").await.refused(401, "invalid_client", None);
    ask("client_credentials", "nobody", secret).await.refused(401, "invalid_client", None);
    ask("client_credentials", "' OR '1'='1", "' OR '1'='1").await.refused(401, "invalid_client", None);
    ask("password", id, secret).await.refused(400, "unsupported_grant_type", None);
    assert_eq!(ask("client_credentials", id, secret).await.ok()["token_type"], "Bearer");
    // The secret is shown once and is kept nowhere.
    let list = hub.sign_in("gongan").await.get("/api/v1/clients").await;
    assert!(!list.text().contains(secret));
    let kept = eventually("the client's row", || async { hub.node.store.client(id).await.unwrap() }).await;
    assert!(!serde_json::to_string(&kept.body).unwrap().contains(secret));
}

/// The index can be lost; the table can't. The first call finds the loss, the next is answered.
async fn a_lost_index_is_built_anew(hub: Hub) {
    let (token, grant) = {
        let shared = Shared::on(&hub, Value::Null).await;
        shared.ask(3).await.ok();
        (shared.token, shared.grant)
    };
    let lost = std::cell::Cell::new(0);
    let hub = hub
        .reopened(async |folder| {
            let segments = evidence::files(&folder.join("plane")).into_iter().filter(|file| file.to_str().unwrap().contains("/index/"));
            segments.for_each(|file| {
                lost.set(lost.get() + 1);
                std::fs::remove_file(file).unwrap();
            });
        })
        .await;
    assert!(lost.get() > 0, "no index was found to be lost");
    let key = resident(3)[0].clone();
    let query = [("id_number", key.as_str()), ("purpose", PURPOSE)];
    let first = hub.anyone().call(&token, &grant, &query).await;
    assert!(matches!(first.status.as_u16(), 200 | 503), "{}", first.text());
    let answer = hub.anyone().call(&token, &grant, &query).await.ok();
    assert_eq!(answer["data"]["status"], json!(resident(3)[2]));
}
