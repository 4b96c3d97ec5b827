//! Entries by workbook: what goes out comes in again, faults name their cell, and nothing comes in by halves.
//! Rows: GD-12.1, DG-13.1.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::DateTime;
use domain::catalogue::sheet::{Row, Sheet, export, import};
use domain::catalogue::{Contract, Import, Item, Release};
use domain::org::{OrgKind, Role};
use domain::story::Draft;
use domain::{Actor, Change, Context, Decision, OrgId, Refusal};
use law::{BasisRef, Lawbook, Mode};
use std::collections::{BTreeMap, BTreeSet};

fn law(pack: &str) -> Lawbook {
    support::library().bind(&[pack], Mode::Demo).unwrap()
}

fn at<T>(law: &Lawbook, act: impl FnOnce(&Context<'_>) -> T) -> T {
    let actor = Actor {
        person: "甲".into(),
        org: "民政局".into(),
        kind: OrgKind::Department,
        roles: BTreeSet::from([Role::DataOfficer]),
        acting_for: None,
    };
    let now = DateTime::parse_from_rfc3339("2026-12-31T10:00:00+08:00").unwrap();
    act(&Context { now, actor: &actor, law, authority: &OrgId::from("数据局") })
}

fn contract(law: &Lawbook, title: &str) -> Contract {
    let item = |name: &str, title: &str, key: bool| -> Item {
        serde_json::from_value(serde_json::json!({
            "name": name, "title": title, "kind": { "type": "text", "max": 18 }, "required": true, "key": key, "grade": "general3",
            "marks": ["personal"], "rules": [{ "rule": "format", "pattern": "[0-9]+" }],
        }))
        .unwrap()
    };
    let items = vec![item("card", "证号", true), item("phone", "电话", false)];
    let basis = Some(BasisRef { norm: "marriage-archives-measures".into(), article: Some(15) });
    let draft = Draft { share_type: "有条件共享".into(), items, basis, ..Draft::default() };
    at(law, |ctx| draft.contract(title, law, ctx.today()))
}

fn read(law: &Lawbook, sheets: &[Sheet], before: &BTreeMap<String, Contract>) -> Result<Vec<Row>, Vec<String>> {
    let read = at(law, |ctx| import(sheets, before, law, ctx.today()));
    read.map_err(|faults| faults.into_iter().map(|fault| fault.message).collect())
}

fn bring(law: &Lawbook, rows: Vec<Row>) -> Result<Decision, Refusal> {
    let entries = rows.into_iter().enumerate().map(|(n, row)| (format!("r{n}").as_str().into(), row)).collect();
    at(law, |ctx| Import { entries }.decide(&[], ctx))
}

#[test]
fn what_goes_out_comes_in_again() {
    for pack in ["guangdong-2021", "dongguan-draft", "jiangmen-2019", "shuangyashan-2026"] {
        let law = law(pack);
        // What the workbook has no column for stays as it was.
        let kept = Contract { release: Some(Release::Processed { record: "核验记录".into() }), ..contract(&law, "婚姻登记") };
        let before = BTreeMap::from([("one".to_owned(), kept.clone())]);
        let sheets =
            at(&law, |ctx| export(&[("one".into(), kept.clone()), (String::new(), contract(&law, "低保名册"))], &law, ctx.today()));
        let rows = read(&law, &sheets, &before).unwrap();
        assert_eq!((rows[0].id.as_str(), &rows[0].contract), ("one", &kept), "{pack}");
        let mut fresh = contract(&law, "低保名册");
        fresh.items.iter_mut().for_each(|item| item.rules.clear());
        assert_eq!((rows[1].id.as_str(), rows[1].contract.items.clone()), ("", fresh.items), "{pack}");
        assert_eq!(bring(&law, rows[1..].to_vec()).unwrap().changes.len(), 1, "{pack}");
    }
}

#[test]
fn a_fault_names_sheet_row_and_column() {
    let law = law("guangdong-2021");
    let whole = at(&law, |ctx| export(&[(String::new(), contract(&law, "婚姻登记"))], &law, ctx.today()));
    let spoil = |sheet: usize, title: &str, text: &str| {
        let mut sheets = whole.clone();
        let place = sheets[sheet].rows[0].iter().position(|head| head == title).unwrap();
        sheets[sheet].rows[1][place] = text.into();
        read(&law, &sheets, &BTreeMap::new()).unwrap_err()
    };
    assert_eq!(spoil(0, "涉密声明", "内部"), ["“目录”表第 2 行“涉密声明”列：不认识；请填写 不涉密、工作秘密 或者 国家秘密"]);
    assert_eq!(
        spoil(0, "依据", "《没有的规定》第一条"),
        ["“目录”表第 2 行“依据”列：依据库中没有；请写作《名称》第几条，名称照依据库的全称"]
    );
    assert_eq!(
        spoil(0, "编号", "别人的"),
        [
            "“目录”表第 2 行“编号”列：不是本机构可以修改的目录；新编的目录，编号留空",
            "“数据项”表第 2 行“资源名称”列：“目录”表中没有这个资源；请与“目录”表的资源名称写得一样",
            "“数据项”表第 3 行“资源名称”列：“目录”表中没有这个资源；请与“目录”表的资源名称写得一样"
        ]
    );
    assert_eq!(spoil(1, "类型", "图片"), ["“数据项”表第 2 行“类型”列：不认识；请填写 文本、整数、数值、日期、日期时间 或者 是否"]);
    assert_eq!(spoil(1, "级别", "绝密"), ["“数据项”表第 2 行“级别”列：不认识；请填写 一般1级 至 一般4级、重要 或者 核心"]);
    assert_eq!(spoil(1, "长度", "很长"), ["“数据项”表第 2 行“长度”列：文本须写明最多几个字；请填写整数"]);
    assert_eq!(read(&law, &whole[..1], &BTreeMap::new()).unwrap_err(), ["“数据项”表：工作簿中没有这张表；请用导出的表格填写，不要改表名"]);
}

#[test]
fn of_a_hundred_entries_the_three_without_a_type_are_listed_and_none_comes_in() {
    for (pack, article) in [("guangdong-2021", "GD-12.1"), ("dongguan-draft", "DG-13.1")] {
        let law = law(pack);
        let entries: Vec<_> = (0..100).map(|n| (String::new(), contract(&law, &format!("资源{n}")))).collect();
        let mut sheets = at(&law, |ctx| export(&entries, &law, ctx.today()));
        let place = sheets[0].rows[0].iter().position(|head| head == "共享类型").unwrap();
        for row in [3, 50, 100] {
            sheets[0].rows[row][place].clear();
        }
        let rows = read(&law, &sheets, &BTreeMap::new()).unwrap();
        let refusal = bring(&law, rows.clone()).unwrap_err();
        assert_eq!(refusal.citation.as_ref().unwrap().id(), article);
        assert_eq!(refusal.message, "没有逐一注明共享类型：资源2、资源49、资源99");
        let places: Vec<_> = refusal.faults.iter().map(|fault| fault.place.as_str()).collect();
        assert_eq!(places, ["目录!4.共享类型", "目录!51.共享类型", "目录!101.共享类型"]);
        // Marked, they come in together.
        let marked = rows.into_iter().map(|mut row| {
            row.contract.fields.entry(Contract::SHARE_TYPE.into()).or_insert("无条件共享".into());
            row
        });
        let decision = bring(&law, marked.collect()).unwrap();
        assert_eq!(decision.changes.iter().filter(|change| matches!(change, Change::Catalogue(_))).count(), 100);
    }
}

#[test]
fn one_entry_that_cant_be_kept_keeps_all_out() {
    let law = law("guangdong-2021");
    let entries = [(String::new(), contract(&law, "婚姻登记")), (String::new(), contract(&law, "低保名册"))];
    let mut sheets = at(&law, |ctx| export(&entries, &law, ctx.today()));
    sheets[0].rows[2][3] = "国家秘密".into();
    let refusal = bring(&law, read(&law, &sheets, &BTreeMap::new()).unwrap()).unwrap_err();
    assert_eq!(refusal.message, "“目录”表第 3 行：国家秘密不在平台上编目、传输");
    assert_eq!(refusal.citation.unwrap().id(), "GD-2.3");
}
