//! The verbs of disputes.

use super::act::MatterAct;
use super::action::reason;
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::decision::Room;
use serde_json::{Value, json};

pub(super) const VERBS: [&str; 8] = ["提出争议", "记录协商", "记录调解", "记录协调", "记录会商", "提出意见", "登记决定", "撤回争议"];

const QUESTIONS: [(&str, &str); 5] =
    [("共享类型", "type"), ("拒绝共享", "refusal"), ("数源归属", "source"), ("数据质量", "quality"), ("数据使用", "use")];

const GROUNDS: [(&str, &str); 3] = [("采集", "collection"), ("使用", "use"), ("管理", "management")];

impl Reader<'_> {
    pub(super) fn dispute(&mut self, by: &str, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let step = match (verb, rest) {
            ("提出争议", [respondent, resource]) => return self.brings(by, respondent, resource, options),
            ("登记决定", _) => return self.within(Room::Dispute, "decide", rest, self.ruling(options)?),
            ("撤回争议", _) => return self.within(Room::Dispute, "cancel", rest, json!({ "reason": reason(options)? })),
            ("记录协商", _) => "negotiate",
            ("记录调解", _) => "mediate",
            ("记录协调", _) => "coordinate",
            ("记录会商", _) => "consult",
            ("提出意见", _) => "opinion",
            _ => return Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        };
        let body = self.taken(step, options)?;
        self.within(Room::Dispute, "record", rest, body)
    }

    fn brings(&mut self, by: &str, respondent: &str, resource: &str, options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        self.org(respondent)?;
        let resource = self.resource_name(resource)?;
        let what = options.read("事项", |text| word(&QUESTIONS, text))?.ok_or("须写明事项")?;
        let request = options
            .read("申请", |name| self.requests.get_key_value(name).map(|(name, _)| name).ok_or("没有记作这个名称的申请".into()))?;
        let correction = options.read("校核", |name| self.opened(Room::Correction, name))?;
        let usual = format!("{}与{respondent}的争议", words::noted(by)?.0);
        let body = json!({
            "about": { "what": what, "resource": resource, "request": request, "correction": correction },
            "ground": options.read("方面", |text| word(&GROUNDS, text))?.unwrap_or("use"),
            "title": text(options, "标题", "无标题", &usual),
            "respondent": respondent,
            "statement": text(options, "主张", "无主张", "请求按职责共享"),
        });
        // Both sides of the one opened last, for records that don't name them.
        self.sides = [words::noted(by)?.0.to_owned(), respondent.to_owned()];
        Ok(self.opens(Room::Dispute, body, options))
    }

    fn opened(&self, room: Room, name: &str) -> Result<&String, Wrong> {
        let found = self.matters.iter().find(|(known, opened)| *known == room && opened == name).map(|(_, name)| name);
        found.ok_or_else(|| format!("没有记作“{name}”的事项"))
    }

    fn taken(&self, step: &str, options: &mut Options<'_>) -> Result<Value, Wrong> {
        let settled = options.flag("达成一致");
        let failed = options.flag("未达成一致") || step == "opinion";
        if settled == failed {
            return Err("须写明达成一致或者未达成一致".into());
        }
        let position = |said: &str| {
            let (org, text) = said.split_once('=').ok_or("应写作：意见 机构=意见")?;
            self.org(org)?;
            Ok::<_, Wrong>(json!({ "org": org, "text": words::unquote(text) }))
        };
        let usual = self.sides.iter().map(|org| json!({ "org": org, "text": format!("{org}的意见") })).collect();
        let positions = options.list("意见", position)?.unwrap_or(usual);
        let positions = if options.flag("无意见") { Vec::new() } else { positions };
        Ok(json!({
            "step": step,
            "outcome": if settled { "settled" } else { "failed" },
            "positions": positions,
            "participants": options.list("参加", |name| Ok::<_, Wrong>(name.to_owned()))?.unwrap_or_default(),
            "text": text(options, "内容", "无内容", "见会议纪要"),
            "document": options.value("文号").unwrap_or_default(),
        }))
    }

    fn ruling(&self, options: &mut Options<'_>) -> Result<Value, Wrong> {
        let assigned = options.value("数源归");
        let order = match (options.flag("维持"), options.flag("应当共享"), assigned) {
            (true, false, None) => json!({ "kind": "maintain" }),
            (false, true, None) => json!({ "kind": "share" }),
            (false, false, Some(org)) => json!({ "kind": "assign", "org": org }),
            _ => return Err("须写明维持、应当共享或者数源归谁".into()),
        };
        Ok(json!({
            "document": text(options, "文号", "无文号", "府办函〔2026〕1号"),
            "dated": options.read("日期", words::day)?,
            "decision": text(options, "内容", "无内容", "同意主管部门的意见"),
            "order": order,
        }))
    }
}

fn text(options: &mut Options<'_>, word: &str, none: &str, usual: &str) -> String {
    if options.flag(none) { String::new() } else { options.value(word).map_or(usual.to_owned(), words::unquote) }
}

fn word(known: &[(&str, &'static str)], text: &str) -> Result<&'static str, Wrong> {
    let titles = || known.iter().map(|(title, _)| *title).collect::<Vec<_>>().join("、");
    known.iter().find(|(title, _)| *title == text).map(|(_, name)| *name).ok_or_else(|| format!("“{text}”不认识；可用：{}", titles()))
}
