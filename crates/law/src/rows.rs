//! Rules and the rows of the matrix they meet: a row `GD-23.2b` belongs to the provision `GD-23.2`.

use std::collections::BTreeMap;

use crate::chapter::Chapter;
use crate::citation::place;
use crate::files::Files;
use crate::mistake::Mistake;
use crate::{Obligation, Ruled};

/// Where a matrix of obligations stands.
pub(crate) struct Rows<'a> {
    pub files: &'a Files,
    pub folder: &'a str,
    pub prefix: &'a str,
    /// Whether paragraphs may be left out.
    pub excerpt: bool,
}

/// Every row stands once, under a paragraph that is there, which its columns name too.
pub(crate) fn check(chapters: &[Chapter], obligations: &[Obligation], at: &Rows<'_>, mistakes: &mut Vec<Mistake>) {
    let provisions = provisions(chapters);
    let file = format!("{}/obligations.toml", at.folder);
    let text = at.files.0.get(&file).map_or("", String::as_str);
    for (place, row) in obligations.iter().enumerate() {
        let before = obligations.iter().take(place).filter(|other| other.id == row.id).count();
        let wrong = (before > 0).then(|| ("写了两次".to_owned(), "只留一处，或者用字母分开：a、b".to_owned()));
        if let Some((wrong, remedy)) = wrong.or_else(|| misplaced(row, &provisions, at)) {
            let word = format!("\"{}\"", row.id);
            let line = text.lines().enumerate().filter(|(_, line)| line.contains(&word)).nth(before).map_or(1, |(n, _)| n + 1);
            mistakes.push(Mistake::new(&file, line, format!("义务行 {} {wrong}", row.id), &remedy));
        }
    }
}

/// Why a row has no place. Rows such as `GD-N5.2`, a letter after the hyphen, read the law as a whole and need none.
fn misplaced(row: &Obligation, provisions: &[String], at: &Rows<'_>) -> Option<(String, String)> {
    let form = || format!("编号写成 {0}-条.款 或者 {0}-条.款.项，通盘解释的写成 {0}-N…", at.prefix);
    let Some(rest) = row.id.strip_prefix(at.prefix).and_then(|rest| rest.strip_prefix('-')) else {
        return Some((format!("不是本法规包（{}）的编号", at.prefix), form()));
    };
    if rest.starts_with(|first: char| first.is_ascii_uppercase()) {
        return None;
    }
    let mut parts = rest.trim_end_matches(|letter: char| letter.is_ascii_lowercase()).split('.').map(str::parse);
    let (Some(Ok(article)), Some(Ok(paragraph))) = (parts.next(), parts.next()) else {
        return Some(("的编号读不懂".to_owned(), form()));
    };
    if (row.article, row.paragraph) != (article, paragraph) {
        let wrong = format!("的 article、paragraph 写的是{}，与编号不同", place(row.article, Some(row.paragraph), None));
        return Some((wrong, "改正编号或者这两栏".to_owned()));
    }
    let gone = !at.excerpt && belongs(row.provision(), provisions).is_none();
    gone.then(|| ("没有对应的款、项".to_owned(), "改正编号，或者在章文件补上该款、项的标题和 text 框".to_owned()))
}

/// The provision of that id. What is finer than the text, such as one field of a list, belongs to the paragraph above.
fn belongs<'a>(id: &str, provisions: &'a [String]) -> Option<&'a str> {
    let find = |id: &str| provisions.iter().find(|provision| *provision == id).map(String::as_str);
    find(id).or_else(|| find(id.rsplit_once('.')?.0))
}

fn provisions(chapters: &[Chapter]) -> Vec<String> {
    chapters.iter().flat_map(|chapter| &chapter.provisions).map(|at| at.citation.id()).collect()
}

/// Gives each rule its rows: those it names, which must stand under its provision; where it names none and the
/// provision has one row only, that one.
pub(crate) fn settle(chapters: &mut [Chapter], obligations: &[Obligation], mistakes: &mut Vec<Mistake>) {
    let mut under: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    let provisions = provisions(chapters);
    for row in obligations {
        if let Some(at) = belongs(row.provision(), &provisions) {
            under.entry(at).or_default().push(&row.id);
        }
    }
    for chapter in chapters {
        let file = &chapter.file;
        for provision in &mut chapter.provisions {
            let id = provision.citation.id();
            let known = under.get(id.as_str()).map_or(&[][..], Vec::as_slice);
            for rule in &mut provision.rules {
                give(rule, known, file, &id, mistakes);
            }
        }
    }
}

fn give(rule: &mut Ruled, known: &[&str], file: &str, provision: &str, mistakes: &mut Vec<Mistake>) {
    if let Some(stray) = rule.rows.iter().find(|row| !known.contains(&row.as_str())) {
        let wrong = format!("rows 中的“{stray}”不是 {provision} 的义务行");
        let remedy = match known {
            [] => "该款在 obligations.toml 没有义务行，删去 rows，或者补上义务行".to_owned(),
            _ => format!("该款的义务行有：{}", known.join("、")),
        };
        mistakes.push(Mistake::new(file, rule.line, wrong, &remedy).under(rule.citation.place()));
    }
    if let (true, [only]) = (rule.rows.is_empty(), known) {
        rule.rows.push((*only).to_owned());
    }
}
