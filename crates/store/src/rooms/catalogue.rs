//! Resources of the catalogue.

use crate::sql::{eq, name};
use crate::stored::{Page, Row, Stored, all, find, page, select, total};
use crate::{Result, Store};
use domain::catalogue::Resource;
use sea_orm::sea_query::{Cond, Expr, ExprTrait, LikeExpr, Order, SimpleExpr, Value};

impl Stored for Resource {
    const TABLE: &'static str = "catalogue";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        let shown = self.published.as_ref().unwrap_or(&self.draft);
        vec![
            ("org", self.org.0.clone().into()),
            ("state", self.state_name().into()),
            ("title", shown.title.clone().into()),
            ("share_type", shown.share_type().into()),
            ("published", self.published.is_some().into()),
        ]
    }
}

/// Which resources to list.
#[derive(Clone, Debug, Default)]
pub struct ResourceFilter {
    /// The viewer's organization sees its own drafts; of others, only what is published.
    pub viewer: String,
    /// The authority also sees what was submitted to it.
    pub authority: bool,
    /// Part of the title.
    pub text: Option<String>,
    /// State.
    pub state: Option<String>,
    /// Source department.
    pub org: Option<String>,
}

impl ResourceFilter {
    fn conditions(&self) -> Vec<SimpleExpr> {
        let mut visible = Cond::any().add(eq("org", self.viewer.as_str())).add(eq("published", true));
        if self.authority {
            visible = visible.add(Expr::col(name("state")).is_in(["submitted", "returned"]));
        }
        let mut conditions = vec![SimpleExpr::from(visible)];
        if let Some(text) = self.text.as_deref().filter(|t| !t.trim().is_empty()) {
            let escaped = text.trim().replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
            conditions.push(Expr::col(name("title")).like(LikeExpr::new(format!("%{escaped}%")).escape('\\')));
        }
        conditions.extend(self.state.as_deref().map(|state| eq("state", state)));
        conditions.extend(self.org.as_deref().map(|org| eq("org", org)));
        conditions
    }
}

impl Store {
    /// One resource.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn resource(&self, id: &str) -> Result<Option<Row<Resource>>> {
        find(&self.db, id).await
    }

    /// Resources the viewer may see, newest first.
    pub async fn resources(&self, filter: &ResourceFilter, cursor: Option<&str>, limit: u64) -> Result<Page<Row<Resource>>> {
        page(&self.db, filter.conditions(), cursor, limit).await
    }

    /// Every entry that is not withdrawn, drafts too, oldest first: for counts only.
    pub async fn entries(&self) -> Result<Vec<Resource>> {
        let mut query = select::<Resource>();
        query.and_where(Expr::col(name("state")).ne("withdrawn")).order_by(name("id"), Order::Asc);
        Ok(all(&self.db, &query).await?.into_iter().map(|row| row.body).collect())
    }

    /// How many that are.
    pub async fn count_resources(&self, filter: &ResourceFilter) -> Result<u64> {
        total::<Resource>(&self.db, filter.conditions()).await
    }
}
