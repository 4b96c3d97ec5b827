//! Use log 使用日志: what becomes of shared data at its user, kept as long as the law says.

use crate::decision::Room;
use crate::matter::Matter;
use crate::org::Role;
use crate::sharing::Grant;
use crate::{Context, Decision, Event, Fault, GrantId, OrgId, Refusal, ResourceId, UseLogId};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// An entry. It is never changed: a later one corrects it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UseLog {
    /// Identifier.
    pub id: UseLogId,
    /// The grant the data was had under.
    pub grant: GrantId,
    /// Its resource.
    pub resource: ResourceId,
    /// The resource's title.
    pub resource_title: String,
    /// Its source department.
    pub source: OrgId,
    /// Who uses the data.
    pub user: OrgId,
    /// What the law wants logged, by its machine name.
    pub told: BTreeMap<String, String>,
    /// When it was written.
    pub at: DateTime<FixedOffset>,
    /// Until when it is kept at least; none where no law says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept: Option<NaiveDate>,
    /// Always `kept`.
    pub state: String,
}

/// Writes an entry 记使用日志.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Open {
    /// The grant.
    pub grant: GrantId,
    /// What is told, by the machine names of the law.
    #[serde(default)]
    pub told: BTreeMap<String, String>,
}

/// Nothing is ever done with an entry.
#[derive(Clone, Debug, Deserialize)]
pub enum Never {}

impl Open {
    /// Decides.
    ///
    /// # Errors
    /// Another's grant is hidden; something that the law wants logged is missing.
    pub fn decide(self, id: UseLogId, grant: &Grant, title: &str, source: &OrgId, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must_for(&grant.consumer, Role::DataOfficer)?;
        let rows = ctx.law.table(Key::UseLog, ctx.today());
        let wanted: Vec<_> = rows.iter().filter_map(|row| Some((row.get("field")?, row.get("title")?))).collect();
        let says = |field: &String| self.told.get(field).is_some_and(|text| !text.trim().is_empty());
        let missing: Vec<_> = wanted.iter().filter(|(field, _)| !says(field)).collect();
        let cite = ctx.law.cite(Key::UseLog, ctx.today());
        if !missing.is_empty() {
            let titles: Vec<_> = missing.iter().map(|(_, title)| title.as_str()).collect();
            let faults = missing.iter().map(|(field, title)| Fault::at(format!("told.{field}"), format!("请填写{title}"))).collect();
            let refusal = Refusal::law("uselog.unstated", cite, format!("日志缺少：{}", titles.join("、")), "请逐项填写；尚未发生的写明");
            return Err(refusal.with_faults(faults));
        }
        let strays = self.told.keys().any(|field| field != "note" && wanted.iter().all(|(known, _)| *known != field));
        let note = self.told.get("note").is_some_and(|text| !text.trim().is_empty());
        if strays || (wanted.is_empty() && !note) || self.told.values().any(|text| text.chars().count() > 1_000) {
            return Err(Refusal::input(vec![Fault::at("told", "请按所列各项填写，每项最多 1000 字")]));
        }
        let term = ctx.law.rule(Key::UseLogKept, ctx.today()).and_then(|_| ctx.law.due(Key::UseLogKept, ctx.now).ok());
        let entry = UseLog {
            id,
            grant: grant.id.clone(),
            resource: grant.resource.clone(),
            resource_title: title.to_owned(),
            source: source.clone(),
            user: grant.consumer.clone(),
            told: self.told,
            at: ctx.now,
            kept: term.as_ref().map(|term| term.date),
            state: "kept".into(),
        };
        let mut event = Event::new("use.recorded", Room::UseLog, entry.id()).under(cite);
        event.note = entry.kept.map(|day| format!("至少保存至 {day}"));
        Ok(Decision::of(event, entry))
    }
}

impl Matter for UseLog {
    const ROOM: Room = Room::UseLog;
    type Open = Open;
    type Step = Never;

    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn opener(&self) -> &OrgId {
        &self.user
    }
    fn opposite(&self) -> &OrgId {
        &self.source
    }
    fn subject(&self) -> Option<&ResourceId> {
        Some(&self.resource)
    }
    fn title(&self) -> String {
        self.resource_title.clone()
    }
    fn since(&self) -> DateTime<FixedOffset> {
        self.at
    }
    fn state_name(&self) -> &'static str {
        "kept"
    }
    fn may(&self, _: &Context<'_>) -> Vec<&'static str> {
        Vec::new()
    }
}
