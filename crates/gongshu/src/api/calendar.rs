//! The calendar: loaded years, the missing one, dates that may still move; and loading a year.

use super::body::Body;
use super::clock_view;
use super::guard::Who;
use super::problem::Cited;
use super::{Answer, Problem};
use crate::act::{Command, act};
use crate::node::Node;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::{Extension, Json};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime};
use domain::PersonId;
use domain::calendar::{CalendarYear, LoadYear};
use domain::clock::Clock;
use domain::decision::CaseRef;
use domain::org::OrgKind;
use law::{Calendar, Holiday, Lawbook, Notice, Year};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use store::{ClockFilter, Row};

/// Clocks listed with dates that may move.
const LISTED: u64 = 50;
/// Clocks looked at for a preview.
const PREVIEWED: u64 = 5_000;
/// The month from which a missing next year alarms.
const ALARM_MONTH: u32 = 12;

/// The calendar.
#[derive(Debug, Serialize)]
pub struct CalendarView {
    years: Vec<YearView>,
    missing: Missing,
    provisional: Provisional,
}

#[derive(Debug, Serialize)]
struct YearView {
    year: i32,
    source: &'static str,
    recorded_at: Option<DateTime<FixedOffset>>,
    by: Option<String>,
    notices: Vec<Notice>,
    holidays: Vec<Holiday>,
}

/// The next year that isn't loaded.
#[derive(Debug, Serialize)]
pub struct Missing {
    /// The year.
    pub year: i32,
    since: Option<NaiveDate>,
    /// Whether it should have been loaded by now.
    pub alarm: bool,
}

#[derive(Debug, Serialize)]
struct Provisional {
    count: u64,
    items: Vec<Movable>,
}

#[derive(Debug, Serialize)]
struct Movable {
    case: CaseRef,
    key: String,
    label: &'static str,
    owner_name: String,
    due: NaiveDate,
    citation: Cited,
}

#[derive(Debug, Serialize)]
struct Moves {
    case: CaseRef,
    label: &'static str,
    owner_name: String,
    before: NaiveDate,
    after: NaiveDate,
}

/// One day of a year.
#[derive(Debug, Serialize)]
pub struct DayView {
    date: NaiveDate,
    works: bool,
    name: Option<String>,
}

/// What loading a year would do.
#[derive(Debug, Serialize)]
pub struct Checked {
    year: i32,
    known: bool,
    same: bool,
    days_off: usize,
    days_on: usize,
    moves: Vec<Moves>,
    /// Whether every running clock was looked at; on a very busy hub only the most pressing are.
    whole: bool,
}

/// A year was loaded.
#[derive(Debug, Serialize)]
pub struct LoadedView {
    year: i32,
    act: u64,
}

