//! Stories 案例: `cases/<room>/*.case`, dated lines that an official can read, run at more than one height.
//!
//! [`read`] turns a file into typed steps and expectations, or into [`Mistake`]s that name file and line.
//! Whoever can play a step implements [`World`]; [`run`] plays the story there and compares. The grammar is
//! described in `cases/README.md`.

mod act;
mod action;
mod cast;
mod check;
mod cite;
mod collect;
mod correction;
mod demand;
mod dispute;
mod expect;
mod header;
mod holidays;
mod lists;
mod matter;
mod memory;
mod mistake;
mod moot;
mod options;
mod org;
mod oversight;
mod reader;
mod ruleset;
mod run;
mod source;
mod special;
mod usage;
mod words;

pub use act::{Act, Case, MatterAct, OrgAct, Step, Subject};
pub use cast::{Cast, Declared, Draft, Stage, filled};
pub use cite::Cite;
pub use expect::Expect;
pub use lists::Inquiry;
pub use memory::{Books, Memory};
pub use mistake::Mistake;
pub use moot::{Tried, try_mutants};
pub use org::told_org_gaps;
pub use reader::{Line, Story, read};
pub use run::{Consulted, Failure, Outcome, Running, World, run};
pub use source::{Question, told_gaps};
pub use words::{RECORD, held};
