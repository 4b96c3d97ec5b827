//! The answer to a request.

mod agree;
mod cancel;
mod refuse;

pub use agree::Agree;
pub use cancel::Cancel;
pub use refuse::Refuse;

use super::{Request, RequestState};
use crate::{Context, Refusal};
use law::Key;

fn answerable(request: &Request, ctx: &Context<'_>) -> Result<(), Refusal> {
    ctx.must_owe(request.answer_key(), &request.parties())?;
    asked(request, ctx)
}

fn asked(request: &Request, ctx: &Context<'_>) -> Result<(), Refusal> {
    if request.state == RequestState::Asked { Ok(()) } else { Err(out_of_turn("sharing.answered", "申请已答复或已撤回", ctx)) }
}

/// A step that isn't the next one of the one way a request goes.
pub(super) fn out_of_turn(code: &str, message: &str, ctx: &Context<'_>) -> Refusal {
    let refusal = Refusal::state(code, message, "请刷新后查看申请的最新状态");
    let cite = |key| ctx.law.cite(key, ctx.today());
    Refusal { citation: cite(Key::SharingOnline).or_else(|| cite(Key::SharingMechanism)), ..refusal }
}
