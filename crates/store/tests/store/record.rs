//! Recording: rows, clocks and leaf in one transaction, or nothing.

use crate::support::*;
use domain::decision::{CaseRef, Room};
use domain::{Decision, Event, Refusal};
use law::Key;
use std::sync::Arc;
use store::{ActFilter, ClockFilter, Store, StoreError};
use tokio::sync::Barrier;

crate::on_both!(
    what_is_recorded_is_loaded,
    of_two_who_decide_from_one_state_none_is_lost,
    a_new_row_never_replaces_another,
    one_file_is_one_batch_unless_it_failed,
    a_login_is_one_persons,
    a_case_has_one_running_clock_of_a_key,
    indexes_are_contiguous_whoever_writes,
    a_clock_behind_the_newest_leaf_writes_nothing,
    what_is_not_committed_has_not_happened,
    a_refusal_is_a_leaf_and_nothing_else,
    clocks_start_stop_and_are_counted,
    a_database_opens_again_as_it_was,
    withdrawal_counts_the_grants_that_hold,
    a_demand_has_a_number_of_its_own_in_its_year,
);

async fn what_is_recorded_is_loaded(db: Db) {
    db.seed().await;
    let mut tx = db.store.begin().await.unwrap();
    assert_eq!(tx.org("org-1").await.unwrap().unwrap(), org("org-1", "公安局"));
    assert_eq!(tx.person("person-1").await.unwrap().unwrap(), person("person-1", "chen"));
    assert_eq!(tx.client("client-1").await.unwrap().unwrap(), client("client-1"));
    assert_eq!(tx.resource("resource-1").await.unwrap().unwrap(), resource("resource-1", "police", "户籍登记", true));
    assert_eq!(tx.batch("batch-1").await.unwrap().unwrap(), batch("batch-1", "resource-1", "aa"));
    assert_eq!(tx.request("request-1").await.unwrap().unwrap(), request("request-1", "civil", "police"));
    assert_eq!(tx.grant("grant-1").await.unwrap().unwrap(), grant("grant-1", "2026-12-31"));
    assert_eq!(tx.org("org-2").await.unwrap(), None);
    drop(tx);
    assert_eq!(db.store.org("org-1").await.unwrap().unwrap().version, 1);
    db.record(at(30), decision("org.renamed", org("org-1", "市公安局"))).await.unwrap();
    let row = db.store.org("org-1").await.unwrap().unwrap();
    assert_eq!((row.version, row.body.name.as_str()), (2, "市公安局"));
    let acts = db.store.acts_from(0, 100).await.unwrap();
    let newest = acts.last().unwrap();
    assert_eq!((newest.leaf.verb.as_str(), newest.leaf.case.as_str(), newest.leaf.at), ("org.renamed", "org-1", at(30)));
    assert_eq!((newest.leaf.states[0].table.as_str(), newest.leaf.states[0].version), ("org", 2));
    assert_eq!(db.store.acts_head().await.unwrap(), (acts.len() as u64, at(30).timestamp_millis()));
    assert_eq!(serde_json::from_str::<store::ActLeaf>(&newest.bytes).unwrap(), newest.leaf);
}

async fn of_two_who_decide_from_one_state_none_is_lost(db: Db) {
    db.record(at(0), decision("org.added", org("org-1", "公安局"))).await.unwrap();
    let both = Arc::new(Barrier::new(2));
    let rename = |name: &'static str| {
        // A store of its own, as another process has.
        let (url, both, sqlite) = (db.url.clone(), Arc::clone(&both), db.is_sqlite());
        tokio::spawn(async move {
            let store = Store::open(&url).await.unwrap();
            let mut tx = store.begin().await.unwrap();
            let loaded = tx.org("org-1").await.unwrap().unwrap();
            if !sqlite {
                both.wait().await; // SQLite lets the second in only after the first: they can't meet here.
            }
            tx.record(&context(at(1)), &decision("org.renamed", domain::org::Org { name: name.into(), ..loaded })).await?;
            tx.commit().await
        })
    };
    let (first, second) = (rename("甲"), rename("乙"));
    let outcomes = [first.await.unwrap(), second.await.unwrap()];
    let done = outcomes.iter().filter(|o| o.is_ok()).count() as u64;
    let lost: Vec<_> = outcomes.into_iter().filter_map(Result::err).collect();
    if db.is_sqlite() {
        assert_eq!(done, 2, "{lost:?}");
    } else {
        assert!(matches!(&lost[..], [StoreError::Conflict { table, id }] if table == "org" && id == "org-1"), "{lost:?}");
        assert!(lost[0].retry(), "deciding again must be worth a try");
    }
    assert_eq!(db.store.org("org-1").await.unwrap().unwrap().version, 1 + done);
    assert_eq!(db.store.acts_head().await.unwrap().0, 1 + done);
    assert_eq!(db.store.audit().await.unwrap().faults, []);
}

