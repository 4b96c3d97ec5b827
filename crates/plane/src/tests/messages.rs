//! What an officer reads when a file is not taken.

use super::support::*;
use crate::{LoadError, Plane, Settings};
use domain::catalogue::Grade;
use domain::quality::Rule;
use std::sync::Arc;

async fn refused(world: &World, name: &str, bytes: impl AsRef<[u8]>) -> String {
    let file = world.file(name, bytes);
    let error = world.load_file("bad", &file).await.unwrap_err();
    assert!(world.plane.landed(&world.resource, &"bad".into()).await.unwrap().is_none());
    let data = world.folder.path().join("tables/res-1/changes/data");
    let left = std::fs::read_dir(data)
        .map_or(0, |files| files.filter(|file| file.as_ref().unwrap().file_name().to_string_lossy().contains("bad")).count());
    assert_eq!(left, 0, "nothing of the file is left");
    error.to_string()
}

#[tokio::test]
async fn headers() {
    let world = World::new().await;
    let expected = "应有的列（顺序不限）：编号、姓名、收入、出生日期、登记时间、已婚、子女数；也可以使用英文列名。请修改表头后重新上传";
    let message = refused(&world, "a.csv", "编号,姓名,电话,姓名\nA1,王芳,1,2\n").await;
    let wrong = "第 4 列重复了“姓名”；缺少“收入”；缺少“出生日期”；缺少“登记时间”；缺少“已婚”；缺少“子女数”；第 3 列“电话”不属于该资源";
    assert_eq!(message, format!("第 1 行表头与数据资源不一致：{wrong}。{expected}"));
    let message = refused(&world, "b.csv", "A1,王芳,1,1990-01-02,2026-03-02,是,2\n").await;
    assert_eq!(message, format!("第 1 行表头与数据资源不一致：没有找到任何一个应有的列名，第 1 行可能不是表头。{expected}"));
    let message = refused(&world, "c.csv", format!("{HEADER},110105194912310021\nA1,,,,,,,\n")).await;
    assert!(message.contains("第 8 列不属于该资源") && !message.contains("1101"), "a value in the header is not repeated: {message}");
}

#[tokio::test]
async fn empty_files() {
    let world = World::new().await;
    let empty = "文件是空的。请确认选择的文件，并在第 1 行填写表头：编号、姓名、收入、出生日期、登记时间、已婚、子女数";
    assert_eq!(refused(&world, "a.csv", "").await, empty);
    assert_eq!(refused(&world, "b.csv", "\u{feff}").await, empty);
    assert_eq!(refused(&world, "c.csv", "\n\n \n").await, empty);
    assert_eq!(refused(&world, "d.jsonl", "\n").await, empty);
    let only = "文件只有表头，没有数据行。请从第 2 行起填写数据后重新上传";
    assert_eq!(refused(&world, "e.csv", format!("{HEADER}\n,,,,,,\n")).await, only);
}

#[tokio::test]
async fn encodings() {
    let world = World::new().await;
    let utf16: Vec<u8> = std::iter::once(0xFEFF).chain(csv().encode_utf16()).flat_map(u16::to_le_bytes).collect();
    let remedy = "文件是 UTF-16（Unicode 文本）编码，不能识别。请用表格软件打开后另存为“CSV UTF-8”再上传";
    assert_eq!(refused(&world, "a.csv", &utf16).await, remedy);
    assert_eq!(refused(&world, "b.csv", &utf16[2..]).await, remedy);
    let mut damaged = csv().into_bytes();
    let place = damaged.len() - 1;
    damaged[place] = 0xFF;
    let tail = "字节处）有无法识别的字符，文件既不是有效的 UTF-8 也不是 GB18030 编码。请用表格软件打开后另存为“CSV UTF-8”再上传";
    assert_eq!(refused(&world, "c.csv", &damaged).await, format!("第 4 行（文件第 {} {tail}", place + 1));
    assert_eq!(refused(&world, "d.csv", b"number,name\nA1,\xD6\xD0\nA2,\xFF\xFF\n").await, format!("第 3 行（文件第 22 {tail}"));
}

