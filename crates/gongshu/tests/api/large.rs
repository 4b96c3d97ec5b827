//! A large file goes in with bounded memory.

use crate::support::*;
use hub::text;
use server::{Server, demo};
use std::io::Write;
use std::time::Instant;

/// Bytes of the file; `GONGSHU_LARGE_MB` sets another size.
fn size() -> u64 {
    let megabytes = std::env::var("GONGSHU_LARGE_MB").ok().and_then(|text| text.parse::<u64>().ok());
    megabytes.unwrap_or(500) << 20
}

/// One row, of a fixed length.
fn line(n: u64) -> String {
    format!("{n:012},{:0>60}\n", n % 1_000_003)
}

#[test]
fn a_large_file_takes_bounded_memory() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("demo");
    demo(&data);
    let server = Server::start(&data, &[]);
    let resource = server.publish(&divisions());
    let cookie = server.sign_in("minzheng");
    let header = "代码,名称\n";
    let rows = size() / line(0).len() as u64;
    let length = header.len() as u64 + rows * line(0).len() as u64;
    let began = Instant::now();
    let reply = server.upload(&cookie, &resource, "大.csv", length, |to| {
        let mut to = std::io::BufWriter::with_capacity(1 << 20, to);
        to.write_all(header.as_bytes())?;
        (0..rows).try_for_each(|n| to.write_all(line(n).as_bytes()))?;
        to.flush()
    });
    let reply = reply.unwrap();
    assert_eq!(reply.status.as_u16(), 202, "{}", reply.text());
    let sent = began.elapsed();
    let batch = server.settled(&cookie, text(&reply.json()["batch"]["id"]));
    let took = began.elapsed();
    assert_eq!((text(&batch["state"]), batch["counts"]["good"].as_u64()), ("landed", Some(rows)), "{batch}");
    let shown = server.get(&format!("/api/v1/catalogue/{resource}"), &cookie).ok();
    assert_eq!(shown["data"]["rows"].as_u64(), Some(rows));
    let peak = server.peak();
    println!("{} MB, {rows} rows: sent in {sent:.1?}, landed after {took:.1?}, at most {peak} MB of memory", length >> 20);
    assert!(peak < 1_200, "{peak} MB");
    server.stop();
}
