//! Disputes, as far as they differ from other matters.

use super::matter::Desk;
use crate::act::Matter as Act;
use crate::node::Node;
use domain::OrgId;
use domain::dispute::{Dispute, DisputeState, Open, Order, Step};

impl Desk for Dispute {
    async fn opening(_: &Node, id: String, open: Open) -> anyhow::Result<Act> {
        Ok(Act::OpenDispute(id, Box::new(open)))
    }

    fn step(_: &Node, id: String, step: Step) -> anyhow::Result<Act> {
        Ok(Act::Dispute(id, step))
    }

    fn named(&self) -> Vec<OrgId> {
        let mut orgs: Vec<_> = self.records.iter().map(|taken| taken.org.clone()).collect();
        if let DisputeState::Decided { ruling } = &self.state
            && let Order::Assign { org } = &ruling.order
        {
            orgs.push(org.clone());
        }
        orgs
    }
}
