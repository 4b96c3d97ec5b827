//! Years of the calendar that were recorded here.

use crate::sql::name;
use crate::stored::{Row, Stored, all, select};
use crate::{Result, Store};
use domain::calendar::CalendarYear;
use sea_orm::sea_query::{Order, Value};

impl Stored for CalendarYear {
    const TABLE: &'static str = "calendar";
    fn id(&self) -> &str {
        self.id.as_str()
    }
    fn columns(&self) -> Vec<(&'static str, Value)> {
        Vec::new()
    }
}

impl Store {
    /// All recorded years, oldest first.
    ///
    /// # Errors
    /// The database failed.
    pub async fn calendar_years(&self) -> Result<Vec<Row<CalendarYear>>> {
        all(&self.db, select::<CalendarYear>().order_by(name("id"), Order::Asc)).await
    }
}
