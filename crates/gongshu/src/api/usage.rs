//! What becomes of shared data, as far as it differs from other matters.

use super::matter::Desk;
use super::{Problem, Who, fresh_id};
use crate::act::Matter as Act;
use crate::node::Node;
use axum::extract::{Extension, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use domain::OrgId;
use domain::feedback::{self, Feedback};
use domain::misuse::{self, Misuse};
use domain::onward::{self, Onward};
use domain::org::OrgKind;
use domain::uselog::{self, UseLog};
use law::Key;
use std::sync::Arc;
use store::MatterFilter;

impl Desk for Misuse {
    async fn opening(_: &Node, id: String, open: misuse::Open) -> anyhow::Result<Act> {
        Ok(Act::OpenMisuse(id, open))
    }

    fn step(_: &Node, id: String, step: misuse::Step) -> anyhow::Result<Act> {
        Ok(Act::Misuse(id, step))
    }

    fn named(&self) -> Vec<OrgId> {
        self.order.iter().map(|order| order.by.clone()).chain([self.reporter.clone()]).collect()
    }
}

impl Desk for Feedback {
    async fn opening(_: &Node, id: String, open: feedback::Open) -> anyhow::Result<Act> {
        Ok(Act::OpenFeedback(id, open))
    }

    fn step(_: &Node, id: String, step: feedback::Step) -> anyhow::Result<Act> {
        Ok(Act::Feedback(id, step))
    }
}

impl Desk for Onward {
    async fn opening(_: &Node, id: String, open: onward::Open) -> anyhow::Result<Act> {
        Ok(Act::OpenOnward(id, Box::new(open)))
    }

    fn step(_: &Node, id: String, step: onward::Step) -> anyhow::Result<Act> {
        Ok(Act::Onward(
            id,
            match step {
                onward::Step::Consent(_) => onward::Step::Consent(onward::Consent { grant: Some(fresh_id().into()) }),
                other => other,
            },
        ))
    }

    fn named(&self) -> Vec<OrgId> {
        vec![self.to.clone()]
    }
}

impl Desk for UseLog {
    async fn opening(_: &Node, id: String, open: uselog::Open) -> anyhow::Result<Act> {
        Ok(Act::OpenUseLog(id, open))
    }

    fn step(_: &Node, _: String, step: uselog::Never) -> anyhow::Result<Act> {
        match step {}
    }
}

/// Most entries of one export.
const MOST: usize = 100_000;

/// The use log as a CSV file: of the viewer's organization, or of all in the authority.
///
/// # Errors
/// The store failed.
pub async fn export(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Result<Response, Problem> {
    let party = (who.actor.kind != OrgKind::Authority).then(|| who.actor.org.0.clone());
    let filter = MatterFilter { party, ..MatterFilter::default() };
    let (law, today) = (node.law(), node.clock.now().date_naive());
    let rows = law.table(Key::UseLog, today);
    let fields: Vec<_> = rows.iter().filter_map(|row| Some((row.get("field")?.as_str(), row.get("title")?.as_str()))).collect();
    let head = ["时间", "使用部门", "数据提供部门", "资源", "授权"].into_iter().chain(fields.iter().map(|(_, title)| *title));
    let mut out = vec![head.chain(["说明", "至少保存至"]).map(str::to_owned).collect::<Vec<_>>()];
    let mut cursor: Option<String> = None;
    loop {
        let page = node.store.matters::<UseLog>(&filter, cursor.as_deref(), 200).await?;
        for row in page.items {
            let entry = row.body;
            let told = |field: &str| entry.told.get(field).cloned().unwrap_or_default();
            let mut cells = vec![entry.at.to_rfc3339(), node.org_name(&entry.user).await, node.org_name(&entry.source).await];
            cells.extend([entry.resource_title.clone(), entry.grant.0.clone()]);
            cells.extend(fields.iter().map(|(field, _)| told(field)));
            cells.extend([told("note"), entry.kept.map(|day| day.to_string()).unwrap_or_default()]);
            out.push(cells);
        }
        cursor = page.next;
        if cursor.is_none() {
            break;
        }
        if out.len() > MOST {
            let mut rest = vec![format!("只导出最近的 {MOST} 条，更早的没有列出")];
            rest.resize(out.first().map_or(1, Vec::len), String::new());
            out.push(rest);
            break;
        }
    }
    let text = super::table_file::csv_file(out).map_err(Problem::failed)?;
    let head = [(header::CONTENT_TYPE, "text/csv; charset=utf-8"), (header::CONTENT_DISPOSITION, "attachment; filename=\"use-log.csv\"")];
    Ok((head, text).into_response())
}
