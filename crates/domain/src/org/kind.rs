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
    /// Government of a region, or its office 人民政府（办公室）.
    Government,
    /// Public-data service organization 公共数据服务机构: maintains what the authority decides.
    ServiceCentre,
    /// Body outside the law's own scope that follows it by reference 参照执行单位.
    Outside,
    /// Enterprise 企业.
    Enterprise,
    /// Public institution without public-management functions 事业单位.
    Institution,
    /// University or research institute 高等院校、科研院所.
    Research,
    /// Public-data authority of a region below the node's own 下级公共数据主管部门: it sees its own region and decides
    /// nothing of others.
    LocalAuthority,
    /// Contractor that processes data for others 第三方服务机构.
    Vendor,
}

impl OrgKind {
    /// Its name for an officer.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Authority => "公共数据主管部门",
            Self::Department => "部门",
            Self::PublicService => "公共服务机构",
            Self::Town => "镇街（园区）",
            Self::Operator => "公共数据运营机构",
            Self::Government => "人民政府",
            Self::ServiceCentre => "公共数据服务机构",
            Self::Outside => "参照执行单位",
            Self::Enterprise => "企业",
            Self::Institution => "事业单位",
            Self::Research => "高等院校、科研院所",
            Self::LocalAuthority => "下级公共数据主管部门",
            Self::Vendor => "第三方服务机构",
        }
    }

    /// Whether organizations of this kind stand in a role of the law. A rule that names nobody is about institutions.
    pub fn stands_in(self, role: Option<&str>) -> bool {
        match role.unwrap_or("department") {
            "department" | "source" | "user" => matches!(self, Self::Department | Self::PublicService | Self::Town),
            "town" => self == Self::Town,
            "authority" | "authority_of_level" => matches!(self, Self::Authority | Self::LocalAuthority),
            "city_authority" | "provincial_authority" => self == Self::Authority,
            "county_authority" => self == Self::LocalAuthority,
            "government" => self == Self::Government,
            "service_centre" => self == Self::ServiceCentre,
            "operator" => self == Self::Operator,
            "vendor" => self == Self::Vendor,
            "outside_body" => self == Self::Outside,
            "enterprise" => matches!(self, Self::Enterprise | Self::Institution),
            "research" => self == Self::Research,
            _ => false,
        }
    }
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
