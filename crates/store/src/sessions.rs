//! Sessions of the console: rows we control, so that they can be listed, limited and ended.

use crate::sql::{eq, get, name};
use crate::{Result, Store};
use sea_orm::ConnectionTrait;
use sea_orm::sea_query::{Expr, Order, Query};

/// A session; the cookie itself is never stored, only its SM3.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionRow {
    /// SM3 of the cookie, hex.
    pub hash: String,
    /// The person.
    pub person: String,
    /// Milliseconds since 1970.
    pub created: i64,
    /// Last use, milliseconds since 1970.
    pub seen: i64,
}

impl Store {
    /// Opens a session, and ends the person's oldest ones beyond `most`.
    ///
    /// # Errors
    /// The database failed, here and below.
    pub async fn open_session(&self, session: &SessionRow, most: u64) -> Result<()> {
        let mut insert = Query::insert();
        insert.into_table(name("session")).columns(["hash", "person", "created", "seen"].map(name)).values_panic([
            Expr::val(session.hash.as_str()),
            Expr::val(session.person.as_str()),
            Expr::val(session.created),
            Expr::val(session.seen),
        ]);
        self.db.execute(&insert).await?;
        let mut newest = Query::select();
        newest.column(name("hash")).from(name("session")).and_where(eq("person", session.person.as_str()));
        newest.order_by(name("created"), Order::Desc).order_by(name("hash"), Order::Asc).offset(most).limit(1_000);
        for row in self.db.query_all(&newest).await? {
            self.end_session(&get::<String>(&row, "hash")?).await?;
        }
        Ok(())
    }

    /// The session of a cookie's hash, if it was used after `alive_since` (milliseconds); marks it used.
    pub async fn session(&self, hash: &str, alive_since: i64, now: i64) -> Result<Option<SessionRow>> {
        let mut query = Query::select();
        query.columns(["hash", "person", "created", "seen"].map(name)).from(name("session")).and_where(eq("hash", hash));
        let Some(row) = self.db.query_one(&query).await? else { return Ok(None) };
        let session =
            SessionRow { hash: get(&row, "hash")?, person: get(&row, "person")?, created: get(&row, "created")?, seen: get(&row, "seen")? };
        if session.seen < alive_since {
            self.end_session(hash).await?;
            return Ok(None);
        }
        // Written once a minute at most: a page that polls must not make the disk work.
        if now - session.seen > 60_000 {
            let mut touch = Query::update();
            touch.table(name("session")).value(name("seen"), Expr::val(now)).and_where(eq("hash", hash));
            self.db.execute(&touch).await?;
        }
        Ok(Some(session))
    }

    /// Ends a session.
    pub async fn end_session(&self, hash: &str) -> Result<()> {
        let mut query = Query::delete();
        query.from_table(name("session")).and_where(eq("hash", hash));
        self.db.execute(&query).await?;
        Ok(())
    }
}
