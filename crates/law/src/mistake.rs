//! What is wrong in a pack, where, and how to mend it: written for the lawyer who edits it.

use std::fmt;

use serde::Serialize;

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
        write!(f, "{} 第{}行", self.file, self.line)?;
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
        let line = first - 1 + error.span().map_or(1, |span| line_at(text, span.start));
        let remedy = "对照 statutes/README.md 检查栏目名称、引号和括号";
        Mistake::new(file, line, in_plain_words(error.message()), remedy)
    })
}

fn in_plain_words(message: &str) -> String {
    let field = message.split('`').nth(1).unwrap_or_default();
    match message.split_whitespace().next() {
        Some("missing") => format!("缺少栏目 {field}"),
        Some("unknown") if message.starts_with("unknown field") => format!("不认识的栏目 {field}"),
        Some("unknown") => format!("不认识的取值 {field}"),
        Some("duplicate") => "同一栏目写了两次".to_owned(),
        _ if message.starts_with("invalid type") => "栏目内容的类型不对".to_owned(),
        _ => format!("写法有误（{}）", message.replace('\n', " ")),
    }
}

/// The line on which `word` stands in quotation marks; 1 where it doesn't.
pub(crate) fn line_of(text: &str, word: &str) -> usize {
    let quoted = format!("\"{word}\"");
    text.lines().position(|line| line.contains(&quoted)).map_or(1, |line| line + 1)
}
