//! The value is corrected, and whoever received the wrong one is told.

use super::reply::done;
use super::{Amendment, Correction, CorrectionState, Notice, NoticeState};
use crate::decision::Room;
use crate::intake::{Batch, BatchState};
use crate::matter::Matter;
use crate::{BatchId, Context, Decision, Event, GrantId, NoticeId, OrgId, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Corrects 更正: the batch that carries the right value has landed.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Correct {
    /// The batch.
    pub batch: BatchId,
}

/// Somebody who received the record before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Received {
    /// The organization.
    pub org: OrgId,
    /// Under which grant.
    pub grant: GrantId,
    /// Whether it asked for this very record, and sees all rows: only then does it know the record, and may be told which.
    pub knows: bool,
}

impl Correct {
    /// Decides: the clock of correcting is met, and everyone in `received` gets a notice to acknowledge. `batch` is
    /// the one named, if there is one.
    ///
    /// # Errors
    /// Another's is hidden; already corrected or closed; a batch of another resource, from before the doubt, or not landed.
    pub fn decide(self, matter: Correction, batch: Option<&Batch>, received: &[Received], ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::CorrectionComplete, &matter.parties())?;
        if !matches!(matter.state, CorrectionState::Asked | CorrectionState::Admitted { .. }) {
            return Err(done());
        }
        let carries = |batch: &&Batch| {
            batch.resource == matter.resource && batch.accepted >= matter.asked && matches!(batch.state, BatchState::Landed { .. })
        };
        let Some(batch) = batch.filter(carries) else {
            let remedy = "请在申请之后加载更正后的数据，入库后再办理更正";
            return Err(Refusal::state("correction.batch", "没有找到承载更正的批次", remedy));
        };
        let notices = notices(&matter, received, ctx);
        let amendment = Amendment { batch: batch.id.clone(), at: ctx.now, told: notices.len() };
        let state = match &matter.state {
            CorrectionState::Asked => CorrectionState::Corrected { amendment },
            CorrectionState::Admitted { answer } => CorrectionState::Closed { answer: answer.clone(), amendment: Some(amendment) },
            other => other.clone(),
        };
        let cite = ctx.law.cite(Key::CorrectionComplete, ctx.today());
        let event = Event::new("correction.corrected", Room::Correction, matter.id()).under(cite);
        let met = matter.met(Key::CorrectionComplete);
        let decision = Decision::of(event, Correction { state, ..matter }).clocks([met]);
        Ok(notices.into_iter().fold(decision, Decision::and))
    }
}

/// One notice to each organization that received the record; the applicant hears of it by the answer as well.
fn notices(matter: &Correction, received: &[Received], ctx: &Context<'_>) -> Vec<Notice> {
    let mut notices: Vec<Notice> = Vec::new();
    for one in received.iter().filter(|one| one.org != matter.source) {
        match notices.iter_mut().find(|notice| notice.org == one.org) {
            Some(notice) => {
                notice.grants.push(one.grant.clone());
                if one.knows {
                    notice.key.clone_from(&matter.claim.key);
                }
            }
            None => notices.push(Notice {
                id: Notice::id_of(&matter.id, &one.org),
                correction: matter.id.clone(),
                resource: matter.resource.clone(),
                resource_title: matter.resource_title.clone(),
                source: matter.source.clone(),
                org: one.org.clone(),
                key: if one.knows { matter.claim.key.clone() } else { Vec::new() },
                item: matter.claim.item.clone(),
                item_title: matter.item_title.clone(),
                grants: vec![one.grant.clone()],
                sent: ctx.now,
                state: NoticeState::Sent,
            }),
        }
    }
    notices
}

impl Notice {
    /// The one notice of a correction to an organization.
    pub fn id_of(correction: &crate::CorrectionId, org: &OrgId) -> NoticeId {
        NoticeId(format!("{correction}:{org}"))
    }
}
