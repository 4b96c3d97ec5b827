//! Rule sets: few of them, so a check reads all.

use super::matter::columns;
use crate::sql::name;
use crate::stored::{Row, Stored, all, select};
use crate::{Result, Store, Tx};
use domain::Matter;
use domain::ruleset::Ruleset;
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Order, Value};

/// Most versions that a check goes through; of each kind the newest are what counts.
const MOST: u64 = 2_000;

impl Stored for Ruleset {
    const TABLE: &'static str = <Self as Matter>::ROOM.as_str();
    fn id(&self) -> &str {
        Matter::id(self)
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let mut own = columns(self);
        own.push(("kind", super::lists::word(self.kind).into()));
        own
    }
}

async fn rulesets(db: &impl ConnectionTrait) -> Result<Vec<Row<Ruleset>>> {
    all(db, select::<Ruleset>().order_by(name("since"), Order::Desc).limit(MOST)).await
}

impl Store {
    /// Every version of the rule sets, the newest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn rulesets(&self) -> Result<Vec<Ruleset>> {
        Ok(rulesets(&self.db).await?.into_iter().map(|row| row.body).collect())
    }
}

impl Tx {
    /// Every version of the rule sets, the newest first, ready to be replaced.
    ///
    /// # Errors
    /// The database failed.
    pub async fn rulesets(&mut self) -> Result<Vec<Ruleset>> {
        let found = rulesets(self.conn()).await?;
        Ok(self.remember_all(found))
    }
}
