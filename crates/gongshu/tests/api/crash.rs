//! Killed at any moment, a batch is wholly there or wholly absent, and the ledger verifies.

use crate::support::*;
use hub::{Reply, text};
use serde_json::{Value, json};
use server::{Server, demo, ledger_verify};
use std::path::Path;
use std::time::Duration;

/// A file of `rows` residents' registrations, no two files alike.
fn file(first: u32, rows: u32) -> Vec<u8> {
    let lines = (first..first + rows).map(|n| format!("{n:012},名称{n}\n"));
    format!("代码,名称\n{}", lines.collect::<String>()).into_bytes()
}

fn upload(server: &Server, cookie: &str, resource: &str, bytes: &[u8]) -> std::io::Result<Reply> {
    server.upload(cookie, resource, "数据.csv", bytes.len() as u64, |to| to.write_all(bytes))
}

fn rows(server: &Server, cookie: &str, resource: &str) -> u64 {
    server.get(&format!("/api/v1/catalogue/{resource}"), cookie).ok()["data"]["rows"].as_u64().unwrap_or(0)
}

fn verifies(data: &Path) {
    let (ok, found) = ledger_verify(data, &["--state"]);
    assert!(ok && found["ok"] == true, "{found}");
}

/// Starts again, and holds what is there against what must be.
fn settles(data: &Path, resource: &str, batch: Option<&str>, before: u64, rows_of_batch: u64, what: &str) -> u64 {
    let server = Server::start(data, &[]);
    let cookie = server.sign_in("minzheng");
    let mut expected = before;
    if let Some(batch) = batch {
        let settled = server.settled(&cookie, batch);
        match text(&settled["state"]) {
            "landed" => {
                assert_eq!(settled["counts"], json!({ "rows": rows_of_batch, "good": rows_of_batch, "bad": 0 }), "{what}");
                expected += rows_of_batch;
            }
            "failed" => assert!(!text(&settled["why"]).is_empty(), "{what}: {settled}"),
            other => panic!("{what}: {other}"),
        }
    }
    assert_eq!(rows(&server, &cookie, resource), expected, "{what}");
    server.stop();
    verifies(data);
    expected
}

#[test]
fn killed_at_any_moment() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    demo(&data);
    let server = Server::start(&data, &[]);
    let resource = server.publish(&divisions());
    server.stop();
    let (size, mut there) = (200_000, 0);
    for (round, delay) in (0u32..).zip([5, 120, 450, 900, 1_700]) {
        let server = Server::start(&data, &[]);
        let cookie = server.sign_in("minzheng");
        let reply = upload(&server, &cookie, &resource, &file(round * size, size)).unwrap();
        assert_eq!(reply.status.as_u16(), 202, "{}", reply.text());
        let batch = text(&reply.json()["batch"]["id"]).to_owned();
        std::thread::sleep(Duration::from_millis(delay));
        server.kill();
        there = settles(&data, &resource, Some(&batch), there, u64::from(size), &format!("killed after {delay} ms"));
    }
    assert_eq!(there, 5 * u64::from(size), "a file that was accepted is loaded in the end");
    // In the middle of an upload: no batch, and nothing of the file stays to be loaded.
    let server = Server::start(&data, &[]);
    let cookie = server.sign_in("minzheng");
    let bytes = file(9_000_000, size);
    let id = server.child.id().to_string();
    let sent = server.upload(&cookie, &resource, "断.csv", bytes.len() as u64, |to| {
        to.write_all(&bytes[..bytes.len() / 2])?;
        assert!(std::process::Command::new("kill").args(["-9", &id]).status().unwrap().success());
        to.write_all(&bytes[bytes.len() / 2..])
    });
    assert!(sent.is_err(), "no answer comes from a dead server");
    server.died();
    settles(&data, &resource, None, there, 0, "killed during the upload");
}

