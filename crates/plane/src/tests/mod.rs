//! Stories of whole batches.

mod crash;
mod divisions;
mod formats;
mod messages;
mod oracle;
mod protocol;
mod quarantine;
mod reads;
mod scale;
mod sealing;
mod support;