/// The calendar, now.
///
/// # Errors
/// The store failed.
pub async fn show(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<CalendarView> {
    let law = node.law();
    let recorded: BTreeMap<i32, CalendarYear> =
        node.store.calendar_years().await?.into_iter().map(|row| (row.body.year.year, row.body)).collect();
    // Another's cases are not for a department to see.
    let owner = (who.actor.kind != OrgKind::Authority).then(|| who.actor.org.0.clone());
    let filter = ClockFilter { owner, running: Some(true), provisional: Some(true), ..ClockFilter::default() };
    let mut items = Vec::new();
    for row in node.store.clocks(&filter, LISTED).await? {
        items.push(movable(&node, row.body).await);
    }
    let names: BTreeMap<_, _> = node.store.people().await?.into_iter().map(|row| (row.body.id, row.body.name)).collect();
    Ok(Json(CalendarView {
        years: law.calendar().loaded().map(|year| view(year, recorded.get(&year.year), &names)).collect(),
        missing: missing(&law, node.clock.now().date_naive()),
        provisional: Provisional { count: node.store.count_clocks(&filter).await?, items },
    }))
}

/// The first year from this one on that isn't loaded.
pub fn missing(law: &Lawbook, today: NaiveDate) -> Missing {
    let year = (today.year()..).find(|year| !law.calendar().has(*year)).unwrap_or_default();
    let since = NaiveDate::from_ymd_opt(year - 1, ALARM_MONTH, 1);
    Missing { year, since, alarm: since.is_some_and(|day| today >= day) }
}

fn view(year: &Year, recorded: Option<&CalendarYear>, names: &BTreeMap<PersonId, String>) -> YearView {
    YearView {
        year: year.year,
        source: if recorded.is_some() { "recorded" } else { "built_in" },
        recorded_at: recorded.map(|recorded| recorded.at),
        by: recorded.map(|recorded| names.get(&recorded.by).unwrap_or(&recorded.by.0).clone()),
        notices: year.notice.clone(),
        holidays: year.holiday.clone(),
    }
}

async fn movable(node: &Node, clock: Clock) -> Movable {
    Movable {
        label: clock_view::title(&clock.key),
        owner_name: node.org_name(&clock.owner).await,
        due: clock.due.date_naive(),
        case: clock.case,
        key: clock.key,
        citation: clock.citation.into(),
    }
}

/// Every day of a year.
///
/// # Errors
/// The year isn't loaded.
pub async fn year(State(node): State<Arc<Node>>, Path(year): Path<i32>) -> Answer<Vec<DayView>> {
    let law = node.law();
    let calendar = law.calendar();
    let first = NaiveDate::from_ymd_opt(year, 1, 1).filter(|_| calendar.has(year)).ok_or_else(Problem::hidden)?;
    Ok(Json(first.iter_days().take_while(|day| day.year() == year).map(|day| day_of(calendar, day)).collect()))
}

fn day_of(calendar: &Calendar, date: NaiveDate) -> DayView {
    let name = calendar.named(date).map(|(name, work)| if work { format!("{name}调休上班") } else { name.to_owned() });
    DayView { date, works: calendar.works(date), name }
}

/// What loading this year would do; nothing is recorded.
///
/// # Errors
/// The text has mistakes: each is a fault with its line and remedy.
pub async fn check(State(node): State<Arc<Node>>, Body(load): Body<LoadYear>) -> Answer<Checked> {
    let year = load.read().map_err(Problem::from)?;
    let law = node.law();
    let then = law.with_calendar(Arc::new(law.calendar().with(year.clone())));
    let known = law.calendar().loaded().find(|known| known.year == year.year);
    let mut moves = Vec::new();
    let first = law.calendar().touched_from(&year);
    let due_from = first.and_time(NaiveTime::MIN).and_local_timezone(*node.clock.now().offset()).single();
    let filter = ClockFilter { running: Some(true), due_from, ..ClockFilter::default() };
    let mut cursor = None;
    let (mut looked, mut whole) = (0, true);
    loop {
        let page = node.store.clocks_page(&filter, cursor.as_deref(), LISTED).await?;
        looked += page.items.len() as u64;
        moves.extend(moved(&node, &then, page.items).await);
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
        if looked >= PREVIEWED {
            whole = false;
            break;
        }
    }
    Ok(Json(Checked {
        year: year.year,
        known: known.is_some(),
        same: known == Some(&year),
        days_off: year.holiday.iter().map(|holiday| usize::try_from((holiday.to - holiday.from).num_days() + 1).unwrap_or(0)).sum(),
        days_on: year.holiday.iter().map(|holiday| holiday.work.len()).sum(),
        moves,
        whole,
    }))
}

/// Which of these clocks another calendar would move.
async fn moved(node: &Node, then: &Lawbook, rows: Vec<Row<Clock>>) -> Vec<Moves> {
    let mut moves = Vec::new();
    for clock in rows.into_iter().map(|row| row.body) {
        let Some((due, _)) = clock.reckoned(then).filter(|(due, _)| *due != clock.due) else { continue };
        moves.push(Moves {
            label: clock_view::title(&clock.key),
            owner_name: node.org_name(&clock.owner).await,
            before: clock.due.date_naive(),
            after: due.date_naive(),
            case: clock.case,
        });
    }
    moves
}

/// Loads a year.
///
/// # Errors
/// Mistakes in the text; the year is loaded already; not by the authority's reviewer.
pub async fn load(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Body(load): Body<LoadYear>,
) -> Result<(StatusCode, Json<LoadedView>), Problem> {
    let year = load.read().map_err(Problem::from)?.year;
    let act = act(&node, &who.actor, Command::LoadYear(load)).await?;
    Ok((StatusCode::CREATED, Json(LoadedView { year, act })))
}
