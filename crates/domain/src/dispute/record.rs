//! A step of the ladder is taken: what each leaves in writing before the next may begin.

use super::ladder::{Rung, Who, ladder};
use super::{Dispute, DisputeState, Stage, Taken};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::matter::{MAX_TEXT, Matter, brief};
use crate::{Context, Decision, Event, Fault, OrgId, Refusal};
use serde::{Deserialize, Serialize};

/// Most participants of one step.
const MAX_PARTICIPANTS: usize = 50;

/// What came of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The parties agree 达成一致.
    Settled,
    /// They don't: the next step follows 未达成一致.
    Failed,
}

/// What one party says: its position, its answer to a proposal, or its grounds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Position {
    /// The party.
    pub org: OrgId,
    /// In its words.
    pub text: String,
}

/// Records the step at hand 记录一步.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// Which step.
    pub step: Stage,
    /// What came of it.
    pub outcome: Outcome,
    /// What the parties say.
    #[serde(default)]
    pub positions: Vec<Position>,
    /// Who took part besides the parties.
    #[serde(default)]
    pub participants: Vec<String>,
    /// The agreement, the proposal, the minutes or the opinion.
    #[serde(default)]
    pub text: String,
    /// Number of its document.
    #[serde(default)]
    pub document: String,
}

impl Record {
    /// Decides: settled, the dispute is over; failed, it waits for the next step of the ladder. Once only opinion or
    /// decision are left, the clock of submitting starts.
    ///
    /// # Errors
    /// Another's is hidden; over; not the step at hand; not by whom the ladder says, or not here; something is missing.
    pub fn decide(self, matter: Dispute, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let ladder = ladder(ctx);
        let rung = matter.must_wait(&ladder, ctx)?;
        self.at_hand(&matter, rung, &ladder, ctx)?;
        matter.must_take(rung, ctx)?;
        let record = self.sound(&matter)?;
        record.complete(&matter, rung, ctx)?;
        let settled = record.outcome == Outcome::Settled;
        if settled && rung.who == Who::Parties && ctx.actor.org != matter.claimant {
            return Err(Refusal::state("dispute.settled_by", "达成一致由提出争议的一方记录", "请提出争议的一方记录协商结果"));
        }
        let next = ladder.iter().skip_while(|known| known.stage != rung.stage).nth(1);
        let event =
            Event::new(rung.stage.event(), Room::Dispute, matter.id()).under(matter.article(rung.stage, ctx)).note(record.text.clone());
        let clocks = if settled { vec![matter.met()] } else { matter.clocks_between(rung, next, ctx) };
        let state = match next {
            _ if settled => DisputeState::Settled { at: ctx.now },
            Some(next) => DisputeState::at(next.stage),
            None => DisputeState::at(rung.stage), // the law knows no further step: it may be tried again
        };
        let mut records = matter.records.clone();
        records.push(Taken { record, at: ctx.now, by: ctx.actor.person.clone(), org: ctx.actor.org.clone() });
        Ok(Decision::of(event, Dispute { state, records, ..matter }).clocks(clocks))
    }

    /// No step is skipped, and none is taken twice.
    fn at_hand(&self, matter: &Dispute, rung: &Rung, ladder: &[Rung], ctx: &Context<'_>) -> Result<(), Refusal> {
        if self.step == rung.stage {
            return match rung.stage {
                Stage::Decide => Err(Refusal::state("dispute.decide", "这一步是决定", "请登记决定")),
                _ => Ok(()),
            };
        }
        let mut later = ladder.iter().skip_while(|known| known.stage != rung.stage);
        match later.find(|known| known.stage == self.step) {
            Some(wanted) => Err(matter.too_early(rung, &wanted.title, ctx)),
            None => Err(Refusal::state("dispute.step", "这一步已经办过，或者法律没有规定", format!("现在的一步是：{}", rung.title))),
        }
    }

