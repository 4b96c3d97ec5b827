//! Entries as a workbook 目录表格: a sheet of entries and a sheet of their items, out and in again. A fault names sheet, row
//! and column, and what would make it right.

use super::{CHOICES, Contract, Grade, Item, Kind, Mark, Secrecy};
use crate::Fault;
use chrono::NaiveDate;
use law::{BasisRef, Key, Lawbook};
use std::collections::{BTreeMap, BTreeSet};

/// A sheet: its name and its rows of text; the first row is the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name.
    pub name: String,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// Name of the sheet of entries.
pub const ENTRIES: &str = "目录";
/// Name of the sheet of items.
pub const ITEMS: &str = "数据项";
/// Most entries of one workbook.
pub const MAX_ENTRIES: usize = 500;

const ENTRY_HEAD: [&str; 7] = ["编号", "资源名称", "内容摘要", "涉密声明", "依据", "备案号", "财政投资"];
const ITEM_HEAD: [&str; 12] =
    ["资源名称", "名称", "英文名", "类型", "长度", "小数位", "必填", "主键", "级别", "不共享", "个人信息", "商业秘密"];
const KINDS: [&str; 6] = ["文本", "整数", "数值", "日期", "日期时间", "是否"];

/// The columns of fields under the law in force: machine name and title.
fn columns(law: &Lawbook, on: NaiveDate) -> Vec<(String, String)> {
    let mut all: Vec<(String, String)> = Vec::new();
    let mut add = |field: &str, title: &str| {
        if all.iter().all(|(known, _)| known != field) {
            all.push((field.to_owned(), title.to_owned()));
        }
    };
    for row in
        [Key::CatalogueFields, Key::CatalogueGuideFields, Key::CatalogueConditionalBasis].into_iter().flat_map(|key| law.table(key, on))
    {
        if let (Some(field), Some(title)) = (row.get("field"), row.get("label").or_else(|| row.get("title"))) {
            add(field, title);
        }
    }
    for (key, field) in CHOICES.iter().filter(|(key, _)| !law.table(*key, on).is_empty()) {
        add(field, key.label());
    }
    add(Contract::ORIGIN_MATTER, "职责事项或者服务");
    add(Contract::CLASS, "数据分类");
    add(Contract::USE_REQUIREMENTS, "使用要求");
    all.retain(|(field, _)| field != Contract::BASIS);
    all
}

/// Entries as sheets, with their identifiers: a new entry has none.
pub fn export(entries: &[(String, Contract)], law: &Lawbook, on: NaiveDate) -> [Sheet; 2] {
    let columns = columns(law, on);
    let head = ENTRY_HEAD.iter().map(|title| (*title).to_owned()).chain(columns.iter().map(|(_, title)| title.clone()));
    let (mut rows, mut items) = (vec![head.collect::<Vec<_>>()], vec![ITEM_HEAD.map(str::to_owned).to_vec()]);
    for (id, contract) in entries {
        let basis = told(contract.basis.as_ref(), law);
        let own = [
            id.clone(),
            contract.title.clone(),
            contract.summary.clone(),
            contract.secrecy.map(Secrecy::title).unwrap_or_default().to_owned(),
            basis,
            contract.filing.clone().unwrap_or_default(),
            yes(contract.funded),
        ];
        let fields = columns.iter().map(|(field, _)| match field.as_str() {
            Contract::SHARE_TYPE if !contract.share_type().is_empty() => contract.type_title(law, on),
            field => contract.fields.get(field).cloned().unwrap_or_default(),
        });
        rows.push(own.into_iter().chain(fields).collect());
        items.extend(contract.items.iter().map(|item| item_row(&contract.title, item)));
    }
    [Sheet { name: ENTRIES.into(), rows }, Sheet { name: ITEMS.into(), rows: items }]
}

fn item_row(entry: &str, item: &Item) -> Vec<String> {
    let (kind, length, scale) = match item.kind {
        Kind::Text { max } => (0, max.to_string(), String::new()),
        Kind::Integer => (1, String::new(), String::new()),
        Kind::Decimal { precision, scale } => (2, precision.to_string(), scale.to_string()),
        Kind::Date => (3, String::new(), String::new()),
        Kind::Time => (4, String::new(), String::new()),
        Kind::Boolean => (5, String::new(), String::new()),
    };
    let kind = KINDS.get(kind).copied().unwrap_or_default().to_owned();
    let marked = |mark| yes(item.marks.contains(&mark));
    vec![
        entry.to_owned(),
        item.title.clone(),
        item.name.clone(),
        kind,
        length,
        scale,
        yes(item.required),
        yes(item.key),
        item.grade.map(Grade::title).unwrap_or_default().to_owned(),
        marked(Mark::Unshared),
        marked(Mark::Personal),
        marked(Mark::TradeSecret),
    ]
}

fn yes(so: bool) -> String {
    if so { "是" } else { "" }.to_owned()
}

/// An entry read from a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    /// Its row in the sheet of entries, from 1.
    pub number: usize,
    /// Identifier of the entry it changes; empty for a new one.
    pub id: String,
    /// The contract as read; what the workbook has no column for is as in `before`.
    pub contract: Contract,
}

