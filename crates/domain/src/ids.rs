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
    /// A case of misuse 未按申请使用.
    MisuseId,
    /// Feedback on shared data 使用反馈.
    FeedbackId,
    /// A request for consent to onward use 扩大使用的请求.
    OnwardId,
    /// An entry of the use log 使用日志.
    UseLogId,
    /// An assignment of an element to its source 数源认定.
    SourceId,
    /// The approved duties of a department 职责清单.
    DutiesId,
    /// The standard of an element 数据元标准.
    StandardId,
    /// A collection list 采集清单.
    CollectionId,
    /// A collection activity 采集任务.
    FormId,
    /// How a resource is collected, recorded and stored 数字化情况.
    DigitisationId,
    /// A version of the level's catalogue 目录版次.
    EditionId,
    /// A list as filed or issued 清单.
    ListingId,
    /// A round of tasks 部署.
    RoundId,
    /// The registration of a resource 资源登记.
    RegistrationId,
    /// A version of the registration forms 登记表.
    RegisterFormId,
    /// A version of a rule set 规范.
    RulesetId,
    /// An entry of the overdue register 逾期台账.
    LapseId,
    /// An official paper 公文.
    PaperId,
    /// A task of a department 任务.
    TaskId,
}
