//! Sources in memory.

use super::Memory;
use super::matter::{read, step};
use crate::catalogue::{Due, Progress, due, progress, ratios, supervising};
use crate::collect::{shares, unused};
use crate::decision::Room;
use crate::dispute::escalated;
use crate::org::Org;
use crate::ruleset::{behind, without};
use crate::source::{Assign, Assignment, Known, Step, collected, gaps, held};
use crate::story::collect::UNUSED_DAYS;
use crate::story::source::told_gaps;
use crate::story::{MatterAct, Outcome, Question};
use crate::wording::Word;
use crate::{Actor, Context, Decision, Event, Refusal};
use chrono::{DateTime, FixedOffset};
use law::Key;

/// Months between two looks at an entry, as nodes have them unless told otherwise. Not law.
const MONTHS: u32 = 12;

impl Memory {
    pub(super) fn source(&self, act: &MatterAct, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let known = self.assignments();
        if act.verb == "open" {
            let open: Assign = read(act.body.clone())?;
            let org = self.org(open.org.as_str()).ok_or_else(Refusal::hidden)?;
            return open.decide(act.name.as_str().into(), &org, &known, ctx);
        }
        let assignment: Assignment = self.books.matter(&act.name)?;
        match step::<Assignment>(act)? {
            Step::Confirm(step) => step.decide(assignment, &known, ctx),
            Step::Joint(step) => step.decide(assignment, ctx),
            Step::Register(step) => step.decide(assignment, ctx),
            Step::End(step) => step.decide(assignment, ctx),
        }
    }

    /// Answers a question; nothing is recorded.
    pub(super) fn answer(
        &self,
        by: &Actor,
        question: &Question,
        at: DateTime<FixedOffset>,
        outcome: &mut Outcome,
    ) -> Result<Option<Event>, Refusal> {
        match question {
            Question::Open => self.open_list(by, at, outcome),
            Question::Record(org, span) => self.record_of(by, (org, *span), at, outcome),
            Question::Crossings => self.crossings(by, at, outcome),
            _ => return self.answer_of_sources(by, question, at, outcome),
        }
        Ok(None)
    }

    fn answer_of_sources(
        &self,
        by: &Actor,
        question: &Question,
        at: DateTime<FixedOffset>,
        outcome: &mut Outcome,
    ) -> Result<Option<Event>, Refusal> {
        let ctx = &self.context(by, at);
        let (known, resources) = (self.assignments(), self.books.resources.values().cloned().collect::<Vec<_>>());
        let keys: &[Key] = match question {
            Question::Gaps => {
                let gaps = gaps(&known, ctx.law, ctx.today());
                outcome.told = told_gaps(&gaps);
                outcome.citations.extend(gaps.into_iter().map(|gap| gap.citation));
                &[Key::SourceSingle]
            }
            Question::Collected => {
                outcome.told = collected(&resources, &known, None, ctx).iter().map(crate::source::Collected::line).collect();
                &[Key::SourceCollectionList]
            }
            Question::Unused => {
                outcome.told = unused(&self.books.all(), UNUSED_DAYS, ctx.today()).iter().map(crate::collect::Unused::line).collect();
                &[Key::SourcePrinciples]
            }
            Question::Digitised => {
                let shares = shares(&self.books.all());
                outcome.told = shares.iter().flat_map(|share| share.lines(share.org.as_str())).collect();
                &[Key::SourceDigital]
            }
            Question::Traced(element) => {
                let joint = known.iter().find(|one| one.in_force() && one.element == *element).and_then(|one| one.joint.as_ref());
                let lines = joint.map(crate::source::Joint::traced).unwrap_or_default();
                outcome.told = lines.iter().map(|line| line.line(|org| org.0.clone())).collect();
                &[Key::SourceJointRegister]
            }
            Question::Due(kind) => {
                outcome.told = due(*kind, &resources, MONTHS, ctx.law, ctx.today()).iter().map(Due::line).collect();
                &[kind.key()]
            }
            Question::Types => {
                outcome.told = ratios(&resources, ctx.law, ctx.today()).iter().map(|one| format!("{}：{}", one.org, one.line())).collect();
                &[Key::SharingPrinciple]
            }
            Question::Grading => {
                let within: Vec<_> = self.orgs.values().cloned().collect();
                let region = self.org(by.org.as_str()).map_or(String::new(), |org| org.region);
                outcome.told = progress(&resources, &within, &region).iter().map(Progress::line).collect();
                &[supervising(&region)]
            }
            Question::Regrading => {
                let found = behind(&resources, &self.books.all(), ctx);
                outcome.told = found.iter().map(|one| one.line()).collect();
                &[Key::CatalogueGradingFollow]
            }
            Question::Escalated => {
                outcome.told = escalated(&self.books.all(), ctx).iter().map(crate::dispute::Escalated::line).collect();
                &[Key::OrgCoordinate]
            }
            Question::WithoutDetail => {
                let orgs: Vec<_> = self.orgs.values().cloned().collect();
                let found = without(&orgs, &self.books.all(), ctx);
                outcome.told = found.iter().map(|one| one.line()).collect();
                &[Key::CatalogueGradingSector]
            }
            Question::Words => {
                let words = Word::all(ctx.law, ctx.today());
                outcome.told = words.iter().map(Word::line).collect();
                outcome.citations.extend(words.into_iter().map(|word| word.citation));
                &[]
            }
            Question::Catalogue(inquiry) => {
                let (told, citations) = self.inquire(inquiry, ctx)?;
                outcome.told = told;
                outcome.citations.extend(citations);
                &[]
            }
            Question::OrgGaps | Question::Tasks => {
                self.answer_org(question, ctx, outcome);
                return Ok(None);
            }
            Question::Held(asked) => {
                let known = Known { assignments: known, resources, ..Known::default() };
                outcome.told = held(asked, &known, ctx).iter().map(crate::source::Held::line).collect();
                &[Key::SourceNoResubmit]
            }
            _ => &[],
        };
        outcome.citations.extend(keys.iter().filter_map(|key| ctx.law.cite(*key, ctx.today())));
        Ok(None)
    }

    /// What is known of the elements of a resource.
    pub(super) fn known(&self, resource: &str) -> Known {
        let resources = self.books.resources.values().cloned().collect::<Vec<_>>();
        let own = resources.iter().find(|one| one.id.as_str() == resource).and_then(|one| self.org(one.org.as_str()));
        let institutions = self.orgs.values().filter(|org| org.ended.is_none()).map(|org| org.name.clone()).collect();
        let (standards, rulesets, consents) = (self.books.all(), self.books.all(), self.books.all());
        Known { org: own, assignments: self.assignments(), resources, standards, institutions, rulesets, consents }
    }

    pub(super) fn assignments(&self) -> Vec<Assignment> {
        let kept = self.books.matters.iter().filter(|((room, _), _)| *room == Room::Source);
        kept.filter_map(|((_, id), _)| self.books.matter(id).ok()).collect()
    }

    pub(super) fn org(&self, name: &str) -> Option<Org> {
        self.orgs.get(name).cloned()
    }
}
