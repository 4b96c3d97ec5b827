//! Who and what a story starts with.

use crate::catalogue::{Contract, Form, Item};
use crate::org::OrgKind;
use chrono::NaiveDate;
use law::{BasisRef, Key, Lawbook};
use std::collections::{BTreeMap, BTreeSet};

/// Organizations and resources that are there before the first line.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Organizations by name.
    pub orgs: BTreeMap<String, OrgKind>,
    /// Resources by name.
    pub resources: BTreeMap<String, Declared>,
    /// Purpose of an application that states none.
    pub purpose: String,
    /// Basis of an application that states none.
    pub basis: Option<BasisRef>,
    /// Titles of items → their column names, the same all over a story.
    pub(super) items: BTreeMap<String, String>,
}

/// A resource as declared.
#[derive(Clone, Debug)]
pub struct Declared {
    /// The source department.
    pub org: String,
    /// How far it is when the story starts.
    pub stage: Stage,
    /// Its contract, as far as it matters.
    pub draft: Draft,
}

/// How far a resource is when the story starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Not there yet.
    Absent,
    /// A draft.
    Draft,
    /// In force, without data.
    Published,
    /// With data in the centre.
    Loaded,
}

/// What a story says about a contract; the rest is filled in as the law in force wants it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Sharing type as written.
    pub share_type: String,
    /// Statutory fields left empty.
    pub lacks: BTreeSet<String>,
    /// Basis of the sharing type.
    pub basis: Option<BasisRef>,
    /// Items.
    pub items: Vec<Item>,
}

impl Draft {
    /// The contract: every field that the law lists is filled in, but those left out.
    pub fn contract(&self, title: &str, law: &Lawbook, on: NaiveDate) -> Contract {
        let rows = law.table(Key::CatalogueFields, on);
        let stated = rows.iter().filter_map(|row| Some((row.get("field")?, row.get("title")?)));
        let filled = stated.filter(|(field, _)| !self.lacks.contains(*field));
        let text = |field: &str, title: &str| match field {
            Contract::SHARE_TYPE => self.share_type.clone(),
            _ => format!("{title}（案例）"),
        };
        Contract {
            title: title.to_owned(),
            summary: format!("{title}（案例）"),
            form: Form::Table,
            fields: filled.map(|(field, title)| (field.clone(), text(field, title))).collect(),
            items: self.items.clone(),
            basis: self.basis.clone(),
        }
    }
}
