//! Refusals that no official would write a story about: sizes, and the node's own door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod support;

use chrono::DateTime;
use domain::catalogue::{
    CHOICES, Compile, Contract, Grade, Item, Kind, Pass, Passed, Publish, Reassess, Release, Resource, ResourceState, Return, ReviewStep,
    Revise, Secrecy, Shelf, Submit, Withdraw,
};
use domain::clock::ClockStep;
use domain::intake::{Batch, BatchState, Counts, Format, Outcome, Settle};
use domain::org::{AddClient, OrgKind, Role};
use domain::quality::Rule;
use domain::sharing::{
    Agree, Application, Apply, Asked, Cancel, Deliver, Finding, Grant, GrantState, GrantedItem, Mode, Request, RowFilter, Terms,
};
use domain::source::Known;
use domain::{Actor, Change, Context, Decision, OrgId, Refusal, RefusalKind};
use law::{BasisRef, Key, Lawbook};
use std::collections::{BTreeMap, BTreeSet};

fn law() -> Lawbook {
    support::library().bind(&["guangdong-2021"], law::Mode::Production).unwrap()
}

/// Acts on a day as someone.
fn at<T>(law: &Lawbook, org: &str, kind: OrgKind, role: Role, act: impl FnOnce(&Context<'_>) -> T) -> T {
    let actor = Actor { person: format!("{org}甲").into(), org: org.into(), kind, roles: BTreeSet::from([role]), acting_for: None };
    let now = DateTime::parse_from_rfc3339("2026-03-02T10:00:00+08:00").unwrap();
    act(&Context { now, actor: &actor, law, authority: &OrgId::from("数据局") })
}

fn officer<T>(law: &Lawbook, org: &str, act: impl FnOnce(&Context<'_>) -> T) -> T {
    at(law, org, OrgKind::Department, Role::DataOfficer, act)
}

fn reviewer<T>(law: &Lawbook, act: impl FnOnce(&Context<'_>) -> T) -> T {
    at(law, "数据局", OrgKind::Authority, Role::Reviewer, act)
}

fn item(name: &str) -> Item {
    let kind = Kind::Text { max: 20 };
    Item {
        name: name.into(),
        title: name.into(),
        kind,
        required: true,
        key: true,
        grade: Some(Grade::General1),
        rules: vec![],
        note: String::new(),
        marks: BTreeSet::new(),
        element: None,
    }
}

fn contract(law: &Lawbook) -> Contract {
    let rows = law.table(Key::CatalogueFields, "2026-03-02".parse().unwrap());
    let mut fields: std::collections::BTreeMap<_, _> = rows.iter().map(|row| (row["field"].clone(), "有".to_owned())).collect();
    for (key, field) in CHOICES {
        fields.extend(law.table(key, "2026-03-02".parse().unwrap()).first().map(|row| (field.to_owned(), row["title"].clone())));
    }
    for (field, text) in [
        ("sharing_type", "unconditional"),
        (Contract::ORIGIN_MATTER, "企业登记"),
        (Contract::CLASS, "法人"),
        (Contract::USE_REQUIREMENTS, "仅供核验"),
    ] {
        fields.insert(field.into(), text.into());
    }
    let items = vec![item("code")];
    Contract { title: "企业登记".into(), fields, items, secrecy: Some(Secrecy::Clear), ..Contract::default() }
}

fn faulty(spoil: impl FnOnce(&mut Contract)) -> Refusal {
    let law = law();
    let mut contract = contract(&law);
    spoil(&mut contract);
    let refusal = officer(&law, "市场监管局", |ctx| Compile { id: "r".into(), contract }.decide(ctx)).unwrap_err();
    assert_eq!((refusal.kind, &refusal.citation), (RefusalKind::Input, &None));
    refusal
}

fn resource(decision: Decision) -> domain::catalogue::Resource {
    decision.changes.into_iter().find_map(|change| if let Change::Catalogue(resource) = change { Some(*resource) } else { None }).unwrap()
}

#[test]
fn a_contract_has_bounds() {
    assert_eq!(faulty(|c| c.title = " ".into()).faults[0].place, "title");
    assert_eq!(faulty(|c| c.title = "长".repeat(101)).faults[0].place, "title");
    assert_eq!(faulty(|c| c.items = (0..501).map(|n| item(&format!("i{n}"))).collect()).faults[0].place, "items");
    assert_eq!(faulty(|c| c.summary = "长".repeat(2_001)).faults[0].place, "fields");
    assert_eq!(faulty(|c| drop(c.fields.insert("content".into(), "长".repeat(2_001)))).faults[0].place, "fields");
    assert_eq!(faulty(|c| c.items[0].title = String::new()).faults[0].place, "items[0].title");
    assert_eq!(faulty(|c| c.items[0].name = "a".repeat(64)).faults[0].place, "items[0].name");
    assert_eq!(faulty(|c| c.items[0].rules = vec![Rule::CodeList { values: vec![] }]).faults[0].place, "items[0].rules");
    assert_eq!(faulty(|c| c.items[0].rules = vec![Rule::Format { pattern: "(".into() }]).faults[0].place, "items[0].rules");
    assert_eq!(faulty(|c| c.scope = vec!["民政局".into(); 1_001]).faults[0].place, "scope");
    assert_eq!(faulty(|c| c.filing = Some("长".repeat(101))).faults[0].place, "filing");
    assert_eq!(faulty(|c| c.release = Some(Release::Consent { document: "长".repeat(2_001) })).faults[0].place, "release");
    let three = faulty(|c| (c.title, c.items[0].name, c.items[0].title) = (String::new(), "名".into(), String::new()));
    assert_eq!(three.faults.len(), 3, "all faults at once");
}

#[test]
fn reasons_have_bounds() {
    let law = law();
    let draft = resource(officer(&law, "市场监管局", |ctx| Compile { id: "r".into(), contract: contract(&law) }.decide(ctx)).unwrap());
    let submitted = resource(officer(&law, "市场监管局", |ctx| Submit {}.decide(draft, &Known::default(), ctx)).unwrap());
    let returned =
        |reason: String| reviewer(&law, |ctx| Return { reason, fields: BTreeMap::new() }.decide(submitted.clone(), ctx)).unwrap_err();
    assert_eq!(returned("长".repeat(2_001)).kind, RefusalKind::Input);
    assert_eq!(returned(" \n".into()).citation.unwrap().id(), "GD-11.2");
}

#[test]
fn an_application_has_bounds() {
    let law = law();
    let published = {
        let draft = resource(officer(&law, "市场监管局", |ctx| Compile { id: "r".into(), contract: contract(&law) }.decide(ctx)).unwrap());
        let submitted = resource(officer(&law, "市场监管局", |ctx| Submit {}.decide(draft, &Known::default(), ctx)).unwrap());
        resource(reviewer(&law, |ctx| Publish {}.decide(submitted, &Known::default(), &Shelf::default(), ctx)).unwrap())
    };
    let fit = Application {
        scenario: "核验".into(),
        unit: "民政局".into(),
        items: vec!["code".into()],
        mode: Mode::Api,
        purpose: "核验".into(),
        until: "2026-12-31".parse().unwrap(),
        basis: Some(BasisRef { norm: "example-city-guideline".into(), article: None }),
        business: String::new(),
        special: None,
        acknowledged: String::new(),
        renews: None,
    };
    let apply = |application| {
        officer(&law, "民政局", |ctx| Apply { id: "q".into(), grant: "g".into(), application }.decide(&known(&published), ctx))
    };
    assert!(apply(fit.clone()).is_ok());
    let long = [
        Application { purpose: "长".repeat(61), ..fit.clone() },
        Application { unit: "长".repeat(101), ..fit.clone() },
        Application { scenario: "长".repeat(2_001), ..fit.clone() },
        Application { basis: Some(BasisRef { norm: "没有登记".into(), article: None }), ..fit },
    ];
    for application in long {
        assert_eq!(apply(application).unwrap_err().kind, RefusalKind::Input);
    }
}

#[test]
fn a_client_has_a_short_name() {
    let law = law();
    let add = |name: String| {
        officer(&law, "民政局", |ctx| AddClient { id: "c".into(), name, unit: String::new(), secret: "s".into() }.decide(ctx))
    };
    assert!(add("救助系统".into()).is_ok());
    assert_eq!(add("长".repeat(61)).unwrap_err().faults[0].place, "name");
}

#[test]
fn only_the_node_settles_a_batch_and_only_once() {
    let law = law();
    let batch = Batch {
        id: "b".into(),
        resource: "r".into(),
        resource_version: 1,
        org: "民政局".into(),
        officer: "甲".into(),
        file: "三月.csv".into(),
        format: Format::Csv,
        digest: String::new(),
        accepted: DateTime::parse_from_rfc3339("2026-03-02T09:00:00+08:00").unwrap(),
        state: BatchState::Intended,
    };
    let landed = || Settle { outcome: Outcome::Landed { counts: Counts { rows: 2, good: 1, bad: 1 }, table_version: 1 } };
    let by_hand = officer(&law, "民政局", |ctx| landed().decide(batch.clone(), ctx)).unwrap_err();
    assert_eq!(by_hand.kind, RefusalKind::Role);
    let node = |settle: Settle, batch| at(&law, "数据局", OrgKind::Authority, Role::Node, |ctx| settle.decide(batch, ctx));
    let settled = node(landed(), batch.clone()).unwrap();
    let Change::Intake(settled) = &settled.changes[0] else { panic!("a batch") };
    assert_eq!(node(landed(), (**settled).clone()).unwrap_err().code, "intake.settled");
    let failed = node(Settle { outcome: Outcome::Failed { why: "不是表格".into() } }, batch).unwrap();
    assert_eq!(failed.event.verb, "intake.failed");
}

/// A published conditional resource of 市场监管局.
fn published(law: &Lawbook) -> Resource {
    let mut contract = contract(law);
    contract.fields.insert("sharing_type".into(), "conditional".into());
    contract.basis = Some(BasisRef { norm: "data-security-law".into(), article: Some(38) });
    let draft = resource(officer(law, "市场监管局", |ctx| Compile { id: "r".into(), contract }.decide(ctx)).unwrap());
    let submitted = resource(officer(law, "市场监管局", |ctx| Submit {}.decide(draft, &Known::default(), ctx)).unwrap());
    resource(reviewer(law, |ctx| Publish {}.decide(submitted, &Known::default(), &Shelf::default(), ctx)).unwrap())
}

/// Agrees on terms, the one condition of the resource being met.
fn agreeing(terms: Terms) -> Agree {
    let findings = vec![Finding { condition: 1, met: true, evidence: "申请材料".into() }];
    Agree { grant: "g".into(), terms, findings, basis: None }
}

/// What is known of an application for a resource.
fn known(resource: &Resource) -> Asked<'_> {
    Asked { resource: Some(resource), applicant: None, source: None, renews: None, earlier: 0, catalogued: true }
}

fn asked(law: &Lawbook, of: &Resource, items: &[&str]) -> Result<Request, Refusal> {
    let application = Application {
        scenario: "核验".into(),
        unit: "民政局".into(),
        items: items.iter().map(|i| (*i).to_owned()).collect(),
        mode: Mode::Api,
        purpose: "核验".into(),
        until: "2026-12-31".parse().unwrap(),
        basis: Some(BasisRef { norm: "data-security-law".into(), article: None }),
        business: String::new(),
        special: None,
        acknowledged: String::new(),
        renews: None,
    };
    let decision = officer(law, "民政局", |ctx| Apply { id: "q".into(), grant: "g".into(), application }.decide(&known(of), ctx))?;
    match &decision.changes[0] {
        Change::Sharing(request) => Ok(request.as_ref().clone()),
        other => panic!("{other:?}"),
    }
}

fn terms(items: &[&str]) -> Terms {
    let items = items.iter().map(|i| GrantedItem { item: (*i).to_owned(), mask: None }).collect();
    Terms { items, rows: None, until: "2026-12-31".parse().unwrap(), daily_quota: None, tries: None }
}

#[test]
fn whoever_submitted_a_catalogue_does_not_review_it() {
    let law = law();
    let both = |act: &dyn Fn(&Context<'_>) -> Result<Decision, Refusal>| {
        let roles = BTreeSet::from([Role::DataOfficer, Role::Reviewer]);
        let actor = Actor { person: "一人两角".into(), org: "数据局".into(), kind: OrgKind::Authority, roles, acting_for: None };
        let now = DateTime::parse_from_rfc3339("2026-03-02T10:00:00+08:00").unwrap();
        act(&Context { now, actor: &actor, law: &law, authority: &OrgId::from("数据局") })
    };
    let draft = resource(both(&|ctx| Compile { id: "r".into(), contract: contract(&law) }.decide(ctx)).unwrap());
    let submitted = resource(both(&|ctx| Submit {}.decide(draft.clone(), &Known::default(), ctx)).unwrap());
    let refusal = both(&|ctx| Publish {}.decide(submitted.clone(), &Known::default(), &Shelf::default(), ctx)).unwrap_err();
    assert_eq!((refusal.code.as_str(), refusal.citation.unwrap().id().as_str()), ("catalogue.four_eyes", "GD-10.3"));
    assert!(
        reviewer(&law, |ctx| Publish {}.decide(submitted.clone(), &Known::default(), &Shelf::default(), ctx)).is_ok(),
        "a colleague may"
    );
    let refusal = both(&|ctx| Pass { step: ReviewStep::Review }.decide(submitted.clone(), &Known::default(), ctx)).unwrap_err();
    assert_eq!(refusal.code, "catalogue.four_eyes", "nor passes a step of it");
}

#[test]
fn a_record_of_nothing_releases_nothing() {
    let law = support::library().bind(&["shuangyashan-2026"], law::Mode::Production).unwrap();
    let mut withheld = contract(&law);
    withheld.fields.insert("sharing_type".into(), "withheld".into());
    let mut draft = contract(&law);
    draft.release = Some(Release::Processed { record: " ".into() });
    let before = Resource { published: Some(withheld), version: 1, ..Resource::new("r".into(), "市场监管局".into(), draft) };
    let refusal = officer(&law, "市场监管局", |ctx| Submit {}.decide(before.clone(), &Known::default(), ctx)).unwrap_err();
    assert_eq!(refusal.code, "catalogue.release");
    let mut after = before;
    after.draft.release = Some(Release::Processed { record: "脱敏记录".into() });
    assert!(officer(&law, "市场监管局", |ctx| Submit {}.decide(after, &Known::default(), ctx)).is_ok());
}

#[test]
fn contracts_kept_from_before_still_read() {
    let kept = r#"{"id":"r","org":"民政局","draft":{"title":"婚姻登记","summary":"","form":"table","fields":{},"items":[
        {"name":"n","title":"姓名","kind":{"type":"boolean"},"required":false,"key":false,"grade":null}]},
        "published":null,"version":0,"state":"draft"}"#;
    let read: Resource = serde_json::from_str(kept).unwrap();
    assert!(read.passed.is_empty() && read.draft.scope.is_empty() && read.draft.items[0].marks.is_empty());
    let written = serde_json::to_value(&read).unwrap();
    assert!(["filing", "passed", "assessed"].iter().all(|field| written.get(field).is_none()), "{written}");
}