async fn a_new_row_never_replaces_another(db: Db) {
    db.record(at(0), decision("org.added", org("org-1", "公安局"))).await.unwrap();
    let mut tx = db.store.begin().await.unwrap();
    let error = tx.record(&context(at(1)), &decision("org.added", org("org-1", "冒名"))).await.unwrap_err();
    assert!(matches!(error, StoreError::Unique(_)), "{error:?}");
    assert!(!error.retry());
    drop(tx);
    assert_eq!(db.store.org("org-1").await.unwrap().unwrap().body.name, "公安局");
}

async fn one_file_is_one_batch_unless_it_failed(db: Db) {
    db.record(at(0), decision("intake.accepted", batch("b1", "r1", "aa"))).await.unwrap();
    let again = db.record(at(1), decision("intake.accepted", batch("b2", "r1", "aa"))).await;
    assert!(matches!(again, Err(StoreError::Unique(_))), "{again:?}");
    db.record(at(1), decision("intake.accepted", batch("b3", "r2", "aa"))).await.unwrap();
    db.record(at(1), decision("intake.accepted", batch("b4", "r1", "bb"))).await.unwrap();
    assert_eq!(db.store.batch_of_file("r1", "aa").await.unwrap().unwrap().body.id, "b1".into());
    db.record(at(2), decision("intake.failed", failed(batch("b1", "r1", "aa")))).await.unwrap();
    assert_eq!(db.store.batch_of_file("r1", "aa").await.unwrap(), None);
    db.record(at(3), decision("intake.accepted", batch("b5", "r1", "aa"))).await.unwrap();
    assert_eq!(db.store.batch_of_file("r1", "aa").await.unwrap().unwrap().body.id, "b5".into());
    let intended: Vec<_> = db.store.intended_batches().await.unwrap().into_iter().map(|row| row.body.id.0).collect();
    assert_eq!(intended, ["b3", "b4", "b5"]);
}

async fn a_login_is_one_persons(db: Db) {
    db.record(at(0), decision("org.person_added", person("p1", "chen"))).await.unwrap();
    let taken = db.record(at(1), decision("org.person_added", person("p2", "chen"))).await;
    assert!(matches!(taken, Err(StoreError::Unique(_))), "{taken:?}");
    assert_eq!(db.store.person_by_login("chen").await.unwrap().unwrap().body.id, "p1".into());
    assert_eq!(db.store.person_by_login("' OR '1'='1").await.unwrap(), None);
}

async fn a_case_has_one_running_clock_of_a_key(db: Db) {
    let request = request("q1", "civil", "police");
    let asked = |minute| decision("sharing.requested", request.clone()).clocks([start(Key::SharingReply, request.case(), at(minute))]);
    db.record(at(0), asked(0)).await.unwrap();
    let twice = db.record(at(1), asked(1)).await;
    assert!(matches!(twice, Err(StoreError::Unique(_))), "{twice:?}");
    assert_eq!(db.store.request("q1").await.unwrap().unwrap().version, 1, "the row must not move without its clock");
    assert_eq!(db.store.acts_head().await.unwrap().0, 1);
}

