//! The options after an action's first comma. What is not used is a mistake.

use super::words::{self, Wrong};

/// Options of a line, taken one by one.
pub(super) struct Options<'a>(Vec<&'a str>);

impl<'a> Options<'a> {
    pub(super) fn new(parts: Vec<&'a str>) -> Self {
        Self(parts)
    }

    /// A bare word.
    pub(super) fn flag(&mut self, word: &str) -> bool {
        let found = self.0.iter().position(|part| *part == word);
        found.map(|place| self.0.remove(place)).is_some()
    }

    /// The value after a word.
    pub(super) fn value(&mut self, word: &str) -> Option<&'a str> {
        let value = |part: &'a str| part.strip_prefix(word).and_then(|rest| rest.strip_prefix(' ')).map(str::trim);
        let place = self.0.iter().position(|part| value(part).is_some())?;
        value(self.0.remove(place))
    }

    /// The value after a word, read.
    pub(super) fn read<T>(&mut self, word: &str, read: impl FnOnce(&'a str) -> Result<T, Wrong>) -> Result<Option<T>, Wrong> {
        self.value(word).map(read).transpose()
    }

    /// The listed values after a word, each read.
    pub(super) fn list<T>(&mut self, word: &str, read: impl FnMut(&'a str) -> Result<T, Wrong>) -> Result<Option<Vec<T>>, Wrong> {
        self.value(word).map(|list| words::split(list, '、').into_iter().map(read).collect()).transpose()
    }

    /// Nothing may be left.
    pub(super) fn done(self) -> Result<(), Wrong> {
        match self.0.first() {
            None => Ok(()),
            Some(part) => Err(format!("看不懂“{part}”，或者此处不能这样写")),
        }
    }
}
