//! Those who serve the hub 服务机构、运营机构: where the law leaves them what is to be carried out, they decide nothing.

use crate::refusal::RefusalKind;
use crate::{Context, Refusal};
use law::{Key, Ruled};

impl Context<'_> {
    /// The rule that leaves the actor's organization what is to be carried out for the hub; none where it is nobody's of that kind.
    pub fn serves(&self) -> Option<&Ruled> {
        let rules = [Key::OrgUnderGuidance, Key::OrgOperatorTasks].into_iter().filter_map(|key| self.law.rule(key, self.today()));
        rules.into_iter().find(|rule| rule.by.is_some() && self.actor.kind.stands_in(rule.by.as_deref()))
    }
}

impl Refusal {
    /// The same refusal; told to whoever only serves the hub, it cites what the law leaves to them and says what that is.
    #[must_use]
    pub fn reserved(self, ctx: &Context<'_>) -> Self {
        let Some(rule) = ctx.serves().filter(|_| self.kind == RefusalKind::Role) else { return self };
        let (kind, tasks) = (ctx.actor.kind.title(), ctx.law.list(rule.key, ctx.today()).join("、"));
        let tasks = if tasks.is_empty() { "具体工作".to_owned() } else { tasks };
        let message = "此项操作由有权的机构办理".to_owned();
        let remedy = format!("{kind}承担{tasks}，不作管理决定；请由有权的机构办理");
        Self { citation: Some(rule.citation.clone()), message, remedy, ..self }
    }
}
