//! The verbs of rule sets.

use super::act::MatterAct;
use super::action::reason;
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::decision::Room;
use crate::ruleset::RulesetKind;
use chrono::NaiveDate;
use law::Key;
use serde_json::{Value, json};

pub(super) const VERBS: [&str; 5] = ["拟定规范", "修改规范", "会签规范", "施行规范", "停用规范"];

impl Reader<'_> {
    pub(super) fn ruleset(&mut self, verb: &str, rest: &[&str], today: NaiveDate, options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        match (verb, rest) {
            ("拟定规范", [kind]) => {
                let body = self.composed(kind, today, options)?;
                Ok(self.opens(Room::Ruleset, body, options))
            }
            ("修改规范", [kind]) => {
                let body = self.composed(kind, today, options)?;
                self.within(Room::Ruleset, "revise", &[], body)
            }
            ("会签规范", _) => {
                let body = options.value("作为").unwrap_or_default();
                let opinion = options.value("文件").map(words::unquote).unwrap_or_default();
                self.within(Room::Ruleset, "sign", rest, json!({ "body": body, "opinion": opinion }))
            }
            ("施行规范", _) => self.within(Room::Ruleset, "enforce", rest, json!({})),
            ("停用规范", _) => self.within(Room::Ruleset, "end", rest, json!({ "reason": reason(options)? })),
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    fn composed(&self, kind: &str, today: NaiveDate, options: &mut Options<'_>) -> Result<Value, Wrong> {
        let titles = || RulesetKind::ALL.map(RulesetKind::title).join("、");
        let kind =
            RulesetKind::ALL.into_iter().find(|one| one.title() == kind).ok_or_else(|| format!("“{kind}”不认识；可用：{}", titles()))?;
        let left = options.list("不列", |title| Ok::<_, Wrong>(title.to_owned()))?.unwrap_or_default();
        let mut fields = if options.flag("法定内容") { self.statutory(today, &left)? } else { Vec::new() };
        fields.extend(options.list("内容", field)?.unwrap_or_default());
        let signer = |pair: &str| {
            let (body, org) = pair.split_once('=').ok_or("应写作：会签机构 网信=网信办")?;
            self.org(org).map(|_| json!({ "body": body, "org": org }))
        };
        let mut text = |word: &str, usual: &str| options.value(word).map_or_else(|| usual.to_owned(), words::unquote);
        let (title, edition, issued_by) = (text("名称", kind.title()), text("版本", "第一版"), text("发布机关", ""));
        Ok(json!({
            "kind": kind,
            "title": title,
            "edition": edition,
            "issued_by": issued_by,
            "fields": fields,
            "classes": options.list("类别", class)?.unwrap_or_default(),
            "signers": options.list("会签机构", signer)?.unwrap_or_default(),
        }))
    }

    /// What the law lists, all of it required.
    fn statutory(&self, today: NaiveDate, left: &[String]) -> Result<Vec<Value>, Wrong> {
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        let rows = law.table(Key::CatalogueFields, today);
        let kept = rows.iter().filter(|row| row.get("title").is_none_or(|title| !left.contains(title)));
        Ok(kept.map(|row| json!({ "name": row.get("field"), "title": row.get("title"), "required": true })).collect())
    }
}

/// `主要用途=main_use（必填）`.
fn field(text: &str) -> Result<Value, Wrong> {
    let (pair, notes) = words::noted(text)?;
    let (title, name) = pair.split_once('=').ok_or("应写作：内容 名称=短名")?;
    match notes.as_slice() {
        [] | ["必填"] => Ok(json!({ "name": name, "title": title, "required": !notes.is_empty() })),
        _ => Err(format!("内容“{text}”只能注明“必填”")),
    }
}

/// `人口=A01（一般3级）`.
fn class(text: &str) -> Result<Value, Wrong> {
    let (pair, notes) = words::noted(text)?;
    let (title, code) = pair.split_once('=').ok_or("应写作：类别 名称=代码（最低级别）")?;
    let least = notes.first().map(|note| words::grade(note)).transpose()?;
    Ok(json!({ "code": code, "title": title, "least": least }))
}