#[test]
fn a_resource_others_wait_for_is_not_withdrawn() {
    let law = law();
    let published = published(&law);
    let withdraw = |grants, requests| {
        officer(&law, "市场监管局", |ctx| {
            Withdraw { reason: "职能调整".into() }.decide(published.clone(), grants, requests, &Shelf::default(), ctx)
        })
    };
    assert_eq!(withdraw(1, 0).unwrap_err().code, "catalogue.in_use");
    assert_eq!(withdraw(0, 1).unwrap_err().code, "catalogue.asked_for");
    assert!(withdraw(0, 0).is_ok());
}

#[test]
fn terms_name_items_once_and_only_known_ones() {
    let law = law();
    let published = published(&law);
    assert_eq!(asked(&law, &published, &["code", "code"]).unwrap_err().kind, RefusalKind::Input);
    let request = asked(&law, &published, &["code"]).unwrap();
    let agree = |terms| officer(&law, "市场监管局", |ctx| agreeing(terms).decide(request.clone(), &published, ctx));
    assert_eq!(agree(terms(&["code", "code"])).unwrap_err().code, "sharing.terms");
    let rows = Some(RowFilter { item: "town".into(), equals: "东城".into() });
    assert_eq!(agree(Terms { rows, ..terms(&["code"]) }).unwrap_err().faults[0].place, "terms.rows");
    assert!(agree(terms(&["code"])).is_ok());
}

