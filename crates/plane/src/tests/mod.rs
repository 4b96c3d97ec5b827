//! Stories of whole batches.

mod crash;
mod divisions;
mod formats;
mod messages;
mod protocol;
mod quarantine;
mod reads;
mod scale;
mod sealing;
mod support;
