//! Every route on one page, each with who may enter it.

use crate::api::guard::{Access, Guard, guard};
use crate::api::matter::{self, Desk};
use crate::api::{
    board, calendar, catalogue, catalogue_desk, catalogue_report, check, collect, correction, demand, demo, dispute, entry, gateway,
    grants, inbox, intake, law, ledger, org, org_page, oversight, oversight_record, paper, session, sharing, sheet, source, task, token,
    usage,
};
use crate::assets;
use crate::node::Node;
use Access::{Authority, EachAuthority, Program, Public, Roles, Signed};
use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::http::Method;
use axum::middleware::from_fn_with_state;
use axum::routing::{MethodRouter, get, post, put};
use domain::catalogue::{Forms, Listing, Registration, Round};
use domain::collect::{CollectionList, Digitisation, Duties, Form, Standard};
use domain::correction::{Correction, Notice};
use domain::demand::Demand;
use domain::dispute::Dispute;
use domain::feedback::Feedback;
use domain::misuse::Misuse;
use domain::onward::Onward;
use domain::org::Role::{Auditor, ChiefDataOfficer, DataOfficer, Reviewer};
use domain::org::task::Task;
use domain::oversight::Lapse;
use domain::ruleset::Ruleset;
use domain::source::Assignment;
use domain::uselog::UseLog;
use std::convert::Infallible;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::limit::RequestBodyLimitLayer;

/// One route: method, path, who may enter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Method.
    pub method: Method,
    /// Path, with parameters in braces.
    pub path: &'static str,
    /// Who may enter.
    pub access: Access,
}

/// Largest JSON body, in bytes.
const BODY: usize = 1 << 20;

/// Largest workbook of entries or spreadsheet to draft from, in bytes.
const SHEET: usize = 32 << 20;

/// The router of a node, and its table of routes.
pub fn router(node: &Arc<Node>) -> (Router, Vec<Entry>) {
    let mut table = Table { node: Arc::clone(node), router: Router::new(), entries: Vec::new() };
    rooms(&mut table);
    let upload = usize::try_from(node.config.limits.upload_bytes).unwrap_or(usize::MAX).saturating_add(BODY);
    let body = (DefaultBodyLimit::disable(), RequestBodyLimitLayer::new(upload));
    let loading =
        table.guarded(Method::POST, "/api/v1/intake/batches", Roles(&[DataOfficer]), post(intake::upload).layer::<_, Infallible>(body));
    let body = (DefaultBodyLimit::disable(), RequestBodyLimitLayer::new(upload));
    let comparing = "/api/v1/sharing/grants/{id}/checks";
    let checks = table.guarded(Method::POST, comparing, Roles(&[DataOfficer]), post(check::file).layer::<_, Infallible>(body));
    let body = || (DefaultBodyLimit::disable(), RequestBodyLimitLayer::new(SHEET));
    let (sheet_path, draft_path) = ("/api/v1/catalogue/sheet", "/api/v1/catalogue/drafts");
    let officer = Roles(&[DataOfficer]);
    let importing = table.guarded(Method::POST, sheet_path, officer, post(sheet::upload).layer::<_, Infallible>(body()));
    let drafting = table.guarded(Method::POST, draft_path, officer, post(sheet::draft).layer::<_, Infallible>(body()));
    let router = table
        .router
        .layer(RequestBodyLimitLayer::new(BODY))
        .route("/api/v1/intake/batches", loading)
        .route(comparing, checks)
        .route(sheet_path, importing)
        .route(draft_path, drafting)
        .with_state(Arc::clone(node))
        .fallback(assets::serve)
        .layer(axum::middleware::map_response(assets::safe))
        .layer(CompressionLayer::new());
    (router, table.entries)
}

