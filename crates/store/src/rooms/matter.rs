//! Matters: procedures between two organizations. Each has a table of its own, all with the same columns.

use crate::sql::{eq, millis, name};
use crate::stored::{Page, Row, Stored, all, find, page, select, total};
use crate::{Result, Store, Tx};
use domain::correction::{Correction, Notice};
use domain::dispute::Dispute;
use domain::feedback::Feedback;
use domain::misuse::Misuse;
use domain::onward::Onward;
use domain::org::task::Task;
use domain::uselog::UseLog;
use domain::{Matter, OrgId, ResourceId};
use sea_orm::sea_query::{Cond, Expr, ExprTrait, Order, SimpleExpr, Value};

/// Consents read for one entry. Service choice.
const MAX_CONSENTS: u64 = 2_000;

macro_rules! kept {
    ($($matter:ty),* $(,)?) => {$(
        impl Stored for $matter {
            const TABLE: &'static str = <Self as Matter>::ROOM.as_str();
            fn id(&self) -> &str {
                Matter::id(self)
            }
            fn columns(&self) -> Vec<(&'static str, Value)> {
                columns(self)
            }
        }
    )*};
}

kept!(Correction, Notice, Dispute, Misuse, Feedback, Onward, UseLog, Task);

pub(super) fn columns<T: Matter>(matter: &T) -> Vec<(&'static str, Value)> {
    vec![
        ("opener", matter.opener().0.clone().into()),
        ("opposite", matter.opposite().0.clone().into()),
        ("subject", matter.subject().map_or_else(String::new, |id| id.0.clone()).into()),
        ("state", matter.state_name().into()),
        ("since", millis(matter.since())),
    ]
}

/// Which matters to list.
#[derive(Clone, Debug, Default)]
pub struct MatterFilter {
    /// Opened by this organization.
    pub opener: Option<String>,
    /// This organization is the other side.
    pub opposite: Option<String>,
    /// Either of the two; with none of the three, all (the authority's view).
    pub party: Option<String>,
    /// About this resource.
    pub subject: Option<String>,
    /// In this state.
    pub state: Option<String>,
    /// In none of these.
    pub not: Vec<&'static str>,
}

impl MatterFilter {
    fn conditions(&self) -> Vec<SimpleExpr> {
        let mut conditions = Vec::new();
        conditions.extend(self.opener.as_deref().map(|org| eq("opener", org)));
        conditions.extend(self.opposite.as_deref().map(|org| eq("opposite", org)));
        conditions.extend(self.party.as_deref().map(|org| SimpleExpr::from(Cond::any().add(eq("opener", org)).add(eq("opposite", org)))));
        conditions.extend(self.subject.as_deref().map(|id| eq("subject", id)));
        conditions.extend(self.state.as_deref().map(|state| eq("state", state)));
        if !self.not.is_empty() {
            conditions.push(Expr::col(name("state")).is_not_in(self.not.iter().copied()));
        }
        conditions
    }
}

impl Store {
    /// One matter.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn matter<T: Stored>(&self, id: &str) -> Result<Option<Row<T>>> {
        find(&self.db, id).await
    }

    /// Matters of a room, newest first.
    pub async fn matters<T: Stored>(&self, filter: &MatterFilter, cursor: Option<&str>, limit: u64) -> Result<Page<Row<T>>> {
        page(&self.db, filter.conditions(), cursor, limit).await
    }

    /// How many that are.
    pub async fn count_matters<T: Stored>(&self, filter: &MatterFilter) -> Result<u64> {
        total::<T>(&self.db, filter.conditions()).await
    }
}

impl Tx {
    /// What was consented to for an organization about these resources, the latest first; of very many, the latest.
    ///
    /// # Errors
    /// The database failed.
    pub async fn consents(&self, user: &OrgId, of: &[ResourceId]) -> Result<Vec<Onward>> {
        let mut query = select::<Onward>();
        query.and_where(eq("opener", user.as_str())).and_where(eq("state", "consented"));
        query.and_where(Expr::col(name("subject")).is_in(of.iter().map(|id| id.as_str())));
        query.order_by(name("since"), Order::Desc).limit(MAX_CONSENTS);
        Ok(all::<Onward>(self.conn(), &query).await?.into_iter().map(|row| row.body).collect())
    }

    /// Disputes about a resource between two organizations, whoever brought them.
    ///
    /// # Errors
    /// The database failed.
    pub async fn disputes_between(&self, resource: &ResourceId, one: &OrgId, other: &OrgId) -> Result<Vec<Dispute>> {
        let side = |opener: &OrgId, opposite: &OrgId| Cond::all().add(eq("opener", opener.as_str())).add(eq("opposite", opposite.as_str()));
        let mut query = select::<Dispute>();
        query.and_where(eq("subject", resource.as_str())).cond_where(Cond::any().add(side(one, other)).add(side(other, one)));
        Ok(all::<Dispute>(self.conn(), &query).await?.into_iter().map(|row| row.body).collect())
    }
}
