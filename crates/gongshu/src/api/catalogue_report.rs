//! The catalogue as a whole: the level's catalogue and its versions, coverage, lists, registration.

use super::problem::Cited;
use super::{Answer, Problem, Who};
use crate::node::Node;
use axum::Json;
use axum::body::Body as Bytes;
use axum::extract::{Extension, Path, Query, State};
use axum::http::{Response, header};
use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveTime, TimeDelta};
use domain::catalogue::{
    Charge, Coverage, Duplicate, Edition, Entry, KindOfList, Line, ListKind, Listing, RegisterCount, Report, Sources, Topic, Upto,
    coverage, duplicate_lines, duplicates, edition_lines, entries, gaps, kind_lines, level_lines, lines, list_lines, lists_of_demand,
    lists_of_request, register_board, register_lines, sees,
};
use domain::decision::Room;
use domain::demand::Demand;
use domain::org::{Org, OrgKind};
use domain::{Context, Matter, OrgId, PersonId, Refusal};
use law::{Key, Lawbook};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::sync::Arc;

/// A report: what it holds, the same in words, and the rules it rests on.
#[derive(Debug, Serialize)]
pub struct Told<T> {
    items: Vec<T>,
    /// Number of the version of the catalogue it is of.
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<u64>,
    /// In words.
    lines: Vec<String>,
    /// Who has which part in it.
    charges: Vec<ChargeView>,
    /// Names of the organizations in it.
    names: BTreeMap<String, String>,
    /// Names of the people in it.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    people: BTreeMap<String, String>,
}

#[derive(Debug, Serialize)]
struct ChargeView {
    what: String,
    by: String,
    line: String,
    citation: Cited,
}

impl From<Charge> for ChargeView {
    fn from(charge: Charge) -> Self {
        Self { line: charge.line(), what: charge.what, by: charge.by, citation: charge.citation.into() }
    }
}

/// What every report needs: the organizations, the law, the moment.
struct Desk {
    orgs: Arc<BTreeMap<OrgId, Org>>,
    law: Arc<Lawbook>,
    authority: OrgId,
    now: DateTime<FixedOffset>,
}

impl Desk {
    async fn of(node: &Node) -> Self {
        Self { orgs: node.orgs().await, law: node.law(), authority: node.authority().await, now: node.clock.now() }
    }

    fn ctx<'a>(&'a self, who: &'a Who) -> Context<'a> {
        Context { now: self.now, actor: &who.actor, law: &self.law, authority: &self.authority }
    }

    fn name(&self, org: &OrgId) -> String {
        self.orgs.get(org).map_or_else(|| org.0.clone(), |org| org.name.clone())
    }

    fn told<T>(&self, report: Report, items: Vec<T>, lines: Vec<String>, ctx: &Context<'_>) -> Told<T> {
        let charges: Vec<_> = report.charges(ctx).into_iter().map(ChargeView::from).collect();
        let names = self.orgs.values().map(|org| (org.id.0.clone(), org.name.clone())).collect();
        Told { items, number: None, lines, charges, names, people: BTreeMap::new() }
    }
}

/// Up to when the catalogue is looked at, and what is looked for in it.
#[derive(Debug, Deserialize)]
pub struct When {
    q: Option<String>,
    /// A day: the catalogue as it was at its end.
    on: Option<NaiveDate>,
    /// A version.
    version: Option<u64>,
    org: Option<String>,
    #[serde(rename = "as")]
    form: Option<String>,
}

impl When {
    fn upto(&self, now: DateTime<FixedOffset>) -> Upto {
        Upto { number: self.version, at: self.on.and_then(|day| end_of(day, now)) }
    }
}

/// The last moment of a day.
fn end_of(day: NaiveDate, now: DateTime<FixedOffset>) -> Option<DateTime<FixedOffset>> {
    let next = day.checked_add_days(Days::new(1))?;
    let midnight = next.and_time(NaiveTime::MIN).and_local_timezone(*now.offset()).single()?;
    Some(midnight - TimeDelta::milliseconds(1))
}

