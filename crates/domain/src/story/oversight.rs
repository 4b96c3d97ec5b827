//! The verbs of the overdue register. An entry is called by the name of the case it is about.

use super::act::{Act, Case, MatterAct};
use super::options::Options;
use super::reader::Reader;
use super::source::Question;
use super::words::{self, Wrong};
use crate::decision::Room;
use serde_json::{Value, json};

pub(super) const VERBS: [&str; 5] = ["催办", "督办", "说明逾期", "记录措施", "办结逾期"];

/// Reads a question, or the node's own look at what is overdue.
pub(super) fn asked(by: &str, verb: &str, rest: &[&str]) -> Result<Option<Act>, Wrong> {
    Ok(Some(match (by, verb, rest) {
        ("本节点", "巡查时限", []) => Act::Watch,
        (_, "查在办", []) => Act::Ask(Question::Open),
        (_, "查三跨共享", []) => Act::Ask(Question::Crossings),
        (_, "查共享记录", [org, from, "至", to]) => {
            Act::Ask(Question::Record((*org).to_owned(), (words::day(from)?, words::day(to)?)))
        }
        _ => return Ok(None),
    }))
}

impl Reader<'_> {
    pub(super) fn oversight(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let name = self.late_case(rest)?;
        let mut said = |word: &str, none: &str| match (options.value(word), options.flag(none)) {
            (Some(text), false) => Ok(words::unquote(text)),
            (None, true) => Ok(String::new()),
            _ => Err(format!("须写明“{word} …”或者“{none}”")),
        };
        let (verb, body): (_, Value) = match verb {
            "催办" => ("nudge", json!({ "words": options.value("说明").map(words::unquote).unwrap_or_default() })),
            "说明逾期" => ("explain", json!({ "words": said("原因", "无原因")? })),
            "记录措施" => ("record", json!({ "words": said("措施", "无措施")? })),
            "办结逾期" => ("close", json!({ "words": said("措施", "无措施")? })),
            _ => {
                let until = options.read("限", words::day)?.ok_or("须写明“限 日期”")?;
                let usual = if options.flag("无要求") { "" } else { "限期办结，并书面说明逾期原因" };
                ("order", json!({ "until": until, "demand": options.value("要求").map_or(usual.to_owned(), words::unquote) }))
            }
        };
        Ok(MatterAct { room: Room::Oversight, name, verb, body })
    }

    /// The case that is late: the one named, or the one at hand.
    fn late_case(&self, rest: &[&str]) -> Result<String, Wrong> {
        match rest {
            [] => match self.hand.as_ref().ok_or("还没有经办的事项")? {
                Case::Resource(name) | Case::Request(name) | Case::Matter(_, name) => Ok(name.clone()),
            },
            [name] if self.requests.contains_key(*name) || self.matters.iter().any(|(_, known)| known == name) => Ok((*name).to_owned()),
            [name] if self.drafts.contains_key(*name) => Ok((*name).to_owned()),
            _ => Err(format!("没有叫“{}”的事项", rest.join(" "))),
        }
    }
}
