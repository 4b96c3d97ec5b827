//! Who may enter a route. Deny by default: a route without an access entry does not exist.

use super::Problem;
use super::session;
use crate::act::{ActError, note_refusal};
use crate::node::Node;
use axum::extract::{Request, State};
use axum::http::Method;
use axum::middleware::Next;
use axum::response::Response;
use domain::org::{OrgKind, Person, Role};
use domain::{Actor, Context, Refusal};
use std::sync::Arc;

/// Who may enter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Anyone.
    Public,
    /// Anyone signed in.
    Signed,
    /// Signed in and holding one of these roles.
    Roles(&'static [Role]),
    /// Signed in to the authority and holding one of these roles.
    Authority(&'static [Role]),
    /// The same, or signed in to the authority of a lower level, which sees its own region.
    EachAuthority(&'static [Role]),
    /// A program with a token.
    Program,
}

impl Access {
    /// Whether an actor may enter; the deciding rooms may still refuse.
    pub fn admits(self, actor: Option<&Actor>) -> bool {
        let holds = |roles: &[Role]| actor.is_some_and(|a| roles.iter().any(|r| a.roles.contains(r)));
        match self {
            Self::Public => true,
            Self::Signed => actor.is_some(),
            Self::Roles(roles) => holds(roles),
            Self::Authority(roles) => holds(roles) && actor.is_some_and(|a| a.kind == OrgKind::Authority),
            Self::EachAuthority(roles) => {
                holds(roles) && actor.is_some_and(|a| matches!(a.kind, OrgKind::Authority | OrgKind::LocalAuthority))
            }
            Self::Program => false,
        }
    }

    /// As written in the committed table.
    pub fn describe(self) -> String {
        let names = |roles: &[Role]| roles.iter().map(|r| format!("{r:?}")).collect::<Vec<_>>().join(" ");
        match self {
            Self::Public => "public".into(),
            Self::Signed => "signed".into(),
            Self::Roles(roles) => names(roles),
            Self::Authority(roles) => format!("authority: {}", names(roles)),
            Self::EachAuthority(roles) => format!("authority of each level: {}", names(roles)),
            Self::Program => "program".into(),
        }
    }
}

/// The signed-in person, for handlers.
#[derive(Clone, Debug)]
pub struct Who {
    /// As `act` wants it.
    pub actor: Actor,
    /// The account.
    pub person: Arc<Person>,
}

/// The guard of one route.
#[derive(Clone)]
pub struct Guard {
    /// The node.
    pub node: Arc<Node>,
    /// Who may enter.
    pub access: Access,
}

/// A page of another site can make a browser send a cookie, but not this header.
pub const CSRF: &str = "gongshu-csrf";

/// Lets in whom the route admits.
///
/// # Errors
/// Not signed in, or not the role.
pub async fn guard(State(guard): State<Guard>, mut request: Request, next: Next) -> Result<Response, Problem> {
    if matches!(guard.access, Access::Public | Access::Program) {
        return whole(next, request).await;
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) && !request.headers().contains_key(CSRF) {
        return Err(Problem::new(
            axum::http::StatusCode::FORBIDDEN,
            "csrf",
            "请求缺少防伪头 Gongshu-Csrf",
            "请从本系统页面操作，或在请求中加上该头",
        ));
    }
    let who = session::who(&guard.node, request.headers()).await?;
    if !guard.access.admits(Some(&who.actor)) {
        let place = format!("{} {}", request.method(), request.uri().path());
        return Err(denied(&guard, &who.actor, &place).await?);
    }
    request.extensions_mut().insert(who);
    whole(next, request).await
}

/// Runs a handler to its end, also when the caller goes away in the middle: what was begun is finished or cleaned up.
async fn whole(next: Next, request: Request) -> Result<Response, Problem> {
    tokio::spawn(next.run(request)).await.map_err(Problem::failed)
}

/// A signed-in caller at a door that is not hers: an answer, and recorded.
async fn denied(guard: &Guard, actor: &Actor, place: &str) -> Result<Problem, Problem> {
    let (law, authority) = (guard.node.law(), guard.node.authority().await);
    let ctx = Context { now: guard.node.clock.now(), actor, law: &law, authority: &authority };
    let refusal = Refusal::role(&needed(guard.access, actor)).reserved(&ctx);
    let index = note_refusal(&guard.node, actor, place, &refusal).await?;
    Ok(Problem::from(ActError::Refused { refusal: Box::new(refusal), index: Some(index) }))
}

fn titles(roles: &[Role]) -> String {
    roles.iter().map(|role| role.title()).collect::<Vec<_>>().join("、")
}

fn needed(access: Access, actor: &Actor) -> String {
    match access {
        Access::Roles(roles) => titles(roles),
        Access::Authority(roles) if actor.kind == OrgKind::Authority => titles(roles),
        Access::EachAuthority(roles) if matches!(actor.kind, OrgKind::Authority | OrgKind::LocalAuthority) => titles(roles),
        Access::Authority(_) | Access::EachAuthority(_) => "公共数据主管部门".into(),
        _ => "本系统用户".into(),
    }
}
