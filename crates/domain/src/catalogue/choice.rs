//! What an entry says of its data in words that the law names: from what it arose, how it was come by, of which kind and form.

use super::Contract;
use super::complete::lacking;
use crate::{Context, Fault, Refusal};
use chrono::NaiveDate;
use law::{Key, Lawbook};
use std::collections::BTreeMap;

/// Each table of words, and the field that holds one of them.
pub const CHOICES: [(Key, &str); 5] = [
    (Key::CatalogueOrigin, Contract::ORIGIN),
    (Key::CatalogueAcquired, "acquired"),
    (Key::CatalogueNature, Contract::NATURE),
    (Key::CatalogueMedia, Contract::MEDIUM),
    (Key::CatalogueStages, Contract::STAGE),
];

/// A row of a table of the law.
type Row = BTreeMap<String, String>;

/// The row of a table that the contract's field names, by short name or title.
pub(super) fn row(contract: &Contract, key: Key, field: &str, law: &Lawbook, on: NaiveDate) -> Option<Row> {
    let text = contract.fields.get(field)?.trim();
    let named = |row: &Row| ["name", "title"].iter().any(|column| row.get(*column).is_some_and(|word| word == text));
    law.table(key, on).into_iter().find(named)
}

/// Every choice the law wants is made, and the duty or service is named.
pub(super) fn chosen(contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    let today = ctx.today();
    for (key, field) in CHOICES.iter().filter(|(key, _)| !ctx.law.table(*key, today).is_empty()) {
        if row(contract, *key, field, ctx.law, today).is_none() {
            return Err(unchosen(contract, *key, field, ctx));
        }
    }
    if ctx.law.rule(Key::CatalogueOrigin, today).is_some() && !contract.states(Contract::ORIGIN_MATTER) {
        let what = "目录须写明产生数据的具体职责事项或者公共服务";
        let fault = Fault::at(format!("fields.{}", Contract::ORIGIN_MATTER), what);
        let remedy = "请写明权力事项、职责或者服务的名称";
        return Err(lacking(ctx, Key::CatalogueOrigin, "catalogue.origin", what, remedy).with_faults(vec![fault]));
    }
    derived(contract, ctx)
}

fn unchosen(contract: &Contract, key: Key, field: &str, ctx: &Context<'_>) -> Refusal {
    let titles: Vec<_> = ctx.law.table(key, ctx.today()).iter().filter_map(|row| row.get("title").cloned()).collect();
    let what = match contract.fields.get(field).map(|text| text.trim()).filter(|text| !text.is_empty()) {
        None => format!("目录须写明{}", key.label()),
        Some(text) => format!("{}不能写作“{text}”", key.label()),
    };
    let fault = Fault::at(format!("fields.{field}"), what.clone());
    lacking(ctx, key, "catalogue.choice", what, format!("{}为：{}", key.label(), titles.join("、"))).with_faults(vec![fault])
}

/// Derived data points at what it comes from.
fn derived(contract: &Contract, ctx: &Context<'_>) -> Result<(), Refusal> {
    if !contract.is_derived(ctx.law, ctx.today()) || !contract.derived_from.is_empty() {
        return Ok(());
    }
    let what = "衍生数据须指明所来自的数据资源";
    let remedy = "请选择目录中所来自的资源";
    let fault = Fault::at("derived_from", what);
    Err(lacking(ctx, Key::CatalogueStages, "catalogue.derived_from", what, remedy).with_faults(vec![fault]))
}

impl Contract {
    /// Field that says from what the data arose.
    pub const ORIGIN: &'static str = "origin";
    /// Field that names the duty or the public service.
    pub const ORIGIN_MATTER: &'static str = "origin_matter";
    /// Field that holds the nature of the data.
    pub const NATURE: &'static str = "nature";
    /// Field that holds the form of the data.
    pub const MEDIUM: &'static str = "data_form";
    /// Field that says whether the data is raw, derived and so on.
    pub const STAGE: &'static str = "stage";

    /// Whether the data has items: registers on paper and recordings have none.
    pub fn has_items(&self, law: &Lawbook, on: NaiveDate) -> bool {
        self.without(law, on).is_none()
    }

    /// Whether the data is electronic: what is not can't be aggregated yet.
    pub fn is_digital(&self, law: &Lawbook, on: NaiveDate) -> bool {
        self.without(law, on).as_deref() != Some("digits")
    }

    fn without(&self, law: &Lawbook, on: NaiveDate) -> Option<String> {
        row(self, Key::CatalogueMedia, Self::MEDIUM, law, on)?.remove("without")
    }

    /// Whether data of it was gathered, as programs read it.
    pub fn gathered(&self, loaded: bool, law: &Lawbook, on: NaiveDate) -> &'static str {
        match (loaded, self.is_digital(law, on)) {
            (true, _) => "loaded",
            (false, true) => "empty",
            (false, false) => "not_digitised",
        }
    }

    /// Whether it says that it comes from other data.
    pub fn is_derived(&self, law: &Lawbook, on: NaiveDate) -> bool {
        let stage = row(self, Key::CatalogueStages, Self::STAGE, law, on);
        stage.is_some_and(|row| row.get("name").is_some_and(|name| name == "derived"))
    }

    /// The nature of the data in the words of the law, where it is stated.
    pub fn nature(&self, law: &Lawbook, on: NaiveDate) -> Option<String> {
        row(self, Key::CatalogueNature, Self::NATURE, law, on)?.remove("title")
    }
}
