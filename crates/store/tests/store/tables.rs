//! Lists, caches and sessions.

use crate::support::*;
use store::{CallFilter, CallRow, Region, RequestFilter, ResourceFilter, SessionRow};

crate::on_both!(
    a_manifest_never_goes_back,
    sessions_are_limited_and_idle_out,
    calls_are_indexed_once_and_paged,
    calls_are_counted_by_grant_and_by_day,
    regions_are_a_tree,
    lists_show_what_the_viewer_may_see,
    lists_page_to_their_end,
    a_search_is_text_not_pattern,
    jobs_are_leased_once_and_finished_with_their_act,
    a_text_with_nul_is_no_failure_of_the_machine,
    disputes_are_found_whoever_brought_them,
);

async fn a_manifest_never_goes_back(db: Db) {
    assert_eq!(db.store.manifest("r").await.unwrap(), None);
    for (version, body) in [(1, "one"), (3, "three"), (2, "late two"), (3, "three compacted"), (1, "late one")] {
        db.store.publish_manifest("r", version, body).await.unwrap();
    }
    assert_eq!(db.store.manifest("r").await.unwrap().unwrap(), "three compacted");
    db.store.publish_manifest("other", 1, "其他").await.unwrap();
    let mut all = db.store.manifests().await.unwrap();
    all.sort();
    assert_eq!(all, ["three compacted", "其他"]);
}

fn session(n: i64) -> SessionRow {
    SessionRow { hash: format!("hash-{n}"), person: "p1".into(), created: n * 1_000, seen: n * 1_000 }
}

async fn sessions_are_limited_and_idle_out(db: Db) {
    for n in 1..=4 {
        db.store.open_session(&session(n), 3).await.unwrap();
    }
    db.store.open_session(&SessionRow { person: "p2".into(), ..session(9) }, 3).await.unwrap();
    assert_eq!(db.store.session("hash-1", 0, 5_000).await.unwrap(), None, "the oldest beyond three is ended");
    for n in [2, 3, 4, 9] {
        assert_eq!(db.store.session(&format!("hash-{n}"), 0, 5_000).await.unwrap().unwrap().seen, n * 1_000);
    }
    // Used again after a minute: only then is that written.
    db.store.session("hash-2", 0, 60_000).await.unwrap().unwrap();
    assert_eq!(db.store.session("hash-2", 0, 62_001).await.unwrap().unwrap().seen, 2_000);
    assert_eq!(db.store.session("hash-2", 0, 62_002).await.unwrap().unwrap().seen, 62_001);
    // Idle since before the limit: gone, even if the limit is lifted again.
    assert_eq!(db.store.session("hash-3", 3_001, 70_000).await.unwrap(), None);
    assert_eq!(db.store.session("hash-3", 0, 70_000).await.unwrap(), None);
    assert!(db.store.session("hash-4", 4_000, 70_000).await.unwrap().is_some(), "used exactly at the limit");
    db.store.end_session("hash-4").await.unwrap();
    assert_eq!(db.store.session("hash-4", 0, 70_000).await.unwrap(), None);
    assert_eq!(db.store.session("hash-2' OR '1'='1", 0, 70_000).await.unwrap(), None);
}

fn call(index: u64) -> CallRow {
    let outcome = if index.is_multiple_of(5) { "refused" } else { "answered" };
    CallRow {
        writer: "main".into(),
        index,
        at: at(0).timestamp_millis() + i64::try_from(index / 3).unwrap(), // three at once
        client: "client-1".into(),
        consumer: if index.is_multiple_of(2) { "civil".into() } else { "health".into() },
        source: (index != 7).then(|| "police".into()),
        grant: Some(format!("grant-{}", index % 2)),
        subject: None,
        outcome: outcome.into(),
        code: (outcome == "refused").then(|| "grant.item".into()),
        body: format!("{{\"n\":{index}}}"),
    }
}

