//! Suggestions from the data itself 定级建议: what a column seems to hold, and which type, grade and marks that speaks for.
//! Nothing is set by it: an officer takes a suggestion or leaves it.

use super::{Grade, Kind, Mark};
use crate::quality::{Checksum, Rule, resident_id, uscc};
use chrono::NaiveDate;
use serde::Serialize;
use std::collections::BTreeSet;

/// What a column seems to hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// Resident identity numbers 公民身份号码, by their check digit.
    ResidentId,
    /// Unified social credit codes 统一社会信用代码, by their check character.
    Uscc,
    /// Bank cards 银行卡号, by the Luhn digit.
    BankCard,
    /// Mobile or fixed telephones 电话号码.
    Phone,
    /// Names of people 姓名.
    Name,
    /// Addresses 地址.
    Address,
    /// Coordinates 经纬度.
    Coordinate,
}

impl Finding {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::ResidentId => "公民身份号码",
            Self::Uscc => "统一社会信用代码",
            Self::BankCard => "银行卡号",
            Self::Phone => "电话号码",
            Self::Name => "姓名",
            Self::Address => "地址",
            Self::Coordinate => "经纬度",
        }
    }

    fn grade(self) -> Grade {
        match self {
            Self::ResidentId | Self::BankCard => Grade::General4,
            Self::Phone | Self::Name | Self::Address | Self::Coordinate => Grade::General3,
            Self::Uscc => Grade::General1,
        }
    }

    fn mark(self) -> Option<Mark> {
        matches!(self, Self::ResidentId | Self::BankCard | Self::Phone | Self::Name | Self::Address).then_some(Mark::Personal)
    }
}

/// What is suggested for a column.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Suggestion {
    /// What it seems to hold; none where nothing was recognized.
    pub finding: Option<Finding>,
    /// Type.
    pub kind: Kind,
    /// Whether every row has a value.
    pub required: bool,
    /// Whether no value repeats, so that it may be a key.
    pub unique: bool,
    /// Grade.
    pub grade: Grade,
    /// Marks.
    pub marks: BTreeSet<Mark>,
    /// Rules that all values keep.
    pub rules: Vec<Rule>,
    /// Why, in words that repeat no value.
    pub why: String,
}

/// Share of the values, in percent, that must look alike before a column is taken for something.
const ENOUGH: usize = 80;

/// Looks at a column: its title and its values as text, the empty ones too.
pub fn suggest(title: &str, values: &[&str]) -> Suggestion {
    let filled: Vec<&str> = values.iter().map(|value| value.trim()).filter(|value| !value.is_empty()).collect();
    let found = find(title, &filled);
    let kind = kind(found.map(|(finding, _)| finding), &filled);
    let rules = match found {
        Some((Finding::ResidentId, 100)) => vec![Rule::Checksum { standard: Checksum::ResidentId }],
        Some((Finding::Uscc, 100)) => vec![Rule::Checksum { standard: Checksum::Uscc }],
        _ => Vec::new(),
    };
    let why = match found {
        Some((finding, 0)) => format!("名称像是{}", finding.title()),
        Some((finding, share)) => format!("{share}% 的值像是{}", finding.title()),
        None => "没有认出敏感内容，请按业务判断".to_owned(),
    };
    Suggestion {
        finding: found.map(|(finding, _)| finding),
        kind,
        required: !filled.is_empty() && filled.len() == values.len(),
        unique: !filled.is_empty() && filled.iter().collect::<BTreeSet<_>>().len() == values.len(),
        grade: found.map_or(Grade::General2, |(finding, _)| finding.grade()),
        marks: found.and_then(|(finding, _)| finding.mark()).into_iter().collect(),
        rules,
        why,
    }
}

