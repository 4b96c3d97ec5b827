//! The store on both databases: every test runs on SQLite and on PostgreSQL.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

mod audit;
mod record;
mod support;
mod tables;

/// Runs each test on both databases.
macro_rules! on_both {
    ($($(#[$doc:meta])* $test:ident),* $(,)?) => {
        mod sqlite {
            $($(#[$doc])* #[tokio::test(flavor = "multi_thread")] async fn $test() {
                super::$test($crate::support::Db::sqlite().await).await;
            })*
        }
        mod postgres {
            $($(#[$doc])* #[tokio::test(flavor = "multi_thread")] async fn $test() {
                if let Some(db) = $crate::support::Db::postgres(stringify!($test)).await {
                    super::$test(db).await;
                }
            })*
        }
    };
}
pub(crate) use on_both;
