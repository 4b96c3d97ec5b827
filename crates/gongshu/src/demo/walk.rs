//! The city's days: compiling, reviewing, loading, asking, answering, calling.

use super::build::{LAST_DAY, at, say, tick};
use super::data;
use super::invent::{Company, Dice, Resident};
use super::matters;
use super::plan::{MatterPlan, OrgPlan, Plan, Reached, RequestPlan, ResourcePlan, StepPlan};
use crate::act::{Command, act};
use crate::api::fresh_id;
use crate::call::{Ask, CallError, call};
use crate::jobs;
use crate::node::Node;
use anyhow::Context as _;
use chrono::NaiveDate;
use domain::catalogue::{Compile, Contract, Return, Secrecy};
use domain::org::{AddClient, Client};
use domain::sharing::{Agree, Application, Apply, Deliver, Finding, GrantedItem, Refuse, Terms};
use domain::{Actor, GrantId};
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

/// Who and what there is to load.
pub(super) struct City {
    pub residents: Vec<Resident>,
    pub companies: Vec<Company>,
    pub divisions: Option<PathBuf>,
}

/// One thing that happens on a day.
enum Step<'a> {
    Resource(&'a ResourcePlan),
    Ask(&'a RequestPlan),
    Agree(&'a RequestPlan),
    Refuse(&'a RequestPlan),
    Deliver(&'a RequestPlan),
    Matter(&'a MatterPlan),
    Further(&'a MatterPlan, &'a StepPlan),
    /// So many calls under the grant.
    Call(&'a RequestPlan, usize),
}

/// Plays the plan in the order of its days.
pub(super) async fn walk(node: &Arc<Node>, plan: &Plan, city: &City, dice: &mut Dice) -> anyhow::Result<()> {
    let mut steps: Vec<(NaiveDate, Step<'_>)> = plan.resources.iter().map(|r| (r.on, Step::Resource(r))).collect();
    for request in &plan.requests {
        steps.push((request.on, Step::Ask(request)));
        steps.extend(request.agree.as_ref().map(|a| (a.on, Step::Agree(request))));
        steps.extend(request.refuse.as_ref().map(|r| (r.on, Step::Refuse(request))));
        steps.extend(request.deliver.map(|on| (on, Step::Deliver(request))));
        steps.extend(call_days(request, dice).map(|(on, calls)| (on, Step::Call(request, calls))));
    }
    for matter in &plan.matters {
        steps.push((matter.on, Step::Matter(matter)));
        steps.extend(matter.steps.iter().map(|step| (step.on, Step::Further(matter, step))));
    }
    steps.sort_by_key(|(on, _)| *on);
    let (mut requests, mut names) = (BTreeMap::new(), matters::Names::new());
    for (on, step) in steps {
        let morning = at(on, 9, *node.clock.now().offset())?;
        node.clock.set(morning.max(node.clock.now()));
        jobs::tick(node).await?;
        tick(node);
        match step {
            Step::Call(request, count) => calls(node, plan, city, request, count, &requests, dice).await?,
            Step::Matter(matter) => {
                names.extend(
                    requests.iter().map(|((resource, org), id): (&(String, String), &String)| (format!("{resource}/{org}"), id.clone())),
                );
                matters::open(node, city, matter, &person(plan, &matter.by)?, &mut names).await?;
            }
            Step::Further(matter, step) => {
                matters::step(node, city, (matter, step), &person(plan, &step.by)?, &names).await?;
            }
            step => play(node, plan, city, step, &mut requests).await?,
        }
    }
    Ok(())
}

type Requests = BTreeMap<(String, String), String>;

async fn play(node: &Arc<Node>, plan: &Plan, city: &City, step: Step<'_>, requests: &mut Requests) -> anyhow::Result<()> {
    match step {
        Step::Resource(resource) => self::resource(node, plan, city, resource).await,
        Step::Ask(request) => {
            let id = fresh_id();
            let command = Apply { id: id.as_str().into(), grant: fresh_id().into(), application: application(plan, request) };
            act(node, &officer(plan, &request.applicant)?, Command::Apply(request.resource.clone(), command)).await?;
            requests.insert(case(request), id);
            Ok(())
        }
        Step::Agree(request) => agree(node, plan, request, requests).await,
        Step::Refuse(request) => refuse(node, plan, request, requests).await,
        Step::Deliver(request) => {
            let id = requests.get(&case(request)).context("deliver before ask")?;
            act(node, &source(plan, request)?, Command::Deliver(id.clone(), Deliver::default())).await?;
            Ok(())
        }
        Step::Matter(_) | Step::Further(..) | Step::Call(..) => Ok(()),
    }
}

/// The planned calls, spread over the days since the grant holds.
fn call_days(request: &RequestPlan, dice: &mut Dice) -> impl Iterator<Item = (NaiveDate, usize)> + use<> {
    let first = request.deliver.unwrap_or(request.on);
    let days: Vec<_> = first.iter_days().skip(1).take_while(|day| *day <= LAST_DAY).collect();
    let mut counts = vec![0usize; days.len()];
    for _ in 0..request.calls {
        let day = dice.below(days.len());
        counts.iter_mut().skip(day).take(1).for_each(|count| *count += 1);
    }
    days.into_iter().zip(counts).filter(|(_, count)| *count > 0)
}

async fn resource(node: &Arc<Node>, plan: &Plan, city: &City, resource: &ResourcePlan) -> anyhow::Result<()> {
    say(&resource.title);
    let officer = officer(plan, &resource.org)?;
    let reviewer = reviewer(plan)?;
    let contract = Contract {
        title: resource.title.clone(),
        summary: resource.summary.clone(),
        fields: resource.fields.clone(),
        items: resource.items.clone(),
        basis: resource.basis.clone(),
        filing: resource.filing.clone(),
        secrecy: Some(Secrecy::Clear),
        ..Contract::default()
    };
    let id = resource.id.clone();
    act(node, &officer, Command::Compile(Compile { id: id.as_str().into(), contract })).await?;
    if resource.state == Reached::Draft {
        return Ok(());
    }
    tick(node);
    act(node, &officer, Command::Submit(id.clone())).await?;
    tick(node);
    match resource.state {
        Reached::Returned => {
            let reason = "请补充学籍状态数据项，并说明寄读学生是否包含在内".to_owned();
            act(node, &reviewer, Command::Return(id, Return { reason, fields: Default::default() })).await?;
        }
        Reached::Published => {
            act(node, &reviewer, Command::Publish(id.clone())).await?;
            tick(node);
            load(node, city, resource, &officer).await?;
        }
        Reached::Draft | Reached::Submitted => {}
    }
    Ok(())
}

async fn load(node: &Arc<Node>, city: &City, resource: &ResourcePlan, officer: &Actor) -> anyhow::Result<()> {
    let Some(file) = &resource.file else { return Ok(()) };
    let path = node.folders.uploads.join(format!("{file}.csv"));
    match file.as_str() {
        "household" => data::household(&path, &city.residents)?,
        "marriage" => data::marriage(&path, &city.residents)?,
        "enterprise" => data::enterprise(&path, &city.companies)?,
        published => {
            let Some(folder) = &city.divisions else { return Ok(()) };
            if !data::published(folder, published, &path)? {
                return Ok(());
            }
        }
    }
    jobs::load_file(node, officer, &resource.id, &format!("{}.csv", resource.title), &path).await.map(drop)
}

async fn agree(node: &Node, plan: &Plan, request: &RequestPlan, requests: &Requests) -> anyhow::Result<()> {
    let (id, agree) = (requests.get(&case(request)).context("agree before ask")?, request.agree.as_ref().context("agree")?);
    let items = request.items.iter().map(|item| GrantedItem { item: item.clone(), mask: agree.masks.get(item).copied() }).collect();
    let terms = Terms { items, rows: None, until: agree.until, daily_quota: agree.daily_quota, tries: agree.tries };
    act(
        node,
        &source(plan, request)?,
        Command::Agree(id.clone(), Agree { grant: fresh_id().into(), terms, findings: findings(node, id, true).await?, basis: None }),
    )
    .await?;
    Ok(())
}

/// A finding on each condition of the resource asked for, all alike.
async fn findings(node: &Node, request: &str, met: bool) -> anyhow::Result<Vec<Finding>> {
    let request = node.store.request(request).await?.context("no request")?.body;
    let contract = node.store.resource(request.resource.as_str()).await?.and_then(|row| row.body.published);
    let asked = contract.filter(|_| !request.verifies()).map(|contract| contract.conditions().len()).unwrap_or_default();
    let evidence = if met { "申请材料已载明" } else { "申请材料没有载明" };
    Ok((1..=asked).map(|condition| Finding { condition, met, evidence: evidence.into() }).collect())
}

async fn refuse(node: &Node, plan: &Plan, request: &RequestPlan, requests: &Requests) -> anyhow::Result<()> {
    let (id, refuse) = (requests.get(&case(request)).context("refuse before ask")?, request.refuse.as_ref().context("refuse")?);
    let command = Refuse { basis: Some(refuse.basis.clone()), reason: refuse.reason.clone(), findings: findings(node, id, false).await? };
    act(node, &source(plan, request)?, Command::Refuse(id.clone(), command)).await?;
    Ok(())
}

/// Calls under a grant; about every tenth is refused for its purpose, as misused ones are.
async fn calls(
    node: &Node,
    plan: &Plan,
    city: &City,
    request: &RequestPlan,
    count: usize,
    requests: &Requests,
    dice: &mut Dice,
) -> anyhow::Result<()> {
    let id = requests.get(&case(request)).context("call before ask")?;
    let grant = node.store.request(id).await?.and_then(|row| row.body.grant().cloned()).context("no grant")?;
    let client = client(node, plan, &request.applicant).await?;
    for _ in 0..count {
        tick(node);
        let purpose = if dice.below(10) == 9 { "统计分析".to_owned() } else { request.purpose.clone() };
        let Some(key) = key(city, &request.resource, dice) else { return Ok(()) };
        let ask = Ask { grant: GrantId(grant.0.clone()), key: vec![key], items: Vec::new(), purpose };
        match call(node, &client, ask).await {
            Ok(_) | Err(CallError::Refused(..)) => {}
            Err(other) => anyhow::bail!("a demo call failed: {other:?}"),
        }
    }
    Ok(())
}

async fn client(node: &Node, plan: &Plan, org: &str) -> anyhow::Result<Client> {
    if let Some(row) = node.store.clients(org).await?.into_iter().next() {
        return Ok(row.body);
    }
    let secret = hex::encode(seal::digest::sm3(crate::keys::random_hex(32)?.as_bytes()).as_bytes());
    let id = fresh_id();
    act(
        node,
        &officer(plan, org)?,
        Command::AddClient(AddClient { id: id.as_str().into(), name: "业务系统（演示）".into(), unit: String::new(), secret }),
    )
    .await?;
    Ok(node.store.client(&id).await?.context("client")?.body)
}

fn key(city: &City, resource: &str, dice: &mut Dice) -> Option<(String, String)> {
    match resource {
        "enterprise" => dice.pick(&city.companies).map(|c| ("uscc".into(), c.uscc.clone())),
        "marriage" | "household" => dice.pick(&city.residents).map(|r| ("id_number".into(), r.id_number.clone())),
        _ => city.divisions.is_some().then(|| ("code".into(), format!("4419000030{:02}", 1 + dice.below(20)))),
    }
}

fn application(plan: &Plan, request: &RequestPlan) -> Application {
    let unit = plan.orgs.iter().find(|o| o.id == request.applicant).map(|o| o.name.clone()).unwrap_or_default();
    Application {
        scenario: request.scenario.clone(),
        unit,
        items: request.items.clone(),
        mode: request.mode,
        purpose: request.purpose.clone(),
        until: request.until,
        basis: Some(request.basis.clone()),
        business: request.purpose.clone(),
        special: None,
        acknowledged: String::new(),
        renews: None,
    }
}

fn case(request: &RequestPlan) -> (String, String) {
    (request.resource.clone(), request.applicant.clone())
}

fn source(plan: &Plan, request: &RequestPlan) -> anyhow::Result<Actor> {
    let resource = plan.resources.iter().find(|r| r.id == request.resource).context("a request for no resource")?;
    officer(plan, &resource.org)
}

fn person(plan: &Plan, login: &str) -> anyhow::Result<Actor> {
    let of = |org: &OrgPlan| org.people.iter().find(|person| person.login == login).map(|person| person.roles.clone());
    let (org, roles) = plan.orgs.iter().find_map(|org| Some((org, of(org)?))).with_context(|| format!("no account {login}"))?;
    Ok(Actor { person: login.into(), org: org.id.as_str().into(), kind: org.kind, roles, acting_for: None })
}

fn officer(plan: &Plan, org: &str) -> anyhow::Result<Actor> {
    actor(plan, org, domain::org::Role::DataOfficer)
}

fn reviewer(plan: &Plan) -> anyhow::Result<Actor> {
    let authority = plan.orgs.iter().find(|o| o.kind == domain::org::OrgKind::Authority).context("no authority")?;
    actor(plan, &authority.id, domain::org::Role::Reviewer)
}

fn actor(plan: &Plan, org: &str, role: domain::org::Role) -> anyhow::Result<Actor> {
    let org = plan.orgs.iter().find(|o| o.id == org).with_context(|| format!("no organization {org}"))?;
    let person = org.people.iter().find(|p| p.roles.contains(&role)).with_context(|| format!("{} has no {role:?}", org.name))?;
    Ok(Actor {
        person: person.login.as_str().into(),
        org: org.id.as_str().into(),
        kind: org.kind,
        roles: person.roles.clone(),
        acting_for: None,
    })
}
