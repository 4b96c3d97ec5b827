//! JSON Lines, streamed: one object a line, UTF-8.

use super::meter::{Meter, failed};
use super::{RawRow, RowSink, Source, titles};
use crate::{LoadError, Stage};
use domain::catalogue::Item;
use domain::quality::Reason;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;
use std::io::{BufRead, BufReader, Read};

/// Reads a JSON Lines file into the sink. Row numbers are line numbers, from 1.
pub(crate) fn read(source: Source<'_>, sink: &mut dyn RowSink) -> Result<(), LoadError> {
    source.progress.enter(Stage::Reading);
    let meter = Meter::open(source.file, source.progress).map_err(LoadError::File)?;
    let mut reader = BufReader::with_capacity(256 << 10, meter);
    let (mut line, mut number, mut row) = (Vec::new(), 0u64, RawRow::default());
    let max = source.settings.max_record;
    let mut any = false;
    loop {
        line.clear();
        let read = (&mut reader).take(max as u64 + 1).read_until(b'\n', &mut line).map_err(failed)?;
        if read == 0 {
            break;
        }
        number += 1;
        if read > max {
            return Err(LoadError::RecordTooLong { row: number, max });
        }
        let bytes = if number == 1 { line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line) } else { &line };
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        any = true;
        row.begin(number);
        fill(&mut row, bytes, source.items);
        sink.row(&row)?;
    }
    if any { Ok(()) } else { Err(LoadError::Empty { expected: titles(source.items) }) }
}

fn fill(row: &mut RawRow, line: &[u8], items: &[Item]) {
    let Ok(text) = std::str::from_utf8(line) else {
        row.fault = Some(Reason::Encoding);
        return row.push(&String::from_utf8_lossy(line));
    };
    if let Err(reason) = parse(row, text, items) {
        let number = row.number;
        row.begin(number);
        row.fault = Some(reason);
        row.push(text.trim());
    }
}

fn wrong(expected: &str) -> Reason {
    Reason::Type { expected: expected.into() }
}

fn parse(row: &mut RawRow, text: &str, items: &[Item]) -> Result<(), Reason> {
    let mut deserializer = serde_json::Deserializer::from_str(text);
    let not_object = |_| wrong("一行一个 JSON 对象");
    let pairs = deserializer.deserialize_map(Pairs).map_err(not_object)?;
    deserializer.end().map_err(not_object)?;
    let owner = |name: &str| items.iter().position(|item| item.name == name || item.title == name);
    let mut values: Vec<Option<&RawValue>> = vec![None; items.len()];
    for (name, value) in pairs {
        let slot = owner(&name).and_then(|index| values.get_mut(index)).ok_or_else(|| wrong("只含该资源数据项的 JSON 对象"))?;
        if slot.replace(value).is_some() {
            return Err(wrong("没有重复数据项的 JSON 对象"));
        }
    }
    for (index, value) in values.into_iter().enumerate() {
        match value.map_or(Some(Cow::Borrowed("")), scalar) {
            Some(text) => row.push(&text),
            None => {
                row.push("");
                row.faults.push((index, wrong("文本、数字或是否，不能是列表或对象")));
            }
        }
    }
    Ok(())
}

/// The text of a value; numbers as they are written, so that no digit is lost.
fn scalar(value: &RawValue) -> Option<Cow<'_, str>> {
    let text = value.get();
    match text.as_bytes().first()? {
        b'"' => serde_json::from_str::<String>(text).ok().map(Cow::Owned),
        b'{' | b'[' => None,
        b'n' => Some(Cow::Borrowed("")),
        _ => Some(Cow::Borrowed(text)),
    }
}

struct Pairs;

impl<'de> Visitor<'de> for Pairs {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = map.next_entry()? {
            pairs.push(pair);
        }
        Ok(pairs)
    }
}
