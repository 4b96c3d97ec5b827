//! Filings 备案 of requests across levels or regions: lodged in the same act, never waited for.

use crate::Context;
use crate::org::Org;
use crate::region;
use law::{Key, label};
use serde::{Deserialize, Serialize};

/// A filing of a request with an authority.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filing {
    /// `superior` or `same`: seen from the applicant.
    pub with: String,
    /// What the law calls it.
    pub title: String,
    /// Administrative code of the region whose authority it is.
    pub region: String,
    /// Number of the filing.
    pub number: String,
}

/// Whether two organizations are of different levels or regions.
pub(super) fn crosses(applicant: &Org, source: &Org) -> bool {
    !region::same(&applicant.region, &source.region)
}

/// The filings that a request needs; none within one region, or where no law asks for any.
pub(super) fn filings(number: &str, applicant: &Org, source: &Org, ctx: &Context<'_>) -> Vec<Filing> {
    if !crosses(applicant, source) {
        return Vec::new();
    }
    let rows = ctx.law.table(Key::SharingCrossFiling, ctx.today()).into_iter().enumerate();
    let filing = |(place, row): (usize, std::collections::BTreeMap<String, String>)| {
        let with = row.get("with")?.clone();
        let region = if with == "superior" { region::superior(&applicant.region) } else { applicant.region.clone() };
        let title = row.get("title").cloned().unwrap_or_else(|| label(&law::FILINGS, &with).to_owned());
        Some(Filing { number: format!("{number}备{}", place + 1), with, title, region })
    };
    rows.filter_map(filing).collect()
}
