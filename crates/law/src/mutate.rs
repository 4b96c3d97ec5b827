//! Changed laws: each figure, role, start event and rank changed in turn, so that a case must fail.
//!
//! A change that no case notices says that the rule is written down and not lived by.

use std::fmt;
use std::sync::Arc;

use serde::Serialize;

use crate::terms::{EVENTS, ROLES};
use crate::{Form, Key, Library, Pack, Relation, Ruled, Unit, Value};

/// What was changed in a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// The figure: one more of its unit, or a number where there is none.
    Figure,
    /// The event from which the term runs.
    From,
    /// Who owes it.
    By,
    /// To whom it is owed.
    To,
    /// The rank that suffices: one term of the list falls away, or another stands in its place.
    Rank,
    /// The rule as a whole falls away.
    Rule,
}

/// One change to one rule of one pack.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Mutant {
    /// The pack.
    pub pack: String,
    /// Where the rule stands, in short.
    pub at: String,
    /// What the rule is about.
    pub key: Key,
    /// The name of the entry, where the key has many.
    pub name: Option<String>,
    /// What was changed.
    pub part: Part,
    /// Which term of a list, where there are several.
    pub place: usize,
    /// The rows of the matrix that the rule meets.
    pub rows: Vec<String>,
}

impl fmt::Display for Mutant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let part = match self.part {
            Part::Figure => "figure",
            Part::From => "from",
            Part::By => "by",
            Part::To => "to",
            Part::Rank => "rank",
            Part::Rule => "rule",
        };
        write!(f, "{} {}", self.at, self.key)?;
        if let Some(name) = &self.name {
            write!(f, ":{name}")?;
        }
        write!(f, " {part}")?;
        if self.part == Part::Rank { write!(f, "{}", self.place + 1) } else { Ok(()) }
    }
}

impl Library {
    /// Whether a case could notice a change under this key: a room reads it, or it is a term, which the desk reckons.
    #[must_use]
    pub fn noticeable(&self, key: Key) -> bool {
        key.form() == Form::Figure || !self.unread.contains(&key)
    }

    /// Every change of one pack, in the order of its text. Rules that ask for less than the law above never bind, and
    /// those of a law only referred to live where it is referred to: neither is changed.
    #[must_use]
    pub fn mutants(&self, pack: &Pack) -> Vec<Mutant> {
        if pack.excerpt {
            return Vec::new();
        }
        pack.provisions()
            .flat_map(|provision| &provision.rules)
            .filter_map(|rule| pack.same(rule))
            .filter(|rule| rule.relation != Some(Relation::Looser))
            .flat_map(|rule| changes(pack, rule))
            .collect()
    }

    /// The same library with one rule changed.
    #[must_use]
    pub fn mutated(&self, mutant: &Mutant) -> Self {
        let mut changed = self.clone();
        if let Some(pack) = changed.packs.get_mut(&mutant.pack) {
            let pack = Arc::make_mut(pack);
            match mutant.part {
                Part::Rule => pack.drop_rule(mutant.key, mutant.name.as_deref()),
                _ => pack.find_mut(mutant.key, mutant.name.as_deref()).into_iter().for_each(|rule| apply(rule, mutant)),
            }
        }
        changed
    }
}

fn changes(pack: &Pack, rule: &Ruled) -> Vec<Mutant> {
    let change = |part, place| Mutant {
        pack: pack.id.clone(),
        at: rule.via.as_ref().unwrap_or(&rule.citation).id(),
        key: rule.key,
        name: rule.value.name().map(str::to_owned),
        part,
        place,
        rows: rule.rows.clone(),
    };
    let mut all = vec![change(Part::Rule, 0)];
    if rule.key.form() == Form::Figure {
        all.push(change(Part::Figure, 0));
    }
    for (part, there) in [(Part::From, rule.from.is_some()), (Part::By, rule.by.is_some()), (Part::To, rule.to.is_some())] {
        all.extend(there.then(|| change(part, 0)));
    }
    if let (Form::Ranks, Value::List(terms)) = (rule.key.form(), &rule.value) {
        all.extend((0..terms.len()).map(|place| change(Part::Rank, place)));
    }
    all
}

fn apply(rule: &mut Ruled, mutant: &Mutant) {
    match mutant.part {
        Part::Figure => rule.value = other_figure(&rule.value),
        Part::From => rule.from = rule.from.take().map(|from| other(&EVENTS, &from)),
        Part::By => rule.by = rule.by.take().map(|by| other(&ROLES, &by)),
        Part::To => rule.to = rule.to.take().map(|to| other(&ROLES, &to)),
        Part::Rank => {
            if let Value::List(terms) = &mut rule.value {
                terms.remove(mutant.place.min(terms.len().saturating_sub(1)));
            }
        }
        Part::Rule => {}
    }
}

/// One more of the same unit; where the law names no number, one working day.
fn other_figure(value: &Value) -> Value {
    match value {
        Value::Span { n, unit } if *unit != Unit::AtOnce => Value::Span { n: n + 1, unit: *unit },
        _ => Value::Span { n: 1, unit: Unit::WorkingDays },
    }
}

/// The furthest word of the vocabulary: half of it away, so that kindred words don't stand in for one another.
fn other(words: &[(&str, &str)], word: &str) -> String {
    let place = words.iter().position(|(known, _)| *known == word).unwrap_or(0);
    let next = (place + words.len() / 2) % words.len().max(1);
    words.get(next).map_or_else(String::new, |(word, _)| (*word).to_owned())
}
