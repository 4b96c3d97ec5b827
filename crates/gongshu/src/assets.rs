//! The console's files, built into the binary; and headers every answer carries.

use crate::node::Node;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use std::sync::Arc;

#[derive(rust_embed::RustEmbed)]
#[folder = "../../web/dist"]
#[allow_missing = true]
struct Console;

/// A file of the console; unknown pages are the console's own to show.
pub async fn serve(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") || path.starts_with("gw/") {
        return crate::api::Problem::hidden().into_response();
    }
    match Console::get(path).filter(|_| !path.is_empty()) {
        Some(file) => {
            let kind = mime_guess::from_path(path).first_or_octet_stream();
            // Built files carry their hash in their names: they never change.
            let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
            ([(header::CONTENT_TYPE, kind.as_ref()), (header::CACHE_CONTROL, keep)], file.data).into_response()
        }
        None => index(),
    }
}

fn index() -> Response {
    match Console::get("index.html") {
        Some(file) => {
            ([(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-cache")], file.data).into_response()
        }
        None => {
            let words = "本节点未包含网页控制台：请先构建 web/（npm run build）再编译。接口位于 /api/v1。";
            (StatusCode::NOT_FOUND, [(header::CONTENT_TYPE, "text/html; charset=utf-8")], words).into_response()
        }
    }
}

/// Headers that keep pages from being framed, sniffed or fed scripts from elsewhere.
pub async fn safe(response: Response) -> Response {
    let mut response = if is_plain_fault(&response) { problem(response).await } else { response };
    let headers = response.headers_mut();
    let policy = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
    headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.insert(header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY"));
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    response
}

/// Faults of paths, queries and forms come from the framework as plain text.
fn is_plain_fault(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    response.status().is_client_error() && kind.is_none_or(|kind| kind.starts_with("text/plain"))
}

/// Such a fault as a problem like any other; the framework's own words say where it is.
async fn problem(response: Response) -> Response {
    let status = response.status();
    let words = axum::body::to_bytes(response.into_body(), 4_096).await.unwrap_or_default();
    let words = String::from_utf8_lossy(&words).into_owned();
    let (code, detail, remedy) = match status {
        StatusCode::PAYLOAD_TOO_LARGE => ("too_large", "请求内容过大".to_owned(), "请精简内容；数据请通过文件加载"),
        StatusCode::METHOD_NOT_ALLOWED => ("method", "该地址不支持此方法".to_owned(), "请查阅接口说明"),
        _ => ("input", format!("请求无法解读：{words}"), "请按接口说明更正后重试"),
    };
    crate::api::Problem::new(status, code, detail, remedy).into_response()
}

/// Whether the node can work.
#[derive(Debug, Serialize)]
pub struct Health {
    ok: bool,
    version: &'static str,
}

/// Answers while the database does.
pub async fn health(State(node): State<Arc<Node>>) -> (StatusCode, Json<Health>) {
    let ok = node.store.ping().await.is_ok();
    let status = if ok { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, Json(Health { ok, version: env!("CARGO_PKG_VERSION") }))
}
