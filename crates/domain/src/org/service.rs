//! Those who serve the hub 服务机构、运营机构、第三方机构: they carry out, and decide nothing.

use super::OrgKind;
use crate::refusal::RefusalKind;
use crate::{Context, Refusal};
use law::Key;

impl Refusal {
    /// The same refusal; told to whoever only serves the hub, it cites what the law leaves to them and says what that is.
    #[must_use]
    pub fn reserved(self, ctx: &Context<'_>) -> Self {
        let key = match ctx.actor.kind {
            OrgKind::ServiceCentre => Key::OrgUnderGuidance,
            OrgKind::Operator | OrgKind::Vendor => Key::OrgOperatorTasks,
            _ => return self,
        };
        let Some(citation) = ctx.law.cite(key, ctx.today()).filter(|_| self.kind == RefusalKind::Role) else { return self };
        let (kind, tasks) = (ctx.actor.kind.title(), ctx.law.list(key, ctx.today()).join("、"));
        let tasks = if tasks.is_empty() { "具体工作".to_owned() } else { tasks };
        let message = "此项操作由有权的机构办理".to_owned();
        Self {
            citation: Some(citation), message, remedy: format!("{kind}承担{tasks}，不作管理决定；请由有权的机构办理"), ..self
        }
    }
}
