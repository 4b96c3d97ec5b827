//! The authority orders 督办: by a day it states itself, with an explanation.

use super::{Lapse, Ordered, remind::running};
use crate::decision::Room;
use crate::matter::stated;
use crate::org::{Org, OrgKind};
use crate::paper::{Kind, Paper};
use crate::{Context, Decision, Event, Fault, Matter, Refusal};
use chrono::{Datelike, NaiveDate};
use law::Key;
use serde::{Deserialize, Serialize};

impl Lapse {
    /// The paper by which an order reaches its addressee.
    fn order_paper(&self, order: &Ordered) -> Paper {
        let late = format!("{}，依{}应于 {} 前办理，逾期未办。", self.title(), self.citation, self.due.date_naive());
        let demand = format!("请于 {} 前办结。要求：{}。", order.until, order.demand);
        Paper {
            id: format!("{}:{}", self.id, self.orders.len() + 1).into(),
            number: order.number.clone(),
            kind: Kind::Order,
            case: self.case(),
            from: self.authority.clone(),
            to: self.owner.clone(),
            issued: order.at,
            text: vec![late, demand],
            citation: order.citation.clone(),
            served: None,
        }
    }
}

/// Orders the owner to act 督办.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Order {
    /// By when, at the latest.
    pub until: NaiveDate,
    /// What is demanded.
    #[serde(default)]
    pub demand: String,
}

impl Order {
    /// Most days ahead that an order may set. Not law: a slip of the pen is caught.
    const FARTHEST: i64 = 366;

    /// Decides: numbered within its year. `earlier` is how many orders of the year there are. The statutory clock keeps its
    /// own date.
    ///
    /// # Errors
    /// To all but the authority's reviewer; of the authority itself; of who only follows the law by reference, where that is spared; met or closed; a day that is over or far away; nothing
    /// demanded.
    pub fn decide(self, lapse: Lapse, owner: Option<&Org>, earlier: u64, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        lapse.watched(ctx)?;
        running(&lapse)?;
        spared(owner, ctx)?;
        if lapse.owner == lapse.authority {
            return Err(Refusal::state("oversight.self", "主管部门不能督办自己", "请记明采取的措施，或者请上级主管部门督办"));
        }
        let days = (self.until - ctx.today()).num_days();
        if !(0..=Self::FARTHEST).contains(&days) {
            return Err(Refusal::input(vec![Fault::at("until", "督办的限期须是今天或者以后的一天，一年以内")]));
        }
        let key = lapse.ground_key(ctx).unwrap_or(Key::OversightDaily);
        let demand = stated(&self.demand, "demand", "督办的要求", key, ctx)?;
        let (number, citation) = (format!("{}{}号", Lapse::series(ctx.now.year()), earlier + 1), lapse.ground(ctx));
        let event = Event::new("oversight.ordered", Room::Oversight, lapse.id())
            .note(format!("{number}，限 {} 前办结：{demand}", self.until))
            .under(citation.clone());
        let order = Ordered { number: number.clone(), until: self.until, demand, person: ctx.actor.person.clone(), at: ctx.now, citation };
        let paper = lapse.order_paper(&order);
        let mut orders = lapse.orders.clone();
        orders.push(order);
        Ok(Decision::of(event, Lapse { orders, number: Some(number), ..lapse }).and(paper))
    }
}

/// Who only follows the law by reference is told, not ordered, where the law is read so.
fn spared(owner: Option<&Org>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let key = Key::OversightSparesOutside;
    let Some(owner) = owner.filter(|org| org.kind == OrgKind::Outside && ctx.law.holds(key, ctx.today())) else { return Ok(()) };
    let what = format!("{}参照执行，不对其督办", owner.name);
    Err(Refusal::law("oversight.spared", ctx.law.cite(key, ctx.today()), what, "请记明已通报的情况"))
}
