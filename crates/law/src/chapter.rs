//! A chapter file: headings give the place, fences the rules, the words between them our summary.

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Parser, Tag, TagEnd};
use serde::Serialize;

use crate::citation::place;
use crate::fence::{NoneFence, Ruled, TextFence, Wording, read_rule};
use crate::mistake::{Mistake, line_at, read_toml};
use crate::{Citation, from_chinese};

/// A chapter of a pack.
#[derive(Debug, Clone, Serialize)]
pub struct Chapter {
    /// The file, relative to the law folder.
    pub file: String,
    /// Its heading, such as `第二章 公共数据目录管理`.
    pub title: String,
    /// Its paragraphs and items, in order.
    pub provisions: Vec<Provision>,
}

/// A paragraph or an item.
#[derive(Debug, Clone, Serialize)]
pub struct Provision {
    /// Where it stands.
    pub citation: Citation,
    /// The heading of its article.
    pub article_title: String,
    /// What it says, in our own words; empty where unmarked.
    pub summary: String,
    /// The fingerprint of its official wording, `sm3:…`.
    pub fingerprint: String,
    /// Whether that wording was repaired from a damaged source.
    pub restored: bool,
    /// Whether the wording wasn't at hand when the pack was written, so that there is no fingerprint.
    pub unattached: bool,
    /// Its rules.
    pub rules: Vec<Ruled>,
    /// Why it has no rule.
    pub none: Option<String>,
    /// The line of its heading.
    pub line: usize,
}

impl Provision {
    /// Whether it carries rules, or a reason for having none.
    #[must_use]
    pub fn marked(&self) -> bool {
        !self.rules.is_empty() || self.none.is_some()
    }
}

/// Reads a chapter; what is wrong in it is added to `mistakes`.
pub(crate) fn read(file: &str, text: &str, pack: &Citation, mistakes: &mut Vec<Mistake>) -> Chapter {
    let mut reader = Reader {
        file,
        pack,
        mistakes,
        article: None,
        lost: false,
        chapter: Chapter { file: file.to_owned(), title: String::new(), provisions: Vec::new() },
    };
    let mut block = None;
    let mut words = String::new();
    for (event, range) in Parser::new(text).into_offset_iter() {
        // Only where a block begins: counting lines from the top for every word makes a long chapter slow.
        let line = || line_at(text, range.start);
        match event {
            Event::Start(Tag::Heading { level, .. }) => {
                block = Some((Block::Heading(level), line()));
                words.clear();
            }
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
                block = Some((Block::Fence(kind.to_string()), line()));
                words.clear();
            }
            Event::Start(Tag::Paragraph) => {
                block = Some((Block::Words, line()));
                words.clear();
            }
            Event::Text(piece) | Event::Code(piece) => words.push_str(&piece),
            Event::SoftBreak => words.push('\n'),
            Event::End(TagEnd::Heading(_) | TagEnd::CodeBlock | TagEnd::Paragraph) => {
                if let Some((kind, line)) = block.take() {
                    reader.take(kind, line, words.trim_end());
                }
            }
            _ => {}
        }
    }
    reader.chapter
}

enum Block {
    Heading(HeadingLevel),
    Fence(String),
    Words,
}

struct Reader<'a> {
    file: &'a str,
    pack: &'a Citation,
    mistakes: &'a mut Vec<Mistake>,
    article: Option<(u16, String)>,
    /// Whether the last heading couldn't be read: what stands under it belongs nowhere, and isn't told of again.
    lost: bool,
    chapter: Chapter,
}

