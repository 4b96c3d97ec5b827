//! Every format and encoding gives the same rows.

use super::support::*;
use encoding_rs::GB18030;
use rust_xlsxwriter::{ExcelDateTime, Format as Style, Workbook};
use serde_json::json;
use std::path::PathBuf;

fn workbook(world: &World) -> PathBuf {
    let place = world.folder.path().join("people.xlsx");
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, title) in HEADER.split(',').enumerate() {
        sheet.write(0, column as u16, title).unwrap();
    }
    let (day, time) = (Style::new().set_num_format("yyyy-mm-dd"), Style::new().set_num_format("yyyy-mm-dd hh:mm:ss"));
    sheet.write(1, 0, "A1").unwrap().write(1, 1, "王芳").unwrap().write(1, 2, 1234.5).unwrap();
    sheet.write_with_format(1, 3, ExcelDateTime::from_ymd(1990, 1, 2).unwrap(), &day).unwrap();
    sheet.write_with_format(1, 4, ExcelDateTime::from_ymd(2026, 3, 2).unwrap().and_hms(8, 5, 0).unwrap(), &time).unwrap();
    sheet.write(1, 5, true).unwrap().write(1, 6, 2).unwrap();
    sheet.write(2, 0, "A2").unwrap().write(2, 1, "李,强").unwrap();
    sheet.write(3, 0, "A3").unwrap().write(3, 1, "欧阳娜娜").unwrap().write(3, 2, 0.1).unwrap();
    // A date without a date style is a plain serial number: 1985-03-04.
    sheet.write(3, 3, 31110).unwrap();
    sheet.write(3, 4, "2026-03-02").unwrap().write(3, 5, "否").unwrap().write(3, 6, 0).unwrap();
    book.save(&place).unwrap();
    place
}

fn json_lines() -> String {
    [
        json!({"number": "A1", "姓名": "王芳", "income": 1234.5, "born": "1990-01-02", "registered": "2026-03-02 08:05:00", "married": true, "children": 2}),
        json!({"number": "A2", "name": "李,强", "born": null}),
        json!({"number": "A3", "name": "欧阳娜娜", "income": "0.10", "born": "1985年3月4日", "registered": "2026-03-02", "married": "否", "children": 0}),
    ]
    .map(|line| format!("{line}\n"))
    .concat()
}

#[tokio::test]
async fn the_same_rows_whatever_the_format() {
    let world = World::new().await;
    let (gb, _, _) = GB18030.encode(Box::leak(csv().into_boxed_str()));
    let reordered = "name,number,born,income,registered,married,children,,\r\n王芳,A1,1990-01-02,1234.50,2026-03-02 08:05:00,Y,2,,\r\n\"李,强\",A2,,,,,\r\n欧阳娜娜,A3,19850304,0.1,2026-03-02,N,0\r\n,,,,,,\r\n";
    let files = [
        world.file("utf8.csv", csv()),
        world.file("bom.csv", format!("\u{feff}{}", csv())),
        world.file("gb.csv", gb),
        world.file("reordered.csv", reordered),
        world.file("people.jsonl", json_lines()),
        workbook(&world),
    ];
    let mut digests = Vec::new();
    for (number, file) in files.iter().enumerate() {
        let world = World {
            plane: crate::Plane::open(&world.folder.path().join(number.to_string())).await.unwrap(),
            folder: tempfile::tempdir().unwrap(),
            ..World::new().await
        };
        let landing = world.load_file("b", file).await.unwrap();
        assert_eq!((landing.counts.rows, landing.counts.good), (3, 3), "{file:?}: {:?}", world.faults("b"));
        let rows = world.rows(&landing.manifest).await;
        let first = json!({"number": "A1", "name": "王芳", "income": "1234.50", "born": "1990-01-02", "registered": "2026-03-02 08:05:00", "married": true, "children": 2});
        let third = json!({"number": "A3", "name": "欧阳娜娜", "income": "0.10", "born": "1985-03-04", "registered": "2026-03-02 00:00:00", "married": false, "children": 0});
        assert_eq!(json!(rows[0]), first, "{file:?}");
        assert_eq!(rows[1]["name"], "李,强");
        assert!(rows[1]["income"].is_null());
        assert_eq!(json!(rows[2]), third, "{file:?}");
        digests.push(landing.digest);
    }
    digests.dedup();
    assert_eq!(digests.len(), 1, "one digest for the same rows");
}

#[tokio::test]
async fn a_block_border_inside_a_character_does_no_harm() {
    let world = World::new().await;
    // Lengths shift so that borders of 64 KiB blocks fall at every byte of some character.
    let rows: String = (0..9000).map(|n| format!("{n},{}汉字𠀀,,,,,\n", "x".repeat(n % 5))).collect();
    let text = format!("{HEADER}\n{rows}");
    let utf8 = world.load("utf8", &text).await.unwrap();
    let (gb, _, unmappable) = GB18030.encode(&text);
    assert!(!unmappable);
    let other = World::new().await;
    let file = other.file("gb.csv", gb);
    let gb = other.load_file("gb", &file).await.unwrap();
    assert_eq!(utf8.counts.good, 9000);
    assert_eq!(utf8.digest, gb.digest);
}
