//! One item 数据项 of a resource: its type, rules and grade.

use crate::quality::Rule;
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// A data item 数据项 (a column of a table resource).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Item {
    /// Column name: lower-case ASCII identifier, unique within the resource.
    pub name: String,
    /// Chinese name.
    pub title: String,
    /// Type.
    pub kind: Kind,
    /// Whether a value must be present.
    pub required: bool,
    /// Whether it is (part of) the key rows are looked up by.
    pub key: bool,
    /// Grade; data is not accepted while any item lacks one.
    pub grade: Option<Grade>,
    /// Quality rules.
    #[serde(default)]
    pub rules: Vec<Rule>,
    /// What an officer should know about it.
    #[serde(default)]
    pub note: String,
    /// What the law treats it differently for.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    pub marks: BTreeSet<Mark>,
    /// The element it holds, where that is one that has a source, or should have.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub element: Option<ItemElement>,
}

/// A mark on an item.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Kept out of sharing 不共享: only part of the resource is supplied.
    Unshared,
    /// Personal information 个人信息.
    Personal,
    /// Trade secret 商业秘密.
    TradeSecret,
}

/// The element 数据元 of an item, and how the department comes by it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ItemElement {
    /// Its name, as assignments have it.
    pub name: String,
    /// How the department comes by it.
    #[serde(default)]
    pub way: Way,
    /// Why it is collected though it may be had by sharing.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Number of the standard it follows, where it says.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub standard: String,
    /// How its values are turned into those of the standard in force, where it follows another.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub mapping: String,
}

/// How a department comes by data 来源方式.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// It collects it.
    #[default]
    Collected,
    /// It has it by sharing, or by return flow 回流.
    Shared,
    /// It collects its share of what several collect together.
    Joint,
}

impl Way {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Collected => "本部门采集",
            Self::Shared => "共享取得",
            Self::Joint => "协同采集",
        }
    }
}

/// Type of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Kind {
    /// Text of at most `max` characters.
    Text {
        /// Longest text, in characters.
        max: u32,
    },
    /// 64-bit whole number.
    Integer,
    /// Exact decimal.
    Decimal {
        /// Digits in all, at most 38.
        precision: u8,
        /// Digits after the point.
        scale: u8,
    },
    /// Calendar date.
    Date,
    /// Date and time of day.
    Time,
    /// Yes or no.
    Boolean,
}

impl Kind {
    /// Whether values can be compared by size.
    pub fn has_order(&self) -> bool {
        matches!(self, Self::Integer | Self::Decimal { .. } | Self::Date | Self::Time)
    }

    /// Its name for an officer.
    pub fn title(&self) -> String {
        match self {
            Self::Text { max } => format!("文本（最多 {max} 字）"),
            Self::Integer => "整数".into(),
            Self::Decimal { precision, scale } => format!("数值（{precision} 位，小数 {scale} 位）"),
            Self::Date => "日期".into(),
            Self::Time => "日期时间".into(),
            Self::Boolean => "是否".into(),
        }
    }
}

/// Grade of data: general data in four steps, important data, core data (GB/T 43697, GB/T 35273 practice).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Grade {
    /// General, level 1.
    General1,
    /// General, level 2.
    General2,
    /// General, level 3: lives in the sealed store from here on.
    General3,
    /// General, level 4.
    General4,
    /// Important data 重要数据.
    Important,
    /// Core data 核心数据.
    Core,
}

impl Grade {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::General1 => "一般1级",
            Self::General2 => "一般2级",
            Self::General3 => "一般3级",
            Self::General4 => "一般4级",
            Self::Important => "重要",
            Self::Core => "核心",
        }
    }

    /// Every grade, the lowest first.
    pub const ALL: [Self; 6] = [Self::General1, Self::General2, Self::General3, Self::General4, Self::Important, Self::Core];

    /// Whether data of this grade must be encrypted at rest.
    pub fn sealed(self) -> bool {
        self >= Self::General3
    }
}
