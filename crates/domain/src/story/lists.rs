//! The verbs of lists, rounds and registration, and what may be asked of the catalogue as a whole.

use super::act::{Act, Case, MatterAct};
use super::action::reason;
use super::options::Options;
use super::reader::Reader;
use super::source::Question;
use super::words::{self, Wrong};
use crate::catalogue::{ListKind, RegisterKind};
use crate::decision::Room;
use chrono::NaiveDate;
use law::Key;
use serde_json::{Map, Value, json};

pub(super) const LISTS: [&str; 3] = ["编报清单", "审定清单", "退回清单"];
pub(super) const ROUNDS: [&str; 6] = ["部署编目", "部署清单", "部署登记", "完成部署", "免除部署", "结束部署"];
pub(super) const REGISTRATIONS: [&str; 4] = ["发起登记", "报送登记", "退回登记", "准予登记"];
pub(super) const FORMS: [&str; 2] = ["启用登记表", "停用登记表"];

/// What may be asked of the catalogue as a whole.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // the reports of the catalogue, by their names
pub enum Inquiry {
    Level { text: String, on: Option<NaiveDate> },
    Editions,
    Duplicates,
    Coverage,
    List { kind: ListKind, on: Option<NaiveDate>, org: Option<String> },
    Kinds,
    Gaps,
    Register,
    Round,
    Listing(String),
    Belongs(Case),
}

