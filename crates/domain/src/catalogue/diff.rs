//! What differs between two contracts of a resource, field by field and item by item.

use super::{Contract, Grade, Item, Mark};
use chrono::NaiveDate;
use law::{Key, Lawbook};
use serde::{Deserialize, Serialize};

/// One difference: added where nothing was before, dropped where nothing is after.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Difference {
    /// Where: `fields.<name>`, `items.<name>`, or the name of a part of the contract.
    pub place: String,
    /// Its name for an officer.
    pub title: String,
    /// What was there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<String>,
    /// What is there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<String>,
}

impl Difference {
    fn of(place: impl Into<String>, title: impl Into<String>, before: Option<String>, after: Option<String>) -> Option<Self> {
        (before != after).then(|| Self { place: place.into(), title: title.into(), before, after })
    }

    /// In a few words.
    pub fn line(&self) -> String {
        match (&self.before, &self.after) {
            (None, Some(_)) => format!("增加{}", self.title),
            (Some(_), None) => format!("删去{}", self.title),
            (before, after) => {
                format!("{}：{} → {}", self.title, before.as_deref().unwrap_or_default(), after.as_deref().unwrap_or_default())
            }
        }
    }
}

/// What differs, in the order of the contract.
pub fn diff(before: &Contract, after: &Contract, law: &Lawbook, on: NaiveDate) -> Vec<Difference> {
    let said = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let mut all = vec![
        Difference::of("title", "名称", said(&before.title), said(&after.title)),
        Difference::of("summary", "摘要", said(&before.summary), said(&after.summary)),
    ];
    all.extend(fields(before, after, law, on));
    let basis = |contract: &Contract| contract.basis.as_ref().and_then(|picked| law.basis(picked)).map(|basis| basis.to_string());
    all.push(Difference::of("basis", "依据", basis(before), basis(after)));
    let scope = |contract: &Contract| {
        let named: Vec<_> = contract.scope.iter().map(|org| org.as_str()).collect();
        said(&named.join("、"))
    };
    all.push(Difference::of("scope", "共享范围", scope(before), scope(after)));
    all.extend(items(before, after));
    all.into_iter().flatten().collect()
}

/// Statutory fields; the sharing type by the law's own title.
fn fields(before: &Contract, after: &Contract, law: &Lawbook, on: NaiveDate) -> Vec<Option<Difference>> {
    let tables = [Key::CatalogueFields, Key::CatalogueConditionalBasis].into_iter().flat_map(|key| law.table(key, on));
    let titles: Vec<_> =
        tables.filter_map(|row| Some((row.get("field")?.clone(), row.get("label").or_else(|| row.get("title"))?.clone()))).collect();
    let mut names: Vec<_> = before.fields.keys().chain(after.fields.keys()).collect();
    names.sort();
    names.dedup();
    let text = |contract: &Contract, name: &str| match name {
        Contract::SHARE_TYPE => Some(contract.type_title(law, on)).filter(|title| !title.is_empty()),
        _ => contract.fields.get(name).map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()),
    };
    let title = |name: &String| titles.iter().find(|(field, _)| field == name).map_or_else(|| name.clone(), |(_, title)| title.clone());
    names.into_iter().map(|name| Difference::of(format!("fields.{name}"), title(name), text(before, name), text(after, name))).collect()
}

fn items(before: &Contract, after: &Contract) -> Vec<Option<Difference>> {
    let title = |item: &Item| format!("数据项“{}”", item.title);
    let told = |item: &Item| Some(shown(item));
    let place = |item: &Item| format!("items.{}", item.name);
    let kept = before.items.iter().map(|old| {
        let new = after.item(&old.name);
        Difference::of(place(old), title(old), told(old), new.and_then(told))
    });
    let added = after.items.iter().filter(|new| before.item(&new.name).is_none());
    kept.chain(added.map(|new| Difference::of(place(new), title(new), None, told(new)))).collect()
}

/// What an officer reads of an item: name, type, key, grade, how it is come by.
fn shown(item: &Item) -> String {
    let mut parts = vec![item.title.clone(), item.kind.title()];
    parts.extend(item.key.then(|| "主键".to_owned()));
    parts.extend(item.required.then(|| "必填".to_owned()));
    parts.extend(item.grade.map(|grade| grade_title(grade).to_owned()));
    parts.extend(item.element.as_ref().map(|of| format!("{}（{}）", of.name, of.way.title())));
    parts.extend(item.marks.iter().map(|mark| mark_title(*mark).to_owned()));
    parts.extend((!item.rules.is_empty()).then(|| format!("规则 {} 条", item.rules.len())));
    parts.join("，")
}

fn grade_title(grade: Grade) -> &'static str {
    match grade {
        Grade::General1 => "一般数据1级",
        Grade::General2 => "一般数据2级",
        Grade::General3 => "一般数据3级",
        Grade::General4 => "一般数据4级",
        Grade::Important => "重要数据",
        Grade::Core => "核心数据",
    }
}

fn mark_title(mark: Mark) -> &'static str {
    match mark {
        Mark::Unshared => "不共享",
        Mark::Personal => "个人信息",
        Mark::TradeSecret => "商业秘密",
    }
}