async fn calls_are_indexed_once_and_paged(db: Db) {
    let rows: Vec<_> = (0..450).map(call).collect();
    assert_eq!(db.store.calls_indexed("main").await.unwrap(), 0);
    db.store.index_calls(&rows).await.unwrap();
    // Again, overlapping, and with another body under a known place: what is there stays.
    let forged = CallRow { body: "{\"n\":\"forged\"}".into(), ..call(449) };
    db.store.index_calls(&[rows[3].clone(), forged]).await.unwrap();
    // What the watch over shared data asks: by grant, by reason, after a moment.
    let scope = db.store.refused_calls("grant-0", &["grant.item", "grant.mode"], 0).await.unwrap().unwrap();
    assert_eq!((scope.calls, scope.first), (45, at(0).timestamp_millis()));
    assert_eq!(db.store.refused_calls("grant-0", &["grant.purpose"], 0).await.unwrap(), None);
    assert_eq!(db.store.refused_calls("grant-0", &["grant.item"], scope.last).await.unwrap(), None);
    assert_eq!(db.store.answered_calls("grant-0", 0).await.unwrap().unwrap().calls, 180);
    let odd_after_440 = [441, 443, 445, 447, 449]; // later than call 440, the last refused one of the other grant
    let tried = db.store.tried_calls("grant-1", scope.last).await.unwrap().unwrap();
    assert_eq!(tried.calls, odd_after_440.len() as u64, "answered or refused");
    assert_eq!(db.store.tried_calls("grant-7", 0).await.unwrap(), None);
    assert_eq!(db.store.calls_indexed("main").await.unwrap(), 450);
    assert_eq!(db.store.calls_indexed("other").await.unwrap(), 0);
    let (mut seen, mut before) = (Vec::new(), None);
    loop {
        let page = db.store.calls(&CallFilter { before, ..CallFilter::default() }, 100).await.unwrap();
        assert!(page.len() <= 100);
        let Some(last) = page.last() else { break };
        before = Some((last.at, last.id()));
        seen.extend(page);
    }
    seen.reverse();
    assert_eq!(seen, rows, "every call once, newest first");
    let of_grant = db.store.calls(&CallFilter { grant: Some("grant-1".into()), ..CallFilter::default() }, 300).await.unwrap();
    assert_eq!(of_grant.len(), 200, "at most a page");
    assert!(of_grant.iter().all(|row| row.index % 2 == 1));
    let party = |org: &str| CallFilter { party: Some(org.into()), ..CallFilter::default() };
    assert!(db.store.calls(&party("police"), 200).await.unwrap().iter().all(|row| row.index != 7));
    assert!(db.store.calls(&party("civil"), 200).await.unwrap().iter().all(|row| row.consumer == "civil"));
    assert_eq!(db.store.calls(&party("tax"), 200).await.unwrap(), []);
}

async fn calls_are_counted_by_grant_and_by_day(db: Db) {
    let hour = 3_600_000;
    let midnight = chrono::DateTime::parse_from_rfc3339("2026-03-02T00:00:00+08:00").unwrap().timestamp_millis();
    let moments = [midnight - 1, midnight, midnight + hour, midnight + 24 * hour - 1, midnight + 24 * hour];
    let rows: Vec<_> =
        (0..).zip(moments).map(|(n, at)| CallRow { at, grant: Some("g".into()), outcome: "answered".into(), ..call(n) }).collect();
    db.store.index_calls(&rows).await.unwrap();
    db.store.index_calls(&[CallRow { at: midnight, grant: Some("g".into()), outcome: "refused".into(), ..call(9) }]).await.unwrap();
    assert_eq!(db.store.count_calls("g", midnight).await.unwrap(), 4, "refused calls don't count");
    assert_eq!(db.store.count_calls("g", midnight + 1).await.unwrap(), 3);
    assert_eq!(db.store.count_calls("other", 0).await.unwrap(), 0);
    let day = (midnight + 8 * hour) / 86_400_000;
    let mut days = db.store.calls_by_day(midnight, 8 * hour).await.unwrap();
    days.sort_by(|a, b| (a.day, &a.outcome).cmp(&(b.day, &b.outcome)));
    let days: Vec<_> = days.iter().map(|d| (d.day - day, d.outcome.as_str(), d.count)).collect();
    assert_eq!(days, [(0, "answered", 3), (0, "refused", 1), (1, "answered", 1)], "the day is the place's own");
}

