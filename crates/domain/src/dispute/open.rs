//! Somebody brings a dispute.

use super::venue::{crosses, venue};
use super::{About, Dispute, DisputeState, Ground, Stage, What};
use crate::catalogue::Resource;
use crate::correction::Correction;
use crate::decision::Room;
use crate::matter::{Matter, brief, stated};
use crate::org::{Org, OrgKind, Role};
use crate::sharing::{Request, RequestState};
use crate::{Context, Decision, DisputeId, Event, Fault, OrgId, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Most characters of a title.
const MAX_TITLE: usize = 60;

/// Brings a dispute 提出争议.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Open {
    /// What it is about.
    pub about: About,
    /// In which part of the work it arose.
    pub ground: Ground,
    /// One line.
    #[serde(default)]
    pub title: String,
    /// The other side.
    pub respondent: OrgId,
    /// What is disputed.
    #[serde(default)]
    pub statement: String,
}

/// What the decision to open needs to know.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The resource.
    pub resource: &'a Resource,
    /// The organization of the actor.
    pub claimant: &'a Org,
    /// The other side, if there is such an organization.
    pub respondent: Option<&'a Org>,
    /// The authority of this node.
    pub authority: Option<&'a Org>,
    /// The request named, if there is one.
    pub request: Option<&'a Request>,
    /// The correction named, if there is one.
    pub correction: Option<&'a Correction>,
    /// Disputes about this resource between the two, in whichever direction.
    pub earlier: &'a [Dispute],
}

impl Open {
    /// Decides: the dispute stands at the first step of the ladder.
    ///
    /// # Errors
    /// Nothing published; no such other side; a request or a correction that isn't between the two; nothing stated;
    /// the same is open, or was decided.
    pub fn decide(self, id: DisputeId, facts: Facts<'_>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        if facts.resource.published.is_none() && facts.resource.org != ctx.actor.org {
            return Err(Refusal::hidden());
        }
        let respondent = self.other_side(facts)?;
        self.fits(facts)?;
        let statement = stated(&self.statement, "statement", "争议的事实和主张", Key::DisputeLadder, ctx)?;
        let first = super::ladder(ctx).first().map_or(Stage::Negotiate, |rung| rung.stage);
        let dispute = Dispute {
            id,
            about: self.about,
            ground: self.ground,
            title: brief(&self.title, "title", "标题")?,
            claimant: ctx.actor.org.clone(),
            officer: ctx.actor.person.clone(),
            respondent: respondent.id.clone(),
            opened: ctx.now,
            statement,
            cross: crosses(facts.claimant, respondent),
            venue: venue(facts.claimant, respondent, facts.authority, ctx),
            conflict: [&ctx.actor.org, &respondent.id].contains(&ctx.authority),
            records: Vec::new(),
            state: DisputeState::at(first),
        };
        dispute.only_once(facts.earlier, ctx)?;
        let cite = ctx.law.cite(Key::DisputeMechanism, ctx.today()).or_else(|| dispute.article(first, ctx));
        let event = Event::new("dispute.opened", Room::Dispute, dispute.id()).under(cite);
        Ok(Decision::of(event, dispute))
    }

    fn other_side<'a>(&self, facts: Facts<'a>) -> Result<&'a Org, Refusal> {
        let against = |why: &str| Refusal::input(vec![Fault::at("respondent", why)]);
        let found = facts.respondent.filter(|org| org.kind != OrgKind::Operator).ok_or_else(|| against("没有这个公共管理和服务机构"))?;
        if found.id == facts.claimant.id {
            return Err(against("争议的对方不能是本机构"));
        }
        Ok(found)
    }

    /// The request and the correction named are between the two, about this resource.
    fn fits(&self, facts: Facts<'_>) -> Result<(), Refusal> {
        let (own, other, about) = (&facts.claimant.id, &self.respondent, &self.about);
        let mut faults = Vec::new();
        let refused = facts.request.filter(|request| {
            let refused = matches!(request.state, RequestState::Refused { .. });
            refused && request.applicant == *own && request.source == *other && request.resource == about.resource
        });
        if refused.is_none() && (about.request.is_some() || about.what == What::Refusal) {
            faults.push(Fault::at("about.request", "请选择被对方拒绝的本机构的申请"));
        }
        let between = facts.correction.filter(|matter| {
            let parties = [&matter.applicant, &matter.source];
            parties.contains(&own) && parties.contains(&other) && matter.resource == about.resource
        });
        if between.is_none() && about.correction.is_some() {
            faults.push(Fault::at("about.correction", "请选择双方之间的校核"));
        }
        let length = self.title.trim().chars().count();
        if length == 0 || length > MAX_TITLE {
            faults.push(Fault::at("title", format!("请填写标题（最多 {MAX_TITLE} 字）")));
        }
        if faults.is_empty() { Ok(()) } else { Err(Refusal::input(faults)) }
    }
}

impl Dispute {
    /// What is decided stays decided, and what is open is not opened twice.
    fn only_once(&self, earlier: &[Self], ctx: &Context<'_>) -> Result<(), Refusal> {
        let same =
            || earlier.iter().filter(|known| known.about == self.about && known.party(&self.claimant) && known.party(&self.respondent));
        if same().any(|known| matches!(known.state, DisputeState::Decided { .. })) {
            let cite = self.article(Stage::Decide, ctx);
            return Err(Refusal::law("dispute.decided", cite, "同一争议已有决定，不能再次提出", "请按决定办理"));
        }
        if same().any(|known| known.state.stage().is_some()) {
            return Err(Refusal::state("dispute.open", "同一争议正在办理", "请在已有的争议中办理"));
        }
        Ok(())
    }
}
