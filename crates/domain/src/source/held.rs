//! What the catalogue already answers: what is collected by whom 采集清单, and what need not be asked for again 免重复提交.

use super::{Assignment, Known};
use crate::catalogue::{Contract, Effect, Item, Resource, Way};
use crate::{Context, OrgId, ResourceId};
use serde::{Deserialize, Serialize};

/// One line of the collection list 采集清单.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Collected {
    /// Who collects.
    pub org: OrgId,
    /// Its resource.
    pub resource: ResourceId,
    /// Title of that.
    pub resource_title: String,
    /// The item, by its title.
    pub item: String,
    /// The element it holds.
    pub element: String,
    /// How it is come by.
    pub way: Way,
    /// By which norm this department is its source; none where it was not assigned.
    pub basis: Option<String>,
    /// The authority's document, or the agreement of those who collect together.
    pub document: Option<String>,
}

/// The collection list of a department, or of all: what published contracts collect.
pub fn collected(resources: &[Resource], assignments: &[Assignment], of: Option<&OrgId>, ctx: &Context<'_>) -> Vec<Collected> {
    let resources = resources.iter().filter(|resource| of.is_none_or(|org| resource.org == *org));
    let published = resources.filter_map(|resource| Some((resource, resource.published.as_ref()?)));
    let items = published.flat_map(|(resource, contract)| contract.items.iter().map(move |item| (resource, contract, item)));
    items.filter_map(|(resource, contract, item)| line(resource, contract, item, assignments, ctx)).collect()
}

fn line(resource: &Resource, contract: &Contract, item: &Item, assignments: &[Assignment], ctx: &Context<'_>) -> Option<Collected> {
    let of = item.element.as_ref().filter(|of| of.way != Way::Shared)?;
    let mut known = assignments.iter().filter(|one| one.in_force() && one.element == of.name);
    let (basis, document) = match of.way {
        Way::Joint => (None, known.find_map(|one| Some(one.joint.as_ref()?.agreement.clone()))),
        _ => {
            let own = known.find(|one| one.org == resource.org);
            let norm = own.and_then(|one| ctx.law.basis(one.basis.as_ref()?)).map(|basis| basis.to_string());
            (norm, own.map(|one| one.document.clone()))
        }
    };
    Some(Collected {
        org: resource.org.clone(),
        resource: resource.id.clone(),
        resource_title: contract.title.clone(),
        item: item.title.clone(),
        element: of.name.clone(),
        way: of.way,
        basis,
        document,
    })
}

impl Collected {
    /// In one line.
    pub fn line(&self) -> String {
        let basis = self.basis.as_deref().or(self.document.as_deref()).unwrap_or("没有认定");
        format!("{}·{}：{}，{}，{basis}", self.resource_title, self.item, self.element, self.way.title())
    }
}

/// Whether something asked of people is held already.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// What is asked for.
    pub material: String,
    /// Where it is held; none where it isn't.
    pub at: Option<HeldAt>,
}

/// Where it is held, and how it may be had.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeldAt {
    /// The resource.
    pub resource: ResourceId,
    /// Its title.
    pub resource_title: String,
    /// Its department.
    pub org: OrgId,
    /// Whether that is the source of this element by assignment.
    pub assigned: bool,
    /// The sharing type in the words of the law.
    pub share_type: String,
}

/// For each material or field that a form asks for, whether the catalogue holds it: by its element, its item or its title.
/// The assigned source goes before others; what is withheld can't be had and doesn't count.
pub fn held(materials: &[String], known: &Known, ctx: &Context<'_>) -> Vec<Held> {
    materials.iter().map(|asked| asked.trim()).map(|asked| Held { material: asked.to_owned(), at: find(asked, known, ctx) }).collect()
}

fn find(asked: &str, known: &Known, ctx: &Context<'_>) -> Option<HeldAt> {
    let named = |item: &Item| item.title == asked || item.element.as_ref().is_some_and(|of| of.name == asked);
    let had = |contract: &Contract| matches!(contract.effect(ctx.law, ctx.today()), Some(Effect::Open | Effect::Ask));
    let published = known.resources.iter().filter_map(|resource| Some((resource, resource.published.as_ref()?)));
    let holding = published.filter(|(_, contract)| had(contract) && (contract.title == asked || contract.items.iter().any(named)));
    let places = holding.map(|(resource, contract)| {
        let elements =
            || contract.items.iter().filter(|item| contract.title == asked || named(item)).filter_map(|item| item.element.as_ref());
        let source = |one: &Assignment| one.in_force() && one.org == resource.org && elements().any(|of| of.name == one.element);
        HeldAt {
            resource: resource.id.clone(),
            resource_title: contract.title.clone(),
            org: resource.org.clone(),
            assigned: known.assignments.iter().any(source),
            share_type: contract.type_title(ctx.law, ctx.today()),
        }
    });
    places.min_by_key(|place| !place.assigned)
}

impl Held {
    /// In one line.
    pub fn line(&self) -> String {
        match &self.at {
            Some(at) => {
                format!("{}：“{}”已有，{}{}", self.material, at.resource_title, at.share_type, if at.assigned { "，数源部门" } else { "" })
            }
            None => format!("{}：没有", self.material),
        }
    }
}