async fn regions_are_a_tree(db: Db) {
    let region =
        |code: &str, name: &str, parent: Option<&str>| Region { code: code.into(), name: name.into(), parent: parent.map(str::to_owned) };
    let mut rows = vec![region("44", "广东省", None), region("23", "黑龙江省", None), region("4419", "东莞", Some("44"))];
    rows.extend((1..=1_200).map(|n| region(&format!("4419{n:08}"), "社区", Some("4419"))));
    db.store.put_regions(&rows).await.unwrap();
    db.store.put_regions(&[region("4419", "东莞市", Some("44"))]).await.unwrap();
    let names = |found: Vec<Region>| found.into_iter().map(|r| r.name).collect::<Vec<_>>();
    assert_eq!(names(db.store.regions(None).await.unwrap()), ["黑龙江省", "广东省"]);
    assert_eq!(names(db.store.regions(Some("44")).await.unwrap()), ["东莞市"]);
    assert_eq!(db.store.regions(Some("4419")).await.unwrap().len(), 1_200);
    assert_eq!(db.store.region("23").await.unwrap().as_deref(), Some("黑龙江省"));
    assert_eq!(db.store.region("99").await.unwrap(), None);
}

async fn lists_show_what_the_viewer_may_see(db: Db) {
    for (id, org, published) in [("r1", "civil", false), ("r2", "civil", true), ("r3", "police", false), ("r4", "police", true)] {
        db.record(at(0), decision("catalogue.compiled", resource(id, org, id, published))).await.unwrap();
    }
    let submitted = domain::catalogue::Resource {
        state: domain::catalogue::ResourceState::Submitted { at: at(0), by: "officer".into() },
        ..resource("r5", "police", "r5", false)
    };
    db.record(at(0), decision("catalogue.submitted", submitted)).await.unwrap();
    let civil = ResourceFilter { viewer: "civil".into(), ..ResourceFilter::default() };
    assert_eq!(ids(&db, &civil).await, ["r4", "r2", "r1"]);
    let authority = ResourceFilter { viewer: "authority".into(), authority: true, ..ResourceFilter::default() };
    assert_eq!(ids(&db, &authority).await, ["r5", "r4", "r2"]);
    assert_eq!(ids(&db, &ResourceFilter { state: Some("submitted".into()), ..authority.clone() }).await, ["r5"]);
    assert_eq!(ids(&db, &ResourceFilter { org: Some("civil".into()), ..authority }).await, ["r2"]);
    assert_eq!(db.store.count_resources(&civil).await.unwrap(), 3);
    for (id, applicant, source) in [("q1", "civil", "police"), ("q2", "health", "police"), ("q3", "police", "civil")] {
        db.record(at(1), decision("sharing.requested", request(id, applicant, source))).await.unwrap();
    }
    let party = RequestFilter { party: Some("civil".into()), ..RequestFilter::default() };
    let found: Vec<_> = db.store.requests(&party, None, 10).await.unwrap().items.into_iter().map(|row| row.body.id.0).collect();
    assert_eq!(found, ["q3", "q1"]);
    assert_eq!(db.store.count_requests(&RequestFilter { source: Some("police".into()), ..RequestFilter::default() }).await.unwrap(), 2);
    db.record(at(2), decision("catalogue.published", resource("resource-1", "police", "户籍登记", true))).await.unwrap();
    db.record(at(2), decision("sharing.agreed", grant("g1", "2026-12-31"))).await.unwrap();
    assert_eq!(db.store.grants_held("civil", None, 10).await.unwrap().items.len(), 1);
    assert_eq!(db.store.grants_held("police", None, 10).await.unwrap().items.len(), 0);
    assert_eq!(db.store.grants_given("police", None, 10).await.unwrap().items.len(), 1);
    assert_eq!(db.store.grants_given("civil", None, 10).await.unwrap().items.len(), 0);
}

async fn ids(db: &Db, filter: &ResourceFilter) -> Vec<String> {
    db.store.resources(filter, None, 50).await.unwrap().items.into_iter().map(|row| row.body.id.0).collect()
}

async fn lists_page_to_their_end(db: Db) {
    for n in 0..7 {
        db.record(at(n), decision("intake.accepted", batch(&format!("b{n}"), "r1", &format!("{n}")))).await.unwrap();
    }
    let (mut seen, mut cursor) = (Vec::new(), None);
    loop {
        let page = db.store.batches("civil", Some("r1"), cursor.as_deref(), 3).await.unwrap();
        seen.extend(page.items.into_iter().map(|row| row.body.id.0));
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
    }
    assert_eq!(seen, ["b6", "b5", "b4", "b3", "b2", "b1", "b0"]);
    assert!(db.store.batches("police", None, None, 3).await.unwrap().items.is_empty());
}

