//! Where a dispute stands.

use super::{Ruling, Stage};
use chrono::{DateTime, FixedOffset};
use serde::{Deserialize, Serialize};

/// Where a dispute stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum DisputeState {
    /// The parties negotiate 协商中.
    Negotiating,
    /// Experts mediate 调解中.
    Mediating,
    /// The authority coordinates 协调中.
    Coordinating,
    /// The authority confers with others 会商中.
    Consulting,
    /// The authority has to submit its opinion 待提出意见.
    Opining,
    /// The government has to decide 待决定.
    Deciding,
    /// The parties agree 已解决.
    Settled {
        /// Since when.
        at: DateTime<FixedOffset>,
    },
    /// Decided 已决定.
    Decided {
        /// The decision.
        ruling: Ruling,
    },
    /// Taken back 已撤回.
    Cancelled {
        /// Why.
        reason: String,
        /// When.
        at: DateTime<FixedOffset>,
    },
}

impl DisputeState {
    /// Waiting for a step.
    pub(super) fn at(stage: Stage) -> Self {
        match stage {
            Stage::Negotiate => Self::Negotiating,
            Stage::Mediate => Self::Mediating,
            Stage::Coordinate => Self::Coordinating,
            Stage::Consult => Self::Consulting,
            Stage::Opinion => Self::Opining,
            Stage::Decide => Self::Deciding,
        }
    }

    /// The step it waits for; none where it is over.
    pub fn stage(&self) -> Option<Stage> {
        match self {
            Self::Negotiating => Some(Stage::Negotiate),
            Self::Mediating => Some(Stage::Mediate),
            Self::Coordinating => Some(Stage::Coordinate),
            Self::Consulting => Some(Stage::Consult),
            Self::Opining => Some(Stage::Opinion),
            Self::Deciding => Some(Stage::Decide),
            Self::Settled { .. } | Self::Decided { .. } | Self::Cancelled { .. } => None,
        }
    }

    /// Its name, as in the tag.
    pub(super) fn name(&self) -> &'static str {
        match self {
            Self::Negotiating => "negotiating",
            Self::Mediating => "mediating",
            Self::Coordinating => "coordinating",
            Self::Consulting => "consulting",
            Self::Opining => "opining",
            Self::Deciding => "deciding",
            Self::Settled { .. } => "settled",
            Self::Decided { .. } => "decided",
            Self::Cancelled { .. } => "cancelled",
        }
    }
}
