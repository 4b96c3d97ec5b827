//! Lists 清单: computed from the catalogue, the demands and the sources as they were at a moment; never kept by hand.

use super::edition::{Edition, Upto, in_force};
use super::{Contract, Effect, Resource};
use crate::demand::Demand;
use crate::sharing::{Request, RequestState};
use crate::source::{Assignment, collected};
use crate::{Context, DemandId, OrgId, ResourceId};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// Kinds of list that code tells apart; their titles are the law's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ListKind {
    /// Every entry in force.
    Resource,
    /// What departments ask for.
    Demand,
    /// Every entry that may be shared, and who answers for it.
    Responsibility,
    /// Every entry that is withheld, and on which basis.
    Negative,
    /// What departments collect.
    Collection,
}

/// A kind of list as the law has it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KindOfList {
    /// Which.
    pub kind: ListKind,
    /// Its title in the law.
    pub title: String,
    /// Where it stands.
    pub citation: Option<Citation>,
}

impl ListKind {
    /// Those that the law has under this key: the authority's, or each department's.
    pub fn of_law(key: Key, ctx: &Context<'_>) -> Vec<KindOfList> {
        let citation = ctx.law.cite(key, ctx.today());
        let rows = ctx.law.table(key, ctx.today()).into_iter();
        rows.filter_map(|row| {
            let kind = serde_json::from_value(row.get("name")?.as_str().into()).ok()?;
            Some(KindOfList { kind, title: row.get("title")?.clone(), citation: citation.clone() })
        })
        .collect()
    }

    /// Every kind that the law has, once.
    pub fn all(ctx: &Context<'_>) -> Vec<KindOfList> {
        let mut all = Self::of_law(Key::CatalogueLists, ctx);
        let own = Self::of_law(Key::CatalogueListDuty, ctx).into_iter().filter(|own| all.iter().all(|known| known.kind != own.kind));
        let own: Vec<_> = own.collect();
        all.extend(own);
        // A list of all public data that follows from the catalogue, where the law has that beside the others.
        if let Some(citation) = ctx.law.cite(Key::CataloguePublicList, ctx.today())
            && all.iter().all(|known| known.kind != Self::Resource)
        {
            all.push(KindOfList { kind: Self::Resource, title: Key::CataloguePublicList.label().into(), citation: Some(citation) });
        }
        all
    }

    /// Its title in the law: the authority's, or a department's.
    pub fn title(self, key: Key, ctx: &Context<'_>) -> Option<String> {
        Self::of_law(key, ctx).into_iter().find(|known| known.kind == self).map(|known| known.title)
    }
}

/// One line of a list; it always leads to its entry or its demand.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resource: Option<ResourceId>,
    /// The demand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub demand: Option<DemandId>,
    /// What it is about.
    pub title: String,
    /// The department it belongs to: for a responsibility, the one that answers for it.
    pub org: OrgId,
    /// Who is to provide it, where that is another.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<OrgId>,
    /// The sharing type in the words of the law, or where a demand stands.
    pub state: String,
    /// The legal basis.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<String>,
}

impl Line {
    /// What it leads to.
    pub fn key(&self) -> String {
        let demand = self.demand.as_ref().map(|id| format!("demand {id}"));
        let item = if self.resource.is_some() && self.provider.is_none() { "" } else { self.title.as_str() };
        demand.unwrap_or_else(|| format!("{} {item}", self.resource.as_ref().map_or("", |id| id.as_str())))
    }

    /// In one line.
    pub fn line(&self, org: &dyn Fn(&OrgId) -> String) -> String {
        let provider = self.provider.as_ref().map_or_else(String::new, |of| format!("，提供部门 {}", org(of)));
        let basis = self.basis.as_ref().map_or_else(String::new, |basis| format!("，依据 {basis}"));
        format!("“{}”（{}）：{}{provider}{basis}", self.title, org(&self.org), self.state)
    }
}

/// What lists are computed from.
#[derive(Clone, Copy, Debug)]
pub struct Sources<'a> {
    /// Versions of the catalogue, in the order of their numbers.
    pub editions: &'a [Edition],
    /// Up to where.
    pub upto: Upto,
    /// Demands.
    pub demands: &'a [Demand],
    /// Who was made the source of what.
    pub assignments: &'a [Assignment],
}

/// The lines of a list; of one department, or of all.
pub fn lines(kind: ListKind, sources: Sources<'_>, of: Option<&OrgId>, ctx: &Context<'_>) -> Vec<Line> {
    let mine = |line: &Line| of.is_none_or(|org| line.org == *org);
    let entries = in_force(sources.editions, sources.upto).into_iter();
    let entries = entries.filter_map(|edition| Some((edition, edition.contract.as_ref()?)));
    let mut all: Vec<_> = match kind {
        ListKind::Demand => sources.demands.iter().filter(|demand| demand_holds(demand, sources.upto)).map(wanted).collect(),
        ListKind::Collection => collection(entries, sources.assignments, ctx),
        _ => entries.filter(|(edition, contract)| belongs_to(kind, edition, contract, ctx)).map(|(e, c)| entry(e, c, kind, ctx)).collect(),
    };
    all.retain(mine);
    all.sort_by(|a, b| a.org.cmp(&b.org).then_with(|| a.title.cmp(&b.title)).then_with(|| a.key().cmp(&b.key())));
    all
}

