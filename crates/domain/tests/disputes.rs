//! Whatever is done in a dispute, in whatever order and by whomever: no step of the law is skipped, and as long as it
//! is open somebody may go on with it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../../law/tests/invented/files.rs"]
mod files;
mod support;

use chrono::{DateTime, Days, FixedOffset};
use domain::dispute::{Dispute, DisputeState, Outcome};
use domain::org::{OrgKind, Role};
use domain::story::{self, Memory, Step, Story, Subject};
use domain::{Change, Context, Matter};
use law::{Key, Library, Mode};
use proptest::prelude::*;
use std::sync::LazyLock;

/// The lines to draw from: the first opens, and each step is tried by whom it may be due.
const LINES: [&str; 21] = [
    "A 对 B 提出争议 R，事项 数据使用",
    "A 记录协商，未达成一致",
    "B 记录协商，未达成一致",
    "B 记录协商，未达成一致，无意见，无内容",
    "A 记录协商，达成一致",
    "B 记录协商，达成一致",
    "A 记录调解，未达成一致",
    "M 记录协调，未达成一致",
    "M 记录协调，未达成一致，无内容",
    "A 记录协调，未达成一致",
    "M 记录协调，达成一致",
    "M 记录会商，未达成一致，参加 本级机构编制管理部门、市委编办",
    "M 记录会商，未达成一致",
    "M 提出意见",
    "M 提出意见，无意见",
    "M 登记决定，维持",
    "M 登记决定，应当共享",
    "M 登记决定，维持，无文号",
    "B 登记决定，维持",
    "A 撤回争议，无理由",
    "B 撤回争议，无理由",
];

