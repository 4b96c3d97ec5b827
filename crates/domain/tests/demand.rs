//! Demands: what no sequence of acts may do to one, the other reading of the start, and groups of the same.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::{DateTime, Days, FixedOffset};
use domain::demand::{Demand, DemandState, Known, Open, groups};
use domain::org::{OrgKind, Role};
use domain::story::{self, Act, Memory, Outcome, Step, Story, Subject};
use domain::{Change, Context, Matter};
use law::{Key, Library};
use proptest::prelude::*;
use std::collections::BTreeSet;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(support::library);

const MOVES: [&str; 20] = [
    "民政局 通过需求",
    "民政局 通过需求，意见 可以",
    "民政局 驳回需求，理由 不合条件",
    "民政局 驳回需求，无理由",
    "民政局 退回需求，理由 不掌握",
    "公安局 退回需求，理由 不掌握",
    "公安局 通过需求",
    "数据局 对接需求，提供部门 民政局",
    "数据局 对接需求，提供部门 公安局",
    "税务局 对接需求，提供部门 民政局",
    "数据局 答复无来源，理由 没有部门掌握",
    "民政局 编制 婚姻登记",
    "民政局 报送 婚姻登记",
    "数据局 发布 婚姻登记",
    "民政局 加载 婚姻登记",
    "民政局 对应目录 婚姻登记",
    "公安局 对应目录 户籍登记，不供 婚姻状况（没有登记）",
    "民政局 确认挂载",
    "公安局 确认挂载",
    "税务局 撤回需求",
];

fn story(law: &str, lines: &[&str]) -> Story {
    let dated: String = lines.iter().map(|line| format!("2026-03-02  {line} → 草稿\n")).collect();
    story::read("demand", &format!("法 {law}\n{dated}"), &support::cast(), &LIBRARY).unwrap()
}

fn moves(law: &str) -> Story {
    story(law, &[&["税务局 提出需求 婚姻状况核查，提供部门 公安局，记作 甲件"][..], &MOVES].concat())
}

static SHUANGYASHAN: LazyLock<Story> = LazyLock::new(|| moves("shuangyashan-2026"));
static OTHERS: LazyLock<Vec<Story>> =
    LazyLock::new(|| ["guangdong-2021", "jiangmen-2019 试点", "dongguan-draft 演示"].into_iter().map(moves).collect());

/// Plays the first line, then the drawn ones, some days apart; after each, `holds` must hold.
fn play(story: &Story, drawn: &[(usize, u64)], holds: impl Fn(&Memory, &Demand, DateTime<FixedOffset>)) {
    let mut world = Memory::of(story);
    for (at, step) in story.opening() {
        act(&mut world, &step, at);
    }
    let mut at = story.lines[0].at;
    act(&mut world, &story.lines[0].step, at);
    for (choice, days) in drawn {
        holds(&world, &world.books.matter("甲件").unwrap(), at);
        at = at.checked_add_days(Days::new(*days)).unwrap() + chrono::TimeDelta::seconds(1);
        act(&mut world, &story.lines[1 + choice % MOVES.len()].step, at);
    }
    holds(&world, &world.books.matter("甲件").unwrap(), at);
}

/// Refused or not: what is recorded is what counts. Recording itself checks that no clock runs twice.
fn act(world: &mut Memory, step: &Step, at: DateTime<FixedOffset>) {
    let Step::Act { by, act } = step else { return };
    let actor = world.actor(by);
    if matches!(&**act, Act::Compile { resource, .. } if world.resource(resource).is_ok()) {
        return;
    }
    let _ = world.play(&actor, act, at, &mut Outcome::default());
}

/// What a person of an organization may do now.
fn may(world: &Memory, demand: &Demand, (org, kind, role): (&str, OrgKind, Role), now: DateTime<FixedOffset>) -> Vec<&'static str> {
    let actor = world.actor(&Subject { org: org.into(), kind, role });
    demand.may(&Context { now, actor: &actor, law: &world.law, authority: &world.authority })
}

