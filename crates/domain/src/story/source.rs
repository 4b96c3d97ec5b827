//! The verbs of sources, and what may be asked of them.

use super::act::{Act, MatterAct};
use super::action::reason;
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::catalogue::DueKind;
use crate::decision::Room;
use crate::source::{Entry, Gap};
use chrono::NaiveDate;
use law::BasisRef;
use serde_json::{Value, json};

pub(super) const VERBS: [&str; 5] = ["认定数源", "定案数源", "协同采集", "登记采集", "终止数源"];

/// What may be asked; the answer changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// Base data that nobody is the source of.
    Gaps,
    /// What is collected.
    Collected,
    /// Entries of the catalogue that are due for a look.
    Due(DueKind),
    /// How sharing types are spread.
    Types,
    /// How far grading has come.
    Grading,
    /// What is to be graded anew.
    Regrading,
    /// Departments without rules of their own.
    WithoutDetail,
    /// What was brought before the government.
    Escalated,
    /// The words that the law defines.
    Words,
    /// Whether materials are held already.
    Held(Vec<String>),
    /// What is collected and not used.
    Unused,
    /// How far the departments are digital.
    Digitised,
    /// Where the parts of a row come from that several collect together.
    Traced(String),
    /// The catalogue as a whole.
    Catalogue(super::Inquiry),
    /// Sharing requests in which somebody has to act.
    Open,
    /// A department's sharing record from one day to another.
    Record(String, (NaiveDate, NaiveDate)),
    /// How many grants were used across departments, regions and levels.
    Crossings,
    /// What organizations lack.
    OrgGaps,
    /// How tasks stand.
    Tasks,
}

/// Gaps as a story tells them: how many of each class, then each.
#[must_use]
pub fn told_gaps(gaps: &[Gap]) -> Vec<String> {
    let counts = Gap::counts(gaps).into_iter().map(|(class, n)| format!("{class} {n} 项没有数源部门"));
    counts.chain(gaps.iter().map(Gap::line)).collect()
}

/// Reads a question.
pub(super) fn asked(verb: &str, rest: &[&str]) -> Result<Option<Act>, Wrong> {
    let question = match (verb, rest) {
        ("查数源缺口", []) => Question::Gaps,
        ("查采集清单", []) => Question::Collected,
        ("查机构缺口", []) => Question::OrgGaps,
        ("查任务", []) => Question::Tasks,
        ("查已有", [list]) => Question::Held(words::split(list, '、').into_iter().map(str::to_owned).collect()),
        ("查久未使用", []) => Question::Unused,
        ("查数字化", []) => Question::Digitised,
        ("查采集来历", [element]) => Question::Traced((*element).to_owned()),
        ("查待更新类型", []) => Question::Due(DueKind::Retype),
        ("查待评估", []) => Question::Due(DueKind::Reassess),
        ("查类型比例", []) => Question::Types,
        ("查分级进度", []) => Question::Grading,
        ("查重新定级", []) => Question::Regrading,
        ("查细则缺口", []) => Question::WithoutDetail,
        ("查政府决定事项", []) => Question::Escalated,
        ("查用语", []) => Question::Words,
        _ => return Ok(None),
    };
    Ok(Some(Act::Ask(question)))
}

impl Reader<'_> {
    pub(super) fn source(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let mut text = |word: &str, none: &str, usual: &str| {
            if options.flag(none) { String::new() } else { options.value(word).map_or(usual.to_owned(), words::unquote) }
        };
        match (verb, rest) {
            ("认定数源", [element, org]) => {
                self.org(org)?;
                let element = if *element == "（无名称）" { "" } else { element };
                let body = json!({
                    "element": element,
                    "scope": text("范围", "全部范围", ""),
                    "org": org,
                    "document": text("文件", "无文件", "关于明确数源部门的通知"),
                    "entrustment": text("委托", "无委托", ""),
                    "opinion": text("编办意见", "无编办意见", "同意"),
                });
                let basis = options.read("依据", |text| words::basis(text, self.library))?.or_else(|| self.cast.basis.clone());
                let basis = basis.filter(|_| !options.flag("无依据"));
                let entry = options.read("属", |title| self.entry(title))?.unwrap_or_default();
                let before = self.matters.iter().filter(|(room, name)| *room == Room::Source && name.starts_with(element)).count();
                let usual = if before == 0 { (*element).to_owned() } else { format!("{element}（{}）", before + 1) };
                let name = options.value("记作").map_or(usual, str::to_owned);
                Ok(MatterAct { room: Room::Source, name, verb: "open", body: assigned(body, basis, entry) })
            }
            ("定案数源", _) => {
                let opinion = text("编办意见", "无编办意见", "同意");
                self.within(Room::Source, "confirm", rest, json!({ "opinion": opinion }))
            }
            ("协同采集", _) => {
                let agreement = text("协议", "无协议", "协同采集分工方案");
                let share = |pair: &str| {
                    let (item, org) = pair.split_once('=').ok_or("应写作：分工 数据项=机构")?;
                    match org {
                        "（无）" => Ok::<_, Wrong>(json!({ "item": item })),
                        org => self.org(org).map(|_| json!({ "item": item, "org": org })),
                    }
                };
                let parts = options.list("分工", share)?.unwrap_or_default();
                self.within(Room::Source, "joint", rest, json!({ "agreement": agreement, "parts": parts }))
            }
            ("登记采集", _) => {
                let items = options.list("数据项", |item| Ok::<_, Wrong>(item.to_owned()))?.unwrap_or_default();
                let number = options.value("编号").map_or_else(String::new, words::unquote);
                self.within(Room::Source, "register", rest, json!({ "items": items, "number": number }))
            }
            ("终止数源", _) => self.within(Room::Source, "end", rest, json!({ "reason": reason(options)? })),
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    /// The law's entry of this title; another word stays as it is.
    fn entry(&self, title: &str) -> Result<String, Wrong> {
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        let day = law.binding().filter_map(|pack| pack.in_force).max().unwrap_or(NaiveDate::MIN);
        let found = Entry::all(law, day).into_iter().find(|entry| entry.title() == title).map(|entry| entry.name().to_owned());
        Ok(found.unwrap_or_else(|| title.to_owned()))
    }
}

fn assigned(mut body: Value, basis: Option<BasisRef>, entry: String) -> Value {
    if let Some(fields) = body.as_object_mut() {
        fields.insert("entry".into(), entry.into());
        fields.insert("basis".into(), json!(basis));
    }
    body
}
