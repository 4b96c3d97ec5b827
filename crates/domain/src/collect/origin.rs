//! Where data comes from 来源: the ways in which the law lets it be obtained, and through whom.

use super::{Line, asked};
use crate::{Context, OrgId, Parties, Refusal};
use law::{Citation, Key, Value};

/// A way in which the law lets data be obtained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Means {
    /// Its short name.
    pub name: String,
    /// In the words of the law.
    pub title: String,
    /// What it takes: `article`, `function`, `agreement`.
    pub needs: String,
    /// Where it stands.
    pub citation: Citation,
}

/// The ways the law lists for this department; none where it lists none.
pub fn means(org: &OrgId, ctx: &Context<'_>) -> Vec<Means> {
    let read = |rule: &law::Ruled| {
        let Value::Entry(row) = &rule.value else { return None };
        let cell = |name: &str| row.get(name).cloned().unwrap_or_default();
        let owed = ctx.bearer(rule.by.as_deref(), &Parties::of(org)) == org;
        owed.then(|| Means { name: cell("name"), title: cell("title"), needs: cell("needs"), citation: rule.citation.clone() })
    };
    ctx.law.entries(Key::SourceMeans, ctx.today()).into_iter().filter_map(read).collect()
}

/// Names and titles of the channels the law tells apart.
pub fn channels(ctx: &Context<'_>) -> Vec<(String, String)> {
    let rows = ctx.law.table(Key::SourceChannels, ctx.today());
    rows.into_iter().filter_map(|row| Some((row.get("name")?.clone(), row.get("title")?.clone()))).collect()
}

/// It is obtained in one of the ways the law lists, with what that way takes.
pub(super) fn origin(line: &Line, org: &OrgId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let all = means(org, ctx);
    let Some(first) = all.first() else { return Ok(()) };
    let titles = || all.iter().map(|way| format!("“{}”", way.title)).collect::<Vec<_>>().join("、");
    let Some(way) = all.iter().find(|way| way.name == line.origin.by) else {
        let whole = Citation { item: None, ..first.citation.clone() };
        let message = match line.origin.by.as_str() {
            "" => format!("“{}”没有写明获得的方式", line.element),
            _ => format!("“{}”获得的方式不是条文所列的", line.element),
        };
        return Err(Refusal::law("collect.origin", Some(whole), message, format!("请在{}中选择", titles())));
    };
    let refuse = |what: &str, remedy: &str| {
        let message = format!("“{}”{what}", line.element);
        Err(Refusal::law("collect.origin", Some(way.citation.clone()), message, remedy))
    };
    let stated = |text: &str| !text.trim().is_empty();
    let article = || {
        let picked = line.basis.as_ref().filter(|basis| basis.article.is_some());
        let known = picked.and_then(|picked| ctx.law.basis(picked));
        known.is_some_and(|basis| {
            asked(Key::SourceMeansBasis, org, ctx).is_none() || ctx.law.suffices(Key::SourceMeansBasis, &basis, ctx.today()).is_ok()
        })
    };
    match way.needs.as_str() {
        "article" if !article() => refuse("没有写明所依的法律、法规条文", "请从依据库中选择具体条款"),
        "function" if !stated(&line.origin.function) => refuse("没有写明履行什么职责产生", "请写明职责"),
        "function" if !stated(&line.origin.system) => refuse("没有写明产生数据的系统或者设备", "请写明系统或者设备"),
        "agreement" if !stated(&line.origin.agreement) => refuse("没有协议或者其他合法的凭证", "请写明协议的名称和文号"),
        "agreement" if line.origin.until.is_none() => refuse("没有写明协议到何时为止", "请写明协议的最后一天"),
        "function" => protected(line, org, ctx),
        _ => Ok(()),
    }
}

/// Sound and pictures of people are kept as what the law protects.
fn protected(line: &Line, org: &OrgId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(citation) = asked(Key::SourceProtect, org, ctx).filter(|_| line.origin.recording && !line.origin.protected) else {
        return Ok(());
    };
    let kinds = ctx.law.list(Key::SourceProtect, ctx.today()).join("、");
    let message = format!("“{}”录有声音、图像，没有标明须保护", line.element);
    Err(Refusal::law("collect.protect", Some(citation), message, format!("请标明按{kinds}保护")))
}

/// It comes through one of the channels the law tells apart, with what that one takes.
pub(super) fn channel(line: &Line, org: &OrgId, ctx: &Context<'_>) -> Result<(), Refusal> {
    let Some(citation) = asked(Key::SourceChannels, org, ctx) else { return Ok(()) };
    let rows = ctx.law.table(Key::SourceChannels, ctx.today());
    let refuse = |what: String, remedy: &str| Err(Refusal::law("collect.channel", Some(citation.clone()), what, remedy));
    let Some(row) = rows.iter().find(|row| row.get("name").is_some_and(|name| *name == line.channel.by)) else {
        let titles: Vec<_> = rows.iter().filter_map(|row| row.get("title")).map(String::as_str).collect();
        return refuse(format!("“{}”没有写明通过什么渠道采集", line.element), &format!("请在{}中选择", titles.join("、")));
    };
    let stated = |text: &str| !text.trim().is_empty();
    let lacks = match row.get("needs").map(String::as_str) {
        Some("contract") if !stated(&line.channel.party) => Some("第三方的名称"),
        Some("contract") if !stated(&line.channel.document) => Some("与第三方的合同"),
        Some("authorisation") if !stated(&line.channel.document) => Some("授权文件"),
        Some("system") if !stated(&line.channel.system) => Some("形成数据的系统"),
        _ => None,
    };
    match lacks {
        Some(what) => refuse(format!("“{}”没有写明{what}", line.element), &format!("请写明{what}")),
        None => Ok(()),
    }
}