#[test]
fn a_grant_that_has_ended_is_not_delivered() {
    let law = law();
    let published = published(&law);
    let request = asked(&law, &published, &["code"]).unwrap();
    let agreed = officer(&law, "市场监管局", |ctx| agreeing(terms(&["code"])).decide(request, &published, ctx)).unwrap();
    let (Change::Sharing(request), Change::Grant(grant)) = (&agreed.changes[0], &agreed.changes[1]) else { panic!("{agreed:?}") };
    assert_eq!(grant.state, GrantState::Prepared);
    let deliver = |until: &str| {
        let grant = Grant { until: until.parse().unwrap(), ..grant.as_ref().clone() };
        officer(&law, "市场监管局", |ctx| Deliver::default().decide(request.as_ref().clone(), Some(grant), true, ctx))
    };
    assert_eq!(deliver("2026-03-01").unwrap_err().code, "sharing.ended");
    assert!(deliver("2026-03-02").is_ok(), "the last day counts");
}

#[test]
fn an_article_the_register_does_not_know_is_no_basis() {
    let law = law();
    let basis = |article| law.basis(&BasisRef { norm: "data-security-law".into(), article });
    assert!(basis(Some(900)).is_none());
    assert!(basis(Some(38)).is_some() && basis(None).is_some());
}

