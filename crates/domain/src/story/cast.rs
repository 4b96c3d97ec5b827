//! Who and what a story starts with.

use crate::catalogue::{CHOICES, Contract, Effect, Item, Release, Secrecy};
use crate::org::{Org, OrgKind, Part, Profile};
use chrono::NaiveDate;
use law::{BasisRef, Key, Lawbook};
use std::collections::{BTreeMap, BTreeSet};

/// Organizations and resources that are there before the first line.
#[derive(Clone, Debug, Default)]
pub struct Cast {
    /// Organizations by name.
    pub orgs: BTreeMap<String, OrgKind>,
    /// Organizations that are set up in the course of the story.
    pub(super) later: BTreeMap<String, OrgKind>,
    /// Regions of organizations, where stated.
    pub(super) regions: BTreeMap<String, String>,
    /// What laws call them, by name.
    pub stands_for: BTreeMap<String, Vec<String>>,
    /// What organizations have not made clear, by name.
    pub lacks: BTreeMap<String, Vec<String>>,
    /// Where the law holds: organizations are there that state no region.
    pub(super) territory: String,
    /// Resources by name.
    pub resources: BTreeMap<String, Declared>,
    /// Purpose of an application that states none.
    pub purpose: String,
    /// Basis of an application that states none.
    pub basis: Option<BasisRef>,
    /// Titles of items → their column names, the same all over a story.
    pub(super) items: BTreeMap<String, String>,
}

impl Cast {
    /// Name of the public-data authority.
    pub fn authority(&self) -> Option<&str> {
        self.orgs.iter().find(|(_, kind)| **kind == OrgKind::Authority).map(|(name, _)| name.as_str())
    }

    /// Administrative code of an organization's region: its own, else the authority's.
    pub fn region(&self, org: &str) -> &str {
        let stated = |name: &str| self.regions.get(name).map(String::as_str);
        stated(org).or_else(|| stated(self.authority()?)).unwrap_or(&self.territory)
    }
}

impl Cast {
    /// An organization as it is when the story starts: its profile is whole, but for what the story leaves out.
    #[must_use]
    pub fn org(&self, id: &str, name: &str, kind: OrgKind, law: &Lawbook, on: NaiveDate) -> Org {
        let mut org = Org::new(id.into(), name, kind, self.region(name));
        org.stands_for = self.stands_for.get(name).cloned().unwrap_or_default();
        org.profile = filled(&org, law, on, self.lacks.get(name).map_or(&[], Vec::as_slice));
        org
    }
}

/// A whole profile, but for the parts of these titles.
#[must_use]
pub fn filled(org: &Org, law: &Lawbook, on: NaiveDate, lacks: &[String]) -> Profile {
    let mut profile = Profile::whole(org, law, on, |part| format!("{}（案例）", part.title()));
    for part in Part::of(org, law, on).iter().filter(|part| lacks.iter().any(|title| title == part.title())) {
        profile.0.remove(part.name());
    }
    profile
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

/// Fields that stand in no table of the law, by the words of a story.
pub(super) const OTHERS: [(&str, &str); 4] = [
    ("分类", Contract::CLASS),
    ("职责事项", Contract::ORIGIN_MATTER),
    ("安全使用要求", Contract::USE_REQUIREMENTS),
    ("处理记录", Contract::TREATMENT),
];

/// What a story says about a contract; the rest is filled in as the law in force wants it.
#[derive(Clone, Debug, Default)]
pub struct Draft {
    /// Sharing type as written.
    pub share_type: String,
    /// Whose it is.
    pub org: String,
    /// Statutory fields left empty.
    pub lacks: BTreeSet<String>,
    /// Basis of the sharing type.
    pub basis: Option<BasisRef>,
    /// Items.
    pub items: Vec<Item>,
    /// Statutory fields with a text of their own.
    pub texts: BTreeMap<String, String>,
    /// Names of the institutions it is shared with; none means all.
    pub scope: Vec<String>,
    /// Whether it was built with fiscal money.
    pub funded: bool,
    /// Filing number; none means the usual one, an empty one that it wasn't filed.
    pub filing: Option<String>,
    /// What allows it to be shared again.
    pub release: Option<Release>,
    /// The declaration on secrecy; none means that it holds no secret.
    pub secrecy: Option<Secrecy>,
    /// Whether nothing is declared on secrecy.
    pub undeclared: bool,
    /// Whether it is brought under the law by reference.
    pub by_reference: bool,
    /// Names of the resources that it comes from.
    pub derived_from: Vec<String>,
}

impl Draft {
    /// The contract: every field that the law lists is filled in, but those left out.
    pub fn contract(&self, title: &str, law: &Lawbook, on: NaiveDate) -> Contract {
        let mut fields = BTreeMap::new();
        for row in
            [Key::CatalogueFields, Key::CatalogueGuideFields, Key::CatalogueConditionalBasis].into_iter().flat_map(|key| law.table(key, on))
        {
            if let (Some(field), Some(title)) = (row.get("field"), row.get("title")) {
                fields.insert(field.clone(), format!("{title}（案例）"));
            }
        }
        fields.remove("basis");
        for (key, field) in CHOICES {
            fields.extend(law.table(key, on).into_iter().next().and_then(|mut row| Some((field.to_owned(), row.remove("title")?))));
        }
        fields.extend(OTHERS.map(|(_, field)| (field.to_owned(), "案例".to_owned())));
        fields.remove(Contract::TREATMENT);
        if let Some(responsible) = fields.get_mut(Contract::RESPONSIBLE).filter(|_| !self.org.is_empty()) {
            responsible.clone_from(&self.org);
        }
        fields.extend(self.texts.clone());
        fields.insert(Contract::SHARE_TYPE.into(), self.share_type.clone());
        fields.retain(|field, _| !self.lacks.contains(field));
        let mut contract = Contract {
            title: title.to_owned(),
            summary: format!("{title}（案例）"),
            fields,
            items: self.items.clone(),
            basis: self.basis.clone(),
            scope: self.scope.iter().map(|name| name.as_str().into()).collect(),
            funded: self.funded,
            by_reference: self.by_reference,
            release: self.release.clone(),
            secrecy: if self.undeclared { None } else { self.secrecy.or(Some(Secrecy::Clear)) },
            derived_from: self.derived_from.iter().map(|name| name.as_str().into()).collect(),
            ..Contract::default()
        };
        if contract.stated_effect(law, on) == Some(Effect::Withhold) {
            contract.filing = Some(self.filing.clone().unwrap_or_else(|| "案例备〔2026〕1号".into()));
        }
        contract
    }
}