impl Reader<'_> {
    /// Reads a question of the catalogue; none where the verb is another.
    pub(super) fn inquiry(&mut self, verb: &str, rest: &[&str], today: NaiveDate, options: &mut Options<'_>) -> Result<Option<Act>, Wrong> {
        let inquiry = match (verb, rest) {
            ("查总目录", []) => {
                Inquiry::Level { text: options.value("含").unwrap_or_default().into(), on: options.read("当日", words::day)? }
            }
            ("查目录版本", []) => Inquiry::Editions,
            ("查重复数据项", []) => Inquiry::Duplicates,
            ("查编目情况", []) => Inquiry::Coverage,
            ("查清单", [title]) => {
                let org = options.read("机构", |org| self.org(org).map(|_| org.to_owned()))?;
                Inquiry::List { kind: self.kind_of_list(title, today)?, on: options.read("当日", words::day)?, org }
            }
            ("查清单种类", []) => Inquiry::Kinds,
            ("查清单缺口", []) => Inquiry::Gaps,
            ("查登记情况", []) => Inquiry::Register,
            ("查部署", []) => Inquiry::Round,
            ("查已报清单", rest) => Inquiry::Listing(self.within(Room::Listing, "show", rest, Value::Null)?.name),
            ("查所属清单", [name]) => Inquiry::Belongs(self.named_case(name)?),
            _ if verb.starts_with("查清单") || verb.starts_with("查部署") => {
                return Err(format!("看不懂“{verb} {}”", rest.join(" ")));
            }
            _ => return Ok(None),
        };
        Ok(Some(Act::Ask(Question::Catalogue(inquiry))))
    }

    /// A kind of list by its title in the law.
    fn kind_of_list(&self, title: &str, today: NaiveDate) -> Result<ListKind, Wrong> {
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        if title == Key::CataloguePublicList.label() {
            return Ok(ListKind::Resource);
        }
        let rows = [Key::CatalogueLists, Key::CatalogueListDuty].into_iter().flat_map(|key| law.table(key, today));
        let row = rows.into_iter().find(|row| row.get("title").is_some_and(|known| known == title));
        let name = row.and_then(|row| row.get("name").cloned()).ok_or_else(|| format!("法规没有“{title}”"))?;
        serde_json::from_value(name.into()).map_err(|why| why.to_string())
    }

    pub(super) fn listing(&mut self, verb: &str, rest: &[&str], today: NaiveDate, options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        match (verb, rest) {
            ("编报清单", [title]) => {
                let line = |text: &str| {
                    let (name, notes) = words::noted(text)?;
                    let mut line = Map::new();
                    line.insert("resource".into(), self.drafts.contains_key(name).then(|| name.to_owned()).into());
                    for note in notes {
                        match note.split_once(' ') {
                            Some(("依据", basis)) => drop(line.insert("basis".into(), json!(words::basis(basis, self.library)?))),
                            Some(("责任部门", org)) => drop(line.insert("responsible".into(), json!(org))),
                            _ => return Err(format!("清单的说明“{note}”不认识；可用：依据 …、责任部门 …")),
                        }
                    }
                    Ok(Value::Object(line))
                };
                let stated = options.list("列入", line)?;
                let mut body = json!({
                    "list": self.kind_of_list(title, today)?,
                    "reason": if options.flag("无理由") { String::new() } else { options.value("理由").map(words::unquote).unwrap_or_default() },
                    "nil": options.flag("零报告"),
                });
                if let (Some(stated), Some(fields)) = (stated, body.as_object_mut()) {
                    fields.insert("stated".into(), stated.into());
                }
                Ok(self.opens(Room::Listing, body, options))
            }
            ("审定清单", _) => self.within(Room::Listing, "approve", rest, json!({})),
            ("退回清单", _) => self.within(Room::Listing, "reject", rest, json!({ "reason": reason(options)? })),
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    pub(super) fn round(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let topics = [("部署编目", "compile"), ("部署清单", "lists"), ("部署登记", "register")];
        if let (Some((_, topic)), [title]) = (topics.iter().find(|(word, _)| *word == verb), rest) {
            let scope = options.list("范围", |org| self.org(org).map(|_| org.to_owned()))?.unwrap_or_default();
            return Ok(self.opens(Room::Round, json!({ "title": title, "topic": topic, "scope": scope }), options));
        }
        match verb {
            "完成部署" => self.within(Room::Round, "done", rest, json!({ "note": options.value("说明").unwrap_or_default() })),
            "免除部署" => {
                let [org] = rest else { return Err("应写作：免除部署 机构，理由 …".into()) };
                self.org(org)?;
                self.within(Room::Round, "excuse", &[], json!({ "org": org, "reason": reason(options)? }))
            }
            "结束部署" => self.within(Room::Round, "close", rest, json!({})),
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    pub(super) fn registration(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let [name] = rest else { return Err(format!("应写作：{verb} 资源")) };
        let name = self.resource_name(name)?;
        let (verb, body) = match verb {
            "发起登记" => {
                let kind =
                    RegisterKind::ALL.into_iter().find(|kind| options.flag(kind.title())).ok_or("须写明登记的类型，例如 更正登记")?;
                ("open", json!({ "resource": name, "kind": kind, "reason": reason(options)? }))
            }
            "报送登记" => {
                let pair = |text: &str| text.split_once('=').ok_or("应写作：填写 内容=文字").map(|(a, b)| (a.to_owned(), json!(b)));
                let stated: Map<_, _> =
                    options.list("填写", |text| pair(text).map_err(str::to_owned))?.unwrap_or_default().into_iter().collect();
                let answer = |text: &str| Ok(if text == "（不答）" { String::new() } else { text.to_owned() });
                ("file", json!({ "stated": stated, "answers": options.list("答复", answer)?.unwrap_or_default() }))
            }
            "退回登记" => ("return", json!({ "remarks": options.list("意见", |text| Ok(text.to_owned()))?.unwrap_or_default() })),
            _ => ("register", json!({})),
        };
        Ok(MatterAct { room: Room::Registration, name, verb, body })
    }

    /// Forms: every kind has the fields stated, unless it is left out.
    pub(super) fn forms(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        match (verb, rest) {
            ("启用登记表", [title]) => {
                let field = |text: &str| {
                    let (title, name) = text.split_once('=').ok_or("应写作：内容 名称=短名")?;
                    Ok::<_, Wrong>(json!({ "name": name, "title": title }))
                };
                let fields = options.list("内容", field)?.unwrap_or_else(|| vec![json!({ "name": "resource_name", "title": "资源名称" })]);
                let number =
                    if options.flag("无编号规则") { "" } else { options.value("编号规则").unwrap_or("登〔{年}〕{序号}号") };
                let left = options.list("缺", |title| Ok(title.to_owned()))?.unwrap_or_default();
                let kinds = RegisterKind::ALL.into_iter().filter(|kind| !left.iter().any(|title| title == kind.title()));
                let form = |kind: RegisterKind| Some((json!(kind).as_str()?.to_owned(), json!({ "fields": fields, "number": number })));
                let forms: Map<_, _> = kinds.filter_map(form).collect();
                Ok(self.opens(Room::RegisterForm, json!({ "title": title, "forms": forms }), options))
            }
            ("停用登记表", _) => self.within(Room::RegisterForm, "end", rest, json!({ "reason": reason(options)? })),
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }
}
