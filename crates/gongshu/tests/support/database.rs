//! A PostgreSQL database of a test's own, and a way behind the hub's back.

use sea_orm::{ConnectionTrait, Database};

/// The URL of a new database on the server of `GONGSHU_TEST_POSTGRES`.
pub async fn postgres(test: &str) -> Option<String> {
    let Ok(server) = std::env::var("GONGSHU_TEST_POSTGRES") else {
        println!("SKIPPED: {test} on PostgreSQL: GONGSHU_TEST_POSTGRES is not set (tools/postgres.sh start)");
        return None;
    };
    let name = format!("hub_{}", uuid::Uuid::now_v7().simple());
    sql(&server, &format!("CREATE DATABASE {name} TEMPLATE template0")).await;
    let (base, _) = server.rsplit_once('/').unwrap();
    Some(format!("{base}/{name}"))
}

/// Runs a statement; answers how many rows it touched.
pub async fn sql(url: &str, statement: &str) -> u64 {
    let db = Database::connect(url).await.unwrap();
    let touched = db.execute_unprepared(statement).await.unwrap_or_else(|e| panic!("{statement}: {e}")).rows_affected();
    db.close().await.unwrap();
    touched
}
