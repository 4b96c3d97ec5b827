//! What a list and a form are held against: powers and sources, the standard, the list, the steps before.

use super::{Books, Field, Form, asked, asked_first};
use crate::catalogue::{Item, ItemElement, Kind, Way};
use crate::source::may_collect;
use crate::{Context, OrgId, Refusal};
use law::Key;
use std::collections::BTreeSet;

/// The element is this department's to collect.
pub(super) fn powers(title: &str, element: &str, reason: &str, org: &OrgId, books: &Books, ctx: &Context<'_>) -> Result<(), Refusal> {
    let shares = |one: &crate::source::Assignment| one.in_force() && one.element == element && one.joint.is_some() && one.org != *org;
    let way = if books.sources.assignments.iter().any(shares) { Way::Joint } else { Way::Collected };
    let of = ItemElement { name: element.to_owned(), way, reason: reason.to_owned(), ..ItemElement::default() };
    let item = Item {
        name: String::new(),
        title: title.to_owned(),
        kind: Kind::Boolean,
        required: false,
        key: false,
        grade: None,
        rules: Vec::new(),
        note: String::new(),
        marks: BTreeSet::new(),
        element: Some(of.clone()),
    };
    may_collect(&item, &of, org, &books.sources, ctx)
}

/// The same for an activity, under the article that keeps activities within the powers, where there is one.
pub(super) fn activity(field: &Field, org: &OrgId, books: &Books, ctx: &Context<'_>) -> Result<(), Refusal> {
    let reason = books.list.as_ref().and_then(|list| list.line(&field.element)).map_or("", |line| line.reason.as_str());
    powers(&field.title, field.element.trim(), reason, org, books, ctx).map_err(|refusal| match asked(Key::SourcePowers, org, ctx) {
        Some(citation) if refusal.code != "source.shareable" => Refusal { citation: Some(citation), ..refusal },
        _ => refusal,
    })
}

/// It stands on the list in force.
pub(super) fn listed(field: &Field, org: &OrgId, books: &Books, ctx: &Context<'_>) -> Result<(), Refusal> {
    if books.list.as_ref().is_some_and(|list| list.in_force() && list.line(&field.element).is_some()) {
        return Ok(());
    }
    let citation = asked_first(&[Key::SourceTask, Key::SourceCollectionList], org, ctx);
    let Some(citation) = citation else { return Ok(()) };
    let message = format!("“{}”（{}）不在本部门有效的采集清单上", field.title, field.element.trim());
    Err(Refusal::law("collect.unlisted", Some(citation), message, "请先列入采集清单，经审定后再采集，不需要的，从表单中删去"))
}

/// It looks as the standard of its element has it.
pub(super) fn standard(field: &Field, org: &OrgId, books: &Books, ctx: &Context<'_>) -> Result<(), Refusal> {
    let known = books.standards.iter().find(|one| one.state.in_force() && one.element == field.element.trim());
    let Some((known, why)) = known.and_then(|known| Some((known, known.breach(field)?))) else { return Ok(()) };
    let message = format!("“{}”不符合数据元 {} 的标准：{why}", field.title, known.code);
    let remedy = format!("请按{}修改表单", known.called());
    Err(Refusal::law("collect.standard", known.article(org, ctx), message, remedy))
}

/// No earlier step of the same matter has it already.
pub(super) fn first_asked(field: &Field, form: (&str, u32), org: &OrgId, books: &Books, ctx: &Context<'_>) -> Result<(), Refusal> {
    if field.prefilled {
        return Ok(());
    }
    let Some(citation) = asked(Key::SourceNoSecondAsking, org, ctx) else { return Ok(()) };
    let (affair, step) = form;
    let earlier = |other: &&Form| other.active() && other.affair == affair && other.step < step;
    let has = |other: &&Form| other.fields.iter().any(|known| known.element == field.element.trim());
    let Some(other) = books.forms.iter().filter(earlier).find(has) else { return Ok(()) };
    let message = format!("“{}”在第 {} 环节（{}）已经提交，不得再要求提交", field.title, other.step, other.title);
    let remedy = format!("请改为预先填入：由第 {} 环节带入，不要求申请人再次提交", other.step);
    Err(Refusal::law("collect.asked_before", Some(citation), message, remedy))
}