async fn indexes_are_contiguous_whoever_writes(db: Db) {
    let other = Store::open(&db.url).await.unwrap();
    let writers: Vec<_> = (0..20)
        .map(|n| {
            let store = if n % 2 == 0 { db.store.clone() } else { other.clone() };
            tokio::spawn(async move { record(&store, at(1), decision("org.added", org(&format!("org-{n}"), "机构"))).await })
        })
        .collect();
    let mut given = Vec::new();
    for writer in writers {
        given.push(writer.await.unwrap().unwrap());
    }
    given.sort_unstable();
    assert_eq!(given, (0..20).collect::<Vec<_>>());
    let acts = db.store.acts_from(0, 100).await.unwrap();
    assert_eq!(acts.iter().map(|act| act.leaf.index).collect::<Vec<_>>(), given);
    assert_eq!(db.store.acts_head().await.unwrap().0, 20);
    assert_eq!(db.store.orgs().await.unwrap().len(), 20);
}

async fn a_clock_behind_the_newest_leaf_writes_nothing(db: Db) {
    db.record(at(10), decision("org.added", org("org-1", "公安局"))).await.unwrap();
    let error = db.record(at(9), decision("org.added", org("org-2", "民政局"))).await.unwrap_err();
    assert!(matches!(error, StoreError::ClockBehind), "{error:?}");
    let mut tx = db.store.begin().await.unwrap();
    let event = Event::new("org.add", Room::Org, "org-2");
    let refused = tx.refuse(&context(at(9)), &event, &Refusal::role("数据专员")).await;
    assert!(matches!(refused, Err(StoreError::ClockBehind)), "{refused:?}");
    drop(tx);
    assert_eq!(db.store.org("org-2").await.unwrap(), None);
    assert_eq!(db.store.acts_head().await.unwrap().0, 1);
    db.record(at(10), decision("org.added", org("org-2", "民政局"))).await.unwrap();
}

async fn what_is_not_committed_has_not_happened(db: Db) {
    let request = request("q1", "civil", "police");
    let clocks = [start(Key::SharingReply, request.case(), at(0))];
    let mut tx = db.store.begin().await.unwrap();
    let all = everything().into_iter().fold(decision("seeded", request), Decision::and).clocks(clocks);
    assert_eq!(tx.record(&context(at(0)), &all).await.unwrap(), 0);
    drop(tx);
    for table in ["org", "person", "client", "catalogue", "intake", "sharing", "grants", "clock", "acts"] {
        assert_eq!(db.number(&format!("SELECT count(*) AS n FROM {table}")).await, 0, "{table}");
    }
    assert_eq!(db.store.acts_head().await.unwrap(), (0, 0));
    assert_eq!(db.record(at(0), decision("org.added", org("org-1", "公安局"))).await.unwrap(), 0, "no index is skipped");
}

async fn a_refusal_is_a_leaf_and_nothing_else(db: Db) {
    db.seed().await;
    let before = db.store.acts_head().await.unwrap().0;
    let refusal =
        Refusal::law("sharing.refuse_basis", law().cite(Key::SharingRefuseBasis, at(0).date_naive()), "须有法定依据", "请选择依据");
    let mut tx = db.store.begin().await.unwrap();
    let index = tx.refuse(&context(at(40)), &Event::new("sharing.refuse", Room::Sharing, "request-1"), &refusal).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(index, before);
    let refused = db.store.acts(&ActFilter { refused: Some(true), ..ActFilter::default() }, None, 10).await.unwrap();
    assert_eq!(refused.len(), 1);
    assert_eq!(refused[0].leaf.citation.as_ref().unwrap().id(), "GD-23.2");
    assert_eq!(refused[0].leaf.refusal.as_ref().unwrap(), &refusal);
    assert!(refused[0].leaf.states.is_empty());
    assert_eq!(db.store.count_refusals(at(40).timestamp_millis()).await.unwrap(), 1);
    assert_eq!(db.store.count_refusals(at(41).timestamp_millis()).await.unwrap(), 0);
    assert_eq!(db.store.request("request-1").await.unwrap().unwrap().version, 2);
    let of_case = ActFilter { case: Some(CaseRef::new(Room::Sharing, "request-1")), ..ActFilter::default() };
    assert_eq!(db.store.acts(&of_case, None, 50).await.unwrap()[0].leaf.index, index, "newest first");
    assert!(db.store.acts(&of_case, Some(index), 50).await.unwrap().iter().all(|act| act.leaf.index < index));
    assert!(db.store.acts(&ActFilter { org: Some("police".into()), ..ActFilter::default() }, None, 50).await.unwrap().is_empty());
    assert_eq!(db.store.audit().await.unwrap().faults, []);
}

