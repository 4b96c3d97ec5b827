//! Playing a story.

use super::act::Step;
use super::check;
use super::reader::Story;
use crate::Refusal;
use crate::sharing::{Grant, GrantedItem};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::Citation;
use std::fmt;

/// Somewhere a story can be played.
pub trait World {
    /// Plays one step at this moment. Rooms' refusals are outcomes; only a broken world panics.
    fn step(&mut self, at: DateTime<FixedOffset>, step: &Step) -> Outcome;
}

/// What came of a step: the answer, and how the case at hand then stands.
#[derive(Clone, Debug, Default)]
pub struct Outcome {
    /// The refusal, if it was refused.
    pub refusal: Option<Refusal>,
    /// Refused at the door, before the room was asked: doors word a missing role their own way.
    pub door: bool,
    /// State of the case at hand, by its machine name.
    pub state: Option<String>,
    /// Days since it was found fit to be shared unconditionally.
    pub fit_days: Option<i64>,
    /// Whether data was gathered: `not_digitised`, `empty`, `loaded`.
    pub gathered: Option<String>,
    /// The day by which the data at hand is to be updated.
    pub update_due: Option<NaiveDate>,
    /// What changed, so that it is to be graded anew.
    pub regrading: Vec<String>,
    /// The sharing type in force: its title, when it was set, when last confirmed.
    pub typed: Option<(String, NaiveDate, NaiveDate)>,
    /// Version of the contract in force.
    pub version: Option<u64>,
    /// Clocks that run for the case at hand.
    pub running: Vec<Running>,
    /// Number of the matter at hand.
    pub number: Option<String>,
    /// Filings of the request at hand: region and number.
    pub filings: Vec<(String, String)>,
    /// How many open demands ask for the same, this one among them.
    pub alike: Option<usize>,
    /// The grant that came of the request at hand.
    pub grant: Option<Grant>,
    /// What the answer to a call may hold.
    pub returned: Option<Vec<GrantedItem>>,
    /// Lines of an answer that changes nothing.
    pub told: Vec<String>,
    /// The rule that was looked up.
    pub consulted: Option<Consulted>,
    /// The remark with which it was recorded.
    pub note: Option<String>,
    /// Articles the answer names, besides those of refusal, clocks and grant.
    pub citations: Vec<Citation>,
}

/// A clock that runs.
#[derive(Clone, Debug)]
pub struct Running {
    /// The rule's key.
    pub key: String,
    /// Name of the organization that must act.
    pub owner: String,
    /// Last day.
    pub due: NaiveDate,
    /// The article.
    pub citation: Citation,
    /// Whether the calendar may still move it.
    pub provisional: bool,
    /// Whether the last moment has passed.
    pub overdue: bool,
    /// Working days left; negative when overdue.
    pub days_left: i64,
}

/// A rule as looked up; for a term, with the day on which it would end.
#[derive(Clone, Debug, Default)]
pub struct Consulted {
    /// Last day; none where there is no term, or the law only says *promptly*.
    pub due: Option<NaiveDate>,
    /// Whether the calendar may still move it.
    pub provisional: bool,
    /// Whether the rule is law on the day.
    pub in_force: bool,
    /// What it says.
    pub says: String,
    /// The event from which it runs, in Chinese.
    pub from: String,
    /// Who owes it, in Chinese.
    pub by: String,
    /// To whom, in Chinese.
    pub to: String,
}

/// Where a story and a world disagree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The file.
    pub file: String,
    /// The line; zero for what was there before.
    pub line: usize,
    /// How.
    pub how: String,
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} 第 {} 行：{}", self.file, self.line, self.how)
    }
}

impl std::error::Error for Failure {}

/// Plays a story up to the first line that comes out otherwise.
///
/// # Errors
/// That line, what was expected and what came.
pub fn run(story: &Story, world: &mut dyn World) -> Result<(), Failure> {
    let fail = |line, how| Failure { file: story.file.clone(), line, how };
    for (at, step) in story.opening() {
        if let Some(refusal) = world.step(at, &step).refusal {
            return Err(fail(0, format!("准备案例时：{refusal}")));
        }
    }
    for line in &story.lines {
        let outcome = world.step(line.at, &line.step);
        check::line(line, &outcome).map_err(|how| fail(line.number, how))?;
    }
    Ok(())
}
