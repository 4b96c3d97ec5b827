//! A department's sharing record 共享情况: what was asked of it in a span of days, and what became of each request.

use crate::catalogue::{Effect, Resource};
use crate::clock::Clock;
use crate::org::Org;
use crate::sharing::{Request, RequestState};
use crate::{Context, ResourceId, region};
use chrono::{DateTime, FixedOffset, NaiveDate};
use law::Key;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A request with what the record needs to know of it.
#[derive(Clone, Debug)]
pub struct Fact {
    /// The request.
    pub request: Request,
    /// Every clock that ran for it.
    pub clocks: Vec<Clock>,
    /// The day of the first answered call or file.
    pub first: Option<NaiveDate>,
}

/// Where a request stands in the record; each stands in exactly one place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Not answered yet, in time.
    Pending,
    /// Answered in time, not delivered yet.
    Answered,
    /// Delivered, all in time.
    Delivered,
    /// Refused in time, with a legal basis.
    Refused,
    /// Refused in time, where the law asks for no basis.
    RefusedPlain,
    /// Taken back by the applicant.
    Cancelled,
    /// Answered or delivered late, or late now.
    Overdue,
}

impl Standing {
    /// All, in the order of the record.
    pub const ALL: [Self; 7] =
        [Self::Pending, Self::Answered, Self::Delivered, Self::Refused, Self::RefusedPlain, Self::Cancelled, Self::Overdue];

    /// What it is called.
    pub const fn title(self) -> &'static str {
        match self {
            Self::Pending => "期限内待答复",
            Self::Answered => "按期答复、待提供",
            Self::Delivered => "按期提供",
            Self::Refused => "有依据拒绝",
            Self::RefusedPlain => "说明理由拒绝",
            Self::Cancelled => "申请方撤回",
            Self::Overdue => "逾期",
        }
    }
}

impl Fact {
    /// Where it stands.
    pub fn standing(&self, now: DateTime<FixedOffset>) -> Standing {
        if self.clocks.iter().any(|clock| clock.met.unwrap_or(now) > clock.due) {
            return Standing::Overdue;
        }
        match &self.request.state {
            RequestState::Asked => Standing::Pending,
            RequestState::Agreed { .. } => Standing::Answered,
            RequestState::Granted { .. } => Standing::Delivered,
            RequestState::Refused { basis: Some(_), .. } => Standing::Refused,
            RequestState::Refused { basis: None, .. } => Standing::RefusedPlain,
            RequestState::Cancelled { .. } => Standing::Cancelled,
        }
    }

    /// When it was agreed to: when the clock of answering was met; where none ran, as the state says.
    fn agreed(&self) -> Option<DateTime<FixedOffset>> {
        let at = match self.request.state {
            RequestState::Agreed { at, .. } | RequestState::Granted { at, .. } => at,
            _ => return None,
        };
        let key = self.request.answer_key();
        self.clocks.iter().find(|clock| clock.key == key.as_str()).and_then(|clock| clock.met).or(Some(at))
    }

    /// Days from agreeing to the first data; none where nothing came yet. The outer none: not agreed.
    fn wait(&self) -> Option<Option<i64>> {
        let agreed = self.agreed()?.date_naive();
        Some(self.first.map(|first| (first - agreed).num_days()))
    }
}

/// The record of a span of days.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// How many requests were received.
    pub received: usize,
    /// How many stand where; together they are all that were received.
    pub standings: BTreeMap<Standing, usize>,
    /// Days from agreeing to the first data, of those that came.
    pub waits: Vec<i64>,
    /// Agreed to, and no data has come yet.
    pub undelivered: usize,
}

impl Record {
    /// Of the requests received from `from` to `to`, both included.
    pub fn of<'a>(facts: impl IntoIterator<Item = &'a Fact>, (from, to): (NaiveDate, NaiveDate), ctx: &Context<'_>) -> Self {
        let mut record = Self::default();
        for fact in facts {
            let asked = fact.request.asked.with_timezone(ctx.now.offset()).date_naive();
            if !(from..=to).contains(&asked) {
                continue;
            }
            record.received += 1;
            *record.standings.entry(fact.standing(ctx.now)).or_default() += 1;
            match fact.wait() {
                Some(Some(days)) => record.waits.push(days),
                Some(None) => record.undelivered += 1,
                None => {}
            }
        }
        record.waits.sort_unstable();
        record
    }

    /// In lines.
    pub fn lines(&self) -> Vec<String> {
        let mut lines = vec![format!("收到 {} 件", self.received)];
        lines.extend(self.standings.iter().map(|(standing, n)| format!("{} {n} 件", standing.title())));
        lines.extend(self.waits.iter().map(|days| format!("同意到取得数据 {days} 日")));
        if self.undelivered > 0 {
            lines.push(format!("已同意、未取得数据 {} 件", self.undelivered));
        }
        lines
    }
}

/// How far a department's shareable resources are in service 服务率.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Published resources that the law lets be shared.
    pub shareable: usize,
    /// Of those, with data in the centre.
    pub live: usize,
    /// Those without: identifier and title.
    pub missing: Vec<(ResourceId, String)>,
}

impl Service {
    /// Of the resources of one department; `loaded` are those with data in the centre.
    pub fn of<'a>(resources: impl IntoIterator<Item = &'a Resource>, loaded: &BTreeSet<ResourceId>, ctx: &Context<'_>) -> Self {
        let mut service = Self::default();
        for resource in resources {
            let Some(contract) = &resource.published else { continue };
            if contract.effect(ctx.law, ctx.today()) == Some(Effect::Withhold) {
                continue;
            }
            service.shareable += 1;
            if loaded.contains(&resource.id) {
                service.live += 1;
            } else {
                service.missing.push((resource.id.clone(), contract.title.clone()));
            }
        }
        service.missing.sort_by(|a, b| a.1.cmp(&b.1));
        service
    }

    /// In lines.
    pub fn lines(&self) -> Vec<String> {
        let rate = (self.live * 100).checked_div(self.shareable);
        let mut lines: Vec<_> =
            rate.map(|rate| format!("应提供服务 {} 项，已提供 {} 项，服务率 {rate}%", self.shareable, self.live)).into_iter().collect();
        lines.extend(self.missing.iter().map(|(_, title)| format!("没有服务：{title}")));
        lines
    }
}

/// How many grants were used across departments, regions, levels 三跨: by the law's own names.
pub fn crossing<'a>(used: impl IntoIterator<Item = (&'a Org, &'a Org)>, ctx: &Context<'_>) -> Vec<(String, usize)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (source, consumer) in used {
        *counts.entry(crossed(source, consumer)).or_default() += 1;
    }
    let table = ctx.law.table(Key::SharingCoordinated, ctx.today());
    let row =
        |row: &BTreeMap<String, String>| Some((row.get("title")?.clone(), counts.get(row.get("name")?.as_str()).copied().unwrap_or(0)));
    table.iter().filter_map(row).collect()
}

/// What a grant crosses: levels where one region lies in the other, else regions, else only departments.
fn crossed(source: &Org, consumer: &Org) -> &'static str {
    if region::same(&source.region, &consumer.region) {
        return "departments";
    }
    let common = region::common(&source.region, &consumer.region);
    let contains = region::same(&common, &source.region) || region::same(&common, &consumer.region);
    if contains { "levels" } else { "regions" }
}
