//! The node's clock: the only place that asks what time it is.

use chrono::{DateTime, FixedOffset, TimeDelta, Utc};
use std::sync::{Arc, Mutex};

/// Where *now* comes from. `act` and `call` ask once each; no route sets it.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's clock, in the place's time zone.
    System(FixedOffset),
    /// The machine's clock, shifted: a demo runs at a date of its own, shown in a banner.
    Shifted(FixedOffset, TimeDelta),
    /// Set by hand: stories and the building of a demo city.
    Manual(Arc<Mutex<DateTime<FixedOffset>>>),
}

impl Clock {
    /// A clock that stands until it is set.
    pub fn manual(at: DateTime<FixedOffset>) -> Self {
        Self::Manual(Arc::new(Mutex::new(at)))
    }

    /// A demo's clock that shows `at` now and goes on from there.
    pub fn shifted_to(at: DateTime<FixedOffset>) -> Self {
        Self::Shifted(*at.offset(), at.with_timezone(&Utc) - Utc::now())
    }

    /// Now, to the millisecond: what is stored reads back the same.
    pub fn now(&self) -> DateTime<FixedOffset> {
        let now = match self {
            Self::System(zone) => Utc::now().with_timezone(zone),
            Self::Shifted(zone, by) => (Utc::now() + *by).with_timezone(zone),
            Self::Manual(at) => *at.lock().unwrap_or_else(std::sync::PoisonError::into_inner),
        };
        let nanos = now.timestamp_subsec_nanos() % 1_000_000;
        now - TimeDelta::nanoseconds(i64::from(nanos))
    }

    /// Sets a manual clock; the others can't be set.
    pub fn set(&self, at: DateTime<FixedOffset>) {
        if let Self::Manual(now) = self {
            *now.lock().unwrap_or_else(std::sync::PoisonError::into_inner) = at;
        }
    }

    /// Whether the node runs at a date that is not today's.
    pub fn is_demo(&self) -> bool {
        !matches!(self, Self::System(_))
    }
}
