//! Sign-in: an opaque cookie whose hash is a row, so that sessions can be limited and ended.

use super::guard::Who;
use super::{Answer, Body, Problem};
use crate::keys::random_hex;
use crate::node::Node;
use argon2::password_hash::phc::PasswordHash;
use argon2::{Argon2, PasswordVerifier};
use axum::Json;
use axum::extract::{Extension, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::org::{Org, Person, Role};
use domain::{Actor, Context, Refusal};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeSet, HashMap};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use store::SessionRow;

const COOKIE: &str = "gongshu_session";

/// A sign-in.
#[derive(Deserialize)]
pub struct SignIn {
    login: String,
    password: String,
}

/// Who is signed in, and where.
#[derive(Debug, Serialize)]
pub struct Me {
    person: PersonView,
    org: Org,
    node: NodeView,
    /// Colleagues in whose place she may act today.
    stands_in: Vec<Absent>,
}

/// A colleague who is away.
#[derive(Debug, Serialize)]
struct Absent {
    id: String,
    name: String,
    roles: BTreeSet<Role>,
}

#[derive(Debug, Serialize)]
struct PersonView {
    id: String,
    login: String,
    name: String,
    roles: BTreeSet<Role>,
}

/// The node as shown on every page.
#[derive(Debug, Serialize)]
pub struct NodeView {
    name: String,
    today: String,
    demo: bool,
    packs: Vec<String>,
}

impl NodeView {
    /// Of a node.
    pub fn of(node: &Node) -> Self {
        Self {
            name: node.config.name.clone(),
            today: node.clock.now().date_naive().to_string(),
            demo: node.clock.is_demo(),
            packs: node.law().binding().map(|pack| pack.title.clone()).collect(),
        }
    }
}

/// Wrong passwords in a row, by login.
#[derive(Debug, Default)]
pub struct Tries(Mutex<HashMap<String, (u32, i64)>>);

impl Tries {
    fn waits(&self, login: &str, now: i64) -> bool {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        tries.retain(|_, (_, until)| *until > now);
        tries.get(login).is_some_and(|(left, _)| *left == 0)
    }

    fn failed(&self, login: &str, most: u32, until: i64) {
        let mut tries = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        // Bounded: names nobody has must not fill the memory.
        if tries.len() > 10_000 {
            tries.clear();
        }
        let entry = tries.entry(login.to_owned()).or_insert((most, until));
        *entry = (entry.0.saturating_sub(1), until);
    }

    fn succeeded(&self, login: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(login);
    }
}

/// Signs in.
///
/// # Errors
/// Wrong name or password, or too many tries.
pub async fn sign_in(State(node): State<Arc<Node>>, Body(given): Body<SignIn>) -> Result<Response, Problem> {
    let now = node.clock.now().timestamp_millis();
    let limits = &node.config.limits;
    if given.login.len() > 64 || given.password.len() > 256 {
        return Err(Problem::input("login", "用户名或密码过长"));
    }
    if node.tries.waits(&given.login, now) {
        let wait = format!("请 {} 分钟后再试", limits.password_wait_minutes);
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "too_many_tries", "密码错误次数过多，账号已暂停登录", wait));
    }
    let found = node.store.person_by_login(&given.login).await?.map(|row| row.body);
    // Counted before it is checked: tries sent at the same time count too.
    node.tries.failed(&given.login, limits.password_tries, now + limits.password_wait_minutes * 60_000);
    let busy = |_| Problem::new(StatusCode::TOO_MANY_REQUESTS, "busy", "登录繁忙", "请稍后重试");
    let _turn = tokio::time::timeout(Duration::from_secs(5), node.hashing.acquire()).await.map_err(busy)?;
    let Some(person) = check(found, given.password).await? else {
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "wrong_password", "用户名或密码错误", "请核对后重试"));
    };
    node.tries.succeeded(&given.login);
    let token = random_hex(32).map_err(Problem::failed)?;
    let session = SessionRow { hash: hash(&token), person: person.id.0.clone(), created: now, seen: now };
    node.store.open_session(&session, limits.sessions).await?;
    let me = me_of(&node, &person).await?;
    let cookie = format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Strict");
    Ok(([(header::SET_COOKIE, cookie)], Json(me)).into_response())
}