/// The level's catalogue, now, on a day, or as a version had it.
///
/// # Errors
/// The store failed, here and below.
pub async fn level(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Query(when): Query<When>) -> Answer<Told<Entry>> {
    let desk = Desk::of(&node).await;
    let (ctx, editions) = (desk.ctx(&who), node.store.editions().await?);
    let upto = when.upto(desk.now);
    let number = editions.iter().rfind(|edition| upto.holds(edition)).map_or(0, |edition| edition.number);
    let orgs: Vec<_> = desk.orgs.values().cloned().collect();
    let mut found = entries(&editions, upto, &orgs, &ctx);
    let wanted = when.q.as_deref().map_or("", str::trim);
    found.retain(|entry| entry.title.contains(wanted) && when.org.as_deref().is_none_or(|org| org.is_empty() || entry.org.as_str() == org));
    let lines = level_lines(&found, number, &|org| desk.name(org), &ctx);
    Ok(Json(Told { number: Some(number), ..desk.told(Report::Level, found, lines, &ctx) }))
}

/// A version, without the contract itself.
#[derive(Debug, Serialize)]
pub struct EditionView {
    #[serde(flatten)]
    edition: Edition,
    /// Up to when it was the newest; none for the newest.
    until: Option<DateTime<FixedOffset>>,
}