impl Reader<'_> {
    fn take(&mut self, block: Block, line: usize, words: &str) {
        match block {
            Block::Heading(HeadingLevel::H1) => words.clone_into(&mut self.chapter.title),
            Block::Heading(HeadingLevel::H2) => self.article(line, words),
            Block::Heading(HeadingLevel::H3) => self.provision(line, words, '款'),
            Block::Heading(_) => self.provision(line, words, '项'),
            Block::Fence(kind) => self.fence(&kind, line, words),
            Block::Words => {
                if let (Some(_), Some(last)) = (&self.article, self.chapter.provisions.last_mut()) {
                    last.summary.push_str(&words.replace('\n', ""));
                }
            }
        }
    }

    fn wrong(&mut self, line: usize, wrong: String, remedy: &str) {
        let here = match (self.chapter.provisions.last(), &self.article) {
            (Some(last), _) => place(last.citation.article, last.citation.paragraph, last.citation.item),
            (None, Some((article, _))) => place(*article, None, None),
            (None, None) => String::new(),
        };
        self.mistakes.push(Mistake::new(self.file, line, wrong, remedy).under(here));
    }

    fn article(&mut self, line: usize, words: &str) {
        let (numeral, title) = words.split_once(char::is_whitespace).unwrap_or((words, ""));
        match number(numeral, '条') {
            Some(article) => (self.article, self.lost) = (Some((article, title.trim().to_owned())), false),
            None => {
                self.wrong(line, format!("标题“{words}”不是条"), "写成“## 第二十三条 条标”");
                (self.article, self.lost) = (None, true);
            }
        }
    }

    fn provision(&mut self, line: usize, words: &str, kind: char) {
        let Some((article, title)) = self.article.clone() else {
            if !self.lost {
                self.wrong(line, format!("“{words}”不在任何条之下"), "先写“## 第…条”标题");
            }
            return;
        };
        self.lost = false;
        let above = self.chapter.provisions.last().map(|last| last.citation.clone());
        let above = above.filter(|last| last.article == article).and_then(|last| last.paragraph);
        let (paragraph, item) = match (number(words, kind), kind, above) {
            (Some(paragraph), '款', _) => (Some(paragraph), None),
            (Some(item), _, Some(paragraph)) => (Some(paragraph), Some(item)),
            _ => {
                let wrong = format!("标题“{words}”不是{kind}，或者不在款之下");
                self.wrong(line, wrong, "款写成“### 第二款”，项写成“#### 第一项”，项在款之下");
                self.lost = true;
                return;
            }
        };
        self.chapter.provisions.push(Provision {
            citation: Citation { article, paragraph, item, ..self.pack.clone() },
            article_title: title,
            summary: String::new(),
            fingerprint: String::new(),
            restored: false,
            unattached: false,
            rules: Vec::new(),
            none: None,
            line,
        });
    }

    fn fence(&mut self, kind: &str, line: usize, body: &str) {
        if self.lost {
            return;
        }
        let article = self.article.as_ref().map(|(article, _)| *article);
        let last = self.chapter.provisions.last_mut();
        let Some(last) = last.filter(|last| Some(last.citation.article) == article) else {
            self.wrong(line, "规则框不在任何款、项之下".to_owned(), "先写“### 第…款”标题");
            return;
        };
        let read = match kind {
            "text" => read_toml::<TextFence>(self.file, line + 1, body).map(|text| {
                last.fingerprint = text.sm3.map(|sm3| format!("sm3:{sm3}")).unwrap_or_default();
                last.restored = text.status == Some(Wording::Restored);
                last.unattached = text.status == Some(Wording::Unattached);
            }),
            "rule" => read_rule(self.file, line, body, &last.citation).map(|rule| last.rules.push(rule)),
            "none" => read_toml::<NoneFence>(self.file, line + 1, body).map(|none| last.none = Some(none.why)),
            other => Err(Mistake::new(self.file, line, format!("不认识的框“{other}”"), "只用 text、rule、none 三种框")),
        };
        if let Err(mistake) = read {
            let here = place(last.citation.article, last.citation.paragraph, last.citation.item);
            self.mistakes.push(mistake.under(here));
        }
    }
}

/// Reads `第二十三条` given `条`.
pub(crate) fn number(words: &str, kind: char) -> Option<u16> {
    from_chinese(words.trim().strip_prefix('第')?.strip_suffix(kind)?)
}
