//! Client credentials → a short-lived token signed with SM2, verified once and then remembered.

use super::Problem;
use crate::node::Node;
use axum::Form;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use domain::org::Client;
use seal::keystore::Purpose;
use seal::sign::Signature;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A token request (RFC 6749, 4.4).
#[derive(Deserialize)]
pub struct TokenRequest {
    grant_type: String,
    client_id: String,
    client_secret: String,
}

/// A token.
#[derive(Serialize)]
pub struct Token {
    access_token: String,
    token_type: &'static str,
    /// Seconds.
    expires_in: i64,
}

#[derive(Serialize, Deserialize)]
struct Claims {
    client: String,
    epoch: u32,
    /// Milliseconds since 1970.
    until: i64,
}

/// Gives a token for client credentials.
///
/// # Errors
/// Another grant type; wrong credentials.
pub async fn token(State(node): State<Arc<Node>>, Form(asked): Form<TokenRequest>) -> Result<Json<Token>, Problem> {
    if asked.grant_type != "client_credentials" {
        return Err(Problem::new(
            StatusCode::BAD_REQUEST,
            "unsupported_grant_type",
            "只支持 client_credentials",
            "请将 grant_type 设为 client_credentials",
        ));
    }
    let client = node.calls.client(&node, &asked.client_id).await?;
    let given = hex::encode(seal::digest::sm3(asked.client_secret.as_bytes()).as_bytes());
    let right = client.as_ref().is_some_and(|client| same(&client.secret, &given));
    if !right {
        return Err(Problem::new(
            StatusCode::UNAUTHORIZED,
            "invalid_client",
            "应用系统标识或密钥错误",
            "请核对 client_id 和 client_secret",
        ));
    }
    let minutes = node.config.limits.token_minutes;
    let epoch = node.keys.current(Purpose::Token).unwrap_or(0);
    let claims = Claims { client: asked.client_id, epoch, until: node.clock.now().timestamp_millis() + minutes * 60_000 };
    let access_token = sign(&node, &claims).map_err(Problem::failed)?;
    Ok(Json(Token { access_token, token_type: "Bearer", expires_in: minutes * 60 }))
}

/// The client behind a request's token.
///
/// # Errors
/// No token, a forged one, one that has ended, a client that is gone.
pub async fn bearer(node: &Node, headers: &HeaderMap) -> Result<Arc<Client>, Problem> {
    let refused = || {
        let text = "令牌缺失、无效或已过期";
        Problem::new(StatusCode::UNAUTHORIZED, "invalid_token", text, "请以应用系统标识和密钥重新换取令牌：POST /api/v1/token")
    };
    let text =
        headers.get(header::AUTHORIZATION).and_then(|v| v.to_str().ok()).and_then(|v| v.strip_prefix("Bearer ")).ok_or_else(refused)?;
    let now = node.clock.now().timestamp_millis();
    let (client, until) = match node.calls.token(text) {
        Some(known) => known,
        None => {
            let claims = verify(node, text).ok_or_else(refused)?;
            node.calls.keep_token(text, &claims.client, claims.until);
            (claims.client, claims.until)
        }
    };
    if until < now {
        return Err(refused());
    }
    node.calls.client(node, &client).await?.ok_or_else(refused)
}

fn sign(node: &Node, claims: &Claims) -> anyhow::Result<String> {
    let body = B64.encode(serde_json::to_vec(claims)?);
    let signature = node.keys.signing_key(Purpose::Token)?.sign(body.as_bytes())?;
    Ok(format!("{body}.{}", B64.encode(signature.to_bytes())))
}

fn verify(node: &Node, text: &str) -> Option<Claims> {
    if text.len() > 1_024 {
        return None;
    }
    let (body, signature) = text.split_once('.')?;
    let claims: Claims = serde_json::from_slice(&B64.decode(body).ok()?).ok()?;
    let signature = Signature::from_bytes(&B64.decode(signature).ok()?).ok()?;
    node.keys.public(Purpose::Token, claims.epoch)?.verify(body.as_bytes(), &signature).ok()?;
    Some(claims)
}

/// Compares digests without telling by time where they differ.
fn same(a: &str, b: &str) -> bool {
    a.len() == b.len() && a.bytes().zip(b.bytes()).fold(0u8, |diff, (x, y)| diff | (x ^ y)) == 0
}