fn demand_holds(demand: &Demand, upto: Upto) -> bool {
    demand.state.name() != "cancelled" && upto.at.is_none_or(|at| demand.asked <= at)
}

/// Whether an entry stands on a list, by the law of the day on which it was put in force.
fn belongs_to(kind: ListKind, edition: &Edition, contract: &Contract, ctx: &Context<'_>) -> bool {
    let effect = contract.effect(ctx.law, edition.at.date_naive());
    match kind {
        ListKind::Responsibility => matches!(effect, Some(Effect::Open | Effect::Ask)),
        ListKind::Negative => effect == Some(Effect::Withhold),
        _ => true,
    }
}

fn entry(edition: &Edition, contract: &Contract, kind: ListKind, ctx: &Context<'_>) -> Line {
    let basis = contract.basis.as_ref().and_then(|picked| ctx.law.basis(picked)).map(|basis| basis.to_string());
    Line {
        resource: Some(edition.resource.clone()),
        demand: None,
        title: contract.title.clone(),
        org: edition.org.clone(),
        provider: None,
        state: contract.type_title(ctx.law, edition.at.date_naive()),
        basis: basis.filter(|_| kind == ListKind::Negative),
    }
}

fn wanted(demand: &Demand) -> Line {
    Line {
        resource: demand.state.supply().map(|supply| supply.resource.clone()),
        demand: Some(demand.id.clone()),
        title: format!("{} {}", demand.number, demand.title),
        org: demand.applicant.clone(),
        provider: demand.provider.clone(),
        state: state(demand).to_owned(),
        basis: None,
    }
}

fn state(demand: &Demand) -> &'static str {
    match demand.state.name() {
        "matching" => "待对接",
        "reviewing" => "待审核",
        "accepted" => "待发布",
        "catalogued" => "待挂载",
        "met" => "已满足",
        "refused" => "已驳回",
        "unsourced" => "无来源",
        _ => "已撤回",
    }
}

fn collection<'a>(entries: impl Iterator<Item = (&'a Edition, &'a Contract)>, assignments: &[Assignment], ctx: &Context<'_>) -> Vec<Line> {
    let resource = |(edition, contract): (&Edition, &Contract)| Resource {
        published: Some(contract.clone()),
        version: edition.version,
        ..Resource::new(edition.resource.clone(), edition.org.clone(), contract.clone())
    };
    let resources: Vec<_> = entries.map(resource).collect();
    let lines = collected(&resources, assignments, None, ctx).into_iter();
    lines
        .map(|line| Line {
            resource: Some(line.resource),
            demand: None,
            title: format!("{}·{}", line.resource_title, line.item),
            org: line.org,
            provider: None,
            state: line.way.title().to_owned(),
            basis: line.basis.or(line.document),
        })
        .collect()
}

/// The lists that a sharing request or a demand belongs to, in lines; a refusal of what isn't withheld is flagged.
pub fn lists_of_request(request: &Request, contract: Option<&Contract>, org: &dyn Fn(&OrgId) -> String, ctx: &Context<'_>) -> Vec<String> {
    let Some(contract) = contract else { return Vec::new() };
    let effect = contract.effect(ctx.law, ctx.today());
    let kind = if effect == Some(Effect::Withhold) { ListKind::Negative } else { ListKind::Responsibility };
    let titled = |kind: ListKind| kind.title(Key::CatalogueLists, ctx);
    let mut told: Vec<_> =
        titled(kind).map(|title| format!("{title}：“{}”（{}）", contract.title, org(&request.source))).into_iter().collect();
    let refused = matches!(request.state, RequestState::Refused { .. });
    if let Some(negative) = titled(ListKind::Negative).filter(|_| refused && kind != ListKind::Negative) {
        told.push(format!("拒绝共享的“{}”不在{negative}上", contract.title));
    }
    if request.uncatalogued {
        told.push(format!("{}申请时尚未报送本机构的目录", org(&request.applicant)));
    }
    told
}

/// The same for a demand.
pub fn lists_of_demand(demand: &Demand, org: &dyn Fn(&OrgId) -> String, ctx: &Context<'_>) -> Vec<String> {
    let title = ListKind::Demand.title(Key::CatalogueLists, ctx);
    title.map(|title| format!("{title}：{}", wanted(demand).line(org))).into_iter().collect()
}
