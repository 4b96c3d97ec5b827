//! A pack: one statute, its head and its chapters.

use std::collections::BTreeMap;

use chrono::{FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};

use crate::chapter::{self, Chapter, Provision};
use crate::coverage::Obligation;
use crate::library::Files;
use crate::mistake::{Mistake, line_of, read_toml};
use crate::order;
use crate::{Citation, Form, Key, Rank, Ruled};

/// Whether a pack is law.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Issued law.
    InForce,
    /// A draft: binds only where a demo or a trial says so.
    Draft,
}

/// One statute as data.
#[derive(Debug, Clone, Serialize)]
pub struct Pack {
    /// Its id and the name of its folder.
    pub id: String,
    /// The short prefix of its citations, such as `GD`.
    pub prefix: String,
    /// Its title.
    pub title: String,
    /// Who issued it.
    pub issuer: String,
    /// Its rank among norms.
    pub rank: Rank,
    /// Its number, where it has one.
    pub document_no: Option<String>,
    /// The packs it stands under.
    pub parents: Vec<String>,
    /// The norms of the register it was made under.
    pub made_under: Vec<String>,
    /// Whether it is law.
    pub status: Status,
    /// The first day on which it holds.
    pub in_force: Option<NaiveDate>,
    /// The last day on which it holds.
    pub until: Option<NaiveDate>,
    /// The administrative code of its territory.
    pub territory: String,
    /// The time zone of its territory.
    #[serde(skip)]
    pub offset: FixedOffset,
    /// Keys on which it is silent, with the reason.
    pub silent: BTreeMap<Key, String>,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
    /// Its rules by key.
    #[serde(skip)]
    pub rules: BTreeMap<Key, Ruled>,
    /// Its obligations.
    #[serde(skip)]
    pub obligations: Vec<Obligation>,
    /// `sm3:…` over its head and chapters.
    pub digest: String,
    #[serde(skip)]
    pub(crate) head: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Head {
    id: String,
    prefix: String,
    title: String,
    issuer: String,
    rank: Rank,
    document_no: Option<String>,
    #[serde(default)]
    parents: Vec<String>,
    #[serde(default)]
    made_under: Vec<String>,
    status: Status,
    in_force: Option<NaiveDate>,
    until: Option<NaiveDate>,
    territory: String,
    utc_offset: String,
    #[serde(default)]
    silent: Vec<Silent>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Silent {
    key: String,
    why: String,
}

impl Pack {
    /// Whether it is law on that day. A draft never is.
    #[must_use]
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        self.status == Status::InForce && self.in_force.is_some_and(|first| first <= day) && self.until.is_none_or(|last| day <= last)
    }

    /// All paragraphs and items, in order.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        self.chapters.iter().flat_map(|chapter| &chapter.provisions)
    }

    /// The paragraphs and items of one article.
    pub fn article(&self, article: u16) -> impl Iterator<Item = &Provision> {
        self.provisions().filter(move |provision| provision.citation.article == article)
    }

    /// Its rules that set a term, in the order of the text.
    #[must_use]
    pub fn limits(&self) -> Vec<&Ruled> {
        let rules = self.provisions().flat_map(|provision| &provision.rules);
        rules.filter(|rule| rule.key.form() == Form::Figure).collect()
    }

    /// A mistake in its head, on the line where `word` stands.
    pub(crate) fn mistake(&self, word: &str, wrong: String, remedy: &str) -> Mistake {
        Mistake::new(&format!("{}/pack.toml", self.id), line_of(&self.head, word), wrong, remedy)
    }
}

/// Reads the pack in `folder`.
pub(crate) fn read(files: &Files, folder: &str, mistakes: &mut Vec<Mistake>) -> Option<Pack> {
    let file = format!("{folder}/pack.toml");
    let text = files.0.get(&file)?;
    let head: Head = match read_toml(&file, 1, text) {
        Ok(head) => head,
        Err(mistake) => {
            mistakes.push(mistake);
            return None;
        }
    };
    let Ok(offset) = head.utc_offset.parse::<FixedOffset>() else {
        let wrong = format!("时区“{}”不可读", head.utc_offset);
        mistakes.push(Mistake::new(&file, line_of(text, &head.utc_offset), wrong, "写成“+08:00”"));
        return None;
    };
    if head.id != folder {
        let wrong = format!("id“{}”与文件夹名“{folder}”不同", head.id);
        mistakes.push(Mistake::new(&file, line_of(text, &head.id), wrong, "使两者一致"));
    }
    if head.status == Status::InForce && head.in_force.is_none() {
        mistakes.push(Mistake::new(&file, 1, "已施行而没有施行日期", "补上 in_force"));
    }
    let mut silent = BTreeMap::new();
    for entry in head.silent {
        match entry.key.parse() {
            Ok(key) => drop(silent.insert(key, entry.why)),
            Err(error) => {
                let remedy = "改用词汇表里的 key";
                let line = line_of(text, &entry.key);
                mistakes.push(Mistake::new(&file, line, format!("silent 中{error}"), remedy));
            }
        }
    }
    let at = Citation {
        pack: head.id.clone(),
        pack_title: head.title.clone(),
        prefix: head.prefix.clone(),
        article: 0,
        paragraph: None,
        item: None,
        sole: false,
    };
    let digest = digest(files, folder);
    let mut chapters: Vec<Chapter> = chapter_files(files, folder).map(|(file, text)| chapter::read(file, text, &at, mistakes)).collect();
    order::note_sole_paragraphs(&mut chapters);
    order::check(&chapters, &file, mistakes);
    let rules = order::gather(&mut chapters, &digest, mistakes);
    Some(Pack {
        id: head.id,
        prefix: head.prefix,
        title: head.title,
        issuer: head.issuer,
        rank: head.rank,
        document_no: head.document_no,
        parents: head.parents,
        made_under: head.made_under,
        status: head.status,
        in_force: head.in_force,
        until: head.until,
        territory: head.territory,
        offset,
        silent,
        obligations: crate::coverage::read(files, folder, mistakes),
        chapters,
        rules,
        digest,
        head: text.clone(),
    })
}

fn chapter_files<'a>(files: &'a Files, folder: &'a str) -> impl Iterator<Item = (&'a str, &'a str)> {
    files.0.iter().filter_map(move |(file, text)| {
        let name = file.strip_prefix(folder)?.strip_prefix('/')?;
        let chapter = name.ends_with(".md") && name.starts_with(|c: char| c.is_ascii_digit());
        chapter.then_some((file.as_str(), text.as_str()))
    })
}

fn digest(files: &Files, folder: &str) -> String {
    let mut sm3 = Sm3::new();
    let head = format!("{folder}/pack.toml");
    let texts = files.0.get_key_value(&head).map(|(file, text)| (file.as_str(), text.as_str()));
    for (file, text) in texts.into_iter().chain(chapter_files(files, folder)) {
        sm3.update(format!("{file}\n{}\n", text.len()).as_bytes());
        sm3.update(text.as_bytes());
    }
    format!("sm3:{}", hex::encode(sm3.finalize()))
}