const PEOPLE: [(&str, OrgKind, Role); 5] = [
    ("税务局", OrgKind::Department, Role::DataOfficer),
    ("民政局", OrgKind::Department, Role::DataOfficer),
    ("公安局", OrgKind::Department, Role::DataOfficer),
    ("数据局", OrgKind::Authority, Role::Reviewer),
    ("市场监管局", OrgKind::Department, Role::DataOfficer),
];

/// An open demand has one organization besides the applicant that may move it on, and it concerns that one.
fn has_somebody(world: &Memory, demand: &Demand, at: DateTime<FixedOffset>) {
    let able: Vec<_> = PEOPLE.into_iter().filter(|who| who.0 != "税务局" && !may(world, demand, *who, at).is_empty()).collect();
    assert_eq!(able.len(), usize::from(demand.open()), "{} {able:?}", demand.state_name());
    assert!(able.iter().all(|who| demand.concerns(&who.0.into())));
    let applicant = may(world, demand, PEOPLE[0], at);
    assert_eq!(applicant, if demand.open() { vec!["cancel"] } else { vec![] });
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_open_demand_has_the_clocks_of_its_state(drawn in prop::collection::vec((0..64usize, 0..5u64), 0..24)) {
        play(&SHUANGYASHAN, &drawn, |world, demand, at| {
            has_somebody(world, demand, at);
            let case = demand.case();
            let running: BTreeSet<_> = world.books.running(&case).map(|clock| clock.key.as_str()).collect();
            let demanded: &[Key] = match demand.state {
                DemandState::Reviewing => &[Key::DemandReview],
                DemandState::Accepted { .. } => &[Key::DemandPublish, Key::DemandDeliver],
                DemandState::Catalogued { .. } => &[Key::DemandDeliver],
                _ => &[],
            };
            assert_eq!(running, demanded.iter().map(|key| key.as_str()).collect(), "{} on {at}", demand.state_name());
            assert!(world.books.running(&case).all(|clock| Some(&clock.owner) == demand.provider.as_ref()));
        });
    }

    #[test]
    fn a_law_without_terms_leaves_no_demand_alone(law in 0..3usize, drawn in prop::collection::vec((0..64usize, 0..5u64), 0..24)) {
        play(&OTHERS[law], &drawn, |world, demand, at| {
            has_somebody(world, demand, at);
            assert_eq!(world.books.running(&demand.case()).count(), 0);
        });
    }
}

/// The last day for publishing, where the review took until the third working day.
fn last_day(law: law::Lawbook) -> chrono::NaiveDate {
    let mut story = story("shuangyashan-2026", &["税务局 提出需求 婚姻状况核查，提供部门 民政局，记作 甲件", "民政局 通过需求"]);
    story.law = law;
    let mut world = Memory::of(&story);
    let asked: DateTime<FixedOffset> = "2026-03-02T10:00:00+08:00".parse().unwrap();
    act(&mut world, &story.lines[0].step, asked);
    act(&mut world, &story.lines[1].step, asked.checked_add_days(Days::new(3)).unwrap());
    let case = world.books.matter::<Demand>("甲件").unwrap().case();
    let clock = world.books.running(&case).find(|clock| clock.key == Key::DemandPublish.as_str()).unwrap();
    clock.due.date_naive()
}

/// SYS-32.2c: read as the finding, the thirteenth working day from receipt; read as the receipt, the tenth.
#[test]
fn the_start_is_the_packs_reading() {
    let file = "shuangyashan-2026/05-公共数据共享.md";
    let mut files = support::files();
    let bind = |files: &law::Files| Library::read(files).unwrap().bind(&["shuangyashan-2026"], law::Mode::Production).unwrap();
    assert_eq!(last_day(bind(&files)).to_string(), "2026-03-19");
    let page = files.0.get_mut(file).unwrap();
    *page = page.replace("= \"demand.accepted\"", "= \"demand.submitted\"");
    assert_eq!(last_day(bind(&files)).to_string(), "2026-03-16");
}

