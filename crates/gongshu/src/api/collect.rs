//! Collection: lists, forms, standards, duties, digitisation; and what is said of all of them together.

use super::matter::Desk;
use super::source::{Cataloged, Whose, under};
use super::{Answer, Who};
use crate::act::{Collect, Matter as Act};
use crate::node::Node;
use ::law::Key;
use axum::Json;
use axum::extract::{Extension, Query, State};
use domain::collect::{
    CollectionList, Digitisation, DigitisationStep, Duties, File, Form, ListStep, RecordDuties, Register, RegisterStep, SetStandard, Share,
    Standard, Tag, Unused, channels, means, shares, unused,
};
use domain::org::OrgKind;
use domain::source::Traced;
use domain::{Context, OrgId};
use serde::{Deserialize, Serialize};
use std::sync::Arc;

macro_rules! desks {
    ($($matter:ty: $open:ident($opening:ty), $act:ident($step:ty);)*) => {$(
        impl Desk for $matter {
            async fn opening(_: &Node, id: String, open: $opening) -> anyhow::Result<Act> {
                Ok(Act::Collect(Box::new(Collect::$open(id, open))))
            }

            fn step(_: &Node, id: String, step: $step) -> anyhow::Result<Act> {
                Ok(Act::Collect(Box::new(Collect::$act(id, step))))
            }
        }
    )*};
}

desks! {
    Duties: RecordDuties(RecordDuties), Duties(RegisterStep);
    Standard: SetStandard(SetStandard), Standard(RegisterStep);
    CollectionList: File(File), List(ListStep);
    Form: Register(Register), Form(RegisterStep);
    Digitisation: Tag(Tag), Digitisation(DigitisationStep);
}

/// What has been listed and not used for long.
///
/// # Errors
/// The store failed, here and below.
pub async fn idle(State(node): State<Arc<Node>>) -> Answer<Cataloged<Unused>> {
    let today = node.clock.now().date_naive();
    let lines = unused(&node.store.collections().await?, node.config.limits.unused_days, today);
    Ok(Json(under(&node, &[Key::SourcePrinciples], lines, std::iter::empty()).await))
}

/// How far the departments are digital: all to the authority, elsewhere the viewer's own.
pub async fn digital(State(node): State<Arc<Node>>, Extension(who): Extension<Who>) -> Answer<Cataloged<Share>> {
    let own = (who.actor.kind != OrgKind::Authority).then(|| who.actor.org.0.clone());
    let found = shares(&node.store.digitisations(own.as_deref()).await?);
    let orgs: Vec<_> = found.iter().map(|share| share.org.clone()).collect();
    Ok(Json(under(&node, &[Key::SourceDigital, Key::IntakeDigitise], found, orgs.into_iter()).await))
}

/// Which element's origin.
#[derive(Debug, Deserialize)]
pub struct Which {
    element: String,
}

/// Where each part of a row comes from that several departments collect together.
pub async fn traced(State(node): State<Arc<Node>>, Query(which): Query<Which>) -> Answer<Cataloged<Traced>> {
    let all = node.store.assignments().await?;
    let joint = all.iter().find(|one| one.in_force() && one.element == which.element).and_then(|one| one.joint.as_ref());
    let parts = joint.map(domain::source::Joint::traced).unwrap_or_default();
    let orgs: Vec<_> = parts.iter().filter_map(|part| part.org.clone()).collect();
    Ok(Json(under(&node, &[Key::SourceJointRegister], parts, orgs.into_iter()).await))
}

/// What a list is filled in with.
#[derive(Debug, Serialize)]
pub struct Terms {
    /// Ways in which the law lets data be obtained: name, title, what it takes.
    means: Vec<(String, String, String)>,
    /// Channels: name and title.
    channels: Vec<(String, String)>,
    /// The duties of the viewer's department, by name.
    duties: Vec<String>,
    /// Whether a line says why, how fine and how often.
    principles: Vec<String>,
}

/// The words of the law and of the duty list that a collection list is filled in with.
pub async fn terms(State(node): State<Arc<Node>>, Extension(who): Extension<Who>, Query(whose): Query<Whose>) -> Answer<Terms> {
    let org = whose.org.filter(|org| !org.is_empty()).map_or_else(|| who.actor.org.clone(), OrgId);
    let (law, authority) = (node.law(), node.authority().await);
    let ctx = Context { now: node.clock.now(), actor: &who.actor, law: &law, authority: &authority };
    let duties = node.store.duties_in_force(org.as_str()).await?;
    let principles = law.table(Key::SourcePrinciples, ctx.today());
    Ok(Json(Terms {
        means: means(&org, &ctx).into_iter().map(|way| (way.name, way.title, way.needs)).collect(),
        channels: channels(&ctx),
        duties: duties.into_iter().flat_map(|known| known.duties).map(|duty| duty.name).collect(),
        principles: principles.into_iter().filter_map(|row| row.get("title").cloned()).collect(),
    }))
}
