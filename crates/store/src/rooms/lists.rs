//! Versions of the level's catalogue, lists, rounds, registrations and their forms.

use super::matter::columns;
use crate::sql::{eq, get, int, millis, name};
use crate::stored::{Row, Stored, all, one, select, total};
use crate::{Result, Store, Tx};
use domain::catalogue::{Edition, Forms, ListKind, Listing, Registration, Resource, Round, Topic};
use domain::{Matter, OrgId, ResourceId, RoundId};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, LikeExpr, Order, Query, SimpleExpr, Value};
use std::collections::BTreeSet;

impl Stored for Edition {
    const TABLE: &'static str = "edition";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("number", int(self.number)),
            ("resource", self.resource.0.clone().into()),
            ("org", self.org.0.clone().into()),
            ("at", millis(self.at)),
        ]
    }
}

/// The name of a word of ours, as it is serialized.
pub(super) fn word<T: serde::Serialize>(of: T) -> String {
    serde_json::to_value(of).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Stored for Listing {
    const TABLE: &'static str = <Self as Matter>::ROOM.as_str();
    fn id(&self) -> &str {
        Matter::id(self)
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let mut own = columns(self);
        own.push(("list", word(self.list).into()));
        own.push(("number", int(self.number)));
        own.push(("round", self.round.as_ref().map_or_else(String::new, |id| id.0.clone()).into()));
        own
    }
}

impl Stored for Round {
    const TABLE: &'static str = <Self as Matter>::ROOM.as_str();
    fn id(&self) -> &str {
        Matter::id(self)
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let mut own = columns(self);
        own.push(("topic", word(self.topic).into()));
        own
    }
}

impl Stored for Registration {
    const TABLE: &'static str = <Self as Matter>::ROOM.as_str();
    fn id(&self) -> &str {
        Matter::id(self)
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let mut own = columns(self);
        own.push(("number", self.number.clone().into()));
        own
    }
}

impl Stored for Forms {
    const TABLE: &'static str = <Self as Matter>::ROOM.as_str();
    fn id(&self) -> &str {
        Matter::id(self)
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        columns(self)
    }
}

fn bodies<T>(rows: Vec<Row<T>>) -> Vec<T> {
    rows.into_iter().map(|row| row.body).collect()
}

async fn editions(db: &impl ConnectionTrait) -> Result<Vec<Edition>> {
    Ok(bodies(all(db, select::<Edition>().order_by(name("number"), Order::Asc)).await?))
}

async fn published(db: &impl ConnectionTrait) -> Result<Vec<Resource>> {
    Ok(bodies(all(db, select::<Resource>().and_where(eq("published", true)).order_by(name("id"), Order::Asc)).await?))
}

async fn forms(db: &impl ConnectionTrait) -> Result<Option<Forms>> {
    let mut query = select::<Forms>();
    query.and_where(eq("state", "in_force")).order_by(name("since"), Order::Desc).limit(1);
    Ok(one(db, &query).await?.map(|row| row.body))
}

async fn registrations(db: &impl ConnectionTrait) -> Result<Vec<Registration>> {
    Ok(bodies(all(db, &select::<Registration>()).await?))
}

/// The newest round; of a topic, or still open.
async fn newest_round(db: &impl ConnectionTrait, topic: Option<Topic>, open: bool) -> Result<Option<Round>> {
    let mut query = select::<Round>();
    if let Some(topic) = topic {
        query.and_where(eq("topic", word(topic)));
    }
    if open {
        query.and_where(eq("state", "open"));
    }
    query.order_by(name("since"), Order::Desc).limit(1);
    Ok(one(db, &query).await?.map(|row| row.body))
}

async fn listings(db: &impl ConnectionTrait, conditions: Vec<SimpleExpr>) -> Result<Vec<Listing>> {
    let mut query = select::<Listing>();
    for condition in conditions {
        query.and_where(condition);
    }
    Ok(bodies(all(db, query.order_by(name("number"), Order::Asc)).await?))
}

impl Store {
    /// Every version of the level's catalogue, in order.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn editions(&self) -> Result<Vec<Edition>> {
        editions(&self.db).await
    }

    /// Every resource, in every state.
    pub async fn all_resources(&self) -> Result<Vec<Resource>> {
        Ok(bodies(all(&self.db, select::<Resource>().order_by(name("id"), Order::Asc)).await?))
    }

    /// Resources with rows in the centre.
    pub async fn loaded_resources(&self) -> Result<BTreeSet<ResourceId>> {
        let mut query = Query::select();
        query.distinct().column(name("resource")).from(name("intake")).and_where(eq("state", "landed"));
        let rows = self.db.query_all(&query).await?;
        rows.iter().map(|row| get::<String>(row, "resource").map(ResourceId)).collect()
    }

    /// Every demand.
    pub async fn all_demands(&self) -> Result<Vec<domain::demand::Demand>> {
        Ok(bodies(all(&self.db, select::<domain::demand::Demand>().order_by(name("id"), Order::Asc)).await?))
    }

    /// Every registration.
    pub async fn registrations(&self) -> Result<Vec<Registration>> {
        registrations(&self.db).await
    }

    /// The forms of registration in force.
    pub async fn forms_in_force(&self) -> Result<Option<Forms>> {
        forms(&self.db).await
    }

    /// The round opened last; of a topic, or of any.
    pub async fn last_round(&self, topic: Option<Topic>) -> Result<Option<Round>> {
        newest_round(&self.db, topic, false).await
    }

    /// The lists filed in a round.
    pub async fn listings_of_round(&self, round: &RoundId) -> Result<Vec<Listing>> {
        listings(&self.db, vec![eq("round", round.as_str())]).await
    }

    /// The newest issued version of each of an organization's lists.
    pub async fn issued_listings(&self, org: &OrgId) -> Result<Vec<Listing>> {
        let mut newest = std::collections::BTreeMap::new();
        for listing in listings(&self.db, vec![eq("opener", org.as_str()), eq("state", "issued")]).await? {
            newest.insert(listing.list, listing);
        }
        Ok(newest.into_values().collect())
    }
}

