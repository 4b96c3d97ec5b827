//! A department asks for data.

use super::group::plain;
use super::{Demand, DemandState, coordination};
use crate::catalogue::{Contract, Effect, Resource};
use crate::decision::Room;
use crate::matter::{Matter, brief};
use crate::org::{Org, Role};
use crate::{Context, Decision, DemandId, Event, Fault, OrgId, Refusal, ResourceId};
use law::{BasisRef, Key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Most items of a demand.
const MAX_ITEMS: usize = 200;
/// Most characters of a title or an item.
const MAX_NAME: usize = 100;

/// Demands data 提出数据需求.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Open {
    /// What is asked for, in one line.
    pub title: String,
    /// Who is said to hold it.
    #[serde(default)]
    pub provider: Option<OrgId>,
    /// The items wanted.
    #[serde(default)]
    pub items: Vec<String>,
    /// Where it will be used.
    #[serde(default)]
    pub scenario: String,
    /// On what basis.
    #[serde(default)]
    pub basis: Option<BasisRef>,
    /// The duty that needs it.
    #[serde(default)]
    pub need: String,
    /// What else the law has stated, by its field name.
    #[serde(default)]
    pub more: BTreeMap<String, String>,
    /// What was looked for in the catalogue.
    #[serde(default)]
    pub search: String,
    /// A resource that is there and doesn't suffice.
    #[serde(default)]
    pub insufficient: Option<ResourceId>,
}

/// What the hub knows that bears on a new demand.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    /// How many demands the year has had.
    pub earlier: u64,
    /// The provider that is named, if there is such an organization.
    pub provider: Option<&'a Org>,
    /// What the catalogue holds; unpublished resources among them don't count.
    pub catalogue: &'a [Resource],
}

impl Open {
    /// Decides: with a provider it goes there to be reviewed, without one to the authority to be matched; the clocks
    /// of whoever received it start.
    ///
    /// # Errors
    /// An element missing that the law lists; a resource in the catalogue that would do; an own demand.
    pub fn decide(self, id: DemandId, known: &Known<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        let open = self.tidy(ctx);
        open.elements(ctx)?;
        open.sound(known, ctx)?;
        if open.provider.as_ref() == Some(&ctx.actor.org) {
            return Err(Refusal::state("demand.own", "这是向本机构提出的需求", "请直接编制目录、加载数据"));
        }
        open.unmet(known.catalogue, ctx)?;
        let year = chrono::Datelike::year(&ctx.now);
        let demand = Demand {
            id,
            number: format!("{}{}号", Demand::series(year), known.earlier.saturating_add(1)),
            applicant: ctx.actor.org.clone(),
            officer: ctx.actor.person.clone(),
            asked: ctx.now,
            authority: ctx.authority.clone(),
            state: if open.provider.is_some() { DemandState::Reviewing } else { DemandState::Matching },
            title: open.title,
            provider: open.provider,
            items: open.items,
            scenario: open.scenario,
            basis: open.basis,
            need: open.need,
            more: open.more,
            search: open.search,
            insufficient: open.insufficient,
            denials: Vec::new(),
        };
        let cite = ctx.law.cite(Key::DemandElements, ctx.today()).or_else(|| coordination(ctx));
        let event = Event::new("demand.submitted", Room::Demand, demand.id()).note(demand.number.clone()).under(cite);
        let clocks = demand.start("demand.submitted", ctx, |key| demand.provider.is_some() || !ctx.falls_to_source(*key));
        Ok(Decision::of(event, demand).clocks(clocks))
    }

    /// Without spaces around and empty items; of what the law may list beyond our own fields, what it does list.
    fn tidy(self, ctx: &Context<'_>) -> Self {
        let listed = ctx.law.table(Key::DemandElements, ctx.today());
        let lists = |name: &String| listed.iter().any(|row| row.get("field") == Some(name));
        let trim = |text: String| text.trim().to_owned();
        Self {
            title: trim(self.title),
            items: self.items.into_iter().map(trim).filter(|item| !item.is_empty()).collect(),
            scenario: trim(self.scenario),
            need: trim(self.need),
            search: trim(self.search),
            more: self.more.into_iter().filter(|(name, _)| lists(name)).map(|(name, text)| (name, trim(text))).collect(),
            ..self
        }
    }

