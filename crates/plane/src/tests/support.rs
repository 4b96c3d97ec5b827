//! A resource of residents, files of it, and grants on it.

use crate::{Landing, Load, LoadError, Manifest, Plane, Progress};
use chrono::{DateTime, FixedOffset, NaiveDate};
use domain::catalogue::{Grade, Item, Kind};
use domain::intake::Format;
use domain::quality::Rule;
use domain::sharing::{Admitted, Call, Grant, Mode};
use domain::{BatchId, ResourceId};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

pub fn item(name: &str, title: &str, kind: Kind) -> Item {
    let (name, title, note) = (name.into(), title.into(), String::new());
    Item {
        name,
        title,
        kind,
        required: false,
        key: false,
        grade: Some(Grade::General1),
        rules: vec![],
        note,
        marks: BTreeSet::new(),
        element: None,
    }
}

pub fn text() -> Kind {
    Kind::Text { max: 20 }
}

/// Number (key), name, income, birthday, registered at, married, children.
pub fn items() -> Vec<Item> {
    let mut items = vec![
        item("number", "编号", text()),
        item("name", "姓名", text()),
        item("income", "收入", Kind::Decimal { precision: 10, scale: 2 }),
        item("born", "出生日期", Kind::Date),
        item("registered", "登记时间", Kind::Time),
        item("married", "已婚", Kind::Boolean),
        item("children", "子女数", Kind::Integer),
    ];
    items[0].key = true;
    items[1].required = true;
    items[6].rules = vec![Rule::Range { min: Some("0".into()), max: Some("20".into()) }];
    items
}

pub const HEADER: &str = "编号,姓名,收入,出生日期,登记时间,已婚,子女数";
pub const ROWS: &str = "A1,王芳,1234.5,1990-01-02,2026-03-02 08:05:00,是,2\nA2,\"李,强\",,,,,\nA3,欧阳娜娜,0.1,1985/3/4,2026-03-02,否,0\n";

pub fn csv() -> String {
    format!("{HEADER}\n{ROWS}")
}

pub struct World {
    pub folder: tempfile::TempDir,
    pub plane: Plane,
    pub items: Vec<Item>,
    pub resource: ResourceId,
}

pub fn at(text: &str) -> DateTime<FixedOffset> {
    DateTime::parse_from_rfc3339(text).unwrap()
}

pub fn noon() -> DateTime<FixedOffset> {
    at("2026-03-02T12:00:00+08:00")
}

impl World {
    pub async fn new() -> Self {
        Self::of(items()).await
    }

    pub async fn of(items: Vec<Item>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let plane = Plane::open(folder.path()).await.unwrap();
        Self { folder, plane, items, resource: "res-1".into() }
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let place = self.folder.path().join(name);
        std::fs::write(&place, bytes).unwrap();
        place
    }

    pub async fn load_file(&self, batch: &str, file: &Path) -> Result<Landing, LoadError> {
        let batch = BatchId::from(batch);
        let format = Format::of_name(file.to_str().unwrap()).unwrap();
        let load = Load { batch: &batch, resource: &self.resource, items: &self.items, format, file, at: noon() };
        let staged = self.plane.stage(load, &Progress::default()).await?;
        Ok(self.plane.commit(staged).await?)
    }

    pub async fn load(&self, batch: &str, csv: &str) -> Result<Landing, LoadError> {
        let file = self.file(&format!("{batch}.csv"), csv);
        self.load_file(batch, &file).await
    }

    pub fn own(&self) -> Admitted {
        Admitted::own(self.resource.clone(), self.items.iter().map(|item| item.name.clone()))
    }

    pub async fn rows(&self, manifest: &Manifest) -> Vec<Map<String, Value>> {
        let mut rows = self.plane.preview(&self.own(), manifest, usize::MAX).await.unwrap();
        rows.sort_by_key(|row| row["number"].to_string());
        rows
    }

    /// The faults of a batch, a line each: row, item, reason.
    pub fn faults(&self, batch: &str) -> Vec<String> {
        let page = self.plane.quarantine(&self.resource, &batch.into(), 0, 100).unwrap();
        page.rows.iter().map(|fault| format!("{} {} {}", fault.row, fault.title.as_deref().unwrap_or("-"), fault.reason)).collect()
    }

    /// Admission under a grant: item names, each with its mask.
    pub fn granted(&self, items: &[(&str, Option<Value>)], rows: Option<(&str, &str)>) -> Admitted {
        let items: Vec<_> = items
            .iter()
            .map(|(item, mask)| mask.as_ref().map_or(json!({"item": item}), |mask| json!({"item": item, "mask": mask})))
            .collect();
        let citation = json!({"pack": "p", "pack_title": "p", "prefix": "P", "article": 1, "paragraph": null, "item": null});
        let grant: Grant = serde_json::from_value(json!({
            "id": "g", "request": "r", "resource": self.resource, "consumer": "o", "items": items,
            "rows": rows.map(|(item, equals)| json!({"item": item, "equals": equals})),
            "purpose": "用途", "mode": "api", "daily_quota": null, "until": "2030-01-01", "citation": citation, "state": "active",
        }))
        .unwrap();
        let today = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        grant.admit(&Call { items: &[], purpose: "用途", mode: Mode::Api, today, used_today: 0, unit: "" }, law()).unwrap()
    }
}

fn law() -> &'static law::Lawbook {
    static LAW: OnceLock<law::Lawbook> = OnceLock::new();
    LAW.get_or_init(|| {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../statutes");
        let mut files = BTreeMap::new();
        collect(&root, &root, &mut files);
        law::Library::read(&law::Files(files)).unwrap().bind(&["guangdong-2021"], law::Mode::Production).unwrap()
    })
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, String>) {
    for entry in std::fs::read_dir(folder).unwrap() {
        let place = entry.unwrap().path();
        if place.is_dir() {
            collect(root, &place, files);
        } else if let Ok(text) = std::fs::read_to_string(&place) {
            files.insert(place.strip_prefix(root).unwrap().to_str().unwrap().to_owned(), text);
        }
    }
}
