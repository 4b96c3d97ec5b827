//! `ledger verify`: passes on what is honest, names the place of what is not.

use crate::support::*;
use evidence::{acts_folder, copy, files, head};
use gongshu::config::Folders;
use gongshu::verify::Verification;
use hub::text;
use ledger::checkpoint::SignedCheckpoint;
use ledger::folder::Folder;
use ledger::publish::Publisher;
use ledger::tree::Hash;
use seal::keystore::Purpose;
use serde_json::{Value, json};
use std::path::Path;

crate::on_both!(a_walk_verifies, an_edited_row_is_found, a_rewritten_history_is_found);

/// A hub with a walk behind it: acts, refusals, 260 calls. Answers the resource.
async fn walk(hub: &Hub) -> String {
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &marriage()).await;
    civil.load(&resource, "三月.csv", csv(0..20).as_bytes()).await;
    let terms = json!({ "items": [{ "item": "name" }], "until": "2026-12-31" });
    let grant = share(&civil, &police, &resource, &application(&["name"], "2026-12-31"), &terms).await;
    civil.upload("no-such-resource", "三月.csv", csv(0..3).as_bytes()).await.refused(404, "not_found", None);
    let token = police.token().await;
    let numbers: Vec<_> = (0..260).map(|n| resident(n % 20)[0].clone()).collect();
    let queries: Vec<_> = numbers.iter().map(|number| [("id_number", number.as_str()), ("purpose", PURPOSE)]).collect();
    futures::future::join_all(queries.iter().map(|query| police.call(&token, &grant, query)))
        .await
        .iter()
        .for_each(|reply| drop(reply.ok()));
    hub.published().await;
    resource
}

fn place(found: &Verification, part: &str) -> bool {
    !found.ok && found.faults.iter().any(|fault| fault.place.contains(part) && !fault.what.is_empty())
}

