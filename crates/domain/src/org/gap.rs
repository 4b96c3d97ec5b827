//! What is missing 缺口: computed from what is there, each gap under its article.

use super::{Org, OrgKind, Part, Profile};
use crate::{Context, OrgId, region};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeSet;

/// Something that the law wants and nobody has done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Gap {
    /// Whose it is.
    pub org: OrgId,
    /// Its name.
    pub org_name: String,
    /// What is missing.
    pub what: String,
    /// Where it is asked for.
    pub citation: Citation,
}

impl Gap {
    /// In one line.
    pub fn line(&self) -> String {
        format!("{} {}", self.org_name, self.what)
    }
}

/// What there is.
#[derive(Clone, Copy, Debug)]
pub struct Registry<'a> {
    /// Organizations, abolished ones among them.
    pub orgs: &'a [Org],
    /// Those that have a catalogue in force.
    pub catalogued: &'a BTreeSet<OrgId>,
}

/// Whether the viewer sees an organization: the authority all, one of a region those of its region, others themselves.
fn seen(org: &Org, viewer: Option<&Org>, ctx: &Context<'_>) -> bool {
    match ctx.actor.kind {
        OrgKind::Authority => true,
        OrgKind::LocalAuthority => viewer.is_some_and(|own| region::within(&org.region, &own.region)),
        _ => org.id == ctx.actor.org,
    }
}

impl<'a> Registry<'a> {
    /// How many institutions the viewer sees that ought to have a catalogue.
    pub fn institutions(&self, ctx: &Context<'_>) -> usize {
        self.seen(ctx).into_iter().filter(|org| org.ended.is_none() && org.kind.stands_in(Some("department"))).count()
    }

    /// Organizations that the viewer sees.
    pub fn seen(&self, ctx: &Context<'_>) -> Vec<&'a Org> {
        let own = self.orgs.iter().find(|org| org.id == ctx.actor.org);
        self.orgs.iter().filter(|org| seen(org, own, ctx)).collect()
    }
}

/// The gaps of those the viewer sees.
pub fn gaps(registry: &Registry<'_>, ctx: &Context<'_>) -> Vec<Gap> {
    let alive: Vec<_> = registry.seen(ctx).into_iter().filter(|org| org.ended.is_none()).collect();
    let mut gaps = Vec::new();
    for org in &alive {
        let parts = Part::of(org, ctx.law, ctx.today()).into_iter().filter(|part| org.profile.get(part.name()).is_none());
        gaps.extend(parts.map(|part| gap(org, format!("没有明确{}", part.title()), part.ground(org, ctx.law, ctx.today()))));
        gaps.extend(about_regions(org, registry, ctx));
    }
    gaps.extend(uncatalogued(&alive, registry, ctx));
    gaps
}

fn gap(org: &Org, what: String, citation: Citation) -> Gap {
    Gap { org: org.id.clone(), org_name: org.name.clone(), what, citation }
}

/// An authority has a government above it, and a government's region has its authority.
fn about_regions(org: &Org, registry: &Registry<'_>, ctx: &Context<'_>) -> Vec<Gap> {
    let alive = |kinds: &[OrgKind]| {
        let of = |other: &&Org| other.ended.is_none() && kinds.contains(&other.kind) && region::same(&other.region, &org.region);
        registry.orgs.iter().find(of)
    };
    let (mut gaps, on) = (Vec::new(), ctx.today());
    let authorities = [OrgKind::Authority, OrgKind::LocalAuthority];
    let governs = ctx.law.rule(Key::OrgCoordinate, on).filter(|rule| OrgKind::Government.stands_in(rule.by.as_deref()));
    if let Some(rule) = governs.filter(|_| authorities.contains(&org.kind)) {
        let missing = match alive(&[OrgKind::Government]) {
            None => Some("所在地区没有人民政府的记录"),
            Some(government) if government.profile.get(Profile::OFFICE).is_none() => Some("所在地区人民政府没有写明办公室（厅）"),
            Some(_) => None,
        };
        gaps.extend(missing.map(|what| gap(org, what.into(), rule.citation.clone())));
    }
    let county = OrgKind::LocalAuthority;
    let leads = ctx.law.rule(Key::OrgAuthority, on).filter(|rule| rule.by.is_none() || county.stands_in(rule.by.as_deref()));
    if let Some(rule) = leads.filter(|_| org.kind == OrgKind::Government && alive(&authorities).is_none()) {
        gaps.push(gap(org, "所在地区没有公共数据主管部门".into(), rule.citation.clone()));
    }
    let served = registry.orgs.iter().any(|other| other.kind == OrgKind::ServiceCentre && other.ended.is_none());
    if let Some(citation) = ctx.law.cite(Key::OrgServiceCentre, on).filter(|_| org.kind == OrgKind::Authority && !served) {
        gaps.push(gap(org, "没有公共数据服务机构".into(), citation));
    }
    gaps
}

/// Institutions without a catalogue, for whoever has to keep the whole in view.
fn uncatalogued(alive: &[&Org], registry: &Registry<'_>, ctx: &Context<'_>) -> Vec<Gap> {
    let Some(rule) = ctx.law.rule(Key::OrgOverview, ctx.today()).filter(|rule| ctx.actor.kind.stands_in(rule.by.as_deref())) else {
        return Vec::new();
    };
    let bare = alive.iter().filter(|org| org.kind.stands_in(Some("department")) && !registry.catalogued.contains(&org.id));
    bare.map(|org| gap(org, "没有发布的目录".into(), rule.citation.clone())).collect()
}
