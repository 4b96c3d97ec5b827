//! Which organizations may be set up, as what, and where.

use super::{Org, OrgKind, Role, Term};
use crate::decision::Room;
use crate::{Context, Decision, Event, Fault, OrgId, Refusal, region};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Which of the law's kinds of institution it is, and what makes it one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// The law's kind, by its short name.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub category: String,
    /// Its public function, where that is what makes it an institution of the law.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub function: String,
    /// The sector of public service it is in, where the law lists them.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub sector: String,
    /// The article that gives it this function.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub article: String,
    /// The document that designates it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub designation: String,
    /// The institution it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<OrgId>,
}

impl Standing {
    /// Whether nothing is known.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Sets up an organization 设立机构.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Register {
    /// Full name.
    pub name: String,
    /// Kind; an institution without one can't be set up.
    #[serde(default)]
    pub kind: Option<OrgKind>,
    /// Administrative code of its territory.
    #[serde(default)]
    pub region: String,
    /// What laws call it.
    #[serde(default)]
    pub stands_for: Vec<String>,
    /// What makes it an institution of the law.
    #[serde(default)]
    pub standing: Standing,
    /// The contract it works under.
    #[serde(default)]
    pub term: Option<Term>,
}

/// Most characters of a name or a statement.
const MAX_TEXT: usize = 200;
/// Most names that laws use for one organization.
const MAX_WORDS: usize = 20;

impl Register {
    /// Decides. `known` are the organizations there are.
    ///
    /// # Errors
    /// Not by the authority's chief data officer; no kind, or none of the law's; outside the territory; a second
    /// authority, service centre or operator; what makes it an institution is not stated.
    pub fn decide(self, id: OrgId, known: &[Org], ctx: &Context<'_>) -> Result<Decision, Refusal> {
        if ctx.actor.must(Role::Node).is_err() {
            ctx.actor.must_authority(Role::ChiefDataOfficer)?;
        }
        self.shape()?;
        let Some(kind) = self.kind else {
            let remedy = "请选择机构类别";
            let refusal = Refusal::law("org.kind", cite(Key::OrgAppliesTo, ctx), "没有写明机构类别，不能确定适用哪些职责", remedy);
            return Err(refusal.with_faults(vec![Fault::at("kind", "请选择机构类别")]));
        };
        let mut org = Org::new(id, self.name.trim(), kind, self.region.trim());
        (org.stands_for, org.standing, org.term) = (self.stands_for, self.standing, self.term);
        in_territory(&org, ctx)?;
        let alive: Vec<_> = known.iter().filter(|other| other.ended.is_none()).collect();
        if alive.iter().any(|other| other.name == org.name) {
            return Err(Refusal::state("org.taken", "已有同名的机构", "请核对机构名称"));
        }
        let ground = match kind {
            OrgKind::Department | OrgKind::PublicService => institution(&mut org, ctx)?,
            OrgKind::Town => cite(Key::OrgTowns, ctx).or_else(|| cite(Key::OrgAppliesTo, ctx)),
            OrgKind::Authority | OrgKind::LocalAuthority => one_authority(&org, &alive, ctx)?,
            OrgKind::ServiceCentre => one_centre(&alive, ctx)?,
            OrgKind::Operator => one_operator(&org, &alive, ctx)?,
            OrgKind::Outside => by_reference(&org, ctx)?,
            OrgKind::Vendor => contracted(&org, Key::OrgVendor, ctx)?,
            OrgKind::Government => cite(Key::OrgCoordinate, ctx),
            OrgKind::Enterprise | OrgKind::Institution | OrgKind::Research => None,
        };
        inner_office(&org, &alive, ctx)?;
        let event = Event::new("org.added", Room::Org, org.id.as_str()).under(ground);
        Ok(Decision::of(event, org))
    }

    fn shape(&self) -> Result<(), Refusal> {
        let long = |text: &str| text.chars().count() > MAX_TEXT;
        let name = self.name.trim().chars().count();
        let standing =
            [&self.standing.category, &self.standing.function, &self.standing.sector, &self.standing.article, &self.standing.designation];
        let code = self.region.trim();
        let coded = code.is_empty() || (matches!(code.len(), 6 | 9 | 12) && code.bytes().all(|digit| digit.is_ascii_digit()));
        let reversed = self.term.as_ref().is_some_and(|term| term.until < term.from);
        let all = [
            (name == 0 || name > 60, "name", "请填写机构名称（最多 60 字）"),
            (!coded, "region", "区划应为6位、9位或者12位代码"),
            (self.stands_for.len() > MAX_WORDS || self.stands_for.iter().any(|word| long(word)), "stands_for", "条文称谓最多 20 个"),
            (standing.into_iter().any(|text| long(text)), "standing", "每项最多 200 字"),
            (self.term.as_ref().is_some_and(|term| long(&term.document) || long(&term.accepted)), "term", "合同名称最多 200 字"),
            (reversed, "term.until", "合同的截止日不能早于起始日"),
        ];
        let faults: Vec<_> = all.into_iter().filter(|(wrong, _, _)| *wrong).map(|(_, place, what)| Fault::at(place, what)).collect();
        if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
    }
}

