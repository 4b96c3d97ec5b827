//! A world behind the server's own doors.

pub mod answer;
pub mod calls;
pub mod hub;
pub mod wire;
