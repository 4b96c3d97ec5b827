//! The provider publishes what was demanded, and mounts it.

use super::group::plain;
use super::{Demand, DemandState, ItemMap, Supply, elsewhere};
use crate::catalogue::{Contract, Resource};
use crate::decision::Room;
use crate::matter::{Matter, brief};
use crate::{Context, Decision, Event, Fault, Refusal, ResourceId};
use law::Key;
use serde::{Deserialize, Serialize};

/// Names the published resource that meets it 发布目录.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Publish {
    /// The resource.
    pub resource: ResourceId,
    /// Each demanded item: its item in the resource, or why there is none.
    #[serde(default)]
    pub mapped: Vec<ItemMap>,
}

impl Publish {
    /// Decides: the clock of publishing is met; that of mounting runs on. `resource` is the one named, if there is one.
    ///
    /// # Errors
    /// Another's is hidden; not accepted; the resource is another's or not published; an item without an answer.
    pub fn decide(self, matter: Demand, resource: Option<&Resource>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::DemandPublish, &matter.parties())?;
        if !matches!(matter.state, DemandState::Accepted { .. } | DemandState::Catalogued { .. }) {
            return Err(elsewhere());
        }
        let own = resource.filter(|resource| Some(&resource.org) == matter.provider.as_ref());
        let Some((resource, contract)) = own.and_then(|resource| Some((resource, resource.published.as_ref()?))) else {
            let remedy = "请先编制目录、经审定发布，再对应到这件需求";
            return Err(Refusal::state("demand.resource", "没有找到提供部门已发布的这个资源", remedy));
        };
        let mapped = self.mapped(&matter, contract, ctx)?;
        let supply = Supply { resource: resource.id.clone(), resource_title: contract.title.clone(), mapped, named: ctx.now };
        let cite = ctx.law.cite(Key::DemandPublish, ctx.today());
        let event = Event::new("demand.published", Room::Demand, matter.id()).under(cite).note(contract.title.clone());
        let met = matter.met(Key::DemandPublish);
        Ok(Decision::of(event, Demand { state: DemandState::Catalogued { supply }, ..matter }).clocks([met]))
    }

    /// Every demanded item in the order demanded, with its item or its reason.
    fn mapped(&self, matter: &Demand, contract: &Contract, ctx: &Context<'_>) -> Result<Vec<ItemMap>, Refusal> {
        let (mut mapped, mut faults) = (Vec::new(), Vec::new());
        for item in &matter.items {
            match self.mapped.iter().find(|one| plain(&one.item) == plain(item)).and_then(|one| answered(one, contract)) {
                Some((column, reason)) => mapped.push(ItemMap { item: item.clone(), column, reason: brief(&reason, "mapped", "原因")? }),
                None => faults.push(Fault::at("mapped", format!("请写明{item}对应的数据项，或者不能提供的原因"))),
            }
        }
        let wanted = |one: &&ItemMap| matter.items.iter().any(|item| plain(item) == plain(&one.item));
        faults.extend(self.mapped.iter().filter(|one| !wanted(one)).map(|one| Fault::at("mapped", format!("需求中没有{}", one.item))));
        if faults.is_empty() {
            return Ok(mapped);
        }
        let listed = ctx.law.table(Key::DemandElements, ctx.today());
        let items = listed.iter().any(|row| row.get("field").is_some_and(|field| field == "items"));
        let cite = ctx.law.cite(Key::DemandElements, ctx.today()).filter(|_| items);
        let refusal = Refusal::law("demand.mapped", cite, "需求的数据项没有逐项对应", "请逐项写明对应的数据项，或者不能提供的原因");
        Err(refusal.with_faults(faults))
    }
}

/// An item of the contract, else a reason.
fn answered(one: &ItemMap, contract: &Contract) -> Option<(Option<String>, String)> {
    match &one.column {
        Some(column) => contract.item(column).map(|item| (Some(item.name.clone()), String::new())),
        None => Some(one.reason.trim()).filter(|reason| !reason.is_empty()).map(|reason| (None, reason.to_owned())),
    }
}

/// The data is mounted 挂载数据.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Mount {}

impl Mount {
    /// Decides: the demand is met. `resource` is the one that was named, `loaded` says whether the centre holds rows
    /// of it.
    ///
    /// # Errors
    /// Another's is hidden; not catalogued, or withdrawn since; no rows.
    pub fn decide(self, matter: Demand, resource: Option<&Resource>, loaded: bool, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::DemandDeliver, &matter.parties())?;
        let DemandState::Catalogued { supply } = &matter.state else { return Err(elsewhere()) };
        if resource.is_none_or(|resource| resource.published.is_none()) {
            return Err(Refusal::state("demand.resource", "对应的资源已经撤销", "请另行对应一个已发布的资源"));
        }
        let cite = ctx.law.cite(Key::DemandDeliver, ctx.today());
        if !loaded {
            return Err(Refusal::law("demand.nothing_loaded", cite, "资源中没有数据，空表不算挂载", "请先加载数据，入库后再确认挂载"));
        }
        let event = Event::new("demand.mounted", Room::Demand, matter.id()).under(cite).note(supply.resource_title.clone());
        let state = DemandState::Met { supply: supply.clone(), at: ctx.now };
        // Every clock: under a law that doesn't tell the two apart, nothing may run on.
        let met = matter.all_met();
        Ok(Decision::of(event, Demand { state, ..matter }).clocks(met))
    }
}