/// Who is A, B and the authority, and what R is.
struct Town {
    law: &'static str,
    names: [&'static str; 4],
}

fn moves(library: &Library, cast: &str, town: &Town) -> Story {
    let [a, b, m, r] = town.names;
    let lines = LINES.map(|line| {
        let line = line.replacen('A', a, 1).replacen('M', m, 1).replacen('R', r, 1);
        format!("2026-03-02  {} → 草稿\n", line.replacen('B', b, 1))
    });
    story::read("moves", &format!("法 {}\n{}", town.law, lines.concat()), cast, library).unwrap()
}

static STORIES: LazyLock<Vec<Story>> = LazyLock::new(|| {
    let (library, cast) = (support::library(), support::cast());
    let real = ["guangdong-2021", "dongguan-draft 演示", "shuangyashan-2026", "jiangmen-2019 试点"];
    let names = ["民政局", "公安局", "数据局", "户籍登记"];
    let mut stories: Vec<_> = real.iter().map(|law| moves(&library, &cast, &Town { law, names })).collect();
    let invented = Town { law: files::PACK, names: ["住建局", "人社局", "市数据资源局", "参保登记"] };
    stories.push(moves(&files::library(), &support::cases_in("crates/domain/tests/invented").0, &invented));
    stories.push(silent(&library, &cast));
    stories
});

/// A law that has no ladder: the service has one of its own.
fn silent(library: &Library, cast: &str) -> Story {
    let pack = library.pack("guangdong-2021").unwrap();
    let ladder = library.mutants(pack).into_iter().find(|one| one.key == Key::DisputeLadder && one.part == law::Part::Rule).unwrap();
    let mut story = moves(library, cast, &Town { law: "guangdong-2021", names: ["民政局", "公安局", "数据局", "户籍登记"] });
    story.law = library.mutated(&ladder).bind(&["guangdong-2021"], Mode::Production).unwrap();
    story
}

/// The steps of the law, or of the service where the law has none.
fn ladder(world: &Memory, at: DateTime<FixedOffset>) -> Vec<String> {
    let rows = world.law.table(Key::DisputeLadder, at.date_naive());
    let steps: Vec<_> = rows.iter().map(|row| row["step"].clone()).collect();
    if steps.is_empty() { ["negotiate", "coordinate"].map(str::to_owned).to_vec() } else { steps }
}

/// Everybody who may be due to act.
fn somebody_may(world: &Memory, dispute: &Dispute, at: DateTime<FixedOffset>) -> bool {
    let authority = &world.authority;
    let officers = [&dispute.claimant, &dispute.respondent].map(|org| (org, OrgKind::Department, Role::DataOfficer));
    officers.into_iter().chain([(authority, OrgKind::Authority, Role::Reviewer)]).any(|(org, kind, role)| {
        let actor = world.actor(&Subject { org: org.to_string(), kind, role });
        let may = dispute.may(&Context { now: at, actor: &actor, law: &world.law, authority });
        // Taking it back is no way on.
        may.iter().any(|act| *act != "cancel")
    })
}

fn hold(world: &Memory, at: DateTime<FixedOffset>) {
    let disputes = world.books.all::<Dispute>();
    let dispute = disputes.first().expect("the first line opened it");
    let ladder = ladder(world, at);
    let step = |n: usize| serde_json::to_value(dispute.records[n].record.step).unwrap().as_str().unwrap().to_owned();
    let mut taken: Vec<_> = (0..dispute.records.len()).map(step).collect();
    taken.dedup(); // where the law knows no further step, the last may be tried again
    assert_eq!(taken, ladder[..taken.len()], "{dispute:?}");
    let settled: Vec<_> = dispute.records.iter().filter(|taken| taken.record.outcome == Outcome::Settled).collect();
    match &dispute.state {
        DisputeState::Decided { ruling } => {
            assert_eq!(taken, ladder[..ladder.len() - 1]);
            assert!(!ruling.document.is_empty() && !ruling.decision.is_empty());
        }
        DisputeState::Settled { .. } => assert_eq!(settled.len(), 1),
        DisputeState::Cancelled { .. } => {}
        _ => {
            assert!(settled.is_empty());
            assert!(somebody_may(world, dispute, at), "nobody may go on with {dispute:?}");
        }
    }
    let running = world.books.running(&dispute.case()).count();
    assert!(running == 0 || dispute.state.stage().is_some(), "{dispute:?}");
}

fn play(story: &Story, drawn: &[(usize, u64)]) {
    let mut world = Memory::of(story);
    for (at, step) in story.opening() {
        act(&mut world, &step, at).unwrap();
    }
    let mut at = story.lines[0].at;
    act(&mut world, &story.lines[0].step, at).unwrap();
    for (choice, days) in drawn {
        at = at.checked_add_days(Days::new(*days)).unwrap() + chrono::TimeDelta::seconds(1);
        // Refused or not: what is recorded is what counts.
        let _ = act(&mut world, &story.lines[1 + choice % (story.lines.len() - 1)].step, at);
        hold(&world, at);
    }
}

fn act(world: &mut Memory, step: &Step, at: DateTime<FixedOffset>) -> Result<(), domain::Refusal> {
    let Step::Act { by, act } = step else { return Ok(()) };
    let actor = world.actor(by);
    world.play(&actor, act, at, &mut story::Outcome::default()).map(drop)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_step_is_skipped_and_nobody_is_stuck(law in 0..6usize, drawn in prop::collection::vec((0..64usize, 0..9u64), 0..40)) {
        play(&STORIES[law], &drawn);
    }
}

/// The draws above reach the end of every ladder: what they hold is not held of nothing.
#[test]
fn every_ladder_can_be_climbed_to_its_end() {
    for story in STORIES.iter() {
        let mut world = Memory::of(story);
        for (at, step) in story.opening() {
            act(&mut world, &step, at).unwrap();
        }
        let at = story.lines[0].at;
        for line in story.lines.iter().filter(|line| !matches!(&line.step, Step::Act { act, .. } if settles(act))) {
            let _ = act(&mut world, &line.step, at);
        }
        let dispute = &world.books.all::<Dispute>()[0];
        let end = dispute.state_name();
        let decides = ladder(&world, at).iter().any(|step| step == "decide");
        assert_eq!(end, if decides { "decided" } else { "coordinating" }, "{dispute:?}");
    }
}

/// Ends a dispute before its ladder does.
fn settles(act: &story::Act) -> bool {
    matches!(act, story::Act::Matter(act) if act.body["outcome"] == "settled" || act.verb == "cancel")
}

/// GD-5.1b: of what the government settled, the register holds the question, the proposals, the decision with its
/// document and date, and what it affects leads to it.
#[test]
fn a_decision_is_kept_with_what_led_to_it() {
    let library = support::library();
    let text = std::fs::read_to_string(support::root().join("cases/dispute/ordered.case")).unwrap();
    let story = story::read("cases/dispute/ordered.case", &text, &support::cast(), &library).unwrap();
    let mut world = Memory::of(&story);
    for (at, step) in story.opening().into_iter().chain(story.lines.iter().map(|line| (line.at, line.step.clone()))) {
        let _ = act(&mut world, &step, at);
    }
    let dispute = &world.books.all::<Dispute>()[0];
    let DisputeState::Decided { ruling } = &dispute.state else { panic!("{dispute:?}") };
    assert!(!dispute.statement.is_empty() && !ruling.document.is_empty());
    assert_eq!(ruling.at.date_naive().to_string(), "2026-03-16");
    assert!(dispute.records.iter().all(|taken| !taken.record.text.is_empty() && taken.record.positions.len() == 2));
    let request = world.books.requests.values().next().unwrap();
    assert_eq!(request.ordered.as_ref(), Some(&dispute.id));
}

/// Where the authority is itself a party, the dispute says so.
#[test]
fn an_authority_that_is_a_party_is_marked() {
    let conflict = |line: &str| {
        let text = format!("法 shuangyashan-2026\n2026-03-02  {line} → 协商中");
        let story = story::read("conflict", &text, &support::cast(), &support::library()).unwrap();
        let mut world = Memory::of(&story);
        for (at, step) in story.opening().into_iter().chain([(story.lines[0].at, story.lines[0].step.clone())]) {
            act(&mut world, &step, at).unwrap();
        }
        world.books.all::<Dispute>()[0].conflict
    };
    assert!(conflict("数据局（数据专员） 对 公安局 提出争议 户籍登记，事项 数据使用"));
    assert!(conflict("公安局 对 数据局 提出争议 户籍登记，事项 数据使用"));
    assert!(!conflict("公安局 对 民政局 提出争议 户籍登记，事项 数据使用"));
}

/// What the parties alone say, another can't: nobody speaks for a third, twice, or at length.
#[test]
fn a_record_is_of_the_parties_alone() {
    let library = support::library();
    let mut said = Vec::new();
    for with in ["意见 民政局=甲、民政局=乙", "意见 税务局=甲", "参加 一、二、三"] {
        let text = format!(
            "法 guangdong-2021\n2026-03-02  民政局 对 公安局 提出争议 户籍登记，事项 数据使用 → 协商中\n2026-03-02  民政局 记录协商，未达成一致，内容 没有回应，{with} → 协调中"
        );
        let story = story::read("record", &text, &support::cast(), &library).unwrap();
        said.push(story::run(&story, &mut Memory::of(&story)).err().map(|failure| failure.how));
    }
    assert!(said[0].as_ref().is_some_and(|how| how.contains("争议双方各写一份意见")), "{said:?}");
    assert!(said[1].as_ref().is_some_and(|how| how.contains("争议双方各写一份意见")), "{said:?}");
    assert_eq!(said[2], None);
}

/// A dispute as first kept reads back the same.
#[test]
fn a_dispute_survives_being_kept() {
    let story = &STORIES[0];
    let mut world = Memory::of(story);
    for (at, step) in story.opening() {
        act(&mut world, &step, at).unwrap();
    }
    let Step::Act { by, act } = &story.lines[0].step else { panic!() };
    let actor = world.actor(by);
    world.play(&actor, act, story.lines[0].at, &mut story::Outcome::default()).unwrap();
    let dispute = world.books.all::<Dispute>().remove(0);
    let text = serde_json::to_string(&Change::from(dispute.clone())).unwrap();
    assert_eq!(serde_json::from_str::<Change>(&text).unwrap(), Change::from(dispute));
}
