//! What a rule says: a span of time, "promptly", a list, a table, a text or a plain yes.

use std::collections::BTreeMap;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::from_chinese;

/// The unit in which a span is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// 工作日: days on which offices work.
    WorkingDays,
    /// 日: days of the calendar.
    Days,
    /// 小时.
    Hours,
    /// 个月.
    Months,
    /// 年.
    Years,
    /// 立即: at once, without a number.
    AtOnce,
}

/// The content of a rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A length of time, such as 5个工作日.
    Span {
        /// How many.
        n: u32,
        /// Of what.
        unit: Unit,
    },
    /// 及时: the law asks for haste and names no figure.
    Promptly,
    /// A list of terms, or of ranks.
    List(Vec<String>),
    /// Rows with named columns.
    Table(Vec<BTreeMap<String, String>>),
    /// One row of a table that is spread over several provisions.
    Entry(BTreeMap<String, String>),
    /// What another pack says under the same key; replaced by that when the law folder is read.
    See(String),
    /// A term.
    Text(String),
    /// The duty or the power exists.
    Flag(bool),
}

/// A quoted figure that can't be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}”不是可读的期限")]
pub struct NotAFigure(pub String);

const UNITS: [(&str, Unit); 10] = [
    ("个工作日", Unit::WorkingDays),
    ("工作日", Unit::WorkingDays),
    ("个自然日", Unit::Days),
    ("小时", Unit::Hours),
    ("个月", Unit::Months),
    ("周年", Unit::Years),
    ("年", Unit::Years),
    ("日", Unit::Days),
    ("天", Unit::Days),
    ("月", Unit::Months),
];

impl Value {
    /// Reads a quoted figure: `5个工作日`, `十五日`, `24小时`, `3个月`, `2年`, `立即`, `及时`.
    ///
    /// # Errors
    /// The figure isn't one of these forms.
    pub fn figure(quoted: &str) -> Result<Self, NotAFigure> {
        let text: String = quoted.chars().filter(|letter| !letter.is_whitespace()).collect();
        match text.as_str() {
            "及时" => return Ok(Self::Promptly),
            "立即" => return Ok(Self::Span { n: 0, unit: Unit::AtOnce }),
            _ => {}
        }
        let text = text.strip_suffix("之内").or_else(|| text.strip_suffix('内')).unwrap_or(&text);
        for (ending, unit) in UNITS {
            if let Some(number) = text.strip_suffix(ending).and_then(from_chinese) {
                return Ok(Self::Span { n: u32::from(number), unit });
            }
        }
        Err(NotAFigure(quoted.to_owned()))
    }

    /// The name by which an entry is known; `None` for other values.
    #[must_use]
    pub fn name(&self) -> Option<&str> {
        match self {
            Self::Entry(row) => row.get("name").map(String::as_str),
            _ => None,
        }
    }

    /// The words to be found in the official text of the paragraph, besides those of its columns.
    pub(crate) fn words(&self) -> Vec<String> {
        match self {
            Self::List(terms) => terms.clone(),
            Self::Text(term) => vec![term.clone()],
            Self::Span { .. } | Self::Promptly | Self::Flag(_) | Self::Table(_) | Self::Entry(_) | Self::See(_) => Vec::new(),
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Span { n, unit } => match unit {
                Unit::WorkingDays => write!(f, "{n}个工作日"),
                Unit::Days => write!(f, "{n}日"),
                Unit::Hours => write!(f, "{n}小时"),
                Unit::Months => write!(f, "{n}个月"),
                Unit::Years => write!(f, "{n}年"),
                Unit::AtOnce => f.write_str("立即"),
            },
            Self::Promptly => f.write_str("及时"),
            Self::List(terms) => f.write_str(&terms.join("、")),
            Self::Table(rows) => f.write_str(&rows.iter().filter_map(|row| row.get("title")).cloned().collect::<Vec<_>>().join("、")),
            Self::Entry(row) => {
                f.write_str(row.get("title").map_or("", String::as_str))?;
                row.get("sources").map_or(Ok(()), |sources| write!(f, "：{sources}"))
            }
            Self::See(pack) => write!(f, "见 {pack}"),
            Self::Text(term) => f.write_str(term),
            Self::Flag(yes) => f.write_str(if *yes { "是" } else { "否" }),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_figures() {
        let span = |n, unit| Value::Span { n, unit };
        for (quoted, value) in [
            ("5个工作日", span(5, Unit::WorkingDays)),
            ("十五个工作日", span(15, Unit::WorkingDays)),
            ("15 个工作日内", span(15, Unit::WorkingDays)),
            ("30日", span(30, Unit::Days)),
            ("三十日内", span(30, Unit::Days)),
            ("24小时", span(24, Unit::Hours)),
            ("3个月", span(3, Unit::Months)),
            ("2年", span(2, Unit::Years)),
            ("立即", span(0, Unit::AtOnce)),
            ("及时", Value::Promptly),
        ] {
            assert_eq!(Value::figure(quoted).unwrap(), value, "{quoted}");
        }
        for wrong in ["", "限期", "定期", "五个", "个工作日", "-5个工作日", "5.5日"] {
            assert!(Value::figure(wrong).is_err(), "{wrong}");
        }
    }
}
