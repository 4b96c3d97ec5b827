//! Check digits of the identity number (GB 11643-1999) and the unified social credit code (GB 32100-2015).

use chrono::NaiveDate;

const ID_WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK: &[u8; 11] = b"10X98765432";
const USCC_ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const USCC_WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/// Whether `text` is an 18-character citizen identification number with a real birth date and the
/// right check character (GB 11643, ISO 7064 MOD 11-2).
pub fn resident_id(text: &str) -> bool {
    let bytes = text.as_bytes();
    let (Some(digits), Some(check)) = (bytes.get(..17), bytes.get(17)) else { return false };
    if bytes.len() != 18 || !digits.iter().all(u8::is_ascii_digit) {
        return false;
    }
    let sum: u32 = digits.iter().zip(ID_WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
    let right = ID_CHECK.get((sum % 11) as usize);
    right == Some(check) && text.get(6..14).is_some_and(is_date)
}

/// Whether `text` is an 18-character unified social credit code with the right check character
/// (GB 32100, modulo 31).
pub fn uscc(text: &str) -> bool {
    let mut values = [0usize; 18];
    if text.len() != 18 {
        return false;
    }
    for (slot, byte) in values.iter_mut().zip(text.bytes()) {
        match USCC_ALPHABET.iter().position(|&c| c == byte) {
            Some(value) => *slot = value,
            None => return false,
        }
    }
    let sum: usize = values.iter().zip(USCC_WEIGHTS).map(|(v, w)| v * w).sum();
    (31 - sum % 31) % 31 == values.last().copied().unwrap_or(usize::MAX)
}

fn is_date(text: &str) -> bool {
    NaiveDate::parse_from_str(text, "%Y%m%d").is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_of_the_standards_pass() {
        // Examples printed in GB 11643-1999 and GB 32100-2015.
        assert!(resident_id("11010519491231002X"));
        assert!(resident_id("440524188001010014"));
        assert!(uscc("91350100M000100Y43"));
    }

    #[test]
    fn one_wrong_character_fails() {
        assert!(!resident_id("110105194912310021"));
        assert!(!resident_id("11010519491331002X"), "month 13");
        assert!(!resident_id("１１010519491231002X"), "full-width digits");
        assert!(!uscc("91350100M000100Y44"));
        assert!(!uscc("91350100I000100Y43"), "I is not in the alphabet");
    }
}
