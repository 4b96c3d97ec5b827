//! A change of the legal basis or of statutory functions 依据变化: the term for updating runs from the day it took effect.

use super::{Resource, ResourceState};
use crate::clock::ClockStep;
use crate::decision::Room;
use crate::{Context, Decision, Event, Fault, Parties, Refusal};
use chrono::{NaiveDate, NaiveTime};
use law::Key;
use serde::{Deserialize, Serialize};

/// Registers a change 登记依据变化.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NoteChange {
    /// The day on which it took effect.
    pub on: Option<NaiveDate>,
    /// The document that made it: a law amended, a plan of functions.
    pub document: String,
}

impl NoteChange {
    /// Decides: the update clock starts on the day of the change, not on the day it is registered.
    ///
    /// # Errors
    /// Another's resource is hidden; nothing published to update; without day or document; a day to come.
    pub fn decide(self, resource: &Resource, ctx: &Context<'_>) -> Result<Decision, Refusal> {
        let parties = Parties::of(&resource.org);
        ctx.must_owe(Key::CatalogueUpdate, &parties)?;
        if resource.published.is_none() || matches!(resource.state, ResourceState::Withdrawn { .. }) {
            return Err(Refusal::state("catalogue.not_published", "目录尚未发布或者已撤销，没有可更新的内容", "请直接编制目录"));
        }
        let cite = ctx.law.cite(Key::CatalogueUpdate, ctx.today());
        let (on, document) = self.stated(ctx).map_err(|faults| {
            let refusal = Refusal::law("catalogue.change", cite.clone(), "登记依据变化，须写明变化发生之日和文件", "请补齐后再登记");
            refusal.with_faults(faults)
        })?;
        let start = on.and_time(NaiveTime::MIN).and_local_timezone(*ctx.now.offset()).single().unwrap_or(ctx.now);
        let clocks = ClockStep::starting_at(ctx, start, "catalogue.basis_changed", &[Key::CatalogueUpdate], &resource.case(), &parties);
        let event =
            Event::new("catalogue.basis_changed", Room::Catalogue, resource.id.as_str()).under(cite).note(format!("{on} {document}"));
        Ok(Decision::of(event, resource.clone()).clocks(clocks))
    }

    fn stated(&self, ctx: &Context<'_>) -> Result<(NaiveDate, String), Vec<Fault>> {
        let mut faults = Vec::new();
        let document: String = self.document.trim().chars().take(500).collect();
        match self.on {
            None => faults.push(Fault::at("on", "请写明变化发生之日")),
            Some(day) if day > ctx.today() => faults.push(Fault::at("on", "变化发生之日不能晚于今天")),
            Some(_) => {}
        }
        if document.is_empty() {
            faults.push(Fault::at("document", "请写明作出变化的文件"));
        }
        self.on.filter(|_| faults.is_empty()).map(|on| (on, document)).ok_or(faults)
    }
}
