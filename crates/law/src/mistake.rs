//! What is wrong in a pack, where, and how to mend it: written for the lawyer who edits it.

use std::fmt;

use serde::Serialize;

use crate::plain;

/// One mistake in the law folder, with its place and its remedy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mistake {
    /// The file, relative to the law folder.
    pub file: String,
    /// The provision it stands under, such as `第二十三条第二款`; empty for a whole file.
    pub article: String,
    /// The line in the file, counted from one; zero where the file itself is missing.
    pub line: usize,
    /// What is wrong.
    pub wrong: String,
    /// What to do about it.
    pub remedy: String,
}

impl Mistake {
    pub(crate) fn new(file: &str, line: usize, wrong: impl Into<String>, remedy: &str) -> Self {
        Self { file: file.to_owned(), article: String::new(), line, wrong: wrong.into(), remedy: remedy.to_owned() }
    }

    pub(crate) fn under(mut self, article: impl Into<String>) -> Self {
        self.article = article.into();
        self
    }
}

impl fmt::Display for Mistake {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.file)?;
        if self.line > 0 {
            write!(f, " 第{}行", self.line)?;
        }
        if !self.article.is_empty() {
            write!(f, "（{}）", self.article)?;
        }
        write!(f, "：{}。改法：{}。", self.wrong, self.remedy)
    }
}

impl std::error::Error for Mistake {}

/// The line, counted from one, on which the byte `at` of `text` stands.
pub(crate) fn line_at(text: &str, at: usize) -> usize {
    1 + text.bytes().take(at).filter(|byte| *byte == b'\n').count()
}

/// Reads TOML; a mistake of form carries its line in the file, `first` being the line on which `text` begins.
pub(crate) fn read_toml<T: serde::de::DeserializeOwned>(file: &str, first: usize, text: &str) -> Result<T, Mistake> {
    toml::from_str(text).map_err(|error| {
        let span = error.span().unwrap_or_default();
        let line = first - 1 + line_at(text, span.start);
        let there = text.get(span.start..).unwrap_or_default();
        let (wrong, remedy) = plain::told(error.message(), text.get(span).unwrap_or_default(), there);
        Mistake::new(file, line, wrong, &remedy)
    })
}

/// The line on which `word` stands in quotation marks; 1 where it doesn't.
pub(crate) fn line_of(text: &str, word: &str) -> usize {
    let quoted = format!("\"{word}\"");
    text.lines().position(|line| line.contains(&quoted)).map_or(1, |line| line + 1)
}
