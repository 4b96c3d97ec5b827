//! Compiling a resource: drafts by the department's data officer.

use super::complete::shape;
use super::guide::owned;
use super::secrecy::declared;
use super::typed::newly_typed;
use super::{Contract, Resource, ResourceState};
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, Refusal, ResourceId};
use law::Key;
use serde::{Deserialize, Serialize};

/// Starts a draft 编制目录.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Compile {
    /// Identifier of the new resource.
    pub id: ResourceId,
    /// The contract as far as it is written.
    pub contract: Contract,
}

impl Compile {
    /// Decides. Where sharing is the rule by law, a contract without a sharing type is unconditional.
    ///
    /// # Errors
    /// Refused to all but data officers; malformed contract.
    pub fn decide(self, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        declared(&self.contract, ctx)?;
        shape(&self.contract)?;
        let contract = owned(self.contract, ctx)?;
        let event = Event::new("catalogue.compiled", Room::Catalogue, self.id.as_str());
        let cite = |key| ctx.law.cite(key, ctx.today());
        let preset = contract.opened(ctx.law, ctx.today()).filter(|_| contract.share_type().is_empty());
        let (draft, event) = match (cite(Key::SharingPrinciple), preset) {
            (Some(principle), Some(open)) => {
                let note = format!("没有选择共享类型，预设为{}", open.type_title(ctx.law, ctx.today()));
                (open, event.under(Some(principle)).note(note))
            }
            _ => match contract.fields.get(Contract::OWNER).filter(|_| cite(Key::CatalogueOwner).is_some()).cloned() {
                Some(owner) => (contract, event.under(cite(Key::CatalogueOwner)).note(format!("所有权登记为{owner}"))),
                None => (contract, event.under(cite(Key::CatalogueCompile))),
            },
        };
        let (id, org) = (self.id, ctx.actor.org.clone());
        Ok(Decision::of(event, Resource::new(id, org, draft)))
    }
}

/// Changes the draft 修改目录. A published resource goes on under its contract in force until the new one is published.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Revise {
    /// The contract as it should be.
    pub contract: Contract,
}

impl Revise {
    /// Decides.
    ///
    /// # Errors
    /// Another's resource is hidden; a resource under review can't be changed; an item in force can't be dropped or retyped.
    pub fn decide(self, resource: Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&resource.org, Role::DataOfficer)?;
        if matches!(resource.state, ResourceState::Submitted { .. } | ResourceState::Withdrawn { .. }) {
            return Err(Refusal::state("catalogue.not_draft", "目录正在审定或已撤销，不能修改", "请等待审定结果"));
        }
        declared(&self.contract, ctx)?;
        shape(&self.contract)?;
        let draft = owned(self.contract, ctx)?;
        if let Some(published) = &resource.published {
            keeps(published, &draft)?;
        }
        let mut event = Event::new("catalogue.revised", Room::Catalogue, resource.id.as_str());
        if let Some(note) = newly_typed(&resource.draft, &draft, ctx) {
            event = event.under(ctx.law.cite(Key::CatalogueSetType, ctx.today())).note(note);
        }
        let (regrading, clocks) = resource.regrading_after(&draft, ctx);
        Ok(Decision::of(event, Resource { draft, regrading, state: ResourceState::Draft, ..resource }).clocks(clocks))
    }
}

/// Readers and tables rely on the items in force.
fn keeps(published: &Contract, next: &Contract) -> Result<(), Refusal> {
    // What had no items, such as a register on paper, has no table yet whose key could change.
    let added = next.keys().filter(|item| !published.items.is_empty() && published.item(&item.name).is_none());
    let new_keys = added.map(|item| Fault::at("items", format!("已发布的资源不能增加主键“{}”", item.title)));
    let broken = |old: &super::Item| next.item(&old.name).is_none_or(|new| new.kind != old.kind || new.key != old.key);
    let faults: Vec<_> = published
        .items
        .iter()
        .filter(|old| broken(old))
        .map(|old| Fault::at("items", format!("已发布的数据项“{}”不能删除或改变类型、主键", old.title)))
        .collect();
    let faults: Vec<_> = faults.into_iter().chain(new_keys).collect();
    if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
}
