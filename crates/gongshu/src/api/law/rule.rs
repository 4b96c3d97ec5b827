//! A rule as the console shows it.

use crate::api::problem::Cited;
use crate::node::Node;
use chrono::NaiveDate;
use law::{Cell, EVENTS, Form, Key, ROLES, Relation, Ruled, SILENCES, Value, label};
use serde::Serialize;
use std::collections::BTreeMap;

/// A word of a vocabulary and its Chinese name.
#[derive(Debug, Clone, Serialize)]
pub struct Label {
    word: String,
    label: String,
}

impl Label {
    /// Of a word.
    pub fn of(words: &[(&str, &str)], word: &str) -> Self {
        Self { word: word.to_owned(), label: label(words, word).to_owned() }
    }

    /// Of an event that starts a clock.
    pub fn event(word: &str) -> Self {
        Self::of(&EVENTS, word)
    }

    /// Of a role.
    pub fn role(word: &str) -> Self {
        Self::of(&ROLES, word)
    }
}

/// A rule as shown.
#[derive(Debug, Serialize)]
pub struct RuleView {
    key: Key,
    label: &'static str,
    room: &'static str,
    form: Form,
    value_text: String,
    list: Vec<String>,
    rows: Vec<BTreeMap<String, String>>,
    columns: Vec<ColumnView>,
    from: Option<Label>,
    by: Option<Label>,
    to: Option<Label>,
    silence: Option<Label>,
    relation: Option<Label>,
    reading: Option<String>,
    alternatives: Vec<String>,
    author: Option<String>,
    read_on: Option<NaiveDate>,
    via: Option<Cited>,
    binding: bool,
    read_by: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
struct ColumnView {
    name: &'static str,
    label: &'static str,
}

const COLUMNS: [(&str, &str); 15] = [
    ("field", "栏目"),
    ("title", "条文用语"),
    ("label", "名称"),
    ("name", "短名"),
    ("effect", "效果"),
    ("step", "步骤"),
    ("by", "由谁"),
    ("with", "会同"),
    ("class", "类别"),
    ("sources", "数源部门"),
    ("means", "含义"),
    ("who", "谁"),
    ("detect", "如何发现"),
    ("rhythm", "频次"),
    ("evidence", "凭证"),
];

impl RuleView {
    /// Of a rule.
    pub fn of(node: &Node, rule: &Ruled) -> Self {
        let law = node.law();
        let today = node.clock.now().date_naive();
        let held = match rule.value.name() {
            Some(_) => law.entries(rule.key, today).into_iter().find(|held| held.value.name() == rule.value.name()),
            None => law.rule(rule.key, today),
        };
        let (list, rows) = content(rule.key, &rule.value);
        Self {
            key: rule.key,
            label: rule.key.label(),
            room: rule.key.room(),
            form: rule.key.form(),
            value_text: if rows.is_empty() { rule.value.to_string() } else { String::new() },
            list,
            rows,
            columns: rule.key.columns().iter().map(|column| ColumnView { name: column.name, label: named(column.name) }).collect(),
            from: rule.from.as_deref().map(Label::event),
            by: rule.by.as_deref().map(Label::role),
            to: rule.to.as_deref().map(Label::role),
            silence: rule.silence.as_deref().map(|word| Label::of(&SILENCES, word)),
            relation: rule.relation.map(relation),
            reading: rule.reading.clone(),
            alternatives: rule.alternatives.clone(),
            author: rule.author.clone(),
            read_on: rule.read_on,
            via: rule.via.clone().map(Cited::from),
            binding: held.is_some_and(|held| held.citation == rule.citation),
            read_by: if node.library.unread.contains(&rule.key) { Vec::new() } else { vec![rule.key.room()] },
        }
    }
}

/// A list, or rows whose words of a vocabulary are put into Chinese.
fn content(key: Key, value: &Value) -> (Vec<String>, Vec<BTreeMap<String, String>>) {
    let in_chinese = |row: &BTreeMap<String, String>| -> BTreeMap<String, String> {
        row.iter().map(|(column, cell)| (column.clone(), cell_label(key, column, cell).to_owned())).collect()
    };
    match value {
        Value::List(terms) => (terms.clone(), Vec::new()),
        Value::Table(rows) => (Vec::new(), rows.iter().map(in_chinese).collect()),
        Value::Entry(row) => (Vec::new(), vec![in_chinese(row)]),
        _ => (Vec::new(), Vec::new()),
    }
}

fn cell_label<'a>(key: Key, column: &str, cell: &'a str) -> &'a str {
    match key.columns().iter().find(|known| known.name == column).map(|known| known.cell) {
        Some(Cell::Word(words)) => label(words, cell),
        _ => cell,
    }
}

fn named(column: &str) -> &'static str {
    let found = COLUMNS.iter().find(|(name, _)| *name == column);
    found.map_or("备注", |(_, label)| label)
}

fn relation(relation: Relation) -> Label {
    let (word, label) = match relation {
        Relation::Restates => ("restates", "与上位规定相同"),
        Relation::Stricter => ("stricter", "严于上位规定"),
        Relation::Looser => ("looser", "宽于上位规定，不适用"),
        Relation::Adds => ("adds", "上位没有，或者作了细化"),
    };
    Label { word: word.to_owned(), label: label.to_owned() }
}