#[test]
fn a_decimal_fits_its_column() {
    let decimal = |precision, scale| {
        let law = law();
        let mut contract = contract(&law);
        contract.items[0].kind = Kind::Decimal { precision, scale };
        contract.items[0].key = false;
        officer(&law, "市场监管局", |ctx| Compile { id: "r".into(), contract }.decide(ctx))
            .map_err(|refusal| refusal.faults[0].place.clone())
    };
    assert!(decimal(38, 38).is_ok());
    for (precision, scale) in [(0, 0), (39, 2), (5, 6)] {
        assert_eq!(decimal(precision, scale).unwrap_err(), "items[0].kind");
    }
}

#[test]
fn a_published_resource_gets_no_further_key() {
    let law = law();
    let published = published(&law);
    let mut next = published.draft.clone();
    next.items.push(Item { key: false, ..item("name") });
    assert!(officer(&law, "市场监管局", |ctx| Revise { contract: next.clone() }.decide(published.clone(), ctx)).is_ok());
    next.items[1].key = true;
    assert_eq!(officer(&law, "市场监管局", |ctx| Revise { contract: next }.decide(published, ctx)).unwrap_err().kind, RefusalKind::Input);
}

#[test]
fn an_agreed_request_can_be_taken_back_and_leaves_no_clock() {
    let law = law();
    let published = published(&law);
    let request = asked(&law, &published, &["code"]).unwrap();
    let agreed = officer(&law, "市场监管局", |ctx| agreeing(terms(&["code"])).decide(request, &published, ctx)).unwrap();
    let Change::Sharing(request) = &agreed.changes[0] else { panic!("{agreed:?}") };
    let taken = officer(&law, "民政局", |ctx| Cancel {}.decide(request.as_ref().clone(), ctx)).unwrap();
    let met: Vec<_> = taken.clocks.iter().map(|step| format!("{step:?}")).filter(|step| step.contains("SharingDeliver")).collect();
    assert_eq!(met.len(), 1, "the delivery clock is met");
}

