//! A node: everything a running hub holds, put together once.

use crate::call::Gate;
use crate::calls_log::CallsLog;
use crate::clock::Clock;
use crate::config::{Config, Folders, Mode};
use crate::{jobs, keys, statutes};
use anyhow::Context as _;
use chrono::FixedOffset;
use domain::org::{Org, OrgKind};
use domain::{Actor, OrgId};
use law::{Lawbook, Library};
use plane::Plane;
use seal::keystore::Keystore;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use store::Store;
use tokio::sync::{Mutex, Notify, RwLock, Semaphore};

/// Passwords checked at once.
const HASHING: usize = 4;

/// A running node.
pub struct Node {
    /// What the deployer decided.
    pub config: Config,
    /// Its folders.
    pub folders: Folders,
    /// Its clock.
    pub clock: Clock,
    /// Relational state.
    pub store: Store,
    /// Data.
    pub plane: Plane,
    /// All packs it knows.
    pub library: Library,
    law: std::sync::RwLock<Arc<Lawbook>>,
    /// Official texts that the deployer attached: pack → provision → wording.
    pub texts: BTreeMap<String, BTreeMap<String, String>>,
    /// Its keys.
    pub keys: Arc<Keystore>,
    /// The calls log, and what data calls are checked against.
    pub calls: Gate,
    /// Loads under way.
    pub loads: jobs::Loads,
    /// Sign-in attempts that failed.
    pub tries: crate::api::session::Tries,
    /// Password of a demo's accounts; no other node has one.
    pub demo_password: Option<String>,
    /// Passwords checked at once: each takes memory, and anyone may ask.
    pub hashing: Semaphore,
    /// Wakes the publisher of the acts log.
    pub publish: Notify,
    /// One act at a time in this process: the log's head is one row.
    pub(crate) writing: Mutex<()>,
    orgs: RwLock<Option<Arc<BTreeMap<OrgId, Org>>>>,
    pub(crate) tasks: Mutex<Option<jobs::Tasks>>,
}

impl std::fmt::Debug for Node {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Node").field("name", &self.config.name).finish_non_exhaustive()
    }
}

impl Node {
    /// Opens a node over a data folder, recovers what a crash cut off, and starts its jobs.
    ///
    /// # Errors
    /// The packs have mistakes or may not bind; the database, the keys, the ledgers or the tables can't be opened.
    pub async fn open(data: &Path, config: Config, clock: Clock, statutes: Option<PathBuf>) -> anyhow::Result<Arc<Self>> {
        let folders = Folders::of(data);
        for folder in [&folders.plane, &folders.acts, &folders.calls, &folders.uploads] {
            std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
        }
        let library = library(&config, statutes.as_deref())?;
        let store = Store::open(&config.database_url(data)).await?;
        let law = std::sync::RwLock::new(Arc::new(recorded(bind(&library, &config)?, &store).await?));
        let keys = Arc::new(keys::open(&folders.keys, &keys::passphrase(data)?, &clock.now().to_rfc3339(), config.limits.keystore_rounds)?);
        let vault = keys::Vault::new(Arc::clone(&keys));
        let plane = Plane::open_with(&folders.plane, plane::Settings::default(), Arc::new(vault)).await?;
        let log = CallsLog::open(&folders.calls, &config.origin, Arc::clone(&keys), &store).await?;
        let node = Arc::new(Self {
            calls: Gate::new(log, &folders.calls.join("tries")),
            loads: jobs::Loads::new(config.limits.loads),
            tries: crate::api::session::Tries::default(),
            demo_password: if config.mode == Mode::Demo { crate::demo::password(data).ok() } else { None },
            hashing: Semaphore::new(HASHING),
            publish: Notify::new(),
            writing: Mutex::new(()),
            orgs: RwLock::new(None),
            tasks: Mutex::new(None),
            config,
            folders,
            clock,
            store,
            plane,
            texts: statutes::texts(&data.join("texts"))?,
            library,
            law,
            keys,
        });
        node.store.reckon_provisional(domain::clock::ClockStep::RECKON, node.clock.now().timestamp_millis()).await?;
        jobs::recover(&node).await?;
        jobs::start(&node).await?;
        Ok(node)
    }

