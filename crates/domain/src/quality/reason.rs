//! Why a row was put into quarantine.

use serde::{Deserialize, Serialize};
use std::fmt;

/// Why a cell did not pass 隔离原因. Never carries the value itself: it may be personal data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "reason", rename_all = "snake_case")]
pub enum Reason {
    /// A required item is empty.
    Missing,
    /// The text is not of the item's type.
    Type {
        /// The type expected.
        expected: String,
    },
    /// Longer than allowed.
    Length {
        /// Longest allowed, in characters.
        max: u32,
    },
    /// Does not match the format.
    Format,
    /// The check digit is wrong.
    Checksum {
        /// Which standard.
        standard: super::Checksum,
    },
    /// Not in the code list.
    CodeList,
    /// Outside the range.
    Range {
        /// Lowest allowed.
        min: Option<String>,
        /// Highest allowed.
        max: Option<String>,
    },
    /// Another row has the same value.
    Duplicate {
        /// Row number of the first one, if it is in the same file.
        first_row: Option<u64>,
    },
    /// The row has more or fewer columns than the header.
    Ragged {
        /// Columns of the header.
        expected: u32,
        /// Columns of the row.
        found: u32,
    },
    /// Bytes that are not text in the file's encoding.
    Encoding,
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing => write!(f, "必填项为空"),
            Self::Type { expected } => write!(f, "类型不符，应为{expected}"),
            Self::Length { max } => write!(f, "超过最大长度 {max} 个字符"),
            Self::Format => write!(f, "格式不符合规则"),
            Self::Checksum { standard: super::Checksum::ResidentId } => write!(f, "公民身份号码校验位错误（GB 11643）"),
            Self::Checksum { standard: super::Checksum::Uscc } => write!(f, "统一社会信用代码校验位错误（GB 32100）"),
            Self::CodeList => write!(f, "不在代码表内"),
            Self::Range { min, max } => write!(f, "超出范围（{}～{}）", min.as_deref().unwrap_or("不限"), max.as_deref().unwrap_or("不限")),
            Self::Duplicate { first_row: Some(row) } => write!(f, "与第 {row} 行重复"),
            Self::Duplicate { first_row: None } => write!(f, "与已入库数据重复"),
            Self::Ragged { expected, found } => write!(f, "列数不符：表头 {expected} 列，本行 {found} 列"),
            Self::Encoding => write!(f, "含有无法识别的字节，请检查文件编码"),
        }
    }
}
