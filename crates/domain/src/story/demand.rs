//! The verbs of demands.

use super::act::MatterAct;
use super::action::reason;
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::decision::Room;
use law::Key;
use serde_json::{Map, Value, json};

pub(super) const VERBS: [&str; 9] =
    ["提出需求", "通过需求", "驳回需求", "退回需求", "对接需求", "答复无来源", "对应目录", "确认挂载", "撤回需求"];

impl Reader<'_> {
    pub(super) fn demand(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let room = Room::Demand;
        match (verb, rest) {
            ("提出需求", [title]) => self.wish(title, options),
            ("通过需求", _) => self.within(room, "accept", rest, json!({ "note": options.value("意见").unwrap_or_default() })),
            ("驳回需求", _) => self.within(room, "refuse", rest, json!({ "reason": reason(options)? })),
            ("退回需求", _) => self.within(room, "deny", rest, json!({ "reason": reason(options)? })),
            ("对接需求", _) => {
                let provider = options.value("提供部门").ok_or("须写明提供部门")?;
                self.within(room, "assign", rest, json!({ "provider": provider }))
            }
            ("答复无来源", _) => self.within(room, "no_source", rest, json!({ "reason": reason(options)? })),
            ("对应目录", [resource, rest @ ..]) => {
                let resource = self.resource_name(resource)?;
                let act = self.within(room, "publish", rest, Value::Null)?;
                let mapped = self.mapped(&act.name, options)?;
                Ok(MatterAct { body: json!({ "resource": resource, "mapped": mapped }), ..act })
            }
            ("确认挂载", _) => self.within(room, "mount", rest, json!({})),
            ("撤回需求", _) => self.within(room, "cancel", rest, json!({})),
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    fn wish(&mut self, title: &str, options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let lacks = options.list("缺", |title| self.titled(Key::DemandElements, title))?.unwrap_or_default();
        let without = |field: &str| lacks.iter().any(|lack| lack == field);
        let items = options.list("数据项", |item| Ok(item.to_owned()))?.unwrap_or_else(|| vec!["婚姻状况".into()]);
        let items = if without("items") { Vec::new() } else { items };
        let basis = options.read("依据", |text| words::basis(text, self.library))?.or_else(|| self.cast.basis.clone());
        let other = |pair: &str| {
            let (title, text) = pair.split_once('=').ok_or("应写作：另写 内容=文字")?;
            Ok::<_, Wrong>((self.titled(Key::DemandElements, title)?, json!(text)))
        };
        let more: Map<_, _> = options.list("另写", other)?.unwrap_or_default().into_iter().collect();
        let insufficient = options.read("不够用", |resource| self.resource_name(resource))?;
        let mut text = |word: &str, field: &str, usual: &str| {
            if without(field) { String::new() } else { options.value(word).unwrap_or(usual).to_owned() }
        };
        let body = json!({
            "title": if title == "（无名称）" { "" } else { title },
            "items": items,
            "scenario": text("场景", "scenario", "办理社会救助"),
            "need": text("履职", "need", "社会救助对象核查"),
            "search": text("检索", "search", title),
            "basis": if without("basis") { None } else { basis },
            "provider": options.value("提供部门").filter(|_| !without("provider")),
            "more": more,
            "insufficient": insufficient,
        });
        let act = self.opens(Room::Demand, body, options);
        self.wishes.insert(act.name.clone(), items);
        Ok(act)
    }

    /// What each demanded item became; unsaid, the item of the same title.
    fn mapped(&self, demand: &str, options: &mut Options<'_>) -> Result<Vec<Value>, Wrong> {
        let pair = |text: &str| {
            let (item, title) = text.split_once('=').ok_or("应写作：对应 需求项=数据项")?;
            Ok::<_, Wrong>(json!({ "item": item, "column": self.column(title).unwrap_or_else(|_| title.to_owned()) }))
        };
        let none = |text: &str| {
            let (item, notes) = words::noted(text)?;
            Ok::<_, Wrong>(json!({ "item": item, "reason": notes.join("、") }))
        };
        let (pairs, nones) = (options.list("对应", pair)?, options.list("不供", none)?);
        if pairs.is_some() || nones.is_some() {
            return Ok(pairs.into_iter().chain(nones).flatten().collect());
        }
        let wished = self.wishes.get(demand).into_iter().flatten();
        Ok(wished.map(|item| json!({ "item": item, "column": self.column(item).unwrap_or_else(|_| item.clone()) })).collect())
    }
}
