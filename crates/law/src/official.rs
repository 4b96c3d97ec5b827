//! The official text, as a deployer hands it in: one line per paragraph or item, each beginning with its id.

use std::collections::BTreeMap;

use sm3::{Digest, Sm3};

use crate::from_chinese;

/// An official text cut into paragraphs and items.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfficialText {
    /// The title.
    pub title: String,
    /// Chapters, each with its heading and its lines.
    pub chapters: Vec<(String, Vec<Line>)>,
}

/// A paragraph or an item of an official text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Its id, such as `GD-23.2`.
    pub id: String,
    /// The article, the paragraph and the item.
    pub at: (u16, u16, Option<u16>),
    /// The heading of its article, without the number.
    pub article_title: String,
    /// Its wording, without the numeral of the item.
    pub words: String,
}

impl OfficialText {
    /// Reads a text whose paragraphs begin with `**GD-23.2**` and whose items begin with `- **GD-18.1.1**`; each runs to
    /// the next of them, a heading or an empty line. Other lines are passed over.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let mut all = Self { title: String::new(), chapters: Vec::new() };
        let mut article_title = String::new();
        let mut open = false;
        for line in text.lines() {
            if let Some(title) = line.strip_prefix("# ") {
                title.trim().clone_into(&mut all.title);
            } else if let Some(chapter) = line.strip_prefix("## ") {
                all.chapters.push((chapter.trim().to_owned(), Vec::new()));
            } else if let Some(article) = line.strip_prefix("### ") {
                let title = article.trim().split_once(char::is_whitespace).map_or("", |(_, title)| title);
                article_title = title.trim().trim_matches(['【', '】']).to_owned();
            } else if let Some((id, at, words)) = provision(line) {
                if all.chapters.is_empty() {
                    all.chapters.push(("第一章 条文".to_owned(), Vec::new()));
                }
                let lines = all.chapters.last_mut().map(|(_, lines)| lines);
                lines
                    .into_iter()
                    .for_each(|lines| lines.push(Line { id: id.clone(), at, article_title: article_title.clone(), words: words.clone() }));
                open = true;
                continue;
            } else if line.trim_start().trim_start_matches("- ").starts_with("**") {
                // An id without a place of its own: what stands above ends here.
            } else if let (true, Some(last)) =
                (open && !line.trim().is_empty(), all.chapters.last_mut().and_then(|(_, lines)| lines.last_mut()))
            {
                // A paragraph goes on in the next line until an empty one.
                last.words.push_str(line.trim());
                continue;
            }
            open = false;
        }
        all.chapters.retain(|(_, lines)| !lines.is_empty());
        all
    }

    /// The wording by id.
    #[must_use]
    pub fn by_id(&self) -> BTreeMap<&str, &str> {
        let lines = self.chapters.iter().flat_map(|(_, lines)| lines);
        lines.map(|line| (line.id.as_str(), line.words.as_str())).collect()
    }
}

type Found = (String, (u16, u16, Option<u16>), String);

fn provision(line: &str) -> Option<Found> {
    let line = line.trim_start().trim_start_matches("- ");
    let (id, words) = line.strip_prefix("**")?.split_once("**")?;
    let mut parts = id.split_once('-')?.1.split('.').map(|part| part.parse().ok());
    let (article, paragraph) = (parts.next()??, parts.next()??);
    let item = match parts.next() {
        Some(item) => Some(item?),
        None => None,
    };
    if parts.next().is_some() {
        return None; // finer than an item: no place of its own
    }
    let words = words.trim();
    let words = if item.is_some() { without_numeral(words) } else { words };
    Some((id.to_owned(), (article, paragraph, item), words.to_owned()))
}

/// Drops the numeral of an item, `（一）`, which its place already gives.
fn without_numeral(words: &str) -> &str {
    let inner = words.strip_prefix('（').and_then(|rest| rest.split_once('）'));
    match inner {
        Some((numeral, rest)) if from_chinese(numeral).is_some() => rest,
        _ => words,
    }
}

/// The wording without white space and punctuation.
pub(crate) fn bare(words: &str) -> String {
    words.chars().filter(|letter| letter.is_alphanumeric()).collect()
}

/// The fingerprint of a wording: `sm3:…` over its letters and digits, white space and punctuation left out.
#[must_use]
pub fn fingerprint(words: &str) -> String {
    format!("sm3:{}", hex::encode(Sm3::digest(bare(words).as_bytes())))
}
