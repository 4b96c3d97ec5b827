//! A small city: who there is, and what they share.

use super::hub::{Web, text};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, Version};
use domain::org::{AddOrg, AddPerson, Org, OrgKind, Person, Profile, Role};
use gongshu::act::{Command, act};
use gongshu::node::Node;
use serde_json::{Value, json};

pub const PASSWORD: &str = "测试口令-1";

/// Accounts, each with its one role.
type People = &'static [(&'static str, Role)];

/// Organization, name, kind, accounts.
const ORGS: &[(&str, &str, OrgKind, People)] = &[
    (
        "authority",
        "数据局",
        OrgKind::Authority,
        &[
            ("shenhe", Role::Reviewer),
            ("shuju", Role::DataOfficer),
            ("shuju-cdo", Role::ChiefDataOfficer),
            ("shenji", Role::Auditor),
            ("shuju-ops", Role::Maintainer),
        ],
    ),
    (
        "civil",
        "民政局",
        OrgKind::Department,
        &[
            ("minzheng", Role::DataOfficer),
            ("minzheng-cdo", Role::ChiefDataOfficer),
            ("minzheng-audit", Role::Auditor),
            ("minzheng-ops", Role::Maintainer),
        ],
    ),
    ("police", "公安局", OrgKind::Department, &[("gongan", Role::DataOfficer)]),
    ("health", "卫生健康局", OrgKind::Department, &[("weijian", Role::DataOfficer)]),
    ("operator", "运营公司", OrgKind::Operator, &[("yunwei", Role::Maintainer)]),
];

/// Every account.
pub fn logins() -> Vec<&'static str> {
    ORGS.iter().flat_map(|(_, _, _, people)| people.iter().map(|(login, _)| *login)).collect()
}

/// Sets up organizations and accounts through the hub's own door.
pub async fn settle(node: &Node) {
    // The cheapest hash there is: tests sign in by the hundred.
    let cheap = Argon2::new(Algorithm::Argon2id, Version::V0x13, Params::new(8, 1, 1, None).unwrap());
    let hash = cheap.hash_password(PASSWORD.as_bytes()).unwrap().to_string();
    for (id, name, kind, people) in ORGS {
        let mut org = Org::new((*id).into(), *name, *kind, "441900");
        org.profile = Profile::whole(&org, &node.law(), node.clock.now().date_naive(), |part| format!("{}（测试）", part.title()));
        act(node, &node.actor().await, Command::AddOrg(AddOrg { org })).await.unwrap();
        for (login, role) in *people {
            let person = Person {
                id: (*login).into(),
                login: (*login).into(),
                name: format!("{name}{}", role.title()),
                org: (*id).into(),
                roles: [*role].into(),
                password: hash.clone(),
                away: Vec::new(),
            };
            act(node, &node.actor().await, Command::AddPerson(AddPerson { person })).await.unwrap();
        }
    }
}

/// A basis that suffices for what is conditional, and one that does for what is withheld.
pub fn basis() -> Value {
    json!({ "norm": "marriage-archives-measures", "article": 15 })
}

/// A marriage register under work; everything the law wants is stated.
pub fn marriage() -> Value {
    let text = |name: &str, title: &str, max: u32, key: bool, required: bool, rules: Value| {
        json!({ "name": name, "title": title, "kind": { "type": "text", "max": max }, "required": required, "key": key,
            "grade": "general3", "rules": rules, "note": "" })
    };
    json!({
        "title": "婚姻登记信息", "summary": "内地居民结婚、离婚登记", "form": "table", "secrecy": "clear", "fields": fields("conditional"), "basis": basis(),
        "items": [
            text("id_number", "公民身份号码", 18, true, true, json!([{ "rule": "checksum", "standard": "resident_id" }])),
            text("name", "姓名", 30, false, true, json!([])),
            text("status", "婚姻状况", 4, false, true, json!([{ "rule": "code_list", "values": ["未婚", "结婚", "离婚", "丧偶"] }])),
            { "name": "registered_on", "title": "登记日期", "kind": { "type": "date" }, "required": false, "key": false, "grade": "general3",
                "rules": [{ "rule": "range", "min": "1950-01-01", "max": "2026-12-31" }], "note": "" },
        ],
    })
}

/// Divisions, shared with everyone who asks.
pub fn divisions() -> Value {
    let text = |name: &str, title: &str, key: bool| {
        json!({ "name": name, "title": title, "kind": { "type": "text", "max": 60 }, "required": true, "key": key, "grade": "general1",
            "rules": [], "note": "" })
    };
    json!({ "title": "行政区划代码", "summary": "", "form": "table", "secrecy": "clear", "fields": fields("unconditional"), "basis": null,
        "items": [text("code", "代码", true), text("name", "名称", false)] })
}

/// The ten fields the provincial law lists.
pub fn fields(sharing_type: &str) -> Value {
    json!({ "data_form": "电子", "content": "登记信息", "sharing_type": sharing_type, "sharing_condition": "履行职责需要",
        "sharing_scope": "全市", "openness": "不予开放", "update_frequency": "每日", "origin": "duty", "origin_matter": "登记", "acquired": "made", "category": "登记类", "collector": "民政局", "approver": "民政局", "provider": "民政局" })
}

/// An application for items of the marriage register.
pub fn application(items: &[&str], until: &str) -> Value {
    json!({ "scenario": "户口迁移时核验婚姻状况", "unit": "公安局户政科", "items": items, "mode": "api", "purpose": "户口迁移核验",
        "until": until, "basis": { "norm": "household-registration-regulation", "article": 3 } })
}

pub const PURPOSE: &str = "户口迁移核验";

/// Compiles, submits, reviews and publishes a contract of the caller's. Answers its identifier.
pub async fn publish(officer: &Web<'_>, contract: &Value) -> String {
    let view = officer.post("/api/v1/catalogue", &json!({ "contract": contract })).await.created();
    let id = text(&view["resource"]["id"]).to_owned();
    officer.post(&format!("/api/v1/catalogue/{id}/submit"), &json!({})).await.ok();
    let reviewer = officer.hub.sign_in("shenhe").await;
    let view = reviewer.post(&format!("/api/v1/catalogue/{id}/publish"), &json!({})).await.ok();
    assert_eq!(view["resource"]["state"], "published", "{view}");
    id
}

/// Applies, agrees on the terms and delivers. Answers the grant's identifier.
pub async fn share(from: &Web<'_>, to: &Web<'_>, resource: &str, application: &Value, terms: &Value) -> String {
    let asked = to.post("/api/v1/sharing/requests", &json!({ "resource": resource, "application": application })).await.created();
    let request = format!("/api/v1/sharing/requests/{}", text(&asked["request"]["id"]));
    from.post(
        &format!("{request}/agree"),
        &json!({ "terms": terms, "findings": [{ "condition": 1, "met": true, "evidence": "申请材料" }] }),
    )
    .await
    .ok();
    let view = from.post(&format!("{request}/deliver"), &json!({})).await.ok();
    text(&view["grant"]["id"]).to_owned()
}
