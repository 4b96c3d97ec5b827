//! The order of a pack: nothing left out, nothing said twice.

use std::collections::BTreeMap;

use crate::chapter::Chapter;
use crate::citation::place;
use crate::mistake::Mistake;
use crate::{Form, Key, Ruled};

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
///
/// An `excerpt` of a law may leave articles out, and may carry wordings that weren't at hand.
pub(crate) fn check(chapters: &[Chapter], excerpt: bool, head: &str, mistakes: &mut Vec<Mistake>) {
    let mut before = (0, 0, 0);
    for chapter in chapters {
        for provision in &chapter.provisions {
            let at = &provision.citation;
            let here = (at.article, at.paragraph.unwrap_or(0), at.item.unwrap_or(0));
            let follows = [(before.0 + 1, 1, 0), (before.0, before.1 + 1, 0), (before.0, before.1, before.2 + 1)];
            let name = place(at.article, at.paragraph, at.item);
            let skips = excerpt && at.article > before.0;
            if !follows.contains(&here) && !skips {
                let wrong = match before {
                    (0, ..) => "前面缺条、款、项".to_owned(),
                    (article, paragraph, item) => {
                        let last = place(article, Some(paragraph), Some(item).filter(|item| *item > 0));
                        format!("上一处是{last}，中间缺条、款、项，或者次序不对")
                    }
                };
                let remedy = "逐条逐款逐项写全，暂未标注的也保留标题和 text 框";
                mistakes.push(Mistake::new(&chapter.file, provision.line, wrong, remedy).under(&name));
            }
            // A `text` fence that couldn't be read has been told of already.
            let told = mistakes.iter().any(|one| one.file == chapter.file && one.article == name);
            if provision.fingerprint.len() != "sm3:".len() + 64 && !(excerpt && provision.unattached) && !told {
                let wrong =
                    if provision.fingerprint.is_empty() { "没有官方文字的指纹" } else { "官方文字的指纹不是64位" };
                let remedy = "用 gongshu law new 重新生成 text 框";
                mistakes.push(Mistake::new(&chapter.file, provision.line, wrong, remedy).under(&name));
            }
            if provision.none.is_some() && !provision.rules.is_empty() {
                mistakes.push(Mistake::new(&chapter.file, provision.line, "既有 rule 又有 none", "只留其一").under(&name));
            }
            before = here;
        }
    }
    if before.0 == 0 {
        mistakes.push(Mistake::new(head, 0, "没有任何条文", "补上章文件，如 01-总则.md"));
    }
}

/// The rules of a pack: those that stand once, by key, and the entries, of which a key may have many.
pub(crate) struct Gathered {
    pub rules: BTreeMap<Key, Ruled>,
    pub entries: Vec<Ruled>,
}

/// Gathers the rules; one key, and one entry of a name, stands in one place.
pub(crate) fn gather(chapters: &mut [Chapter], digest: &str, mistakes: &mut Vec<Mistake>) -> Gathered {
    let mut all = Gathered { rules: BTreeMap::new(), entries: Vec::new() };
    for chapter in chapters {
        for rule in chapter.provisions.iter_mut().flat_map(|provision| &mut provision.rules) {
            rule.pack_digest = digest.to_owned();
            if let Some(first) = all.same(rule) {
                let what = rule.value.name().map_or_else(|| rule.key.to_string(), |name| format!("{} {name}", rule.key));
                let wrong = format!("“{what}”已在{}写过", first.citation.place());
                let mistake = Mistake::new(&chapter.file, rule.line, wrong, "同一规则只留一处");
                mistakes.push(mistake.under(rule.citation.place()));
            } else if rule.key.form() == Form::Entry {
                all.entries.push(rule.clone());
            } else {
                all.rules.insert(rule.key, rule.clone());
            }
        }
    }
    all
}

impl Gathered {
    fn same(&self, rule: &Ruled) -> Option<&Ruled> {
        let entry = self.entries.iter().find(|known| known.key == rule.key && known.value.name() == rule.value.name());
        self.rules.get(&rule.key).or(entry)
    }
}
