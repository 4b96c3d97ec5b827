//! Delivery: the grant comes into force.

use super::answer::out_of_turn;
use super::special::safe;
use super::{Grant, GrantState, Request, RequestState};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::{Context, Decision, Event, Fault, Refusal};
use chrono::NaiveDate;
use law::Key;
use serde::{Deserialize, Serialize};

/// How data was handed over outside the platform 线下共享.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offline {
    /// Why it can't be done on the platform.
    #[serde(default)]
    pub difficulty: String,
    /// On what medium.
    #[serde(default)]
    pub medium: String,
    /// SM3 of what was handed over, hex.
    #[serde(default)]
    pub digest: String,
    /// Who handed it over.
    #[serde(default)]
    pub from: String,
    /// Who received it.
    #[serde(default)]
    pub to: String,
    /// The day it was received.
    pub received: Option<NaiveDate>,
    /// Number under which the authority allowed it, where the law keeps data from being shared directly.
    #[serde(default)]
    pub exception: String,
}

impl Offline {
    /// What the law wants stated, all of it.
    fn whole(&self, agreed: NaiveDate, ctx: &Context<'_>) -> Result<(), Refusal> {
        let Some(cite) = ctx.law.rule(Key::SharingOffline, ctx.today()).map(|rule| rule.citation.clone()) else {
            return Err(Refusal::law("sharing.offline", None, "适用的法没有规定可以线下共享", "请通过平台提供"));
        };
        let hex = self.digest.len() == 64 && self.digest.bytes().all(|byte| byte.is_ascii_hexdigit());
        let day = self.received.is_some_and(|day| (agreed..=ctx.today()).contains(&day));
        let stated = [
            ("offline.difficulty", !self.difficulty.trim().is_empty(), "请写明线上提供的困难"),
            ("offline.medium", !self.medium.trim().is_empty(), "请写明交接的介质"),
            ("offline.digest", hex, "请填写所交数据的 SM3 摘要（64 位十六进制）"),
            ("offline.from", !self.from.trim().is_empty(), "请写明交出人"),
            ("offline.to", !self.to.trim().is_empty(), "请写明接收人"),
            ("offline.received", day, "请填写接收日期，在答复之后、今天以前"),
        ];
        let faults: Vec<_> = stated.into_iter().filter(|(_, so, _)| !so).map(|(place, _, what)| Fault::at(place, what)).collect();
        if !faults.is_empty() {
            return Err(Refusal::law("sharing.offline", Some(cite), "线下共享没有写明全部交接事项", "请逐项写明").with_faults(faults));
        }
        let texts = [&self.difficulty, &self.medium, &self.from, &self.to, &self.exception];
        if texts.iter().any(|text| text.chars().count() > 500) {
            return Err(Refusal::input(vec![Fault::at("offline", "每项最多 500 字")]));
        }
        let direct = ctx.law.cite(Key::SharingNoDirect, ctx.today()).filter(|_| self.exception.trim().is_empty());
        direct.map_or(Ok(()), |cite| {
            let refusal =
                Refusal::law("sharing.direct", Some(cite), "不得绕开平台直接共享", "请通过平台提供；确需例外的，写明主管部门同意的文号");
            Err(refusal.with_faults(vec![Fault::at("offline.exception", "请写明主管部门同意的文号")]))
        })
    }
}

/// Delivers what was agreed 完成提供.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub struct Deliver {
    /// How, where it isn't done on the platform.
    #[serde(default)]
    pub offline: Option<Offline>,
}

impl Deliver {
    /// Decides: the delivery clock is met and calls are answered from now on. `grant` is the one the
    /// request names, if it has one; `loaded` says whether
    /// the centre holds data of the resource.
    ///
    /// # Errors
    /// Another's request is hidden; not agreed; nothing to deliver; handed over outside the platform without what the law wants for it; the
    /// recipient hasn't said how it keeps the data safe.
    pub fn decide(self, request: Request, grant: Option<Grant>, loaded: bool, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::SharingDeliver, &request.parties())?;
        let (RequestState::Agreed { grant: agreed, at }, Some(grant)) = (&request.state, grant) else {
            return Err(out_of_turn("sharing.not_agreed", "申请不在待提供状态", ctx));
        };
        let (agreed, answered) = (agreed.clone(), at.date_naive());
        safe(&request, ctx)?;
        if grant.until < ctx.today() {
            return Err(Refusal::state("sharing.ended", "核定的截止时间已过，授权不能生效", "请申请机构重新申请"));
        }
        if let Some(offline) = &self.offline {
            offline.whole(answered, ctx)?;
        } else if !loaded {
            let cite = ctx.law.cite(Key::IntakeConverge, ctx.today());
            return Err(Refusal::law("sharing.nothing_loaded", cite, "该资源尚无已汇聚的数据", "请先加载数据，再完成提供"));
        }
        let key = if self.offline.is_some() { Key::SharingOffline } else { Key::SharingDeliver };
        let event = Event::new("sharing.delivered", Room::Sharing, request.id.as_str()).under(ctx.law.cite(key, ctx.today()));
        let met = ClockStep::meet(Key::SharingDeliver, request.case());
        let request = Request { state: RequestState::Granted { grant: agreed, at: ctx.now }, offline: self.offline, ..request };
        let grant = Grant { state: GrantState::Active, since: Some(ctx.now), ..grant };
        Ok(Decision::of(event, request).and(grant).clocks([met]))
    }
}
