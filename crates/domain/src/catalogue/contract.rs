//! What a resource promises: its contract 目录内容.

use super::{Item, Mark, Release, Secrecy};
use crate::{OrgId, ResourceId};
use chrono::NaiveDate;
use law::{BasisRef, Key, Lawbook};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// A row of a table of the law.
type Row = BTreeMap<String, String>;

/// Form of a resource.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Form {
    /// Rows and items 库表.
    #[default]
    Table,
}

/// What a resource promises: its statutory fields and items. Each change makes a new version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Name.
    pub title: String,
    /// What it holds.
    pub summary: String,
    /// Form.
    pub form: Form,
    /// Statutory fields by machine name, as the binding law lists them (`catalogue.fields`, `catalogue.conditional_basis`).
    pub fields: BTreeMap<String, String>,
    /// Items.
    pub items: Vec<Item>,
    /// Legal basis of the sharing type, picked from the norm register.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub basis: Option<BasisRef>,
    /// The institutions it is shared with 共享范围; none listed means all.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scope: Vec<OrgId>,
    /// Whether it was built with fiscal money 财政性资金.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub funded: bool,
    /// Number under which withholding it was filed with the authority 备案号.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub filing: Option<String>,
    /// What allows data that was withheld to be shared.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub release: Option<Release>,
    /// Whether it holds secrets, as the department declares.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub secrecy: Option<Secrecy>,
    /// Whether a body that only follows the law by reference brings it under the law 参照执行.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub by_reference: bool,
    /// The resources that derived data comes from.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived_from: Vec<ResourceId>,
}

/// What a sharing type means for an applicant, the loosest first; the packs map their own names to these.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Effect {
    /// Granted on application.
    Open,
    /// The source department answers.
    Ask,
    /// Not shared; verification only.
    Withhold,
}

impl Contract {
    /// Field that holds the sharing type.
    pub const SHARE_TYPE: &'static str = "sharing_type";
    /// Field that holds the sharing conditions.
    pub const SHARE_CONDITIONS: &'static str = "sharing_condition";
    /// Field that holds the purposes the data is shared for.
    pub const USE_PURPOSE: &'static str = "use_purpose";
    /// What the packs call the row of a table that the picked basis answers.
    pub(super) const BASIS: &'static str = "basis";

    /// The sharing conditions one by one, in the order of their numbers 1, 2, …: an applicant answers each, a reviewer cites
    /// one. A line of the field is a condition, and so is what stands before a `；`; a number an officer wrote is dropped,
    /// since the place is the number. None where the field says `无`.
    pub fn conditions(&self) -> Vec<String> {
        let text = self.fields.get(Self::SHARE_CONDITIONS).map_or("", String::as_str);
        let parts = text.split(['\n', '；']).map(unnumbered).filter(|line| !matches!(*line, "" | "无"));
        parts.map(str::to_owned).collect()
    }

    /// The sharing type's name as stated.
    pub fn share_type(&self) -> &str {
        self.fields.get(Self::SHARE_TYPE).map_or("", |text| text.trim())
    }

    /// What the contract means for an applicant under the binding law: its stated type, unless the law deems it
    /// another; none where that law has no such type.
    pub fn effect(&self, law: &Lawbook, on: NaiveDate) -> Option<Effect> {
        match self.stated_effect(law, on)? {
            // Deeming never lifts a ban.
            Effect::Ask if self.unstated(law, on) => Some(if self.banned(law) { Effect::Withhold } else { Effect::Open }),
            stated => Some(stated),
        }
    }

    /// What the stated sharing type means under the binding law.
    pub fn stated_effect(&self, law: &Lawbook, on: NaiveDate) -> Option<Effect> {
        match self.stated_type(law, on)?.get("effect").map(String::as_str) {
            // What may be shown to the public goes to every department too.
            Some("open" | "public") => Some(Effect::Open),
            Some("ask") => Some(Effect::Ask),
            Some("withhold") => Some(Effect::Withhold),
            _ => None,
        }
    }

    /// Whether the law deems it unconditional: no condition of any sort is written down.
    fn unstated(&self, law: &Lawbook, on: NaiveDate) -> bool {
        let silent = |field: &str| !self.states(field);
        let rows = conditions(law, on);
        law.holds(Key::CatalogueUnstatedOpen, on) && silent(Self::SHARE_CONDITIONS) && rows.iter().all(|row| silent(&row.field))
    }

