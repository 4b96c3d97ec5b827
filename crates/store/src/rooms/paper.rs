//! Official papers: numbered, found by case and by addressee.

use crate::sql::{eq, millis, name};
use crate::stored::{Page, Row, Stored, find, page, total};
use crate::{Result, Store, Tx};
use domain::decision::CaseRef;
use domain::paper::Paper;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, SimpleExpr, Value};

impl Stored for Paper {
    const TABLE: &'static str = "paper";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        vec![
            ("number", self.number.clone().into()),
            ("sender", self.from.0.clone().into()),
            ("recipient", self.to.0.clone().into()),
            ("room", self.case.room.as_str().into()),
            ("case_id", self.case.id.clone().into()),
            ("issued", millis(self.issued)),
            ("served", Value::BigInt(self.served.as_ref().map(|served| served.at.timestamp_millis()))),
        ]
    }
}

/// Which papers to list.
#[derive(Clone, Debug, Default)]
pub struct PaperFilter {
    /// Sent by or to this organization; without it, all (the authority's view).
    pub party: Option<String>,
    /// Sent to this organization.
    pub recipient: Option<String>,
    /// Of this case.
    pub case: Option<CaseRef>,
    /// Whether it was served.
    pub served: Option<bool>,
}

impl PaperFilter {
    fn conditions(&self) -> Vec<SimpleExpr> {
        let mut conditions = Vec::new();
        conditions.extend(self.party.as_deref().map(|org| SimpleExpr::from(Cond::any().add(eq("sender", org)).add(eq("recipient", org)))));
        conditions.extend(self.recipient.as_deref().map(|org| eq("recipient", org)));
        if let Some(case) = &self.case {
            conditions.push(eq("room", case.room.as_str()));
            conditions.push(eq("case_id", case.id.as_str()));
        }
        let served = || Expr::col(name("served"));
        conditions.extend(self.served.map(|yes| if yes { served().is_not_null() } else { served().is_null() }));
        conditions
    }
}

impl Store {
    /// One paper.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn paper(&self, id: &str) -> Result<Option<Row<Paper>>> {
        find(&self.db, id).await
    }

    /// Papers, newest first.
    pub async fn papers(&self, filter: &PaperFilter, cursor: Option<&str>, limit: u64) -> Result<Page<Row<Paper>>> {
        page(&self.db, filter.conditions(), cursor, limit).await
    }
}

impl Tx {
    /// How many papers have a number that begins so; none is ever deleted.
    ///
    /// # Errors
    /// The database failed.
    pub async fn papers_in(&self, series: &str) -> Result<u64> {
        total::<Paper>(self.conn(), vec![Expr::col(name("number")).like(format!("{series}%"))]).await
    }
}
