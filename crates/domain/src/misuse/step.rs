//! What is done about misuse.

use super::ladder::{Rung, cite, handles, reached};
use super::{Misuse, MisuseState, Order};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::matter::{Matter, stated};
use crate::org::Role;
use crate::sharing::{Grant, GrantState};
use crate::{Context, Decision, Event, Fault, Refusal};
use chrono::NaiveDate;
use law::Key;
use serde::{Deserialize, Serialize};

/// What can be done in a case of misuse.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum Step {
    /// The user is told to rectify it.
    Rectify(Rectify),
    /// The user says what was done.
    Report(Report),
    /// What was done suffices.
    Accept(Accept),
    /// Nothing was wrong.
    Dismiss(Dismiss),
    /// Calls stop for the time being.
    Suspend(Suspend),
    /// The grant ends.
    End(End),
}

/// Orders the user to rectify 督促限期整改.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Rectify {
    /// What has to be done.
    #[serde(default)]
    pub demand: String,
    /// Until when: whoever orders it states the term.
    pub until: Option<NaiveDate>,
}

/// Reports what was done 报告整改情况.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Report {
    /// What was done.
    #[serde(default)]
    pub report: String,
}

/// Accepts it 整改合格, and lets calls be answered again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Accept {
    /// What was looked at.
    #[serde(default)]
    pub note: String,
}

/// Finds that nothing was wrong 了结.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Dismiss {
    /// Why.
    #[serde(default)]
    pub note: String,
}

/// Suspends 暂停调用.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Suspend {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

/// Ends the grant 终止授权.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct End {
    /// Why.
    #[serde(default)]
    pub reason: String,
}

impl Rectify {
    /// Decides: a clock runs for the user until the day stated.
    ///
    /// # Errors
    /// Another's is hidden; not the step that is due; no demand; a day that is past.
    pub fn decide(self, matter: Misuse, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        handles(&matter, Some(Rung::Rectify), ctx)?;
        reached(&matter, Rung::Rectify, ctx)?;
        let demand = stated(&self.demand, "demand", "整改的要求", Key::SharingMisuseSteps, ctx)?;
        let Some(until) = self.until else {
            let refusal = Refusal::law("misuse.no_term", cite(ctx), "没有写明整改的期限", "请写明整改到哪一天为止");
            return Err(refusal.with_faults(vec![Fault::at("until", "请填写整改期限")]));
        };
        let most = ctx.today().checked_add_days(chrono::Days::new(3660));
        if until < ctx.today() || most.is_none_or(|most| until > most) {
            return Err(Refusal::input(vec![Fault::at("until", "整改期限不能早于今天，最远十年")]));
        }
        let order = Order { demand, until, by: ctx.actor.org.clone(), at: ctx.now };
        let clock = ClockStep::stated(ctx, Key::SharingMisuseSteps, until, matter.case(), &matter.user);
        let event = Event::new("misuse.rectify_ordered", Room::Misuse, matter.id()).under(cite(ctx)).note(order.demand.clone());
        Ok(Decision::of(event, Misuse { order: Some(order), state: MisuseState::Rectifying, ..matter }).clocks(clock))
    }
}

impl Report {
    /// Decides: the clock stops; whoever ordered it looks at it.
    ///
    /// # Errors
    /// Another's is hidden; nothing was ordered; nothing said.
    pub fn decide(self, matter: Misuse, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&matter.user, Role::DataOfficer)?;
        if !matches!(matter.state, MisuseState::Rectifying | MisuseState::Suspended { .. }) {
            return Err(Refusal::state("misuse.no_order", "没有待报告的整改", "请刷新后查看最新状态"));
        }
        let report = stated(&self.report, "report", "整改的情况", Key::SharingMisuseSteps, ctx)?;
        let event = Event::new("misuse.rectified", Room::Misuse, matter.id()).under(cite(ctx));
        let met = met(&matter);
        // What is suspended stays so until it was looked at.
        let state = MisuseState::Rectified { report, at: ctx.now };
        Ok(Decision::of(event, Misuse { state, ..matter }).clocks([met]))
    }
}

impl Accept {
    /// Decides: the case is closed, and a suspended grant holds again.
    ///
    /// # Errors
    /// Another's is hidden; nothing was reported; nothing said.
    pub fn decide(self, matter: Misuse, grant: Option<Grant>, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        handles(&matter, None, ctx)?;
        if !matches!(matter.state, MisuseState::Rectified { .. }) {
            return Err(Refusal::state("misuse.not_reported", "使用部门还没有报告整改情况", "请等待报告，或者按规定继续处理"));
        }
        let note = stated(&self.note, "note", "核查的结果", Key::SharingMisuseSteps, ctx)?;
        closed(matter, grant, note, "misuse.accepted", ctx)
    }
}

