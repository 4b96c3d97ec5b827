//! Standing in for a colleague: who may hand duties on, to whom, and for how long.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::org::{EndAway, OrgKind, Person, Role, StandIn};
use domain::{Actor, Change, Context, Decision, OrgId, Refusal};
use std::collections::BTreeSet;

fn person(id: &str, org: &str, roles: &[Role]) -> Person {
    let (id, login, name) = (id.into(), id.into(), id.into());
    Person { id, login, name, org: org.into(), roles: roles.iter().copied().collect(), password: "-".into(), away: Vec::new() }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn hand(by: &Actor, absent: &Person, to: Option<&Person>, span: (&str, &str)) -> Result<Decision, Refusal> {
    let to_id = to.map_or("nobody", |to| to.id.as_str()).into();
    let command = StandIn { to: to_id, from: day(span.0), until: day(span.1), reason: "休假".into() };
    under(by, |ctx| command.decide(absent.clone(), to, ctx))
}

fn under<T>(by: &Actor, decide: impl FnOnce(&Context<'_>) -> T) -> T {
    let law = support::library().bind(&["guangdong-2021"], law::Mode::Production).unwrap();
    let now: DateTime<FixedOffset> = "2026-03-02T10:00:00+08:00".parse().unwrap();
    let authority = OrgId::from("bureau");
    decide(&Context { now, actor: by, law: &law, authority: &authority })
}

fn actor(person: &Person) -> Actor {
    Actor { person: person.id.clone(), org: person.org.clone(), kind: OrgKind::Department, roles: person.roles.clone(), acting_for: None }
}

fn absent(decision: &Decision) -> Person {
    match &decision.changes[0] {
        Change::Person(person) => person.as_ref().clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_colleague_stands_in_for_the_days_named_and_no_others() {
    let (li, wang) = (person("li", "police", &[Role::DataOfficer]), person("wang", "police", &[Role::Auditor]));
    let away = absent(&hand(&actor(&li), &li, Some(&wang), ("2026-03-03", "2026-03-10")).unwrap());
    let stands = |on: &str| away.stood_in_by(&wang, day(on));
    assert_eq!(["2026-03-02", "2026-03-03", "2026-03-10", "2026-03-11"].map(stands), [false, true, true, false]);
    assert!(!away.stood_in_by(&person("zhao", "police", &[Role::Auditor]), day("2026-03-05")));
    assert!(!away.stood_in_by(&Person { org: "health".into(), ..wang.clone() }, day("2026-03-05")), "moved to another organization");
    let back = absent(&under(&actor(&li), |ctx| EndAway {}.decide(away.clone(), ctx)).unwrap());
    assert!(!back.stood_in_by(&wang, day("2026-03-05")));
    assert_eq!(under(&actor(&li), |ctx| EndAway {}.decide(back, ctx)).unwrap_err().code, "org.not_away");
}

#[test]
fn only_she_herself_or_her_chief_hands_her_duties_on() {
    let (li, wang) = (person("li", "police", &[Role::DataOfficer]), person("wang", "police", &[Role::Auditor]));
    let span = ("2026-03-03", "2026-03-10");
    let chief = person("chief", "police", &[Role::ChiefDataOfficer]);
    assert!(hand(&actor(&chief), &li, Some(&wang), span).is_ok());
    assert_eq!(hand(&actor(&wang), &li, Some(&wang), span).unwrap_err().code, "role");
    let stranger = person("chen", "civil", &[Role::ChiefDataOfficer]);
    assert_eq!(hand(&actor(&stranger), &li, Some(&wang), span).unwrap_err().code, "not_found");
    let acting = Actor { acting_for: Some("chief".into()), ..actor(&li) };
    assert_eq!(hand(&acting, &li, Some(&wang), span).unwrap_err().code, "org.handed_on");
}

#[test]
fn not_to_strangers_oneself_the_past_or_twice() {
    let (li, wang) = (person("li", "police", &[Role::DataOfficer]), person("wang", "police", &[Role::Auditor]));
    let refused = |absent: &Person, to: Option<&Person>, span| hand(&actor(&li), absent, to, span).unwrap_err().code;
    assert_eq!(refused(&li, None, ("2026-03-03", "2026-03-10")), "input");
    assert_eq!(refused(&li, Some(&li.clone()), ("2026-03-03", "2026-03-10")), "input");
    assert_eq!(refused(&li, Some(&person("chen", "civil", &[])), ("2026-03-03", "2026-03-10")), "input");
    assert_eq!(refused(&li, Some(&wang), ("2026-03-10", "2026-03-03")), "input");
    assert_eq!(refused(&li, Some(&wang), ("2026-02-01", "2026-03-01")), "input");
    let away = absent(&hand(&actor(&li), &li, Some(&wang), ("2026-03-03", "2026-03-10")).unwrap());
    assert_eq!(refused(&away, Some(&wang), ("2026-03-10", "2026-03-12")), "org.away_taken");
    assert!(hand(&actor(&li), &away, Some(&wang), ("2026-03-11", "2026-03-12")).is_ok());
}

#[test]
fn submitting_and_reviewing_stay_in_two_hands() {
    let all: [&[Role]; 3] = [&[Role::DataOfficer], &[Role::Reviewer], &[Role::DataOfficer, Role::Reviewer]];
    let ok = |one: &[Role], other: &[Role]| {
        let (one, other) = (person("one", "bureau", one), person("other", "bureau", other));
        hand(&actor(&one), &one, Some(&other), ("2026-03-03", "2026-03-10")).is_ok()
    };
    let table: Vec<_> = all.iter().flat_map(|one| all.iter().map(|other| ok(one, other))).collect();
    assert_eq!(table, [true, false, false, false, true, false, false, false, false]);
    let by = Actor { acting_for: Some("one".into()), ..actor(&person("other", "bureau", &[Role::Reviewer])) };
    assert!(by.is(&"one".into()) && by.is(&"other".into()) && !by.is(&"third".into()));
    assert_eq!(BTreeSet::from([Role::Reviewer]), by.roles);
}
