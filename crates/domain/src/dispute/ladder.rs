//! The ladder 争议解决的阶梯: its steps in the order of the law, and who takes each.

use crate::{Context, Parties};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A step of the ladder.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The parties negotiate 自行协商.
    Negotiate,
    /// Experts mediate 专家调解.
    Mediate,
    /// The authority coordinates 主管部门协调.
    Coordinate,
    /// The authority confers with other offices 联合会商.
    Consult,
    /// The authority sets out the grounds and its inclined opinion, and submits it 列明理据、提出意见.
    Opinion,
    /// The government decides 报请决定.
    Decide,
}

impl Stage {
    fn read(word: &str) -> Option<Self> {
        serde_json::from_value(word.into()).ok()
    }

    /// What a step of this kind leaves behind, as an event.
    pub(super) fn event(self) -> &'static str {
        match self {
            Self::Negotiate => "dispute.negotiated",
            Self::Mediate => "dispute.mediated",
            Self::Coordinate => "dispute.coordinated",
            Self::Consult => "dispute.consulted",
            Self::Opinion => "dispute.submitted",
            Self::Decide => "dispute.decided",
        }
    }
}

/// Who takes a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Who {
    /// Either party.
    Parties,
    /// The authority, also for the government and others above it or beside it.
    Authority,
}

/// One step as the law in force has it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rung {
    pub stage: Stage,
    /// In the words of the law.
    pub title: String,
    pub who: Who,
    /// The role of the law that takes it.
    pub by: Option<String>,
    /// Offices that take part, as the law names them.
    pub with: Vec<String>,
}

impl Rung {
    fn of(row: &BTreeMap<String, String>, otherwise: Option<&str>) -> Option<Self> {
        let stage = Stage::read(row.get("step")?)?;
        let by = row.get("by").map(String::as_str).or(otherwise);
        let who = if by.is_none_or(Parties::stands_for) { Who::Parties } else { Who::Authority };
        let offices = row.get("with").filter(|_| who == Who::Authority).map(String::as_str).unwrap_or_default();
        Some(Self {
            stage,
            title: row.get("title").cloned().unwrap_or_default(),
            who,
            by: by.map(str::to_owned),
            with: offices.split('、').map(str::trim).filter(|office| !office.is_empty()).map(str::to_owned).collect(),
        })
    }

    fn usual(stage: Stage, title: &str, who: Who) -> Self {
        Self { stage, title: title.to_owned(), who, by: None, with: Vec::new() }
    }

    /// Whether what is recorded was done by the government: then it has a document.
    pub(super) fn governs(&self) -> bool {
        matches!(self.by.as_deref(), Some("government" | "provincial_government"))
    }
}

/// The ladder in force. Where no law has one, the service lets the parties negotiate and the authority coordinate.
pub(super) fn ladder(ctx: &Context<'_>) -> Vec<Rung> {
    let rule = ctx.law.rule(Key::DisputeLadder, ctx.today());
    let otherwise = rule.and_then(|rule| rule.by.as_deref());
    let rungs: Vec<_> = ctx.law.table(Key::DisputeLadder, ctx.today()).iter().filter_map(|row| Rung::of(row, otherwise)).collect();
    if !rungs.is_empty() {
        return rungs;
    }
    vec![Rung::usual(Stage::Negotiate, "自行协商", Who::Parties), Rung::usual(Stage::Coordinate, "主管部门协调", Who::Authority)]
}
