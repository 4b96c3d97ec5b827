//! The desk calculator of terms, and the vocabulary it is asked in.

use super::rule::Label;
use crate::api::problem::Cited;
use crate::api::{Answer, List, Problem};
use crate::node::Node;
use axum::Json;
use axum::extract::{Query, State};
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, NaiveTime};
use law::{Due, Form, Key, Lawbook, Unit, Value};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// Days shown of the way to a due date.
const SHOWN: usize = 62;
/// Years a start may lie in: no law here is older, and no term ends beyond time.
const YEARS: std::ops::Range<i32> = 1949..2200;

/// A key of the vocabulary.
#[derive(Debug, Serialize)]
pub struct KeyView {
    key: Key,
    label: &'static str,
    room: &'static str,
    form: Form,
    /// Whether the binding law has a rule under it today.
    ruled: bool,
}

/// The whole vocabulary.
///
/// # Errors
/// None; the answer's type has room for one.
pub async fn keys(State(node): State<Arc<Node>>) -> Answer<List<KeyView>> {
    let (law, today) = (node.law(), node.clock.now().date_naive());
    let view = |key: &Key| KeyView {
        key: *key,
        label: key.label(),
        room: key.room(),
        form: key.form(),
        ruled: law.rule(*key, today).is_some() || !law.entries(*key, today).is_empty(),
    };
    Ok(Json(List::whole(Key::ALL.iter().map(view).collect())))
}

/// What is asked.
#[derive(Debug, Deserialize)]
pub struct Asked {
    key: String,
    /// A day, or a moment with its zone; without one, now.
    from: Option<String>,
}

/// When a duty would be due, and why.
#[derive(Debug, Serialize)]
pub struct DueView {
    key: Key,
    label: &'static str,
    from: Option<Label>,
    by: Option<Label>,
    to: Option<Label>,
    length: String,
    promptly: bool,
    due: Option<Last>,
    provisional: bool,
    in_force: bool,
    citation: Cited,
    reading: Option<String>,
    days: Vec<DayView>,
    /// What a law says that is only simulated here.
    simulated: Option<Simulated>,
}

/// What a simulated law says on the same matter.
#[derive(Debug, Serialize)]
struct Simulated {
    length: String,
    citation: Cited,
}

#[derive(Debug, Serialize)]
struct Last {
    at: DateTime<FixedOffset>,
    date: NaiveDate,
}

/// One day on the way.
#[derive(Debug, Serialize)]
struct DayView {
    date: NaiveDate,
    works: bool,
    name: Option<String>,
    counted: Option<u32>,
}

/// When a duty under the binding law would be due.
///
/// # Errors
/// No such key, no rule under it, no term, or a start that can't be read.
pub async fn due(State(node): State<Arc<Node>>, Query(asked): Query<Asked>) -> Answer<DueView> {
    let law = node.law();
    let key: Key = asked.key.parse().map_err(|_| Problem::input("key", "没有这个规则，请从列表中选择"))?;
    let from = match &asked.from {
        Some(text) => start(text, &law).ok_or_else(|| Problem::input("from", "起算之日写成 2026-03-02，或者带时区的时刻"))?,
        None => node.clock.now(),
    };
    let from = law.offset().map_or(from, |zone| from.with_timezone(&zone));
    let due = law.due(key, from).map_err(|why| Problem::input("key", &why.to_string()))?;
    let rule = law.rule_or_nearest(key, from.date_naive()).ok_or_else(Problem::hidden)?;
    Ok(Json(DueView {
        key,
        label: key.label(),
        from: rule.from.as_deref().map(Label::event),
        by: rule.by.as_deref().map(Label::role),
        to: rule.to.as_deref().map(Label::role),
        length: due.length.clone(),
        promptly: due.promptly,
        due: due.deadline().map(|at| Last { at, date: due.date }),
        provisional: due.provisional,
        in_force: due.in_force,
        reading: rule.reading.clone(),
        simulated: law.simulated_rule(key).map(|rule| Simulated { length: rule.value.to_string(), citation: rule.citation.clone().into() }),
        days: days(&law, &rule.value, from.date_naive(), &due),
        citation: due.citation.into(),
    }))
}

fn start(text: &str, law: &Lawbook) -> Option<DateTime<FixedOffset>> {
    let moment = DateTime::parse_from_rfc3339(text).ok();
    let found = moment.or_else(|| text.parse::<NaiveDate>().ok()?.and_time(NaiveTime::MIN).and_local_timezone(law.offset()?).single());
    found.filter(|start| YEARS.contains(&start.year()))
}

/// The days from the start to the end; where working days are counted, each with its number.
fn days(law: &Lawbook, value: &Value, start: NaiveDate, due: &Due) -> Vec<DayView> {
    let counts = matches!(value, Value::Span { unit: Unit::WorkingDays, .. });
    let calendar = law.calendar();
    let mut n = 0;
    let way = start.iter_days().take_while(|day| *day <= due.date).take(SHOWN);
    way.map(|date| {
        let works = calendar.works(date);
        let counted = (counts && works && date > start).then(|| {
            n += 1;
            n
        });
        let name = calendar.named(date).map(|(name, work)| if work { format!("{name}调休上班") } else { name.to_owned() });
        DayView { date, works, name, counted }
    })
    .collect()
}
