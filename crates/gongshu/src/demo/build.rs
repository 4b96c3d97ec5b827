//! Builds the city, day by day, on a clock set by hand.

use super::invent::{Dice, companies, residents};
use super::plan::Plan;
use super::{PASSWORD_FILE, data, walk};
use crate::act::{Command, act};
use crate::clock::Clock;
use crate::config::{Config, Limits, Mode};
use crate::node::{Node, zone};
use anyhow::Context as _;
use argon2::{Argon2, PasswordHasher};
use chrono::{DateTime, FixedOffset, NaiveDate, TimeDelta, Utc};
use domain::org::{AddOrg, AddPerson, Org, Part, Person, Profile};
use std::collections::BTreeMap;
use std::path::Path;

/// Seed of the invented people and companies.
const SEED: u64 = 441_900;
/// Residents and companies of the city.
const RESIDENTS: usize = 10_000;
const COMPANIES: usize = 2_000;
/// Administrative code of the city.
const REGION: &str = "441900";
/// The day the city is built, and the day and hour its clock shows once it is.
const FIRST_DAY: NaiveDate = day(2, 24);
pub(super) const LAST_DAY: NaiveDate = day(3, 11);
const HOUR: u32 = 10;

const fn day(month: u32, day: u32) -> NaiveDate {
    match NaiveDate::from_ymd_opt(2026, month, day) {
        Some(date) => date,
        None => NaiveDate::MIN,
    }
}

/// Builds the demo city in a data folder.
///
/// # Errors
/// A step was refused or the machine failed: then the folder is not a city.
pub async fn build(folder: &Path, database: Option<String>, divisions: Option<&Path>) -> anyhow::Result<Config> {
    std::fs::create_dir_all(folder)?;
    let password = std::env::var("GONGSHU_DEMO_PASSWORD").map_or_else(|_| crate::keys::random_hex(6), Ok)?;
    std::fs::write(folder.join(PASSWORD_FILE), &password)?;
    let plan = Plan::read()?;
    let config = config(database);
    let zone = zone(&config, None)?;
    let clock = Clock::manual(at(FIRST_DAY, 9, zone)?);
    let node = Node::open(folder, config.clone(), clock, None).await?;
    say("机构与账号");
    accounts(&node, &plan, &password).await?;
    let source = data::divisions(divisions);
    match &source {
        Some(source) => node.store.put_regions(&data::regions(source)?).await?,
        None => println!("  未找到行政区划数据（设 GONGSHU_DIVISIONS，或先在 web/ 运行 npm ci），跳过区划资源的加载"),
    }
    let mut dice = Dice::new(SEED);
    let city = walk::City { residents: residents(&mut dice, RESIDENTS), companies: companies(&mut dice, COMPANIES), divisions: source };
    walk::walk(&node, &plan, &city, &mut dice).await?;
    let today = at(LAST_DAY, HOUR, zone)?;
    node.clock.set(today);
    node.close().await?;
    let shift = (today.with_timezone(&Utc) - Utc::now()).num_seconds();
    let config = Config { clock_shift: Some(shift), ..config };
    config.write(folder)?;
    Ok(config)
}

fn config(database: Option<String>) -> Config {
    Config {
        simulated: Vec::new(),
        dates: BTreeMap::new(),
        name: "东莞市公共数据枢纽（演示）".into(),
        origin: "dongguan.gongshu.example".into(),
        packs: vec!["guangdong-2021".into(), "dongguan-draft".into()],
        mode: Mode::Demo,
        database,
        clock_shift: None,
        limits: Limits::default(),
    }
}

async fn accounts(node: &Node, plan: &Plan, password: &str) -> anyhow::Result<()> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|e| anyhow::anyhow!("{e}"))?.to_string();
    for org in &plan.orgs {
        let actor = node.actor().await;
        let mut new = Org::new(org.id.as_str().into(), org.name.clone(), org.kind, REGION);
        new.stands_for.clone_from(&org.stands_for);
        new.profile = Profile::whole(&new, &node.law(), node.clock.now().date_naive(), |part| profile(&org.name, part));
        act(node, &actor, Command::AddOrg(AddOrg { org: new })).await?;
        for person in &org.people {
            let new = Person {
                id: person.login.as_str().into(),
                login: person.login.clone(),
                name: person.name.clone(),
                org: org.id.as_str().into(),
                roles: person.roles.clone(),
                password: hash.clone(),
                away: Vec::new(),
            };
            act(node, &node.actor().await, Command::AddPerson(AddPerson { person: new })).await?;
        }
    }
    Ok(())
}

/// What an organization of the demo says about itself.
fn profile(org: &str, part: &Part<'_>) -> String {
    match part.name() {
        Profile::BODY => format!("{org}数据管理科"),
        "persons" | "chief_officer" => "见本机构账号名册".to_owned(),
        _ => format!("见《{org}公共数据管理工作方案》（虚构示例）“{}”一节", part.title()),
    }
}

/// An hour of a day, in the city's time zone.
pub(super) fn at(day: NaiveDate, hour: u32, zone: FixedOffset) -> anyhow::Result<DateTime<FixedOffset>> {
    let time = day.and_hms_opt(hour, 0, 0).context("hour")?;
    time.and_local_timezone(zone).single().context("time")
}

/// A little later than the last act: two acts of one hour keep their order.
pub(super) fn tick(node: &Node) {
    node.clock.set(node.clock.now() + TimeDelta::seconds(7));
}

/// Says how far the building has come.
pub(super) fn say(what: &str) {
    println!("  建设演示城市：{what}");
}
