//! A child pack's rules against its parents': what they declare must be so.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::mistake::Mistake;
use crate::norms::Norms;
use crate::{Form, Pack, Relation, Ruled, Unit, Value};

pub(crate) fn check(pack: &Pack, packs: &BTreeMap<String, Arc<Pack>>, norms: &Norms, mistakes: &mut Vec<Mistake>) {
    for parent in pack.parents.iter().filter(|parent| !packs.contains_key(*parent)) {
        let wrong = format!("上位法规包“{parent}”不存在");
        mistakes.push(pack.mistake(parent, wrong, "改正 parents，或者补上该法规包"));
    }
    for parent in pack.parents.iter().filter(|parent| climbs_to(parent, &pack.id, packs, &mut Vec::new())) {
        let wrong = format!("上位关系成环：沿上位法规包“{parent}”向上，又回到“{}”", pack.id);
        mistakes.push(pack.mistake(parent, wrong, "改正 parents，只写真正的上位法规包"));
    }
    for rule in pack.rules.values().chain(&pack.entries) {
        let above = pack.parents.iter().find_map(|parent| binding_above(rule, parent, packs, &mut Vec::new()));
        if let Err((wrong, remedy)) = compare(rule, above, !pack.parents.is_empty(), norms) {
            let mistake = Mistake::new(&rule.file, rule.line, wrong, remedy);
            mistakes.push(mistake.under(rule.citation.place()));
        }
    }
}

/// What the laws above have on the same matter: the nearest rule that binds.
fn binding_above<'a>(rule: &Ruled, from: &'a str, packs: &'a BTreeMap<String, Arc<Pack>>, seen: &mut Vec<&'a str>) -> Option<&'a Ruled> {
    if seen.contains(&from) {
        return None;
    }
    seen.push(from);
    let pack = packs.get(from)?;
    let own = pack.same(rule).filter(|above| above.relation != Some(Relation::Looser));
    own.or_else(|| pack.parents.iter().find_map(|parent| binding_above(rule, parent, packs, seen)))
}

/// Whether climbing from a pack comes to another.
fn climbs_to<'a>(from: &'a str, to: &str, packs: &'a BTreeMap<String, Arc<Pack>>, seen: &mut Vec<&'a str>) -> bool {
    if from == to {
        return true;
    }
    let fresh = !seen.contains(&from);
    seen.push(from);
    fresh && packs.get(from).is_some_and(|pack| pack.parents.iter().any(|parent| climbs_to(parent, to, packs, seen)))
}

type Wrong = (String, &'static str);

fn compare(rule: &Ruled, above: Option<&Ruled>, child: bool, norms: &Norms) -> Result<(), Wrong> {
    let key = rule.key;
    let Some(relation) = rule.relation else {
        return match child {
            true => Err((format!("“{key}”没有写明与上位规定的关系"), "补上 relation：restates、stricter、looser、adds 之一")),
            false => Ok(()),
        };
    };
    let Some(above) = above else {
        return match relation {
            Relation::Adds => Ok(()),
            _ => Err((format!("上位规定没有“{key}”可比"), "relation 改为 adds，或者删去")),
        };
    };
    if relation == Relation::Restates && rule.value != above.value && order(rule, above, norms).is_none() {
        let wrong = format!("“{key}”写作 restates，内容却与上位规定不同（{}：{}）", above.citation, above.value);
        return Err((wrong, "内容相同的才写 restates；作了细化、换了说法的写 adds"));
    }
    let Some(order) = order(rule, above, norms) else { return Ok(()) };
    let agrees = match relation {
        Relation::Restates => order == Order::Same,
        Relation::Stricter => order == Order::Stricter,
        Relation::Looser => order == Order::Looser,
        Relation::Adds => order != Order::Looser,
    };
    if agrees {
        return Ok(());
    }
    let (seems, remedy) = match order {
        Order::Same => ("与上位规定相同", "相同的写 restates，或者改正内容"),
        Order::Stricter => ("严于上位规定", "更严的写 stricter，或者改正内容"),
        Order::Looser => ("宽于上位规定", "更宽的写 looser，列为冲突，不适用；或者改正内容"),
    };
    Err((format!("“{key}”写作 {}，内容却{seems}（{}：{}）", word(relation), above.citation, above.value), remedy))
}

/// A relation as packs write it.
fn word(relation: Relation) -> &'static str {
    match relation {
        Relation::Restates => "restates",
        Relation::Stricter => "stricter",
        Relation::Looser => "looser",
        Relation::Adds => "adds",
    }
}

#[derive(PartialEq, Eq)]
enum Order {
    Same,
    Stricter,
    Looser,
}

/// Which of two rules asks for more, where that can be counted.
fn order(rule: &Ruled, above: &Ruled, norms: &Norms) -> Option<Order> {
    match (&rule.value, &above.value) {
        (Value::Span { n, unit }, Value::Span { n: theirs, unit: of }) if unit == of => Some(match n.cmp(theirs) {
            std::cmp::Ordering::Equal => Order::Same,
            std::cmp::Ordering::Less => Order::Stricter,
            std::cmp::Ordering::Greater => Order::Looser,
        }),
        (Value::List(terms), Value::List(theirs)) if rule.key.form() == Form::Ranks => {
            let (mine, theirs) = (norms.covered_by_all(terms), norms.covered_by_all(theirs));
            Some(match (mine == theirs, mine.is_subset(&theirs)) {
                (true, _) => Order::Same,
                (false, true) => Order::Stricter,
                (false, false) => Order::Looser,
            })
        }
        (Value::Span { unit: Unit::AtOnce, .. }, Value::Span { .. } | Value::Promptly) => Some(Order::Stricter),
        (Value::Span { .. } | Value::Promptly, Value::Span { unit: Unit::AtOnce, .. }) => Some(Order::Looser),
        (Value::Flag(false), Value::Flag(true)) => Some(Order::Looser),
        (Value::Flag(true), Value::Flag(false)) => Some(Order::Stricter),
        (Value::Entry(_), Value::Entry(_)) => None,
        (mine, theirs) => (rule.relation == Some(Relation::Restates) && mine == theirs).then_some(Order::Same),
    }
}
