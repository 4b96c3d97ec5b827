//! Accepting a batch, and recording how it went.

use super::{Batch, BatchState, Counts, Format};
use crate::catalogue::{Resource, graded};
use crate::decision::Room;
use crate::org::Role;
use crate::{BatchId, Context, Decision, Event, Fault, Parties, Refusal};
use law::Key;
use serde::{Deserialize, Serialize};

/// Accepts a file for loading 接收批次.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Accept {
    /// Identifier.
    pub id: BatchId,
    /// File name as sent.
    pub file: String,
    /// SM3 of the file, hex.
    pub digest: String,
}

impl Accept {
    /// Decides.
    ///
    /// # Errors
    /// Another's resource is hidden; nothing in force to load into; an ungraded item; an unknown file format.
    pub fn decide(self, resource: &Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::IntakeConverge, &Parties::of(&resource.org))?;
        graded(resource, ctx)?;
        if resource.published.is_none() {
            return Err(Refusal::law(
                "intake.not_published",
                ctx.law.cite(Key::IntakeConverge, ctx.today()),
                "资源目录尚未发布，不能汇聚数据",
                "请先报送目录，经审定发布后再加载",
            ));
        }
        let Some(format) = Format::of_name(&self.file) else {
            return Err(Refusal::input(vec![Fault::at("file", "只接受 CSV、XLSX、JSON Lines（.jsonl）文件")]));
        };
        let batch = Batch {
            id: self.id,
            resource: resource.id.clone(),
            resource_version: resource.version,
            org: resource.org.clone(),
            officer: ctx.actor.person.clone(),
            file: self.file.chars().take(200).collect(),
            format,
            digest: self.digest,
            accepted: ctx.now,
            state: BatchState::Intended,
        };
        let event = Event::new("intake.accepted", Room::Intake, batch.id.as_str()).under(ctx.law.cite(Key::IntakeConverge, ctx.today()));
        Ok(Decision::of(event, batch))
    }
}

/// How the data plane fared with a batch.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// Committed, wholly.
    Landed {
        /// Counts.
        counts: Counts,
        /// Version of the table it made.
        table_version: u64,
    },
    /// Nothing of it is in the table.
    Failed {
        /// What was wrong.
        why: String,
    },
}

/// Records the outcome; by the node itself.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settle {
    /// The outcome.
    pub outcome: Outcome,
}

impl Settle {
    /// Decides. Settling a settled batch again is refused, so a recovery can't count twice.
    ///
    /// # Errors
    /// Not by the node; already settled.
    pub fn decide(self, batch: Batch, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::Node)?;
        if batch.state != BatchState::Intended {
            return Err(Refusal::state("intake.settled", "批次已有结果", "无需重复处理"));
        }
        let at = ctx.now;
        let (verb, state) = match self.outcome {
            Outcome::Landed { counts, table_version } => ("intake.landed", BatchState::Landed { counts, table_version, at }),
            Outcome::Failed { why } => ("intake.failed", BatchState::Failed { why, at }),
        };
        let event = Event::new(verb, Room::Intake, batch.id.as_str());
        Ok(Decision::of(event, Batch { state, ..batch }))
    }
}
