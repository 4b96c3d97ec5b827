//! It is decided, or taken back.

use super::ladder::ladder;
use super::{Dispute, DisputeState, Stage, What};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::matter::{Matter, brief};
use crate::org::{Org, Role};
use crate::sharing::{Request, RequestState};
use crate::{Context, Decision, Event, Fault, OrgId, PersonId, Refusal};
use chrono::{DateTime, FixedOffset, NaiveDate};
use serde::{Deserialize, Serialize};

/// What a decision orders.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Order {
    /// Things stay as they are 维持.
    Maintain,
    /// The data is to be shared 应当共享.
    Share,
    /// This organization is the source department 数源部门为.
    Assign {
        /// The organization.
        org: OrgId,
    },
}

/// A decision as recorded.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ruling {
    /// Number of its document.
    pub document: String,
    /// Date of the document, where that is another day than it was recorded.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dated: Option<NaiveDate>,
    /// What was decided.
    pub decision: String,
    /// What follows.
    pub order: Order,
    /// Recorded by.
    pub by: PersonId,
    /// When.
    pub at: DateTime<FixedOffset>,
}

impl Ruling {
    /// The day it was decided.
    pub fn on(&self) -> NaiveDate {
        self.dated.unwrap_or_else(|| self.at.date_naive())
    }
}

/// Records the decision 登记决定. People have made it; the hub carries it out.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Decide {
    /// Number of its document.
    #[serde(default)]
    pub document: String,
    /// Date of the document; none means today.
    #[serde(default)]
    pub dated: Option<NaiveDate>,
    /// What was decided.
    #[serde(default)]
    pub decision: String,
    /// What follows.
    pub order: Order,
}

impl Decide {
    /// Decides: the dispute is over. Where a refused request is to be shared, it waits for its answer again, and can
    /// be refused no more. `request` is the one the dispute is about, `assigned` the organization named.
    ///
    /// # Errors
    /// Another's is hidden; a step is missing; not by the authority, or not here; no document or no decision; an
    /// order that doesn't fit.
    pub fn decide(self, matter: Dispute, request: Option<Request>, assigned: Option<&Org>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let ladder = ladder(ctx);
        let rung = matter.must_wait(&ladder, ctx)?;
        if rung.stage != Stage::Decide {
            let wanted = ladder.iter().find(|known| known.stage == Stage::Decide);
            return Err(matter.too_early(rung, wanted.map_or("决定", |known| known.title.as_str()), ctx));
        }
        matter.must_take(rung, ctx)?;
        self.fits(&matter, assigned)?;
        if self.dated.is_some_and(|day| day > ctx.today() || day < matter.opened.date_naive()) {
            return Err(Refusal::input(vec![Fault::at("dated", "决定的日期须在提出争议之后，不晚于今天")]));
        }
        let (document, text) = self.written(&matter, ctx)?;
        let share = self.order == Order::Share;
        let dated = self.dated.filter(|day| *day != ctx.today());
        let ruling = Ruling { document, dated, decision: text.clone(), order: self.order, by: ctx.actor.person.clone(), at: ctx.now };
        let event = Event::new(rung.stage.event(), Room::Dispute, matter.id()).under(matter.article(rung.stage, ctx)).note(text);
        let decided = Dispute { state: DisputeState::Decided { ruling }, ..matter.clone() };
        let decision = Decision::of(event, decided).clocks([matter.met()]);
        let refused = request.filter(|request| share && matches!(request.state, RequestState::Refused { .. }));
        let Some(refused) = refused else { return Ok(decision) };
        let ordered = Request { state: RequestState::Asked, ordered: Some(matter.id), ..refused };
        let clocks = ClockStep::starting(ctx, ordered.asking(), &Request::CLOCKS, &ordered.case(), &ordered.parties());
        Ok(decision.and(ordered.clone()).clocks(clocks))
    }

    fn written(&self, matter: &Dispute, ctx: &Context<'_>) -> Result<(String, String), Refusal> {
        let (document, text) = (brief(&self.document, "document", "决定文号")?, brief(&self.decision, "decision", "决定内容")?);
        let all = [("document", &document, "决定文号"), ("decision", &text, "决定内容")];
        let lacks: Vec<_> = all.into_iter().filter(|(_, said, _)| said.is_empty()).collect();
        if lacks.is_empty() {
            return Ok((document, text));
        }
        let titles: Vec<_> = lacks.iter().map(|(_, _, what)| *what).collect();
        let faults = lacks.iter().map(|(place, _, what)| Fault::at(*place, format!("请写明{what}"))).collect();
        let message = format!("没有写明{}", titles.join("、"));
        Err(Refusal::law("dispute.ruling", matter.article(Stage::Decide, ctx), message, "请按决定的文件登记").with_faults(faults))
    }

    fn fits(&self, matter: &Dispute, assigned: Option<&Org>) -> Result<(), Refusal> {
        let why = match self.order {
            Order::Assign { .. } if matter.about.what != What::Source => "只有数源归属的争议可以指定数源部门",
            Order::Assign { .. } if assigned.is_none() => "没有这个机构",
            _ => return Ok(()),
        };
        Err(Refusal::input(vec![Fault::at("order", why)]))
    }
}

/// Takes it back 撤回争议, while it is open.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Cancel {
    /// Why; may be empty.
    #[serde(default)]
    pub reason: String,
}

impl Cancel {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; only by the claimant; over.
    pub fn decide(self, matter: Dispute, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        matter.must_wait(&ladder(ctx), ctx)?;
        if ctx.actor.org != matter.claimant {
            return Err(Refusal::role("提出争议的一方"));
        }
        ctx.actor.must(Role::DataOfficer)?;
        let reason = brief(&self.reason, "reason", "撤回的原因")?;
        let event = Event::new("dispute.cancelled", Room::Dispute, matter.id()).note(reason.clone());
        let met = matter.met();
        let state = DisputeState::Cancelled { reason, at: ctx.now };
        Ok(Decision::of(event, Dispute { state, ..matter }).clocks([met]))
    }
}
