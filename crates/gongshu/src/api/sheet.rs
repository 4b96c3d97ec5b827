//! Entries by workbook: out, edited, in again; and an entry drafted from the spreadsheet an officer already has.

use super::intake::receive_into;
use super::{Answer, Problem, Who, fresh_id};
use crate::act::{Command, act};
use crate::node::Node;
use axum::Json;
use axum::extract::multipart::Multipart;
use axum::extract::{Extension, Path, State};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::catalogue::sheet::{Sheet, export, import};
use domain::catalogue::{Contract, Import, Item, Suggestion, suggest};
use domain::intake::Format;
use domain::sharing::Admitted;
use domain::{Fault, Refusal, ResourceId};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Rows of a spreadsheet or a table that are looked at for suggestions.
const SAMPLE: usize = 2_000;

/// The department's entries as a workbook.
///
/// # Errors
/// The store failed, here and below.
pub async fn download(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Result<Response, Problem> {
    let own = node.store.entries().await?.into_iter().filter(|resource| resource.org == who.actor.org);
    let entries: Vec<_> = own.map(|resource| (resource.id.0, resource.draft)).collect();
    let sheets = export(&entries, &node.law(), node.clock.now().date_naive());
    let bytes = plane::write_sheets(&sheets).map_err(Problem::failed)?;
    let head = [
        (header::CONTENT_TYPE, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"catalogue.xlsx\""),
    ];
    Ok((head, bytes).into_response())
}

/// What became of an import.
#[derive(Debug, Serialize)]
pub struct Imported {
    items: Vec<ImportedRow>,
}

#[derive(Debug, Serialize)]
struct ImportedRow {
    id: String,
    title: String,
    new: bool,
}

/// Imports a workbook of entries, wholly or not at all.
///
/// # Errors
/// Every fault with its sheet, row and column; refusals of the domain.
pub async fn upload(
    State(node): State<Arc<Node>>,
    Extension(who): Extension<Who>,
    mut form: Multipart,
) -> Result<(StatusCode, Json<Imported>), Problem> {
    let (_, sheets) = received(&node, &mut form).await?;
    let own = node.store.entries().await?.into_iter().filter(|resource| resource.org == who.actor.org);
    let before: BTreeMap<String, Contract> = own.map(|resource| (resource.id.0, resource.draft)).collect();
    let rows = import(&sheets, &before, &node.law(), node.clock.now().date_naive()).map_err(Refusal::input)?;
    let named = |id: &str| if id.is_empty() { fresh_id() } else { id.to_owned() };
    let entries: Vec<_> = rows.into_iter().map(|row| (ResourceId(named(&row.id)), row)).collect();
    let items = entries.iter().map(|(id, row)| ImportedRow { id: id.0.clone(), title: row.contract.title.clone(), new: row.id.is_empty() });
    let items = items.collect();
    act(&node, &who.actor, Command::Import(Import { entries })).await?;
    Ok((StatusCode::CREATED, Json(Imported { items })))
}

/// A contract drafted from a spreadsheet; nothing is kept.
#[derive(Debug, Serialize)]
pub struct Drafted {
    contract: Contract,
    /// What was found column by column, by the names of the items.
    suggestions: BTreeMap<String, Suggestion>,
    /// Rows that were looked at.
    rows: usize,
}

/// Drafts an entry from the first sheet of an officer's own spreadsheet.
///
/// # Errors
/// No table; no header; the disk failed.
pub async fn draft(State(node): State<Arc<Node>>, mut form: Multipart) -> Answer<Drafted> {
    let (file, sheets) = received(&node, &mut form).await?;
    let sheet = sheets.into_iter().find(|sheet| !sheet.rows.is_empty()).ok_or_else(|| Problem::input("file", "表格是空的"))?;
    let mut rows = sheet.rows.iter().filter(|row| row.iter().any(|cell| !cell.trim().is_empty()));
    let head = rows.next().ok_or_else(|| Problem::input("file", "表格没有表头"))?.clone();
    let body: Vec<_> = rows.take(SAMPLE).collect();
    let mut taken = BTreeSet::new();
    let (mut items, mut suggestions) = (Vec::new(), BTreeMap::new());
    for (place, title) in head.iter().enumerate().filter(|(_, title)| !title.trim().is_empty()) {
        let values: Vec<&str> = body.iter().map(|row| row.get(place).map_or("", String::as_str)).collect();
        let found = suggest(title, &values);
        let name = column_name(title, place, &mut taken);
        items.push(item(&name, title, &found));
        suggestions.insert(name, found);
    }
    // One key, and the likeliest: the first column whose values never repeat.
    let key = items.iter().position(|item| suggestions.get(&item.name).is_some_and(|found| found.unique && found.required));
    items.iter_mut().enumerate().for_each(|(n, item)| item.key = Some(n) == key);
    let title = file.rsplit_once('.').map_or(file.as_str(), |(stem, _)| stem).trim().chars().take(100).collect();
    Ok(Json(Drafted { contract: Contract { title, items, ..Contract::default() }, suggestions, rows: body.len() }))
}

/// An item as drafted. The grade stays open: it is suggested, and an officer sets it.
fn item(name: &str, title: &str, found: &Suggestion) -> Item {
    Item {
        name: name.to_owned(),
        title: title.trim().chars().take(100).collect(),
        kind: found.kind.clone(),
        required: found.required,
        key: false,
        grade: None,
        rules: found.rules.clone(),
        note: String::new(),
        marks: BTreeSet::new(),
        element: None,
    }
}

/// A column name: the title where it is one already, else its pinyin, else its place.
fn column_name(title: &str, place: usize, taken: &mut BTreeSet<String>) -> String {
    let mut name = String::new();
    for c in title.trim().chars() {
        match c {
            c if c.is_ascii_alphanumeric() => name.push(c.to_ascii_lowercase()),
            '_' | ' ' | '-' | '/' if !name.is_empty() && !name.ends_with('_') => name.push('_'),
            c => {
                use pinyin::ToPinyin;
                c.to_pinyin().into_iter().for_each(|sound| name.push_str(&sound.plain().replace('ü', "v")));
            }
        }
    }
    let name: String = name.trim_matches('_').chars().filter(char::is_ascii).take(50).collect();
    let name = if name.starts_with(|c: char| c.is_ascii_lowercase()) { name } else { format!("item_{}", place + 1) };
    let mut free = name.clone();
    let mut n = 1;
    while !taken.insert(free.clone()) {
        n += 1;
        free = format!("{name}_{n}");
    }
    free
}

/// Suggestions for a loaded table, item by item.
#[derive(Debug, Serialize)]
pub struct Suggested {
    items: BTreeMap<String, Suggestion>,
    rows: usize,
}

/// Looks at the rows the department loaded, and suggests grades and marks. Nothing is set.
///
/// # Errors
/// Another's resource is hidden; the store or the plane failed.
pub async fn suggestions(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Path(id): Path<String>) -> Answer<Suggested> {
    let resource = node.store.resource(&id).await?.ok_or_else(Problem::hidden)?.body;
    if resource.org != who.actor.org {
        return Err(Problem::hidden());
    }
    let contract = resource.published.as_ref().unwrap_or(&resource.draft);
    let rows = match crate::call::manifest(&node, &id).await? {
        Some(manifest) if resource.published.is_some() => {
            let own = Admitted::own(resource.id.clone(), contract.items.iter().map(|item| item.name.clone()));
            node.plane.preview(&own, &manifest, SAMPLE).await.map_err(Problem::failed)?
        }
        _ => Vec::new(),
    };
    let look = |item: &Item| {
        let values: Vec<String> = rows.iter().map(|row| row.get(&item.name).map_or_else(String::new, text)).collect();
        (item.name.clone(), suggest(&item.title, &values.iter().map(String::as_str).collect::<Vec<_>>()))
    };
    Ok(Json(Suggested { items: contract.items.iter().map(look).collect(), rows: rows.len() }))
}

fn text(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// The sheets of the file in a form. The file is gone when this returns.
async fn received(node: &Node, form: &mut Multipart) -> Result<(String, Vec<Sheet>), Problem> {
    let path = node.folders.uploads.join(fresh_id());
    let name = receive_into(node, form, &path).await;
    let read = match &name {
        Ok(name) => sheets(name, &path).await,
        Err(_) => Ok(Vec::new()),
    };
    let _ = tokio::fs::remove_file(&path).await;
    Ok((name?, read?))
}

async fn sheets(name: &str, path: &std::path::Path) -> Result<Vec<Sheet>, Problem> {
    let Some(format @ (Format::Xlsx | Format::Csv)) = Format::of_name(name) else {
        return Err(Problem::input("file", "只接受 .xlsx 工作簿和 CSV 文件；旧版 .xls 请另存为 .xlsx"));
    };
    let path = path.to_owned();
    let read = tokio::task::spawn_blocking(move || plane::read_sheets(&path, format)).await.map_err(Problem::failed)?;
    read.map_err(|error| Refusal::input(vec![Fault::at("file", error.to_string())]).into())
}

#[cfg(test)]
mod tests {
    use super::column_name;
    use std::collections::BTreeSet;

    #[test]
    fn column_names_come_from_titles() {
        let mut taken = BTreeSet::new();
        let mut name = |title: &str, place| column_name(title, place, &mut taken);
        assert_eq!(name("姓名", 0), "xingming");
        assert_eq!(name("姓名", 1), "xingming_2");
        assert_eq!(name("ID Number", 2), "id_number");
        assert_eq!(name("2025年人数", 3), "item_4");
        assert_eq!(name("（备注）", 4), "beizhu");
    }
}