fn rooms(t: &mut Table) {
    t.get("/api/v1/node", Public, get(demo::node));
    t.get("/api/v1/health", Public, get(assets::health));
    t.get("/api/v1/demo/accounts", Public, get(demo::accounts));
    t.post("/api/v1/session", Public, post(session::sign_in));
    t.get("/api/v1/session", Signed, get(session::me));
    t.delete("/api/v1/session", Signed, axum::routing::delete(session::sign_out));

    t.get("/api/v1/law/packs", Signed, get(law::packs));
    t.get("/api/v1/law/packs/{pack}", Signed, get(law::pack));
    t.get("/api/v1/law/packs/{pack}/articles/{article}", Signed, get(law::article));
    t.get("/api/v1/law/due", Signed, get(law::due));
    t.get("/api/v1/law/diff", Signed, get(law::diff));
    t.get("/api/v1/law/coverage", Signed, get(law::coverage));
    t.get("/api/v1/law/words", Signed, get(law::words));
    t.get("/api/v1/law/keys", Signed, get(law::keys));
    t.get("/api/v1/law/keys/{key}", Signed, get(law::key));
    t.get("/api/v1/law/norms", Signed, get(law::norms));

    t.get("/api/v1/calendar", Signed, get(calendar::show));
    t.get("/api/v1/calendar/{year}", Signed, get(calendar::year));
    t.post("/api/v1/calendar/check", Authority(&[Reviewer]), post(calendar::check));
    t.post("/api/v1/calendar", Authority(&[Reviewer]), post(calendar::load));

    t.get("/api/v1/orgs", Signed, get(org::orgs));
    t.get("/api/v1/regions", Signed, get(org::regions));
    t.get("/api/v1/clients", Roles(&[DataOfficer]), get(org::clients));
    t.post("/api/v1/clients", Roles(&[DataOfficer]), post(org::add_client));

    t.get("/api/v1/inbox", Signed, get(inbox::inbox));

    let officers = Roles(&[DataOfficer, Reviewer, ChiefDataOfficer, Auditor]);
    t.get("/api/v1/catalogue", officers, get(catalogue::list));
    t.post("/api/v1/catalogue", Roles(&[DataOfficer]), post(catalogue::compile));
    t.get("/api/v1/catalogue/sheet", Roles(&[DataOfficer]), get(sheet::download));
    t.get("/api/v1/catalogue/{id}/suggestions", Roles(&[DataOfficer]), get(sheet::suggestions));
    t.get("/api/v1/catalogue/due", officers, get(entry::due_list));
    t.get("/api/v1/catalogue/outdated", officers, get(entry::outdated_list));
    t.get("/api/v1/catalogue/types", officers, get(entry::types));
    t.get("/api/v1/catalogue/grading", EachAuthority(&[Reviewer, ChiefDataOfficer, Auditor]), get(entry::grading));
    t.get("/api/v1/catalogue/regrading", officers, get(entry::regrading));
    t.get("/api/v1/catalogue/level", officers, get(catalogue_report::level));
    t.get("/api/v1/catalogue/versions", officers, get(catalogue_report::versions));
    t.get("/api/v1/catalogue/duplicates", officers, get(catalogue_report::doubles));
    t.get("/api/v1/catalogue/coverage", officers, get(catalogue_report::covered));
    t.get("/api/v1/catalogue/lists", officers, get(catalogue_report::kinds));
    t.get("/api/v1/catalogue/lists/{kind}", officers, get(catalogue_report::list));
    t.get("/api/v1/catalogue/gaps", Authority(&[Reviewer, ChiefDataOfficer, Auditor]), get(catalogue_report::missing));
    t.get("/api/v1/catalogue/registered", officers, get(catalogue_report::registered));
    t.get("/api/v1/catalogue/belongs", officers, get(catalogue_report::belongs));
    t.matters::<Listing>(["/api/v1/listings", "/api/v1/listings/{id}", "/api/v1/listings/{id}/{act}"]);
    t.get("/api/v1/listings/{id}/told", officers, get(catalogue_report::told));
    t.get("/api/v1/rounds/last", officers, get(catalogue_report::last_round));
    t.matters::<Round>(["/api/v1/rounds", "/api/v1/rounds/{id}", "/api/v1/rounds/{id}/{act}"]);
    t.matters::<Forms>(["/api/v1/register_forms", "/api/v1/register_forms/{id}", "/api/v1/register_forms/{id}/{act}"]);
    t.get("/api/v1/register_forms/in_force", officers, get(catalogue_desk::forms));
    t.matters::<Ruleset>(["/api/v1/rulesets", "/api/v1/rulesets/{id}", "/api/v1/rulesets/{id}/{act}"]);
    t.get("/api/v1/rulesets/without", EachAuthority(&[Reviewer, ChiefDataOfficer, Auditor]), get(entry::without_detail));
    t.get("/api/v1/registrations", officers, get(matter::list::<Registration>));
    t.post("/api/v1/registrations", Roles(&[DataOfficer]), post(catalogue_desk::begin));
    t.get("/api/v1/registrations/{id}", officers, get(matter::show::<Registration>));
    t.post("/api/v1/registrations/{id}/{act}", Roles(&[DataOfficer, Reviewer]), post(matter::step::<Registration>));
    t.get("/api/v1/catalogue/{id}", officers, get(catalogue::show));
    t.put("/api/v1/catalogue/{id}", Roles(&[DataOfficer]), put(catalogue::revise));
    t.post("/api/v1/catalogue/{id}/change", Roles(&[DataOfficer]), post(catalogue::note_change));
    t.post("/api/v1/catalogue/{id}/assessment", Roles(&[DataOfficer]), post(catalogue::reassess));
    t.post("/api/v1/catalogue/{id}/regrade", Roles(&[DataOfficer]), post(catalogue::regrade));
    t.post("/api/v1/catalogue/{id}/inspect_grades", Authority(&[Reviewer]), post(catalogue::inspect));
    t.post("/api/v1/catalogue/{id}/confirm_type", Roles(&[DataOfficer]), post(catalogue::confirm_type));
    t.post("/api/v1/catalogue/{id}/pass", Authority(&[Reviewer]), post(catalogue::pass));
    t.post("/api/v1/catalogue/{id}/submit", Roles(&[DataOfficer]), post(catalogue::submit));
    t.post("/api/v1/catalogue/{id}/withdraw", Roles(&[DataOfficer]), post(catalogue::withdraw));
    t.post("/api/v1/catalogue/{id}/return", Authority(&[Reviewer]), post(catalogue::send_back));
    t.post("/api/v1/catalogue/{id}/publish", Roles(&[DataOfficer, Reviewer]), post(catalogue::publish));
    t.get("/api/v1/catalogue/{id}/rows", Roles(&[DataOfficer]), get(catalogue::rows));

    t.get("/api/v1/intake/batches", Roles(&[DataOfficer]), get(intake::list));
    t.get("/api/v1/intake/batches/{id}", Roles(&[DataOfficer]), get(intake::show));
    t.get("/api/v1/intake/batches/{id}/quarantine", Roles(&[DataOfficer]), get(intake::quarantine));
    t.get("/api/v1/intake/batches/{id}/quarantine.csv", Roles(&[DataOfficer]), get(intake::quarantine_csv));

    t.get("/api/v1/sharing/requests", officers, get(sharing::list));
    t.post("/api/v1/sharing/requests", Roles(&[DataOfficer]), post(sharing::apply));
    t.get("/api/v1/sharing/requests/{id}", officers, get(sharing::show));
    t.post("/api/v1/sharing/requests/{id}/agree", Roles(&[DataOfficer, Reviewer]), post(sharing::agree));
    t.post("/api/v1/sharing/requests/{id}/refuse", Roles(&[DataOfficer, Reviewer]), post(sharing::refuse));
    t.post("/api/v1/sharing/requests/{id}/deliver", Roles(&[DataOfficer]), post(sharing::deliver));
    t.post("/api/v1/sharing/requests/{id}/cancel", Roles(&[DataOfficer]), post(sharing::cancel));
    t.post("/api/v1/sharing/requests/{id}/undertake", Roles(&[DataOfficer]), post(sharing::undertake));
    t.post("/api/v1/sharing/events/end", Authority(&[Reviewer]), post(sharing::end_event));
    t.get("/api/v1/sharing/grants", officers, get(grants::list));
    t.get("/api/v1/sharing/grants/{id}", officers, get(grants::show));
    t.post("/api/v1/sharing/grants/{id}/give-up", Roles(&[DataOfficer]), post(grants::give_up));
    t.post("/api/v1/sharing/grants/{id}/check", Roles(&[DataOfficer]), post(check::officer));
    t.get("/api/v1/sharing/grants/{id}/file", Roles(&[DataOfficer]), get(grants::file));

    t.matters::<Correction>(["/api/v1/corrections", "/api/v1/corrections/{id}", "/api/v1/corrections/{id}/{act}"]);
    t.post("/api/v1/corrections/{id}/amend", Roles(&[DataOfficer]), post(correction::amend));
    t.get("/api/v1/notices", officers, get(matter::list::<Notice>));
    t.get("/api/v1/notices/{id}", officers, get(matter::show::<Notice>));
    t.post("/api/v1/notices/{id}/{act}", Roles(&[DataOfficer]), post(matter::step::<Notice>));

    t.get("/api/v1/disputes/escalated", Authority(&[Reviewer, ChiefDataOfficer, Auditor]), get(dispute::before_government));
    t.matters::<Dispute>(["/api/v1/disputes", "/api/v1/disputes/{id}", "/api/v1/disputes/{id}/{act}"]);

    t.matters::<Demand>(["/api/v1/demands", "/api/v1/demands/{id}", "/api/v1/demands/{id}/{act}"]);
    t.get("/api/v1/demands/groups", officers, get(demand::board));
    t.matters::<Misuse>(["/api/v1/misuses", "/api/v1/misuses/{id}", "/api/v1/misuses/{id}/{act}"]);
    t.matters::<Feedback>(["/api/v1/feedbacks", "/api/v1/feedbacks/{id}", "/api/v1/feedbacks/{id}/{act}"]);
    t.matters::<Onward>(["/api/v1/onwards", "/api/v1/onwards/{id}", "/api/v1/onwards/{id}/{act}"]);
    t.get("/api/v1/use-logs", officers, get(matter::list::<UseLog>));
    t.post("/api/v1/use-logs", Roles(&[DataOfficer]), post(matter::open::<UseLog>));
    t.get("/api/v1/use-logs.csv", officers, get(usage::export));
    t.get("/api/v1/use-logs/{id}", officers, get(matter::show::<UseLog>));
    t.matters::<Assignment>(["/api/v1/sources", "/api/v1/sources/{id}", "/api/v1/sources/{id}/{act}"]);
    t.get("/api/v1/source/entries", officers, get(source::entries));
    t.get("/api/v1/source/gaps", officers, get(source::missing));
    t.get("/api/v1/source/collected", officers, get(source::list));
    t.post("/api/v1/source/check", officers, post(source::check));
    t.matters::<Duties>(["/api/v1/duties", "/api/v1/duties/{id}", "/api/v1/duties/{id}/{act}"]);
    t.matters::<Standard>(["/api/v1/standards", "/api/v1/standards/{id}", "/api/v1/standards/{id}/{act}"]);
    t.matters::<CollectionList>(["/api/v1/collections", "/api/v1/collections/{id}", "/api/v1/collections/{id}/{act}"]);
    t.matters::<Form>(["/api/v1/forms", "/api/v1/forms/{id}", "/api/v1/forms/{id}/{act}"]);
    t.matters::<Digitisation>(["/api/v1/digitisations", "/api/v1/digitisations/{id}", "/api/v1/digitisations/{id}/{act}"]);
    t.get("/api/v1/source/unused", officers, get(collect::idle));
    t.get("/api/v1/source/digitised", officers, get(collect::digital));
    t.get("/api/v1/source/traced", officers, get(collect::traced));
    t.get("/api/v1/source/terms", officers, get(collect::terms));
    t.get("/api/v1/orgs/{id}", officers, get(org_page::show));
    t.post("/api/v1/orgs", Authority(&[ChiefDataOfficer]), post(org_page::register));
    t.put("/api/v1/orgs/{id}/profile", Roles(&[DataOfficer, ChiefDataOfficer, Reviewer]), put(org_page::save));
    t.post("/api/v1/orgs/{id}/reorganize", Authority(&[Reviewer]), post(org_page::reorganize));
    t.get("/api/v1/orgs/{id}/resources", Authority(&[Reviewer]), get(org_page::resources));
    t.get("/api/v1/org/gaps", officers, get(org_page::missing));
    t.get("/api/v1/org/tasks", officers, get(task::counts));
    t.post("/api/v1/people/{id}/away", Signed, post(org_page::stand_in));
    t.post("/api/v1/people/{id}/back", Signed, post(org_page::back));
    t.get("/api/v1/tasks", officers, get(matter::list::<Task>));
    t.post("/api/v1/tasks", Roles(&[Reviewer]), post(task::issue));
    t.get("/api/v1/tasks/{id}", officers, get(matter::show::<Task>));
    t.post("/api/v1/tasks/{id}/{act}", Roles(&[DataOfficer, Reviewer]), post(matter::step::<Task>));
    t.get("/api/v1/ledger/acts", officers, get(ledger::acts));
    t.get("/api/v1/ledger/acts/{index}", officers, get(ledger::act));
    t.get("/api/v1/ledger/calls", officers, get(ledger::calls));
    t.get("/api/v1/ledger/status", Signed, get(ledger::status));
    t.get("/api/v1/oversights", officers, get(oversight::register));
    t.get("/api/v1/oversights/requests", Authority(&[Reviewer, ChiefDataOfficer, Auditor]), get(oversight::requests));
    t.get("/api/v1/oversights/record", officers, get(oversight_record::record));
    t.get("/api/v1/oversights/crossings", Authority(&[Reviewer, ChiefDataOfficer, Auditor]), get(oversight_record::crossings));
    t.get("/api/v1/oversights/{id}", officers, get(matter::show::<Lapse>));
    t.post("/api/v1/oversights/{id}/{act}", Roles(&[DataOfficer, Reviewer]), post(matter::step::<Lapse>));
    t.get("/api/v1/papers", officers, get(paper::list));
    t.get("/api/v1/papers/{id}", officers, get(paper::show));
    t.post("/api/v1/papers/{id}/receive", Roles(&[DataOfficer, Reviewer]), post(paper::receive));
    t.post("/api/v1/ledger/verify", Authority(&[Reviewer, Auditor]), post(ledger::check));
    t.get("/api/v1/clocks", Authority(&[Reviewer, ChiefDataOfficer, Auditor]), get(inbox::clocks));
    t.get("/api/v1/board", Authority(&[Reviewer, ChiefDataOfficer, Auditor]), get(board::board));

    t.post("/api/v1/token", Public, post(token::token));
    t.post("/gw/v1/grants/{grant}/check", Program, post(check::program));
    t.get("/gw/v1/grants/{grant}/rows", Program, get(gateway::rows));
    t.get("/log/acts/{*path}", Public, get(ledger::tile));
}

