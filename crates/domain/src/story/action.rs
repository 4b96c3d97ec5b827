//! The left side of a line: subject, verb, object, options.

use super::act::{Act, Case, Step, Subject};
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::catalogue::{Contract, ReviewStep};
use crate::org::{OrgKind, Role};
use crate::sharing::{Application, Finding, GrantedItem, Mode, RowFilter, Terms};
use chrono::{Days, NaiveDate};
use law::Key;

/// Days after which an application ends that states no end.
const USUAL_USE: u64 = 180;

impl Reader<'_> {
    /// Reads what happens; nothing at all is a look at the case at hand.
    pub(super) fn action(&mut self, text: &str, today: NaiveDate) -> Result<Step, Wrong> {
        let mut parts = words::split(text, '，');
        let head: Vec<&str> = parts.remove(0).split_whitespace().collect();
        let mut options = Options::new(parts);
        let (by, act) = match head.as_slice() {
            [] => return self.hand.clone().map(Step::Look).ok_or_else(|| "还没有经办的事项".into()),
            ["起算" | "查法", label] => return Ok(Step::Consult(words::term(label, head.first() == Some(&"起算"))?)),
            [by, "巡查使用"] => (by, Act::WatchUse),
            [by, "宣布结束", event] => {
                let document = if options.flag("无文件") { "" } else { options.value("文件").unwrap_or("市应急〔2026〕1号") };
                (by, Act::EndEvent { event: (*event).into(), document: document.into() })
            }
            [by, "载入放假安排", year] => (by, super::holidays::load(year, &mut options)?),
            ["查看", name] => return Ok(Step::Look(self.named_case(name)?)),
            [by, verb, rest @ ..] if let Some(act) = super::oversight::asked(by, verb, rest)? => (by, act),
            [by, verb, rest @ ..] if super::matter::known(verb) => (by, Act::Matter(self.matter(by, verb, rest, today, &mut options)?)),
            [by, "对", other, "提出争议", resource] => {
                (by, Act::Matter(self.matter(by, "提出争议", &[*other, *resource], today, &mut options)?))
            }
            [by, verb, rest @ ..] if let Some(ask) = super::source::asked(verb, rest)? => (by, ask),
            [by, verb, rest @ ..] if verb.starts_with('查') => {
                let ask = self.inquiry(verb, rest, today, &mut options)?;
                (by, ask.ok_or_else(|| format!("动词“{verb}”不认识，见 cases/README.md"))?)
            }
            [by, "向", source, "申请", resource] => (by, self.apply(by, source, resource, today, &mut options)?),
            [by, "为", org, "设立账号", name] => (by, self.account(org, name, &mut options)?),
            [by, verb @ ("同意" | "拒绝" | "提供" | "撤回" | "调用" | "核验" | "承诺安全" | "退回授权"), label @ ..] => {
                (by, self.answer(verb, label, &mut options)?)
            }
            [by, verb, object] => (by, self.simple(verb, object, today, &mut options)?),
            _ => return Err(format!("看不懂“{}”", head.join(" "))),
        };
        options.done()?;
        Ok(Step::Act { by: self.subject(by)?, act: Box::new(act) })
    }

    fn subject(&self, text: &str) -> Result<Subject, Wrong> {
        if text == "本节点" {
            return Ok(Subject { org: String::new(), kind: OrgKind::Authority, role: Role::Node });
        }
        let (org, notes) = words::noted(text)?;
        let kind = self.org(org)?;
        let role = match (notes.as_slice(), kind) {
            ([role], _) => words::role(role)?,
            ([], OrgKind::Authority) => Role::Reviewer,
            ([], OrgKind::Operator) => Role::Maintainer,
            ([], _) => Role::DataOfficer,
            _ => return Err(format!("“{text}”只能有一个角色")),
        };
        Ok(Subject { org: org.into(), kind, role })
    }

    fn simple(&mut self, verb: &str, object: &str, today: NaiveDate, options: &mut Options<'_>) -> Result<Act, Wrong> {
        match verb {
            "登记应用" => return Ok(Act::AddClient { name: if object == "（无名称）" { String::new() } else { object.into() } }),
            "设立机构" | "登记档案" | "机构改革" => return self.organization(verb, object, options),
            _ => {}
        }
        let resource = self.resource_name(object)?;
        Ok(match verb {
            "编制" | "修改" => {
                let before = self.drafts.get(object).cloned().unwrap_or_default();
                let draft = self.draft(before, options)?;
                let law = self.law.as_ref().ok_or("先写明“法”")?;
                let contract = draft.contract(object, law, today);
                self.written = Some((resource.clone(), draft));
                if verb == "编制" { Act::Compile { resource, contract } } else { Act::Revise { resource, contract } }
            }
            "登记变化" => {
                let on = options.read("自", words::day)?;
                if on.is_some() == options.flag("无日期") {
                    return Err("须写明“自 日期”或者“无日期”".into());
                }
                Act::NoteChange { resource, on, document: options.value("文件").unwrap_or_default().into() }
            }
            "评估" => {
                let fit = options.flag("具备条件");
                if fit == options.flag("不具备条件") {
                    return Err("须写明“具备条件”或者“不具备条件”".into());
                }
                Act::Reassess { resource, fit, conclusion: options.value("结论").map(words::unquote).unwrap_or_default() }
            }
            "重新定级" => {
                let pair = |text: &str| {
                    let (title, grade) = text.split_once('=').ok_or("应写作：定级 姓名=一般3级")?;
                    Ok::<_, Wrong>((self.column(title)?, words::grade(grade)?))
                };
                let grades = options.list("定级", pair)?.unwrap_or_default().into_iter().collect();
                Act::Regrade { resource, grades, conclusion: options.value("结论").map(words::unquote).unwrap_or_default() }
            }
            "检查分级" => Act::Inspect { resource, finding: options.value("发现").map(words::unquote).unwrap_or_default() },
            "确认类型" => Act::ConfirmType { resource, conclusion: options.value("结论").map(words::unquote).unwrap_or_default() },
            "报送" => Act::Submit { resource },
            "审核" => Act::Pass { resource, step: ReviewStep::Review },
            "校核" => Act::Pass { resource, step: ReviewStep::Check },
            "复核" => Act::Pass { resource, step: ReviewStep::Recheck },
            "退回" => {
                let pair = |text: &str| {
                    text.split_once('=').map(|(a, b)| (a.to_owned(), words::unquote(b))).ok_or_else(|| "应写作：逐项 内容=理由".into())
                };
                let fields = options.list("逐项", pair)?.unwrap_or_default().into_iter().collect();
                Act::Return { resource, reason: reason(options)?, fields }
            }
            "发布" => Act::Publish { resource },
            "撤销" => Act::Withdraw { resource, reason: reason(options)? },
            "加载" => {
                let file = options.value("文件").unwrap_or("数据.csv").into();
                let secrecy = options.read("声明", words::secrecy)?;
                Act::Load { resource, file, blank: options.flag("全部不合格"), secrecy }
            }
            _ => return Err(format!("动词“{verb}”不认识，见 cases/README.md")),
        })
    }

    /// The requirements of use as the entry states them, or as an applicant read them before.
    fn requirements(&self, resource: &str, today: NaiveDate, options: &mut Options<'_>) -> String {
        let read = options.value("所阅使用要求").map(words::unquote);
        let contract = || Some(self.drafts.get(resource)?.contract(resource, self.law.as_ref()?, today));
        read.or_else(|| contract()?.fields.remove(Contract::USE_REQUIREMENTS)).unwrap_or_default()
    }

    fn apply(&mut self, by: &str, source: &str, resource: &str, today: NaiveDate, options: &mut Options<'_>) -> Result<Act, Wrong> {
        self.org(source)?;
        let resource = self.resource_name(resource)?;
        if self.cast.resources.get(&resource).is_some_and(|declared| declared.org != source) {
            return Err(format!("“{resource}”不是{source}的资源"));
        }
        let all = || self.drafts.get(&resource).map(|d| d.items.iter().map(|i| i.name.clone()).collect()).unwrap_or_default();
        let items = options.list("数据项", |title| self.column(title))?.unwrap_or_else(all);
        let element = |title: &str| self.titled(Key::SharingElements, title).or_else(|_| self.titled(Key::SharingApplication, title));
        let lacks = options.list("缺", element)?.unwrap_or_default();
        let usual = today.checked_add_days(Days::new(USUAL_USE)).ok_or("日期太远")?;
        let basis = options.read("依据", |text| words::basis(text, self.library))?.or_else(|| self.cast.basis.clone());
        let mut application = Application {
            scenario: options.value("场景").unwrap_or("办理业务").into(),
            unit: words::noted(by)?.0.into(),
            items,
            mode: options.read("方式", words::mode)?.unwrap_or(Mode::Api),
            purpose: words::unquote(options.value("用途").unwrap_or(&self.cast.purpose)),
            until: options.read("至", words::day)?.unwrap_or(usual),
            basis: if options.flag("无依据") { None } else { basis },
            business: if options.flag("无业务") {
                String::new()
            } else {
                options.value("业务").unwrap_or("最低生活保障对象认定").into()
            },
            special: super::special::special(options, |title| self.titled(Key::SharingSpecial, title))?,
            acknowledged: if options.flag("未确认使用要求") { String::new() } else { self.requirements(&resource, today, options) },
            renews: options.value("续").map(|request| format!("{request}的授权").into()),
        };
        if options.flag("无用途") {
            application.purpose.clear();
        }
        for field in lacks {
            match field.as_str() {
                "scenario" => application.scenario.clear(),
                "unit" => application.unit.clear(),
                "items" => application.items.clear(),
                _ => return Err("共享模式和截止时间不能缺".into()),
            }
        }
        let request = options.value("记作").map_or_else(|| format!("第{}件", self.requests.len() + 1), str::to_owned);
        Ok(Act::Apply { request, source: source.into(), resource, application })
    }

    fn answer(&mut self, verb: &str, label: &[&str], options: &mut Options<'_>) -> Result<Act, Wrong> {
        let request = match label {
            [] => self.request.clone().ok_or("还没有申请")?,
            [name] => (*name).to_owned(),
            _ => return Err(format!("看不懂“{}”", label.join(" "))),
        };
        let (_, asked) = self.requests.get(&request).cloned().ok_or_else(|| format!("没有记作“{request}”的申请"))?;
        Ok(match verb {
            "同意" => {
                let basis = options.read("依据", |text| words::basis(text, self.library))?;
                let findings = self.findings(&request, &asked, !options.flag("条件未满足"), options)?;
                Act::Agree { terms: self.terms(&asked, options)?, request, findings, basis }
            }
            "拒绝" => {
                let basis = options.read("依据", |text| words::basis(text, self.library))?;
                if basis.is_some() == options.flag("无依据") {
                    return Err("拒绝须写明“依据 《…》第几条”或者“无依据”".into());
                }
                let findings = self.findings(&request, &asked, options.flag("条件都满足"), options)?;
                Act::Refuse { request, basis, reason: refusal_reason(options), findings }
            }
            "提供" => Act::Deliver { request, offline: super::special::offline(options)? },
            "承诺安全" => Act::Undertake { request, safety: super::special::safety(options)? },
            "退回授权" => Act::GiveUp { request },
            "撤回" => Act::Cancel { request },
            "核验" => {
                let pair = |text: &str| {
                    let (title, value) = text.split_once('=').ok_or("应写作：数据项 名称=值")?;
                    Ok::<_, Wrong>((self.column(title)?, value.to_owned()))
                };
                Act::Check {
                    request,
                    key: options.value("主键").unwrap_or(words::RECORD).into(),
                    claims: options.list("数据项", pair)?.ok_or("须写明数据项和声称的值")?,
                    purpose: options.value("用途").map_or_else(|| asked.purpose.trim().to_owned(), str::to_owned),
                }
            }
            _ => {
                let none = options.flag("不注明用途").then(String::new);
                let stated = none.or_else(|| options.value("用途").map(str::to_owned));
                Act::Call {
                    request,
                    items: options.list("数据项", |title| self.column(title))?.unwrap_or_default(),
                    purpose: stated.unwrap_or_else(|| asked.purpose.trim().to_owned()),
                    mode: options.read("方式", words::mode)?.unwrap_or(asked.mode),
                    unit: options.value("单位").unwrap_or_default().into(),
                    times: options.read("次数", |text| text.parse().map_err(|_| "次数应为数字".to_owned()))?.unwrap_or(1),
                }
            }
        })
    }

    fn terms(&self, asked: &Application, options: &mut Options<'_>) -> Result<Terms, Wrong> {
        let all = || asked.items.iter().map(|item| GrantedItem { item: item.clone(), mask: None }).collect();
        let chosen = options.list("数据项", |text| words::granted(text, |title| self.column(title)))?;
        let count = |text: &str| words::number(text, "", " 次").ok_or_else(|| format!("“{text}”应写作 几 次"));
        let rows = |text: &str| {
            let (title, value) = text.split_once('=').ok_or("应写作：只限 数据项=值")?;
            Ok::<_, Wrong>(RowFilter { item: self.column(title)?, equals: value.into() })
        };
        Ok(Terms {
            items: if options.flag("无数据项") { Vec::new() } else { chosen.unwrap_or_else(all) },
            rows: options.read("只限", rows)?,
            until: options.read("至", words::day)?.unwrap_or(asked.until),
            daily_quota: options.read("每日", count)?,
            tries: options.read("每条", count)?,
        })
    }

    /// Findings on each condition of the resource, all alike; none where the law has none looked at, or the story says so.
    fn findings(&self, request: &str, asked: &Application, met: bool, options: &mut Options<'_>) -> Result<Vec<Finding>, Wrong> {
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        let today = self.last.map_or(NaiveDate::MIN, |at| at.date_naive());
        let asks = asked.mode != Mode::Verify && law.rule(Key::SharingReviewConditions, today).is_some();
        if options.flag("未逐项审核") || !asks {
            return Ok(Vec::new());
        }
        let resource = self.requests.get(request).map(|(resource, _)| resource.as_str()).unwrap_or_default();
        let conditions = self.drafts.get(resource).map(|draft| draft.contract(resource, law, today).conditions()).unwrap_or_default();
        Ok((1..=conditions.len()).map(|condition| Finding { condition, met, evidence: "见申请材料".into() }).collect())
    }

    fn account(&mut self, org: &str, name: &str, options: &mut Options<'_>) -> Result<Act, Wrong> {
        self.org(org)?;
        let roles = options.list("角色", words::role)?.ok_or("须写明角色")?;
        Ok(Act::AddPerson { org: org.into(), name: name.into(), roles })
    }

    pub(super) fn resource_name(&mut self, name: &str) -> Result<String, Wrong> {
        if !self.drafts.contains_key(name) {
            return Err(format!("没有叫“{name}”的资源；先在开头声明"));
        }
        self.named.insert(name.to_owned());
        Ok(name.to_owned())
    }

    pub(super) fn named_case(&mut self, name: &str) -> Result<Case, Wrong> {
        if self.requests.contains_key(name) {
            return Ok(Case::Request(name.into()));
        }
        if let Some((room, name)) = self.matters.iter().rfind(|(_, known)| known == name) {
            return Ok(Case::Matter(*room, name.clone()));
        }
        Ok(Case::Resource(self.resource_name(name)?))
    }
}

pub(super) fn reason(options: &mut Options<'_>) -> Result<String, Wrong> {
    match (options.value("理由"), options.flag("无理由")) {
        (Some(text), false) => Ok(words::unquote(text)),
        (None, true) => Ok(String::new()),
        _ => Err("须写明“理由 …”或者“无理由”".into()),
    }
}

/// The words of a refusal; `（空）` says that none were given.
fn refusal_reason(options: &mut Options<'_>) -> String {
    match options.value("理由") {
        None => "不能提供".into(),
        Some("（空）") => String::new(),
        Some(text) => text.into(),
    }
}
