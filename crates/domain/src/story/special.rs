//! What stories say of special uses, undertakings and handing over outside the platform.

use super::options::Options;
use super::words::{self, Wrong};
use crate::sharing::{Offline, Safety, Special};

/// `目的 …，政策 …`, of an application by somebody who is no department.
pub(super) fn special(options: &mut Options<'_>, name: impl Fn(&str) -> Result<String, Wrong>) -> Result<Option<Special>, Wrong> {
    let purpose = options.value("目的").map(|title| name(title).unwrap_or_else(|_| title.to_owned()));
    let (document, decision) = (options.value("政策"), options.value("同意文号"));
    let commercial = options.flag("营利");
    let said = purpose.is_some() || document.is_some() || decision.is_some() || commercial;
    Ok(said.then(|| Special {
        purpose: purpose.unwrap_or_default(),
        document: document.unwrap_or_default().into(),
        decision: decision.unwrap_or_default().into(),
        commercial,
    }))
}

/// An undertaking, complete but for what is left out.
pub(super) fn safety(options: &mut Options<'_>) -> Result<Safety, Wrong> {
    let lacks = options.list("缺", |what| Ok(what.to_owned()))?.unwrap_or_default();
    let text = |what: &str, usual: &str| if lacks.iter().any(|lack| lack == what) { String::new() } else { usual.to_owned() };
    Ok(Safety {
        measures: text("措施", "专网存放，双人双锁"),
        officer: text("负责人", "王工"),
        place: text("存放地点", "二楼机房"),
        deletion: options.read("删除", words::day)?,
    })
}

/// `线下`: handed over outside the platform, complete but for what is left out.
pub(super) fn offline(options: &mut Options<'_>) -> Result<Option<Offline>, Wrong> {
    if !options.flag("线下") {
        return Ok(None);
    }
    let lacks = options.list("缺", |what| Ok(what.to_owned()))?.unwrap_or_default();
    let text = |what: &str, usual: &str| if lacks.iter().any(|lack| lack == what) { String::new() } else { usual.to_owned() };
    Ok(Some(Offline {
        difficulty: text("困难", "专线中断"),
        medium: text("介质", "加密光盘"),
        digest: text("摘要", &"0".repeat(64)),
        from: text("交出人", "周工"),
        to: text("接收人", "陈工"),
        received: options.read("接收", words::day)?,
        exception: options.value("同意文号").unwrap_or_default().into(),
    }))
}
