//! Edits behind the hub's back are found, and named by table and row.

use crate::support::*;
use domain::catalogue::Resource;

crate::on_both!(
    an_honest_store_passes,
    an_edited_body_is_found,
    every_edited_column_is_found,
    an_edited_version_is_found,
    a_deleted_row_is_found,
    an_inserted_row_is_found,
    a_deleted_leaf_is_found,
    every_edited_column_of_an_act_is_found,
    an_edited_index_of_a_leaf_is_found,
    an_older_state_put_back_is_found,
);

/// Each aggregate's table, a row of it, and the columns derived from its body.
const TABLES: &[(&str, &str, &[&str])] = &[
    ("org", "org-1", &["name", "kind"]),
    ("person", "person-1", &["login", "org"]),
    ("client", "client-1", &["org"]),
    ("catalogue", "resource-1", &["org", "state", "title", "share_type", "published"]),
    ("intake", "batch-1", &["resource", "org", "digest", "state"]),
    ("sharing", "request-1", &["resource", "source", "applicant", "state"]),
    ("grants", "grant-1", &["request", "resource", "consumer", "state", "until"]),
    ("clock", "", &["key", "room", "case_id", "owner", "started", "due", "met"]),
];

async fn faults(db: &Db) -> Vec<(String, String)> {
    db.store.audit().await.unwrap().faults.into_iter().map(|fault| (fault.place, fault.what)).collect()
}

/// Where a table's row is; of clocks, the one still running.
fn row(table: &str, id: &str) -> String {
    if table == "clock" { "met IS NULL".into() } else { format!("id = '{id}'") }
}

/// The one fault, whose place must name the table and the row.
async fn the_fault(db: &Db, table: &str, id: &str) -> String {
    let found = faults(db).await;
    assert_eq!(found.len(), 1, "{table}: {found:?}");
    assert!(found[0].0.starts_with(table) && found[0].0.contains(id), "{table} {id}: {found:?}");
    found[0].1.clone()
}

async fn an_honest_store_passes(db: Db) {
    db.seed().await;
    let report = db.store.audit().await.unwrap();
    assert_eq!(report.faults, []);
    assert_eq!((report.leaves, report.rows), (9, 9));
}

async fn an_edited_body_is_found(db: Db) {
    db.seed().await;
    for (table, id, _) in TABLES {
        let wheres = row(table, id);
        assert_eq!(db.sql(&format!("UPDATE {table} SET body = body || ' ' WHERE {wheres}")).await, 1, "{table}");
        assert!(the_fault(&db, table, id).await.contains("摘要"), "{table}");
        db.sql(&format!("UPDATE {table} SET body = trim(body) WHERE {wheres}")).await;
    }
    assert_eq!(faults(&db).await, []);
}

async fn every_edited_column_is_found(db: Db) {
    db.seed().await;
    for (table, id, columns) in TABLES {
        for column in *columns {
            let (set, undo) = match *column {
                "published" => ("NOT published".to_owned(), "NOT published".to_owned()),
                "started" | "due" => (format!("{column} + 1"), format!("{column} - 1")),
                "met" => ("due".into(), "NULL".into()),
                _ => (format!("{column} || 'x'"), format!("substr({column}, 1, length({column}) - 1)")),
            };
            // The clock's own row must be found again after `met` is set.
            let wheres = if *table == "clock" { "body LIKE '%sharing.deliver%'".to_owned() } else { row(table, id) };
            assert_eq!(db.sql(&format!("UPDATE {table} SET {column} = {set} WHERE {wheres}")).await, 1, "{table}.{column}");
            let what = the_fault(&db, table, id).await;
            assert!(what.contains(column), "{table}.{column}: {what}");
            db.sql(&format!("UPDATE {table} SET {column} = {undo} WHERE {wheres}")).await;
            assert_eq!(faults(&db).await, [], "{table}.{column} put right");
        }
    }
}

async fn an_edited_version_is_found(db: Db) {
    db.seed().await;
    for (table, id, _) in TABLES {
        let wheres = row(table, id);
        db.sql(&format!("UPDATE {table} SET version = version + 1 WHERE {wheres}")).await;
        assert!(the_fault(&db, table, id).await.contains("版本"), "{table}");
        db.sql(&format!("UPDATE {table} SET version = version - 1 WHERE {wheres}")).await;
    }
    assert_eq!(faults(&db).await, []);
}

