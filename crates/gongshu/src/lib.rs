//! The hub's binary: two doors ([`act`] changes, [`call`] reads data), and the faces before them.
#![cfg_attr(test, allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing))]

pub mod act;
pub mod api;
pub mod assets;
pub mod call;
pub mod calls_log;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod jobs;
pub mod keys;
pub mod node;
pub mod router;
pub mod secrets;
pub mod statutes;
pub mod verify;
