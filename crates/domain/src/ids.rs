//! Typed identifiers. They are given to `decide`, never made by it.

use serde::{Deserialize, Serialize};

macro_rules! id {
    ($(#[$doc:meta] $name:ident),* $(,)?) => {$(
        #[$doc]
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub String);

        impl $name {
            /// The identifier as text.
            pub fn as_str(&self) -> &str { &self.0 }
        }
        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result { f.write_str(&self.0) }
        }
        impl From<&str> for $name {
            fn from(text: &str) -> Self { Self(text.to_owned()) }
        }
        impl From<String> for $name {
            fn from(text: String) -> Self { Self(text) }
        }
    )*};
}

id! {
    /// An organization 机构.
    OrgId,
    /// A person with an account 人员.
    PersonId,
    /// A machine client of an organization 应用系统.
    ClientId,
    /// A data resource 数据资源.
    ResourceId,
    /// A batch of loaded data 批次.
    BatchId,
    /// A year of the calendar 年度日历.
    YearId,
    /// A sharing request 共享申请.
    RequestId,
    /// A grant of access 授权.
    GrantId,
    /// A statutory clock 时限.
    ClockId,
    /// A correction 校核纠错.
    CorrectionId,
    /// A notice of a corrected value 更正通知.
    NoticeId,
    /// A dispute 争议.
    DisputeId,
    /// A demand for data 数据需求.
    DemandId,
    /// An assignment of an element to its source 数源认定.
    SourceId,
    /// A task of a department 任务.
    TaskId,
}
