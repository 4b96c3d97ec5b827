//! Nobody collects what another department is the source of 不重复采集.

use super::assign::cite;
use super::{Assignment, Entry};
use crate::catalogue::{Contract, Effect, Item, ItemElement, Resource, Way};
use crate::collect::Standard;
use crate::onward::Onward;
use crate::org::Org;
use crate::ruleset::Ruleset;
use crate::{Context, Fault, OrgId, Refusal};
use law::Key;

/// What is known of the elements that a contract names.
#[derive(Clone, Debug, Default)]
pub struct Known {
    /// The department that compiles.
    pub org: Option<Org>,
    /// Assignments of these elements.
    pub assignments: Vec<Assignment>,
    /// Resources of the catalogue that hold them.
    pub resources: Vec<Resource>,
    /// Their standards.
    pub standards: Vec<Standard>,
    /// Names of the institutions there are now.
    pub institutions: Vec<String>,
    /// Every version of the rule sets.
    pub rulesets: Vec<Ruleset>,
    /// What sources consented to for the entry that is compiled.
    pub consents: Vec<Onward>,
}

impl Known {
    /// A resource of another that collects an element and may be had.
    fn offered<'a>(&'a self, element: &str, org: &OrgId, ctx: &Context<'_>) -> Option<(&'a Resource, &'a Contract)> {
        let offers = |contract: &Contract| {
            let shared = matches!(contract.effect(ctx.law, ctx.today()), Some(Effect::Open | Effect::Ask));
            shared
                && contract.items.iter().filter_map(|item| item.element.as_ref()).any(|of| of.name == element && of.way == Way::Collected)
        };
        let others = self.resources.iter().filter(|resource| resource.org != *org);
        others.filter_map(|resource| Some((resource, resource.published.as_ref()?))).find(|(_, contract)| offers(contract))
    }

    /// The assignment in force of an element.
    fn source(&self, element: &str) -> Option<&Assignment> {
        self.assignments.iter().find(|one| one.in_force() && one.element == element.trim())
    }
}

/// Every item the contract collects is this department's to collect.
pub(crate) fn once(contract: &Contract, org: &OrgId, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    // Keys only identify: by them the law has data joined, so everybody holds them.
    let items = contract.items.iter().enumerate().filter(|(_, item)| !item.key);
    let check = |item: &Item, of: &ItemElement| may_collect(item, of, org, known, ctx).and_then(|()| one_standard(item, of, known, ctx));
    let mut bad = items.filter_map(|(n, item)| Some((n, check(item, item.element.as_ref()?).err()?)));
    let Some((first, refusal)) = bad.next() else { return Ok(()) };
    let mut faults = vec![Fault::at(format!("items[{first}].element"), refusal.message.clone())];
    faults.extend(bad.map(|(n, more)| Fault::at(format!("items[{n}].element"), more.message)));
    Err(refusal.with_faults(faults))
}

/// Whether the department may collect an element for an item.
pub(crate) fn may_collect(item: &Item, of: &ItemElement, org: &OrgId, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    match (of.way, known.source(&of.name)) {
        (Way::Shared, _) => Ok(()),
        (Way::Joint, assigned) => joint(item, of, org, assigned, ctx),
        (Way::Collected, None) => {
            lawful(item, of, known, ctx)?;
            spared(item, of, org, known, ctx)
        }
        (Way::Collected, Some(other)) => {
            let mine = known.assignments.iter().any(|one| one.in_force() && one.element == of.name.trim() && one.org == *org);
            if mine { Ok(()) } else { Err(taken(item, other, ctx)) }
        }
    }
}

/// Another department is its source.
fn taken(item: &Item, other: &Assignment, ctx: &Context<'_>) -> Refusal {
    let keys = [Key::SourceValidate, Key::SourceNoDuplicate, Key::SourceSingle];
    let citation = keys.into_iter().find_map(|key| cite(key, ctx));
    let message = format!("“{}”属于{}，由{}采集，不得重复采集", item.title, other.element, other.org_name);
    let remedy = format!("请向{}申请共享，确需共同采集的，请主管部门协调分工", other.org_name);
    Refusal::law("source.duplicate", citation, message, remedy)
}

/// Its share was agreed.
fn joint(item: &Item, of: &ItemElement, org: &OrgId, assigned: Option<&Assignment>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let agreed = assigned.and_then(|one| one.joint.as_ref());
    let share = |part: &super::Part| part.org.as_ref() == Some(org) && part.item == item.title;
    if assigned.is_some_and(|one| one.org == *org) || agreed.is_some_and(|joint| joint.parts.iter().any(share)) {
        return Ok(());
    }
    let citation = cite(Key::SourceJoint, ctx).or_else(|| cite(Key::SourceSingle, ctx));
    let message = format!("{}的协同采集分工中没有本部门采集的“{}”", of.name, item.title);
    Err(Refusal::law("source.not_joint", citation, message, "请提请主管部门协调分工，或者申请共享"))
}

/// What the law leaves to other departments is beyond this one's powers.
fn lawful(item: &Item, of: &ItemElement, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(citation) = cite(Key::SourceLawful, ctx) else { return Ok(()) };
    let (Some(org), Some(entry)) = (&known.org, Entry::of(&of.name, "", ctx)) else { return Ok(()) };
    if entry.means(org, ctx).is_some() {
        return Ok(());
    }
    let message = format!("“{}”属于{}，不在本部门的法定职权之内", item.title, of.name);
    let remedy = format!("条文由{}采集，请申请共享", entry.sources().collect::<Vec<_>>().join("、"));
    Err(Refusal::law("source.powers", Some(citation), message, remedy))
}

/// What may be had by sharing is not collected anew; where the law only says that it should not be, the reason is given.
fn spared(item: &Item, of: &ItemElement, org: &OrgId, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    let reasoned = cite(Key::SourceDuplicateReason, ctx);
    let given = reasoned.is_some() && !of.reason.trim().is_empty();
    let Some(citation) = reasoned.clone().or_else(|| cite(Key::SourceNoDuplicate, ctx)).filter(|_| !given) else { return Ok(()) };
    let Some((_, contract)) = known.offered(&of.name, org, ctx) else { return Ok(()) };
    let (so, remedy) = match reasoned {
        Some(_) => ("另行采集须说明理由", format!("请申请共享“{}”，或者写明另行采集的理由", contract.title)),
        None => ("不得重复采集", format!("请申请共享“{}”", contract.title)),
    };
    let message = format!("“{}”可以从“{}”共享取得，{so}", item.title, contract.title);
    Err(Refusal::law("source.shareable", Some(citation), message, remedy))
}

/// An element has one standard 一数一标准: who follows another says how its values are turned into those of that one.
fn one_standard(item: &Item, of: &ItemElement, known: &Known, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(citation) = cite(Key::SourceOneStandard, ctx) else { return Ok(()) };
    let bound = known.standards.iter().find(|one| one.state.in_force() && one.element == of.name.trim());
    let (stated, mapped) = (of.standard.trim(), !of.mapping.trim().is_empty());
    let Some(bound) = bound.filter(|bound| !stated.is_empty() && stated != bound.standard && !mapped) else { return Ok(()) };
    let message = format!("“{}”注明的标准是{stated}，{}的标准是{}，一项数据只有一个标准", item.title, of.name, bound.called());
    let remedy = format!("请采用{}，或者写明到这个标准的映射", bound.called());
    Err(Refusal::law("source.one_standard", Some(citation), message, remedy))
}
