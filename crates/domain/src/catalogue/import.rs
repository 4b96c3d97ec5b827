//! Many entries at once 批量编目: compiled or revised together, wholly or not at all.

use super::sheet::Row;
use super::{Compile, Resource, Revise};
use crate::decision::Room;
use crate::org::Role;
use crate::{Context, Decision, Event, Fault, Refusal, ResourceId};
use law::Key;

/// Imports entries 导入目录.
#[derive(Clone, Debug)]
pub struct Import {
    /// The entries, each with the identifier it has or will have.
    pub entries: Vec<(ResourceId, Row)>,
}

impl Import {
    /// Decides. `known` are the entries that are changed; the others are new.
    ///
    /// # Errors
    /// Entries without a sharing type are listed, and nothing is imported; so is the first entry that could not be kept by itself.
    pub fn decide(self, known: &[Resource], ctx: &Context<'_>) -> Result<Decision, Refusal> {
        ctx.actor.must(Role::DataOfficer)?;
        let Some((first, _)) = self.entries.first().cloned() else {
            return Err(Refusal::input(vec![Fault::at("file", "没有可导入的目录")]));
        };
        marked(&self.entries, ctx)?;
        let count = self.entries.len();
        let event = Event::new("catalogue.imported", Room::Catalogue, first.as_str());
        let event = event.under(ctx.law.cite(Key::CatalogueCompile, ctx.today())).note(format!("导入目录 {count} 条"));
        let mut decision = Decision { event, changes: Vec::new(), clocks: Vec::new() };
        for (id, row) in self.entries {
            let (number, contract) = (row.number, row.contract);
            let decided = match known.iter().find(|one| one.id == id) {
                Some(resource) => Revise { contract }.decide(resource.clone(), ctx),
                None => Compile { id, contract }.decide(ctx),
            };
            let one = decided.map_err(|refusal| in_row(refusal, number))?;
            decision.changes.extend(one.changes);
            decision.clocks.extend(one.clocks);
        }
        Ok(decision)
    }
}

/// Every entry is marked with its own sharing type, where the law wants that; a type for all of them is none of theirs.
fn marked(entries: &[(ResourceId, Row)], ctx: &Context<'_>) -> Result<(), Refusal> {
    let preset = ctx.law.rule(Key::SharingPrinciple, ctx.today()).is_some();
    let key = Key::CatalogueMarkTypes;
    let unmarked: Vec<_> = entries.iter().filter(|(_, row)| row.contract.share_type().is_empty()).collect();
    if unmarked.is_empty() || preset || !ctx.law.holds(key, ctx.today()) {
        return Ok(());
    }
    let titles: Vec<_> = unmarked.iter().map(|(_, row)| row.contract.title.as_str()).collect();
    let what = format!("没有逐一注明共享类型：{}", titles.join("、"));
    let place = |row: &Row| Fault::at(format!("目录!{}.共享类型", row.number), format!("“目录”表第 {} 行：请注明共享类型", row.number));
    let faults = unmarked.iter().map(|(_, row)| place(row)).collect();
    let refusal = Refusal::law("catalogue.unmarked", ctx.law.cite(key, ctx.today()), what, "请逐一注明后再导入");
    Err(refusal.with_faults(faults))
}

/// What is wrong with an entry, in terms of its row.
fn in_row(refusal: Refusal, number: usize) -> Refusal {
    let faults = refusal.faults.iter().map(|fault| Fault::at(format!("目录!{number}.{}", fault.place), fault.message.clone())).collect();
    Refusal { message: format!("“目录”表第 {number} 行：{}", refusal.message), faults, ..refusal }
}
