//! The header: which column holds which item.

use super::titles;
use crate::LoadError;
use domain::catalogue::Item;

/// For each item, its column. Every item must have exactly one, in any order, by name or title.
pub(crate) fn resolve(header: &[String], items: &[Item]) -> Result<Vec<usize>, LoadError> {
    let owner = |text: &str| items.iter().position(|item| item.title.trim() == text || item.name == text);
    let columns: Vec<Option<usize>> = header.iter().map(|text| owner(text.trim())).collect();
    let mut wrong = Vec::new();
    let mut places = Vec::with_capacity(items.len());
    for (index, item) in items.iter().enumerate() {
        let mut found = columns.iter().enumerate().filter(|(_, owner)| **owner == Some(index)).map(|(column, _)| column);
        match (found.next(), found.next()) {
            (None, _) => wrong.push(format!("缺少“{}”", item.title)),
            (Some(_), Some(again)) => wrong.push(format!("第 {} 列重复了“{}”", again + 1, item.title)),
            (Some(column), None) => places.push(column),
        }
    }
    let known = columns.iter().flatten().count();
    if known == 0 && !items.is_empty() {
        wrong = vec!["没有找到任何一个应有的列名，第 1 行可能不是表头".into()];
    } else {
        let strangers = header.iter().zip(&columns).enumerate().filter(|(_, (_, owner))| owner.is_none());
        wrong.extend(strangers.map(|(column, (text, _))| stranger(column, text.trim())));
    }
    if wrong.is_empty() { Ok(places) } else { Err(LoadError::Header { wrong, expected: titles(items) }) }
}

/// A file without a header has values in its first row: what looks like one is not repeated.
fn stranger(column: usize, text: &str) -> String {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match text {
        "" => format!("第 {} 列没有列名", column + 1),
        _ if digits >= 4 || text.chars().count() > 20 => format!("第 {} 列不属于该资源", column + 1),
        _ => format!("第 {} 列“{text}”不属于该资源", column + 1),
    }
}
