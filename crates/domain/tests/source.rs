//! Base data of every law: whoever the text names may be its source, and nobody else.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::DateTime;
use domain::org::{Org, OrgKind, Role};
use domain::source::{AgreeJoint, Assign, Assignment, AssignmentState, Confirm, End, Entry, Part, gaps};
use domain::{Actor, Change, Context, Decision, Matter, OrgId, Refusal};
use law::{BasisRef, Lawbook, Mode};
use std::collections::BTreeSet;

const LAWS: [&str; 4] = ["guangdong-2021", "dongguan-draft", "jiangmen-2019", "shuangyashan-2026"];

fn org(words: &[&str]) -> Org {
    let stands_for = words.iter().map(|word| (*word).to_owned()).collect();
    Org { stands_for, ..Org::new("某局".into(), "某局", OrgKind::Department, "440000") }
}

fn assign(law: &Lawbook, element: &str, entry: &str, org: &Org, known: &[Assignment]) -> Result<Decision, Refusal> {
    let authority = OrgId::from("数据局");
    let actor = Actor {
        person: "审核".into(),
        org: authority.clone(),
        kind: OrgKind::Authority,
        roles: BTreeSet::from([Role::Reviewer]),
        acting_for: None,
    };
    let now = DateTime::parse_from_rfc3339("2026-03-02T10:00:00+08:00").unwrap();
    let command = Assign {
        element: element.into(),
        entry: entry.into(),
        scope: String::new(),
        org: org.id.clone(),
        basis: Some(BasisRef { norm: "household-registration-regulation".into(), article: None }),
        document: "文件".into(),
        entrustment: "委托书".into(),
        opinion: "同意".into(),
    };
    command.decide(format!("{element}的认定").as_str().into(), org, known, &Context { now, actor: &actor, law, authority: &authority })
}

fn assignment(decision: Decision) -> Assignment {
    match decision.changes.into_iter().next() {
        Some(Change::Source(assignment)) => *assignment,
        other => panic!("{other:?}"),
    }
}

/// An element of an entry: the first kind it lists, a part of one that must be divided, or the whole.
fn element(entry: &Entry<'_>) -> String {
    match entry.parts().next() {
        Some(part) => part.to_owned(),
        None if entry.divided() => format!("{}之一", entry.title()),
        None => entry.title().to_owned(),
    }
}

#[test]
fn every_entry_goes_to_whom_the_text_names_and_to_nobody_else() {
    let library = support::library();
    let mut tried = 0;
    for id in LAWS {
        let law = library.bind(&[id], Mode::Trial).unwrap();
        let entries = Entry::all(&law, "2026-03-02".parse().unwrap());
        let words: BTreeSet<&str> = entries.iter().flat_map(Entry::sources).chain(["气球管理部门"]).collect();
        assert!(entries.len() > 15, "{id}: {}", entries.len());
        for entry in &entries {
            for word in &words {
                let came = assign(&law, &element(entry), entry.name(), &org(&[word]), &[]);
                // Words that name nobody leave it to the authority.
                let open = matches!(entry.name(), "qualifications" | "other_person_data" | "other_entity_data");
                let named = open || entry.sources().any(|source| source == *word);
                assert_eq!(came.is_ok(), named, "{id} {} {word}: {came:?}", entry.name());
                if let Err(refusal) = came {
                    assert_eq!((refusal.code.as_str(), refusal.citation.as_ref()), ("source.not_named", Some(entry.citation())));
                }
                tried += 1;
            }
            let nobody = assign(&law, &element(entry), entry.name(), &org(&[]), &[]);
            assert_eq!(nobody.is_ok(), matches!(entry.name(), "qualifications" | "other_person_data" | "other_entity_data"));
        }
    }
    assert!(tried > 1_000, "{tried}");
}

#[test]
fn what_was_assigned_is_no_gap_and_has_one_source() {
    let library = support::library();
    for id in LAWS {
        let law = library.bind(&[id], Mode::Trial).unwrap();
        let day = "2026-03-02".parse().unwrap();
        let mut known: Vec<Assignment> = Vec::new();
        let all = gaps(&known, &law, day);
        for (n, gap) in all.iter().enumerate() {
            assert_eq!(gaps(&known, &law, day).len(), all.len() - n);
            let entry = Entry::all(&law, day).into_iter().find(|entry| entry.name() == gap.entry).unwrap();
            let part = if gap.element == entry.title() { element(&entry) } else { gap.element.clone() };
            let words: Vec<_> = gap.sources.iter().map(String::as_str).collect();
            let made = assignment(assign(&law, &part, &gap.entry, &org(&words), &known).unwrap());
            known.push(made.clone());
            let again = Assign { element: part.clone(), ..of(&made) };
            let refusal = second(&law, again, &org(&words), &known).unwrap_err();
            assert_eq!(refusal.code, "source.single", "{id} {part}");
        }
        assert_eq!(gaps(&known, &law, day), Vec::new());
    }
}

