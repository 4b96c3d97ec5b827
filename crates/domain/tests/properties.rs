//! Whatever is done to a request or a resource, in whatever order and by whomever: the clock that the law
//! demands runs, alone, and no clock outlives its duty.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::{DateTime, Days, FixedOffset};
use domain::story::Memory;
use domain::story::{self, Act, Outcome, Step, Story};
use law::{Key, Library};
use proptest::prelude::*;
use std::sync::LazyLock;

static LIBRARY: LazyLock<Library> = LazyLock::new(support::library);

/// A story whose lines are the moves to draw from: each with an actor who may and options of all sorts.
fn moves(law: &str, lines: &[&str]) -> Story {
    let dated: String = lines.iter().map(|line| format!("2026-01-05  {line} → 草稿\n")).collect();
    story::read("moves", &format!("法 {law}\n{dated}"), &support::cast(), &LIBRARY).unwrap()
}

static REQUEST: LazyLock<Vec<Story>> = LazyLock::new(|| {
    let lines = [
        "民政局 向 公安局 申请 户籍登记，数据项 姓名、身份证号，至 2027-12-31，记作 甲件",
        "公安局 同意",
        "公安局 同意，数据项 姓名、住址",
        "公安局 拒绝，无依据",
        "公安局 拒绝，依据 《示例市公共数据共享工作指引（虚构示例）》第八条",
        "公安局 拒绝，依据 《中华人民共和国居民身份证法》第六条",
        "公安局 提供",
        "民政局 撤回",
        "民政局 同意",
        "公安局 撤回",
        "税务局 提供",
        "公安局（审计员） 拒绝，依据 《中华人民共和国居民身份证法》第六条",
        "民政局 调用，数据项 姓名",
    ];
    vec![moves("guangdong-2021", &lines), moves("dongguan-draft 演示", &lines)]
});

static CATALOGUE: LazyLock<Vec<Story>> = LazyLock::new(|| {
    let lines = [
        "民政局 编制 婚姻登记",
        "民政局 修改 婚姻登记，增加 备注=remark",
        "民政局 修改 婚姻登记，共享类型 协商共享",
        "民政局 修改 婚姻登记，共享类型 无条件共享，数据项 备注=remark",
        "民政局 修改 婚姻登记，补齐，数据项 身份证号=id_number（主键）、婚姻状况=marital_status、备注=remark",
        "民政局 报送 婚姻登记",
        "数据局 退回 婚姻登记，理由 再核",
        "数据局 退回 婚姻登记，无理由",
        "数据局 发布 婚姻登记",
        "民政局 发布 婚姻登记",
        "公安局 报送 婚姻登记",
        "民政局 撤销 婚姻登记，理由 不用了",
        "民政局 加载 婚姻登记",
    ];
    vec![moves("guangdong-2021", &lines), moves("dongguan-draft 演示", &lines)]
});

/// Plays the first line, then the drawn ones, some days apart; after each, `holds` must hold.
fn play(story: &Story, drawn: &[(usize, u64)], holds: impl Fn(&Memory, DateTime<FixedOffset>)) {
    let mut world = Memory::of(story);
    for (at, step) in story.opening() {
        act(&mut world, &step, at);
    }
    let mut at = story.lines[0].at;
    act(&mut world, &story.lines[0].step, at);
    holds(&world, at);
    for (choice, days) in drawn {
        at = at.checked_add_days(Days::new(*days)).unwrap() + chrono::TimeDelta::seconds(1);
        act(&mut world, &story.lines[1 + choice % (story.lines.len() - 1)].step, at);
        holds(&world, at);
    }
}

/// Refused or not: what is recorded is what counts. Recording itself checks that a met clock was running.
fn act(world: &mut Memory, step: &Step, at: DateTime<FixedOffset>) {
    let Step::Act { by, act } = step else { return };
    let actor = world.actor(by);
    // Identifiers are fresh in life; a second draft under a used one is not a case.
    if matches!(&**act, Act::Compile { resource, .. } if world.resource(resource).is_ok()) {
        return;
    }
    let _ = world.play(&actor, act, at, &mut Outcome::default());
}

