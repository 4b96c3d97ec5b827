//! Sharing 共享: a department asks, the law or the source answers, a grant of the least privilege results.

mod answer;
mod apply;
mod call;
mod deliver;
mod grant;
mod mask;
mod request;
mod sound;

pub use answer::{Agree, Cancel, Refuse};
pub use apply::{Apply, uncatalogued};
pub use call::{Admitted, Call};
pub use deliver::Deliver;
pub use grant::{Grant, GrantState, GrantedItem, Mode, RowFilter};
pub use mask::Mask;
pub use request::{Application, Request, RequestState, Terms};
