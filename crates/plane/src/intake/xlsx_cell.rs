//! A workbook's cell as the text an officer sees.

use calamine::{DataRef, ExcelDateTime, ExcelDateTimeType};
use domain::catalogue::Kind;
use domain::quality::Reason;

/// Whole numbers from here on have lost digits: spreadsheet programs keep fifteen.
const EXACT: f64 = 1e15;

/// The text of a cell that should hold a value of this type.
pub(crate) fn text(cell: &DataRef<'_>, kind: &Kind) -> Result<String, Reason> {
    match cell {
        DataRef::String(text) => Ok(text.clone()),
        DataRef::SharedString(text) => Ok((*text).to_owned()),
        DataRef::Int(n) if matches!(kind, Kind::Date | Kind::Time) => Ok(date(&serial(*n as f64), kind)),
        DataRef::Float(n) if matches!(kind, Kind::Date | Kind::Time) => Ok(date(&serial(*n), kind)),
        DataRef::Int(n) => Ok(n.to_string()),
        DataRef::Float(n) => number(*n, kind),
        DataRef::Bool(yes) => Ok(if *yes { "是" } else { "否" }.to_owned()),
        DataRef::DateTime(time) if matches!(kind, Kind::Integer | Kind::Decimal { .. }) => number(time.as_f64(), kind),
        DataRef::DateTime(time) => Ok(date(time, kind)),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => Ok(text.clone()),
        DataRef::Error(_) => Err(Reason::Type { expected: format!("{}，单元格是公式错误（如 #N/A）", kind.title()) }),
        DataRef::Empty => Ok(String::new()),
    }
}

fn serial(days: f64) -> ExcelDateTime {
    ExcelDateTime::new(days, ExcelDateTimeType::DateTime, false)
}

/// A number as a cell shows it: fifteen digits, no exponent.
fn number(n: f64, kind: &Kind) -> Result<String, Reason> {
    if n.abs() >= EXACT && matches!(kind, Kind::Text { .. } | Kind::Integer) {
        return Err(Reason::Type {
            expected: format!("{}；超过 15 位的数字已被表格软件截断，请把该列设为文本格式后重新填写", kind.title()),
        });
    }
    // 0.1 + 0.2 is stored as 0.30000000000000004 and shown as 0.3.
    let shown: f64 = format!("{n:.14e}").parse().unwrap_or(n);
    Ok(format!("{shown}"))
}

/// A serial day number as a date, with the time of day where there is one or one is asked for.
fn date(time: &ExcelDateTime, kind: &Kind) -> String {
    // Below 1 there is no day, above the last one no year of four digits: left as a number, which is
    // then refused as not being a date.
    if !(1.0..2_958_466.0).contains(&time.as_f64()) {
        return time.as_f64().to_string();
    }
    let (year, month, day, hour, minute, second, milli) = time.to_ymd_hms_milli();
    let midnight = (hour, minute, second, milli) == (0, 0, 0, 0);
    if midnight && !matches!(kind, Kind::Time) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
