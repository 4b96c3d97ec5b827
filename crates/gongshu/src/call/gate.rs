//! What calls are checked against, kept ready: grants with their manifests, quotas, tokens.

use crate::calls_log::CallsLog;
use crate::node::Node;
use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::catalogue::Contract;
use domain::org::Client;
use domain::sharing::{Admitted, Grant};
use domain::{GrantId, OrgId, ResourceId};
use plane::Manifest;
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering::SeqCst};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use store::StoreError;

/// A grant with all that answering under it needs.
#[derive(Debug)]
pub struct Served {
    /// The grant.
    pub grant: Grant,
    /// The source department.
    pub source: OrgId,
    /// The contract in force.
    pub contract: Option<Contract>,
    /// Its version.
    pub resource_version: u64,
    /// The table and index to answer from, if data was loaded.
    pub manifest: Option<Manifest>,
}

/// The gate of the data door.
pub struct Gate {
    log: CallsLog,
    tries: super::Tries,
    comparing: tokio::sync::Semaphore,
    /// Grows with every forgetting: what was read before is not kept after.
    epoch: AtomicU64,
    served: Mutex<HashMap<GrantId, Arc<Served>>>,
    clients: Mutex<HashMap<String, Arc<Client>>>,
    used: Mutex<HashMap<(GrantId, NaiveDate), u32>>,
    counts: Mutex<HashMap<(ResourceId, u64), u64>>,
    tokens: Mutex<HashMap<String, (String, i64)>>,
}

/// Files compared at once.
const COMPARING: usize = 2;
/// Most grants and tokens kept ready; beyond that the cache starts over.
const KEPT: usize = 10_000;

impl Gate {
    /// A gate over a calls log, with the folder in which comparisons are counted.
    pub fn new(log: CallsLog, tries: &std::path::Path) -> Self {
        Self {
            log,
            tries: super::Tries::new(tries),
            comparing: tokio::sync::Semaphore::new(COMPARING),
            epoch: AtomicU64::new(0),
            served: Mutex::default(),
            clients: Mutex::default(),
            used: Mutex::default(),
            counts: Mutex::default(),
            tokens: Mutex::default(),
        }
    }

    /// The calls log.
    pub fn log(&self) -> &CallsLog {
        &self.log
    }

    /// How often records were compared.
    pub(super) fn tries(&self) -> &super::Tries {
        &self.tries
    }

    /// Turns of files being compared.
    pub(super) fn comparing(&self) -> &tokio::sync::Semaphore {
        &self.comparing
    }

    /// Forgets what is kept of grants and clients: an act changed something they rest on.
    pub fn forget(&self) {
        self.epoch.fetch_add(1, SeqCst);
        held(&self.served).clear();
        held(&self.clients).clear();
    }

    /// The grant as served, from the cache or the store.
    ///
    /// # Errors
    /// The store failed, or a manifest can't be read.
    pub async fn served(&self, node: &Node, id: &GrantId) -> Result<Option<Arc<Served>>, StoreError> {
        if let Some(served) = held(&self.served).get(id) {
            return Ok(Some(Arc::clone(served)));
        }
        let seen = self.epoch.load(SeqCst);
        let Some(grant) = node.store.grant(id.as_str()).await? else { return Ok(None) };
        let Some(resource) = node.store.resource(grant.body.resource.as_str()).await? else { return Ok(None) };
        let manifest = manifest(node, grant.body.resource.as_str()).await?;
        let served = Arc::new(Served {
            grant: grant.body,
            source: resource.body.org,
            contract: resource.body.published,
            resource_version: resource.body.version,
            manifest,
        });
        let mut kept = held(&self.served);
        if kept.len() >= KEPT {
            kept.clear();
        }
        if self.epoch.load(SeqCst) == seen {
            kept.insert(id.clone(), Arc::clone(&served));
        }
        Ok(Some(served))
    }

    /// The client of this identifier, from the cache or the store.
    ///
    /// # Errors
    /// The store failed.
    pub async fn client(&self, node: &Node, id: &str) -> Result<Option<Arc<Client>>, StoreError> {
        if let Some(client) = held(&self.clients).get(id) {
            return Ok(Some(Arc::clone(client)));
        }
        let seen = self.epoch.load(SeqCst);
        let Some(row) = node.store.client(id).await? else { return Ok(None) };
        let client = Arc::new(row.body);
        let mut kept = held(&self.clients);
        if kept.len() >= KEPT {
            kept.clear();
        }
        if self.epoch.load(SeqCst) == seen {
            kept.insert(id.to_owned(), Arc::clone(&client));
        }
        Ok(Some(client))
    }

    /// A token verified before: its client, and until when it holds (milliseconds since 1970).
    pub fn token(&self, text: &str) -> Option<(String, i64)> {
        held(&self.tokens).get(text).cloned()
    }

    /// Remembers a verified token.
    pub fn keep_token(&self, text: &str, client: &str, until: i64) {
        let mut tokens = held(&self.tokens);
        if tokens.len() >= KEPT {
            tokens.clear();
        }
        tokens.insert(text.to_owned(), (client.to_owned(), until));
    }

    /// Current rows of a resource, counted once per table version; none where counting fails.
    pub async fn counted(&self, node: &Node, own: &Admitted, manifest: &Manifest) -> Option<u64> {
        let version = (manifest.resource.clone(), manifest.table_version);
        if let Some(rows) = held(&self.counts).get(&version) {
            return Some(*rows);
        }
        let rows = node.plane.count(own, manifest).await.map_err(|error| tracing::warn!(%error, "rows can't be counted")).ok()?;
        let mut counts = held(&self.counts);
        counts.retain(|(resource, _), _| *resource != manifest.resource);
        counts.insert(version, rows);
        Some(rows)
    }

    /// Takes one call of today's quota. Answers how many were taken before.
    pub(super) async fn reserve(&self, node: &Node, grant: &Grant, now: DateTime<FixedOffset>) -> Result<u32, StoreError> {
        if grant.daily_quota.is_none() {
            return Ok(0);
        }
        let slot = (grant.id.clone(), now.date_naive());
        let known = held(&self.used).contains_key(&slot);
        if !known {
            let before = node.store.count_calls(grant.id.as_str(), super::midnight(now)).await?;
            let mut used = held(&self.used);
            used.retain(|(_, day), _| *day >= now.date_naive());
            used.entry(slot.clone()).or_insert_with(|| u32::try_from(before).unwrap_or(u32::MAX));
        }
        let mut used = held(&self.used);
        let taken = used.entry(slot).or_insert(0);
        let before = *taken;
        *taken = taken.saturating_add(1);
        Ok(before)
    }

    /// Gives it back: the call was not answered.
    pub(super) fn release(&self, grant: &Grant, now: DateTime<FixedOffset>) {
        if let Some(taken) = held(&self.used).get_mut(&(grant.id.clone(), now.date_naive())) {
            *taken = taken.saturating_sub(1);
        }
    }
}

/// The manifest of a resource.
///
/// # Errors
/// The store failed or its row can't be understood.
pub async fn manifest(node: &Node, resource: &str) -> Result<Option<Manifest>, StoreError> {
    let Some(body) = node.store.manifest(resource).await? else { return Ok(None) };
    let damaged = |e: serde_json::Error| StoreError::Damaged { table: "manifest".into(), id: resource.into(), why: e.to_string() };
    serde_json::from_str(&body).map(Some).map_err(damaged)
}

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
