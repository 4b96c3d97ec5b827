//! Catalogue 目录: what each department holds, compiled by it and reviewed by the authority.

mod change;
mod compile;
mod complete;
mod contract;
mod founded;
mod item;
mod publish;
mod reassess;
mod resource;
mod retype;
mod review;
mod steps;

pub use change::NoteChange;
pub use compile::{Compile, Revise};
pub(crate) use complete::graded;
pub use contract::{Contract, Effect, Form};
pub use item::{Grade, Item, ItemElement, Kind, Mark, Way};
pub use publish::Publish;
pub use reassess::{Assessment, Reassess};
pub use resource::{Resource, ResourceState};
pub use retype::{Filing, Release};
pub use review::{Return, Submit, Withdraw};
pub use steps::{Pass, Passed, ReviewStep};
