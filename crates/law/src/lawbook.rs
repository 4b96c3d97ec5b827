//! The lawbook of a node: the packs that bind it, and those it only simulates.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{FixedOffset, NaiveDate};
use serde::Serialize;

use crate::calendar::Calendar;
use crate::library::{CannotBind, Library};
use crate::norms::Norms;
use crate::{Citation, Key, Pack, Relation, Ruled, Status, Value};

/// The law of one node.
#[derive(Debug, Clone)]
pub struct Lawbook {
    /// Children before parents.
    pub(crate) binding: Vec<Arc<Pack>>,
    pub(crate) simulated: Vec<Arc<Pack>>,
    pub(crate) calendar: Arc<Calendar>,
    pub(crate) norms: Arc<Norms>,
}

/// A rule that asks for less than the law above it, and so doesn't bind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Conflict {
    /// What both are about.
    pub key: Key,
    /// The looser rule.
    pub looser: Citation,
    /// What it says.
    pub says: Value,
    /// The rule that binds instead.
    pub binds: Option<Citation>,
    /// What that says.
    pub instead: Option<Value>,
}

impl Lawbook {
    pub(crate) fn new(library: &Library, binding: Vec<Arc<Pack>>) -> Self {
        Self { binding, simulated: Vec::new(), calendar: Arc::clone(&library.calendar), norms: Arc::clone(&library.norms) }
    }

    /// The same lawbook with packs that are only simulated: they bind nobody, drafts included.
    ///
    /// # Errors
    /// A pack is missing or stands in a circle.
    pub fn simulating(mut self, library: &Library, ids: &[&str]) -> Result<Self, CannotBind> {
        self.simulated = library.with_parents(ids)?;
        self.simulated.retain(|pack| self.binding.iter().all(|bound| bound.id != pack.id));
        Ok(self)
    }

    /// The packs that bind, children before parents.
    pub fn binding(&self) -> impl Iterator<Item = &Pack> {
        self.binding.iter().map(Arc::as_ref)
    }

    /// The packs that are only simulated.
    pub fn simulated(&self) -> impl Iterator<Item = &Pack> {
        self.simulated.iter().map(Arc::as_ref)
    }

    /// The one binding rule on that day.
    #[must_use]
    pub fn rule(&self, key: Key, on: NaiveDate) -> Option<&Ruled> {
        let holding = self.binding.iter().filter(|pack| bound_on(pack, on));
        first(holding, key)
    }

    /// The binding rule on that day; where none holds, the rule of a bound pack that doesn't hold then.
    #[must_use]
    pub fn rule_or_nearest(&self, key: Key, on: NaiveDate) -> Option<&Ruled> {
        self.rule(key, on).or_else(|| first(self.binding.iter(), key))
    }

    /// What a simulated pack would say.
    #[must_use]
    pub fn simulated_rule(&self, key: Key) -> Option<&Ruled> {
        first(self.simulated.iter(), key)
    }

    /// All binding rules on that day.
    #[must_use]
    pub fn rules(&self, on: NaiveDate) -> Vec<&Ruled> {
        Key::ALL.iter().filter_map(|key| self.rule(*key, on)).collect()
    }

    /// The entries under a key on that day, in the order of the texts. An entry of a child takes the place of its
    /// parent's of the same name; one that asks for less doesn't bind.
    #[must_use]
    pub fn entries(&self, key: Key, on: NaiveDate) -> Vec<&Ruled> {
        let mut found: Vec<&Ruled> = Vec::new();
        for pack in self.binding.iter().filter(|pack| bound_on(pack, on)) {
            let own = pack.entries.iter().filter(|entry| entry.key == key && entry.relation != Some(Relation::Looser));
            let fresh: Vec<&Ruled> = own.filter(|entry| found.iter().all(|known| known.value.name() != entry.value.name())).collect();
            found.extend(fresh);
        }
        found
    }

    /// Where the rule on that day stands.
    #[must_use]
    pub fn cite(&self, key: Key, on: NaiveDate) -> Option<Citation> {
        self.rule(key, on).map(|rule| rule.citation.clone())
    }

    /// Those of the keys that have a rule on that day, in the order in which the text has them; a child's first.
    #[must_use]
    pub fn in_text_order(&self, keys: &[Key], on: NaiveDate) -> Vec<Key> {
        let mut found: Vec<Key> = keys.iter().copied().filter(|key| self.rule(*key, on).is_some()).collect();
        found.sort_by_key(|key| {
            let pack = self.rule(*key, on).and_then(|rule| self.pack_of(rule));
            let above = self.binding().position(|bound| pack.is_some_and(|pack| pack.id == bound.id));
            let rules = pack.into_iter().flat_map(Pack::provisions).flat_map(|provision| &provision.rules);
            (above, rules.map(|rule| rule.key).position(|known| known == *key))
        });
        found
    }

