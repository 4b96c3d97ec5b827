//! Chinese numerals of articles, paragraphs and items.

const DIGITS: [char; 10] = ['〇', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/// Reads a numeral such as `二十三`, `一百零二` or `23`; `None` where it isn't one.
#[must_use]
pub fn from_chinese(text: &str) -> Option<u16> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let (mut total, mut digit) = (0_u16, None);
    for letter in text.chars() {
        let weight = match letter {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            '零' => continue,
            _ => {
                let place = DIGITS.iter().position(|known| *known == letter)?;
                digit = Some(u16::try_from(place).ok()?);
                continue;
            }
        };
        total = total.checked_add(digit.take().unwrap_or(1) * weight)?;
    }
    let number = total.checked_add(digit.unwrap_or(0))?;
    (number > 0).then_some(number)
}

/// Writes a numeral as statutes do: 23 becomes `二十三`, 102 `一百零二`.
#[must_use]
pub fn to_chinese(number: u16) -> String {
    let digit = |n: u16| DIGITS.get(usize::from(n)).copied().unwrap_or('〇');
    match number {
        0..=9 => digit(number).to_string(),
        10..=19 if number == 10 => "十".to_owned(),
        10..=19 => format!("十{}", digit(number - 10)),
        20..=99 => {
            let ones = if number.is_multiple_of(10) { String::new() } else { to_chinese(number % 10) };
            format!("{}十{ones}", digit(number / 10))
        }
        100..=999 => {
            let rest = match number % 100 {
                0 => String::new(),
                rest @ 1..=9 => format!("零{}", to_chinese(rest)),
                rest @ 10..=19 => format!("一{}", to_chinese(rest)),
                rest => to_chinese(rest),
            };
            format!("{}百{rest}", digit(number / 100))
        }
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        for number in 1..=999 {
            assert_eq!(from_chinese(&to_chinese(number)), Some(number), "{}", to_chinese(number));
        }
        assert_eq!(to_chinese(23), "二十三");
        assert_eq!(to_chinese(110), "一百一十");
        assert_eq!(from_chinese("廿三"), None);
        assert_eq!(from_chinese(""), None);
    }
}
