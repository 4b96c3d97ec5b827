//! Sealed resources: nothing readable on disk, everything readable through the plane.

use super::support::*;
use crate::{Plane, Settings, TableKey, Vault};
use domain::ResourceId;
use domain::catalogue::Grade;
use std::path::Path;
use std::sync::Arc;

#[derive(Debug)]
struct OneKey(u8);

impl Vault for OneKey {
    fn table_key(&self, _: &ResourceId) -> Option<TableKey> {
        Some(TableKey::new([self.0; 16]))
    }
}

async fn open(folder: &Path, key: u8) -> Plane {
    Plane::open_with(folder, Settings::default(), Arc::new(OneKey(key))).await.unwrap()
}

fn files(folder: &Path, found: &mut Vec<(String, Vec<u8>)>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let place = entry.unwrap().path();
        if place.is_dir() { files(&place, found) } else { found.push((place.display().to_string(), std::fs::read(&place).unwrap())) }
    }
}

#[tokio::test]
async fn sealed_at_rest() {
    let world = World::new().await;
    let mut world = World { plane: open(world.folder.path(), 1).await, ..world };
    world.items[1].grade = Some(Grade::General3);
    world.load("one", &csv()).await.unwrap();
    let landing = world.load("two", &format!("{HEADER}\nA1,王小芳,,,,,\nA7,隔离者,,,,,99\n")).await.unwrap();
    let rows = world.rows(&landing.manifest).await;
    assert_eq!((rows.len(), &rows[0]["name"]), (3, &serde_json::json!("王小芳")));
    let row = world.plane.read(&world.own(), &landing.manifest, &[("number", "A1")]).unwrap().row.unwrap();
    assert_eq!(row, rows[0]);
    assert_eq!(world.plane.quarantined_originals(&world.own(), &"two".into(), 0, 9).unwrap()[0].fields[1].1, "隔离者");
    let mut found = Vec::new();
    files(&world.folder.path().join("tables"), &mut found);
    for (name, bytes) in &found {
        for secret in ["王小芳", "欧阳娜娜", "隔离者"] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret.as_bytes()), "{name} shows a value");
        }
        assert!(!name.ends_with(".parquet") || !bytes.starts_with(b"PAR1") || name.contains("_delta_log"), "{name}");
    }
    assert!(found.len() > 8);
    // Another key opens nothing; no key is refused.
    let other = open(world.folder.path(), 2).await;
    assert!(other.read(&world.own(), &landing.manifest, &[("number", "A1")]).ok().and_then(|answer| answer.row).is_none());
    assert!(other.preview(&world.own(), &landing.manifest, 9).await.is_err());
    let none = Plane::open(world.folder.path()).await.unwrap();
    assert!(none.read(&world.own(), &landing.manifest, &[("number", "A1")]).is_err());
    // The index is made again, sealed, from the sealed table.
    let rebuilt = world.plane.rebuild_index(&world.resource).await.unwrap();
    assert_eq!(world.plane.read(&world.own(), &rebuilt, &[("number", "A1")]).unwrap().row.unwrap(), rows[0]);
}

#[tokio::test]
async fn a_grade_that_rises_later_is_refused_until_the_table_is_moved() {
    let world = World::new().await;
    let mut world = World { plane: open(world.folder.path(), 1).await, ..world };
    world.load("one", &csv()).await.unwrap();
    world.items[1].grade = Some(Grade::Important);
    assert!(world.load("two", &csv()).await.unwrap_err().to_string().contains("已入库的数据未加密"));
}
