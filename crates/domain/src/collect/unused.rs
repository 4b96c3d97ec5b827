//! What is collected and not used.

use super::CollectionList;
use crate::{CollectionId, OrgId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A line that nothing has used for long: possibly unnecessary.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unused {
    /// Who collects it.
    pub org: OrgId,
    /// Its name.
    pub org_name: String,
    /// The list.
    pub list: CollectionId,
    /// The element.
    pub element: String,
    /// Last used, or else listed, on this day.
    pub since: NaiveDate,
    /// Whether it was ever used.
    pub ever: bool,
}

/// Lines of the lists in force that nothing has used for more than so many days.
pub fn unused(lists: &[CollectionList], days: u32, today: NaiveDate) -> Vec<Unused> {
    let lines = lists.iter().filter_map(|list| Some((list, list.since_day()?))).flat_map(|(list, since)| {
        list.lines.iter().map(move |line| Unused {
            org: list.org.clone(),
            org_name: list.org_name.clone(),
            list: list.id.clone(),
            element: line.element.clone(),
            since: line.used.as_ref().map_or(since, |used| used.on),
            ever: line.used.is_some(),
        })
    });
    lines.filter(|line| (today - line.since).num_days() > i64::from(days)).collect()
}

impl Unused {
    /// In one line.
    pub fn line(&self) -> String {
        let what = if self.ever { "最近使用" } else { "列入清单以后没有使用，自" };
        format!("{}·{}：可能不必要，{what} {}", self.org_name, self.element, self.since)
    }
}
