//! The table on disk, read by another hand: Python's `deltalake`. Runs where `GONGSHU_PYTHON` names a Python that has it.

use super::support::*;
use serde_json::{Value, json};
use std::process::Command;

fn judge(world: &World) -> Option<Vec<Value>> {
    let Ok(python) = std::env::var("GONGSHU_PYTHON") else {
        println!("SKIPPED: GONGSHU_PYTHON is not set; the table was not read by another hand");
        return None;
    };
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tools/oracle/read_delta.py");
    let table = world.folder.path().join("tables").join(world.resource.as_str()).join("changes");
    let output = Command::new(python).arg(script).arg(table).arg("number").output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    Some(String::from_utf8(output.stdout).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect())
}

#[tokio::test]
async fn another_hand_reads_the_same_rows() {
    let world = World::new().await;
    let file = world.file("people.csv", csv());
    let landing = world.load_file("b1", &file).await.unwrap();
    let Some(lines) = judge(&world) else { return };
    assert_eq!(lines[0], json!({"version": landing.table_version, "rows": 3}));
    assert_eq!(
        lines[1],
        json!({"number": "A1", "name": "王芳", "income": "1234.50", "born": "1990-01-02", "registered": "2026-03-02 08:05:00", "married": "True", "children": "2"})
    );
    assert_eq!(lines[2]["name"], "李,强");
    assert_eq!((&lines[2]["income"], &lines[3]["born"]), (&Value::Null, &json!("1985-03-04")));
}
