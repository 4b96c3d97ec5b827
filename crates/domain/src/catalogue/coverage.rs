//! Coverage 编目情况: who has no catalogue, which entries have no data, which data has no entry.

use super::{Resource, ResourceState};
use crate::org::{Org, OrgKind};
use crate::{Context, OrgId, ResourceId, region};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A resource by its title.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Identifier.
    pub id: ResourceId,
    /// Title.
    pub title: String,
}

/// How far one institution is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Institution {
    /// The institution.
    pub org: OrgId,
    /// Its region.
    pub region: String,
    /// Entries in force.
    pub published: Vec<Named>,
    /// Entries submitted or sent back, not in force.
    pub under_review: usize,
    /// Sent back and not yet mended.
    pub returned: Vec<Named>,
    /// Entries in force without data.
    pub bare: Vec<Named>,
    /// Data in the centre that no entry describes.
    pub uncatalogued: Vec<Named>,
    /// When its catalogue last changed.
    pub changed: Option<NaiveDate>,
}

impl Institution {
    /// Whether it has compiled anything that was submitted.
    pub fn compiled(&self) -> bool {
        !self.published.is_empty() || self.under_review > 0
    }

    /// In one line.
    pub fn line(&self, org: &dyn Fn(&OrgId) -> String) -> String {
        let changed = self.changed.map_or_else(|| "没有变更".to_owned(), |day| format!("最近变更 {day}"));
        format!("{}：目录 {} 条，退回未改 {} 条，{changed}", org(&self.org), self.published.len(), self.returned.len())
    }
}

/// Coverage of a region.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Each institution.
    pub institutions: Vec<Institution>,
}

/// Whether an institution of this kind has a catalogue to compile.
pub fn compiles(kind: OrgKind) -> bool {
    matches!(kind, OrgKind::Department | OrgKind::PublicService | OrgKind::Town | OrgKind::Institution)
}

/// Whose coverage somebody may see: the authority all of it, an authority or government of a part that part, others
/// their own.
pub fn sees(viewer: &Org, org: &Org, ctx: &Context<'_>) -> bool {
    let leads = matches!(viewer.kind, OrgKind::Authority | OrgKind::Government | OrgKind::ServiceCentre);
    viewer.id == *ctx.authority || viewer.id == org.id || (leads && region::within(&org.region, &viewer.region))
}

/// Counts. `resources` are all there are, `loaded` those with rows in the centre, `changed` when each was last put in force.
pub fn coverage<'a>(
    orgs: impl Iterator<Item = &'a Org>,
    resources: &[Resource],
    loaded: &BTreeSet<ResourceId>,
    changed: impl Fn(&OrgId) -> Option<NaiveDate>,
) -> Coverage {
    let institutions = orgs.filter(|org| compiles(org.kind)).map(|org| institution(org, resources, loaded, changed(&org.id))).collect();
    Coverage { institutions }
}

fn institution(org: &Org, resources: &[Resource], loaded: &BTreeSet<ResourceId>, changed: Option<NaiveDate>) -> Institution {
    let own: Vec<_> = resources.iter().filter(|resource| resource.org == org.id).collect();
    let named = |resource: &&Resource| Named {
        id: resource.id.clone(),
        title: resource.published.as_ref().unwrap_or(&resource.draft).title.clone(),
    };
    let of = |wanted: &dyn Fn(&Resource) -> bool| own.iter().filter(|resource| wanted(resource)).map(named).collect::<Vec<_>>();
    let back = |resource: &Resource| matches!(resource.state, ResourceState::Returned { .. });
    let waits = |resource: &&&Resource| {
        resource.published.is_none() && (back(resource) || matches!(resource.state, ResourceState::Submitted { .. }))
    };
    Institution {
        org: org.id.clone(),
        region: org.region.clone(),
        published: of(&|resource| resource.published.is_some()),
        under_review: own.iter().filter(waits).count(),
        returned: of(&back),
        bare: of(&|resource| resource.published.is_some() && !loaded.contains(&resource.id)),
        uncatalogued: of(&|resource| resource.published.is_none() && loaded.contains(&resource.id)),
        changed,
    }
}

impl Coverage {
    /// Those without a catalogue.
    pub fn without(&self) -> impl Iterator<Item = &Institution> {
        self.institutions.iter().filter(|one| !one.compiled())
    }

    /// Entries in force, and how many of them have data.
    pub fn mounted(&self) -> (usize, usize) {
        let all: usize = self.institutions.iter().map(|one| one.published.len()).sum();
        (all - self.institutions.iter().map(|one| one.bare.len()).sum::<usize>(), all)
    }

    /// How far each region is, where there are several.
    fn by_region(&self) -> Vec<String> {
        let mut regions: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for one in &self.institutions {
            let (done, all) = regions.entry(&one.region).or_default();
            *all += 1;
            *done += usize::from(one.compiled());
        }
        let several = regions.len() > 1;
        let line = |(region, (done, all)): (&str, (usize, usize))| format!("行政区划 {region}：{all} 个机构中 {done} 个已编制目录");
        regions.into_iter().filter(|_| several).map(line).collect()
    }

    /// In lines: the counts, then everything that is missing by name.
    pub fn lines(&self, org: &dyn Fn(&OrgId) -> String) -> Vec<String> {
        let (missing, (mounted, published)) = (self.without().count(), self.mounted());
        let all = self.institutions.len();
        let mut lines = vec![
            format!("{all} 个机构中 {} 个已编制目录", all - missing),
            format!("{published} 条目录中 {mounted} 条已挂载，挂载率 {}", percent(mounted, published)),
        ];
        lines.extend(self.by_region());
        lines.extend(self.without().map(|one| format!("{}没有编制目录", org(&one.org))));
        for one in &self.institutions {
            lines.push(one.line(org));
            lines.extend(one.bare.iter().map(|entry| format!("{}的“{}”没有挂载数据", org(&one.org), entry.title)));
            lines.extend(one.uncatalogued.iter().map(|table| format!("{}的“{}”有数据而没有目录", org(&one.org), table.title)));
        }
        lines
    }
}

/// A share with one decimal; `—` of nothing.
pub fn percent(part: usize, whole: usize) -> String {
    if whole == 0 {
        return "—".into();
    }
    let tenths = (part * 2000 + whole) / (whole * 2);
    format!("{}.{}%", tenths / 10, tenths % 10)
}

#[cfg(test)]
mod tests {
    use super::percent;

    #[test]
    fn a_share_is_rounded_to_one_decimal() {
        assert_eq!(
            [percent(7, 10), percent(640, 1000), percent(1, 3), percent(2, 3), percent(3, 3)],
            ["70.0%", "64.0%", "33.3%", "66.7%", "100.0%"]
        );
        assert_eq!(percent(0, 0), "—");
    }
}
