//! Rules that say "as that law has it": replaced by what the law referred to says, with the paragraph that refers.

use crate::mistake::Mistake;
use crate::{Pack, Ruled, Status, Value};

/// Puts the words of the law referred to in the place of every reference.
pub(crate) fn resolve(mut packs: Vec<Pack>, mistakes: &mut Vec<Mistake>) -> Vec<Pack> {
    let mut found = Vec::new();
    for (place, pack) in packs.iter().enumerate() {
        for rule in pack.rules.values().chain(&pack.entries) {
            let Value::See(id) = &rule.value else { continue };
            let law = packs.iter().find(|pack| pack.id == *id);
            let there = law.and_then(|pack| pack.rules.get(&rule.key)).filter(|there| !matches!(there.value, Value::See(_)));
            let (wrong, remedy) = match (there, law) {
                (Some(_), Some(law)) if law.status == Status::Draft => {
                    (format!("“{}”的 see 所指的法规包“{id}”是草案", rule.key), "草案不约束任何人，不能引以为据；改正 see，或者自写一条规则")
                }
                (Some(there), _) => {
                    found.push((place, referred(rule, there)));
                    continue;
                }
                (None, Some(_)) => (format!("“{}”的 see 所指的法规包“{id}”没有这条规则", rule.key), "在该法规包标注这条规则，或者改正 see"),
                (None, None) => (format!("“{}”的 see 所指的法规包“{id}”不存在", rule.key), "改正 see，或者补上该法规包"),
            };
            mistakes.push(Mistake::new(&rule.file, rule.line, wrong, remedy).under(rule.citation.place()));
        }
    }
    for (place, rule) in found {
        if let Some(pack) = packs.get_mut(place) {
            pack.rules.insert(rule.key, rule);
        }
    }
    packs
}

/// The rule of the law referred to; who owes it, and how it stands to the law above, is said where it is referred to.
fn referred(here: &Ruled, there: &Ruled) -> Ruled {
    Ruled {
        via: Some(here.citation.clone()),
        by: here.by.clone().or_else(|| there.by.clone()),
        to: here.to.clone().or_else(|| there.to.clone()),
        relation: here.relation,
        rows: here.rows.clone(),
        file: here.file.clone(),
        line: here.line,
        ..there.clone()
    }
}
