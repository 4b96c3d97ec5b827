//! How an entry in force stands to the rule sets in force: what the guide wants besides, whether it is to be graded anew.

use super::Problem;
use crate::node::Node;
use ::law::Key;
use domain::catalogue::{Resource, ResourceState};
use domain::org::Role;
use domain::ruleset::{Behind, behind};
use domain::source::Known;
use domain::{Actor, Context};
use serde::Serialize;

/// Where it stands.
#[derive(Debug, Default, Serialize)]
pub struct Standing {
    /// What the guide in force wants besides, where it was checked by an earlier one.
    outdated: Option<String>,
    /// Why and for how long it waits to be graded anew.
    behind: Option<Behind>,
    /// Whether the law has the authority inspect grades.
    #[serde(skip)]
    inspected: bool,
}

impl Standing {
    /// What may be done about it.
    pub fn may(&self, resource: &Resource, actor: &Actor) -> Vec<&'static str> {
        let mut may = Vec::new();
        let still = !matches!(resource.state, ResourceState::Submitted { .. } | ResourceState::Withdrawn { .. });
        if still && self.behind.is_some() && actor.must_for(&resource.org, Role::DataOfficer).is_ok() {
            may.push("regrade");
        }
        if self.inspected && resource.published.is_some() && actor.must_authority(Role::Reviewer).is_ok() {
            may.push("inspect_grades");
        }
        may
    }
}

/// How an entry stands, for whom it is its own or who reviews it.
///
/// # Errors
/// The store failed.
pub async fn standing(node: &Node, resource: &Resource, actor: &Actor) -> Result<Standing, Problem> {
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor, law: &law, authority: &authority };
    // Only what derived data comes from is asked of the others.
    let derived = resource.published.as_ref().is_some_and(|contract| !contract.derived_from.is_empty());
    let resources = if derived { node.store.published(None).await? } else { Vec::new() };
    let known = Known { resources, rulesets: node.store.rulesets().await?, ..Known::default() };
    let behind = behind(std::slice::from_ref(resource), &known.rulesets, &ctx).pop();
    let inspected = law.holds(Key::CatalogueGradingInspect, ctx.today());
    Ok(Standing { outdated: resource.outdated(&known, &ctx), behind, inspected })
}
