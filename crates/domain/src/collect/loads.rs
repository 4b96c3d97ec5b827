//! What keeps a file from being loaded: an agreement that has ended, paper that was not processed.

use super::{CollectionList, Digitisation, asked, means};
use crate::catalogue::Resource;
use crate::{Context, Refusal};
use law::Key;

/// Whether rows of a resource may come in. `list` is the list in force of its department, `paper` how it is kept.
///
/// # Errors
/// An element is had by an agreement that is over; a paper register without its record of digitisation.
pub fn loads(resource: &Resource, list: Option<&CollectionList>, paper: Option<&Digitisation>, ctx: &Context<'_>) -> Result<(), Refusal> {
    processed(resource, paper, ctx)?;
    let (Some(list), Some(contract)) = (list.filter(|list| list.in_force()), &resource.published) else { return Ok(()) };
    let ways = means(&resource.org, ctx);
    for item in contract.items.iter().filter(|item| item.element.is_some()) {
        let line = item.element.as_ref().and_then(|of| list.line(&of.name));
        let way = line.and_then(|line| ways.iter().find(|way| way.name == line.origin.by && way.needs == "agreement"));
        let (Some(line), Some(way)) = (line, way) else { continue };
        let Some(until) = line.origin.until.filter(|until| *until < ctx.today()) else { continue };
        let message = format!("“{}”据以获得的“{}”已于 {until} 期满", item.title, line.origin.agreement);
        let remedy = "请续签协议，报送新的采集清单后再加载";
        return Err(Refusal::law("collect.agreement_over", Some(way.citation.clone()), message, remedy));
    }
    Ok(())
}

fn processed(resource: &Resource, paper: Option<&Digitisation>, ctx: &Context<'_>) -> Result<(), Refusal> {
    let unprocessed = paper.is_some_and(Digitisation::unprocessed);
    match asked(Key::IntakeDigitise, &resource.org, ctx).filter(|_| unprocessed) {
        Some(citation) => {
            let remedy = "请先登记数字化改造，抽查合格后再汇聚";
            Err(Refusal::law("digitise.unprocessed", Some(citation), "纸质档案没有合格的数字化改造记录，不能汇聚", remedy))
        }
        None => Ok(()),
    }
}
