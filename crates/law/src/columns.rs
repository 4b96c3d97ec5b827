//! The cells of tables and entries: every column known, every required one there, every word of the vocabulary.

use std::collections::BTreeMap;

use crate::form::Cell;
use crate::terms::{choice, known};
use crate::{Key, Value};

type Row = BTreeMap<String, String>;
type Wrong = (String, String);

/// Checks the cells of a value.
pub(crate) fn check(key: Key, value: &Value) -> Result<(), Wrong> {
    for (place, row) in rows(value).enumerate() {
        let here = if matches!(value, Value::Table(_)) { format!("表中第{}行", place + 1) } else { String::new() };
        row_is_whole(key, row).map_err(|(wrong, remedy)| (format!("“{key}”{here}{wrong}"), remedy))?;
    }
    Ok(())
}

fn row_is_whole(key: Key, row: &Row) -> Result<(), Wrong> {
    let names = || key.columns().iter().map(|column| column.name).collect::<Vec<_>>().join("、");
    if let Some(unknown) = row.keys().find(|name| key.columns().iter().all(|column| column.name != name.as_str())) {
        return Err((format!("有不认识的栏目 {unknown}"), format!("栏目只能是：{}", names())));
    }
    for column in key.columns() {
        if row.get(column.name).is_some_and(|cell| cell.trim() != cell) {
            return Err((format!("的 {} 前后有空格", column.name), "删去前后的空格".to_owned()));
        }
        match row.get(column.name).map(String::as_str) {
            None if !column.required => {}
            None | Some("") => return Err((format!("缺少栏目 {}", column.name), format!("补上 {}；栏目有：{}", column.name, names()))),
            Some(cell) => cell_is_right(column.name, column.cell, cell)?,
        }
    }
    Ok(())
}

fn cell_is_right(name: &str, kind: Cell, cell: &str) -> Result<(), Wrong> {
    match kind {
        Cell::Name if !cell.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_') => {
            Err((format!("的 {name}“{cell}”不是短名"), "短名只用小写字母、数字和下划线".to_owned()))
        }
        Cell::Word(words) if !known(words, cell) => Err((format!("的 {name}“{cell}”不在词汇表内"), choice(words))),
        _ => Ok(()),
    }
}

/// The words of the cells that are to be found in the official text.
pub(crate) fn quoted(key: Key, value: &Value) -> Vec<String> {
    let cells = rows(value).flat_map(|row| key.columns().iter().filter_map(|column| Some((column.cell, row.get(column.name)?))));
    cells
        .flat_map(|(kind, cell)| match kind {
            Cell::Quoted => vec![cell.clone()],
            Cell::QuotedTerms => cell.split('、').map(str::to_owned).collect(),
            Cell::Name | Cell::Word(_) | Cell::Free => Vec::new(),
        })
        .collect()
}

fn rows(value: &Value) -> impl Iterator<Item = &Row> {
    let (table, entry) = match value {
        Value::Table(rows) => (rows.as_slice(), None),
        Value::Entry(row) => (&[][..], Some(row)),
        _ => (&[][..], None),
    };
    table.iter().chain(entry)
}
