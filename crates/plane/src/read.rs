//! One row by its key: the serving index, as admitted.

use crate::index::{Found, put};
use crate::table::Home;
use crate::value::{canonical, json};
use crate::{Manifest, PlaneError, ReadError};
use chrono::{DateTime, FixedOffset};
use domain::catalogue::Kind;
use domain::sharing::{Admitted, GrantedItem, RowFilter};
use serde::Serialize;
use serde_json::{Map, Value};

/// The answer to a read by key.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Answer {
    /// The row with the items admitted, in their order; `None` when there is no such row, or none
    /// that may be seen.
    pub row: Option<Map<String, Value>>,
    /// Table version that was read.
    pub table_version: u64,
    /// When the newest batch in it was accepted.
    pub as_of: DateTime<FixedOffset>,
}

/// Reads one row.
pub(crate) fn read(home: &Home, admitted: &Admitted, manifest: &Manifest, key: &[(&str, &str)]) -> Result<Answer, ReadError> {
    leaves(admitted)?;
    admit(admitted, manifest)?;
    let answer = |row| Answer { row, table_version: manifest.table_version, as_of: manifest.as_of };
    let key = self::key(manifest, key)?;
    for name in manifest.segments.iter().rev() {
        let segment = home.segment(name)?;
        if let Some(found) = segment.get(&key)? {
            // The newest row alone counts: if the filter hides it, an older one must not show.
            let damaged = || PlaneError::Index { segment: name.clone() };
            return Ok(answer(show(&found, admitted).ok_or_else(damaged)?));
        }
    }
    Ok(answer(None))
}

/// That values may leave under the admission.
pub(crate) fn leaves(admitted: &Admitted) -> Result<(), ReadError> {
    if admitted.compares() { Err(ReadError::OnlyCompare) } else { Ok(()) }
}

/// Looks at the newest record of a key without showing it: `look` gets its cells in canonical text, or nothing where
/// there is no record or none that may be seen.
pub(crate) fn find<T>(
    home: &Home,
    admitted: &Admitted,
    manifest: &Manifest,
    key: &[u8],
    look: impl Fn(Option<&dyn Fn(&str) -> Option<String>>) -> T,
) -> Result<T, ReadError> {
    for name in manifest.segments.iter().rev() {
        let segment = home.segment(name)?;
        let Some(found) = segment.get(key)? else { continue };
        let texts = found.texts().ok_or_else(|| PlaneError::Index { segment: name.clone() })?;
        let place = |name: &str| found.fields().iter().position(|field| field.name == name);
        let text = |place: usize| texts.get(place).copied().flatten();
        let kind = |place: usize| found.fields().get(place).map(|field| &field.kind);
        let hidden = admitted.rows().is_some_and(|filter| !passes(filter, place(&filter.item).and_then(|at| Some((kind(at)?, text(at)?)))));
        let cell = |name: &str| place(name).and_then(text).map(str::to_owned);
        return Ok(look(if hidden { None } else { Some(&cell) }));
    }
    Ok(look(None))
}

/// That the admission is for this resource and for items it has.
pub(crate) fn admit(admitted: &Admitted, manifest: &Manifest) -> Result<(), ReadError> {
    if *admitted.resource() != manifest.resource {
        return Err(ReadError::Mismatch);
    }
    let filtered = admitted.rows().map(|filter| &filter.item);
    let mut named = admitted.items().iter().map(|granted| &granted.item).chain(filtered);
    match named.find(|name| !manifest.items.iter().any(|item| item.name == **name)) {
        Some(name) => Err(ReadError::Item { item: name.clone() }),
        None => Ok(()),
    }
}

/// The key in canonical form. Each key item must be given once, and nothing else.
pub(crate) fn key(manifest: &Manifest, given: &[(&str, &str)]) -> Result<Vec<u8>, ReadError> {
    if manifest.key().next().is_none() {
        return Err(ReadError::NoKey);
    }
    let stranger = |(name, _): &&(&str, &str)| !manifest.key().any(|item| item.name == *name);
    if let Some((name, _)) = given.iter().find(stranger) {
        let expected = manifest.key().map(|item| item.name.as_str()).collect::<Vec<_>>().join("、");
        return Err(ReadError::Key { item: (*name).to_owned(), expected: format!("主键项 {expected}") });
    }
    let mut key = Vec::new();
    for item in manifest.key() {
        let wrong = || ReadError::Key { item: item.name.clone(), expected: item.kind.title() };
        let mut values = given.iter().filter(|(name, _)| *name == item.name).map(|(_, value)| *value);
        let (Some(value), None) = (values.next(), values.next()) else { return Err(wrong()) };
        put(&mut key, Some(&canonical(&item.kind, value).ok_or_else(wrong)?));
    }
    Ok(key)
}

/// What of a row may be seen; the outer `None` where the record is damaged.
fn show(found: &Found<'_>, admitted: &Admitted) -> Option<Option<Map<String, Value>>> {
    let texts = found.texts()?;
    // An item younger than the row is empty in it.
    let cell = |name: &str| {
        let place = found.fields().iter().position(|field| field.name == name)?;
        let kind = &found.fields().get(place)?.kind;
        texts.get(place).copied().flatten().map(|text| (kind, text))
    };
    if admitted.rows().is_some_and(|filter| !passes(filter, cell(&filter.item))) {
        return Some(None);
    }
    let row = admitted.items().iter().map(|granted| (granted.item.clone(), masked(granted, cell(&granted.item))));
    Some(Some(row.collect()))
}

fn passes(filter: &RowFilter, cell: Option<(&Kind, &str)>) -> bool {
    cell.is_some_and(|(kind, text)| canonical(kind, &filter.equals).is_some_and(|wanted| wanted == text))
}

fn masked(granted: &GrantedItem, cell: Option<(&Kind, &str)>) -> Value {
    match (cell, granted.mask) {
        (None, _) => Value::Null,
        (Some((_, text)), Some(mask)) => Value::from(mask.apply(text)),
        (Some((kind, text)), None) => json(kind, text),
    }
}
