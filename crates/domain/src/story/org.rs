//! The verbs of organizations: set up, profile, reorganization, tasks; and what may be asked about them.

use super::act::{Act, MatterAct, OrgAct};
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::decision::Room;
use crate::org::Gap;
use serde_json::{Map, Value, json};

/// Verbs of tasks, which are matters.
pub(super) const TASKS: [&str; 4] = ["下达任务", "签收任务", "报告完成", "撤回任务"];

/// Gaps as a story tells them: how many institutions there are, then each gap.
#[must_use]
pub fn told_org_gaps(institutions: usize, gaps: &[Gap]) -> Vec<String> {
    [format!("应编目的机构 {institutions} 个")].into_iter().chain(gaps.iter().map(Gap::line)).collect()
}

impl Reader<'_> {
    /// What is done to an organization.
    pub(super) fn organization(&mut self, verb: &str, name: &str, options: &mut Options<'_>) -> Result<Act, Wrong> {
        let (verb, body) = match verb {
            "设立机构" => ("register", self.registered(name, options)?),
            "登记档案" => ("profile", self.profiled(name, options)?),
            _ => ("reorganize", self.reorganized(name, options)?),
        };
        Ok(Act::Org(OrgAct { verb, org: name.into(), body }))
    }

    fn registered(&mut self, name: &str, options: &mut Options<'_>) -> Result<Value, Wrong> {
        let kind = options.read("类别", words::org_kind)?;
        if kind.is_some() == options.flag("无类别") {
            return Err("须写明“类别 …”或者“无类别”".into());
        }
        self.cast.later.entry(name.into()).or_insert(kind.unwrap_or(crate::org::OrgKind::Department));
        let region = if options.flag("无区划") { Some(String::new()) } else { options.read("区划", words::region)? };
        let region = region.unwrap_or_else(|| self.cast.region("").to_owned());
        let mut text = |word: &str| options.value(word).map(words::unquote).unwrap_or_default();
        let mut standing = Map::new();
        for (field, word) in [("category", "属"), ("function", "职能"), ("sector", "领域"), ("article", "授权"), ("designation", "指定")]
        {
            standing.insert(field.into(), text(word).into());
        }
        let (contract, accepted) = (options.value("合同").map(words::unquote), text_of(options, "承诺"));
        if let Some(parent) = options.value("上级") {
            self.org(parent)?;
            standing.insert("parent".into(), parent.into());
        }
        let span = options.read("期间", span)?;
        let term = span
            .map(|(from, until)| json!({ "document": contract.unwrap_or_default(), "from": from, "until": until, "accepted": accepted }));
        Ok(json!({ "name": name, "kind": kind, "region": region, "standing": standing, "term": term }))
    }

    fn profiled(&self, name: &str, options: &mut Options<'_>) -> Result<Value, Wrong> {
        let kind = self.org(name)?;
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        let org = crate::org::Org::new(name.into(), name, kind, self.cast.region(name));
        let day = law.binding().filter_map(|pack| pack.in_force).max().unwrap_or(chrono::NaiveDate::MIN);
        let lacks = options.list("缺", |title| Ok::<_, Wrong>(title.to_owned()))?.unwrap_or_default();
        let mut parts = super::cast::filled(&org, law, day, &lacks).0;
        let mut own = |word: &str, field: &str| {
            if let Some(text) = options.value(word) {
                parts.insert(field.to_owned(), words::unquote(text));
            }
        };
        own("负责人", "leader");
        own("成员", "members");
        own("办公室", "office");
        let parts_of = crate::org::Part::of(&org, law, day);
        let text = |pair: &str| {
            let (title, text) = pair.split_once('=').ok_or("应写作：填写 目标=「…」")?;
            let part = parts_of.iter().find(|part| part.title() == title).ok_or_else(|| format!("机构档案没有“{title}”"))?;
            Ok::<_, Wrong>((part.name().to_owned(), words::unquote(text)))
        };
        parts.extend(options.list("填写", text)?.unwrap_or_default());
        Ok(json!({ "parts": parts }))
    }

    fn reorganized(&mut self, name: &str, options: &mut Options<'_>) -> Result<Value, Wrong> {
        self.org(name)?;
        let mut parts = Map::new();
        let pair = |text: &str| text.split_once('=').map(|(a, b)| (a.to_owned(), b.to_owned())).ok_or("应写作：划转 资源=机构".to_owned());
        for (resource, org) in options.list("划转", pair)?.unwrap_or_default() {
            self.org(&org)?;
            parts.insert(self.resource_name(&resource)?, org.into());
        }
        let heir = options.read("承接", |org| self.org(org).map(|_| org.to_owned()))?;
        let document = if options.flag("无文件") { String::new() } else { text_of(options, "文件") };
        let renamed = options.value("更名").map(words::unquote);
        Ok(json!({ "document": document, "name": renamed, "parts": parts, "heir": heir, "ends": options.flag("撤销") }))
    }

    /// What is done with a task; each department's is named after the task and the department.
    pub(super) fn task(&self, by: &str, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let room = Room::Task;
        let by = words::noted(by)?.0;
        if let ("下达任务", [title]) = (verb, rest) {
            let orgs = options.list("给", |org| self.org(org).map(|_| org.to_owned()))?.ok_or("须写明给哪些机构")?;
            let first = orgs.first().cloned().unwrap_or_default();
            let due = options.read("至", words::day)?.ok_or("须写明哪天以前完成")?;
            let (work, text) = (options.value("工作").unwrap_or_default(), text_of(options, "要求"));
            let body = json!({ "orgs": orgs, "title": title, "text": text, "work": work, "due": due });
            return Ok(MatterAct { room, name: format!("{title}:{first}"), verb: "open", body });
        }
        let (title, org) = match rest {
            [title] => (*title, by),
            [title, org] => (*title, *org),
            _ => return Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        };
        let known = self.matters.iter().any(|(of, name)| *of == room && name.split(':').next() == Some(title));
        if !known {
            return Err(format!("没有叫“{title}”的任务"));
        }
        let (verb, body) = match verb {
            "签收任务" => ("receive", json!({})),
            "报告完成" => ("complete", json!({ "report": text_of(options, "情况") })),
            _ => ("cancel", json!({ "reason": super::action::reason(options)? })),
        };
        Ok(MatterAct { room, name: format!("{title}:{org}"), verb, body })
    }
}

fn text_of(options: &mut Options<'_>, word: &str) -> String {
    options.value(word).map(words::unquote).unwrap_or_default()
}

fn span(text: &str) -> Result<(chrono::NaiveDate, chrono::NaiveDate), Wrong> {
    let (from, until) = text.split_once(" 至 ").ok_or("应写作：期间 日期 至 日期")?;
    Ok((words::day(from)?, words::day(until)?))
}