fn keys(world: &Memory, case: &domain::decision::CaseRef) -> Vec<String> {
    world.books.running(case).map(|clock| clock.key.clone()).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_request_has_the_clock_of_its_state(law in 0..2usize, drawn in prop::collection::vec((0..64usize, 0..9u64), 0..14)) {
        play(&REQUEST[law], &drawn, |world, at| {
            let request = world.books.requests.values().next().expect("the first line asked");
            let demanded = match request.state_name() {
                "asked" => vec![Key::SharingReply.as_str().to_owned()],
                "agreed" => vec![Key::SharingDeliver.as_str().to_owned()],
                _ => vec![],
            };
            assert_eq!(keys(world, &request.case()), demanded, "{} on {at}", request.state_name());
            for clock in world.books.clocks.iter().filter(|clock| clock.case == request.case()) {
                assert!(world.law.rule(clock.key.parse().unwrap(), clock.started.date_naive()).is_some());
                assert_eq!(clock.owner, request.source);
                assert!(clock.met.is_none_or(|met| met >= clock.started));
            }
        });
    }

    #[test]
    fn data_is_answered_only_after_delivery(law in 0..2usize, drawn in prop::collection::vec((0..64usize, 0..9u64), 0..14)) {
        play(&REQUEST[law], &drawn, |world, _| {
            let request = world.books.requests.values().next().expect("the first line asked");
            let grant = request.grant().and_then(|id| world.books.grants.get(id));
            assert_eq!(grant.is_some(), matches!(request.state_name(), "agreed" | "granted"));
            let answers = grant.is_some_and(|grant| grant.state == domain::sharing::GrantState::Active);
            assert_eq!(answers, request.state_name() == "granted");
            assert!(answers || world.calls.values().all(|n| *n == 0));
            let asked = &request.application.items;
            assert!(grant.is_none_or(|grant| grant.items.iter().all(|item| asked.contains(&item.item)) && grant.until <= request.application.until));
        });
    }

    #[test]
    fn a_submitted_resource_has_the_review_clock(law in 0..2usize, drawn in prop::collection::vec((0..64usize, 0..9u64), 0..18)) {
        play(&CATALOGUE[law], &drawn, |world, at| {
            let resource = world.resource("婚姻登记").unwrap();
            let running = keys(world, &resource.case());
            // The term is written for updates; whether it also governs the first review is for the law's reading.
            let demanded = resource.state_name() == "submitted" && resource.version > 0;
            let allowed = resource.state_name() == "submitted";
            assert!(running.iter().all(|key| key == Key::CatalogueReview.as_str()));
            assert!(running.len() <= usize::from(allowed) && running.len() >= usize::from(demanded), "{} on {at}: {running:?}", resource.state_name());
            assert!(world.books.clocks.iter().all(|clock| clock.owner == world.authority));
        });
    }

    #[test]
    fn a_published_contract_is_lawful_and_keeps_its_items(law in 0..2usize, drawn in prop::collection::vec((0..64usize, 0..9u64), 0..18)) {
        let kept = std::cell::RefCell::new(Vec::<String>::new());
        play(&CATALOGUE[law], &drawn, |world, at| {
            let resource = world.resource("婚姻登记").unwrap();
            assert_eq!(resource.published.is_some(), resource.version > 0 && resource.state_name() != "withdrawn");
            let Some(contract) = &resource.published else { return kept.borrow_mut().clear() };
            assert!(contract.effect(&world.law, at.date_naive()).is_some());
            assert!(kept.borrow().iter().all(|item| contract.item(item).is_some()), "{kept:?}");
            *kept.borrow_mut() = contract.items.iter().map(|item| item.name.clone()).collect();
        });
    }
}
