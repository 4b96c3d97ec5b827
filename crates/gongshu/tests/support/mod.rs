//! What the tests share: a node in this process or in one of its own, a city to work in, files to load.
#![allow(dead_code)]

pub mod city;
pub mod data;
pub mod database;
pub mod evidence;
pub mod hub;
pub mod server;

pub use city::*;
pub use data::*;
pub use hub::Hub;