/// What the values look like, and what share of them; zero where only the title speaks for it.
fn find(title: &str, filled: &[&str]) -> Option<(Finding, usize)> {
    let share = |test: fn(&str) -> bool| filled.iter().filter(|value| test(value)).count() * 100 / filled.len().max(1);
    type Looks = fn(&str) -> bool;
    let by_value: [(Finding, Looks); 5] = [
        (Finding::ResidentId, |text| resident_id(&text.to_ascii_uppercase())),
        (Finding::Uscc, uscc),
        (Finding::Phone, phone),
        (Finding::BankCard, bank_card),
        (Finding::Address, address),
    ];
    let certain = by_value.into_iter().map(|(finding, test)| (finding, share(test))).find(|(_, share)| *share >= ENOUGH);
    certain.or_else(|| {
        let named = |words: &[&str]| words.iter().any(|word| title.contains(word));
        let (names, coordinates) = (share(person_name), share(coordinate));
        match () {
            () if named(&["姓名", "联系人", "户主", "法定代表人", "负责人"]) && (filled.is_empty() || names >= ENOUGH) => {
                Some((Finding::Name, names))
            }
            () if named(&["经度", "纬度", "坐标"]) && (filled.is_empty() || coordinates >= ENOUGH) => {
                Some((Finding::Coordinate, coordinates))
            }
            () if named(&["身份证", "身份号码"]) => Some((Finding::ResidentId, 0)),
            () if named(&["银行卡", "银行账号", "银行账户"]) => Some((Finding::BankCard, 0)),
            () if named(&["电话", "手机", "联系方式"]) => Some((Finding::Phone, 0)),
            () if named(&["住址", "地址", "居住地"]) => Some((Finding::Address, 0)),
            () => None,
        }
    })
}

/// A mobile number, or a fixed one with its area code.
fn phone(text: &str) -> bool {
    let text = text.strip_prefix("+86").unwrap_or(text);
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    let all = digits.bytes().all(|b| b.is_ascii_digit());
    let mobile = digits.len() == 11 && digits.starts_with('1') && digits.as_bytes().get(1).is_some_and(|b| (b'3'..=b'9').contains(b));
    let fixed = matches!(digits.len(), 10..=12) && digits.starts_with('0') && text.contains('-');
    all && (mobile || fixed)
}

/// Sixteen to nineteen digits that satisfy the Luhn formula.
fn bank_card(text: &str) -> bool {
    let digits: Vec<u32> = text.chars().filter(|c| *c != ' ').map(|c| c.to_digit(10)).collect::<Option<_>>().unwrap_or_default();
    let doubled = |digit: u32| if digit > 4 { digit * 2 - 9 } else { digit * 2 };
    let sum: u32 = digits.iter().rev().enumerate().map(|(n, digit)| if n % 2 == 1 { doubled(*digit) } else { *digit }).sum();
    (16..=19).contains(&digits.len()) && digits.first() != Some(&0) && sum.is_multiple_of(10)
}

/// Text that names a place down to a street, a village or a house.
fn address(text: &str) -> bool {
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    text.chars().count() >= 6
        && has(&["省", "市", "区", "县", "镇", "乡", "街道"])
        && has(&["路", "街", "巷", "村", "号", "栋", "组", "小区"])
}

/// Two to four Chinese characters, or a longer name with its dot.
fn person_name(text: &str) -> bool {
    let chinese = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    let count = text.chars().count();
    match text.contains('·') {
        true => count <= 20 && text.chars().all(|c| chinese(c) || c == '·'),
        false => (2..=4).contains(&count) && text.chars().all(chinese),
    }
}

/// A degree within China, with its decimals.
fn coordinate(text: &str) -> bool {
    text.contains('.') && text.parse::<f64>().is_ok_and(|degree| (3.0..=54.0).contains(&degree) || (73.0..=136.0).contains(&degree))
}

