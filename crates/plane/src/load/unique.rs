//! No two rows with the same key, nor with the same value where a rule says so.
//!
//! Values are held as 128-bit digests under keys drawn for the load: 24 to 48 bytes a row and
//! rule. A false match among 50 million rows has a chance below 10⁻²³.

use domain::catalogue::Item;
use domain::quality::{Reason, Rule};
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};

/// A digest, in pieces that pack.
type Print = [u32; 4];

/// Digests under keys of this load.
#[derive(Clone, Debug, Default)]
pub(crate) struct Printer(RandomState, RandomState);

impl Printer {
    /// The digest of a value.
    pub(crate) fn print(&self, value: &[u8]) -> Print {
        let (a, b) = (self.0.hash_one(value), self.1.hash_one(value));
        [a as u32, (a >> 32) as u32, b as u32, (b >> 32) as u32]
    }
}

/// What was seen so far.
#[derive(Debug, Default)]
pub(crate) struct Unique {
    printer: Printer,
    keys: HashMap<Print, u32>,
    values: Vec<Values>,
    waiting: Vec<Print>,
}

/// Values of one item that must be unique.
#[derive(Debug)]
struct Values {
    item: usize,
    seen: HashMap<Print, u32>,
    /// Value → key of the row of the table that has it now.
    table: HashMap<Print, Print>,
}

/// What two rows share.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Clash {
    /// The item, or none for the key.
    pub(crate) item: Option<usize>,
    /// The reason to tell.
    pub(crate) reason: Reason,
}

/// Whether an item other than a sole key has a rule of uniqueness.
pub(crate) fn ruled(item: &Item) -> bool {
    item.rules.contains(&Rule::Unique)
}

impl Unique {
    /// For the items of a resource.
    pub(crate) fn new(items: &[Item]) -> Self {
        let ruled = items.iter().enumerate().filter(|(_, item)| ruled(item));
        let values = ruled.map(|(item, _)| Values { item, seen: HashMap::new(), table: HashMap::new() }).collect();
        Self { values, ..Self::default() }
    }

    /// Items with a rule, by position.
    pub(crate) fn items(&self) -> Vec<usize> {
        self.values.iter().map(|values| values.item).collect()
    }

    /// Learns a value that a row of the table has now. Empty keys stand for tables without key:
    /// there every value of the table speaks against a new one.
    pub(crate) fn stored(&mut self, item: usize, value: &[u8], key: &[u8]) {
        let pair = (self.printer.print(value), self.printer.print(key));
        if let Some(values) = self.values.iter_mut().find(|values| values.item == item) {
            values.table.insert(pair.0, pair.1);
        }
    }

    /// Admits a row, or says what it shares with which. A row that is not admitted reserves nothing.
    /// A value that the table has under another key counts as taken even if this file gives that key
    /// another value: such swaps need two loads.
    pub(crate) fn admit<'v>(&mut self, number: u64, key: &[u8], value: impl Fn(usize) -> Option<&'v [u8]>) -> Result<(), Clash> {
        let clash = |item, first: Option<u32>| Err(Clash { item, reason: Reason::Duplicate { first_row: first.map(u64::from) } });
        let key_print = self.printer.print(key);
        if let Some(first) = self.keys.get(&key_print).filter(|_| !key.is_empty()) {
            return clash(None, Some(*first));
        }
        self.waiting.clear();
        for values in &self.values {
            let Some(value) = value(values.item) else {
                self.waiting.push(Print::default());
                continue;
            };
            let print = self.printer.print(value);
            if let Some(first) = values.seen.get(&print) {
                return clash(Some(values.item), Some(*first));
            }
            if values.table.get(&print).is_some_and(|owner| key.is_empty() || *owner != key_print) {
                return clash(Some(values.item), None);
            }
            self.waiting.push(print);
        }
        let number = u32::try_from(number).unwrap_or(u32::MAX);
        if !key.is_empty() {
            self.keys.insert(key_print, number);
        }
        for (values, print) in self.values.iter_mut().zip(&self.waiting) {
            if *print != Print::default() {
                values.seen.insert(*print, number);
            }
        }
        Ok(())
    }
}
