//! The registration board 登记情况: how much of each department's catalogue is registered, and what isn't.

use super::Resource;
use super::coverage::{Named, percent};
use super::registration::Registration;
use crate::{OrgId, ResourceId};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// How far one department is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RegisterCount {
    /// The department.
    pub org: OrgId,
    /// Entries in force.
    pub published: usize,
    /// Those that don't stand in the register.
    pub missing: Vec<Named>,
}

impl RegisterCount {
    /// What a department is urged to do; none where nothing is missing.
    pub fn notice(&self) -> Option<String> {
        let titles: Vec<_> = self.missing.iter().map(|one| format!("“{}”", one.title)).collect();
        (!titles.is_empty()).then(|| format!("还有 {} 个数据资源没有登记：{}", titles.len(), titles.join("、")))
    }

    /// In one line.
    pub fn line(&self, org: &dyn Fn(&OrgId) -> String) -> String {
        let notice = self.notice().unwrap_or_else(|| "已全部登记".into());
        format!("{}：目录 {} 条，{notice}", org(&self.org), self.published)
    }
}

/// Counts by department; who has nothing published isn't there.
pub fn register_board(resources: &[Resource], registrations: &[Registration]) -> Vec<RegisterCount> {
    let stand: BTreeSet<&ResourceId> = registrations.iter().filter(|one| one.stands()).map(|one| &one.resource).collect();
    let mut counts: BTreeMap<&OrgId, RegisterCount> = BTreeMap::new();
    for (resource, contract) in resources.iter().filter_map(|resource| Some((resource, resource.published.as_ref()?))) {
        let fresh = || RegisterCount { org: resource.org.clone(), published: 0, missing: Vec::new() };
        let count = counts.entry(&resource.org).or_insert_with(fresh);
        count.published += 1;
        if !stand.contains(&resource.id) {
            count.missing.push(Named { id: resource.id.clone(), title: contract.title.clone() });
        }
    }
    counts.into_values().collect()
}

/// In lines: the rate of all, then each department.
pub fn register_lines(counts: &[RegisterCount], org: &dyn Fn(&OrgId) -> String) -> Vec<String> {
    let all: usize = counts.iter().map(|one| one.published).sum();
    let done = all - counts.iter().map(|one| one.missing.len()).sum::<usize>();
    let first = format!("{all} 个数据资源中 {done} 个已登记，登记率 {}", percent(done, all));
    std::iter::once(first).chain(counts.iter().map(|one| one.line(org))).collect()
}