#[test]
fn killed_at_every_step_of_a_load() {
    if !cfg!(debug_assertions) {
        println!("SKIPPED: crash points are in debug builds only");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    demo(&data);
    let server = Server::start(&data, &[]);
    let resource = server.publish(&divisions());
    server.stop();
    let (size, mut there) = (5_000, 0);
    for (round, step) in (0u32..).zip(["stage_parquet", "stage_segment", "stage_done", "before_commit", "after_commit", "after_manifest"]) {
        let server = Server::start(&data, &[("GONGSHU_CRASH", step)]);
        let cookie = server.sign_in("minzheng");
        // It may die before it has answered; then the officer does not know the batch, but the hub does.
        let bytes = file(round * size, size);
        drop(upload(&server, &cookie, &resource, &bytes));
        server.died();
        let batch = newest(&data, &resource);
        there = settles(&data, &resource, Some(&batch), there, u64::from(size), step);
        // The same file again is known.
        let server = Server::start(&data, &[]);
        let again = upload(&server, &server.sign_in("minzheng"), &resource, &bytes).unwrap();
        assert_eq!((again.status.as_u16(), again.json()["repeated"].clone()), (200, json!(true)), "{step}");
        server.stop();
    }
    assert_eq!(there, 6 * u64::from(size));
}

/// The newest batch of a resource.
fn newest(data: &Path, resource: &str) -> String {
    let server = Server::start(data, &[]);
    let cookie = server.sign_in("minzheng");
    let list = server.get(&format!("/api/v1/intake/batches?resource={resource}&limit=1"), &cookie).ok();
    text(&list["items"][0]["batch"]["id"]).to_owned()
}

/// A program of 公安局 with a grant on divisions; answers the path and the token of a call.
fn program(server: &Server, resource: &str) -> (String, String) {
    let cookie = server.sign_in("gongan");
    let asked = json!({ "resource": resource, "application": application(&["code", "name"], "2026-12-31") });
    let view = server.json("POST", "/api/v1/sharing/requests", &cookie, &asked).created();
    let client = server.json("POST", "/api/v1/clients", &cookie, &json!({ "name": "系统" })).created();
    let form = [("grant_type", "client_credentials"), ("client_id", text(&client["id"])), ("client_secret", text(&client["secret"]))];
    let form = serde_urlencoded::to_string(form).unwrap();
    let kind = [("Content-Type", "application/x-www-form-urlencoded")];
    let token = server.send("POST", "/api/v1/token", &kind, form.len() as u64, |to| to.write_all(form.as_bytes())).unwrap().ok();
    let query = serde_urlencoded::to_string([("code", "000000000001"), ("purpose", PURPOSE)]).unwrap();
    (format!("/gw/v1/grants/{}/rows?{query}", text(&view["grant"]["id"])), format!("Bearer {}", text(&token["access_token"])))
}

fn journal(data: &Path) -> Vec<Value> {
    evidence::journal(&gongshu::config::Folders::of(data))
}

/// Audit or refuse: when records can't be written, no call is answered; and what was answered is in the log
/// after a `kill -9`.
#[test]
fn no_record_no_answer() {
    if std::process::Command::new("prlimit").arg("--version").output().is_err() {
        println!("SKIPPED: no prlimit on this machine");
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    demo(&data);
    let server = Server::start_limitable(&data);
    let resource = server.publish(&divisions());
    let cookie = server.sign_in("minzheng");
    let batch = upload(&server, &cookie, &resource, &file(0, 10)).unwrap().json();
    server.settled(&cookie, text(&batch["batch"]["id"]));
    let (path, token) = program(&server, &resource);
    let call = || server.send("GET", &path, &[("Authorization", &token)], 0, |_| Ok(())).unwrap();
    let before = journal(&data).len();
    for n in 1..=3 {
        assert_eq!(call().ok()["data"]["name"], "名称1");
        assert_eq!(journal(&data).len(), before + n);
    }
    let size = std::fs::metadata(data.join("ledger/calls/main/journal")).unwrap().len();
    let limit = |most: &str| {
        let id = server.child.id().to_string();
        let done = std::process::Command::new("prlimit").args(["--pid", &id, &format!("--fsize={most}")]).status().unwrap();
        assert!(done.success());
    };
    limit(&format!("{size}:unlimited")); // from here on the journal can't grow
    for _ in 0..2 {
        let reply = call();
        let problem = reply.refused(503, "call.failed", None);
        assert!(!problem.to_string().contains("名称1"), "{problem}");
    }
    limit("unlimited:unlimited");
    server.kill();
    assert_eq!(journal(&data).len(), before + 3, "neither more nor fewer than was answered");
    let server = Server::start(&data, &[]);
    let reply = server.send("GET", &path, &[("Authorization", &token)], 0, |_| Ok(())).unwrap();
    assert_eq!(reply.ok()["receipt"]["index"], json!(before + 3));
    server.stop();
    verifies(&data);
}

/// A journal that is not what its signed head says keeps the hub from starting.
#[test]
fn a_damaged_journal_is_not_served_over() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    demo(&data);
    let path = data.join("ledger/calls/main/journal");
    let bytes = std::fs::read(&path).unwrap();
    let mut flipped = bytes.clone();
    let middle = flipped.len() / 2;
    flipped[middle] ^= 1;
    for (what, damaged) in [("flipped", flipped), ("cut", bytes[..middle].to_vec())] {
        std::fs::write(&path, damaged).unwrap();
        let said = Server::refuses(&data);
        assert!(said.contains("调用存证"), "{what}: {said}");
    }
    std::fs::write(&path, &bytes).unwrap();
    // A torn record behind the head, as a crash leaves it, is cut off; it was never answered.
    std::fs::write(&path, [&bytes[..], &[0, 0, 1, 0, 7, 7]].concat()).unwrap();
    Server::start(&data, &[]).stop();
    assert_eq!(std::fs::read(&path).unwrap(), bytes);
    verifies(&data);
}

/// A database put back to an earlier day is not continued under the later log.
#[test]
fn an_older_database_is_not_served_under_a_newer_log() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    demo(&data);
    let old = std::fs::read(data.join("gongshu.db")).unwrap();
    let kept = folder.path().join("kept");
    std::fs::copy(data.join("ledger/acts/checkpoint"), &kept).unwrap();
    let server = Server::start(&data, &[]);
    server.publish(&divisions());
    server.stop();
    let (ok, found) = ledger_verify(&data, &["--state", "--against", kept.to_str().unwrap()]);
    assert!(ok, "{found}");
    for file in ["gongshu.db-wal", "gongshu.db-shm"] {
        let _ = std::fs::remove_file(data.join(file));
    }
    std::fs::write(data.join("gongshu.db"), old).unwrap();
    let said = Server::refuses(&data);
    assert!(said.contains("数据库丢失了记录"), "{said}");
    let (ok, found) = ledger_verify(&data, &["--state"]);
    assert!(!ok && !found["faults"].as_array().unwrap().is_empty(), "{found}");
}