    /// Trimmed, of the parties alone, and not too long.
    fn sound(self, matter: &Dispute) -> Result<Self, Refusal> {
        let positions: Vec<_> = self.positions.into_iter().map(|one| Position { text: one.text.trim().to_owned(), ..one }).collect();
        let participants: Vec<_> = self.participants.iter().map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()).collect();
        let mut faults = Vec::new();
        for (n, one) in positions.iter().enumerate() {
            let twice = positions.iter().take(n).any(|before| before.org == one.org);
            if twice || !matter.party(&one.org) || one.text.chars().count() > MAX_TEXT {
                faults.push(Fault::at(format!("positions[{n}]"), format!("争议双方各写一份意见，最多 {MAX_TEXT} 字")));
            }
        }
        if participants.len() > MAX_PARTICIPANTS || participants.iter().any(|name| name.chars().count() > 100) {
            faults.push(Fault::at("participants", format!("参加单位最多 {MAX_PARTICIPANTS} 个，名称最多 100 字")));
        }
        if !faults.is_empty() {
            return Err(Refusal::input(faults));
        }
        let (text, document) = (brief(&self.text, "text", "内容")?, brief(&self.document, "document", "文号")?);
        Ok(Self { positions, participants, text, document, ..self })
    }

    /// Everything the step leaves in writing is there.
    fn complete(&self, matter: &Dispute, rung: &Rung, ctx: &Context<'_>) -> Result<(), Refusal> {
        let mut lacks = self.lacks(matter, ctx);
        let missing = |office: &&String| !self.participants.iter().any(|name| name.contains(office.as_str()));
        lacks.extend(rung.with.iter().filter(missing).map(|office| ("participants", format!("{office}参加"))));
        if rung.governs() && self.document.is_empty() {
            lacks.push(("document", "文号".into()));
        }
        if lacks.is_empty() {
            return Ok(());
        }
        let titles: Vec<_> = lacks.iter().map(|(_, what)| what.as_str()).collect();
        let message = format!("“{}”的记录缺少：{}", rung.title, titles.join("、"));
        let faults = lacks.iter().map(|(place, what)| Fault::at(*place, format!("请写明{what}"))).collect();
        Err(Refusal::law("dispute.record", matter.article(rung.stage, ctx), message, "请补齐记录后再提交").with_faults(faults))
    }

    fn lacks(&self, matter: &Dispute, ctx: &Context<'_>) -> Vec<(&'static str, String)> {
        let says = |org: &OrgId| self.positions.iter().any(|one| one.org == *org && !one.text.is_empty());
        let both = says(&matter.claimant) && says(&matter.respondent);
        let told = !self.text.is_empty();
        // Whether the parties' words are there, what they are called, and what the text is called.
        let (spoken, positions, text) = match (self.step, self.outcome) {
            // One side may have kept silent; then that is noted.
            (Stage::Negotiate, Outcome::Failed) => (both || (told && says(&ctx.actor.org)), "双方的意见，或者对方没有回应的情况", None),
            (Stage::Negotiate, Outcome::Settled) => (both, "双方的意见", Some("达成一致的内容")),
            (Stage::Mediate, _) => (both, "各方的答复", Some("调解方案")),
            (Stage::Coordinate, _) => (both, "各方的答复", Some("协调方案")),
            (Stage::Consult, _) => (true, "", Some("会商纪要")),
            (Stage::Opinion | Stage::Decide, _) => (both, "各方的理据", Some("倾向性意见")),
        };
        let text = text.filter(|_| !told).map(|what| ("text", what.to_owned()));
        let positions = (!spoken).then(|| ("positions", positions.to_owned()));
        text.into_iter().chain(positions).collect()
    }
}

impl Dispute {
    /// The clock of submitting: it starts when only opinion or decision are left, and is met by the opinion.
    fn clocks_between(&self, rung: &Rung, next: Option<&Rung>, ctx: &Context<'_>) -> Vec<ClockStep> {
        let last = |stage| matches!(stage, Stage::Opinion | Stage::Decide);
        match next {
            _ if last(rung.stage) => vec![self.met()],
            Some(next) if last(next.stage) => ClockStep::starting(ctx, "dispute.unresolved", &Self::CLOCKS, &self.case(), &self.parties()),
            _ => Vec::new(),
        }
    }
}
