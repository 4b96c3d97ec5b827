//! Values in their canonical text: what keys are compared by, what masks see, what files show.
//!
//! Whole numbers without leading zeros, decimals with all their decimals, dates `2026-03-02`,
//! times `2026-03-02 08:00:00`, `是` and `否`. An empty cell has none.

use arrow::array::{Array, AsArray};
use arrow::datatypes::{DataType, Date32Type, Decimal128Type, Int64Type, TimeUnit, TimestampMicrosecondType};
use chrono::{DateTime, NaiveDate};
use domain::catalogue::{Item, Kind};
use domain::quality::{Cell, Checker};
use serde_json::Value;
use std::fmt::Write;

/// Days from 0001-01-01 to 1970-01-01.
const EPOCH_DAYS: i32 = 719_163;

/// Appends the canonical text; `false` for an empty cell.
pub(crate) fn write_cell(cell: &Cell<'_>, kind: &Kind, out: &mut String) -> bool {
    // Writing to a string cannot fail.
    let _ = match cell {
        Cell::Empty => return false,
        Cell::Text(text) => {
            out.push_str(text);
            Ok(())
        }
        Cell::Integer(n) => write!(out, "{n}"),
        Cell::Decimal(n) => {
            write_decimal(*n, scale_of(kind), out);
            Ok(())
        }
        Cell::Date(day) => write!(out, "{}", day.format("%Y-%m-%d")),
        Cell::Time(time) => write!(out, "{}", time.format("%Y-%m-%d %H:%M:%S")),
        Cell::Boolean(yes) => {
            out.push_str(if *yes { "是" } else { "否" });
            Ok(())
        }
    };
    true
}

fn scale_of(kind: &Kind) -> u8 {
    match kind {
        Kind::Decimal { scale, .. } => *scale,
        _ => 0,
    }
}

fn write_decimal(unscaled: i128, scale: u8, out: &mut String) {
    let digits = format!("{:0>width$}", unscaled.unsigned_abs(), width = usize::from(scale) + 1);
    let (whole, fraction) = digits.split_at(digits.len() - usize::from(scale));
    if unscaled < 0 {
        out.push('-');
    }
    out.push_str(whole);
    if !fraction.is_empty() {
        out.push('.');
        out.push_str(fraction);
    }
}

/// The canonical text of what a caller wrote, by type alone; `None` when it is not of the type.
pub(crate) fn canonical(kind: &Kind, text: &str) -> Option<String> {
    // Rules may have been tightened since: a look-up asks for the type only.
    let kind = match kind {
        Kind::Text { .. } => Kind::Text { max: u32::MAX },
        other => other.clone(),
    };
    let item = Item {
        name: String::new(),
        title: String::new(),
        kind: kind.clone(),
        required: true,
        key: false,
        grade: None,
        rules: Vec::new(),
        note: String::new(),
        marks: Default::default(),
        element: None,
    };
    let checker = Checker::new(&item).ok()?;
    let mut out = String::new();
    write_cell(&checker.check(text).ok()?, &kind, &mut out).then_some(out)
}

/// The JSON of a canonical text: numbers and truth values as such, decimals and dates as text.
pub(crate) fn json(kind: &Kind, text: &str) -> Value {
    match kind {
        Kind::Integer => text.parse::<i64>().map_or_else(|_| Value::from(text), Value::from),
        Kind::Boolean => Value::from(text == "是"),
        _ => Value::from(text),
    }
}

/// Appends the canonical text of one row of a column; `None` when it is null or of a type that the
/// plane does not write.
pub(crate) fn write_arrow(column: &dyn Array, row: usize, out: &mut String) -> Option<()> {
    if column.is_null(row) {
        return None;
    }
    match column.data_type() {
        DataType::Utf8 => out.push_str(column.as_string::<i32>().value(row)),
        DataType::LargeUtf8 => out.push_str(column.as_string::<i64>().value(row)),
        DataType::Utf8View => out.push_str(column.as_string_view().value(row)),
        DataType::Int64 => {
            let _ = write!(out, "{}", column.as_primitive::<Int64Type>().value(row));
        }
        DataType::Decimal128(_, scale) => {
            write_decimal(column.as_primitive::<Decimal128Type>().value(row), u8::try_from(*scale).ok()?, out);
        }
        DataType::Date32 => {
            let day = NaiveDate::from_num_days_from_ce_opt(column.as_primitive::<Date32Type>().value(row).checked_add(EPOCH_DAYS)?)?;
            write_cell(&Cell::Date(day), &Kind::Date, out);
        }
        DataType::Timestamp(TimeUnit::Microsecond, _) => {
            let micros = column.as_primitive::<TimestampMicrosecondType>().value(row);
            write_cell(&Cell::Time(DateTime::from_timestamp_micros(micros)?.naive_utc()), &Kind::Time, out);
        }
        DataType::Boolean => out.push_str(if column.as_boolean().value(row) { "是" } else { "否" }),
        _ => return None,
    }
    Some(())
}

/// Days since 1970-01-01.
pub(crate) fn days(day: NaiveDate) -> i32 {
    chrono::Datelike::num_days_from_ce(&day) - EPOCH_DAYS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn canonical_texts() {
        let money = Kind::Decimal { precision: 8, scale: 2 };
        assert_eq!(canonical(&money, " -0.5 ").unwrap(), "-0.50");
        assert_eq!(canonical(&money, "0012").unwrap(), "12.00");
        assert_eq!(canonical(&Kind::Date, "2026年3月2日").unwrap(), "2026-03-02");
        assert_eq!(canonical(&Kind::Time, "2026/3/2 8:05").unwrap(), "2026-03-02 08:05:00");
        assert_eq!(canonical(&Kind::Boolean, "Y").unwrap(), "是");
        assert_eq!(canonical(&Kind::Integer, "007").unwrap(), "7");
        assert!(canonical(&Kind::Integer, "x").is_none() && canonical(&Kind::Text { max: 1 }, " ").is_none());
    }
}
