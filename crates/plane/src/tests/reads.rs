//! The two ways out show the same, and no more than is granted.

use super::support::*;
use crate::ReadError;
use domain::sharing::Admitted;
use proptest::prelude::*;
use serde_json::{Value, json};

#[tokio::test]
async fn grants_bind() {
    let world = World::new().await;
    let manifest = world.load("one", &csv()).await.unwrap().manifest;
    let hide = json!({"mask": "hide"});
    let keep = json!({"mask": "keep", "head": 1, "tail": 0});
    let masked = world.granted(&[("income", Some(hide)), ("name", Some(keep)), ("born", None)], None);
    let answer = world.plane.read(&masked, &manifest, &[("number", " A1 ")]).unwrap();
    assert_eq!((answer.table_version, answer.as_of), (manifest.table_version, noon()));
    assert_eq!(json!(answer.row.unwrap()), json!({"income": "***", "name": "王*", "born": "1990-01-02"}));
    let empty = world.plane.read(&masked, &manifest, &[("number", "A2")]).unwrap().row.unwrap();
    assert!(empty["income"].is_null(), "a mask shows whether there is a value");
    let filtered = world.granted(&[("name", None)], Some(("married", "N")));
    assert!(world.plane.read(&filtered, &manifest, &[("number", "A1")]).unwrap().row.is_none());
    assert!(world.plane.read(&filtered, &manifest, &[("number", "A3")]).unwrap().row.is_some());
    assert_eq!(world.plane.count(&filtered, &manifest).await.unwrap(), 1);
    let never = world.granted(&[("name", None)], Some(("born", "昨天")));
    assert_eq!(world.plane.count(&never, &manifest).await.unwrap(), 0);
}

#[tokio::test]
async fn a_row_that_left_the_filter_is_gone() {
    let world = World::new().await;
    world.load("one", &csv()).await.unwrap();
    let manifest = world.load("two", &format!("{HEADER}\nA1,王芳,,,,否,\n")).await.unwrap().manifest;
    let married = world.granted(&[("name", None)], Some(("married", "是")));
    assert!(world.plane.read(&married, &manifest, &[("number", "A1")]).unwrap().row.is_none());
    assert_eq!(world.plane.count(&married, &manifest).await.unwrap(), 0, "nor does its older version show");
}

#[tokio::test]
async fn what_cannot_be_read() {
    let world = World::new().await;
    let manifest = world.load("one", &csv()).await.unwrap().manifest;
    let read = |admitted: &Admitted, key: &[(&str, &str)]| world.plane.read(admitted, &manifest, key).unwrap_err();
    assert_eq!(read(&world.own(), &[]).to_string(), "查询条件“number”缺失或格式不符，应为文本（最多 20 字）");
    assert_eq!(read(&world.own(), &[("number", "A1"), ("name", "x")]).code(), "read.key");
    assert_eq!(read(&world.own(), &[("number", "A1"), ("number", "A2")]).code(), "read.key");
    assert_eq!(read(&world.granted(&[("_batch", None)], None), &[("number", "A1")]).code(), "read.item");
    let other = Admitted::own("res-2".into(), ["name".to_owned()]);
    assert!(matches!(read(&other, &[("number", "A1")]), ReadError::Mismatch));
    assert!(matches!(world.plane.scan(&other, &manifest, None).await, Err(ReadError::Mismatch)));
}

#[tokio::test]
async fn export_is_harmless_in_a_spreadsheet() {
    let world = World::new().await;
    let text = format!("{HEADER}\nA1,=HYPERLINK(),-5,,,,\nA2,@x,,,,,\nA3,\"李,强\",,,,是,\n");
    let manifest = world.load("one", &text).await.unwrap().manifest;
    let place = world.folder.path().join("out/export.csv");
    let admitted = world.granted(&[("number", None), ("name", None), ("income", None), ("married", None)], None);
    let export = world.plane.export_csv(&admitted, &manifest, &place).await.unwrap();
    let bytes = std::fs::read(&place).unwrap();
    assert_eq!((export.rows, export.bytes), (3, bytes.len() as u64));
    assert_eq!(export.digest, seal::digest::sm3(&bytes).to_string());
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(text, "\u{feff}编号,姓名,收入,已婚\r\nA1,'=HYPERLINK(),-5.00,\r\nA2,'@x,,\r\nA3,\"李,强\",,是\r\n");
    assert!(world.plane.export_csv(&Admitted::own("x".into(), []), &manifest, &place.with_file_name("no.csv")).await.is_err());
    assert!(!place.with_file_name("no.csv").exists());
}

type Row = (u8, String, Option<u32>, Option<bool>, Option<u16>);

fn row() -> impl Strategy<Value = Row> {
    (0u8..20, "[一-龥a-z\"',=]{1,8}", any::<Option<u32>>(), any::<Option<bool>>(), any::<Option<u16>>())
}

fn line(row: &Row) -> String {
    let (key, name, income, married, day) = row;
    let income = income.map(|cents| format!("{}.{:02}", cents / 100, cents % 100)).unwrap_or_default();
    let married = married.map(|yes| if yes { "1" } else { "0" }).unwrap_or_default();
    let day = day.map(|n| (chrono::NaiveDate::default() + chrono::Days::new(n.into())).to_string()).unwrap_or_default();
    let name = name.replace('"', "\"\"");
    format!("K{key},\"{name}\",{income},{day},,{married},\n")
}

fn mask() -> impl Strategy<Value = Option<Value>> {
    prop_oneof![
        Just(None),
        Just(Some(json!({"mask": "hide"}))),
        (0u8..4, 0u8..4).prop_map(|(head, tail)| Some(json!({"mask": "keep", "head": head, "tail": tail})))
    ]
}

fn filter() -> impl Strategy<Value = Option<(&'static str, &'static str)>> {
    prop_oneof![
        Just(None),
        Just(Some(("married", "是"))),
        Just(Some(("income", "1"))),
        Just(Some(("number", "K3"))),
        Just(Some(("born", "x")))
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn read_by_key_equals_the_row_of_the_scan(
        batches in prop::collection::vec(prop::collection::vec(row(), 1..12), 1..4),
        masks in prop::collection::vec(mask(), 4),
        filter in filter(),
    ) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
        runtime.block_on(async {
            let world = World::new().await;
            let mut manifest = None;
            for (number, rows) in batches.iter().enumerate() {
                let body: String = rows.iter().map(line).collect();
                manifest = Some(world.load(&format!("b{number}"), &format!("{HEADER}\n{body}")).await.unwrap().manifest);
            }
            let manifest = manifest.unwrap();
            let names = ["name", "income", "born", "married"];
            let mut items: Vec<(&str, Option<Value>)> = names.into_iter().zip(masks.clone()).collect();
            items.push(("number", None));
            let admitted = world.granted(&items, filter);
            let mut scanned = world.plane.preview(&admitted, &manifest, usize::MAX).await.unwrap();
            scanned.sort_by_key(|row| row["number"].as_str().unwrap()[1..].parse::<u8>().unwrap());
            let read: Vec<_> = (0..20u8)
                .filter_map(|key| world.plane.read(&admitted, &manifest, &[("number", &format!("K{key}"))]).unwrap().row)
                .collect();
            assert_eq!(read, scanned);
            assert_eq!(world.plane.count(&admitted, &manifest).await.unwrap(), read.len() as u64);
        });
    }
}
