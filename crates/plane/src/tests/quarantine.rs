//! Rows that do not pass, each under the number that the officer's program shows.

use super::support::*;
use crate::ReadError;
use domain::quality::Rule;

#[tokio::test]
async fn reasons_and_row_numbers() {
    let world = World::new().await;
    let body = concat!(
        "A1,王芳,1,1990-01-02,,,\n",        // 2
        "\n",                               // 3, empty
        "A2,\"两\n行\",,,,,\n",             // 4, one row over two lines
        "A1,重复,,,,,\n",                   // 5
        "A3,短\n",                          // 6
        "A4,长,,,,,,,x\n",                  // 7
        ",,,,,,\n",                         // 8, nothing but commas
        "A5,,1.234,1990-02-30,x,也许,21\n", // 9
        "A6,好,,,,,\n",                     // 10
        "A6,又,,,,,",                       // 11
    );
    for (batch, text) in
        [("lf", format!("{HEADER}\n{body}")), ("crlf", format!("{HEADER}\n{body}").replace('\n', "\r\n").replace("两\r\n行", "两\n行"))]
    {
        let landing = world.load(batch, &text).await.unwrap();
        assert_eq!((landing.counts.rows, landing.counts.good, landing.counts.bad), (8, 3, 5));
        assert_eq!(
            world.faults(batch),
            [
                "5 编号 与第 2 行重复",
                "6 - 列数不符：表头 7 列，本行 2 列",
                "7 - 列数不符：表头 7 列，本行 9 列",
                "9 姓名 必填项为空",
                "9 收入 类型不符，应为数值（10 位，小数 2 位）",
                "9 出生日期 类型不符，应为日期",
                "9 登记时间 类型不符，应为日期时间",
                "9 已婚 类型不符，应为是否",
                "9 子女数 超出范围（0～20）",
                "11 编号 与第 10 行重复",
            ],
            "{batch}"
        );
    }
    let rows = world.rows(&world.plane.manifest(&world.resource).await.unwrap().unwrap()).await;
    assert_eq!(rows[1]["name"], "两\n行");
}

#[tokio::test]
async fn paging_csv_and_originals() {
    let world = World::new().await;
    world.load("b", &format!("{HEADER}\nA1,王芳,,,,,\nA2,=赵敏,,,,,99\nA3,,,,,,\nA4\n")).await.unwrap();
    let page = world.plane.quarantine(&world.resource, &"b".into(), 1, 1).unwrap();
    assert_eq!((page.total, page.rows.len(), page.rows[0].row), (3, 1, 4));
    let mut csv = Vec::new();
    world.plane.quarantine_csv(&world.resource, &"b".into(), &mut csv).unwrap();
    let text = String::from_utf8(csv).unwrap();
    assert_eq!(
        text,
        "\u{feff}行号,数据项,问题\r\n3,子女数,超出范围（0～20）\r\n4,姓名,必填项为空\r\n5,整行,列数不符：表头 7 列，本行 1 列\r\n"
    );
    assert!(!text.contains("赵敏"), "the list holds no values");
    let originals = world.plane.quarantined_originals(&world.own(), &"b".into(), 0, 10).unwrap();
    assert_eq!(originals[0].fields[1], ("name".to_owned(), "=赵敏".to_owned()));
    assert_eq!(originals[2].fields, [("第 1 列".to_owned(), "A4".to_owned())]);
    let other = world.granted(&[("name", None)], None);
    assert!(matches!(world.plane.quarantined_originals(&other, &"b".into(), 0, 10), Err(ReadError::NotOwner)));
    assert!(world.plane.quarantine(&world.resource, &"none".into(), 0, 10).is_err());
}

#[tokio::test]
async fn json_lines_and_workbooks() {
    let world = World::new().await;
    let lines = concat!(
        "{\"number\":\"A1\",\"name\":\"王芳\"}\n",
        "{\"number\":\"A2\",\"name\":\"李强\",\"phone\":1}\n",
        "not json\n",
        "{\"number\":\"A3\",\"name\":[1]}\n",
        "{\"number\":\"A4\",\"name\":\"x\",\"姓名\":\"y\"}\n",
        "{\"number\":110105194912310021,\"name\":\"x\"}\n",
    );
    let file = world.file("a.jsonl", lines);
    world.load_file("json", &file).await.unwrap();
    assert_eq!(
        world.faults("json"),
        [
            "2 - 类型不符，应为只含该资源数据项的 JSON 对象",
            "3 - 类型不符，应为一行一个 JSON 对象",
            "4 姓名 类型不符，应为文本、数字或是否，不能是列表或对象",
            "5 - 类型不符，应为没有重复数据项的 JSON 对象",
        ]
    );
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    HEADER.split(',').enumerate().for_each(|(column, title)| _ = sheet.write(0, column as u16, title).unwrap());
    sheet.write(1, 0, 110_105_194_912_310_021_f64).unwrap().write(1, 1, "截断").unwrap();
    sheet.write(3, 0, 1101).unwrap().write(3, 1, "整数编号").unwrap();
    sheet.write(4, 0, "A9").unwrap().write(4, 1, "多列").unwrap().write(4, 7, "x").unwrap();
    let file = world.file("a.xlsx", book.save_to_buffer().unwrap());
    let landing = world.load_file("book", &file).await.unwrap();
    let faults = world.faults("book");
    assert_eq!(faults[0], "2 编号 类型不符，应为文本（最多 20 字）；超过 15 位的数字已被表格软件截断，请把该列设为文本格式后重新填写");
    assert_eq!(faults[1], "5 - 列数不符：表头 7 列，本行 8 列");
    assert!(world.plane.read(&world.own(), &landing.manifest, &[("number", "1101")]).unwrap().row.is_some());
}

#[tokio::test]
async fn unique_values_within_the_file_and_against_other_keys() {
    let mut world = World::new().await;
    world.items[1].rules = vec![Rule::Unique];
    world.load("one", &format!("{HEADER}\nA1,王芳,,,,,\nA2,李强,,,,,\nA3,王芳,,,,,\n")).await.unwrap();
    assert_eq!(world.faults("one"), ["4 姓名 与第 2 行重复"]);
    let landing = world.load("two", &format!("{HEADER}\nA1,王芳,,,,,1\nA4,李强,,,,,\nA3,新人,,,,,\n")).await.unwrap();
    assert_eq!(world.faults("two"), ["3 姓名 与已入库数据重复"]);
    assert_eq!(world.rows(&landing.manifest).await.len(), 3);
}
