//! The rooms of the hub: what may happen, decided without touching anything.
//!
//! `decide(state, command, context)` answers with a [`Decision`] (what the store must record) or a
//! [`Refusal`] (which article stands in the way, and what would make it succeed). Clock, ids and
//! randomness are arguments; there is no IO, no async and no `now()` here.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod calendar;
pub mod catalogue;
pub mod clock;
pub mod collect;
pub mod context;
pub mod correction;
pub mod decision;
pub mod demand;
pub mod dispute;
pub mod feedback;
pub mod ids;
pub mod intake;
pub mod matter;
pub mod misuse;
pub mod onward;
pub mod org;
pub mod oversight;
pub mod paper;
pub mod party;
pub mod quality;
pub mod refusal;
pub mod region;
pub mod ruleset;
pub mod sharing;
pub mod source;
#[cfg(feature = "story")]
pub mod story;
pub mod uselog;
pub mod wording;

pub use context::{Actor, Context};
pub use decision::{Change, Decision, Event};
pub use ids::*;
pub use matter::Matter;
pub use party::Parties;
pub use refusal::{Fault, Refusal, RefusalKind};
