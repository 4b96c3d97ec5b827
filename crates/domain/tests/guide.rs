//! The guide in a later edition: what is in force stays valid, the next change is checked by the new one.
//! Rows: GD-10.4k, DG-11.3k, SYS-12.1b, JM-10.1b.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::DateTime;
use domain::catalogue::{Compile, Contract, Item, Pass, Publish, Resource, ReviewStep, Revise, Shelf, Submit, outdated};
use domain::intake::Accept;
use domain::org::{OrgKind, Role};
use domain::source::Known;
use domain::story::Draft;
use domain::{Actor, Change, Context, Decision, OrgId, Refusal};
use law::{Lawbook, Library, Mode};
use std::collections::BTreeSet;

/// Acts on a day as an officer of a department, or as a reviewer.
fn at<T>(law: &Lawbook, reviews: bool, act: impl FnOnce(&Context<'_>) -> T) -> T {
    let (org, kind, role) =
        if reviews { ("数据局", OrgKind::Authority, Role::Reviewer) } else { ("民政局", OrgKind::Department, Role::DataOfficer) };
    let actor = Actor { person: org.into(), org: org.into(), kind, roles: BTreeSet::from([role]), acting_for: None };
    let now = DateTime::parse_from_rfc3339("2026-12-31T10:00:00+08:00").unwrap();
    act(&Context { now, actor: &actor, law, authority: &OrgId::from("数据局") })
}

fn resource(decided: Result<Decision, Refusal>) -> Resource {
    let changes = decided.unwrap().changes;
    changes.into_iter().find_map(|change| if let Change::Catalogue(resource) = change { Some(*resource) } else { None }).unwrap()
}

/// The law as it is, and with one more field of the catalogue.
fn editions(pack: &str, chapter: &str, after: &str) -> [Lawbook; 2] {
    let mut files = support::files();
    let bind = |library: &Library| library.bind(&[pack], Mode::Demo).unwrap();
    let first = bind(&support::library());
    assert!(files.0[&format!("{pack}/{chapter}")].contains(after), "{chapter}");
    // A law below that restates the list has it changed with it.
    for text in files.0.values_mut() {
        *text = text.replace(after, &format!("{after}\n  {{ field = \"kept_for\", title = \"保存期限\" }},"));
    }
    [first, bind(&Library::read(&files).unwrap())]
}

fn contract(law: &Lawbook) -> Contract {
    let key: Item = serde_json::from_value(serde_json::json!({
        "name": "card", "title": "证号", "kind": { "type": "text", "max": 18 }, "required": true, "key": true, "grade": "general2",
    }))
    .unwrap();
    let draft = Draft { share_type: "无条件共享".into(), items: vec![key], ..Draft::default() };
    at(law, false, |ctx| draft.contract("低保名册", law, ctx.today()))
}

#[test]
fn a_field_that_is_added_is_demanded_at_the_next_change() {
    let last = [
        ("guangdong-2021", "02-公共数据目录管理.md", "  { field = \"provider\", title = \"提供\", label = \"提供部门\" },", "GD-10.4"),
        ("dongguan-draft", "03-公共数据目录管理.md", "  { field = \"provider\", title = \"提供\", label = \"提供部门\" },", "DG-11.3"),
        ("jiangmen-2019", "03-编目采集.md", "  { field = \"use_requirements\", title = \"使用要求\", label = \"使用要求\" },", "JM-10.1"),
        ("shuangyashan-2026", "03-公共数据分类分级和目录管理.md", "  { field = \"item_formats\", title = \"数据项格式\" },", "SYS-12.5"),
    ];
    for (pack, chapter, after, article) in last {
        let [first, second] = editions(pack, chapter, after);
        let known = Known::default();
        let id = "r".into();
        let drafted = resource(at(&first, false, |ctx| Compile { id, contract: contract(&first) }.decide(ctx)));
        let mut entry = resource(at(&first, false, |ctx| Submit {}.decide(drafted, &known, ctx)));
        let checked = entry.guide.clone().unwrap();
        for step in at(&first, true, |ctx| ReviewStep::before_publishing(&first, ctx.today())) {
            entry = resource(at(&first, true, |ctx| Pass { step }.decide(entry, &known, ctx)));
        }
        let entry = resource(at(&first, true, |ctx| Publish {}.decide(entry, &known, &Shelf::default(), ctx)));
        assert_eq!(at(&first, false, |ctx| entry.outdated(&known, ctx)), None, "{pack}");

        // What is in force stays valid, with a notice.
        let lacks = if pack == "jiangmen-2019" { "目录缺少指南列明的：保存期限" } else { "目录缺少：保存期限" };
        assert_eq!(at(&second, false, |ctx| entry.outdated(&known, ctx)), Some(lacks.into()), "{pack}");
        let all = [entry.clone()];
        let listed = at(&second, false, |ctx| outdated(&all, &known, ctx));
        assert_eq!(listed.iter().map(|one| (&one.guide, one.lacks.as_str())).collect::<Vec<_>>(), [(&entry.guide, lacks)], "{pack}");
        assert_eq!(at(&first, false, |ctx| outdated(&all, &known, ctx)), [], "{pack}");
        let accept = Accept { id: "b".into(), file: "三月.csv".into(), digest: "d".into(), secrecy: None };
        at(&second, false, |ctx| accept.decide(&entry, ctx)).unwrap();

        // The next change is checked by the new edition, which is kept with the entry.
        let changed = resource(at(&second, false, |ctx| Revise { contract: contract(&first) }.decide(entry, ctx)));
        let refusal = at(&second, false, |ctx| Submit {}.decide(changed.clone(), &known, ctx)).unwrap_err();
        assert_eq!((refusal.message.as_str(), refusal.citation.unwrap().id()), (lacks, article.into()));
        let changed = resource(at(&second, false, |ctx| Revise { contract: contract(&second) }.decide(changed, ctx)));
        let submitted = resource(at(&second, false, |ctx| Submit {}.decide(changed, &known, ctx)));
        assert!(submitted.guide.is_some_and(|guide| guide != checked), "{pack}");
    }
}