#[tokio::test]
async fn other_files() {
    let world = World::new().await;
    assert!(refused(&world, "a.csv", b"PK\x03\x04....").await.contains("Excel 工作簿"));
    assert!(refused(&world, "b.csv", b"\xD0\xCF\x11\xE0....").await.contains("旧版 Excel"));
    assert!(refused(&world, "c.xlsx", "编号,姓名").await.contains("不是有效的 .xlsx"));
    let open = format!("{HEADER}\nA1,\"王芳,,,,,\n{}", "x,,,,,,\n".repeat(300_000));
    let message = refused(&world, "d.csv", open).await;
    assert_eq!(message, "第 2 行附近的一行超过 1048576 字节，多半是引号没有成对。请检查该行的引号后重新上传");
    let message = refused(&world, "e.jsonl", format!("{{\"number\":\"{}\"}}", "x".repeat(2 << 20))).await;
    assert!(message.starts_with("第 1 行附近的一行超过"));
}

#[tokio::test]
async fn a_workbook_that_unpacks_too_far_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let settings = Settings { max_unpacked: 100_000, max_rows: 2, ..Settings::default() };
    let plane = Plane::open_with(folder.path(), settings, Arc::new(crate::NoVault)).await.unwrap();
    let world = World { plane, ..World::new().await };
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    (0..20_000u32).for_each(|row| _ = sheet.write(row, 0, "same").unwrap());
    let bomb = book.save_to_buffer().unwrap();
    let message = refused(&world, "a.xlsx", &bomb).await;
    assert_eq!(message, "文件内容与格式不符：工作簿解压后超过 0 MB。请删去多余的格式与工作表，或另存为“CSV UTF-8”后上传");
    assert_eq!(refused(&world, "b.csv", csv()).await, "数据超过 2 行。请拆分为多个文件分批上传");
}

#[tokio::test]
async fn definitions() {
    let mut world = World::new().await;
    world.items[1].grade = None;
    assert_eq!(refused(&world, "a.csv", csv()).await, "数据项“姓名”尚未分级，不能入库。请先在资源目录中完成数据分级");
    world.items[1].grade = Some(Grade::General3);
    let sealed = "数据项“姓名”的级别要求加密存储，但本节点未配置存储密钥。请联系运维人员配置密钥后重试";
    assert_eq!(refused(&world, "a.csv", csv()).await, sealed);
    world.items[1].grade = Some(Grade::General2);
    world.items[1].rules = vec![Rule::Format { pattern: "(".into() }];
    assert!(refused(&world, "a.csv", csv()).await.starts_with("数据项“姓名”的质量规则有误："));
    world.items[1].rules.clear();
    world.load("good", &csv()).await.unwrap();
    world.items[1].key = true;
    assert!(refused(&world, "a.csv", csv()).await.contains("主键由“number”变为“number、name”"));
    world.items[1].key = false;
    world.items[6].kind = domain::catalogue::Kind::Date;
    world.items[6].rules.clear();
    assert!(refused(&world, "a.csv", csv()).await.contains("数据项“子女数”的类型已改变"));
}

#[tokio::test]
async fn all_bad_keeps_its_quarantine() {
    let world = World::new().await;
    let error = world.load("bad", &format!("{HEADER}\n,,,,,,x\nA1,,,,,,\n")).await.unwrap_err();
    assert_eq!(error.to_string(), "共 2 行数据，全部未通过检查，未入库。请下载问题清单，修改后重新上传");
    assert!(matches!(error, LoadError::AllBad { counts } if counts.bad == 2));
    world.plane.discard(&world.resource, &"bad".into()).await.unwrap();
    assert_eq!(world.faults("bad"), ["2 编号 必填项为空", "2 姓名 必填项为空", "2 子女数 类型不符，应为整数", "3 姓名 必填项为空"]);
}

#[tokio::test]
async fn cancelled() {
    let world = World::new().await;
    let file = world.file("a.csv", csv());
    let progress = crate::Progress::default();
    progress.cancel();
    let load = crate::Load {
        batch: &"b".into(),
        resource: &world.resource,
        items: &world.items,
        format: domain::intake::Format::Csv,
        file: &file,
        at: noon(),
    };
    assert_eq!(world.plane.stage(load, &progress).await.unwrap_err().to_string(), "已按要求取消，文件未入库");
}