impl Dismiss {
    /// Decides.
    ///
    /// # Errors
    /// Another's is hidden; done with, or something was ordered; nothing said.
    pub fn decide(self, matter: Misuse, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        handles(&matter, None, ctx)?;
        if matter.state != MisuseState::Noted {
            return Err(Refusal::state("misuse.ordered", "已经要求整改或者已经了结", "请按整改情况办理"));
        }
        let note = stated(&self.note, "note", "了结的理由", Key::SharingMisuseSteps, ctx)?;
        closed(matter, None, note, "misuse.dismissed", ctx)
    }
}

fn closed(matter: Misuse, grant: Option<Grant>, note: String, verb: &str, ctx: &Context<'_>) -> Result<Decision, Refusal> {
    let event = Event::new(verb, Room::Misuse, matter.id()).under(cite(ctx));
    let decision = Decision::of(event, Misuse { state: MisuseState::Closed { conclusion: note, at: ctx.now }, ..matter });
    let suspended = grant.filter(|grant| matches!(grant.state, GrantState::Suspended { .. }));
    Ok(match suspended {
        Some(grant) => decision.and(Grant { state: GrantState::Active, ..grant }),
        None => decision,
    })
}

impl Suspend {
    /// Decides: no call is answered until it is rectified.
    ///
    /// # Errors
    /// Another's is hidden; not before rectifying was ordered and failed; the law doesn't know the step; nothing said.
    pub fn decide(self, matter: Misuse, grant: Grant, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        handles(&matter, Some(Rung::Suspend), ctx)?;
        reached(&matter, Rung::Suspend, ctx)?;
        let reason = stated(&self.reason, "reason", "暂停的理由", Key::SharingMisuseSteps, ctx)?;
        let event = Event::new("misuse.suspended", Room::Misuse, matter.id()).under(cite(ctx)).note(reason.clone());
        let met = met(&matter);
        let held = GrantState::Suspended { why: matter.title.clone(), at: ctx.now };
        let state = MisuseState::Suspended { reason, at: ctx.now };
        Ok(Decision::of(event, Misuse { state, ..matter }).and(Grant { state: held, ..grant }).clocks([met]))
    }
}

impl End {
    /// Decides: the grant is over; whoever needs the data applies anew.
    ///
    /// # Errors
    /// Another's is hidden; not before the steps before it failed; the law doesn't know the step; nothing said.
    pub fn decide(self, matter: Misuse, grant: Grant, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        handles(&matter, Some(Rung::End), ctx)?;
        reached(&matter, Rung::End, ctx)?;
        let reason = stated(&self.reason, "reason", "终止的理由", Key::SharingMisuseSteps, ctx)?;
        let event = Event::new("misuse.ended", Room::Misuse, matter.id()).under(cite(ctx)).note(reason.clone());
        let met = met(&matter);
        let over = GrantState::Ended { why: matter.title.clone(), at: ctx.now };
        let state = MisuseState::Ended { reason, at: ctx.now };
        Ok(Decision::of(event, Misuse { state, ..matter }).and(Grant { state: over, ..grant }).clocks([met]))
    }
}

fn met(matter: &Misuse) -> ClockStep {
    ClockStep::meet(Key::SharingMisuseSteps, matter.case())
}

/// What the actor may do now.
pub(super) fn may(matter: &Misuse, ctx: &Context<'_>) -> Vec<&'static str> {
    let mut may = Vec::new();
    let step = |rung| handles(matter, Some(rung), ctx).is_ok() && reached(matter, rung, ctx).is_ok();
    for (verb, rung) in [("rectify", Rung::Rectify), ("suspend", Rung::Suspend), ("end", Rung::End)] {
        if step(rung) {
            may.push(verb);
        }
    }
    let handler = handles(matter, None, ctx).is_ok();
    if handler && matches!(matter.state, MisuseState::Rectified { .. }) {
        may.push("accept");
    }
    if handler && matter.state == MisuseState::Noted {
        may.push("dismiss");
    }
    let user = ctx.actor.must_for(&matter.user, Role::DataOfficer).is_ok();
    if user && matches!(matter.state, MisuseState::Rectifying | MisuseState::Suspended { .. }) {
        may.push("report");
    }
    may
}
