//! The typed fences under a paragraph: `text`, `rule`, `none`.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::columns;
use crate::mistake::{Mistake, read_toml};
use crate::terms::{choice, keys_near, known};
use crate::{Citation, EVENTS, Form, Key, ROLES, SILENCES, Value};

/// How a child pack's rule stands to its parent's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Relation {
    /// Says the same.
    Restates,
    /// Asks for more.
    Stricter,
    /// Asks for less; never binds.
    Looser,
    /// Says what the parent doesn't.
    Adds,
}

/// A rule with its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ruled {
    /// What it is about.
    pub key: Key,
    /// What it says.
    pub value: Value,
    /// The event from which a term runs.
    pub from: Option<String>,
    /// Who owes the duty or holds the power.
    pub by: Option<String>,
    /// To whom it is owed.
    pub to: Option<String>,
    /// How it stands to the parent pack's rule.
    pub relation: Option<Relation>,
    /// What follows when a term passes in silence: `nothing`, `escalation`, `deemed_consent`.
    pub silence: Option<String>,
    /// The reading chosen where the wording is open.
    pub reading: Option<String>,
    /// Other readings.
    pub alternatives: Vec<String>,
    /// Who chose the reading.
    pub author: Option<String>,
    /// When the reading was chosen.
    pub read_on: Option<NaiveDate>,
    /// Words that stand in the official paragraph.
    pub quotes: Vec<String>,
    /// The rows of the obligations that it meets.
    pub rows: Vec<String>,
    /// Where it stands.
    pub citation: Citation,
    /// The paragraph that refers to it, where it stands in another law.
    pub via: Option<Citation>,
    /// The digest of its pack.
    pub pack_digest: String,
    /// The file it is written in.
    pub file: String,
    /// The line of its fence.
    pub line: usize,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    key: String,
    value: Option<String>,
    list: Option<Vec<String>>,
    table: Option<Vec<BTreeMap<String, String>>>,
    text: Option<String>,
    flag: Option<bool>,
    entry: Option<BTreeMap<String, String>>,
    see: Option<String>,
    from: Option<String>,
    by: Option<String>,
    to: Option<String>,
    relation: Option<Relation>,
    silence: Option<String>,
    reading: Option<String>,
    #[serde(default)]
    alternatives: Vec<String>,
    author: Option<String>,
    date: Option<NaiveDate>,
    #[serde(default)]
    quotes: Vec<String>,
    #[serde(default)]
    rows: Vec<String>,
}

/// The fence that carries the fingerprint of the official wording.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TextFence {
    pub sm3: Option<String>,
    pub status: Option<Wording>,
}

/// What else is to be known of a wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Wording {
    /// Repaired from a damaged source.
    Restored,
    /// Not at hand when the pack was written.
    Unattached,
}

/// The fence that says why a paragraph has no rule.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoneFence {
    pub why: String,
}

/// Reads a `rule` fence that stands at `citation`.
pub(crate) fn read_rule(file: &str, line: usize, body: &str, citation: &Citation) -> Result<Ruled, Mistake> {
    let rule: Rule = read_toml(file, line + 1, body)?;
    let wrong = |wrong: String, remedy: &str| Mistake::new(file, line, wrong, remedy);
    let key: Key = rule.key.parse().map_err(|error| wrong(format!("{error}"), &keys_near(&rule.key)))?;
    let value = read_value(key, &rule).map_err(|(what, remedy)| wrong(what, remedy))?;
    for (field, term, words) in [
        ("from", &rule.from, EVENTS.as_slice()),
        ("by", &rule.by, ROLES.as_slice()),
        ("to", &rule.to, ROLES.as_slice()),
        ("silence", &rule.silence, SILENCES.as_slice()),
    ] {
        if let Some(term) = term.as_ref().filter(|term| !known(words, term)) {
            return Err(wrong(format!("{field} 的“{term}”不在词汇表内"), &choice(words)));
        }
    }
    columns::check(key, &value).map_err(|(what, remedy)| wrong(what, &remedy))?;
    if rule.reading.is_some() && (rule.author.is_none() || rule.date.is_none()) {
        return Err(wrong("读法没有署名".to_owned(), "补上 author 和 date：谁定的、哪天定的"));
    }
    if key.form() == Form::Figure && rule.from.is_none() && rule.see.is_none() {
        return Err(wrong("期限没有写从何时起算".to_owned(), "补上 from，写明从哪个事件起算"));
    }
    let mut quotes = value.words();
    quotes.extend(columns::quoted(key, &value));
    quotes.extend(rule.value);
    quotes.extend(rule.quotes);
    Ok(Ruled {
        key,
        value,
        from: rule.from,
        by: rule.by,
        to: rule.to,
        relation: rule.relation,
        silence: rule.silence,
        reading: rule.reading,
        alternatives: rule.alternatives,
        author: rule.author,
        read_on: rule.date,
        quotes,
        rows: rule.rows,
        via: None,
        citation: citation.clone(),
        pack_digest: String::new(),
        file: file.to_owned(),
        line,
    })
}

fn read_value(key: Key, rule: &Rule) -> Result<Value, (String, &'static str)> {
    let given = [
        rule.value.is_some(),
        rule.list.is_some(),
        rule.table.is_some(),
        rule.entry.is_some(),
        rule.text.is_some(),
        rule.flag.is_some(),
        rule.see.is_some(),
    ];
    let once = given.iter().filter(|there| **there).count() == 1;
    if let (Some(pack), true) = (&rule.see, once) {
        return Ok(Value::See(pack.clone()));
    }
    let found = match key.form() {
        Form::Figure => match &rule.value {
            Some(quoted) => Some(
                Value::figure(quoted)
                    .map_err(|error| (error.to_string(), "照抄条文的期限，如“5个工作日”“30日”“24小时”“3个月”“2年”“立即”“及时”"))?,
            ),
            None => None,
        },
        Form::List | Form::Ranks => rule.list.clone().map(Value::List),
        Form::Table => rule.table.clone().map(Value::Table),
        Form::Entry => rule.entry.clone().map(Value::Entry),
        Form::Text => rule.text.clone().map(Value::Text),
        Form::Flag => rule.flag.map(Value::Flag),
    };
    match found {
        Some(value) if once => Ok(value),
        _ => Err((
            format!("“{key}”的内容应当且只应当写在 {} 栏", key.form().field()),
            "把内容移到该栏，删去 value、list、table、entry、text、flag、see 中多余的栏",
        )),
    }
}
