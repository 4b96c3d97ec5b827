//! The verbs of collection: duties, standards, lists, forms, digitisation.

use super::act::MatterAct;
use super::action::reason;
use super::options::Options;
use super::reader::Reader;
use super::words::{self, Wrong};
use crate::decision::Room;
use chrono::NaiveDate;
use law::{Key, Value as Ruling};
use serde_json::{Map, Value, json};

pub(super) const VERBS: [&str; 12] = [
    "登记职责",
    "登记标准",
    "废止标准",
    "报送清单",
    "审定采集清单",
    "退回采集清单",
    "登记使用",
    "登记表单",
    "停用表单",
    "登记数字化",
    "数字化改造",
    "登记结构化",
];

/// Days after which a story asks what was not used.
pub const UNUSED_DAYS: u32 = 365;

impl Reader<'_> {
    pub(super) fn collection(&mut self, verb: &str, rest: &[&str], options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        match (verb, rest) {
            ("登记职责", [org]) => {
                self.org(org)?;
                let duty = |name: &str| Ok::<_, Wrong>(json!({ "name": name }));
                let body = json!({
                    "org": org,
                    "document": if options.flag("无文件") { "" } else { options.value("文件").unwrap_or("三定规定") },
                    "duties": options.list("职责", duty)?.unwrap_or_default(),
                });
                Ok(self.opens(Room::Duties, body, options))
            }
            ("登记标准", [element]) => {
                let body = json!({
                    "element": element,
                    "code": options.value("代码").unwrap_or("DE0001"),
                    "standard": options.value("标准").unwrap_or_default(),
                    "version": options.value("版本").unwrap_or("1"),
                    "level": options.read("级别", level)?.unwrap_or("national"),
                    "kind": options.read("类型", kind)?.unwrap_or_else(|| json!({ "type": "text", "max": 60 })),
                    "codes": options.list("值域", |code| Ok::<_, Wrong>(code.to_owned()))?.unwrap_or_default(),
                });
                Ok(self.opens(Room::Standard, body, options))
            }
            ("废止标准", _) => self.within(Room::Standard, "end", rest, json!({ "reason": reason(options)? })),
            ("报送清单", []) => self.filed(options),
            ("审定采集清单", _) => {
                let act = self.within(Room::Collection, "accept", rest, Value::Null)?;
                let said = if options.flag("无理由") { "" } else { "办理业务所必需" };
                let own = |pair: &str| {
                    pair.split_once('=')
                        .map(|(item, why)| (item.to_owned(), words::unquote(why)))
                        .ok_or_else(|| "应写作：理由 数据=理由".to_owned())
                };
                let own = options.list("理由", own)?.unwrap_or_default();
                let lines = self.wishes.get(&act.name).into_iter().flatten();
                let why = |item: &String| own.iter().find(|(known, _)| known == item).map_or(said, |(_, why)| why.as_str());
                let lines: Vec<_> = lines.map(|item| json!({ "element": item, "reason": why(item) })).collect();
                Ok(MatterAct { body: json!({ "lines": lines }), ..act })
            }
            ("退回采集清单", _) => self.within(Room::Collection, "return", rest, json!({ "reason": reason(options)? })),
            ("登记使用", [element, rest @ ..]) => {
                let purpose = if options.flag("无用途") { "" } else { options.value("用途").unwrap_or("社会救助审核") };
                let body = json!({ "element": element, "purpose": purpose, "on": options.read("日期", words::day)? });
                self.within(Room::Collection, "use", rest, body)
            }
            ("登记表单", [title]) => {
                let body = json!({
                    "title": title,
                    "affair": options.value("事项").unwrap_or("社会救助"),
                    "step": options.read("环节", |n| n.parse::<u32>().map_err(|_| format!("“{n}”不是数")))?.unwrap_or(1),
                    "spec": if options.flag("无规范") { "" } else { options.value("规范").unwrap_or("采集规范 2026 版") },
                    "fields": options.list("字段", field)?.unwrap_or_default(),
                });
                Ok(self.opens(Room::Form, body, options))
            }
            ("停用表单", _) => self.within(Room::Form, "end", rest, json!({ "reason": reason(options)? })),
            ("登记数字化", [resource]) => {
                let resource = self.resource_name(resource)?;
                let paper = options.list("纸质", |step| Ok::<_, Wrong>(step.to_owned()))?.unwrap_or_default();
                let medium = |step: &str| if paper.iter().any(|known| known == step) { "paper" } else { "digital" };
                let reference = options.read("索引", |title| self.column(title))?.unwrap_or_default();
                let body = json!({
                    "resource": resource,
                    "collected": medium("采集"),
                    "recorded": medium("记录"),
                    "stored": medium("存储"),
                    "reference": reference,
                    "structure": structure(options)?,
                });
                Ok(self.opens(Room::Digitisation, body, options))
            }
            ("数字化改造", _) => {
                let mut count = |word: &str| {
                    options.read(word, |n| n.parse::<u32>().map_err(|_| format!("“{n}”不是数"))).map(Option::unwrap_or_default)
                };
                let (pages, sampled, errors, tolerated) = (count("页数")?, count("抽查")?, count("有错")?, count("容许")?);
                let standard = if options.flag("无标准") { "" } else { options.value("标准").unwrap_or("DA/T 31（2017）") };
                let body = json!({ "standard": standard, "pages": pages, "sampled": sampled, "errors": errors, "tolerated": tolerated });
                self.within(Room::Digitisation, "digitise", rest, body)
            }
            ("登记结构化", _) => {
                let body = json!({ "structure": structure(options)? });
                self.within(Room::Digitisation, "restructure", rest, body)
            }
            _ => Err(format!("看不懂“{verb} {}”", rest.join(" "))),
        }
    }

    fn filed(&mut self, options: &mut Options<'_>) -> Result<MatterAct, Wrong> {
        let lines = options.list("清单", |text| self.listed(text))?.unwrap_or_default();
        let elements = lines.iter().filter_map(|line| line["element"].as_str()).map(str::to_owned).collect();
        let act = self.opens(Room::Collection, json!({ "spec": "采集规范 2026 版", "lines": lines }), options);
        self.wishes.insert(act.name.clone(), elements);
        Ok(act)
    }

    /// `婚姻状况（职责 社会救助、必要 …）`; what isn't said is as usual, `无` is nothing.
    fn listed(&self, text: &str) -> Result<Value, Wrong> {
        let (element, notes) = words::noted(text)?;
        let (ways, channels) = (self.named_rows(Key::SourceMeans)?, self.named_rows(Key::SourceChannels)?);
        let first = |rows: &[(String, String)]| rows.first().map(|(name, _)| name.clone()).unwrap_or_default();
        let mut basis = self.cast.basis.clone();
        let (mut origin, mut channel) = (Map::new(), Map::new());
        origin.insert("by".into(), first(&ways).into());
        channel.insert("by".into(), first(&channels).into());
        let mut line = Map::new();
        for (field, usual) in [("duty", "社会救助"), ("necessity", "核对家庭情况"), ("granularity", "标准代码"), ("frequency", "每次申请")]
        {
            line.insert(field.into(), usual.into());
        }
        for note in notes {
            let (word, said) = note.split_once(' ').unwrap_or((note, ""));
            let said = &*words::unquote(if said == "无" { "" } else { said });
            let of = |rows: &[(String, String)]| {
                rows.iter().find(|(_, title)| title == said).map_or_else(|| said.to_owned(), |(name, _)| name.clone())
            };
            match word {
                "职责" => drop(line.insert("duty".into(), said.into())),
                "必要" => drop(line.insert("necessity".into(), said.into())),
                "程度" => drop(line.insert("granularity".into(), said.into())),
                "频次" => drop(line.insert("frequency".into(), said.into())),
                "另采" => drop(line.insert("reason".into(), said.into())),
                "依据" => basis = if said.is_empty() { None } else { Some(words::basis(said, self.library)?) },
                "方式" => drop(origin.insert("by".into(), of(&ways).into())),
                "职能" => drop(origin.insert("function".into(), said.into())),
                "系统" => drop(origin.insert("system".into(), said.into())),
                "协议" => drop(origin.insert("agreement".into(), said.into())),
                "协议至" => drop(origin.insert("until".into(), json!(words::day(said)?))),
                "录像" => drop(origin.insert("recording".into(), true.into())),
                "须保护" => drop(origin.insert("protected".into(), true.into())),
                "渠道" => drop(channel.insert("by".into(), of(&channels).into())),
                "第三方" => drop(channel.insert("party".into(), said.into())),
                "合同" | "授权" => drop(channel.insert("document".into(), said.into())),
                "形成于" => drop(channel.insert("system".into(), said.into())),
                _ => return Err(format!("采集清单的说明“{note}”不认识")),
            }
        }
        line.insert("element".into(), element.into());
        line.insert("basis".into(), json!(basis));
        line.insert("origin".into(), origin.into());
        line.insert("channel".into(), channel.into());
        Ok(line.into())
    }

    /// Names and titles of what the law lists under a key, whichever day it holds on.
    fn named_rows(&self, key: Key) -> Result<Vec<(String, String)>, Wrong> {
        let law = self.law.as_ref().ok_or("先写明“法”")?;
        let day = law.binding().filter_map(|pack| pack.in_force).max().unwrap_or(NaiveDate::MIN);
        let pair = |row: &std::collections::BTreeMap<String, String>| Some((row.get("name")?.clone(), row.get("title")?.clone()));
        let entries =
            law.entries(key, day).into_iter().filter_map(|rule| if let Ruling::Entry(row) = &rule.value { pair(row) } else { None });
        Ok(entries.chain(law.table(key, day).iter().filter_map(pair)).collect())
    }
}