    /// Whether its basis forbids supplying the data whoever agrees.
    pub(super) fn banned(&self, law: &Lawbook) -> bool {
        self.basis.as_ref().and_then(|picked| law.basis(picked)).is_some_and(|basis| basis.norm.bans)
    }

    /// Whether a field says anything; `无` says that there is nothing.
    pub(crate) fn states(&self, field: &str) -> bool {
        self.fields.get(field).is_some_and(|text| !matches!(text.trim(), "" | "无"))
    }

    /// The stated sharing type in the words of the law.
    pub fn type_title(&self, law: &Lawbook, on: NaiveDate) -> String {
        let title = self.stated_type(law, on).and_then(|row| row.get("title").cloned());
        title.unwrap_or_else(|| self.share_type().to_owned())
    }

    fn stated_type(&self, law: &Lawbook, on: NaiveDate) -> Option<Row> {
        let stated = |row: &Row| ["name", "title"].iter().any(|column| row.get(*column).is_some_and(|name| name == self.share_type()));
        law.table(Key::CatalogueSharingTypes, on).into_iter().find(stated)
    }

    /// The same contract of the law's unconditional type; none where the law has no such type.
    pub(super) fn opened(&self, law: &Lawbook, on: NaiveDate) -> Option<Self> {
        let types = law.table(Key::CatalogueSharingTypes, on);
        let name = types.iter().find(|row| row.get("effect").is_some_and(|effect| effect == "open"))?.get("name")?;
        let mut opened = self.clone();
        opened.fields.insert(Self::SHARE_TYPE.into(), name.clone());
        Some(opened)
    }

    /// Whether an item carries the mark.
    pub fn holds(&self, mark: Mark) -> bool {
        self.items.iter().any(|item| item.marks.contains(&mark))
    }

    /// The item of this name.
    pub fn item(&self, name: &str) -> Option<&Item> {
        self.items.iter().find(|item| item.name == name)
    }

    /// Items rows are looked up by.
    pub fn keys(&self) -> impl Iterator<Item = &Item> {
        self.items.iter().filter(|item| item.key)
    }
}

/// A line without the number before it: `1.`, `２、`, `（三）`, `(4)`, and without the full stop after it.
fn unnumbered(line: &str) -> &str {
    let line = line.trim().trim_end_matches('。').trim_end();
    let figure = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c) || "一二三四五六七八九十".contains(c);
    let bare = line.strip_prefix(['（', '(']);
    let rest = bare.unwrap_or(line).trim_start_matches(figure);
    if rest.len() == bare.unwrap_or(line).len() {
        return line;
    }
    let mark: &[char] = if bare.is_some() { &['）', ')'] } else { &['.', '．', '、'] };
    // `3.5万元以下` is a figure of the condition, not its number.
    rest.strip_prefix(mark).filter(|rest| bare.is_some() || !rest.starts_with(figure)).map_or(line, str::trim_start)
}

/// A condition that a conditional contract must state.
pub(super) struct Condition {
    /// The field that states it.
    pub field: String,
    /// What the law calls it.
    pub title: String,
    /// Whether leaving it to the source department's discretion is not enough.
    pub concrete: bool,
}

/// The conditions the law wants stated; the basis is picked and stands apart.
pub(super) fn conditions(law: &Lawbook, on: NaiveDate) -> Vec<Condition> {
    let read = |row: Row| {
        let concrete = row.get("test").is_some_and(|test| test == "concrete");
        Some(Condition { field: row.get("field")?.clone(), title: row.get("title")?.clone(), concrete })
    };
    let rows = law.table(Key::CatalogueConditionalBasis, on).into_iter().filter_map(read);
    rows.filter(|condition| condition.field != Contract::BASIS).collect()
}

#[cfg(test)]
mod tests {
    use super::Contract;

    #[test]
    fn conditions_are_read_one_by_one() {
        let mut contract = Contract::default();
        assert_eq!(contract.conditions(), Vec::<String>::new());
        for none in ["无", " ", "无；\n无。"] {
            contract.fields.insert(Contract::SHARE_CONDITIONS.into(), none.into());
            assert_eq!(contract.conditions(), Vec::<String>::new(), "{none}");
        }
        let text = "1.只用于办理救助事项；\n（二）不得留存\n3、 每日不超过100次。\n3.5万元以下的\n(4) 一人一查；三年以内";
        contract.fields.insert(Contract::SHARE_CONDITIONS.into(), text.into());
        let read = ["只用于办理救助事项", "不得留存", "每日不超过100次", "3.5万元以下的", "一人一查", "三年以内"];
        assert_eq!(contract.conditions(), read);
    }
}