impl Tx {
    /// Number of the newest version of the level's catalogue.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn last_edition(&self) -> Result<u64> {
        total::<Edition>(self.conn(), Vec::new()).await
    }

    /// Every version of the level's catalogue, in order.
    pub async fn editions(&self) -> Result<Vec<Edition>> {
        editions(self.conn()).await
    }

    /// Every demand.
    pub async fn all_demands(&self) -> Result<Vec<domain::demand::Demand>> {
        Ok(bodies(all(self.conn(), &select::<domain::demand::Demand>()).await?))
    }

    /// Resources in every state that name one of these elements.
    pub async fn resources_naming(&self, elements: &[String]) -> Result<Vec<Resource>> {
        let mut naming = Cond::any();
        for element in elements {
            let written = serde_json::Value::from(element.as_str()).to_string();
            let escaped = written.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            naming = naming.add(Expr::col(name("body")).like(LikeExpr::new(format!("%{escaped}%")).escape('\\')));
        }
        if elements.is_empty() {
            return Ok(Vec::new());
        }
        Ok(bodies(all(self.conn(), select::<Resource>().and_where(SimpleExpr::from(naming))).await?))
    }

    /// Whether a department has anything that it submitted.
    pub async fn has_submitted(&self, org: &OrgId) -> Result<bool> {
        let states = Expr::col(name("state")).is_in(["submitted", "returned", "published"]);
        let any = Cond::any().add(states).add(eq("published", true));
        Ok(total::<Resource>(self.conn(), vec![eq("org", org.as_str()), SimpleExpr::from(any)]).await? > 0)
    }

    /// Published resources and every registration: what the board counts.
    pub async fn register(&self) -> Result<(Vec<Resource>, Vec<Registration>)> {
        Ok((published(self.conn()).await?, registrations(self.conn()).await?))
    }

    /// The forms of registration in force.
    pub async fn forms_in_force(&mut self) -> Result<Option<Forms>> {
        match forms(self.conn()).await? {
            // Loaded by its identifier, so that what is recorded over it is checked.
            Some(found) => self.register_form(found.id.as_str()).await,
            None => Ok(None),
        }
    }

    /// The open round of a topic.
    pub async fn open_round(&mut self, topic: Topic) -> Result<Option<Round>> {
        match newest_round(self.conn(), Some(topic), true).await? {
            Some(found) => self.round(found.id.as_str()).await,
            None => Ok(None),
        }
    }

    /// The newest version of one of an organization's lists.
    pub async fn last_listing(&self, org: &OrgId, list: ListKind) -> Result<Option<Listing>> {
        Ok(listings(self.conn(), vec![eq("opener", org.as_str()), eq("list", word(list))]).await?.pop())
    }

    /// What an organization filed in a round.
    pub async fn filed_in(&self, round: &RoundId, org: &OrgId) -> Result<Vec<ListKind>> {
        let found = listings(self.conn(), vec![eq("opener", org.as_str()), eq("round", round.as_str())]).await?;
        Ok(found.into_iter().map(|one| one.list).collect())
    }

    /// How many registrations, of all kinds, were made in a year: kinds may share one rule for their numbers.
    pub async fn registered_in(&self, year: i32) -> Result<u64> {
        use chrono::Datelike as _;
        let all = registrations(self.conn()).await?;
        let of = all.iter().flat_map(|one| &one.history).filter(|done| done.at.year() == year);
        Ok(of.count() as u64)
    }
}