async fn a_search_is_text_not_pattern(db: Db) {
    for (id, title) in [("r1", "100%合格"), ("r2", "表_一"), ("r3", "O'Brien\"; DROP TABLE org; --"), ("r4", "户籍\\登记")] {
        db.record(at(0), decision("catalogue.published", resource(id, "civil", title, true))).await.unwrap();
    }
    for (text, expected) in
        [("%", vec!["r1"]), ("_", vec!["r2"]), ("O'Brien", vec!["r3"]), ("\\", vec!["r4"]), ("' OR 1=1 --", vec![]), ("合格", vec!["r1"])]
    {
        let filter = ResourceFilter { viewer: "civil".into(), text: Some(text.into()), ..ResourceFilter::default() };
        assert_eq!(ids(&db, &filter).await, expected, "{text}");
    }
}

/// The seed starts two clocks, and with each the job that notes when it is overdue.
async fn jobs_are_leased_once_and_finished_with_their_act(db: Db) {
    db.seed().await;
    let due = db.store.clocks(&store::ClockFilter::default(), 10).await.unwrap().iter().map(|row| row.body.due).max().unwrap();
    let late = due.timestamp_millis() + 1;
    assert!(db.store.lease_jobs(at(30).timestamp_millis(), late, 10).await.unwrap().is_empty(), "not due yet");
    let (waiting, overdue) = db.store.count_jobs(late).await.unwrap();
    assert_eq!((waiting, overdue), (2, 2));
    // Many at once, each job to one of them.
    let lease = || db.store.lease_jobs(late, late + 1_000, 10);
    let (a, b, c) = tokio::join!(lease(), lease(), lease());
    let mut leased: Vec<_> = [a, b, c].into_iter().flat_map(Result::unwrap).collect();
    leased.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(leased.len(), 2, "{leased:?}");
    assert!(leased.iter().all(|job| job.attempts == 1 && job.id == format!("{}:{}", job.kind, job.key)));
    assert!(db.store.lease_jobs(late + 1_000, late + 2_000, 10).await.unwrap().is_empty(), "the lease still holds");
    // A lease that ended gives the work to the next one.
    assert_eq!(db.store.lease_jobs(late + 1_001, late + 9_000, 1).await.unwrap()[0].attempts, 2);
    let finish = |commit: bool| {
        let (store, id) = (db.store.clone(), leased[0].id.clone());
        async move {
            let tx = store.begin().await.unwrap();
            tx.finish_job(&id).await.unwrap();
            if commit {
                tx.commit().await.unwrap()
            }
        }
    };
    finish(false).await;
    assert_eq!(db.store.count_jobs(late).await.unwrap().0, 2, "not committed, not finished");
    finish(true).await;
    assert_eq!(db.store.count_jobs(late).await.unwrap().0, 1);
}

async fn a_text_with_nul_is_no_failure_of_the_machine(db: Db) {
    let found = db.store.resource("a\0b").await;
    assert!(matches!(found, Ok(None) | Err(store::StoreError::Nul)), "{found:?}");
    let kept = db.record(at(0), decision("org.added", org("o\0", "名"))).await;
    assert!(matches!(kept, Ok(_) | Err(store::StoreError::Nul)), "{kept:?}");
}

async fn disputes_are_found_whoever_brought_them(db: Db) {
    let all =
        [("d1", "civil", "police", "r1"), ("d2", "police", "civil", "r1"), ("d3", "civil", "police", "r2"), ("d4", "civil", "tax", "r1")];
    for (minute, (id, claimant, respondent, resource)) in (0..).zip(all) {
        db.record(at(minute), decision("dispute.opened", dispute(id, claimant, respondent, resource))).await.unwrap();
    }
    let tx = db.store.begin().await.unwrap();
    let mut found = tx.disputes_between(&"r1".into(), &"civil".into(), &"police".into()).await.unwrap();
    found.sort_by(|a, b| a.id.cmp(&b.id));
    assert_eq!(found, [dispute("d1", "civil", "police", "r1"), dispute("d2", "police", "civil", "r1")]);
}