/// Who is signed in.
///
/// # Errors
/// The account is gone.
pub async fn me(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Me> {
    Ok(Json(me_of(&node, &who.person).await?))
}

/// Signs out.
///
/// # Errors
/// The store failed.
pub async fn sign_out(State(node): State<Arc<Node>>, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(token) = cookie(&headers) {
        node.store.end_session(&hash(token)).await?;
    }
    let gone = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, gone)]).into_response())
}

/// The person behind a request's cookie.
pub(super) async fn who(node: &Node, headers: &HeaderMap) -> Result<Who, Problem> {
    let token = cookie(headers).ok_or_else(Problem::sign_in)?;
    let now = node.clock.now().timestamp_millis();
    let alive = now - node.config.limits.session_idle_minutes * 60_000;
    let session = node.store.session(&hash(token), alive, now).await?.ok_or_else(Problem::sign_in)?;
    let person = node.store.person(&session.person).await?.ok_or_else(Problem::sign_in)?.body;
    let kind = node.orgs().await.get(&person.org).map(|org| org.kind).ok_or_else(Problem::sign_in)?;
    let mut actor = Actor { person: person.id.clone(), org: person.org.clone(), kind, roles: person.roles.clone(), acting_for: None };
    admitted(node, &actor).await?;
    if let Some(absent) = headers.get(ACTING_FOR) {
        let absent = absent.to_str().map_err(|_| Problem::input("", "代办对象无法解读"))?;
        let absent = node.store.person(absent).await?.map(|row| row.body);
        let absent = absent.filter(|absent| absent.stood_in_by(&person, node.clock.now().date_naive()));
        let absent = absent.ok_or_else(|| Problem::from(Refusal::role("受委托代办的人员")))?;
        (actor.roles, actor.acting_for) = (absent.roles, Some(absent.id));
    }
    Ok(Who { actor, person: Arc::new(person) })
}

/// In whose place a request is made.
const ACTING_FOR: &str = "gongshu-acting-for";

/// The organization may come in today.
async fn admitted(node: &Node, actor: &Actor) -> Result<(), Problem> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor, law: &law, authority: &authority };
    match node.orgs().await.get(&actor.org) {
        Some(org) => Ok(org.admitted(&ctx)?),
        None => Err(Problem::sign_in()),
    }
}

/// The same work for a name nobody has: time must not tell who has an account.
async fn check(found: Option<Person>, password: String) -> Result<Option<Person>, Problem> {
    tokio::task::spawn_blocking(move || {
        let unknown = nobodys_hash();
        let hash = found.as_ref().map_or(unknown, |person| person.password.as_str());
        let right = PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok());
        found.filter(|_| right)
    })
    .await
    .map_err(Problem::failed)
}

/// A hash no password has (its salt and tag are zeros), with the parameters real ones have.
fn nobodys_hash() -> &'static str {
    "$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
}

async fn me_of(node: &Node, person: &Person) -> Result<Me, Problem> {
    let org = node.orgs().await.get(&person.org).cloned().ok_or_else(Problem::sign_in)?;
    let view = PersonView { id: person.id.0.clone(), login: person.login.clone(), name: person.name.clone(), roles: person.roles.clone() };
    let today = node.clock.now().date_naive();
    let colleagues = node.store.people_of(org.id.as_str()).await?.into_iter().map(|row| row.body);
    let absent = colleagues.filter(|other| other.stood_in_by(person, today));
    let stands_in = absent.map(|other| Absent { id: other.id.0, name: other.name, roles: other.roles }).collect();
    Ok(Me { person: view, org, node: NodeView::of(node), stands_in })
}

fn cookie(headers: &HeaderMap) -> Option<&str> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    all.flat_map(|line| line.split(';')).find_map(|pair| pair.trim().strip_prefix(COOKIE)?.strip_prefix('='))
}

fn hash(token: &str) -> String {
    hex::encode(seal::digest::sm3(token.as_bytes()).as_bytes())
}
