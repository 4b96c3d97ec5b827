//! A pack: one statute, its head and its chapters.

use std::collections::BTreeMap;

use chrono::{FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};
use sm3::{Digest, Sm3};

use crate::chapter::{self, Chapter, Provision};
use crate::coverage::Obligation;
use crate::files::Files;
use crate::mistake::{Mistake, line_of, read_toml};
use crate::rows::{self, Rows};
use crate::terms::keys_near;
use crate::{Citation, Form, Key, Rank, Ruled};
use crate::{names, order};

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
    /// Where the text leaves the day open: the first and the last day it can be.
    pub in_force_between: Option<(NaiveDate, NaiveDate)>,
    /// The administrative code of its territory.
    pub territory: String,
    /// The time zone of its territory.
    #[serde(skip)]
    pub offset: FixedOffset,
    /// Keys on which it is silent, with the reason.
    pub silent: BTreeMap<Key, String>,
    /// Its chapters.
    pub chapters: Vec<Chapter>,
    /// Whether it is an excerpt: a law only referred to, of which a few articles are at hand.
    pub excerpt: bool,
    /// Its rules by key.
    #[serde(skip)]
    pub rules: BTreeMap<Key, Ruled>,
    /// Its entries, of which a key may have many.
    #[serde(skip)]
    pub entries: Vec<Ruled>,
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
    in_force_between: Option<(NaiveDate, NaiveDate)>,
    territory: String,
    utc_offset: String,
    #[serde(default)]
    excerpt: bool,
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
    /// Whether it is law on that day. A draft never is; where the text leaves the first day open, it surely is
    /// from the last day it can be.
    #[must_use]
    pub fn in_force_on(&self, day: NaiveDate) -> bool {
        let first = self.in_force.or(self.in_force_between.map(|(_, last)| last));
        self.status == Status::InForce && first.is_some_and(|first| first <= day) && self.until.is_none_or(|last| day <= last)
    }

    /// All paragraphs and items, in order.
    pub fn provisions(&self) -> impl Iterator<Item = &Provision> {
        self.chapters.iter().flat_map(|chapter| &chapter.provisions)
    }

    /// The paragraphs and items of one article.
    pub fn article(&self, article: u16) -> impl Iterator<Item = &Provision> {
        self.provisions().filter(move |provision| provision.citation.article == article)
    }

    /// The provision a row of its matrix belongs to; none for a row of an interpretation. A row finer than the
    /// text, such as one field of a list, belongs to the paragraph that holds the list.
    #[must_use]
    pub fn provision_of(&self, row: &Obligation) -> Option<String> {
        let own = row.provision();
        let above = own.rsplit_once('.').map(|(above, _)| above);
        let known = |id: &str| self.provisions().any(|provision| provision.citation.id() == id);
        [Some(own), above].into_iter().flatten().find(|id| known(id)).map(str::to_owned)
    }

    /// Whether it has a rule under the key.
    #[must_use]
    pub fn speaks(&self, key: Key) -> bool {
        self.rules.contains_key(&key) || self.entries.iter().any(|entry| entry.key == key)
    }

    /// The rule it has on the same matter as `rule`: under the same key and, for an entry, the same name.
    #[must_use]
    pub fn same(&self, rule: &Ruled) -> Option<&Ruled> {
        self.find(rule.key, rule.value.name())
    }

    /// The rule under a key, or the entry of that name.
    #[must_use]
    pub fn find(&self, key: Key, name: Option<&str>) -> Option<&Ruled> {
        match name {
            Some(_) => self.entries.iter().find(|known| known.key == key && known.value.name() == name),
            None => self.rules.get(&key),
        }
    }

    pub(crate) fn find_mut(&mut self, key: Key, name: Option<&str>) -> Option<&mut Ruled> {
        match name {
            Some(_) => self.entries.iter_mut().find(|known| known.key == key && known.value.name() == name),
            None => self.rules.get_mut(&key),
        }
    }

    pub(crate) fn drop_rule(&mut self, key: Key, name: Option<&str>) {
        match name {
            Some(_) => self.entries.retain(|known| known.key != key || known.value.name() != name),
            None => drop(self.rules.remove(&key)),
        }
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
        mistakes.push(Mistake::new(&file, line_of(text, &head.id), wrong, &format!("把 id 改为“{folder}”，或者给文件夹改名")));
    }
    let (first, last) = head.in_force_between.unzip();
    if let Some((last, _)) = head.until.or(last).zip(head.in_force.or(first)).filter(|(last, first)| last < first) {
        let line = line_of(text, &last.to_string());
        mistakes.push(Mistake::new(&file, line, "施行的最后一天早于第一天", "改正 in_force、until 或者 in_force_between"));
    }
    names::pages(files, folder, mistakes);
    if head.status == Status::InForce && head.in_force.is_none() && head.in_force_between.is_none() {
        mistakes.push(Mistake::new(&file, 1, "已施行而没有施行日期", "补上 in_force；底本留空的，写 in_force_between"));
    }
    let mut silent = BTreeMap::new();
    for entry in head.silent {
        let keys = named(&entry.key);
        if keys.is_empty() {
            let line = line_of(text, &entry.key);
            let wrong = format!("silent 所列的“{}”不是词汇表里的 key", entry.key);
            mistakes.push(Mistake::new(&file, line, wrong, &keys_near(&entry.key)));
        }
        silent.extend(keys.into_iter().map(|key| (key, entry.why.clone())));
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
    order::check(&chapters, head.excerpt, &file, mistakes);
    let obligations = crate::coverage::read(files, folder, mistakes);
    rows::check(&chapters, &obligations, &Rows { files, folder, prefix: &head.prefix, excerpt: head.excerpt }, mistakes);
    rows::settle(&mut chapters, &obligations, mistakes);
    let order::Gathered { rules, entries } = order::gather(&mut chapters, &digest, mistakes);
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
        in_force_between: head.in_force_between,
        territory: head.territory,
        offset,
        silent,
        obligations,
        excerpt: head.excerpt,
        chapters,
        rules,
        entries,
        digest,
        head: text.clone(),
    })
}

/// The keys a `silent` line names: one, or with `room.*` all of a room.
fn named(key: &str) -> Vec<Key> {
    match key.strip_suffix(".*") {
        Some(room) => Key::ALL.iter().filter(|key| key.room() == room).copied().collect(),
        None => key.parse().into_iter().collect(),
    }
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
