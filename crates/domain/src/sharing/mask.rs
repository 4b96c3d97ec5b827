//! Masks: what of a granted item leaves the hub.

use serde::{Deserialize, Serialize};

/// How a granted item is shown 脱敏方式.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "mask", rename_all = "snake_case")]
pub enum Mask {
    /// Keep the first and last characters, star the rest. A text no longer than what is kept is starred whole.
    Keep {
        /// Characters kept at the start.
        head: u8,
        /// Characters kept at the end.
        tail: u8,
    },
    /// Show that there is a value, not which.
    Hide,
}

impl Mask {
    /// The masked form of a value as text.
    pub fn apply(self, text: &str) -> String {
        let length = text.chars().count();
        let (head, tail): (usize, usize) = match self {
            Self::Keep { head, tail } if usize::from(head) + usize::from(tail) < length => (head.into(), tail.into()),
            // Nothing may be learnt of a short value, not even its length.
            Self::Keep { .. } | Self::Hide => return "***".into(),
        };
        let starred = length - head - tail;
        text.chars().take(head).chain(std::iter::repeat_n('*', starred)).chain(text.chars().skip(length - tail)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_ends_and_never_shows_a_short_value() {
        let mask = Mask::Keep { head: 6, tail: 4 };
        assert_eq!(mask.apply("11010519491231002X"), "110105********002X");
        assert_eq!(mask.apply("1101051949"), "***");
        assert_eq!(Mask::Keep { head: 1, tail: 0 }.apply("欧阳娜娜"), "欧***");
        assert_eq!(Mask::Hide.apply("甲"), "***");
    }
}