async fn clocks_start_stop_and_are_counted(db: Db) {
    db.seed().await;
    let case = CaseRef::new(Room::Sharing, "request-1");
    let clocks = db.store.clocks_of(&case).await.unwrap();
    assert_eq!(clocks.len(), 2);
    let reply = clocks.iter().find(|row| row.body.key == "sharing.reply").unwrap();
    assert_eq!((reply.version, reply.body.met), (2, Some(at(21))));
    assert_eq!(reply.body.due, clock_of(&start(Key::SharingReply, case, at(20))).due);
    let running = ClockFilter { owner: Some("police".into()), running: Some(true), ..store::ClockFilter::default() };
    let found = db.store.clocks(&running, 10).await.unwrap();
    assert_eq!(found.iter().map(|row| row.body.key.as_str()).collect::<Vec<_>>(), ["sharing.deliver"]);
    assert_eq!(db.store.count_clocks(&running).await.unwrap(), 1);
    assert_eq!(db.store.count_clocks(&ClockFilter { running: Some(false), ..ClockFilter::default() }).await.unwrap(), 1);
    let due = found[0].body.due;
    let late = |before| ClockFilter { due_before: Some(before), ..running.clone() };
    assert_eq!(db.store.count_clocks(&late(due)).await.unwrap(), 0);
    assert_eq!(db.store.count_clocks(&late(due + chrono::TimeDelta::milliseconds(1))).await.unwrap(), 1);
    let duties = db.store.duties(due).await.unwrap();
    assert_eq!((duties.len(), duties[0].owner.as_str(), duties[0].running, duties[0].overdue), (1, "police", 1, 0));
    assert_eq!(db.store.duties(due + chrono::TimeDelta::days(1)).await.unwrap()[0].overdue, 1);
}

async fn a_database_opens_again_as_it_was(db: Db) {
    db.seed().await;
    let head = db.store.acts_head().await.unwrap();
    let again = Store::open(&db.url).await.unwrap();
    again.ping().await.unwrap();
    assert_eq!(again.acts_head().await.unwrap(), head);
    assert_eq!(again.audit().await.unwrap().faults, []);
    db.store.close().await.unwrap();
    assert_eq!(again.org("org-1").await.unwrap().unwrap().body.name, "公安局");
}

async fn withdrawal_counts_the_grants_that_hold(db: Db) {
    for (id, until) in [("g1", "2026-03-01"), ("g2", "2026-03-02"), ("g3", "2026-12-31")] {
        db.record(at(0), decision("sharing.agreed", grant(id, until))).await.unwrap();
    }
    let tx = db.store.begin().await.unwrap();
    assert_eq!(tx.grants_holding("resource-1", at(0).date_naive()).await.unwrap(), 2);
    assert_eq!(tx.grants_holding("resource-2", at(0).date_naive()).await.unwrap(), 0);
    assert!(!tx.loaded("resource-1").await.unwrap());
}

async fn a_demand_has_a_number_of_its_own_in_its_year(db: Db) {
    for (id, number) in [("d1", "需求〔2026〕第1号"), ("d2", "需求〔2026〕第2号"), ("d3", "需求〔2027〕第1号")] {
        db.record(at(0), decision("demand.submitted", demand(id, number, "matching"))).await.unwrap();
    }
    let again = db.record(at(1), decision("demand.submitted", demand("d4", "需求〔2026〕第2号", "matching"))).await;
    assert!(matches!(again, Err(StoreError::Unique(_))), "{again:?}");
    // What is closed keeps its number.
    let mut tx = db.store.begin().await.unwrap();
    tx.demand("d1").await.unwrap();
    tx.record(&context(at(2)), &decision("demand.unsourced", demand("d1", "需求〔2026〕第1号", "unsourced"))).await.unwrap();
    assert_eq!(tx.demands_in("需求〔2026〕第").await.unwrap(), 2);
    tx.commit().await.unwrap();
    let open: Vec<_> = db.store.open_demands().await.unwrap().into_iter().map(|row| row.body.id.0).collect();
    assert_eq!(open, ["d2", "d3"]);
    assert_eq!(db.store.audit().await.unwrap().faults, []);
}
