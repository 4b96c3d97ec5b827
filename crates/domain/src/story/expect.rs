//! The right side of a line: what must come out.

use super::words::{self, Wrong};
use crate::RefusalKind;
use crate::sharing::{GrantedItem, Mode, RowFilter};
use chrono::NaiveDate;
use law::{Form, Key};

/// One expectation.
#[derive(Clone, Debug, PartialEq)]
pub enum Expect {
    /// The case at hand is in this state (its machine name).
    State(&'static str),
    /// Refused in this way with this text.
    Refused(RefusalKind, String),
    /// The refusal says what would make it succeed.
    Remedy(String),
    /// The refusal points at a place with this text.
    Fault(String),
    /// It was found fit to be shared unconditionally so many days ago; none means that nothing is due.
    Fit(Option<i64>),
    /// Whether data of it was gathered.
    Gathered(&'static str),
    /// The day by which it is to be updated.
    UpdateDue(NaiveDate),
    /// What changed, so that it is to be graded anew; empty means that nothing is to be.
    Regrading(Vec<String>),
    /// The sharing type, the day it was set, the day it was last confirmed.
    Typed(String, NaiveDate, NaiveDate),
    /// What was done is recorded with this remark.
    Note(String),
    /// One clock runs and is due at the end of this day.
    Due(NaiveDate),
    /// The due date may still move: the calendar of its year isn't loaded.
    Provisional,
    /// The running clock is this organization's.
    Owner(String),
    /// The term runs from this event.
    From(String),
    /// Whoever stands in this role owes it.
    Owes(String),
    /// It is owed to whoever stands in this role.
    To(String),
    /// The rule says this.
    Says(String),
    /// The law asks for haste and names no figure.
    Promptly,
    /// The rule isn't law on that day.
    NotInForce,
    /// No clock runs.
    NoClock,
    /// Overdue by so many working days.
    Overdue(i64),
    /// So many working days left.
    Left(i64),
    /// The matter at hand has this number.
    Number(String),
    /// The request is filed with the authorities of these regions, under these numbers.
    Filed(Vec<(String, String)>),
    /// So many open demands ask for the same.
    Alike(usize),
    /// Version of the contract in force.
    Version(u64),
    /// Items and masks of the grant.
    Grants(Vec<GrantedItem>),
    /// The same of one clock by its name, where several run.
    Term(Key, Box<Expect>),
    /// Calls a day of the grant.
    Quota(Option<u32>),
    /// Last day of the grant.
    Until(NaiveDate),
    /// Mode of the grant.
    By(Mode),
    /// Rows of the grant.
    Rows(RowFilter),
    /// The answer tells this, in one of its lines.
    Tells(String),
    /// It doesn't tell this.
    TellsNot(String),
    /// Items and masks of the call's answer.
    Returns(Vec<GrantedItem>),
}

const STATES: &[(&str, &str)] = &[
    ("草稿", "draft"),
    ("待审定", "submitted"),
    ("已退回", "returned"),
    ("已发布", "published"),
    ("已撤销", "withdrawn"),
    ("已入库", "landed"),
    ("未入库", "failed"),
    ("待答复", "asked"),
    ("待提供", "agreed"),
    ("已提供", "granted"),
    ("已拒绝", "refused"),
    ("已撤回", "cancelled"),
    ("准予", "answered"),
    ("已设立", "added"),
    ("已登记", "registered"),
    ("已载入", "calendar"),
    ("待更正", "admitted"),
    ("待反馈", "corrected"),
    ("已办结", "closed"),
    ("待确认", "sent"),
    ("已确认", "acknowledged"),
    ("待校核", "asked"),
    ("一致", "match"),
    ("不一致", "mismatch"),
    ("无记录", "no_record"),
    ("协商中", "negotiating"),
    ("调解中", "mediating"),
    ("协调中", "coordinating"),
    ("会商中", "consulting"),
    ("待提出意见", "opining"),
    ("待决定", "deciding"),
    ("已解决", "settled"),
    ("已决定", "decided"),
    ("待对接", "matching"),
    ("待审核", "reviewing"),
    ("待发布", "accepted"),
    ("待挂载", "catalogued"),
    ("已满足", "met"),
    ("已驳回", "refused"),
    ("无来源", "unsourced"),
    ("拟定", "proposed"),
    ("已认定", "in_force"),
    ("已终止", "ended"),
    ("待处理", "noted"),
    ("整改中", "rectifying"),
    ("待核查", "rectified"),
    ("已暂停", "suspended"),
    ("已了结", "closed"),
    ("待报告", "due"),
    ("待回应", "told"),
    ("已回应", "replied"),
    ("已报告", "filed"),
    ("待同意", "asked"),
    ("已同意", "consented"),
    ("已记录", "kept"),
    ("有效", "in_force"),
    ("已更新", "replaced"),
    ("已报送", "filed"),
    ("启用", "active"),
    ("待改造", "paper"),
    ("已数字化", "digital"),
    ("已报送", "filed"),
    ("已审定", "issued"),
    ("部署中", "open"),
    ("已结束", "closed"),
    ("待登记", "due"),
    ("启用中", "in_force"),
    ("拟定中", "draft"),
    ("施行中", "in_force"),
    ("停用", "ended"),
    ("已注销", "deregistered"),
    ("逾期未办", "overdue"),
    ("督办中", "ordered"),
    ("已说明", "explained"),
    ("已补办", "fulfilled"),
    ("待签收", "issued"),
    ("办理中", "received"),
    ("已完成", "closed"),
    ("已登记档案", "profiled"),
    ("已办理改革", "reorganized"),
];

const REFUSALS: [(&str, RefusalKind); 4] = [
    ("不予受理：", RefusalKind::Law),
    ("不能办理：", RefusalKind::State),
    ("无权办理：", RefusalKind::Role),
    ("请更正：", RefusalKind::Input),
];

/// Reads all expectations of a line; `name` finds the column of an item's title.
pub(super) fn read(text: &str, name: &dyn Fn(&str) -> Result<String, Wrong>) -> Result<Vec<Expect>, Wrong> {
    let mut all = Vec::new();
    for clause in words::split(text, '；') {
        match told(clause) {
            Some(expect) => all.push(expect),
            None => {
                for part in words::split(clause, '，') {
                    all.push(part_of(part, name)?);
                }
            }
        }
    }
    Ok(all)
}

/// Texts run to the next `；`, commas and all.
fn told(clause: &str) -> Option<Expect> {
    let refused = REFUSALS.iter().find_map(|(word, kind)| Some(Expect::Refused(*kind, words::unquote(clause.strip_prefix(word)?))));
    let hidden = || (clause == "没有找到").then(|| Expect::Refused(RefusalKind::Hidden, clause.into()));
    let remedy = || clause.strip_prefix("办法：").map(|text| Expect::Remedy(words::unquote(text)));
    let says = || clause.strip_prefix("内容：").map(|text| Expect::Says(text.into()));
    let fault = || clause.strip_prefix("指出：").map(|text| Expect::Fault(words::unquote(text)));
    let note = || clause.strip_prefix("记明：").map(|text| Expect::Note(words::unquote(text)));
    let tells = || clause.strip_prefix("答：").map(|text| Expect::Tells(words::unquote(text)));
    let tells_not = || clause.strip_prefix("不答：").map(|text| Expect::TellsNot(words::unquote(text)));
    let told = refused.or_else(hidden).or_else(tells).or_else(tells_not);
    told.or_else(remedy).or_else(fault).or_else(says).or_else(note)
}

fn part_of(part: &str, name: &dyn Fn(&str) -> Result<String, Wrong>) -> Result<Expect, Wrong> {
    if let Some((_, state)) = STATES.iter().find(|(word, _)| *word == part) {
        return Ok(Expect::State(state));
    }
    if let Some((label, rest)) = part.split_once(' ')
        && let Some(key) = Key::ALL.iter().find(|key| key.form() == Form::Figure && key.label() == label)
    {
        return Ok(Expect::Term(*key, Box::new(part_of(rest, name)?)));
    }
    if let Some(date) = part.strip_suffix(" 到期") {
        return Ok(Expect::Due(words::day(date)?));
    }
    if let Some(date) = part.strip_prefix("应于 ").and_then(|text| text.strip_suffix(" 前更新")) {
        return Ok(Expect::UpdateDue(words::day(date)?));
    }
    if let Some(list) = part.strip_prefix("待重新定级 ") {
        return Ok(Expect::Regrading(words::split(list, '、').into_iter().map(str::to_owned).collect()));
    }
    if let Some(text) = part.strip_prefix("类型记录 ") {
        let [title, set, confirmed] = words::split(text, '、')[..] else {
            return Err("应写作：类型记录 类型、确定之日、确认之日".into());
        };
        return Ok(Expect::Typed(title.into(), words::day(set)?, words::day(confirmed)?));
    }
    if let Some(date) = part.strip_prefix("至 ") {
        return Ok(Expect::Until(words::day(date)?));
    }
    let items = |list: &str| words::split(list, '、').into_iter().map(|one| words::granted(one, name)).collect::<Result<Vec<_>, _>>();
    if let Some(list) = part.strip_prefix("授权 ") {
        return Ok(Expect::Grants(items(list)?));
    }
    if let Some(list) = part.strip_prefix("返回 ") {
        return Ok(Expect::Returns(items(list)?));
    }
    if let Some(text) = part.strip_prefix("方式 ") {
        return Ok(Expect::By(words::mode(text)?));
    }
    if let Some((title, value)) = part.strip_prefix("只限 ").and_then(|text| text.split_once('=')) {
        return Ok(Expect::Rows(RowFilter { item: name(title)?, equals: value.into() }));
    }
    if let Some(org) = part.strip_prefix("由 ").and_then(|text| text.strip_suffix(" 承办")) {
        return Ok(Expect::Owner(org.into()));
    }
    if let Some(event) = part.strip_prefix("自 ").and_then(|text| text.strip_suffix(" 起")) {
        return Ok(Expect::From(event.into()));
    }
    if let Some(number) = part.strip_prefix("编号 ") {
        return Ok(Expect::Number(number.into()));
    }
    if let Some(filed) = part.strip_prefix("备案 ") {
        let pair = |one: &str| one.split_once('=').map(|(region, number)| (region.to_owned(), number.to_owned()));
        let pairs: Option<Vec<_>> = words::split(filed, '、').into_iter().map(pair).collect();
        return pairs.map(Expect::Filed).ok_or_else(|| "应写作：备案 区划=编号、…".into());
    }
    if let Some(role) = part.strip_prefix("向 ") {
        return Ok(Expect::To(role.into()));
    }
    if let Some(role) = part.strip_prefix("应由 ") {
        return Ok(Expect::Owes(role.into()));
    }
    let counted = words::number(part, "逾期 ", " 个工作日")
        .map(Expect::Overdue)
        .or_else(|| words::number(part, "还剩 ", " 个工作日").map(Expect::Left))
        .or_else(|| words::number(part, "第 ", " 版").map(Expect::Version))
        .or_else(|| words::number(part, "具备无条件共享 ", " 日").map(|n| Expect::Fit(Some(n))))
        .or_else(|| words::number(part, "同类 ", " 件").map(Expect::Alike))
        .or_else(|| words::number(part, "每日 ", " 次").map(|n| Expect::Quota(Some(n))));
    match (counted, part) {
        (Some(expect), _) => Ok(expect),
        (None, "不限次数") => Ok(Expect::Quota(None)),
        (None, "尚未电子化") => Ok(Expect::Gathered("not_digitised")),
        (None, "尚未加载") => Ok(Expect::Gathered("empty")),
        (None, "没有待重新定级的") => Ok(Expect::Regrading(Vec::new())),
        (None, "没有待转的") => Ok(Expect::Fit(None)),
        (None, "没有备案") => Ok(Expect::Filed(Vec::new())),
        (None, "无时限") => Ok(Expect::NoClock),
        (None, "暂定") => Ok(Expect::Provisional),
        (None, "没有定数") => Ok(Expect::Promptly),
        (None, "未施行") => Ok(Expect::NotInForce),
        (None, _) => Err(format!("看不懂“{part}”")),
    }
}