struct Table {
    node: Arc<Node>,
    router: Router<Arc<Node>>,
    entries: Vec<Entry>,
}

impl Table {
    fn get(&mut self, path: &'static str, access: Access, handler: MethodRouter<Arc<Node>>) {
        self.add(Method::GET, path, access, handler);
    }

    fn post(&mut self, path: &'static str, access: Access, handler: MethodRouter<Arc<Node>>) {
        self.add(Method::POST, path, access, handler);
    }

    fn put(&mut self, path: &'static str, access: Access, handler: MethodRouter<Arc<Node>>) {
        self.add(Method::PUT, path, access, handler);
    }

    fn delete(&mut self, path: &'static str, access: Access, handler: MethodRouter<Arc<Node>>) {
        self.add(Method::DELETE, path, access, handler);
    }

    /// The routes of a room that keeps matters; each matter knows who may do what in it.
    fn matters<T: Desk>(&mut self, [all, one, act]: [&'static str; 3]) {
        self.get(all, Roles(&[DataOfficer, Reviewer, ChiefDataOfficer, Auditor]), get(matter::list::<T>));
        self.post(all, Roles(&[DataOfficer, Reviewer]), post(matter::open::<T>));
        self.get(one, Roles(&[DataOfficer, Reviewer, ChiefDataOfficer, Auditor]), get(matter::show::<T>));
        self.post(act, Roles(&[DataOfficer, Reviewer]), post(matter::step::<T>));
    }

    fn add(&mut self, method: Method, path: &'static str, access: Access, handler: MethodRouter<Arc<Node>>) {
        let handler = self.guarded(method, path, access, handler);
        self.router = std::mem::take(&mut self.router).route(path, handler);
    }

    /// No handler goes without its guard.
    fn guarded(&mut self, method: Method, path: &'static str, access: Access, handler: MethodRouter<Arc<Node>>) -> MethodRouter<Arc<Node>> {
        self.entries.push(Entry { method, path, access });
        handler.layer(from_fn_with_state(Guard { node: Arc::clone(&self.node), access }, guard))
    }
}

/// The table as committed in `docs/routes.txt`.
pub fn describe(entries: &[Entry]) -> String {
    let mut lines: Vec<_> = entries.iter().map(|e| format!("{:6} {:52} {}", e.method.as_str(), e.path, e.access.describe())).collect();
    lines.sort();
    lines.join("\n") + "\n"
}
