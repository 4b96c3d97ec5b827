//! Killed at every step, a batch is wholly there or wholly absent.

use super::support::*;
use crate::Plane;
use std::process::Command;

/// Runs only as a child of the test below.
#[tokio::test]
#[ignore = "child of another test"]
async fn child() {
    let Some(folder) = std::env::var_os("GONGSHU_TEST_FOLDER") else { return };
    let plane = Plane::open(folder.as_ref()).await.unwrap();
    let world = World { plane, ..World::new().await };
    world.load("two", &format!("{HEADER}\nA1,新名,,,,,\nA8,坏行,,,,,99\n")).await.unwrap();
}

#[tokio::test]
async fn all_or_nothing_at_every_step() {
    for (step, there) in [
        ("stage_parquet", false),
        ("stage_segment", false),
        ("stage_done", false),
        ("before_commit", false),
        ("after_commit", true),
        ("after_manifest", true),
    ] {
        let world = World::new().await;
        world.load("one", &csv()).await.unwrap();
        let status = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "tests::crash::child", "--ignored"])
            .env("GONGSHU_TEST_FOLDER", world.folder.path())
            .env("GONGSHU_CRASH", step)
            .output()
            .unwrap()
            .status;
        assert!(!status.success(), "{step}: the child must die");
        let world = World { plane: Plane::open(world.folder.path()).await.unwrap(), ..world };
        let landed = world.plane.landed(&world.resource, &"two".into()).await.unwrap();
        assert_eq!(landed.is_some(), there, "{step}");
        world.plane.discard(&world.resource, &"two".into()).await.unwrap();
        let manifest = world.plane.manifest(&world.resource).await.unwrap().unwrap();
        let name = if there { "新名" } else { "王芳" };
        let row = world.plane.read(&world.own(), &manifest, &[("number", "A1")]).unwrap().row.unwrap();
        assert_eq!(row["name"], name, "{step}");
        assert_eq!(world.rows(&manifest).await[0], row, "{step}");
        assert_eq!(leftovers(&world), usize::from(there), "{step}: files of the batch");
        // The same batch can be sent again.
        let landing = world.load("two", &format!("{HEADER}\nA1,新名,,,,,\nA8,坏行,,,,,99\n")).await.unwrap();
        assert_eq!((landing.counts.good, landing.counts.bad), (1, 1), "{step}");
        assert_eq!(world.rows(&landing.manifest).await.len(), 3, "{step}");
        assert_eq!(landing.manifest.segments.len(), 2, "{step}");
    }
}

/// Data files of the batch.
fn leftovers(world: &World) -> usize {
    let folder = world.folder.path().join("tables/res-1/changes/data");
    std::fs::read_dir(folder).unwrap().filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with("two")).count()
}