/// The narrowest type that all values are of. Numbers that begin with a zero, or that are too long, are text.
fn kind(finding: Option<Finding>, filled: &[&str]) -> Kind {
    let longest = filled.iter().map(|value| value.chars().count()).max().unwrap_or(0);
    // Room to grow: the next file has longer values.
    let text = Kind::Text { max: u32::try_from((longest * 2).clamp(20, 2_000)).unwrap_or(2_000) };
    let all = |test: fn(&str) -> bool| !filled.is_empty() && filled.iter().all(|value| test(value));
    match finding {
        Some(Finding::ResidentId | Finding::Uscc) => return Kind::Text { max: 18 },
        Some(Finding::BankCard | Finding::Phone) => return Kind::Text { max: 20 },
        _ => {}
    }
    let plain = |text: &str| !(text.len() > 1 && text.trim_start_matches('-').starts_with('0') && !text.contains('.'));
    let numeric = filled.iter().all(|value| plain(value));
    if all(|value| NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok()) {
        Kind::Date
    } else if numeric && all(|value| value.parse::<i64>().is_ok() && value.len() <= 15) {
        Kind::Integer
    } else if numeric && all(decimal) {
        let scale = filled.iter().filter_map(|value| value.split_once('.')).map(|(_, after)| after.len()).max().unwrap_or(0);
        Kind::Decimal { precision: 18, scale: u8::try_from(scale.min(18)).unwrap_or(18) }
    } else if all(|value| matches!(value, "是" | "否")) {
        Kind::Boolean
    } else {
        text
    }
}

fn decimal(text: &str) -> bool {
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, after) = digits.split_once('.').unwrap_or((digits, "0"));
    let number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    number(whole) && number(after) && whole.len() + after.len() <= 18
}

#[cfg(test)]
mod tests {
    use super::{Finding, Suggestion, suggest};
    use crate::catalogue::{Grade, Kind, Mark};

    fn found(title: &str, values: &[&str]) -> (Option<Finding>, Kind, Grade, bool) {
        let Suggestion { finding, kind, grade, marks, .. } = suggest(title, values);
        (finding, kind, grade, marks.contains(&Mark::Personal))
    }

    #[test]
    fn identity_numbers_are_known_by_their_check_digit() {
        let ids = ["11010519491231002X", "440524188001010014"];
        assert_eq!(found("证件", &ids), (Some(Finding::ResidentId), Kind::Text { max: 18 }, Grade::General4, true));
        let wrong = ["110105194912310021", "440524188001010015"];
        assert_eq!(found("证件", &wrong).0, None);
        assert!(!suggest("证件", &ids).why.contains("1101"));
    }

    #[test]
    fn cards_phones_names_addresses_and_coordinates_are_told_apart() {
        assert_eq!(found("账号", &["6222021234567890127", "4111111111111111"]).0, None, "one of two is not enough");
        assert_eq!(found("账号", &["4111111111111111", "5500005555555559"]).0, Some(Finding::BankCard));
        assert_eq!(found("联系", &["13800138000", "0769-22830000"]).0, Some(Finding::Phone));
        assert_eq!(found("姓名", &["张三", "欧阳小明"]).0, Some(Finding::Name));
        assert_eq!(found("街道", &["东城街道", "南城街道"]).0, None);
        assert_eq!(found("住所", &["示例市东城街道育才路1号", "示例市南城区鸿福路2号"]).0, Some(Finding::Address));
        assert_eq!(found("经度", &["113.7518", "113.7602"]).0, Some(Finding::Coordinate));
        assert_eq!(found("单价", &["113.75", "113.76"]).0, None);
        assert_eq!(found("手机", &[]), (Some(Finding::Phone), Kind::Text { max: 20 }, Grade::General3, true));
    }

    #[test]
    fn types_are_the_narrowest_that_fit() {
        assert_eq!(found("日期", &["2026-03-02", "2026-03-03"]).1, Kind::Date);
        assert_eq!(found("人数", &["12", "0", "-3"]).1, Kind::Integer);
        assert_eq!(found("编码", &["012", "013"]).1, Kind::Text { max: 20 });
        assert_eq!(found("金额", &["12.50", "3"]).1, Kind::Decimal { precision: 18, scale: 2 });
        assert_eq!(found("低保", &["是", "否"]).1, Kind::Boolean);
        let column = suggest("编号", &["A1", "A2", ""]);
        assert_eq!((column.required, column.unique), (false, false));
        let column = suggest("编号", &["A1", "A2"]);
        assert_eq!((column.required, column.unique), (true, true));
    }
}
