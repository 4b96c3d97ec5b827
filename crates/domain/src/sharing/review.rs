//! What whoever answers has looked at: each sharing condition of the catalogue, met or not 逐项审核.

use super::Request;
use crate::catalogue::Contract;
use crate::{Context, Fault, Refusal};
use chrono::NaiveDate;
use law::{Key, Lawbook};
use serde::{Deserialize, Serialize};

/// A finding on one condition.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Its number in the catalogue, from 1.
    pub condition: usize,
    /// Whether it is met.
    pub met: bool,
    /// What shows it.
    #[serde(default)]
    pub evidence: String,
}

/// Whether all conditions of the contract are met; none where no law has them looked at, or there are none.
///
/// # Errors
/// Refused under the article on reviewing: a condition without its finding or its evidence, a finding on what is no condition.
pub(super) fn reviewed(
    request: &Request,
    findings: &[Finding],
    contract: Option<&Contract>,
    ctx: &Context<'_>,
) -> Result<Option<bool>, Refusal> {
    let conditions = contract.map(|contract| request.conditions(contract, ctx.law, ctx.today())).unwrap_or_default();
    if conditions.is_empty() {
        return Ok(None);
    }
    let mut faults = Vec::new();
    for (place, condition) in conditions.iter().enumerate() {
        let number = place + 1;
        let of: Vec<_> = findings.iter().filter(|finding| finding.condition == number).collect();
        match of.as_slice() {
            [one] if !one.evidence.trim().is_empty() => {}
            [_] => faults.push(Fault::at(format!("findings[{place}]"), format!("请写明条件{number}“{condition}”的审核依据"))),
            _ => faults.push(Fault::at("findings", format!("请写明条件{number}“{condition}”是否满足"))),
        }
    }
    if findings.iter().any(|finding| finding.condition == 0 || finding.condition > conditions.len()) {
        faults.push(Fault::at("findings", "只对目录写明的条件作出认定"));
    }
    if findings.iter().any(|finding| finding.evidence.chars().count() > 500) {
        faults.push(Fault::at("findings", "每项审核依据最多 500 字"));
    }
    if faults.is_empty() {
        return Ok(Some(findings.iter().all(|finding| finding.met)));
    }
    let cite = ctx.law.cite(Key::SharingReviewConditions, ctx.today());
    Err(Refusal::law("sharing.review", cite, "没有对共享条件逐项审核", "请对目录写明的每项共享条件写明是否满足和依据").with_faults(faults))
}

impl Request {
    /// The sharing conditions by which it has to be reviewed one by one; none where no law wants that, nor for comparing, nor for what
    /// a decision orders, nor where the authority answers.
    pub fn conditions(&self, contract: &Contract, law: &Lawbook, on: NaiveDate) -> Vec<String> {
        let asks = law.rule(Key::SharingReviewConditions, on).is_some();
        let by_conditions = !self.verifies() && self.ordered.is_none() && self.reviewer == super::Reviewer::Source;
        if asks && by_conditions { contract.conditions() } else { Vec::new() }
    }
}
