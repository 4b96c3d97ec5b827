//! Errors as RFC 9457 problem+json: what is wrong, under which article, what would make it right.

use crate::act::ActError;
use ::law::Citation;
use axum::Json;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::{Fault, Refusal, RefusalKind};
use serde::Serialize;
use store::StoreError;

/// A citation as shown: with its text and short id.
#[derive(Clone, Debug, Serialize)]
pub struct Cited {
    #[serde(flatten)]
    citation: Citation,
    /// 《…》第二十三条第二款
    text: String,
    /// GD-23.2
    id: String,
}

impl From<Citation> for Cited {
    fn from(citation: Citation) -> Self {
        Self { text: citation.to_string(), id: citation.id(), citation }
    }
}

/// A problem.
#[derive(Debug, Serialize)]
pub struct Problem {
    #[serde(rename = "type")]
    kind: String,
    title: &'static str,
    #[serde(serialize_with = "status")]
    status: StatusCode,
    detail: String,
    code: String,
    citation: Option<Box<Cited>>,
    remedy: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    faults: Vec<Fault>,
    /// Ledger index of the recorded refusal.
    #[serde(skip_serializing_if = "Option::is_none")]
    act: Option<u64>,
    /// Proof that a refused data call was recorded.
    #[serde(skip_serializing_if = "Option::is_none")]
    receipt: Option<Box<ledger::receipt::Receipt>>,
}

fn status<S: serde::Serializer>(status: &StatusCode, out: S) -> Result<S::Ok, S::Error> {
    out.serialize_u16(status.as_u16())
}

impl Problem {
    /// A problem without an article.
    pub fn new(status: StatusCode, code: &str, detail: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self {
            kind: format!("urn:gongshu:problem:{code}"),
            title: title(status),
            status,
            detail: detail.into(),
            code: code.to_owned(),
            citation: None,
            remedy: remedy.into(),
            faults: Vec::new(),
            act: None,
            receipt: None,
        }
    }

    /// Whether it is of this code.
    pub fn is(&self, code: &str) -> bool {
        self.code == code
    }

    /// Nothing here the caller may know of.
    pub fn hidden() -> Self {
        Self::from(Refusal::hidden())
    }

    /// The input is malformed at a place.
    pub fn input(place: &str, message: &str) -> Self {
        Self::from(Refusal::input(vec![Fault::at(place, message)]))
    }

    /// Not signed in, or not any more.
    pub fn sign_in() -> Self {
        Self::new(StatusCode::UNAUTHORIZED, "sign_in", "尚未登录或登录已过期", "请重新登录")
    }

    /// The machine failed; the reason goes to the log, not to the caller.
    pub fn failed(error: impl std::fmt::Display) -> Self {
        tracing::error!(%error, "a request failed");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "failed", "系统故障，操作未生效", "请稍后重试；仍不成功请联系运维人员")
    }

    /// With proof that it was recorded.
    #[must_use]
    pub fn receipt(mut self, receipt: ledger::receipt::Receipt) -> Self {
        self.receipt = Some(Box::new(receipt));
        self
    }
}

fn title(status: StatusCode) -> &'static str {
    match status.as_u16() {
        401 => "未登录",
        403 => "无权办理",
        404 => "没有找到",
        409 => "当前状态不允许",
        413 => "内容过大",
        422 => "不予受理",
        429 => "请求过于频繁",
        503 => "暂时不能提供服务",
        400 => "请求有误",
        _ => "系统故障",
    }
}

impl From<Refusal> for Problem {
    fn from(refusal: Refusal) -> Self {
        let status = match refusal.kind {
            RefusalKind::Law => StatusCode::UNPROCESSABLE_ENTITY,
            RefusalKind::Role => StatusCode::FORBIDDEN,
            RefusalKind::Hidden => StatusCode::NOT_FOUND,
            RefusalKind::State => StatusCode::CONFLICT,
            RefusalKind::Input => StatusCode::UNPROCESSABLE_ENTITY,
        };
        let mut problem = Self::new(status, &refusal.code, refusal.message, refusal.remedy);
        problem.citation = refusal.citation.map(|citation| Box::new(citation.into()));
        problem.faults = refusal.faults;
        problem
    }
}

impl From<ActError> for Problem {
    fn from(error: ActError) -> Self {
        match error {
            ActError::Refused { refusal, index } => {
                let hidden = refusal.kind == RefusalKind::Hidden;
                let mut problem = Self::from(*refusal);
                problem.act = if hidden { None } else { index };
                problem
            }
            ActError::Failed(error) => Self::from(error),
        }
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::ClockBehind => {
                Self::new(StatusCode::SERVICE_UNAVAILABLE, "clock_behind", "服务器时钟早于最新存证，暂停办理", "请运维人员校正时钟")
            }
            StoreError::Nul => Self::input("text", "内容含有空字符（NUL），不能保存或查找"),
            other => Self::failed(other),
        }
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let status = self.status;
        let mut response = (status, Json(self)).into_response();
        response.headers_mut().insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"));
        response
    }
}
