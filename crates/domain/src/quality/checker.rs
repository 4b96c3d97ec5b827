//! One item's rules, compiled.

use super::{Cell, Checksum, Reason, Rule, resident_id, uscc};
use crate::catalogue::{Item, Kind};
use chrono::{NaiveDate, NaiveDateTime};
use regex::{Regex, RegexBuilder};
use std::borrow::Cow;
use std::collections::HashSet;

/// Compiled form of one item's type and rules.
#[derive(Debug)]
pub struct Checker {
    kind: Kind,
    required: bool,
    unique: bool,
    tests: Vec<Test>,
}

#[derive(Debug)]
enum Test {
    Format(Regex),
    Checksum(Checksum),
    CodeList(HashSet<String>),
    Range { min: Option<String>, max: Option<String>, low: Option<Cell<'static>>, high: Option<Cell<'static>> },
}

impl Checker {
    /// Compiles an item.
    ///
    /// # Errors
    /// The words of what is wrong with a rule (a bad pattern, a range end that is not of the item's type).
    pub fn new(item: &Item) -> Result<Self, String> {
        let tests = item.rules.iter().filter_map(|rule| Test::new(rule, &item.kind).transpose()).collect::<Result<_, _>>()?;
        Ok(Self {
            kind: item.kind.clone(),
            required: item.required || item.key,
            unique: item.key || item.rules.contains(&Rule::Unique),
            tests,
        })
    }

    /// Whether no two rows may have the same value (the key, or a `unique` rule).
    pub fn unique(&self) -> bool {
        self.unique
    }

    /// Checks one cell as it stands in the file.
    ///
    /// # Errors
    /// The first [`Reason`] that speaks against it.
    pub fn check<'a>(&self, text: &'a str) -> Result<Cell<'a>, Reason> {
        let text = text.trim();
        if text.is_empty() {
            return if self.required { Err(Reason::Missing) } else { Ok(Cell::Empty) };
        }
        let cell = parse(&self.kind, text)?;
        for test in &self.tests {
            test.check(text, &cell)?;
        }
        Ok(cell)
    }
}

impl Test {
    fn new(rule: &Rule, kind: &Kind) -> Result<Option<Self>, String> {
        Ok(Some(match rule {
            Rule::Format { pattern } => Self::Format(compile(pattern)?),
            Rule::Checksum { standard } => Self::Checksum(*standard),
            Rule::CodeList { values } => Self::CodeList(values.iter().cloned().collect()),
            Rule::Range { min, max } => {
                Self::Range { low: end(kind, min.as_deref())?, high: end(kind, max.as_deref())?, min: min.clone(), max: max.clone() }
            }
            Rule::Unique => return Ok(None),
        }))
    }

    fn check(&self, text: &str, cell: &Cell<'_>) -> Result<(), Reason> {
        match self {
            Self::Format(regex) => regex.is_match(text).then_some(()).ok_or(Reason::Format),
            Self::Checksum(standard) => {
                let right = match standard {
                    Checksum::ResidentId => resident_id(text),
                    Checksum::Uscc => uscc(text),
                };
                right.then_some(()).ok_or(Reason::Checksum { standard: *standard })
            }
            Self::CodeList(values) => values.contains(text).then_some(()).ok_or(Reason::CodeList),
            Self::Range { min, max, low, high } => {
                let inside = low.as_ref().is_none_or(|l| at_most(l, cell)) && high.as_ref().is_none_or(|h| at_most(cell, h));
                inside.then_some(()).ok_or_else(|| Reason::Range { min: min.clone(), max: max.clone() })
            }
        }
    }
}

/// Patterns come from officers: their size is bounded, and the engine takes linear time.
fn compile(pattern: &str) -> Result<Regex, String> {
    if pattern.len() > Rule::MAX_PATTERN {
        return Err(format!("格式规则过长，最多 {} 字节", Rule::MAX_PATTERN));
    }
    RegexBuilder::new(&format!("^(?:{pattern})$"))
        .size_limit(1 << 20)
        .build()
        .map_err(|_| format!("格式规则不是有效的正则表达式：{pattern}"))
}

