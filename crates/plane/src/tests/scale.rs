//! A large file in bounded memory.

use super::support::*;
use crate::Plane;
use domain::catalogue::Kind;
use std::io::Write;
use std::process::Command;
use std::time::Instant;

/// Peak memory of this process, in bytes.
fn peak() -> Option<u64> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse::<u64>().ok().map(|kib| kib << 10)
}

/// Runs only as a child of the test below, so that no other test counts.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "child of another test"]
async fn child() {
    let Some(folder) = std::env::var_os("GONGSHU_TEST_FOLDER") else { return };
    let world = World { plane: Plane::open(folder.as_ref()).await.unwrap(), ..World::new().await };
    let small = world.file("small.csv", csv());
    world.load_file("small", &small).await.unwrap();
    let before = peak().unwrap();
    let file = std::path::Path::new(&folder).join("large.csv");
    let started = Instant::now();
    let landing = world.load_file("large", &file).await.unwrap();
    let grown = peak().unwrap() - before;
    let seconds = started.elapsed().as_secs_f64();
    println!("{} rows in {seconds:.2} s, memory grew by {} MiB", landing.counts.rows, grown >> 20);
    assert_eq!(landing.counts.rows, landing.counts.good);
    assert!(grown < 300 << 20, "memory grew by {} MiB", grown >> 20);
}

#[test]
fn fifty_megabytes_do_not_fill_the_memory() {
    let folder = tempfile::tempdir().unwrap();
    let mut file = std::io::BufWriter::new(std::fs::File::create(folder.path().join("large.csv")).unwrap());
    writeln!(file, "{HEADER}").unwrap();
    for row in 0..1_000_000u32 {
        writeln!(
            file,
            "K{row:011},姓名{:06},{}.{:02},19{:02}-0{}-1{},,是,{}",
            row * 7 % 999_983,
            row % 9973,
            row % 100,
            row % 100,
            row % 9 + 1,
            row % 10,
            row % 4
        )
        .unwrap();
    }
    file.flush().unwrap();
    assert!(file.get_ref().metadata().unwrap().len() > 45_000_000);
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["--exact", "tests::scale::child", "--ignored", "--nocapture"])
        .env("GONGSHU_TEST_FOLDER", folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stdout);
    println!("{said}");
    assert!(output.status.success(), "{said}\n{}", String::from_utf8_lossy(&output.stderr));
}

/// Not for every run: `GONGSHU_VILLAGES=<file>` names the list of villages, unpacked.
#[tokio::test(flavor = "multi_thread")]
#[ignore = "measurement"]
async fn villages() {
    let Some(file) = std::env::var_os("GONGSHU_VILLAGES") else { return };
    let code = |name: &str| item(name, name, Kind::Text { max: 12 });
    let mut items = vec![
        code("code"),
        item("name", "名称", Kind::Text { max: 100 }),
        code("streetCode"),
        code("provinceCode"),
        code("cityCode"),
        code("areaCode"),
    ];
    items[0].key = true;
    let world = World::of(items).await;
    let started = Instant::now();
    let landing = world.load_file("villages", std::path::Path::new(&file)).await.unwrap();
    let seconds = started.elapsed().as_secs_f64();
    println!(
        "{:?} in {seconds:.2} s: {:.0} rows/s, peak {} MiB",
        landing.counts,
        landing.counts.rows as f64 / seconds,
        peak().unwrap() >> 20
    );
    let keys: Vec<String> = world
        .plane
        .preview(&world.own(), &landing.manifest, 100_000)
        .await
        .unwrap()
        .iter()
        .map(|row| row["code"].as_str().unwrap().to_owned())
        .collect();
    let (started, own) = (Instant::now(), world.own());
    for key in &keys {
        assert!(world.plane.read(&own, &landing.manifest, &[("code", key)]).unwrap().row.is_some());
    }
    println!("{} reads by key: {:.2} µs each", keys.len(), started.elapsed().as_secs_f64() * 1e6 / keys.len() as f64);
    let started = Instant::now();
    let export = world.plane.export_csv(&own, &landing.manifest, &world.folder.path().join("out.csv")).await.unwrap();
    println!("export of {} rows, {} MB in {:.2} s", export.rows, export.bytes >> 20, started.elapsed().as_secs_f64());
}
