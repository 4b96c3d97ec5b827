//! Comparing what came with what was expected.

use super::expect::Expect;
use super::reader::Line;
use super::run::{Consulted, Outcome, Running};
use crate::{Refusal, RefusalKind};
use std::fmt::Debug;

/// Compares one line. A refusal nobody expected, and an article nobody named, are differences too.
pub(super) fn line(line: &Line, came: &Outcome) -> Result<(), String> {
    let expects_refusal = line.expect.iter().any(|e| matches!(e, Expect::Refused(..)));
    if let Some(refusal) = came.refusal.as_ref().filter(|_| !expects_refusal) {
        return Err(format!("没有料到：{refusal}"));
    }
    line.expect.iter().try_for_each(|expect| one(expect, came))?;
    if came.consulted.as_ref().is_some_and(|due| !due.in_force) && !line.expect.contains(&Expect::NotInForce) {
        return Err("当日未施行，案例没有写明".into());
    }
    cites(line, came)
}

fn one(expect: &Expect, came: &Outcome) -> Result<(), String> {
    match expect {
        Expect::Refused(kind, _) if came.door => same("答复", Some(*kind), came.refusal.as_ref().map(|refusal| refusal.kind)),
        Expect::Refused(kind, text) => refused(*kind, text, came.refusal.as_ref()),
        Expect::Remedy(text) => same("办法", Some(text), came.refusal.as_ref().map(|r| &r.remedy)),
        Expect::Fault(text) => {
            let faults: Vec<_> = came.refusal.iter().flat_map(|r| &r.faults).map(|fault| fault.message.as_str()).collect();
            if faults.contains(&text.as_str()) { Ok(()) } else { Err(format!("没有指出“{text}”，只指出{faults:?}")) }
        }
        Expect::Fit(days) => same("具备无条件共享", *days, came.fit_days),
        Expect::Gathered(state) => same("汇聚", Some(*state), came.gathered.as_deref()),
        Expect::UpdateDue(day) => same("应更新之日", Some(*day), came.update_due),
        Expect::Regrading(aspects) => same("待重新定级", aspects, &came.regrading),
        Expect::Typed(title, set, confirmed) => same("类型记录", Some(&(title.clone(), *set, *confirmed)), came.typed.as_ref()),
        Expect::Note(text) => same("记明", Some(text), came.note.as_ref()),
        Expect::State(state) => same("状态", Some(*state), came.state.as_deref()),
        Expect::Number(number) => same("编号", Some(number), came.number.as_ref()),
        Expect::Filed(filed) => same("备案", filed, &came.filings),
        Expect::Alike(count) => same("同类", Some(*count), came.alike),
        Expect::Version(version) => same("版本", Some(*version), came.version),
        Expect::Term(key, expect) => {
            let running = came.running.iter().filter(|clock| clock.key == key.as_str()).cloned().collect();
            one(expect, &Outcome { running, ..came.clone() }).map_err(|how| format!("{}：{how}", key.label()))
        }
        Expect::NoClock if came.running.is_empty() => Ok(()),
        Expect::NoClock => Err(format!("还有时限在走：{:?}", came.running)),
        Expect::Due(date) if came.consulted.is_some() => consulted(came, |due| same("到期日", Some(*date), due.due)),
        Expect::Provisional if came.consulted.is_some() => consulted(came, |due| same("暂定", true, due.provisional)),
        Expect::From(event) => consulted(came, |due| same("起算", event, &due.from)),
        Expect::Owes(role) => consulted(came, |due| same("应办", role, &due.by)),
        Expect::To(role) => consulted(came, |rule| same("向谁", role, &rule.to)),
        Expect::Says(text) => consulted(came, |rule| same("内容", text, &rule.says)),
        Expect::Promptly => consulted(came, |due| same("到期日", None, due.due)),
        Expect::NotInForce => consulted(came, |due| same("施行", false, due.in_force)),
        Expect::Due(date) => clock(came, |clock| same("到期日", *date, clock.due)),
        Expect::Provisional => clock(came, |clock| same("暂定", true, clock.provisional)),
        Expect::Owner(org) => clock(came, |clock| same("承办", org, &clock.owner)),
        Expect::Overdue(days) => clock(came, |clock| same("逾期", (true, -days), (clock.overdue, clock.days_left))),
        Expect::Left(days) => clock(came, |clock| same("还剩", (false, *days), (clock.overdue, clock.days_left))),
        Expect::Grants(items) => same("授权", Some(items), came.grant.as_ref().map(|g| &g.items)),
        Expect::Quota(quota) => same("次数", Some(*quota), came.grant.as_ref().map(|g| g.daily_quota)),
        Expect::Until(date) => same("截止时间", Some(*date), came.grant.as_ref().map(|g| g.until)),
        Expect::By(mode) => same("共享模式", Some(*mode), came.grant.as_ref().map(|g| g.mode)),
        Expect::Rows(rows) => same("行范围", Some(rows), came.grant.as_ref().and_then(|g| g.rows.as_ref())),
        Expect::Tells(text) if came.told.contains(text) => Ok(()),
        Expect::Tells(text) => Err(format!("没有答“{text}”，只答{:?}", came.told)),
        Expect::TellsNot(text) if came.told.contains(text) => Err(format!("答了“{text}”")),
        Expect::TellsNot(_) => Ok(()),
        Expect::Returns(items) => same("返回", Some(items), came.returned.as_ref()),
    }
}

fn refused(kind: RefusalKind, text: &str, came: Option<&Refusal>) -> Result<(), String> {
    let refusal = came.ok_or_else(|| format!("应当{kind:?}“{text}”，却受理了"))?;
    same("答复", (kind, text), (refusal.kind, refusal.message.as_str()))
}

fn consulted(came: &Outcome, check: impl FnOnce(&Consulted) -> Result<(), String>) -> Result<(), String> {
    came.consulted.as_ref().ok_or_else(|| "没有查什么规则".to_owned()).and_then(check)
}

fn clock(came: &Outcome, check: impl FnOnce(&Running) -> Result<(), String>) -> Result<(), String> {
    match came.running.as_slice() {
        [clock] => check(clock),
        [] => Err("没有时限在走".into()),
        many => Err(format!("同时有 {} 个时限在走", many.len())),
    }
}

/// Every id matches an article the answer names; a refusal that names one must be met by an id.
fn cites(line: &Line, came: &Outcome) -> Result<(), String> {
    let named: Vec<_> = match &came.refusal {
        Some(refusal) => refusal.citation.iter().collect(),
        None => {
            let clocks = came.running.iter().map(|clock| &clock.citation);
            came.citations.iter().chain(clocks).chain(came.grant.iter().filter_map(|grant| grant.citation.as_ref())).collect()
        }
    };
    let shown = || named.iter().map(|citation| citation.id()).collect::<Vec<_>>().join("、");
    if let Some(cite) = line.cites.iter().find(|cite| !named.iter().any(|citation| cite.matches(citation))) {
        return Err(format!("没有引用 {}，引用的是“{}”", cite.id, shown()));
    }
    if came.refusal.is_some() && line.cites.is_empty() && !named.is_empty() {
        return Err(format!("引用了 {}，案例没有写明", shown()));
    }
    Ok(())
}

fn same<T: PartialEq + Debug>(what: &str, expected: T, came: T) -> Result<(), String> {
    if expected == came { Ok(()) } else { Err(format!("{what}应为 {expected:?}，实为 {came:?}")) }
}
