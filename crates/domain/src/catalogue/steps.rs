//! Steps of the review 审定步骤: where the law has several, each is passed by whom it names, in the order of its text.

use super::level::collated_by_another;
use super::publish::four_eyes;
use super::review::{event, under_review};
use super::{Resource, ResourceState};
use crate::source::Known;
use crate::{Context, Decision, PersonId, Refusal};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::{Key, Lawbook};
use serde::{Deserialize, Serialize};

/// A step of the review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReviewStep {
    /// Review by the authority of the department's level 审核.
    Review,
    /// Check and collation 校核.
    Check,
    /// Re-check of the whole 复核.
    Recheck,
}

/// A step that was passed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// The step.
    pub step: ReviewStep,
    /// By whom.
    pub by: PersonId,
    /// When.
    pub at: DateTime<FixedOffset>,
}

impl ReviewStep {
    const ALL: [Self; 3] = [Self::Review, Self::Check, Self::Recheck];

    /// The rule that asks for it.
    pub fn key(self) -> Key {
        match self {
            Self::Review => Key::CatalogueReviewer,
            Self::Check => Key::CatalogueCheck,
            Self::Recheck => Key::CatalogueRecheck,
        }
    }

    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::Review => "审核",
            Self::Check => "校核",
            Self::Recheck => "复核",
        }
    }

    /// Its name for programs, as in its tag.
    pub fn name(self) -> &'static str {
        match self {
            Self::Review => "review",
            Self::Check => "check",
            Self::Recheck => "recheck",
        }
    }

    fn verb(self) -> &'static str {
        match self {
            Self::Review => "catalogue.reviewed",
            Self::Check => "catalogue.checked",
            Self::Recheck => "catalogue.rechecked",
        }
    }

    /// The steps to pass before a catalogue is published. A review that comes last is the publishing itself.
    pub fn before_publishing(law: &Lawbook, on: NaiveDate) -> Vec<Self> {
        let of = |key: &Key| Self::ALL.into_iter().find(|step| step.key() == *key);
        let mut steps: Vec<_> = law.in_text_order(&Self::ALL.map(Self::key), on).iter().filter_map(of).collect();
        if steps.last() == Some(&Self::Review) {
            steps.pop();
        }
        steps
    }

    /// `同级公共数据主管部门审核`: who takes the step, in the words of the law.
    fn told(self, ctx: &Context<'_>) -> String {
        let who = ctx.law.rule(self.key(), ctx.today()).map(|rule| rule.value.to_string());
        format!("{}{}", who.unwrap_or_default(), self.title())
    }
}

impl Resource {
    /// The step that a submitted resource waits for; none where it waits to be published.
    pub fn next_step(&self, law: &Lawbook, on: NaiveDate) -> Option<ReviewStep> {
        let waits = matches!(self.state, ResourceState::Submitted { .. });
        let steps = ReviewStep::before_publishing(law, on).into_iter();
        steps.filter(|_| waits).find(|step| self.passed.iter().all(|passed| passed.step != *step))
    }
}

/// Every step before publishing was passed.
pub(super) fn all_passed(resource: &Resource, ctx: &Context<'_>) -> Result<(), Refusal> {
    resource.next_step(ctx.law, ctx.today()).map_or(Ok(()), |missing| Err(not_yet(missing, ctx)))
}

fn not_yet(missing: ReviewStep, ctx: &Context<'_>) -> Refusal {
    let cite = ctx.law.cite(missing.key(), ctx.today());
    let what = format!("目录尚未经{}", missing.told(ctx));
    Refusal::law("catalogue.step", cite, what, format!("请先{}", missing.title()))
}

/// Passes a step 通过审核、校核、复核.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Pass {
    /// Which.
    pub step: ReviewStep,
}

impl Pass {
    /// Decides. The term for the review runs on until the catalogue is published.
    ///
    /// # Errors
    /// Not under review; by the one who submitted it; an earlier step is missing; no such step by law; at the check, an
    /// item that another collated entry claims to collect too.
    pub fn decide(self, resource: Resource, known: &Known, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        under_review(&resource, ctx)?;
        four_eyes(&resource, ctx)?;
        match resource.next_step(ctx.law, ctx.today()) {
            Some(next) if next == self.step => {}
            Some(next) if !resource.passed.iter().any(|passed| passed.step == self.step) => return Err(not_yet(next, ctx)),
            _ => return Err(Refusal::state("catalogue.no_step", format!("目录不在{}中", self.step.title()), "请刷新后查看目录的最新状态")),
        }
        if self.step == ReviewStep::Check {
            collated_by_another(&resource, known, ctx)?;
        }
        let event = event(self.step.verb(), &resource, ctx, self.step.key());
        let mut resource = resource;
        resource.passed.push(Passed { step: self.step, by: ctx.actor.person.clone(), at: ctx.now });
        let next = resource.next_step(ctx.law, ctx.today()).map_or_else(|| "待发布".to_owned(), |next| format!("待{}", next.told(ctx)));
        Ok(Decision::of(event.note(next), resource))
    }
}