    /// The terms of a list; empty where no rule holds.
    #[must_use]
    pub fn list(&self, key: Key, on: NaiveDate) -> Vec<String> {
        match self.rule(key, on).map(|rule| &rule.value) {
            Some(Value::List(terms)) => terms.clone(),
            _ => Vec::new(),
        }
    }

    /// The rows of a table; empty where no rule holds.
    #[must_use]
    pub fn table(&self, key: Key, on: NaiveDate) -> Vec<BTreeMap<String, String>> {
        match self.rule(key, on).map(|rule| &rule.value) {
            Some(Value::Table(rows)) => rows.clone(),
            _ => Vec::new(),
        }
    }

    /// What a rule that is a phrase says; none where no rule holds.
    #[must_use]
    pub fn text(&self, key: Key, on: NaiveDate) -> Option<&str> {
        match self.rule(key, on).map(|rule| &rule.value) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// Whether the law says yes on that day.
    #[must_use]
    pub fn holds(&self, key: Key, on: NaiveDate) -> bool {
        matches!(self.rule(key, on).map(|rule| &rule.value), Some(Value::Flag(true)))
    }

    /// Rules of the bound and simulated packs that ask for less than the law above them.
    #[must_use]
    pub fn conflicts(&self) -> Vec<Conflict> {
        let packs = self.binding.iter().chain(&self.simulated);
        let rules = packs.flat_map(|pack| pack.rules.values().chain(&pack.entries));
        let looser = rules.filter(|rule| rule.relation == Some(Relation::Looser));
        looser
            .map(|rule| {
                let mut packs = self.binding.iter().chain(&self.simulated);
                let binds = packs.find_map(|pack| pack.same(rule).filter(|same| same.relation != Some(Relation::Looser)));
                Conflict {
                    key: rule.key,
                    looser: rule.citation.clone(),
                    says: rule.value.clone(),
                    binds: binds.map(|binds| binds.citation.clone()),
                    instead: binds.map(|binds| binds.value.clone()),
                }
            })
            .collect()
    }

    /// Working days after `a` up to and with `b`: from today to a due date, the days left; negative when overdue.
    #[must_use]
    pub fn working_days_between(&self, a: NaiveDate, b: NaiveDate) -> i64 {
        self.calendar.between(a, b)
    }

    /// The same lawbook with another calendar: a year more, or a year corrected.
    #[must_use]
    pub fn with_calendar(&self, calendar: Arc<Calendar>) -> Self {
        Self { calendar, ..self.clone() }
    }

    /// The working days.
    #[must_use]
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// The time zone of the place, taken from the first pack.
    #[must_use]
    pub fn offset(&self) -> Option<FixedOffset> {
        self.binding.first().map(|pack| pack.offset)
    }

    /// Whether a rule of this lawbook is law on that day; a draft's never is, even where a demo binds it.
    #[must_use]
    pub fn in_force(&self, rule: &Ruled, on: NaiveDate) -> bool {
        self.pack_of(rule).is_some_and(|pack| pack.in_force_on(on))
    }

    /// The edition of the law that holds the rule on that day: its pack and the beginning of the pack's digest.
    #[must_use]
    pub fn edition(&self, key: Key, on: NaiveDate) -> Option<String> {
        let pack = self.pack_of(self.rule(key, on)?)?;
        Some(format!("{} {}", pack.id, pack.digest.chars().take(8).collect::<String>()))
    }

    pub(crate) fn pack_of(&self, rule: &Ruled) -> Option<&Pack> {
        let holder = rule.via.as_ref().unwrap_or(&rule.citation);
        self.binding().find(|pack| pack.id == holder.pack)
    }
}

/// A draft that was bound holds on every day; the mode allowed it.
fn bound_on(pack: &Pack, on: NaiveDate) -> bool {
    pack.status == Status::Draft || pack.in_force_on(on)
}

fn first<'a>(mut packs: impl Iterator<Item = &'a Arc<Pack>>, key: Key) -> Option<&'a Ruled> {
    packs.find_map(|pack| pack.rules.get(&key).filter(|rule| rule.relation != Some(Relation::Looser)))
}