/// The command that made an assignment.
fn of(made: &Assignment) -> Assign {
    Assign {
        element: made.element.clone(),
        entry: made.entry.clone(),
        scope: made.scope.clone(),
        org: made.org.clone(),
        basis: made.basis.clone(),
        document: made.document.clone(),
        entrustment: made.entrustment.clone(),
        opinion: made.opinion.clone(),
    }
}

fn second(law: &Lawbook, command: Assign, org: &Org, known: &[Assignment]) -> Result<Decision, Refusal> {
    let authority = OrgId::from("数据局");
    let actor = Actor {
        person: "审核".into(),
        org: authority.clone(),
        kind: OrgKind::Authority,
        roles: BTreeSet::from([Role::Reviewer]),
        acting_for: None,
    };
    let now = DateTime::parse_from_rfc3339("2026-03-03T10:00:00+08:00").unwrap();
    command.decide("第二次".into(), org, known, &Context { now, actor: &actor, law, authority: &authority })
}

fn by_the_authority<T>(law: &Lawbook, decide: impl FnOnce(&Context<'_>) -> T) -> T {
    let authority = OrgId::from("数据局");
    let actor = Actor {
        person: "审核".into(),
        org: authority.clone(),
        kind: OrgKind::Authority,
        roles: BTreeSet::from([Role::Reviewer]),
        acting_for: None,
    };
    let now = DateTime::parse_from_rfc3339("2026-03-04T10:00:00+08:00").unwrap();
    decide(&Context { now, actor: &actor, law, authority: &authority })
}

#[test]
fn names_and_shares_are_bounded() {
    let library = support::library();
    let law = library.bind(&["shuangyashan-2026"], Mode::Trial).unwrap();
    let body = org(&[]);
    assert!(assign(&law, &"数".repeat(100), "", &body, &[]).is_ok());
    assert_eq!(assign(&law, &"数".repeat(101), "", &body, &[]).unwrap_err().code, "input");
    let made = assignment(assign(&law, "房屋普查", "", &body, &[]).unwrap());
    let share = |item: String| Part { item, org: Some("某局".into()) };
    let agree = |parts: Vec<Part>| {
        by_the_authority(&law, |ctx| AgreeJoint { agreement: "方案".into(), parts }.decide(made.clone(), ctx))
            .map_err(|refusal| refusal.code)
    };
    assert!(agree(vec![share("用途".into()); 500]).is_ok());
    assert_eq!(agree(vec![share("用途".into()); 501]).unwrap_err(), "input");
    assert_eq!(agree(vec![share("用".repeat(101))]).unwrap_err(), "input");
}

#[test]
fn scopes_that_do_not_meet_may_have_sources_of_their_own() {
    let library = support::library();
    let law = library.bind(&["guangdong-2021"], Mode::Trial).unwrap();
    let made = assignment(assign(&law, "出租屋", "", &org(&[]), &[]).unwrap());
    let of_town = |scope: &str| Assignment { scope: scope.into(), ..made.clone() };
    let again = |known: &Assignment, scope: &str| {
        second(&law, Assign { scope: scope.into(), ..of(&made) }, &org(&[]), std::slice::from_ref(known)).map_err(|refusal| refusal.code)
    };
    assert!(again(&of_town("东城街道"), "南城街道").is_ok());
    assert_eq!(again(&of_town("东城街道"), "东城街道").unwrap_err(), "source.single");
    assert_eq!(again(&of_town("东城街道"), "").unwrap_err(), "source.single");
    assert_eq!(again(&of_town(""), "东城街道").unwrap_err(), "source.single");
}

#[test]
fn what_may_be_done_is_what_decide_lets_through() {
    let library = support::library();
    let law = library.bind(&["shuangyashan-2026"], Mode::Trial).unwrap();
    let in_force = assignment(assign(&law, "房屋普查", "", &org(&[]), &[]).unwrap());
    let proposed = Assignment { state: AssignmentState::Proposed, ..in_force.clone() };
    let ended = assignment(by_the_authority(&law, |ctx| End { reason: "调整".into() }.decide(in_force.clone(), ctx)).unwrap());
    for one in [in_force, proposed, ended] {
        let may = by_the_authority(&law, |ctx| one.may(ctx));
        let done = |verb, came: bool| assert_eq!(may.contains(&verb), came, "{verb} {}", one.state_name());
        by_the_authority(&law, |ctx| {
            let parts = vec![Part { item: "用途".into(), org: Some("某局".into()) }];
            done("confirm", Confirm { opinion: "同意".into() }.decide(one.clone(), &[], ctx).is_ok());
            done("joint", AgreeJoint { agreement: "方案".into(), parts }.decide(one.clone(), ctx).is_ok());
            done("end", End { reason: "调整".into() }.decide(one.clone(), ctx).is_ok());
        });
    }
}
