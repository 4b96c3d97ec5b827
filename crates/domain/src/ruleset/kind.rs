//! Kinds of rule sets, and who makes them.

use crate::{Context, region};
use law::Key;
use serde::{Deserialize, Serialize};

/// Kinds of rule sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RulesetKind {
    /// The guide for compiling 编制指南.
    Guide,
    /// What a level below adds to a guide made above it 本级增补的编目内容.
    GuideLocal,
    /// The rules of classes and grades 分类分级规则.
    Grading,
    /// What a level below adds to rules made above it 本级增补的分类分级规则.
    GradingLocal,
    /// A department's rules for its own data 部门分类分级细则.
    Detail,
}

impl RulesetKind {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Guide, Self::GuideLocal, Self::Grading, Self::GradingLocal, Self::Detail];

    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Guide => "编制指南",
            Self::GuideLocal => "本级增补的编目内容",
            Self::Grading => "分类分级规则",
            Self::GradingLocal => "本级增补的分类分级规则",
            Self::Detail => "部门分类分级细则",
        }
    }

    /// The rule under which it is made.
    pub fn key(self) -> Key {
        match self {
            Self::Guide | Self::GuideLocal => Key::CatalogueGuide,
            Self::Grading => Key::CatalogueGrading,
            Self::GradingLocal => Key::CatalogueGradingLocal,
            Self::Detail => Key::CatalogueGradingSector,
        }
    }

    /// What it adds to or follows.
    pub fn above(self) -> Option<Self> {
        match self {
            Self::GuideLocal => Some(Self::Guide),
            Self::GradingLocal | Self::Detail => Some(Self::Grading),
            Self::Guide | Self::Grading => None,
        }
    }

    /// Whether it lists fields of entries.
    pub fn has_fields(self) -> bool {
        matches!(self, Self::Guide | Self::GuideLocal)
    }

    /// Whether the law has it: a department's detail only where the law asks that of departments.
    pub fn provided(self, ctx: &Context<'_>) -> bool {
        let Some(rule) = ctx.law.rule(self.key(), ctx.today()) else { return false };
        self != Self::Detail || rule.by.as_deref() == Some("department")
    }

    /// Whether it is made at the level of a region; a supplement is made below what it adds to.
    pub fn made_at(self, region: &str, ctx: &Context<'_>) -> bool {
        let base = self.above().filter(|_| self != Self::Detail);
        match base {
            Some(base) => !base.made_at(region, ctx) && self.by_level(region, ctx),
            None => self.by_level(region, ctx),
        }
    }

    fn by_level(self, region: &str, ctx: &Context<'_>) -> bool {
        // What a level adds to the guide has no rule of its own: only that the guide is made above says who.
        let by = ctx.law.rule(self.key(), ctx.today()).and_then(|rule| rule.by.as_deref()).filter(|_| self != Self::GuideLocal);
        match by {
            Some("provincial_authority") => region::same(region, &region::province(region)),
            Some("city_authority") => region::same(region, &region::city(region)) && !region::same(region, &region::province(region)),
            _ => true,
        }
    }
}