async fn a_deleted_row_is_found(db: Db) {
    db.seed().await;
    for (n, (table, id, _)) in TABLES.iter().enumerate() {
        assert_eq!(db.sql(&format!("DELETE FROM {table} WHERE {}", row(table, id))).await, 1);
        let found = faults(&db).await;
        assert_eq!(found.len(), n + 1, "{found:?}");
        let named = found.iter().any(|(place, what)| place.starts_with(table) && place.contains(id) && what.contains("不存在"));
        assert!(named, "{table}: {found:?}");
    }
}

async fn an_inserted_row_is_found(db: Db) {
    db.seed().await;
    for (table, id, columns) in TABLES {
        let rest = columns.join(", ");
        // Under another identifier; unique columns get other values.
        let values: Vec<_> = columns
            .iter()
            .map(|column| match *column {
                "login" | "digest" | "case_id" => format!("{column} || 'y'"),
                other => other.to_owned(),
            })
            .collect();
        let copy = format!(
            "INSERT INTO {table} (id, version, body, {rest}) SELECT id || '-forged', version, body, {} FROM {table} WHERE {}",
            values.join(", "),
            row(table, id)
        );
        assert_eq!(db.sql(&copy).await, 1, "{table}");
        assert!(the_fault(&db, table, "-forged").await.contains("存证中没有"), "{table}");
        db.sql(&format!("DELETE FROM {table} WHERE id LIKE '%-forged'")).await;
    }
}

async fn a_deleted_leaf_is_found(db: Db) {
    db.seed().await;
    db.sql("DELETE FROM acts WHERE idx = 3").await;
    let found = faults(&db).await;
    assert!(found.iter().any(|(place, what)| place == "acts 3" && what.contains('4')), "{found:?}");
    assert!(found.iter().any(|(place, _)| place == "catalogue resource-1"), "{found:?}");
}

/// Body, columns and version as they once were, digest and all.
async fn an_older_state_put_back_is_found(db: Db) {
    db.seed().await;
    let old: Resource = db.store.resource("resource-1").await.unwrap().unwrap().body;
    db.sql("CREATE TABLE kept AS SELECT * FROM catalogue WHERE id = 'resource-1'").await;
    let newer = resource("resource-1", "police", "户籍登记（修订）", true);
    db.record(at(50), decision("catalogue.published", newer)).await.unwrap();
    assert_eq!(faults(&db).await, []);
    db.sql("DELETE FROM catalogue WHERE id = 'resource-1'").await;
    let columns = "id, version, body, org, state, title, share_type, published";
    db.sql(&format!("INSERT INTO catalogue ({columns}) SELECT {columns} FROM kept")).await;
    assert_eq!(db.store.resource("resource-1").await.unwrap().unwrap().body, old);
    assert!(the_fault(&db, "catalogue", "resource-1").await.contains("版本应为 2"));
}

/// Acts are listed by their columns: hidden behind another organization, they would not be seen.
async fn every_edited_column_of_an_act_is_found(db: Db) {
    db.seed().await;
    for column in ["at", "verb", "room", "case_id", "person", "org", "refused"] {
        let (set, undo) = match column {
            "refused" => ("NOT refused".to_owned(), "NOT refused".to_owned()),
            "at" => ("at + 1".into(), "at - 1".into()),
            _ => (format!("{column} || 'x'"), format!("substr({column}, 1, length({column}) - 1)")),
        };
        assert_eq!(db.sql(&format!("UPDATE acts SET {column} = {set} WHERE idx = 3")).await, 1);
        assert!(the_fault(&db, "acts", "3").await.contains(column), "{column}");
        db.sql(&format!("UPDATE acts SET {column} = {undo} WHERE idx = 3")).await;
        assert_eq!(faults(&db).await, [], "{column} put right");
    }
}

/// Neither hidden nor a way to keep the audit reading for ever.
async fn an_edited_index_of_a_leaf_is_found(db: Db) {
    db.seed().await;
    assert_eq!(db.sql("UPDATE acts SET leaf = replace(leaf, '\"index\":8', '\"index\":2') WHERE idx = 8").await, 1);
    assert!(the_fault(&db, "acts", "8").await.contains("idx"));
    db.sql("UPDATE acts SET leaf = 'no leaf' WHERE idx = 8").await;
    let found = faults(&db).await;
    assert!(found.iter().any(|(place, what)| place == "acts 8" && what.contains("无法解读")), "{found:?}");
}
