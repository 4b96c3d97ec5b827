//! The contract an operator or a contractor works under.

use super::{Org, OrgKind};
use crate::{Context, Refusal};
use chrono::NaiveDate;
use law::Key;
use serde::{Deserialize, Serialize};

/// A contract and its span.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Title and number of the contract.
    pub document: String,
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub until: NaiveDate,
    /// By which document it accepted the rules on public data.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub accepted: String,
}

impl Term {
    /// Whether two spans share a day.
    pub fn overlaps(&self, other: &Self) -> bool {
        self.from <= other.until && other.from <= self.until
    }

    /// Whether it holds on a day.
    pub fn holds(&self, on: NaiveDate) -> bool {
        self.from <= on && on <= self.until
    }
}

impl Org {
    /// Demands that its people may come in today: it isn't abolished, and a contractor's contract holds. An
    /// operator set up before contracts were kept has none and comes in.
    ///
    /// # Errors
    /// Abolished; no contract, or none that holds today.
    pub fn admitted(&self, ctx: &Context<'_>) -> Result<(), Refusal> {
        if self.ended.is_some() {
            return Err(Refusal::state("org.ended", "机构已经撤销，账号停止使用", "请使用承接机构的账号"));
        }
        let key = match self.kind {
            OrgKind::Operator => Key::OrgOperator,
            OrgKind::Vendor => Key::OrgVendor,
            _ => return Ok(()),
        };
        let holds = self.term.as_ref().map_or(self.kind == OrgKind::Operator, |term| term.holds(ctx.today()));
        if holds || ctx.law.rule(key, ctx.today()).is_none() {
            return Ok(());
        }
        let message = match &self.term {
            Some(term) => format!("合同自 {} 至 {}，今日不在期内", term.from, term.until),
            None => "没有登记合同".to_owned(),
        };
        Err(Refusal::law("org.term", ctx.law.cite(key, ctx.today()), message, "请由公共数据主管部门登记有效的合同"))
    }
}