/// Reads entries. `before` are the drafts of the entries that the workbook may change, by identifier.
///
/// # Errors
/// Every fault, each with its sheet, row, column and remedy.
pub fn import(sheets: &[Sheet], before: &BTreeMap<String, Contract>, law: &Lawbook, on: NaiveDate) -> Result<Vec<Row>, Vec<Fault>> {
    let mut faults = Faults::default();
    let (Some(entries), Some(items)) = (find(sheets, ENTRIES, &mut faults), find(sheets, ITEMS, &mut faults)) else { return Err(faults.0) };
    let (at, item_at) = (places(entries, &mut faults), places(items, &mut faults));
    for title in ["资源名称", "涉密声明"].into_iter().filter(|title| !at.contains_key(title)) {
        faults.head(ENTRIES, title);
    }
    for title in ["资源名称", "名称", "英文名", "类型"].into_iter().filter(|title| !item_at.contains_key(title)) {
        faults.head(ITEMS, title);
    }
    if !faults.0.is_empty() {
        return Err(faults.0);
    }
    let mut read = Vec::new();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    for (n, row) in filled(entries) {
        let cell = |title: &str| at.get(title).and_then(|place| row.get(*place)).map_or("", |text| text.trim());
        let (id, title) = (cell("编号"), cell("资源名称"));
        let mut wrong = |title: &str, what: &str, remedy: &str| faults.cell(ENTRIES, n, title, what, remedy);
        if title.is_empty() {
            wrong("资源名称", "没有填写", "请填写资源名称");
            continue;
        }
        if !seen.insert(title.to_owned()) {
            wrong("资源名称", "与前面的一行重复", "一个资源只写一行");
        }
        let mut contract = match before.get(id) {
            Some(known) => known.clone(),
            None if id.is_empty() => Contract::default(),
            None => {
                wrong("编号", "不是本机构可以修改的目录", "新编的目录，编号留空");
                continue;
            }
        };
        contract.title = title.to_owned();
        contract.summary = cell("内容摘要").to_owned();
        contract.filing = Some(cell("备案号").to_owned()).filter(|text| !text.is_empty());
        contract.secrecy = match [Secrecy::Clear, Secrecy::Work, Secrecy::State].into_iter().find(|one| one.title() == cell("涉密声明"))
        {
            None if !cell("涉密声明").is_empty() => {
                wrong("涉密声明", "不认识", "请填写 不涉密、工作秘密 或者 国家秘密");
                None
            }
            declared => declared,
        };
        contract.funded = flag(cell("财政投资")).unwrap_or_else(|| {
            wrong("财政投资", "应填写 是 或者留空", "请改正");
            false
        });
        contract.basis = match cell("依据") {
            "" => None,
            text if told(contract.basis.as_ref(), law) == text => contract.basis.clone(),
            text => basis(text, law, on).or_else(|| {
                wrong("依据", "依据库中没有", "请写作《名称》第几条，名称照依据库的全称");
                None
            }),
        };
        for (field, title) in columns(law, on).iter().filter(|(_, title)| at.contains_key(title.as_str())) {
            match cell(title) {
                "" => drop(contract.fields.remove(field)),
                text => drop(contract.fields.insert(field.clone(), text.to_owned())),
            }
        }
        contract.items = Vec::new();
        read.push(Row { number: n, id: id.to_owned(), contract });
    }
    if read.is_empty() && faults.0.is_empty() {
        faults.sheet(ENTRIES, "没有一行目录", "请从第 2 行起填写");
    }
    if read.len() > MAX_ENTRIES {
        faults.sheet(ENTRIES, &format!("超过 {MAX_ENTRIES} 行"), "请分几次导入");
    }
    items_of(items, &item_at, &mut read, before, &mut faults);
    if faults.0.is_empty() { Ok(read) } else { Err(faults.0) }
}

