//! Delivery: the grant comes into force.

use super::{Grant, GrantState, Request, RequestState};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::{Context, Decision, Event, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Delivers what was agreed 完成提供.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Deliver {}

impl Deliver {
    /// Decides: the delivery clock is met and calls are answered from now on. `grant` is the one the
    /// request names, if it has one; `loaded` says whether
    /// the centre holds data of the resource.
    ///
    /// # Errors
    /// Another's request is hidden; not agreed; nothing to deliver.
    pub fn decide(self, request: Request, grant: Option<Grant>, loaded: bool, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::SharingDeliver, &request.parties())?;
        let (RequestState::Agreed { grant: agreed, .. }, Some(grant)) = (&request.state, grant) else {
            return Err(Refusal::state("sharing.not_agreed", "申请不在待提供状态", "请刷新后查看申请的最新状态"));
        };
        let agreed = agreed.clone();
        if grant.until < ctx.today() {
            return Err(Refusal::state("sharing.ended", "核定的截止时间已过，授权不能生效", "请申请机构重新申请"));
        }
        if !loaded {
            let cite = ctx.law.cite(Key::IntakeConverge, ctx.today());
            return Err(Refusal::law("sharing.nothing_loaded", cite, "该资源尚无已汇聚的数据", "请先加载数据，再完成提供"));
        }
        let event =
            Event::new("sharing.delivered", Room::Sharing, request.id.as_str()).under(ctx.law.cite(Key::SharingDeliver, ctx.today()));
        let met = ClockStep::meet(Key::SharingDeliver, request.case());
        let request = Request { state: RequestState::Granted { grant: agreed, at: ctx.now }, ..request };
        Ok(Decision::of(event, request).and(Grant { state: GrantState::Active, ..grant }).clocks([met]))
    }
}