/// SYS-22.1d: three departments that ask for one thing stand together, whatever they call it.
#[test]
fn the_same_wish_is_one_group() {
    let opened = |lines: &[&str]| {
        let story = story("guangdong-2021", lines);
        let mut world = Memory::of(&story);
        story.lines.iter().for_each(|line| act(&mut world, &line.step, line.at));
        world.books.all::<Demand>()
    };
    let demands = opened(&[
        "税务局 提出需求 婚姻状况核查，数据项 婚姻状况、登记日期，记作 甲件",
        "公安局 提出需求 核查婚姻，数据项 登记日期、婚姻 状况，记作 乙件",
        "东城街道 提出需求 核查婚姻（急），数据项 配偶姓名，记作 丙件",
        "市场监管局 提出需求 婚姻状况核查，数据项 配偶姓名，记作 丁件",
        "市场监管局 提出需求 殡葬服务，数据项 火化日期，记作 戊件",
        "市场监管局 提出需求 殡葬服务，数据项 火化日期，记作 己件",
        "市场监管局 撤回需求",
    ]);
    let found = groups(&demands);
    let names = |group: &domain::demand::Group<'_>| group.demands.iter().map(|demand| demand.id.0.clone()).collect::<Vec<_>>();
    assert_eq!(found.iter().map(names).collect::<Vec<_>>(), [vec!["甲件", "乙件", "丙件", "丁件"], vec!["戊件"]]);
    assert!(groups(&demands[..0]).is_empty());
}

/// Refusals that no official would write a story about.
#[test]
fn a_wish_has_bounds() {
    let law = LIBRARY.bind(&["guangdong-2021"], law::Mode::Production).unwrap();
    let actor = Memory::of(&SHUANGYASHAN).actor(&Subject { org: "税务局".into(), kind: OrgKind::Department, role: Role::DataOfficer });
    let now = "2026-03-02T10:00:00+08:00".parse().unwrap();
    let authority = "数据局".into();
    let ctx = Context { now, actor: &actor, law: &law, authority: &authority };
    let fit = Open { title: " 婚姻状况核查 ".into(), items: vec![" 婚姻状况".into(), " ".into()], ..Open::default() };
    let open = |open: Open| open.decide("d".into(), &Known { earlier: 6, provider: None, catalogue: &[] }, &ctx);
    let place = |wish: Open| {
        let refusal = open(wish).unwrap_err();
        assert_eq!(refusal.kind, domain::RefusalKind::Input);
        refusal.faults[0].place.clone()
    };
    let Change::Demand(demand) = open(fit.clone()).unwrap().changes.remove(0) else { panic!("a demand") };
    assert_eq!((demand.title.as_str(), demand.items.as_slice()), ("婚姻状况核查", &["婚姻状况".to_owned()][..]));
    assert_eq!(demand.title(), "需求〔2026〕第7号 婚姻状况核查");
    let long = |n| "长".repeat(n);
    assert_eq!(place(Open { title: long(101), ..fit.clone() }), "title");
    assert_eq!(place(Open { items: vec![long(101)], ..fit.clone() }), "items");
    assert_eq!(place(Open { items: (0..201).map(|n| n.to_string()).collect(), ..fit.clone() }), "items");
    assert_eq!(place(Open { scenario: long(2_001), ..fit.clone() }), "scenario");
    assert_eq!(place(Open { need: long(2_001), ..fit.clone() }), "need");
    assert_eq!(place(Open { search: long(2_001), ..fit.clone() }), "search");
    assert_eq!(place(Open { basis: Some(law::BasisRef { norm: "没有登记".into(), article: None }), ..fit.clone() }), "basis");
    let foreign = Open { more: [("urgency".to_owned(), long(2_001))].into(), ..fit };
    let Change::Demand(demand) = open(foreign).unwrap().changes.remove(0) else { panic!("a demand") };
    assert!(demand.more.is_empty(), "what the law doesn't list isn't kept");
}