    /// Every element that the law lists is stated.
    fn elements(&self, ctx: &Context<'_>) -> Result<(), Refusal> {
        let rows = ctx.law.table(Key::DemandElements, ctx.today());
        let named = rows.iter().filter_map(|row| Some((row.get("field")?, row.get("title")?)));
        let missing: Vec<_> = named.filter(|(field, _)| !self.states(field)).collect();
        if missing.is_empty() {
            return Ok(());
        }
        let titles: Vec<_> = missing.iter().map(|(_, title)| title.as_str()).collect();
        let faults = missing.iter().map(|(field, title)| Fault::at(field.as_str(), format!("请写明{title}"))).collect();
        let cite = ctx.law.cite(Key::DemandElements, ctx.today());
        let message = format!("需求没有写明：{}", titles.join("、"));
        Err(Refusal::law("demand.elements", cite, message, "请补齐后再提出").with_faults(faults))
    }

    fn states(&self, field: &str) -> bool {
        match field {
            "provider" => self.provider.is_some(),
            "items" => !self.items.is_empty(),
            "scenario" => !self.scenario.is_empty(),
            "basis" => self.basis.is_some(),
            "need" => !self.need.is_empty(),
            other => self.more.get(other).is_some_and(|text| !text.is_empty()),
        }
    }

    /// What is stated can be: sizes, a basis in force, an organization and a resource that are there.
    fn sound(&self, known: &Known<'_>, ctx: &Context<'_>) -> Result<(), Refusal> {
        let mut faults = Vec::new();
        let mut unless = |so: bool, place: &str, message: &str| faults.extend((!so).then(|| Fault::at(place, message)));
        let named = |text: &str| !text.is_empty() && text.chars().count() <= MAX_NAME;
        unless(named(&self.title), "title", "请填写需求名称，最多 100 字");
        unless(self.items.len() <= MAX_ITEMS && self.items.iter().all(|item| named(item)), "items", "数据项最多 200 个，每个最多 100 字");
        let mut items: Vec<_> = self.items.iter().map(|item| plain(item)).collect();
        items.sort();
        items.dedup();
        unless(items.len() == self.items.len(), "items", "数据项重复");
        unless(self.provider.is_none() || known.provider.is_some(), "provider", "没有这个机构");
        let usable = |basis: &BasisRef| ctx.law.basis(basis).is_some_and(|b| b.norm.in_force_on(ctx.today()));
        unless(self.basis.as_ref().is_none_or(usable), "basis", "请从依据库中选择施行中的依据");
        let there = |id: &ResourceId| known.catalogue.iter().any(|one| one.id == *id && one.published.is_some());
        unless(self.insufficient.as_ref().is_none_or(there), "insufficient", "目录中没有这个资源");
        for (text, place, what) in
            [(&self.scenario, "scenario", "应用场景"), (&self.need, "need", "履职需要"), (&self.search, "search", "检索")]
        {
            brief(text, place, what)?;
        }
        for text in self.more.values() {
            brief(text, "more", "其他内容")?;
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
    }

    /// Where the law opens this way only for what the catalogue doesn't give: a resource that would do is shown, until
    /// the applicant says that it doesn't suffice.
    fn unmet(&self, catalogue: &[Resource], ctx: &Context<'_>) -> Result<(), Refusal> {
        if self.insufficient.is_some() || !ctx.law.holds(Key::DemandUnmet, ctx.today()) {
            return Ok(());
        }
        let others = catalogue.iter().filter(|resource| resource.org != ctx.actor.org);
        let contracts = others.filter_map(|resource| resource.published.as_ref());
        let usable = contracts.filter(|contract| contract.effect(ctx.law, ctx.today()) != Some(Effect::Withhold));
        let fitting: Vec<_> = usable.filter(|contract| self.fits(contract)).map(|contract| contract.title.as_str()).collect();
        if fitting.is_empty() {
            return Ok(());
        }
        let cite = ctx.law.cite(Key::DemandUnmet, ctx.today());
        let message = format!("目录中已有可用的资源：{}", fitting.join("、"));
        let faults = fitting.iter().map(|title| Fault::at("insufficient", (*title).to_owned())).collect();
        Err(Refusal::law("demand.catalogued", cite, message, "请直接申请，或者注明该资源不够用").with_faults(faults))
    }

    /// Every item wanted is an item of the contract; where no items are named, its title is what is wanted.
    fn fits(&self, contract: &Contract) -> bool {
        let has = |item: &String| contract.items.iter().any(|own| plain(&own.title) == plain(item) || own.name == *item);
        if self.items.is_empty() { plain(&contract.title) == plain(&self.title) } else { self.items.iter().all(has) }
    }
}
