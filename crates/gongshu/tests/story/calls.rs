//! Data: what is loaded, and what comes back through a grant.

use super::hub::City;
use super::{answer, wire};
use axum::http::Method;
use domain::catalogue::{Contract, Item};
use domain::org::Role;
use domain::sharing::{Grant, GrantedItem, Mode};
use domain::story::{Act, Outcome, Subject, held};
use serde_json::{Value, json};

/// A table of one row that fits the contract, or whose row has no key; the file differs from load to load.
pub fn table(contract: &Contract, load: usize, blank: bool) -> String {
    let line = |cell: &dyn Fn(&Item) -> String| contract.items.iter().map(cell).collect::<Vec<_>>().join(",") + "\n";
    let cell = |item: &Item| if blank && item.key { String::new() } else { value(item) };
    line(&|item| item.name.clone()) + &line(&cell) + &"\n".repeat(load)
}

/// The value every row has for an item.
fn value(item: &Item) -> String {
    held(item).to_owned()
}

/// A comparison by an officer.
pub async fn check(
    city: &mut City,
    by: &Subject,
    (request, key, claims, purpose): (&str, &str, &[(String, String)], &str),
    outcome: &mut Outcome,
) {
    let cookie = city.cookie(&Subject { role: Role::DataOfficer, ..by.clone() }).await;
    let request = city.requests.get(request).cloned().unwrap_or_default();
    let view = wire::ask(&city.router, &cookie, Method::GET, &format!("/api/v1/sharing/requests/{request}"), None).await.json();
    let contract: Contract = serde_json::from_value(view["contract"].clone()).unwrap();
    let grant = view["grant"]["id"].as_str().unwrap_or("none");
    let key: serde_json::Map<_, _> = contract.keys().map(|item| (item.name.clone(), json!(key))).collect();
    let claims: serde_json::Map<_, _> = claims.iter().map(|(item, value)| (item.clone(), json!(value))).collect();
    let body = json!({ "key": key, "claims": claims, "purpose": purpose });
    let reply = wire::ask(&city.router, &cookie, Method::POST, &format!("/api/v1/sharing/grants/{grant}/check"), Some(body)).await;
    if !reply.status.is_success() {
        outcome.refusal = Some(answer::refusal(&reply));
        return;
    }
    let verdicts: Vec<_> = reply.json()["verdicts"].as_object().unwrap().values().map(|v| v.as_str().unwrap().to_owned()).collect();
    let worst = ["no_record", "mismatch"].into_iter().find(|word| verdicts.iter().any(|verdict| verdict == word));
    outcome.state = Some(worst.unwrap_or("match").into());
}

/// A call as the program of the organization, or the file as its officer takes it; as often as the line says.
pub async fn call(city: &mut City, by: &Subject, act: &Act, outcome: &mut Outcome) {
    let Act::Call { request, items, purpose, mode, unit, times } = act else { return };
    let cookie = city.cookie(&Subject { role: Role::DataOfficer, ..by.clone() }).await;
    let view = granted(city, &cookie, request).await;
    let grant: Option<Grant> = serde_json::from_value(view["grant"].clone()).unwrap();
    let contract: Contract = serde_json::from_value(view["contract"].clone()).unwrap_or_default();
    let id = grant.as_ref().map_or("none", |grant| grant.id.as_str());
    let mut reply = None;
    for _ in 0..*times {
        reply = Some(match mode {
            Mode::Api => {
                let token = token(city, by, &cookie, unit).await;
                let keys: Vec<_> = contract.keys().map(|key| (key.name.as_str(), value(key))).collect();
                let list = items.join(",");
                let mut query: Vec<(&str, &str)> = keys.iter().map(|(name, value)| (*name, value.as_str())).collect();
                query.extend([("purpose", purpose.as_str()), ("items", list.as_str())]);
                wire::gateway(&city.router, &token, id, &query).await
            }
            Mode::File | Mode::Verify => {
                let query = serde_urlencoded::to_string([("purpose", purpose)]).unwrap();
                wire::ask(&city.router, &cookie, Method::GET, &format!("/api/v1/sharing/grants/{id}/file?{query}"), None).await
            }
        });
    }
    let reply = reply.expect("a line calls at least once");
    if !reply.status.is_success() {
        outcome.refusal = Some(answer::refusal(&reply));
        return;
    }
    city.called += u64::from(*times);
    outcome.state = Some("answered".into());
    let grant = grant.expect("an answer rests on a grant");
    outcome.returned = Some(if *mode == Mode::Api { shown(&reply, &grant, &contract, items) } else { columns(&reply) });
}

/// The view that holds a grant and its contract: of the request, or of the grant that a consent opened.
async fn granted(city: &mut City, cookie: &str, name: &str) -> Value {
    let path = match (city.requests.get(name), city.grants.get(name)) {
        (Some(request), _) => format!("/api/v1/sharing/requests/{request}"),
        (None, Some(grant)) => format!("/api/v1/sharing/grants/{grant}"),
        (None, None) => return json!({}),
    };
    wire::ask(&city.router, cookie, Method::GET, &path, None).await.json()
}

/// Items of the answer in the order asked for; each value must be the loaded one under the grant's mask.
fn shown(reply: &wire::Reply, grant: &Grant, contract: &Contract, asked: &[String]) -> Vec<GrantedItem> {
    let body = reply.json();
    assert_eq!(body["found"], true, "{body}");
    assert!(body["receipt"]["leaf_hash"].is_string() || body["receipt"].is_object(), "an answer carries a receipt: {body}");
    let data = body["data"].as_object().unwrap();
    let all: Vec<String> = grant.items.iter().map(|granted| granted.item.clone()).collect();
    let order = if asked.is_empty() { &all } else { asked };
    assert!(data.keys().all(|name| order.contains(name)), "more than asked for: {body}");
    let present = order.iter().filter(|name| data.contains_key(*name));
    present
        .map(|name| {
            let plain = value(contract.item(name).unwrap());
            let came = data[name].as_str().map_or_else(|| data[name].to_string(), str::to_owned);
            let mask = grant.items.iter().find(|granted| granted.item == *name).unwrap().mask;
            let expected = mask.map_or_else(|| plain.clone(), |mask| mask.apply(&plain));
            assert_eq!(came, expected, "{name} under {mask:?}");
            GrantedItem { item: name.clone(), mask }
        })
        .collect()
}

fn columns(reply: &wire::Reply) -> Vec<GrantedItem> {
    let text = reply.text();
    let head = text.trim_start_matches('\u{feff}').lines().next().unwrap_or_default().to_owned();
    head.split(',').map(|item| GrantedItem { item: item.trim().to_owned(), mask: None }).collect()
}

async fn token(city: &mut City, by: &Subject, cookie: &str, unit: &str) -> String {
    let program = format!("{}{unit}", by.org);
    if !city.programs.contains_key(&program) {
        let body = json!({ "name": "业务系统", "unit": unit });
        let reply = wire::ask(&city.router, cookie, Method::POST, "/api/v1/clients", Some(body)).await;
        let text = |name: &str| reply.json()[name].as_str().unwrap().to_owned();
        city.programs.insert(program.clone(), (text("id"), text("secret")));
    }
    let (id, secret) = &city.programs[&program];
    wire::token(&city.router, id, secret).await
}