/// Puts each row of items to its entry.
fn items_of(sheet: &Sheet, at: &BTreeMap<&str, usize>, read: &mut [Row], before: &BTreeMap<String, Contract>, faults: &mut Faults) {
    for (n, row) in filled(sheet) {
        let cell = |title: &str| at.get(title).and_then(|place| row.get(*place)).map_or("", |text| text.trim());
        let mut wrong = |title: &str, what: &str, remedy: &str| faults.cell(ITEMS, n, title, what, remedy);
        let Some(entry) = read.iter_mut().find(|entry| entry.contract.title == cell("资源名称")) else {
            wrong("资源名称", "“目录”表中没有这个资源", "请与“目录”表的资源名称写得一样");
            continue;
        };
        let known = before.get(&entry.id).and_then(|contract| contract.item(cell("英文名")));
        let number = |title: &str, least: u32, most: u32| cell(title).parse::<u32>().ok().filter(|n| (least..=most).contains(n));
        let kind = match cell("类型") {
            "文本" => number("长度", 1, 100_000).map(|max| Kind::Text { max }).ok_or(("长度", "文本须写明最多几个字", "请填写整数")),
            "整数" => Ok(Kind::Integer),
            "数值" => match (number("长度", 1, 38), number("小数位", 0, 38)) {
                (Some(precision), Some(scale)) => {
                    Ok(Kind::Decimal { precision: u8::try_from(precision).unwrap_or(38), scale: u8::try_from(scale).unwrap_or(38) })
                }
                _ => Err(("长度", "数值须写明总位数和小数位", "长度填 1 至 38，小数位不超过长度")),
            },
            "日期" => Ok(Kind::Date),
            "日期时间" => Ok(Kind::Time),
            "是否" => Ok(Kind::Boolean),
            _ => Err(("类型", "不认识", "请填写 文本、整数、数值、日期、日期时间 或者 是否")),
        };
        let grade = match cell("级别") {
            "" => Ok(None),
            text => Grade::ALL.into_iter().find(|grade| grade.title() == text).map(Some).ok_or(()),
        };
        if grade.is_err() {
            wrong("级别", "不认识", "请填写 一般1级 至 一般4级、重要 或者 核心");
        }
        let mut says = |title: &str| {
            flag(cell(title)).unwrap_or_else(|| {
                wrong(title, "应填写 是 或者留空", "请改正");
                false
            })
        };
        let marks = [("不共享", Mark::Unshared), ("个人信息", Mark::Personal), ("商业秘密", Mark::TradeSecret)];
        let marks = marks.into_iter().filter(|(title, _)| says(title)).map(|(_, mark)| mark).collect();
        let (required, key) = (says("必填"), says("主键"));
        let kind = match kind {
            Ok(kind) => kind,
            Err((title, what, remedy)) => {
                wrong(title, what, remedy);
                continue;
            }
        };
        entry.contract.items.push(Item {
            name: cell("英文名").to_owned(),
            title: cell("名称").to_owned(),
            kind,
            required,
            key,
            grade: grade.ok().flatten(),
            rules: known.map(|item| item.rules.clone()).unwrap_or_default(),
            note: known.map(|item| item.note.clone()).unwrap_or_default(),
            marks,
            element: known.and_then(|item| item.element.clone()),
        });
    }
}

fn find<'a>(sheets: &'a [Sheet], name: &str, faults: &mut Faults) -> Option<&'a Sheet> {
    let found = sheets.iter().find(|sheet| sheet.name.trim() == name);
    if found.is_none() {
        faults.sheet(name, "工作簿中没有这张表", "请用导出的表格填写，不要改表名");
    }
    found
}

/// Where each column is, by its title in the first row.
fn places<'a>(sheet: &'a Sheet, faults: &mut Faults) -> BTreeMap<&'a str, usize> {
    let mut at = BTreeMap::new();
    for (place, title) in
        sheet.rows.first().into_iter().flatten().map(|title| title.trim()).enumerate().filter(|(_, title)| !title.is_empty())
    {
        if at.insert(title, place).is_some() {
            faults.cell(&sheet.name, 1, title, "这一列有两个", "只留一列");
        }
    }
    at
}

/// Rows below the header that hold anything, by their number.
fn filled(sheet: &Sheet) -> impl Iterator<Item = (usize, &Vec<String>)> {
    let rows = sheet.rows.iter().enumerate().skip(1).map(|(n, row)| (n + 1, row));
    rows.filter(|(_, row)| row.iter().any(|text| !text.trim().is_empty()))
}

fn flag(text: &str) -> Option<bool> {
    match text {
        "是" | "√" | "Y" | "y" | "1" => Some(true),
        "" | "否" | "×" | "N" | "n" | "0" => Some(false),
        _ => None,
    }
}

/// A picked basis in words.
fn told(picked: Option<&BasisRef>, law: &Lawbook) -> String {
    picked.and_then(|picked| law.basis(picked)).map(|basis| basis.to_string()).unwrap_or_default()
}

/// `《婚姻登记档案管理办法》第十五条`, as the register has it.
fn basis(text: &str, law: &Lawbook, on: NaiveDate) -> Option<BasisRef> {
    let (title, place) = text.strip_prefix('《')?.rsplit_once('》')?;
    let norm = law.norms_on(on).find(|norm| norm.title == title)?;
    let article = match place.trim() {
        "" => None,
        place => Some(place.strip_prefix('第')?.split_once('条').map(|(number, _)| number).and_then(law::from_chinese)?),
    };
    let picked = BasisRef { norm: norm.id.clone(), article };
    law.basis(&picked).map(|_| picked)
}

#[derive(Default)]
struct Faults(Vec<Fault>);

impl Faults {
    fn sheet(&mut self, sheet: &str, what: &str, remedy: &str) {
        self.0.push(Fault::at(sheet, format!("“{sheet}”表：{what}；{remedy}")));
    }

    fn head(&mut self, sheet: &str, title: &str) {
        self.sheet(sheet, &format!("第 1 行没有“{title}”列"), "请用导出的表格填写，不要删列、改列名");
    }

    fn cell(&mut self, sheet: &str, row: usize, title: &str, what: &str, remedy: &str) {
        self.0.push(Fault::at(format!("{sheet}!{row}.{title}"), format!("“{sheet}”表第 {row} 行“{title}”列：{what}；{remedy}")));
    }
}
