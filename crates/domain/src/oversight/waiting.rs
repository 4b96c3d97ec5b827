//! Requests that are open 在办: whose turn it is, under which clock, how long it has waited.

use crate::clock::Clock;
use crate::decision::CaseRef;
use crate::sharing::{Request, RequestState};
use crate::{Context, OrgId};
use chrono::{DateTime, FixedOffset};
use law::{Citation, Key};
use serde::{Deserialize, Serialize};

/// A sharing request in which the source has to act.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Open {
    /// The case.
    pub case: CaseRef,
    /// The resource asked for.
    pub about: String,
    /// Whose turn it is.
    pub owner: OrgId,
    /// Its name.
    pub owner_name: String,
    /// Who waits.
    pub applicant: OrgId,
    /// Where it stands.
    pub state: String,
    /// Since when it stands so.
    pub since: DateTime<FixedOffset>,
    /// Days it has stood so.
    pub waited: i64,
    /// The clock that runs; none where the law sets no term.
    pub term: Option<Term>,
}

/// The clock of an open request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The duty: the rule's key.
    pub key: String,
    /// Last moment.
    pub due: DateTime<FixedOffset>,
    /// Working days left; negative when overdue.
    pub days_left: i64,
    /// Whether the last moment has passed.
    pub overdue: bool,
    /// The article that sets it.
    pub citation: Citation,
}

impl Open {
    /// Of a request, if it is open. `clock` is the one that runs for it.
    pub fn of(request: &Request, about: &str, owner_name: &str, clock: Option<&Clock>, ctx: &Context<'_>) -> Option<Self> {
        let since = match request.state {
            RequestState::Asked => request.asked,
            RequestState::Agreed { at, .. } => at,
            _ => return None,
        };
        let owner = clock.map_or(&request.source, |clock| &clock.owner);
        Some(Self {
            case: request.case(),
            about: about.to_owned(),
            owner: owner.clone(),
            owner_name: owner_name.to_owned(),
            applicant: request.applicant.clone(),
            state: request.state_name().to_owned(),
            since,
            waited: (ctx.today() - since.with_timezone(ctx.now.offset()).date_naive()).num_days(),
            term: clock.map(|clock| Term {
                key: clock.key.clone(),
                due: clock.due,
                days_left: ctx.law.working_days_between(ctx.today(), clock.due.date_naive()),
                overdue: ctx.now > clock.due,
                citation: clock.citation.clone(),
            }),
        })
    }

    /// In one line: owner, what, clock and days left; where no clock runs, its age.
    pub fn line(&self) -> String {
        let Self { owner_name, about, waited, .. } = self;
        match &self.term {
            Some(term) => {
                let label = term.key.parse().map_or("期限", Key::label);
                let days = if term.overdue { format!("逾期 {}", -term.days_left) } else { format!("还剩 {}", term.days_left) };
                format!("{owner_name} {about} {label} {} 到期 {days} 个工作日", term.due.date_naive())
            }
            None if self.state == "agreed" => format!("{owner_name} {about} 已同意、未提供 无期限 {waited} 日"),
            None => format!("{owner_name} {about} 未答复 无期限 {waited} 日"),
        }
    }
}
