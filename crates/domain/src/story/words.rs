//! The smallest pieces of a line: parts, lists, dates, items, masks, bases.

use crate::catalogue::{Grade, Item, ItemElement, Kind, Mark, Secrecy, Way};
use crate::org::{OrgKind, Role};
use crate::sharing::{GrantedItem, Mask, Mode};
use chrono::NaiveDate;
use law::{BasisRef, Form, Key, Library};
use std::collections::BTreeSet;

/// Why a piece can't be read.
pub(super) type Wrong = String;

/// Splits at a separator, but not inside 「…」, （…） or 《…》.
pub(super) fn split(text: &str, at: char) -> Vec<&str> {
    let (mut parts, mut depth, mut from) = (Vec::new(), 0_i32, 0);
    for (place, c) in text.char_indices() {
        match c {
            '「' | '（' | '《' => depth += 1,
            '」' | '）' | '》' => depth -= 1,
            _ if c == at && depth == 0 => {
                parts.push(text.get(from..place).unwrap_or_default().trim());
                from = place + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(text.get(from..).unwrap_or_default().trim());
    parts
}

/// Takes the 「…」 off, if there are any.
pub(super) fn unquote(text: &str) -> String {
    text.strip_prefix('「').and_then(|t| t.strip_suffix('」')).unwrap_or(text).to_owned()
}

/// `name（note、note）` → name and notes.
pub(super) fn noted(text: &str) -> Result<(&str, Vec<&str>), Wrong> {
    let Some((name, rest)) = text.split_once('（') else { return Ok((text, Vec::new())) };
    let notes = rest.strip_suffix('）').ok_or_else(|| format!("“{text}”的括号没有合上"))?;
    Ok((name.trim(), split(notes, '、')))
}

/// A day as `2026-03-02`.
pub(super) fn day(text: &str) -> Result<NaiveDate, Wrong> {
    text.parse().map_err(|_| format!("“{text}”不是日期（年-月-日）"))
}

/// The number in the middle: `每日 2 次` with `每日` and `次`.
pub(super) fn number<T: std::str::FromStr>(text: &str, before: &str, after: &str) -> Option<T> {
    text.strip_prefix(before)?.strip_suffix(after)?.trim().parse().ok()
}

/// `《中华人民共和国居民身份证法》第六条`: a norm of the register by its title.
pub(super) fn basis(text: &str, library: &Library) -> Result<BasisRef, Wrong> {
    let inner = text.strip_prefix('《').and_then(|t| t.rsplit_once('》'));
    let (title, place) = inner.ok_or_else(|| format!("依据“{text}”应写作《名称》第几条"))?;
    let norm = library.norms().find(|norm| norm.title == title).ok_or_else(|| format!("依据库中没有《{title}》"))?;
    let article = match place {
        "" => None,
        _ => Some(
            place
                .strip_prefix('第')
                .and_then(|p| p.strip_suffix('条'))
                .and_then(law::from_chinese)
                .ok_or_else(|| format!("“{place}”不是条"))?,
        ),
    };
    Ok(BasisRef { norm: norm.id.clone(), article })
}

/// `身份证号=id_number（主键、未分级）`.
pub(super) fn item(text: &str) -> Result<Item, Wrong> {
    let (pair, notes) = noted(text)?;
    let (title, name) = pair.split_once('=').ok_or_else(|| format!("数据项“{pair}”应写作 中文名=英文名"))?;
    let mut item = Item {
        name: name.into(),
        title: title.into(),
        kind: Kind::Text { max: 60 },
        required: false,
        key: false,
        grade: Some(Grade::General2),
        rules: Vec::new(),
        note: String::new(),
        marks: BTreeSet::new(),
        element: None,
    };
    for note in notes {
        match note {
            "主键" => (item.key, item.required) = (true, true),
            "未分级" => item.grade = None,
            "整数" => item.kind = Kind::Integer,
            "日期" => item.kind = Kind::Date,
            "不共享" => drop(item.marks.insert(Mark::Unshared)),
            "个人信息" => drop(item.marks.insert(Mark::Personal)),
            "商业秘密" => drop(item.marks.insert(Mark::TradeSecret)),
            _ if grade(note).is_ok() => item.grade = grade(note).ok(),
            _ if element(note, &mut item.element) => {}
            _ => {
                return Err(format!(
                    "数据项的说明“{note}”不认识；可用：主键、未分级、级别、整数、日期、不共享、个人信息、商业秘密、数源 …、共享取得、协同采集、另采 …、标准 …、映射 …"
                ));
            }
        }
    }
    Ok(item)
}

/// A grade by its name.
pub(super) fn grade(text: &str) -> Result<Grade, Wrong> {
    let found = Grade::ALL.into_iter().find(|grade| grade.title() == text);
    found.ok_or_else(|| format!("级别“{text}”不认识；可用：{}", Grade::ALL.map(Grade::title).join("、")))
}

/// A declaration on secrecy by its name.
pub(super) fn secrecy(text: &str) -> Result<Secrecy, Wrong> {
    let all = [Secrecy::Clear, Secrecy::Work, Secrecy::State];
    all.into_iter().find(|one| one.title() == text).ok_or_else(|| format!("“{text}”不认识；可用：不涉密、工作秘密、国家秘密"))
}

/// What an item says of its element: `数源 户籍登记数据`, then how it is come by.
fn element(note: &str, element: &mut Option<ItemElement>) -> bool {
    let of = element.get_or_insert_with(ItemElement::default);
    match (note, note.split_once(' ')) {
        ("共享取得", _) => of.way = Way::Shared,
        ("协同采集", _) => of.way = Way::Joint,
        (_, Some(("数源", name))) => of.name = name.into(),
        (_, Some(("另采", reason))) => of.reason = reason.into(),
        (_, Some(("标准", standard))) => of.standard = standard.into(),
        (_, Some(("映射", mapping))) => of.mapping = mapping.into(),
        _ => return false,
    }
    true
}

/// `身份证号（留前6后4）`, `住址（遮盖）`; the title is looked up by the caller.
pub(super) fn granted(text: &str, name: impl Fn(&str) -> Result<String, Wrong>) -> Result<GrantedItem, Wrong> {
    let (title, notes) = noted(text)?;
    let mask = match notes.as_slice() {
        [] => None,
        ["遮盖"] => Some(Mask::Hide),
        [note] => Some(keep(note).ok_or_else(|| format!("脱敏方式“{note}”不认识；可用：遮盖、留前几后几"))?),
        _ => return Err(format!("“{text}”只能有一种脱敏方式")),
    };
    Ok(GrantedItem { item: name(title)?, mask })
}

fn keep(note: &str) -> Option<Mask> {
    let (head, tail) = note.strip_prefix("留前")?.split_once('后')?;
    Some(Mask::Keep { head: head.parse().ok()?, tail: tail.parse().ok()? })
}

/// How data is delivered.
pub(super) fn mode(text: &str) -> Result<Mode, Wrong> {
    let known = [Mode::Api, Mode::File, Mode::Verify];
    known.into_iter().find(|mode| mode.title() == text).ok_or_else(|| format!("共享模式“{text}”不认识；可用：接口调用、文件交换、核实比对"))
}

/// The key of the one record that every resource of a story holds.
pub const RECORD: &str = "441900200001010010";

/// What that record holds for an item.
#[must_use]
pub fn held(item: &Item) -> &'static str {
    match (&item.kind, item.key) {
        (Kind::Date, _) => "2020-05-01",
        (Kind::Integer, _) => "12",
        (_, true) => RECORD,
        _ => "东城街道",
    }
}

/// Kinds of organization as stories name them.
const KINDS: [(&str, OrgKind); 13] = [
    ("主管部门", OrgKind::Authority),
    ("部门", OrgKind::Department),
    ("公共服务机构", OrgKind::PublicService),
    ("镇街", OrgKind::Town),
    ("运营机构", OrgKind::Operator),
    ("政府", OrgKind::Government),
    ("服务机构", OrgKind::ServiceCentre),
    ("参照执行单位", OrgKind::Outside),
    ("企业", OrgKind::Enterprise),
    ("事业单位", OrgKind::Institution),
    ("高校院所", OrgKind::Research),
    ("下级主管部门", OrgKind::LocalAuthority),
    ("第三方机构", OrgKind::Vendor),
];

/// A kind of organization.
pub(super) fn org_kind(text: &str) -> Result<OrgKind, Wrong> {
    let found = KINDS.iter().find(|(word, _)| *word == text).map(|(_, kind)| *kind);
    found.ok_or_else(|| format!("机构类别“{text}”不认识；可用：{}", KINDS.map(|(word, _)| word).join("、")))
}

/// A code of an administrative region.
pub(super) fn region(text: &str) -> Result<String, Wrong> {
    let code = matches!(text.len(), 6 | 9 | 12) && text.bytes().all(|digit| digit.is_ascii_digit());
    if code { Ok(text.to_owned()) } else { Err(format!("区划“{text}”应为6位、9位或者12位代码")) }
}

/// A role of people.
pub(super) fn role(text: &str) -> Result<Role, Wrong> {
    Ok(match text {
        "首席数据官" => Role::ChiefDataOfficer,
        "数据专员" => Role::DataOfficer,
        "审核员" => Role::Reviewer,
        "审计员" => Role::Auditor,
        "运维人员" => Role::Maintainer,
        "节点" => Role::Node,
        _ => return Err(format!("角色“{text}”不认识；可用：首席数据官、数据专员、审核员、审计员、运维人员")),
    })
}

/// The key of the law that has this Chinese name; a term, where one is reckoned.
pub(super) fn term(label: &str, reckons: bool) -> Result<Key, Wrong> {
    let found = Key::ALL.iter().find(|key| key.label() == label && (!reckons || key.form() == Form::Figure));
    found.copied().ok_or_else(|| format!("没有叫“{label}”的{}；名称见 gongshu law words", if reckons { "期限" } else { "规则" }))
}
