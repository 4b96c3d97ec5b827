//! The order of a pack: nothing left out, nothing said twice.

use std::collections::BTreeMap;

use crate::chapter::Chapter;
use crate::citation::place;
use crate::mistake::Mistake;
use crate::{Key, Ruled};

/// Notes which articles have one paragraph only; they are cited without it.
pub(crate) fn note_sole_paragraphs(chapters: &mut [Chapter]) {
    let mut last = BTreeMap::new();
    for provision in chapters.iter().flat_map(|chapter| &chapter.provisions) {
        let at = &provision.citation;
        let most = last.entry(at.article).or_insert(0);
        *most = at.paragraph.unwrap_or(0).max(*most);
    }
    for provision in chapters.iter_mut().flat_map(|chapter| &mut chapter.provisions) {
        let at = &mut provision.citation;
        at.sole = last.get(&at.article) == Some(&1);
        for rule in &mut provision.rules {
            rule.citation.sole = at.sole;
        }
    }
}

/// Articles, paragraphs and items must follow one another without a gap, each with its fingerprint.
pub(crate) fn check(chapters: &[Chapter], head: &str, mistakes: &mut Vec<Mistake>) {
    let mut before = (0, 0, 0);
    for chapter in chapters {
        for provision in &chapter.provisions {
            let at = &provision.citation;
            let here = (at.article, at.paragraph.unwrap_or(0), at.item.unwrap_or(0));
            let follows = [(before.0 + 1, 1, 0), (before.0, before.1 + 1, 0), (before.0, before.1, before.2 + 1)];
            let name = place(at.article, at.paragraph, at.item);
            if !follows.contains(&here) {
                let wrong = format!("{name}之前缺条、款、项或者次序不对");
                let remedy = "逐条逐款逐项写全，暂未标注的也保留标题和 text 框";
                mistakes.push(Mistake::new(&chapter.file, provision.line, wrong, remedy).under(&name));
            }
            if provision.fingerprint.len() != "sm3:".len() + 64 {
                let wrong = format!("{name}没有官方文字的指纹");
                let remedy = "用 gongshu law new 重新生成 text 框";
                mistakes.push(Mistake::new(&chapter.file, provision.line, wrong, remedy).under(&name));
            }
            if provision.none.is_some() && !provision.rules.is_empty() {
                let wrong = format!("{name}既有 rule 又有 none");
                mistakes.push(Mistake::new(&chapter.file, provision.line, wrong, "只留其一").under(&name));
            }
            before = here;
        }
    }
    if before.0 == 0 {
        mistakes.push(Mistake::new(head, 0, "没有任何条文", "补上章文件，如 01-总则.md"));
    }
}

/// Gathers the rules by key; one key stands in one place.
pub(crate) fn gather(chapters: &mut [Chapter], digest: &str, mistakes: &mut Vec<Mistake>) -> BTreeMap<Key, Ruled> {
    let mut rules: BTreeMap<Key, Ruled> = BTreeMap::new();
    for chapter in chapters {
        for rule in chapter.provisions.iter_mut().flat_map(|provision| &mut provision.rules) {
            rule.pack_digest = digest.to_owned();
            if let Some(first) = rules.get(&rule.key) {
                let wrong = format!("“{}”已在{}写过", rule.key, first.citation.place());
                let mistake = Mistake::new(&chapter.file, rule.line, wrong, "同一规则只留一处");
                mistakes.push(mistake.under(rule.citation.place()));
            } else {
                rules.insert(rule.key, rule.clone());
            }
        }
    }
    rules
}