async fn a_walk_verifies(hub: Hub) {
    walk(&hub).await;
    let found = hub.verify(&hub.node.folders, true, None).await;
    assert!(found.ok, "{:?}", found.faults);
    let acts = hub.node.store.acts_head().await.unwrap().0;
    assert_eq!(found.checked.leaves, acts + 260);
    assert!(found.checked.tiles >= 4 && found.checked.rows >= 25, "{:?}", found.checked);
    // The same over HTTP, for whom it is.
    let auditor = hub.sign_in("shenji").await;
    assert_eq!(auditor.post("/api/v1/ledger/verify", &json!({})).await.ok()["ok"], true);
    // Each act can be proven from what the API gives.
    let index = 5;
    let view = auditor.get(&format!("/api/v1/ledger/acts/{index}")).await.ok();
    let leaf = Hash::default().leaf(text(&view["leaf_text"]).as_bytes());
    assert_eq!(text(&view["leaf_hash"]), leaf.to_string());
    let path: Vec<ledger::Digest> = view["proof"].as_array().unwrap().iter().map(|d| serde_json::from_value(d.clone()).unwrap()).collect();
    let signed = SignedCheckpoint::parse(text(&view["checkpoint"]).as_bytes()).unwrap();
    signed.verify(&evidence::trust(&hub.node, "test.gongshu.example/acts")).unwrap();
    ledger::proof::verify_inclusion(Hash::default(), &leaf, index, view["tree_size"].as_u64().unwrap(), &signed.checkpoint.root, &path)
        .unwrap();
    // And the tiles are anyone's to check; entries stay inside.
    let anyone = hub.anyone();
    let served = anyone.get("/log/acts/checkpoint").await;
    assert_eq!(served.text(), head(&acts_folder(&hub.node)).unwrap().to_string());
    for path in ["tile/entries/000", "../../keys.json", "..%2F..%2Fkeys.json", "tile/0/../../../../keys.json", "nothing"] {
        assert_eq!(anyone.get(&format!("/log/acts/{path}")).await.status.as_u16(), 404, "{path}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_flipped_byte_of_a_log_is_found() {
    let hub = Hub::sqlite().await;
    walk(&hub).await;
    let folder = tempfile::tempdir().unwrap();
    let copied = Folders::of(folder.path());
    copy(&hub.node.folders.acts, &copied.acts);
    copy(&hub.node.folders.calls, &copied.calls);
    assert!(hub.verify(&copied, false, None).await.ok);
    let mut flipped = 0;
    for (root, log) in [(&copied.acts, "acts"), (&copied.calls.join("main"), "calls/main")] {
        let published: Vec<_> = files(root).into_iter().filter(|file| file.file_name().unwrap() != "journal").collect();
        assert!(published.len() >= 3, "{published:?}");
        for file in published {
            let name = file.strip_prefix(root).unwrap().to_str().unwrap().to_owned();
            let bytes = std::fs::read(&file).unwrap();
            // Of a checkpoint every byte, of the others some: the ends, and more in between.
            let step = if name == "checkpoint" { 1 } else { (bytes.len() / 12).max(1) };
            let places = (0..bytes.len()).step_by(step).chain([bytes.len() - 1]);
            for place in places {
                let mut damaged = bytes.clone();
                damaged[place] ^= 1 << (place % 8);
                std::fs::write(&file, damaged).unwrap();
                let found = hub.verify(&copied, false, None).await;
                assert!(!found.ok, "byte {place} of {log} {name} flipped and not found");
                assert!(found.faults.iter().any(|f| f.place.contains(log)), "byte {place} of {log} {name}: {:?}", found.faults);
                if name != "checkpoint" {
                    assert!(
                        found.faults.iter().any(|f| f.place.contains(&name) || f.what.contains(&name)),
                        "byte {place} of {log} {name}: {:?}",
                        found.faults
                    );
                }
                flipped += 1;
            }
            std::fs::write(&file, &bytes[..bytes.len() - 1]).unwrap();
            assert!(!hub.verify(&copied, false, None).await.ok, "{log} {name} cut short and not found");
            // A partial tile that a longer one replaced may go; every other may not.
            let width = |file: &Path| file.file_name().unwrap().to_str().unwrap().parse::<u32>().ok();
            let replaced = name.contains(".p/") && files(file.parent().unwrap()).iter().any(|other| width(other) > width(&file));
            std::fs::remove_file(&file).unwrap();
            assert!(hub.verify(&copied, false, None).await.ok == replaced, "{log} {name} removed and not found");
            std::fs::write(&file, bytes).unwrap();
        }
    }
    assert!(flipped > 500, "{flipped}");
    // A log that is gone altogether looks like one that never was; the state tells.
    for (kept, gone) in [(&copied.acts, "acts"), (&copied.calls, "calls/main")] {
        let aside = folder.path().join("aside");
        std::fs::rename(kept, &aside).unwrap();
        assert!(place(&hub.verify(&copied, true, None).await, gone), "{gone}");
        std::fs::rename(&aside, kept).unwrap();
    }
    assert!(hub.verify(&copied, true, None).await.ok, "put right again");
}

async fn an_edited_row_is_found(hub: Hub) {
    let resource = walk(&hub).await;
    let url = hub.database();
    let edits = [
        (format!("UPDATE catalogue SET title = '别的' WHERE id = '{resource}'"), format!("catalogue {resource}")),
        ("UPDATE grants SET body = replace(body, '2026-12-31', '2036-12-31')".into(), "grants ".into()),
        ("UPDATE person SET org = 'authority' WHERE id = 'minzheng'".into(), "person minzheng".into()),
        ("DELETE FROM intake".into(), "intake ".into()),
        // The ledger's own rows: another note, another person, a leaf taken out at the end.
        (
            "UPDATE acts SET leaf = replace(leaf, '\"person\":\"gongan\"', '\"person\":\"weijian\"') WHERE person = 'gongan'".into(),
            "acts ".into(),
        ),
        ("DELETE FROM acts WHERE idx = (SELECT max(idx) FROM acts)".into(), "acts ".into()),
    ];
    let mut faults = 0;
    for (edit, named) in edits {
        assert!(database::sql(&url, &edit).await >= 1, "{edit}");
        let found = hub.verify(&hub.node.folders, true, None).await;
        assert!(place(&found, &named), "{edit}: {:?}", found.faults);
        assert!(found.faults.len() > faults, "{edit} added no fault");
        faults = found.faults.len();
        assert!(hub.verify(&hub.node.folders, false, None).await.ok, "the signed log itself is sound");
    }
}

/// All of the log written anew and signed with the right key.
async fn a_rewritten_history_is_found(hub: Hub) {
    hub.published().await;
    let early = head(&acts_folder(&hub.node)).unwrap();
    walk(&hub).await;
    let late = head(&acts_folder(&hub.node)).unwrap();
    assert!(early.checkpoint.size < late.checkpoint.size);
    for honest in [&early, &late] {
        let found = hub.verify(&hub.node.folders, true, Some(honest)).await;
        assert!(found.ok, "{:?}", found.faults);
    }

    let entries: Vec<_> = hub.node.store.acts_from(0, 10_000).await.unwrap().into_iter().map(|act| act.bytes).collect();
    let rewritten = |change: &dyn Fn(&mut Vec<String>)| {
        let mut entries = entries.clone();
        change(&mut entries);
        let folder = tempfile::tempdir().unwrap();
        let folders = Folders::of(folder.path());
        copy(&hub.node.folders.calls, &folders.calls);
        sign(&hub, &folders.acts, "acts", &entries);
        (folder, folders)
    };
    let replace = |entries: &mut Vec<String>| entries[1] = entries[1].replace("shenhe", "shenhf");
    let (_guard, folders) = rewritten(&replace);
    assert!(hub.verify(&folders, false, None).await.ok, "by itself, a log signed with the right key looks sound");
    for old in [&early, &late] {
        let found = hub.verify(&folders, false, Some(old)).await;
        assert!(place(&found, "test.gongshu.example/acts"), "{:?}", found.faults);
    }
    assert!(place(&hub.verify(&folders, true, None).await, "acts 1"), "the database tells the first that differs");
    // Cut short, and signed so.
    let (_guard, folders) = rewritten(&|entries| entries.truncate(early.checkpoint.size as usize));
    assert!(hub.verify(&folders, false, Some(&early)).await.ok);
    assert!(place(&hub.verify(&folders, false, Some(&late)).await, "acts"));
    // A calls log cut short, against the head of it that is a leaf of the acts log.
    let (_guard, folders) = rewritten(&|_| {});
    let entries = evidence::journal(&folders).into_iter().take(200).map(|record| record.to_string()).collect::<Vec<_>>();
    std::fs::remove_dir_all(folders.calls.join("main")).unwrap();
    sign(&hub, &folders.calls.join("main"), "calls/main", &entries);
    assert!(hub.verify(&folders, false, None).await.ok, "by itself it looks sound");
    assert!(place(&hub.verify(&folders, true, None).await, "calls/main"));
    // Gone altogether.
    let (_guard, folders) = rewritten(&|_| {});
    std::fs::remove_dir_all(&folders.acts).unwrap();
    assert!(!hub.verify(&folders, false, Some(&early)).await.ok);
    // The kept checkpoint must itself be signed by the log.
    let stranger = seal::sign::SigningKey::from_seed(b"someone else").unwrap();
    let forged = early.checkpoint.sign("test.gongshu.example/acts", &stranger).unwrap();
    assert!(place(&hub.verify(&hub.node.folders, false, Some(&forged)).await, "留存的检查点"));
}

/// Writes and signs a log anew, as only the operator can.
fn sign(hub: &Hub, folder: &Path, log: &str, entries: &[String]) {
    let key = hub.node.keys.signing_key(Purpose::Checkpoint).unwrap();
    let files = Publisher::new(Hash::default()).publish(0, entries, &format!("test.gongshu.example/{log}"), &key).unwrap();
    Folder::new(folder).write(&files).unwrap();
}

/// Stopped in order, everything is signed and published; opened again, everything is there.
#[tokio::test(flavor = "multi_thread")]
async fn a_stopped_hub_leaves_everything_published() {
    let hub = Hub::sqlite().await;
    let civil = hub.sign_in("minzheng").await;
    let resource = publish(&civil, &divisions()).await;
    civil.load(&resource, "区划.csv", "代码,名称\n1,甲\n".as_bytes()).await;
    let police = hub.sign_in("gongan").await;
    let asked = json!({ "resource": resource, "application": application(&["code"], "2026-12-31") });
    let grant = text(&police.post("/api/v1/sharing/requests", &asked).await.created()["grant"]["id"]).to_owned();
    let token = police.token().await;
    let query = [("code", "1"), ("purpose", PURPOSE)];
    police.call(&token, &grant, &query).await.ok();
    let (config, history) = (hub.node.config.clone(), hub.node.keys.history());
    let hub = hub
        .reopened(async |folder| {
            let store = store::Store::open(&config.database_url(folder)).await.unwrap();
            let found = gongshu::verify::verify(&Folders::of(folder), &config.origin, &history, Some(&store), None).await.unwrap();
            assert!(found.ok, "{:?}", found.faults);
            assert_eq!(found.checked.leaves, store.acts_head().await.unwrap().0 + 1);
            store.close().await.unwrap();
        })
        .await;
    let answer = hub.anyone().call(&token, &grant, &query).await.ok();
    assert_eq!((&answer["data"], &answer["receipt"]["index"]), (&json!({ "code": "1" }), &json!(1)));
}

/// A file of a log that could not be written is written later; no checkpoint stands over a hole.
#[tokio::test(flavor = "multi_thread")]
async fn a_write_that_failed_is_made_good() {
    let hub = Hub::sqlite().await;
    let (civil, police) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await);
    let resource = publish(&civil, &divisions()).await;
    civil.load(&resource, "区划.csv", "代码,名称\n1,甲\n".as_bytes()).await;
    let asked = json!({ "resource": resource, "application": application(&["code"], "2026-12-31") });
    let grant = text(&police.post("/api/v1/sharing/requests", &asked).await.created()["grant"]["id"]).to_owned();
    let token = police.token().await;
    hub.published().await;
    // Where the first full bundle of each log is to stand, something else stands in the way.
    let ways = [&hub.node.folders.acts, &hub.node.folders.calls.join("main")].map(|log| log.join("tile/entries/000"));
    ways.iter().for_each(|way| std::fs::create_dir_all(way).unwrap());
    let actor = hub.actor("minzheng").await;
    let name = |n: u32| domain::org::AddClient {
        id: format!("c{n}").as_str().into(),
        name: "系统".into(),
        unit: String::new(),
        secret: "00".into(),
    };
    for n in 0..260 {
        gongshu::act::act(&hub.node, &actor, gongshu::act::Command::AddClient(name(n))).await.unwrap();
    }
    let query = [("code", "1"), ("purpose", PURPOSE)];
    let calls = (0..260).map(|_| police.call(&token, &grant, &query));
    futures::future::join_all(calls).await.iter().for_each(|reply| drop(reply.ok()));
    tokio::time::sleep(std::time::Duration::from_millis(1_500)).await; // each log tries, and fails
    assert!(head(&acts_folder(&hub.node)).unwrap().checkpoint.size < 256);
    ways.iter().for_each(|way| std::fs::remove_dir(way).unwrap());
    police.call(&token, &grant, &query).await.ok();
    hub.published().await;
    let found = hub.verify(&hub.node.folders, true, None).await;
    assert!(found.ok, "{:?}", found.faults);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_ledger_is_shown_to_whom_it_is() {
    let hub = Hub::sqlite().await;
    let resource = walk(&hub).await;
    let (civil, police, auditor) = (hub.sign_in("minzheng").await, hub.sign_in("gongan").await, hub.sign_in("shenji").await);
    let orgs = |list: Value| {
        list["items"].as_array().unwrap().iter().map(|act| text(&act["actor"]["org"]).to_owned()).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(orgs(civil.get("/api/v1/ledger/acts?limit=200").await.ok()), ["civil".to_owned()].into());
    assert_eq!(orgs(police.get("/api/v1/ledger/acts?limit=200").await.ok()), ["police".to_owned()].into());
    assert!(orgs(auditor.get("/api/v1/ledger/acts?limit=200").await.ok()).is_superset(&["civil".to_owned(), "police".to_owned()].into()));
    let mine = civil.get("/api/v1/ledger/acts?verb=catalogue.compiled").await.ok();
    assert_eq!((&mine["items"][0]["case"]["id"], &mine["items"][0]["refused"]), (&json!(resource), &json!(false)));
    let index = mine["items"][0]["index"].as_u64().unwrap();
    police.get(&format!("/api/v1/ledger/acts/{index}")).await.refused(404, "not_found", None);
    auditor.get(&format!("/api/v1/ledger/acts/{index}")).await.ok();
    // Paging reaches every act once.
    let (mut seen, mut cursor) = (Vec::new(), String::new());
    loop {
        let page = auditor.get(&format!("/api/v1/ledger/acts?limit=7{cursor}")).await.ok();
        seen.extend(page["items"].as_array().unwrap().iter().map(|act| act["index"].as_u64().unwrap()));
        let Some(next) = page["next"].as_str() else { break };
        cursor = format!("&cursor={next}");
    }
    assert!(seen.len() > 7 && seen.is_sorted_by(|a, b| a > b), "{seen:?}");
    let status = auditor.get("/api/v1/ledger/status").await.ok();
    assert_eq!((&status["calls"][0]["size"], text(&status["acts"]["origin"])), (&json!(260), "test.gongshu.example/acts"));
}
