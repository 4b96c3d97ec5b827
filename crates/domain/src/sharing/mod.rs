//! Sharing 共享: a department asks, the law or the source answers, a grant of the least privilege results.

mod answer;
mod apply;
mod call;
mod deliver;
mod filing;
mod give_up;
mod grant;
mod mask;
mod request;
mod requirements;
mod review;
mod sound;
mod special;

pub use answer::{Agree, Cancel, Refuse};
pub use apply::{Apply, Asked};
pub use call::{Admitted, Call};
pub use deliver::{Deliver, Offline};
pub use filing::Filing;
pub use give_up::{EndEvent, GiveUp};
pub use grant::{Grant, GrantState, GrantedItem, Mode, RowFilter};
pub use mask::Mask;
pub use request::{Application, Request, RequestState, Reviewer, Terms};
pub use requirements::Requirements;
pub use review::Finding;
pub use special::{Safety, Special, Undertake};