fn end(kind: &Kind, text: Option<&str>) -> Result<Option<Cell<'static>>, String> {
    let Some(text) = text else { return Ok(None) };
    if !kind.has_order() {
        return Err("范围规则只适用于数值、日期和时间".into());
    }
    match parse(kind, text.trim()) {
        Ok(Cell::Text(text)) => Ok(Some(Cell::Text(Cow::Owned(text.into_owned())))),
        Ok(Cell::Integer(n)) => Ok(Some(Cell::Integer(n))),
        Ok(Cell::Decimal(n)) => Ok(Some(Cell::Decimal(n))),
        Ok(Cell::Date(d)) => Ok(Some(Cell::Date(d))),
        Ok(Cell::Time(t)) => Ok(Some(Cell::Time(t))),
        Ok(Cell::Boolean(_) | Cell::Empty) | Err(_) => Err(format!("范围端点 {text} 不是{}", kind.title())),
    }
}

fn at_most(a: &Cell<'_>, b: &Cell<'_>) -> bool {
    match (a, b) {
        (Cell::Integer(a), Cell::Integer(b)) => a <= b,
        (Cell::Decimal(a), Cell::Decimal(b)) => a <= b,
        (Cell::Date(a), Cell::Date(b)) => a <= b,
        (Cell::Time(a), Cell::Time(b)) => a <= b,
        _ => true,
    }
}

fn parse<'a>(kind: &Kind, text: &'a str) -> Result<Cell<'a>, Reason> {
    let wrong = || Reason::Type { expected: kind.title() };
    match kind {
        Kind::Text { max } if text.chars().count() > *max as usize => Err(Reason::Length { max: *max }),
        Kind::Text { .. } => Ok(Cell::Text(Cow::Borrowed(text))),
        Kind::Integer => text.parse().map(Cell::Integer).map_err(|_| wrong()),
        Kind::Decimal { precision, scale } => decimal(text, *precision, *scale).map(Cell::Decimal).ok_or_else(wrong),
        Kind::Date => date(text).map(Cell::Date).ok_or_else(wrong),
        Kind::Time => time(text).map(Cell::Time).ok_or_else(wrong),
        Kind::Boolean => boolean(text).map(Cell::Boolean).ok_or_else(wrong),
    }
}

/// Dates as offices write them: 2026-03-02, 2026/3/2, 20260302, 2026年3月2日.
fn date(text: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%Y/%m/%d", "%Y%m%d", "%Y年%m月%d日"].iter().find_map(|f| NaiveDate::parse_from_str(text, f).ok())
}

fn time(text: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%d %H:%M:%S", "%Y-%m-%dT%H:%M:%S", "%Y/%m/%d %H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M"]
        .iter()
        .find_map(|f| NaiveDateTime::parse_from_str(text, f).ok())
        .or_else(|| date(text).and_then(|d| d.and_hms_opt(0, 0, 0)))
}

fn boolean(text: &str) -> Option<bool> {
    match text {
        "是" | "true" | "TRUE" | "1" | "Y" | "y" => Some(true),
        "否" | "false" | "FALSE" | "0" | "N" | "n" => Some(false),
        _ => None,
    }
}

/// Exact: a value with more decimals than `scale`, or more digits than `precision`, is refused, not rounded.
fn decimal(text: &str, precision: u8, scale: u8) -> Option<i128> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |t: &str| t.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || !plain(whole) || !plain(fraction) || fraction.len() > usize::from(scale) {
        return None;
    }
    let whole = whole.trim_start_matches('0');
    if whole.len() + usize::from(scale) > usize::from(precision) {
        return None;
    }
    let unscaled: i128 = format!("0{whole}{fraction:0<width$}", width = usize::from(scale)).parse().ok()?;
    Some(if negative { -unscaled } else { unscaled })
}

#[cfg(test)]
mod tests;
