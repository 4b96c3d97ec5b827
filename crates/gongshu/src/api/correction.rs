//! Corrections and their notices, as far as they differ from other matters.

use super::matter::Desk;
use crate::act::Matter as Act;
use crate::node::Node;
use crate::secrets;
use domain::correction::{Claim, Correction, Notice, NoticeStep, Open, Step};

impl Desk for Correction {
    fn opening(node: &Node, id: String, open: Open) -> anyhow::Result<Act> {
        let subject = secrets::subjects(node, &open.claim.key)?;
        let sealed = Some(secrets::sealed(node, open.claim.clone())?);
        Ok(Act::OpenCorrection(id, Box::new(Open { sealed, subject, ..open })))
    }

    fn step(id: String, step: Step) -> Act {
        Act::Correction(id, step)
    }

    fn shown(self, node: &Node) -> anyhow::Result<Self> {
        // The hashes serve the hub alone.
        Ok(Self { claim: secrets::opened(node, self.claim)?, subject: Vec::new(), ..self })
    }
}

impl Desk for Notice {
    fn opening(_: &Node, _: String, open: domain::correction::Never) -> anyhow::Result<Act> {
        match open {}
    }

    fn step(id: String, step: NoticeStep) -> Act {
        Act::Notice(id, step)
    }

    fn shown(self, node: &Node) -> anyhow::Result<Self> {
        let key = secrets::opened(node, Claim { key: self.key, ..Claim::default() })?.key;
        Ok(Self { key, ..self })
    }
}
