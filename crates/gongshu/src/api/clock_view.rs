//! Clocks as shown: countdown in working days, by colour, word and icon.

use super::problem::Cited;
use crate::node::Node;
use chrono::{DateTime, Datelike, FixedOffset};
use domain::clock::Clock;
use serde::Serialize;

/// How pressing a clock is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Time enough.
    Green,
    /// Due soon (a local service target says how soon).
    Yellow,
    /// Due today.
    Red,
    /// Past due.
    Overdue,
    /// Met.
    Done,
}

/// A clock as shown.
#[derive(Debug, Serialize)]
pub struct ClockView {
    key: String,
    title: String,
    owner: String,
    owner_name: String,
    /// How long it still runs.
    #[serde(flatten)]
    pub countdown: Countdown,
}

/// How long a clock still runs, and why.
#[derive(Debug, Serialize)]
pub struct Countdown {
    started: DateTime<FixedOffset>,
    due: DateTime<FixedOffset>,
    due_text: String,
    citation: Cited,
    provisional: bool,
    met: Option<DateTime<FixedOffset>>,
    /// Working days left; negative when overdue.
    pub days_left: i64,
    /// How pressing.
    pub level: Level,
}

impl ClockView {
    /// Of a clock, now.
    pub async fn of(node: &Node, clock: Clock) -> Self {
        let now = node.clock.now();
        let end = clock.met.unwrap_or(now);
        let days_left = node.law().working_days_between(end.date_naive(), clock.due.date_naive());
        Self {
            title: title(&clock.key).to_owned(),
            owner_name: node.org_name(&clock.owner).await,
            owner: clock.owner.0.clone(),
            countdown: Countdown {
                level: level(node, &clock, now, days_left),
                due_text: day(clock.due),
                started: clock.started,
                due: clock.due,
                citation: clock.citation.into(),
                provisional: clock.provisional,
                met: clock.met,
                days_left,
            },
            key: clock.key,
        }
    }
}

fn level(node: &Node, clock: &Clock, now: DateTime<FixedOffset>, days_left: i64) -> Level {
    match days_left {
        _ if clock.met.is_some() => Level::Done,
        _ if now > clock.due => Level::Overdue,
        0 => Level::Red,
        left if left <= node.config.limits.warn_days => Level::Yellow,
        _ => Level::Green,
    }
}

/// What the duty under a key is called.
pub fn title(key: &str) -> &'static str {
    match key {
        "catalogue.review" => "审定目录",
        "catalogue.update" => "更新目录",
        "sharing.reply" => "答复共享申请",
        "sharing.deliver" => "完成数据提供",
        other => other.parse::<law::Key>().map_or("办理", law::Key::label),
    }
}

/// A day as officials write it.
pub fn day(at: DateTime<FixedOffset>) -> String {
    format!("{}年{}月{}日", at.year(), at.month(), at.day())
}