#[test]
fn what_became_withheld_meanwhile_is_not_agreed_to() {
    let law = law();
    let mut published = published(&law);
    let request = asked(&law, &published, &["code"]).unwrap();
    published.published.as_mut().unwrap().fields.insert("sharing_type".into(), "withheld".into());
    let refusal = officer(&law, "市场监管局", |ctx| agreeing(terms(&["code"])).decide(request, &published, ctx)).unwrap_err();
    assert_eq!((refusal.code.as_str(), refusal.citation.unwrap().id().as_str()), ("sharing.withheld", "GD-12.5"));
}

/// No law names a figure yet; one that did would have its term run until the type is looser.
#[test]
fn a_figure_for_converting_runs_from_the_assessment_to_the_looser_type() {
    let library = support::library();
    let figure = |one: &law::Mutant| one.key == Key::CatalogueUpgrade && one.part == law::Part::Figure;
    let mutant = library.mutants(library.pack("shuangyashan-2026").unwrap()).into_iter().find(figure).unwrap();
    let law = library.mutated(&mutant).bind(&["shuangyashan-2026"], law::Mode::Production).unwrap();
    let mut conditional = contract(&law);
    conditional.fields.extend([("sharing_scope", "全市"), ("use_purpose", "核验")].map(|(field, text)| (field.into(), text.into())));
    conditional.fields.insert("sharing_type".into(), "conditional".into());
    conditional.basis = Some(BasisRef { norm: "data-security-law".into(), article: Some(38) });
    let at = DateTime::parse_from_rfc3339("2026-03-02T10:00:00+08:00").unwrap();
    let before = Resource {
        published: Some(conditional.clone()),
        version: 1,
        state: ResourceState::Published { at },
        ..Resource::new("r".into(), "市场监管局".into(), conditional.clone())
    };
    let assess =
        |fit| officer(&law, "市场监管局", |ctx| Reassess { fit, conclusion: "可以放开".into() }.decide(before.clone(), ctx)).unwrap();
    let started = |decision: &Decision| decision.clocks.iter().filter(|step| matches!(step, ClockStep::Start(_))).count();
    assert_eq!((started(&assess(true)), started(&assess(false))), (1, 0));
    let met = |draft| {
        let passed = ReviewStep::before_publishing(&law, at.date_naive()).into_iter();
        let passed = passed.map(|step| Passed { step, by: "乙".into(), at }).collect();
        let state = ResourceState::Submitted { at, by: "丙".into() };
        let submitted = Resource { draft, passed, state, ..resource(assess(true)) };
        let decision = reviewer(&law, |ctx| Publish {}.decide(submitted, &Known::default(), &Shelf::default(), ctx)).unwrap();
        decision.clocks.iter().filter(|step| matches!(step, ClockStep::Meet { key: Key::CatalogueUpgrade, .. })).count()
    };
    assert_eq!((met(conditional.clone()), met(contract(&law))), (0, 1));
}