/// The versions of the level's catalogue, newest first.
pub async fn versions(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Told<EditionView>> {
    let desk = Desk::of(&node).await;
    let (ctx, editions) = (desk.ctx(&who), node.store.editions().await?);
    let people = people(&node, &editions, &desk).await?;
    let person = |id: &PersonId| people.get(id.as_str()).cloned().unwrap_or_else(|| "本节点".to_owned());
    let lines = edition_lines(&editions, &|org| desk.name(org), &person);
    let view = |edition: &Edition| EditionView {
        until: edition.until(&editions).copied(),
        edition: Edition { contract: None, ..edition.clone() },
    };
    let items = editions.iter().rev().map(view).collect();
    Ok(Json(Told { people: people.clone(), ..desk.told(Report::Editions, items, lines, &ctx) }))
}

/// Who had a hand in it, by organization and name.
async fn people(node: &Node, editions: &[Edition], desk: &Desk) -> Result<BTreeMap<String, String>, Problem> {
    let mut people = BTreeMap::new();
    for edition in editions {
        let hands = edition.compiled.iter().chain([&edition.by]).chain(edition.passed.iter().map(|passed| &passed.by));
        for id in hands {
            if !people.contains_key(id.as_str())
                && let Some(row) = node.store.person(id.as_str()).await?
            {
                people.insert(id.0.clone(), format!("{}{}", desk.name(&row.body.org), row.body.name));
            }
        }
    }
    Ok(people)
}

/// Items that several departments hold: all of them to the authority, elsewhere those that concern the viewer.
pub async fn doubles(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Told<Duplicate>> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let mut found = duplicates(&node.store.editions().await?, Upto::default());
    let all = who.actor.kind == OrgKind::Authority;
    found.retain(|one| all || one.at.iter().any(|(_, _, org)| *org == who.actor.org));
    let lines = duplicate_lines(&found, &|org| desk.name(org));
    Ok(Json(desk.told(Report::Duplicates, found, lines, &ctx)))
}

/// How far institutions are: those the viewer may see.
pub async fn covered(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Told<domain::catalogue::Institution>> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let viewer = desk.orgs.get(&who.actor.org).ok_or_else(Problem::hidden)?;
    let (resources, loaded, editions) =
        (node.store.all_resources().await?, node.store.loaded_resources().await?, node.store.editions().await?);
    let changed = |org: &OrgId| editions.iter().rfind(|edition| edition.org == *org).map(|edition| edition.at.date_naive());
    let seen = desk.orgs.values().filter(|org| sees(viewer, org, &ctx));
    let found: Coverage = coverage(seen, &resources, &loaded, changed);
    let lines = found.lines(&|org| desk.name(org));
    Ok(Json(desk.told(Report::Coverage, found.institutions, lines, &ctx)))
}

/// Which lists the law has, and the version issued last.
#[derive(Debug, Serialize)]
pub struct KindView {
    kind: ListKind,
    title: String,
    citation: Option<Cited>,
    /// The area's newest version: identifier, number, moment.
    issued: Option<(String, u64, DateTime<FixedOffset>)>,
}

/// The kinds of list.
pub async fn kinds(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Told<KindView>> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let issued = node.store.issued_listings(&desk.authority).await?;
    let of = |kind: ListKind| issued.iter().find(|one| one.list == kind);
    let lines = kind_lines(&|kind| of(kind).map(|one| one.number), &ctx);
    let view = |KindOfList { kind, title, citation }: KindOfList| KindView {
        issued: of(kind).map(|one| (one.id.0.clone(), one.number, one.filed)),
        kind,
        title,
        citation: citation.map(Cited::from),
    };
    Ok(Json(desk.told(Report::Kinds, ListKind::all(&ctx).into_iter().map(view).collect(), lines, &ctx)))
}

/// A list as it follows from the catalogue, now or on a day. Demands of others are seen by the authority only.
///
/// # Errors
/// The law has no such list; the store failed.
pub async fn list(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    Path(kind): Path<ListKind>,
    Query(when): Query<When>,
) -> Result<Response<Bytes>, Problem> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let title = ListKind::all(&ctx).into_iter().find(|known| known.kind == kind).ok_or_else(Problem::hidden)?.title;
    let (editions, assignments) = (node.store.editions().await?, node.store.assignments().await?);
    let mut demands = node.store.all_demands().await?;
    demands.retain(|demand| who.actor.kind == OrgKind::Authority || demand.concerns(&who.actor.org));
    let sources = Sources { editions: &editions, upto: when.upto(desk.now), demands: &demands, assignments: &assignments };
    let of = when.org.clone().filter(|org| !org.is_empty()).map(OrgId);
    let found = lines(kind, sources, of.as_ref(), &ctx);
    let name = |org: &OrgId| desk.name(org);
    match when.form.as_deref() {
        Some("csv") => download("text/csv; charset=utf-8", "csv", csv(&found, &name).map_err(Problem::failed)?),
        Some("xlsx") => {
            let sheet = xlsx(&title, &found, &name).map_err(Problem::failed)?;
            download("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "xlsx", sheet)
        }
        _ => {
            let told = list_lines(&title, &found, &name);
            let body = serde_json::to_vec(&desk.told(Report::List(kind), found, told, &ctx)).map_err(Problem::failed)?;
            Response::builder().header(header::CONTENT_TYPE, "application/json").body(Bytes::from(body)).map_err(Problem::failed)
        }
    }
}

const COLUMNS: [&str; 6] = ["编号", "名称", "部门", "提供部门", "共享类型或者状态", "依据"];

fn cells(line: &Line, name: &dyn Fn(&OrgId) -> String) -> [String; 6] {
    let id = line.demand.as_ref().map(|id| id.0.clone()).or_else(|| line.resource.as_ref().map(|id| id.0.clone()));
    let provider = line.provider.as_ref().map(name).unwrap_or_default();
    [id.unwrap_or_default(), line.title.clone(), name(&line.org), provider, line.state.clone(), line.basis.clone().unwrap_or_default()]
}

fn csv(found: &[Line], name: &dyn Fn(&OrgId) -> String) -> anyhow::Result<Vec<u8>> {
    let rows = found.iter().map(|line| cells(line, name).to_vec());
    super::table_file::csv_file(std::iter::once(COLUMNS.map(str::to_owned).to_vec()).chain(rows))
}

fn xlsx(title: &str, found: &[Line], name: &dyn Fn(&OrgId) -> String) -> Result<Vec<u8>, rust_xlsxwriter::XlsxError> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name(title.chars().take(31).collect::<String>())?;
    for (column, head) in (0..).zip(COLUMNS) {
        sheet.write_string(0, column, head)?;
    }
    for (row, line) in (1..).zip(found) {
        for (column, text) in (0..).zip(cells(line, name)) {
            sheet.write_string(row, column, text)?;
        }
    }
    book.save_to_buffer()
}

fn download(kind: &str, ending: &str, body: Vec<u8>) -> Result<Response<Bytes>, Problem> {
    let shown = format!("attachment; filename=\"list.{ending}\"");
    let response = Response::builder().header(header::CONTENT_TYPE, kind).header(header::CONTENT_DISPOSITION, shown);
    response.body(Bytes::from(body)).map_err(Problem::failed)
}

