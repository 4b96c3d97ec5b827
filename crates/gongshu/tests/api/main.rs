//! The hub over HTTP: in this process on both databases, and as a process of its own that is killed and starved.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

#[path = "../support/mod.rs"]
mod support;

mod calendar;
mod calls;
mod catalogue;
mod correction;
mod crash;
mod entry;
mod evidence;
mod input;
mod intake;
mod large;
mod law;
mod lists;
mod org;
mod oversight;
mod routes;
mod sessions;
mod sharing;
mod usage;
mod verify;

/// Runs each test on a hub of its own on both databases.
macro_rules! on_both {
    ($($test:ident),* $(,)?) => {
        mod sqlite {
            $(#[tokio::test(flavor = "multi_thread")] async fn $test() {
                super::$test($crate::support::Hub::sqlite().await).await;
            })*
        }
        mod postgres {
            $(#[tokio::test(flavor = "multi_thread")] async fn $test() {
                if let Some(hub) = $crate::support::Hub::postgres(stringify!($test)).await {
                    super::$test(hub).await;
                }
            })*
        }
    };
}
pub(crate) use on_both;
