//! One query file per room.

pub(crate) mod calendar;
pub(crate) mod catalogue;
pub(crate) mod collect;
pub(crate) mod demand;
pub(crate) mod intake;
pub(crate) mod lists;
pub(crate) mod matter;
pub(crate) mod org;
pub(crate) mod oversight;
pub(crate) mod paper;
pub(crate) mod ruleset;
pub(crate) mod sharing;
pub(crate) mod source;
pub(crate) mod usage;