/// What the round of lists lacks.
pub async fn missing(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Told<String>> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let round = node.store.last_round(Some(Topic::Lists)).await?.ok_or_else(Problem::hidden)?;
    let filed = node.store.listings_of_round(&round.id).await?;
    let (editions, assignments, demands) = (node.store.editions().await?, node.store.assignments().await?, node.store.all_demands().await?);
    let sources = Sources { editions: &editions, upto: Upto::default(), demands: &demands, assignments: &assignments };
    let found = gaps(&round, &filed, &|kind, org| lines(kind, sources, Some(org), &ctx), &|org| desk.name(org), &ctx);
    Ok(Json(desk.told(Report::Gaps, found.clone(), found, &ctx)))
}

/// The round opened last: who is done, who isn't.
pub async fn last_round(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Belongs> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let round = node.store.last_round(None).await?.ok_or_else(Problem::hidden)?;
    let lines = round.lines(&|org| desk.name(org));
    Ok(Json(Belongs { lines, citations: ctx.law.cite(round.topic.key(), ctx.today()).map(Cited::from).into_iter().collect() }))
}

/// A list as filed or issued, and what changed in it.
pub async fn told(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<Told<Line>> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let listing = node.store.matter::<Listing>(&id).await?.ok_or_else(Problem::hidden)?.body;
    if who.actor.kind != OrgKind::Authority && !listing.concerns(&who.actor.org) {
        return Err(Problem::hidden());
    }
    let lines = listing.told(&|org| desk.name(org));
    Ok(Json(desk.told(Report::List(listing.list), listing.lines, lines, &ctx)))
}

/// How much of the catalogue is registered: all of it to the authority, elsewhere the viewer's own.
pub async fn registered(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Told<RegisterCount>> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let mut counts = register_board(&node.store.published(None).await?, &node.store.registrations().await?);
    counts.retain(|one| who.actor.kind == OrgKind::Authority || one.org == who.actor.org);
    let lines = register_lines(&counts, &|org| desk.name(org));
    Ok(Json(desk.told(Report::Register, counts, lines, &ctx)))
}

/// Whose lists are asked for.
#[derive(Debug, Deserialize)]
pub struct Of {
    request: Option<String>,
    demand: Option<String>,
}

/// The lists that a request or a demand belongs to.
#[derive(Debug, Serialize)]
pub struct Belongs {
    lines: Vec<String>,
    citations: Vec<Cited>,
}

/// To which list a request or a demand belongs; whether a refusal is on none.
///
/// # Errors
/// Hidden where the case is no concern of the viewer's.
pub async fn belongs(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Query(of): Query<Of>) -> Answer<Belongs> {
    let desk = Desk::of(&node).await;
    let ctx = desk.ctx(&who);
    let name = |org: &OrgId| desk.name(org);
    let authority = who.actor.kind == OrgKind::Authority;
    let mut keys = vec![Key::CatalogueLists];
    let lines = match of {
        Of { request: Some(id), .. } => {
            let request = node.store.request(&id).await?.ok_or_else(Problem::hidden)?.body;
            if !authority && request.applicant != who.actor.org && request.source != who.actor.org {
                return Err(Problem::hidden());
            }
            let resource = node.store.resource(request.resource.as_str()).await?.ok_or_else(Problem::hidden)?.body;
            keys.extend(request.uncatalogued.then_some(Key::CatalogueOwn));
            lists_of_request(&request, resource.published.as_ref(), &name, &ctx)
        }
        Of { demand: Some(id), .. } => {
            let demand = node.store.matter::<Demand>(&id).await?.ok_or_else(Problem::hidden)?.body;
            if !authority && !demand.concerns(&who.actor.org) {
                return Err(Problem::hidden());
            }
            lists_of_demand(&demand, &name, &ctx)
        }
        _ => return Err(Refusal::input(vec![domain::Fault::at(Room::Demand.as_str(), "请写明申请或者需求")]).into()),
    };
    let citations = keys.into_iter().filter_map(|key| ctx.law.cite(key, ctx.today())).map(Cited::from).collect();
    Ok(Json(Belongs { lines, citations }))
}
