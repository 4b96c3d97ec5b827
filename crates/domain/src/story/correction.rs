//! The verbs of corrections.

use super::act::MatterAct;
use super::action::reason;
use super::options::Options;
use super::reader::Reader;
use super::words::{self, RECORD, Wrong};
use crate::decision::Room;
use law::Key;
use serde_json::json;

pub(super) const VERBS: [&str; 6] = ["申请校核", "通知校核", "答复校核", "更正", "撤回校核", "确认更正"];

impl Reader<'_> {
    pub(super) fn correction(&mut self, by: &str, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        match (verb, rest) {
            ("申请校核" | "通知校核", [resource]) => self.doubt(verb, resource, options),
            ("答复校核", _) => {
                let findings = [("数据无误", "right"), ("数据有误", "wrong"), ("部分有误", "partly")];
                let found = findings.into_iter().find(|(word, _)| options.flag(word));
                let (_, finding) = found.ok_or("须写明数据无误、数据有误或者部分有误")?;
                self.within(Room::Correction, "reply", rest, json!({ "finding": finding, "reason": reason(options)? }))
            }
            ("更正", _) => {
                let batch = if options.flag("无批次") { "没有" } else { "最近" };
                self.within(Room::Correction, "correct", rest, json!({ "batch": batch }))
            }
            ("撤回校核", _) => self.within(Room::Correction, "cancel", rest, json!({})),
            ("确认更正", _) => {
                let of = self.within(Room::Correction, "acknowledge", rest, json!({ "note": "已更新" }))?;
                Ok(MatterAct { room: Room::Notice, name: format!("{}:{}", of.name, words::noted(by)?.0), ..of })
            }
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    fn doubt(&mut self, verb: &str, resource: &str, options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let resource = self.resource_name(resource)?;
        let items = self.drafts.get(&resource).map(|draft| draft.items.clone()).unwrap_or_default();
        let usual = items.iter().filter(|item| item.key).map(|item| json!({ "item": item.name, "value": RECORD })).collect();
        let pair = |text: &str| {
            let (title, value) = text.split_once('=').ok_or("应写作：主键 数据项=值")?;
            Ok::<_, Wrong>(json!({ "item": self.column(title)?, "value": value }))
        };
        let key = options.list("主键", pair)?;
        let key = if options.flag("无主键") { Vec::new() } else { key.unwrap_or(usual) };
        let item = match options.value("数据项") {
            Some("（整条）") => String::new(),
            Some(title) => self.column(title).unwrap_or_else(|_| title.to_owned()),
            None => items.iter().find(|item| !item.key).map(|item| item.name.clone()).unwrap_or_default(),
        };
        let kind = options.read("种类", |title| self.kind(title))?.unwrap_or_default();
        let route = match (verb, options.flag("代数据主体")) {
            ("通知校核", _) => "cross_check",
            (_, true) => "subject",
            _ => "user",
        };
        let mut text = |word: &str, none: &str, usual: &str| {
            if options.flag(none) { String::new() } else { options.value(word).map_or(usual.to_owned(), words::unquote) }
        };
        let claim = json!({
            "key": key,
            "item": item,
            "held": text("现值", "无现值", "东城街道"),
            "claimed": text("应为", "无应为", "南城街道"),
            "other": text("另值", "无另值", ""),
        });
        let grounds = text("理由", "无理由", "与实地核查不一致");
        let evidence = text("证据", "无证据", "");
        let body = json!({
            "resource": resource,
            "route": route,
            "kind": kind,
            "claim": claim,
            "grounds": grounds,
            "evidence": evidence,
        });
        Ok(self.opens(Room::Correction, body, options))
    }

    /// A kind of fault by its title in the law of the story; a word the law doesn't know stays as it is.
    fn kind(&self, title: &str) -> Result<String, Wrong> {
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        let rule = law.rule_or_nearest(Key::CorrectionKinds, chrono::NaiveDate::MIN).map(|rule| &rule.value);
        let Some(law::Value::Table(rows)) = rule else { return Ok(title.to_owned()) };
        let found = rows.iter().find(|row| row.get("title").is_some_and(|known| known == title));
        Ok(found.and_then(|row| row.get("name").cloned()).unwrap_or_else(|| title.to_owned()))
    }
}