fn cite(key: Key, ctx: &Context<'_>) -> Option<Citation> {
    ctx.law.cite(key, ctx.today())
}

/// Whether the rule under a key is about organizations of this kind; one that names nobody is about all.
fn about(key: Key, kind: OrgKind, ctx: &Context<'_>) -> bool {
    ctx.law.rule(key, ctx.today()).is_some_and(|rule| rule.by.is_none() || kind.stands_in(rule.by.as_deref()))
}

/// The law holds in its territory: an institution elsewhere has no part in it.
fn in_territory(org: &Org, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(pack) = ctx.law.binding().next().filter(|pack| org.region.is_empty() || !region::within(&org.region, &pack.territory)) else {
        return Ok(());
    };
    let fault = Fault::at("region", "请填写辖区内的区划代码");
    if !org.kind.stands_in(Some("department")) || !about(Key::OrgActivities, org.kind, ctx) {
        // Whoever is no institution only needs a place.
        return if org.region.is_empty() { Err(Refusal::input(vec![fault])) } else { Ok(()) };
    }
    let place = if org.region.is_empty() {
        "没有写明区划".to_owned()
    } else {
        format!("区划 {} 不在 {} 的辖区内", org.region, pack.territory)
    };
    let activities = ctx.law.list(Key::OrgActivities, ctx.today()).join("、");
    let message = format!("{place}，{activities}不适用本法");
    Err(Refusal::law("org.territory", cite(Key::OrgActivities, ctx), message, "请填写辖区内的区划代码").with_faults(vec![fault]))
}

/// One of the law's kinds of institution, with what makes it one.
fn institution(org: &mut Org, ctx: &Context<'_>) -> Result<Option<Citation>, Refusal> {
    if !about(Key::OrgAppliesTo, org.kind, ctx) {
        return Ok(None);
    }
    let citation = cite(Key::OrgAppliesTo, ctx);
    let rows = ctx.law.table(Key::OrgAppliesTo, ctx.today());
    let kind = if org.kind == OrgKind::Department { "department" } else { "public_service" };
    let fitting: Vec<_> = rows.iter().filter(|row| row.get("kind").is_some_and(|of| of == kind)).collect();
    let titles = fitting.iter().filter_map(|row| row.get("title")).map(String::as_str).collect::<Vec<_>>().join("、");
    let stated = |row: &&&BTreeMap<String, String>| row.get("name").is_some_and(|name| *name == org.standing.category);
    let found = match (org.standing.category.as_str(), fitting.as_slice()) {
        ("", [only]) => Some(*only),
        _ => fitting.iter().find(stated).copied(),
    };
    let Some(row) = found else {
        let message = format!("{}不属于法规所称的机构：{}", org.name, if titles.is_empty() { "没有这一类" } else { &titles });
        return Err(Refusal::law("org.category", citation, message, "请选择法规所列的机构类别，不在其列的不设立为部门"));
    };
    org.standing.category = row.get("name").cloned().unwrap_or_default();
    let sector = sector(org, ctx)?;
    let lacks = match row.get("needs").map(String::as_str) {
        Some("function") if org.standing.function.trim().is_empty() => Some(("standing.function", "履行的公共管理和服务职能")),
        Some("article") if org.standing.article.trim().is_empty() => Some(("standing.article", "授权的法律法规条款")),
        _ => None,
    };
    match lacks {
        None => Ok(sector.or(citation)),
        Some((place, what)) => {
            let title = row.get("title").map_or("", String::as_str);
            let refusal = Refusal::law("org.unfounded", citation, format!("{title}没有写明{what}"), format!("请写明{what}"));
            Err(refusal.with_faults(vec![Fault::at(place, format!("请填写{what}"))]))
        }
    }
}

/// The sector of public service is one of those the law lists; none where none is stated.
fn sector(org: &Org, ctx: &Context<'_>) -> Result<Option<Citation>, Refusal> {
    let (listed, stated) = (ctx.law.list(Key::OrgServiceSectors, ctx.today()), org.standing.sector.trim());
    if listed.is_empty() || stated.is_empty() {
        return Ok(None);
    }
    if listed.iter().any(|known| known == stated) && org.kind == OrgKind::PublicService {
        return Ok(cite(Key::OrgServiceSectors, ctx));
    }
    let message = format!("“{stated}”不在条文列明的公共服务领域之中");
    let refusal = Refusal::law("org.sector", cite(Key::OrgServiceSectors, ctx), message, format!("请从中选择：{}", listed.join("、")));
    Err(refusal.with_faults(vec![Fault::at("standing.sector", "请从条文列明的领域中选择")]))
}

