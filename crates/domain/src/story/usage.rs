//! The verbs of what becomes of shared data: misuse, feedback, onward use, use log.

use super::act::MatterAct;
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::decision::Room;
use crate::sharing::Application;
use law::Key;
use serde_json::{Map, Value, json};

pub(super) const MISUSE: [&str; 7] = ["反映滥用", "督促整改", "报告整改", "认可整改", "了结监测", "暂停授权", "终止授权"];
pub(super) const FEEDBACK: [&str; 3] = ["反馈使用", "回应反馈", "报告使用"];
pub(super) const ONWARD: [&str; 4] = ["请求扩大使用", "同意扩大使用", "拒绝扩大使用", "撤回扩大使用"];
pub(super) const LOG: [&str; 1] = ["记使用日志"];

/// Signs as stories name them.
pub(super) const SIGNS: [(&str, &str); 5] =
    [("超范围", "scope"), ("超目的", "purpose"), ("闲置", "idle"), ("异常", "anomaly"), ("非授权", "unauthorised")];

impl Reader<'_> {
    pub(super) fn misuse(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let room = Room::Misuse;
        if verb == "反映滥用" {
            let note = said(options, "情况", "抄送他人");
            let body = json!({ "grant": self.grant(rest)?, "note": note });
            return Ok(self.opens(room, body, options));
        }
        let (step, body) = match verb {
            "督促整改" => ("rectify", json!({ "demand": said(options, "要求", "停止超出授权的调用"), "until": until(options)? })),
            "报告整改" => ("report", json!({ "report": said(options, "情况", "已经停止并清理") })),
            "认可整改" => ("accept", json!({ "note": said(options, "情况", "核查属实") })),
            "了结监测" => ("dismiss", json!({ "note": said(options, "情况", "系统联调所致") })),
            "暂停授权" => ("suspend", json!({ "reason": said(options, "情况", "逾期未整改") })),
            _ => ("end", json!({ "reason": said(options, "情况", "拒不整改") })),
        };
        match rest {
            [word] if let Some((_, sign)) = SIGNS.iter().find(|(known, _)| known == word) => {
                let request = self.of_request(options)?;
                Ok(MatterAct { room, name: format!("{request}:{sign}"), verb: step, body })
            }
            _ => self.within(room, step, rest, body),
        }
    }

    pub(super) fn feedback(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let room = Room::Feedback;
        match (verb, rest) {
            ("反馈使用", [kind]) => {
                let kinds = [("质量", "quality"), ("覆盖", "coverage"), ("成效", "usefulness"), ("使用情况", "usage")];
                let (_, kind) = kinds.iter().find(|(word, _)| word == kind).ok_or("反馈的是：质量、覆盖、成效")?;
                let text = said(options, "内容", "住址有一成为空");
                let request = self.of_request(options)?;
                Ok(self.opens(room, json!({ "grant": format!("{request}的授权"), "kind": kind, "text": text }), options))
            }
            ("回应反馈", _) => self.within(room, "answer", rest, json!({ "reply": said(options, "内容", "已经补齐") })),
            ("报告使用", [first]) => {
                words::day(first)?;
                let request = self.of_request(options)?;
                let body = json!({ "text": said(options, "内容", "用于救助对象核查，核减不符合条件的对象") });
                Ok(MatterAct { room, name: format!("{request}:{first}"), verb: "file", body })
            }
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    pub(super) fn onward(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let room = Room::Onward;
        match (verb, rest) {
            ("请求扩大使用", [to]) => {
                self.org(to)?;
                let request = self.of_request(options)?;
                let (resource, asked) = self.requests.get(&request).cloned().ok_or("还没有申请")?;
                let items = options.list("数据项", |title| self.column(title))?.unwrap_or_else(|| asked.items.clone());
                let until = options.read("至", words::day)?.unwrap_or(asked.until);
                let purpose = options.value("用途").unwrap_or("联合核查");
                let entry = options.read("编入", |name| self.resource_name(name))?;
                let body = json!({
                    "grant": format!("{request}的授权"),
                    "org": to,
                    "purpose": purpose,
                    "items": items,
                    "until": until,
                    "need": said(options, "理由", "联合办理救助"),
                    "entry": entry,
                });
                let act = self.opens(room, body, options);
                // Calls under what is consented to are told like those of a request.
                self.requests.insert(act.name.clone(), (resource, Application { items, until, purpose: purpose.into(), ..asked }));
                Ok(act)
            }
            ("同意扩大使用", _) => self.within(room, "consent", rest, json!({})),
            ("拒绝扩大使用", _) => self.within(room, "refuse", rest, json!({ "reason": said(options, "理由", "超出履职需要") })),
            ("撤回扩大使用", _) => self.within(room, "cancel", rest, json!({})),
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    pub(super) fn use_log(&mut self, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let lacks = options.list("缺", |title| self.titled(Key::UseLog, title))?.unwrap_or_default();
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        let today = self.last.map_or(chrono::NaiveDate::MIN, |at| at.date_naive());
        let rows = law.table(Key::UseLog, today);
        let fields = rows.iter().filter_map(|row| row.get("field")).filter(|field| !lacks.contains(field));
        let told: Map<String, Value> = fields.map(|field| (field.clone(), json!("案例"))).collect();
        let body = json!({ "grant": self.grant(rest)?, "told": told });
        Ok(self.opens(Room::UseLog, body, options))
    }

    fn grant(&self, rest: &[&str]) -> Result<String, Wrong> {
        let request = match rest {
            [] => self.request.clone().ok_or("还没有申请")?,
            [name] => (*name).to_owned(),
            _ => return Err(format!("看不懂“{}”", rest.join(" "))),
        };
        Ok(format!("{request}的授权"))
    }

    fn of_request(&self, options: &mut Options<'_>) -> Result<String, Wrong> {
        options.value("申请").map(str::to_owned).or_else(|| self.request.clone()).ok_or_else(|| "还没有申请".into())
    }
}

/// A statement; `无内容` and the like leave it out.
fn said(options: &mut Options<'_>, word: &str, usual: &str) -> String {
    if options.flag(&format!("无{word}")) { String::new() } else { options.value(word).map_or(usual.to_owned(), words::unquote) }
}

/// `至 日期` or `无期限`.
fn until(options: &mut Options<'_>) -> Result<Option<chrono::NaiveDate>, Wrong> {
    let day = options.read("至", words::day)?;
    if day.is_some() == options.flag("无期限") {
        return Err("须写明“至 日期”或者“无期限”".into());
    }
    Ok(day)
}