/// `婚姻状况（数据元 婚姻状况、文本 2、标准 GB/T 2261.2、版本 2003、值域 10/20、预填）`.
fn field(text: &str) -> Result<Value, Wrong> {
    let (title, notes) = words::noted(text)?;
    let mut field = Map::new();
    field.insert("title".into(), title.into());
    field.insert("element".into(), title.into());
    field.insert("kind".into(), json!({ "type": "text", "max": 60 }));
    for note in notes {
        match note.split_once(' ').unwrap_or((note, "")) {
            ("数据元", said) => drop(field.insert("element".into(), said.into())),
            ("标准", said) => drop(field.insert("standard".into(), said.into())),
            ("版本", said) => drop(field.insert("version".into(), said.into())),
            ("值域", said) => drop(field.insert("codes".into(), said.split('/').collect())),
            ("预填", _) => drop(field.insert("prefilled".into(), true.into())),
            _ => drop(field.insert("kind".into(), kind(note)?)),
        }
    }
    Ok(field.into())
}

fn kind(text: &str) -> Result<Value, Wrong> {
    Ok(match text.split_once(' ').unwrap_or((text, "")) {
        ("文本", max) => json!({ "type": "text", "max": max.parse::<u32>().map_err(|_| format!("“{text}”应写作：文本 几"))? }),
        ("整数", _) => json!({ "type": "integer" }),
        ("日期", _) => json!({ "type": "date" }),
        _ => return Err(format!("类型“{text}”不认识；可用：文本 几、整数、日期")),
    })
}

fn level(text: &str) -> Result<&'static str, Wrong> {
    let known = [("国家", "national"), ("行业", "sector"), ("省", "provincial"), ("市", "city")];
    known
        .into_iter()
        .find(|(word, _)| *word == text)
        .map(|(_, name)| name)
        .ok_or_else(|| format!("级别“{text}”不认识；可用：国家、行业、省、市"))
}

fn structure(options: &mut Options<'_>) -> Result<Value, Wrong> {
    if options.flag("未定计划") {
        return Ok(json!({ "kind": "planned" }));
    }
    if let Some(by) = options.read("计划结构化", words::day)? {
        return Ok(json!({ "kind": "planned", "by": by }));
    }
    if options.flag("不能结构化") {
        return Ok(json!({ "kind": "impossible", "reason": "" }));
    }
    Ok(match options.value("不能结构化") {
        Some(reason) => json!({ "kind": "impossible", "reason": words::unquote(reason) }),
        None => json!({ "kind": "structured" }),
    })
}
