//! Accepting a batch, and recording how it went.

use super::{Batch, BatchState, Counts, Format};
use crate::catalogue::{Contract, Resource, Secrecy, excluded, graded};
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
    /// What the sender declares of secrets in it, or what was found; nothing said is that there are none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secrecy: Option<Secrecy>,
}

impl Accept {
    /// Decides.
    ///
    /// # Errors
    /// Another's resource is hidden; nothing in force to load into; an ungraded item; an unknown file format.
    pub fn decide(self, resource: &Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.must_owe(Key::IntakeConverge, &Parties::of(&resource.org))?;
        if let Some(secret) = self.secrecy.filter(|secrecy| *secrecy != Secrecy::Clear) {
            return Err(excluded(secret, ctx));
        }
        graded(resource, ctx)?;
        let contract = resource.published.as_ref().unwrap_or(&resource.draft);
        if !contract.is_digital(ctx.law, ctx.today()) {
            let remedy = "请先电子化，再把数据形式改为电子、编入数据项";
            return Err(Refusal::state("intake.not_digitised", "目录的数据形式不是电子的，尚不能加载", remedy));
        }
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
        format_as_catalogued(contract, format, ctx)?;
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

/// A file comes in the format that the catalogue names, where it names one of ours.
fn format_as_catalogued(contract: &Contract, format: Format, ctx: &Context<'_>) -> Result<(), Refusal> {
    let stated = contract.fields.get(Contract::FORMAT).map_or("", |text| text.trim());
    let Some(wanted) = Format::named(stated).filter(|wanted| *wanted != format) else { return Ok(()) };
    let what = format!("目录的格式为{}，文件是{}", wanted.title(), format.title());
    let own = ctx.law.table(Key::CatalogueGuideFields, ctx.today());
    let listed = own.iter().any(|row| row.get("field").is_some_and(|field| field == Contract::FORMAT));
    let key = if listed { Key::CatalogueGuideFields } else { Key::CatalogueFields };
    let remedy = "请按目录的格式提供文件，或者先修改目录";
    Err(Refusal::law("intake.format", ctx.law.cite(key, ctx.today()), what, remedy))
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
