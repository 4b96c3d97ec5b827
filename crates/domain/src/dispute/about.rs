//! What a dispute is about.

use crate::{CorrectionId, RequestId, ResourceId};
use serde::{Deserialize, Serialize};

/// Kinds of question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum What {
    /// The sharing type of a resource 共享类型.
    Type,
    /// A request that was refused 拒绝共享.
    Refusal,
    /// Who its source department is 数源归属.
    Source,
    /// Data that is wrong, or differs between departments 数据质量.
    Quality,
    /// How it is used 使用.
    Use,
}

/// What a dispute is about. The same question between the same parties is decided once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// The question.
    pub what: What,
    /// The resource.
    pub resource: ResourceId,
    /// The request, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestId>,
    /// The correction, where it is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub correction: Option<CorrectionId>,
}

/// In which part of the work it arose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Collecting 采集.
    Collection,
    /// Using 使用.
    Use,
    /// Managing 管理.
    Management,
}
