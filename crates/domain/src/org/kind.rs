//! Kinds of organization and roles of people.

use serde::{Deserialize, Serialize};

/// Kinds of organization.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OrgKind {
    /// Public-data authority 公共数据主管部门.
    Authority,
    /// Department of government 行政机关.
    Department,
    /// Organization with public functions 公共服务机构.
    PublicService,
    /// Town, sub-district or park 镇街（园区）.
    Town,
    /// Operator of the hub 公共数据运营机构: keeps it running, holds no management powers.
    Operator,
}

/// Roles of people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Chief data officer 首席数据官: keeps the accounts of the organization.
    ChiefDataOfficer,
    /// Data officer 数据专员: compiles, loads, applies, answers.
    DataOfficer,
    /// Reviewer 审核员: reviews catalogues in the authority.
    Reviewer,
    /// Auditor 审计员: reads the ledger.
    Auditor,
    /// Operator's staff 运维人员: health and backups.
    Maintainer,
    /// The node itself; never given to a person.
    Node,
}

impl Role {
    /// Its name for an officer.
    pub fn title(self) -> &'static str {
        match self {
            Self::ChiefDataOfficer => "首席数据官",
            Self::DataOfficer => "数据专员",
            Self::Reviewer => "公共数据主管部门审核员",
            Self::Auditor => "审计员",
            Self::Maintainer => "运维人员",
            Self::Node => "本节点",
        }
    }

    /// Whether it decides over data: 管理权限, which an operator may not hold.
    pub fn manages(self) -> bool {
        matches!(self, Self::ChiefDataOfficer | Self::DataOfficer | Self::Reviewer | Self::Auditor)
    }
}
