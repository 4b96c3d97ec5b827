//! Catalogue 目录: what each department holds, compiled by it and reviewed by the authority.

mod change;
mod compile;
mod complete;
mod item;
mod resource;
mod review;

pub use change::NoteChange;
pub use compile::{Compile, Revise};
pub(crate) use complete::graded;
pub use item::{Grade, Item, Kind};
pub use resource::{Contract, Effect, Form, Resource, ResourceState};
pub use review::{Publish, Return, Submit, Withdraw};