/// A region has one authority, and what the law calls one.
fn one_authority(org: &Org, alive: &[&Org], ctx: &Context<'_>) -> Result<Option<Citation>, Refusal> {
    let citation = cite(Key::OrgAuthority, ctx);
    let refuse = |message: String, remedy: &str| Err(Refusal::law("org.authority", citation.clone(), message, remedy));
    if !about(Key::OrgAuthority, org.kind, ctx) || !region::county_or_above(&org.region) {
        return refuse("该级别不设公共数据主管部门".into(), "请设立为部门或者镇街");
    }
    let is = |other: &&&Org| matches!(other.kind, OrgKind::Authority | OrgKind::LocalAuthority);
    let same =
        |other: &&&Org| region::same(&other.region, &org.region) || (other.kind, org.kind) == (OrgKind::Authority, OrgKind::Authority);
    if let Some(other) = alive.iter().find(|other| is(other) && same(other)) {
        return refuse(format!("本地区的公共数据主管部门已是{}，只能有一个", other.name), "请先办理机构改革，再设立");
    }
    let rule = ctx.law.rule(Key::OrgDesignation, ctx.today());
    let designated = rule.filter(|rule| OrgKind::Government.stands_in(rule.by.as_deref()));
    match designated.map(|rule| rule.citation.clone()) {
        Some(citation) if org.standing.designation.trim().is_empty() => {
            let refusal =
                Refusal::law("org.designation", Some(citation), "没有本级人民政府指定主管部门的文件", "请写明指定文件的名称和文号");
            Err(refusal.with_faults(vec![Fault::at("standing.designation", "请填写指定文件")]))
        }
        _ => Ok(citation),
    }
}

/// One service organization serves the whole node.
fn one_centre(alive: &[&Org], ctx: &Context<'_>) -> Result<Option<Citation>, Refusal> {
    let citation = cite(Key::OrgServiceCentre, ctx);
    match alive.iter().find(|other| other.kind == OrgKind::ServiceCentre) {
        Some(other) if about(Key::OrgServiceCentre, OrgKind::ServiceCentre, ctx) => {
            let message = format!("公共数据服务机构已是{}，市、县共用一个", other.name);
            Err(Refusal::law("org.service_centre", citation, message, "请由该机构提供服务"))
        }
        _ => Ok(citation),
    }
}

/// One operator at a time, under a contract.
fn one_operator(org: &Org, alive: &[&Org], ctx: &Context<'_>) -> Result<Option<Citation>, Refusal> {
    let citation = contracted(org, Key::OrgOperator, ctx)?;
    let Some(term) = org.term.as_ref().filter(|_| citation.is_some()) else { return Ok(None) };
    let overlaps = |other: &&&Org| other.kind == OrgKind::Operator && other.term.as_ref().is_none_or(|known| known.overlaps(term));
    match alive.iter().find(overlaps) {
        None => Ok(citation),
        Some(other) => {
            let message = format!("{}在同一期间已是运营机构，一个期间只能有一个", other.name);
            Err(Refusal::law("org.operator", citation, message, "请从原运营机构的合同期满之后起"))
        }
    }
}

/// A contract is there, where the law has one for organizations of this kind; the entrusting side is whom it names.
fn contracted(org: &Org, key: Key, ctx: &Context<'_>) -> Result<Option<Citation>, Refusal> {
    let Some(rule) = ctx.law.rule(key, ctx.today()) else { return Ok(None) };
    if !org.kind.stands_in(rule.to.as_deref().or(rule.by.as_deref())) {
        return Ok(None);
    }
    if rule.to.is_some() && !ctx.actor.kind.stands_in(rule.by.as_deref()) {
        return Err(Refusal::role("委托的主管部门"));
    }
    let citation = Some(rule.citation.clone());
    if org.term.as_ref().is_none_or(|term| term.document.trim().is_empty()) {
        let refusal = Refusal::law("org.contract", citation, format!("{}没有合同", org.name), "请写明合同的名称、文号和起止日期");
        return Err(refusal.with_faults(vec![Fault::at("term.document", "请填写合同")]));
    }
    Ok(citation)
}

/// A body that follows by reference is one of those the law lists.
fn by_reference(org: &Org, ctx: &Context<'_>) -> Result<Option<Citation>, Refusal> {
    let listed = ctx.law.list(Key::OrgOutside, ctx.today());
    if !about(Key::OrgOutside, org.kind, ctx) || listed.contains(&org.standing.category) {
        return Ok(cite(Key::OrgOutside, ctx));
    }
    let message = format!("没有写明属于哪一类参照执行的单位：{}", listed.join("、"));
    let refusal = Refusal::law("org.outside", cite(Key::OrgOutside, ctx), message, "请从中选择");
    Err(refusal.with_faults(vec![Fault::at("standing.category", "请选择")]))
}

/// A town acts as one: its inner offices are no institutions of their own.
fn inner_office(org: &Org, alive: &[&Org], ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(parent) = &org.standing.parent else { return Ok(()) };
    let Some(above) = alive.iter().find(|other| other.id == *parent) else {
        return Err(Refusal::input(vec![Fault::at("standing.parent", "没有这个上级机构")]));
    };
    if above.kind != OrgKind::Town || !about(Key::OrgTowns, OrgKind::Town, ctx) {
        return Ok(());
    }
    let message = format!("{}以辖区作为一级机构，内设机构不单独设立", above.name);
    Err(Refusal::law("org.inner_office", cite(Key::OrgTowns, ctx), message, "请由镇街（园区）统一编目、申请"))
}
