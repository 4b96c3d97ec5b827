//! Demands for the same thing, side by side 同类需求: what several departments ask for is handled as one.

use super::Demand;
use std::collections::BTreeSet;

/// Demands that ask for the same: under the same title, or for the same items.
#[derive(Clone, Debug)]
pub struct Group<'a> {
    /// Oldest first; never empty.
    pub demands: Vec<&'a Demand>,
    titles: BTreeSet<String>,
    items: BTreeSet<Vec<String>>,
}

impl Group<'_> {
    fn of(demand: &Demand) -> Group<'_> {
        let mut items: Vec<_> = demand.items.iter().map(|item| plain(item)).collect();
        items.sort();
        let items = if items.is_empty() { BTreeSet::new() } else { BTreeSet::from([items]) };
        Group { demands: vec![demand], titles: BTreeSet::from([plain(&demand.title)]), items }
    }

    fn alike(&self, other: &Self) -> bool {
        !self.titles.is_disjoint(&other.titles) || !self.items.is_disjoint(&other.items)
    }
}

/// The open ones among `demands` in groups, the largest first, then the oldest.
pub fn groups<'a>(demands: impl IntoIterator<Item = &'a Demand>) -> Vec<Group<'a>> {
    let mut groups: Vec<Group<'a>> = Vec::new();
    for demand in demands.into_iter().filter(|demand| demand.open()) {
        let mut joined = Group::of(demand);
        let (alike, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(|group| group.alike(&joined));
        for group in alike {
            joined.demands.extend(group.demands);
            joined.titles.extend(group.titles);
            joined.items.extend(group.items);
        }
        groups = others;
        groups.push(joined);
    }
    for group in &mut groups {
        group.demands.sort_by(|a, b| (a.asked, &a.id).cmp(&(b.asked, &b.id)));
    }
    groups.sort_by_key(|group| (std::cmp::Reverse(group.demands.len()), group.demands.first().map(|first| first.asked)));
    groups
}

/// A name without what doesn't tell names apart: spaces, punctuation, width, case.
pub(super) fn plain(text: &str) -> String {
    let narrow = |c: char| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        other => other,
    };
    let plain: String = text.chars().map(narrow).filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
    if plain.is_empty() { text.trim().to_owned() } else { plain }
}