    /// Stops: the last records are signed and published, then the database is closed.
    ///
    /// # Errors
    /// Publishing or closing failed; what was answered is durable all the same.
    pub async fn close(self: Arc<Self>) -> anyhow::Result<()> {
        jobs::stop(&self).await?;
        Ok(self.store.clone().close().await?)
    }

    /// The law that binds it, as it now is: recorded years of the calendar take the place of those built in.
    pub fn law(&self) -> Arc<Lawbook> {
        Arc::clone(&self.law.read().unwrap_or_else(std::sync::PoisonError::into_inner))
    }

    /// A year was recorded: from now on it is reckoned by.
    pub(crate) fn reckon_by(&self, year: law::Year) {
        let mut held = self.law.write().unwrap_or_else(std::sync::PoisonError::into_inner);
        let calendar = held.calendar().with(year);
        *held = Arc::new(held.with_calendar(Arc::new(calendar)));
    }

    /// The node as an actor: ticker, recovery, seeding.
    pub async fn actor(&self) -> Actor {
        Actor::node(self.authority().await)
    }

    /// The public-data authority; before one is set up, a name no organization has.
    pub async fn authority(&self) -> OrgId {
        let orgs = self.orgs().await;
        orgs.values().find(|org| org.kind == OrgKind::Authority).map_or_else(|| "node".into(), |org| org.id.clone())
    }

    /// All organizations, cached.
    pub async fn orgs(&self) -> Arc<BTreeMap<OrgId, Org>> {
        if let Some(orgs) = self.orgs.read().await.as_ref() {
            return Arc::clone(orgs);
        }
        // Held while reading: a forgetting that comes meanwhile waits, and clears what is kept here.
        let mut kept = self.orgs.write().await;
        let loaded = match self.store.orgs().await {
            Ok(rows) => Arc::new(rows.into_iter().map(|row| (row.body.id.clone(), row.body)).collect::<BTreeMap<_, _>>()),
            Err(error) => {
                tracing::error!(%error, "organizations can't be read");
                return Arc::default();
            }
        };
        *kept = Some(Arc::clone(&loaded));
        loaded
    }

    /// Name of an organization.
    pub async fn org_name(&self, id: &OrgId) -> String {
        self.orgs().await.get(id).map_or_else(|| id.to_string(), |org| org.name.clone())
    }

    pub(crate) async fn forget_orgs(&self) {
        *self.orgs.write().await = None;
    }

    /// Name of the acts log.
    pub fn acts_origin(&self) -> String {
        format!("{}/acts", self.config.origin)
    }
}

/// The place's time zone, as its packs have it.
///
/// # Errors
/// The packs have mistakes, may not bind, or name no offset.
pub fn zone(config: &Config, statutes: Option<&Path>) -> anyhow::Result<FixedOffset> {
    bind(&library(config, statutes)?, config)?.offset().context("适用的法规包没有写明时区（utc_offset）")
}

/// The law that binds a node of these settings.
///
/// # Errors
/// A pack is missing, or is a draft that may not bind here.
pub fn bind(library: &Library, config: &Config) -> anyhow::Result<Lawbook> {
    let mode = match config.mode {
        Mode::Production => law::Mode::Production,
        Mode::Trial => law::Mode::Trial,
        Mode::Demo => law::Mode::Demo,
    };
    let packs: Vec<_> = config.packs.iter().map(String::as_str).collect();
    let simulated: Vec<_> = config.simulated.iter().map(String::as_str).collect();
    Ok(library.bind(&packs, mode)?.simulating(library, &simulated)?)
}

/// All packs, with the first days that the deployer has set.
fn library(config: &Config, statutes: Option<&Path>) -> anyhow::Result<Library> {
    let mut library = statutes::library(statutes)?;
    for (pack, dated) in &config.dates {
        library = library.dated(pack, dated)?;
    }
    Ok(library)
}

/// The law with the years recorded here.
async fn recorded(law: Lawbook, store: &Store) -> anyhow::Result<Lawbook> {
    let years = store.calendar_years().await?;
    let calendar = years.into_iter().fold(law.calendar().clone(), |calendar, row| calendar.with(row.body.year));
    Ok(law.with_calendar(Arc::new(calendar)))
}
