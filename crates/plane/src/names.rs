//! Identifiers as file names.

use crate::PlaneError;

/// Longest identifier that becomes a file name, in bytes.
const LONGEST: usize = 80;

/// An identifier as a file name: letters, digits, `-` and `_` stay, every other byte becomes `!xx`.
/// Two identifiers never share a name, and none can leave its folder.
pub(crate) fn file_name(id: &str) -> Result<String, PlaneError> {
    if id.is_empty() || id.len() > LONGEST {
        return Err(PlaneError::Name { longest: LONGEST });
    }
    let mut name = String::with_capacity(id.len());
    for byte in id.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            name.push(char::from(byte));
        } else {
            name.push_str(&format!("!{byte:02x}"));
        }
    }
    Ok(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_distinct_and_stay_in_their_folder() {
        assert_eq!(file_name("batch-01_a").unwrap(), "batch-01_a");
        assert_eq!(file_name("../x").unwrap(), "!2e!2e!2fx");
        assert_ne!(file_name("a.b").unwrap(), file_name("a!2eb").unwrap());
        assert!(file_name("").is_err() && file_name(&"x".repeat(81)).is_err());
    }
}
