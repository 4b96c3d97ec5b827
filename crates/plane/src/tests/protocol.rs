//! The batch protocol: once, wholly, the newest wins.

use super::support::*;
use domain::catalogue::Kind;
use serde_json::json;

#[tokio::test]
async fn the_same_batch_twice_changes_nothing() {
    let world = World::new().await;
    let first = world.load("b", &csv()).await.unwrap();
    let again = world.load("b", "not,even,the,same\n").await.unwrap();
    assert_eq!(first, again);
    assert_eq!(world.plane.landed(&world.resource, &"b".into()).await.unwrap().unwrap(), first);
    world.plane.discard(&world.resource, &"b".into()).await.unwrap();
    assert_eq!(world.rows(&first.manifest).await.len(), 3);
}

#[tokio::test]
async fn a_newer_batch_wins_and_old_versions_stay_readable() {
    let world = World::new().await;
    let first = world.load("one", &csv()).await.unwrap();
    let second = world.load("two", &format!("{HEADER}\nA1,王小芳,,,,,\nA9,新人,,,,,\n")).await.unwrap();
    assert!(second.table_version > first.table_version && second.at > first.at, "same moment, later batch");
    let name = |manifest, key| world.plane.read(&world.own(), manifest, &[("number", key)]).unwrap().row.map(|row| row["name"].clone());
    assert_eq!(name(&second.manifest, "A1"), Some(json!("王小芳")));
    assert_eq!(name(&first.manifest, "A1"), Some(json!("王芳")));
    assert_eq!(name(&first.manifest, "A9"), None);
    let names = |rows: Vec<serde_json::Map<_, _>>| rows.iter().map(|row| row["name"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    assert_eq!(names(world.rows(&second.manifest).await), ["王小芳", "李,强", "欧阳娜娜", "新人"]);
    assert_eq!(names(world.rows(&first.manifest).await), ["王芳", "李,强", "欧阳娜娜"]);
    assert_eq!(world.plane.count(&world.own(), &second.manifest).await.unwrap(), 4);
}

#[tokio::test]
async fn a_crash_while_the_table_was_made_does_no_harm() {
    let world = World::new().await;
    std::fs::create_dir_all(world.folder.path().join("tables/res-1/changes/_delta_log")).unwrap();
    assert!(world.plane.manifest(&world.resource).await.unwrap().is_none());
    assert!(world.plane.landed(&world.resource, &"b".into()).await.unwrap().is_none());
    assert_eq!(world.load("b", &csv()).await.unwrap().counts.good, 3);
}

#[tokio::test]
async fn a_new_plane_sees_what_the_old_one_landed() {
    let world = World::new().await;
    let landing = world.load("one", &csv()).await.unwrap();
    std::fs::remove_file(world.folder.path().join("tables/res-1/index/manifest.json")).unwrap();
    let plane = crate::Plane::open(world.folder.path()).await.unwrap();
    assert_eq!(plane.manifest(&world.resource).await.unwrap().unwrap(), landing.manifest);
    assert!(plane.manifest(&"none".into()).await.unwrap().is_none());
    assert!(plane.landed(&world.resource, &"other".into()).await.unwrap().is_none());
}

#[tokio::test]
async fn segments_are_merged_rebuilt_and_swept() {
    let world = World::new().await;
    let mut manifest = None;
    for batch in 0..10 {
        let text = format!("{HEADER}\nK{batch},只有一次,,,,,\nA1,第{batch}次,,,,,{batch}\n");
        manifest = Some(world.load(&format!("b{batch}"), &text).await.unwrap().manifest);
    }
    let before = manifest.unwrap();
    let rows = world.rows(&before).await;
    let compaction = world.plane.compact_index(&before).await.unwrap().unwrap();
    assert_eq!((compaction.replaced.len(), compaction.rows), (10, 11));
    let newer = world.load("later", &format!("{HEADER}\nA1,最后,,,,,\n")).await.unwrap().manifest;
    assert_eq!(newer.segments.len(), 2, "the landing knows of the merge");
    let merged = before.compacted(&compaction);
    assert_eq!(world.plane.sweep(&merged).await.unwrap(), 10);
    assert!(world.plane.compact_index(&merged).await.unwrap().is_none());
    let read = |manifest, key| world.plane.read(&world.own(), manifest, &[("number", key)]).unwrap().row;
    assert_eq!(read(&merged, "A1").unwrap()["name"], "第9次");
    assert_eq!(read(&newer, "A1").unwrap()["name"], "最后");
    assert_eq!(world.rows(&merged).await, rows);
    // A damaged segment is found, and made again from the table.
    let place = world.folder.path().join("tables/res-1/index").join(&newer.segments[0]);
    let mut bytes = std::fs::read(&place).unwrap();
    bytes[10] ^= 1;
    std::fs::write(&place, bytes).unwrap();
    let plane = crate::Plane::open(world.folder.path()).await.unwrap();
    let error = plane.read(&world.own(), &newer, &[("number", "K3")]).unwrap_err();
    assert!(error.wants_rebuild() && error.code() == "read.index");
    let rebuilt = plane.rebuild_index(&world.resource).await.unwrap();
    assert_eq!(plane.read(&world.own(), &rebuilt, &[("number", "K3")]).unwrap().row.unwrap()["name"], "只有一次");
    assert_eq!(plane.read(&world.own(), &rebuilt, &[("number", "A1")]).unwrap().row.unwrap()["name"], "最后");
    // A missing one is made again without being asked for.
    std::fs::remove_file(world.folder.path().join("tables/res-1/index").join(&rebuilt.segments[0])).unwrap();
    let plane = crate::Plane::open(world.folder.path()).await.unwrap();
    let again = plane.manifest(&world.resource).await.unwrap().unwrap();
    assert!(plane.read(&world.own(), &again, &[("number", "K3")]).unwrap().row.is_some());
}

#[tokio::test]
async fn an_item_added_later_is_empty_in_older_rows() {
    let mut world = World::new().await;
    world.load("one", &csv()).await.unwrap();
    world.items.insert(1, item("moved", "迁入时间", Kind::Time));
    let text = "编号,迁入时间,姓名,收入,出生日期,登记时间,已婚,子女数\nA9,2026-01-01 09:00,新人,,,,,\n";
    let landing = world.load("two", text).await.unwrap();
    let rows = world.rows(&landing.manifest).await;
    assert_eq!((rows.len(), &rows[0]["moved"], &rows[3]["moved"]), (4, &json!(null), &json!("2026-01-01 09:00:00")));
    for row in &rows {
        let read = world.plane.read(&world.own(), &landing.manifest, &[("number", row["number"].as_str().unwrap())]).unwrap();
        assert_eq!(read.row.as_ref(), Some(row));
    }
    let rebuilt = world.plane.rebuild_index(&world.resource).await.unwrap();
    let read = world.plane.read(&world.own(), &rebuilt, &[("number", "A1")]).unwrap();
    assert_eq!(read.row.as_ref(), Some(&rows[0]));
}

#[tokio::test]
async fn a_resource_without_key_is_scanned_only() {
    let mut world = World::new().await;
    world.items[0].key = false;
    world.load("one", &csv()).await.unwrap();
    let landing = world.load("two", &csv()).await.unwrap();
    assert!(landing.manifest.segments.is_empty());
    assert_eq!(world.rows(&landing.manifest).await.len(), 6);
    assert_eq!(world.plane.read(&world.own(), &landing.manifest, &[]).unwrap_err().code(), "read.no_key");
}

#[tokio::test]
async fn two_batches_of_one_resource_take_turns() {
    let world = std::sync::Arc::new(World::new().await);
    let tasks: Vec<_> = (0..6)
        .map(|n| {
            let world = world.clone();
            tokio::spawn(async move { world.load(&format!("b{n}"), &format!("{HEADER}\nA1,第{n}次,,,,,\nB{n},x,,,,,\n")).await.unwrap() })
        })
        .collect();
    let mut landings = Vec::new();
    for task in tasks {
        landings.push(task.await.unwrap());
    }
    landings.sort_by_key(|landing| landing.table_version);
    let last = landings.last().unwrap();
    assert_eq!(last.manifest.segments.len(), 6);
    let row = world.plane.read(&world.own(), &last.manifest, &[("number", "A1")]).unwrap().row.unwrap();
    assert_eq!(row["name"], format!("第{}次", &last.batch.as_str()[1..]));
    assert_eq!(world.rows(&last.manifest).await[0], row);
}
