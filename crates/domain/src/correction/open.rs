//! Somebody doubts a value.

use super::{Claim, Correction, CorrectionState, Route};
use crate::catalogue::{Contract, Resource};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::matter::{Matter, brief, stated};
use crate::org::Role;
use crate::{Context, CorrectionId, Decision, Event, Fault, Refusal, ResourceId};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// What a doubt says, sealed: it may hold personal data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sealed {
    /// The claim.
    pub claim: Claim,
    /// Why it is believed to be wrong.
    pub grounds: String,
    /// What shows it.
    pub evidence: String,
}

/// Asks the source to check a value 申请校核.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Open {
    /// The resource.
    pub resource: ResourceId,
    /// How it came in.
    pub route: Route,
    /// Kind of fault, as the law names it.
    #[serde(default)]
    pub kind: String,
    /// What is said to be wrong, in the clear.
    pub claim: Claim,
    /// What is said as it may be kept, made by the door.
    #[serde(skip)]
    pub sealed: Option<Box<Sealed>>,
    /// Keyed hashes of the record's key, made by the door.
    #[serde(skip)]
    pub subject: Vec<String>,
    /// Why it is believed to be wrong.
    #[serde(default)]
    pub grounds: String,
    /// What shows it.
    #[serde(default)]
    pub evidence: String,
}

impl Open {
    /// Decides: the clocks of the source start, of answering and of correcting.
    ///
    /// # Errors
    /// Nothing published; an own resource; a notice by another than the authority; the record or the fault not
    /// named; evidence missing where the law wants it.
    pub fn decide(self, id: CorrectionId, resource: &Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        match self.route {
            Route::CrossCheck => ctx.actor.must_authority(Role::Reviewer)?,
            Route::User | Route::Subject => ctx.actor.must(Role::DataOfficer)?,
        }
        let contract = resource.published.as_ref().ok_or_else(Refusal::hidden)?;
        if resource.org == ctx.actor.org {
            return Err(Refusal::state("correction.own", "这是本机构的数据，无需申请校核", "请直接更正后重新加载"));
        }
        self.names_the_record(contract, ctx)?;
        let grounds = stated(&self.grounds, "grounds", "疑问或者错误的情况", ground(self.route), ctx)?;
        let evidence = brief(&self.evidence, "evidence", "证据")?;
        let kind = self.kind_as_the_law_wants(&evidence, ctx)?;
        let item_title = contract.item(&self.claim.item).map_or(String::new(), |item| item.title.clone());
        let kept = self.sealed.map_or_else(|| Sealed { claim: self.claim, grounds, evidence }, |sealed| *sealed);
        let correction = Correction {
            id,
            resource: resource.id.clone(),
            resource_title: contract.title.clone(),
            source: resource.org.clone(),
            applicant: ctx.actor.org.clone(),
            officer: ctx.actor.person.clone(),
            asked: ctx.now,
            route: self.route,
            kind,
            item_title,
            claim: kept.claim,
            subject: self.subject,
            grounds: kept.grounds,
            evidence: kept.evidence,
            state: CorrectionState::Asked,
        };
        let event = Event::new("correction.requested", Room::Correction, correction.id()).under(cite(self.route, ctx));
        let clocks = ClockStep::starting(ctx, "correction.requested", &Correction::CLOCKS, &correction.case(), &correction.parties());
        Ok(Decision::of(event, correction.clone()).clocks(clocks))
    }

    /// Which record, and what of it.
    fn names_the_record(&self, contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
        let claim = &self.claim;
        let given = |name: &str| claim.key.iter().any(|kv| kv.item == name && !kv.value.trim().is_empty());
        let stranger = |kv: &&super::KeyValue| !contract.keys().any(|key| key.name == kv.item);
        let twice = |kv: &&super::KeyValue| claim.key.iter().filter(|other| other.item == kv.item).count() > 1;
        let missing = contract.keys().filter(|key| !given(&key.name));
        let mut faults: Vec<_> = missing.map(|key| Fault::at("claim.key", format!("请填写{}", key.title))).collect();
        if claim.key.iter().any(|kv| stranger(&kv) || twice(&kv)) {
            faults.push(Fault::at("claim.key", "主键只写该资源的主键项，每项一次"));
        }
        let whole = claim.item.is_empty();
        if !whole && contract.item(&claim.item).is_none() {
            faults.push(Fault::at("claim.item", format!("资源中没有数据项 {}", claim.item)));
        }
        if !whole && claim.held.trim().is_empty() && claim.claimed.trim().is_empty() {
            faults.push(Fault::at("claim.claimed", "请填写看到的值或者应为的值"));
        }
        let texts = [&claim.held, &claim.claimed, &claim.other].into_iter().chain(claim.key.iter().map(|kv| &kv.value));
        if claim.key.len() > contract.items.len() || texts.into_iter().any(|text| text.chars().count() > 500) {
            faults.push(Fault::at("claim", "每个值最多 500 字"));
        }
        if faults.is_empty() {
            return Ok(());
        }
        let refusal =
            Refusal::law("correction.record", cite(self.route, ctx), "没有写明哪条记录、哪里有误", "请写明记录的主键和有误的数据项");
        Err(refusal.with_faults(faults))
    }

    /// The kind of fault is one the law names, with what the law wants for it. Where no law names any, none is asked for.
    fn kind_as_the_law_wants(&self, evidence: &str, ctx: &Context<'_>) -> Result<String, Refusal> {
        let kinds = ctx.law.table(Key::CorrectionKinds, ctx.today());
        if kinds.is_empty() {
            return brief(&self.kind, "kind", "问题种类");
        }
        let is = |name: &str| kinds.iter().find(|row| row.get("name").is_some_and(|known| known == name));
        let refuse = |message: &str, remedy: String, place: &str| {
            let cite = ctx.law.cite(Key::CorrectionKinds, ctx.today());
            Err(Refusal::law("correction.kind", cite, message, remedy.clone()).with_faults(vec![Fault::at(place, remedy)]))
        };
        let Some(kind) = is(&self.kind) else {
            let titles: Vec<_> = kinds.iter().filter_map(|row| row.get("title").map(String::as_str)).collect();
            return refuse("没有写明是哪一种问题", format!("问题种类为：{}", titles.join("、")), "kind");
        };
        match kind.get("needs").map(String::as_str) {
            Some("evidence") if evidence.is_empty() => refuse("没有附证据", "请写明或者附上证据".into(), "evidence"),
            Some("other") if self.claim.other.trim().is_empty() => {
                refuse("没有写明两个部门各自的值", "请写明另一部门的值".into(), "claim.other")
            }
            _ => Ok(self.kind.clone()),
        }
    }
}

/// The key under which this route is open.
fn ground(route: Route) -> Key {
    match route {
        Route::User => Key::CorrectionReport,
        Route::Subject => Key::CorrectionRequest,
        Route::CrossCheck => Key::CorrectionCrossCheck,
    }
}

/// The article under which it is asked: of its own route, else of the mechanism.
fn cite(route: Route, ctx: &Context<'_>) -> Option<Citation> {
    let keys = [ground(route), Key::CorrectionRequest, Key::CorrectionMechanism];
    keys.into_iter().find_map(|key| ctx.law.cite(key, ctx.today()))
}
