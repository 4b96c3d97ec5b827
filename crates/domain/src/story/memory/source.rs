//! Sources in memory.

use super::Memory;
use super::matter::{read, step};
use crate::decision::Room;
use crate::org::Org;
use crate::source::{Assign, Assignment, Known, Step, collected, gaps, held};
use crate::story::source::told_gaps;
use crate::story::{MatterAct, Outcome, Question};
use crate::{Actor, Context, Decision, Event, Refusal};
use chrono::{DateTime, FixedOffset};
use law::Key;

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
            Question::OrgGaps | Question::Tasks => {
                self.answer_org(question, ctx, outcome);
                return Ok(None);
            }
            Question::Held(asked) => {
                let known = Known { org: None, assignments: known, resources };
                outcome.told = held(asked, &known, ctx).iter().map(crate::source::Held::line).collect();
                &[Key::SourceNoResubmit]
            }
        };
        outcome.citations.extend(keys.iter().filter_map(|key| ctx.law.cite(*key, ctx.today())));
        Ok(None)
    }

    /// What is known of the elements of a resource.
    pub(super) fn known(&self, resource: &str) -> Known {
        let resources = self.books.resources.values().cloned().collect::<Vec<_>>();
        let own = resources.iter().find(|one| one.id.as_str() == resource).and_then(|one| self.org(one.org.as_str()));
        Known { org: own, assignments: self.assignments(), resources }
    }

    fn assignments(&self) -> Vec<Assignment> {
        let kept = self.books.matters.iter().filter(|((room, _), _)| *room == Room::Source);
        kept.filter_map(|((_, id), _)| self.books.matter(id).ok()).collect()
    }

    fn org(&self, name: &str) -> Option<Org> {
        self.orgs.get(name).cloned()
    }
}
