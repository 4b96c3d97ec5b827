//! A JSON body, whose faults are problems like any other.

use super::Problem;
use axum::Json;
use axum::extract::rejection::JsonRejection;
use axum::extract::{FromRequest, Request};
use axum::http::StatusCode;
use serde::de::DeserializeOwned;

/// A JSON body of type `T`.
#[derive(Debug)]
pub struct Body<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Body<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, state: &S) -> Result<Self, Problem> {
        Json::from_request(request, state).await.map(|Json(body)| Self(body)).map_err(|fault| problem(&fault))
    }
}

fn problem(fault: &JsonRejection) -> Problem {
    match fault.status() {
        StatusCode::PAYLOAD_TOO_LARGE => {
            Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "请求内容过大", "请精简内容；数据请通过文件加载")
        }
        StatusCode::UNSUPPORTED_MEDIA_TYPE => {
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "not_json", "请求内容不是 JSON", "请将 Content-Type 设为 application/json")
        }
        // serde's own words name the field or the line: useful to a program's author.
        status => Problem::new(status, "input", format!("请求内容无法解读：{}", fault.body_text()), "请按接口说明更正后重试"),
    }
}
